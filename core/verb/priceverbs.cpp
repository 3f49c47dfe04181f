// SPDX-License-Identifier: Apache-2.0
// What models cost: the home's prices.yaml over the list that comes with the program.
#include "core/agent/yamledit.h"
#include "core/config/nearest.h"
#include "core/engine/engine.h"
#include "core/environment/environments.h"
#include "core/model/models.h"
#include "core/verb/keptfile.h"
#include "core/verb/verbtable.h"

#include <QDir>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

const QStringList kAmounts{u"input"_s, u"output"_s, u"cached"_s, u"cache_write"_s, u"above"_s, u"long_input"_s, u"long_output"_s};

Result<KeptFile> openFile(const Context &context) { return KeptFile::read(QDir(context.home.config).filePath(u"prices.yaml"_s)); }

QJsonObject toJson(const Price &price)
{
    QJsonObject json{{u"input"_s, price.input}, {u"output"_s, price.output}};
    if (price.cached)
        json[u"cached"_s] = *price.cached;
    if (price.cacheWrite)
        json[u"cache_write"_s] = *price.cacheWrite;
    if (price.above > 0) {
        json[u"above"_s] = price.above;
        json[u"long_input"_s] = price.longInput;
        json[u"long_output"_s] = price.longOutput;
    }
    return json;
}

/*! Models that agents of the station name, or that answer for those that name none, and that have no price. */
QJsonArray unknownModels(const QPointer<Engine> &engine, const PriceTable &prices)
{
    Models *const models = engine ? engine->models() : nullptr;
    if (!models)
        return {};
    const QString standard = models->defaultProviderName();
    QStringList names = models->defaultModel().split(u',');
    if (Environments *environments = engine->environments()) {
        for (const Agent &agent : environments->current()->catalogue().agents())
            names << agent.model.split(u',') << agent.fallbackModels;
    }
    QSet<QString> unknown;
    for (const QString &one : std::as_const(names)) {
        const QString name = one.trimmed();
        const bool isPriced = name.isEmpty() || name == Rehearsal::modelName() || prices.find(standard, name) || (name.contains(u'/') && prices.find(name.section(u'/', 0, 0), name.section(u'/', 1)));
        if (!isPriced && (standard != Rehearsal::modelName() || name != models->defaultModel()))
            unknown.insert(name);
    }
    QStringList sorted(unknown.begin(), unknown.end());
    sorted.sort();
    return QJsonArray::fromStringList(sorted);
}

/*! \a own is what the file says, which may be broken: then the program's list counts alone. */
QJsonObject toJson(const KeptFile &file, const Result<PriceTable> &own, const QPointer<Engine> &engine, const QString &word = {})
{
    QJsonObject json = file.toJson();
    QHash<QString, Price> all = PriceTable::shipped().entries();
    const QHash<QString, Price> shipped = all;
    const QHash<QString, Price> theirs = own ? own->entries() : QHash<QString, Price>();
    all.insert(theirs);
    QStringList names = all.keys();
    names.sort();
    QJsonArray rows;
    for (const QString &name : std::as_const(names)) {
        if (!name.contains(word, Qt::CaseInsensitive))
            continue;
        QJsonObject row = toJson(all.value(name));
        row[u"model"_s] = name;
        row[u"from"_s] = theirs.contains(name) ? u"file"_s : u"program"_s;
        if (theirs.contains(name) && shipped.contains(name))
            row[u"program"_s] = toJson(shipped.value(name));
        rows << row;
    }
    json[u"prices"_s] = rows;
    if (!own)
        json[u"problem"_s] = own.error().detail;
    if (const auto table = own ? PriceTable::shipped().with(*own) : PriceTable::shipped(); word.isEmpty())
        json[u"unknown"_s] = unknownModels(engine, table);
    return json;
}

QCoro::Task<Result<QJsonObject>> runShow(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto file = openFile(context);
    if (!file)
        co_return std::unexpected(file.error());
    co_return toJson(*file, PriceTable::parse(file->bytes, file->path), context.engine, arguments[u"filter"_s].toString().trimmed());
}

YamlValue amountOf(double number)
{
    return YamlValue::fromJson(number == std::floor(number) && std::abs(number) < 1e15 ? QJsonValue(qint64(number)) : QJsonValue(number));
}

/*! What \a file says, with the price of one model changed as \a arguments say; what they do not say stays, as the file or the program has it. */
Result<QByteArray> withPrice(const KeptFile &file, const QString &name, const QJsonObject &arguments)
{
    const auto root = YamlValue::parse(file.bytes, file.path);
    if (!root)
        return std::unexpected(root.error());
    YamlValue wanted = root->isNull() ? YamlValue::map() : *root;
    YamlValue price = YamlValue::map();
    if (const YamlValue *there = wanted.find(name); there && there->isMap()) {
        price = *there;
    } else if (const PriceTable shipped = PriceTable::shipped(); shipped.entries().contains(name)) {
        const QJsonObject known = toJson(shipped.entries().value(name));
        for (const QString &key : kAmounts) {
            if (known.contains(key))
                price.insert(key, amountOf(known[key].toDouble()));
        }
    }
    for (const QString &key : kAmounts) {
        if (arguments.contains(key))
            price.insert(key, amountOf(arguments[key].toDouble()));
    }
    for (const QJsonValue key : arguments[u"without"_s].toArray())
        price.remove(key.toString());
    if (!price.find(u"input") || !price.find(u"output"))
        return failed(Fault::Invalid, u"%1 has no price yet: give --input and --output, dollars for a million tokens"_s.arg(name));
    wanted.insert(name, price);
    const QByteArray text = file.bytes.isEmpty() ? QByteArray("# US dollars for a million tokens; counts more than the list that comes with the program\n") : file.bytes;
    return editedYaml(text, *root, wanted, file.path);
}

Result<QByteArray> withoutPrice(const KeptFile &file, const QString &name)
{
    const auto root = YamlValue::parse(file.bytes, file.path);
    if (!root)
        return std::unexpected(root.error());
    YamlValue wanted = *root;
    if (!wanted.remove(name)) {
        QStringList names;
        for (const YamlValue::Key &key : root->keys)
            names << key.name;
        const QString near = nearest(name, names);
        return failed(Fault::NotFound, PriceTable::shipped().entries().contains(name) ? u"the price of %1 comes with the program; set another one instead"_s.arg(name)
                          : near.isEmpty() ? u"%1 has no price of '%2'"_s.arg(file.path, name) : u"%1 has no price of '%2'; did you mean '%3'?"_s.arg(file.path, name, near));
    }
    return editedYaml(file.bytes, *root, wanted.items.isEmpty() ? YamlValue() : wanted, file.path);
}

/*! Checks \a wanted and writes it. \return as prices.show, and what stood there before */
Result<QJsonObject> store(const Context &context, KeptFile file, const Result<QByteArray> &wanted, bool dryRun)
{
    if (!wanted)
        return std::unexpected(wanted.error());
    const auto own = PriceTable::parse(*wanted, file.path);
    if (!own)
        return std::unexpected(own.error());
    const QString before = QString::fromUtf8(file.bytes);
    const bool changed = file.bytes != *wanted;
    if (dryRun) {
        file.bytes = *wanted;
    } else {
        if (const auto written = file.write(*wanted); !written)
            return std::unexpected(written.error());
        if (Models *models = context.engine ? context.engine->models() : nullptr)
            models->forgetPrices();
    }
    QJsonObject json = toJson(file, own, context.engine);
    json[u"before"_s] = before;
    json[u"changed"_s] = changed;
    json[u"written"_s] = changed && !dryRun;
    return json;
}

QCoro::Task<Result<QJsonObject>> runSet(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto file = openFile(context);
    if (!file)
        co_return std::unexpected(file.error());
    if (const auto still = file->isStill(arguments[u"revision"_s].toString()); !still)
        co_return std::unexpected(still.error());
    const QString name = arguments[u"model"_s].toString().trimmed();
    const bool hasText = arguments.contains(u"text"_s);
    if (hasText == !name.isEmpty())
        co_return failed(Fault::Invalid, u"name a model with its prices, or give the whole file by --text"_s);
    co_return store(context, *file, hasText ? Result<QByteArray>(arguments[u"text"_s].toString().toUtf8()) : withPrice(*file, name, arguments), arguments[u"dry_run"_s].toBool());
}

QCoro::Task<Result<QJsonObject>> runUnset(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto file = openFile(context);
    if (!file)
        co_return std::unexpected(file.error());
    if (const auto still = file->isStill(arguments[u"revision"_s].toString()); !still)
        co_return std::unexpected(still.error());
    co_return store(context, *file, withoutPrice(*file, arguments[u"model"_s].toString().trimmed()), false);
}

QJsonObject resultSchema()
{
    const QJsonObject row = Schema::object({{u"model"_s, Schema::text(u"MODEL or PROVIDER/MODEL; * at the end stands for any rest"_s)}, {u"input"_s, Schema::number(u"dollars for a million tokens"_s)},
                                            {u"output"_s, Schema::number(u"so too"_s)}, {u"cached"_s, Schema::number(u"read from the provider's cache; missing: as input"_s)},
                                            {u"cache_write"_s, Schema::number(u"written into it; missing: as input"_s)}, {u"above"_s, Schema::number(u"requests with more input cost long_input and long_output"_s)},
                                            {u"from"_s, Schema::text(u"file or program"_s)}, {u"program"_s, Schema::object({})}}, {u"model"_s, u"input"_s, u"output"_s, u"from"_s});
    return Schema::object({{u"file"_s, Schema::text(u"prices.yaml of the home"_s)}, {u"exists"_s, Schema::boolean(u"false: the program's list counts alone"_s)}, {u"text"_s, Schema::text(u"of the file"_s)},
                           {u"revision"_s, Schema::text(u"of the text, for a change"_s)}, {u"prices"_s, Schema::list(row)}, {u"unknown"_s, Schema::list(Schema::text(u"a model in use without a price, which is not zero"_s))},
                           {u"problem"_s, Schema::text(u"with line and column; the file does not count until it is mended"_s)}, {u"before"_s, Schema::text(u"the text before a change"_s)},
                           {u"changed"_s, Schema::boolean(u"whether the text is another one"_s)}, {u"written"_s, Schema::boolean(u"whether it is in the file"_s)}}, {u"file"_s, u"revision"_s, u"prices"_s});
}

Parameter dollars(const QString &name, const QString &words) { return {.name = name, .type = Type::Number, .words = words, .placeholder = u"DOLLARS"_s, .least = 0, .most = 1e9}; }

} // namespace

QList<Verb> priceVerbs()
{
    const Parameter revision{.name = u"revision"_s, .words = u"only when the file is still at this revision, of prices show"_s, .placeholder = u"TEXT"_s};
    QList<Verb> verbs{
        {.name = u"prices.show"_s, .title = u"Show prices of models"_s, .description = u"Shows what models cost, in dollars for a million tokens: prices.yaml of the home over the list that comes with the program, and which models in use have no known price."_s,
         .parameters = {{.name = u"filter"_s, .words = u"only models with this in their name"_s, .placeholder = u"WORD"_s, .positional = true}},
         .resultSchema = resultSchema(), .hints = {.readOnly = true, .idempotent = true}, .examples = {u"prices show"_s, u"prices show sonnet --json"_s}, .run = runShow},
        {.name = u"prices.set"_s, .title = u"Set the price of a model"_s,
         .description = u"Sets what a model costs in prices.yaml of the home, or replaces the file; it counts at once. What is not given stays. What is no table of prices is not written. An empty text removes the file."_s,
         .parameters = {{.name = u"model"_s, .words = u"MODEL or PROVIDER/MODEL; * at the end stands for any rest"_s, .positional = true},
                        dollars(u"input"_s, u"for a million tokens that it reads"_s), dollars(u"output"_s, u"for a million tokens that it writes"_s), dollars(u"cached"_s, u"for those read from the provider's cache"_s),
                        dollars(u"cache_write"_s, u"for those written into it"_s),
                        {.name = u"above"_s, .type = Type::Integer, .words = u"from so many tokens of input on a request costs the next two"_s, .placeholder = u"TOKENS"_s, .least = 0, .most = 1e12},
                        dollars(u"long_input"_s, u"of such a request"_s), dollars(u"long_output"_s, u"of such a request"_s),
                        {.name = u"without"_s, .type = Type::List, .words = u"an amount to take away, as cached"_s, .placeholder = u"KEY"_s},
                        {.name = u"text"_s, .words = u"the whole file instead"_s, .placeholder = u"YAML"_s}, revision,
                        {.name = u"dry_run"_s, .type = Type::Boolean, .words = u"only check, and write nothing"_s}},
         .resultSchema = resultSchema(), .hints = {.idempotent = true}, .examples = {u"prices set router/* --input 1.2 --output 4"_s, u"prices set --text \"$(cat prices.yaml)\" --dry-run"_s}, .run = runSet},
        {.name = u"prices.unset"_s, .title = u"Remove the price of a model"_s, .description = u"Takes a model out of prices.yaml of the home, so that the program's price counts again, or none is known."_s,
         .parameters = {{.name = u"model"_s, .words = u"as the file has it"_s, .positional = true, .required = true}, revision},
         .resultSchema = resultSchema(), .hints = {.destructive = true}, .examples = {u"prices unset router/*"_s}, .run = runUnset},
    };
    for (Verb &verb : verbs) {
        verb.place = Verb::Place::Files;
        verb.subjects = {u"model"_s};
        if (!verb.hints.readOnly)
            verb.needs = Right::Administer;
    }
    return verbs;
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/config/configedit.h"
#include "core/config/configreader.h"
#include "core/config/nearest.h"
#include "core/engine/engine.h"
#include "core/engine/safefile.h"
#include "core/model/keyfile.h"
#include "core/model/keyplace.h"
#include "core/model/keyring.h"
#include "core/model/localservers.h"
#include "core/model/models.h"
#include "core/verb/verbtable.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr std::chrono::seconds kListDeadline(8);
constexpr std::chrono::milliseconds kProbeLimit(600);
constexpr std::chrono::seconds kTestDeadline(60);
constexpr qint64 kMaxConfig = 4 * 1'048'576;
constexpr qint64 kMaxKey = 16'384;

Result<Models *> modelsOf(const QPointer<Engine> &engine)
{
    if (Models *models = engine ? engine->models() : nullptr)
        return models;
    return failed(Fault::Invalid, u"there are no models here: this is no station of a home"_s);
}

const KnownProvider *findProvider(const QList<KnownProvider> &providers, const QString &name)
{
    const auto found = std::ranges::find_if(providers, [&name](const KnownProvider &known) { return known.name == name || known.aliases.contains(name); });
    return found == providers.end() ? nullptr : &*found;
}

lattice::Error unknownProvider(const QList<KnownProvider> &providers, const QString &name)
{
    QStringList names{u"rehearsal"_s};
    for (const KnownProvider &known : providers)
        names << known.name;
    const QString near = nearest(name, names);
    return {.fault = Fault::NotFound, .detail = near.isEmpty() ? u"there is no provider %1; there are %2"_s.arg(name, names.join(u", "_s)) : u"there is no provider %1; did you mean %2?"_s.arg(name, near)};
}

QJsonObject toJson(const KnownProvider &known, const QString &standard)
{
    QJsonObject json{{u"provider"_s, known.name}, {u"title"_s, known.title}, {u"api"_s, known.api}, {u"url"_s, known.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)},
                     {u"configured"_s, known.configured}, {u"has_key"_s, !known.key.isEmpty() || known.keyInKeyring}, {u"needs_key"_s, known.needsKey}, {u"default"_s, known.name == standard}};
    if (!known.keySource.isEmpty())
        json[u"key_from"_s] = known.keySource;
    if (!known.keyVariable.isEmpty())
        json[u"key_variable"_s] = known.keyVariable;
    if (!known.model.isEmpty())
        json[u"model"_s] = known.model;
    return json;
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto models = modelsOf(context.engine);
    if (!models)
        co_return std::unexpected(models.error());
    const QString only = arguments[u"provider"_s].toString();
    const QList<KnownProvider> providers = (*models)->providers();
    const QString standard = (*models)->defaultProviderName(), standardModel = (*models)->defaultModel();
    if (!only.isEmpty() && !findProvider(providers, only))
        co_return std::unexpected(unknownProvider(providers, only));

    // All are asked at once: a task starts when it is made.
    auto local = findLocalServers(providers, kProbeLimit, stop);
    struct Asked {
        QJsonObject row;
        std::optional<QCoro::Task<Result<QStringList>>> names;
    };
    std::vector<Asked> asked;
    for (const KnownProvider &known : providers) {
        if (!only.isEmpty() && findProvider(providers, only)->name != known.name)
            continue;
        const bool isWanted = !arguments[u"offline"_s].toBool() && (!only.isEmpty() || known.configured) && known.name != "openai-responses"_L1;
        const auto provider = (*models)->provider(known.name);
        asked.push_back({toJson(known, standard), {}});
        if (isWanted && provider && provider->isUsable())
            asked.back().names = provider->list(kListDeadline, stop);
    }
    QJsonArray rows;
    for (Asked &one : asked) {
        if (one.names) {
            const auto names = co_await *one.names;
            if (names)
                one.row[u"models"_s] = QJsonArray::fromStringList(*names);
            else
                one.row[u"error"_s] = names.error().detail;
        }
        rows << one.row;
    }
    QJsonArray servers;
    for (const LocalServer &server : co_await local)
        servers << QJsonObject{{u"provider"_s, server.provider}, {u"title"_s, server.title}, {u"url"_s, server.url.toString()}, {u"models"_s, QJsonArray::fromStringList(server.models)}};
    co_return QJsonObject{{u"providers"_s, rows}, {u"local"_s, servers}, {u"default_provider"_s, standard}, {u"default_model"_s, standardModel}};
}

/*! `anthropic`, `anthropic/claude-…`, `claude-…`, `rehearsal` as provider and model. */
Result<std::pair<QString, QString>> parted(const Models &models, const QString &text)
{
    const QList<KnownProvider> providers = models.providers();
    if (text == Rehearsal::modelName())
        return std::pair(text, QString());
    if (const KnownProvider *known = findProvider(providers, text))
        return std::pair(known->name, QString());
    if (const KnownProvider *known = text.contains(u'/') ? findProvider(providers, text.section(u'/', 0, 0)) : nullptr)
        return std::pair(known->name, text.section(u'/', 1));
    for (const KnownProvider &known : providers) {
        if (std::ranges::any_of(known.prefixes, [&text](const QString &prefix) { return text.startsWith(prefix); }))
            return std::pair(known.name, text);
    }
    const QString standard = models.defaultProviderName();
    if (standard == Rehearsal::modelName())
        return std::unexpected(unknownProvider(providers, text));
    return std::pair(standard, text);
}

Result<> writeDefault(const QString &path, const QString &provider, const QString &model)
{
    // The file may be a link into a repository of settings; that file is written then.
    const QString target = QFileInfo(path).isSymLink() ? QFileInfo(path).canonicalFilePath() : path;
    QFile file(target);
    QByteArray yaml;
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return failed(Fault::Refused, u"%1: %2"_s.arg(target, file.errorString()));
        yaml = file.read(kMaxConfig + 1);
        if (yaml.size() > kMaxConfig)
            return failed(Fault::Full, u"%1 is larger than 4 MB, which no configuration is"_s.arg(target));
    }
    const auto edited = withConfigValues(yaml, {{u"ai_provider"_s, provider}, {u"ai_model"_s, model}});
    if (!edited)
        return failed(edited.error().fault, u"%1: %2"_s.arg(target, edited.error().detail));
    if (*edited == yaml)
        return {};
    if (const auto folder = makePrivateFolder(QFileInfo(target).path()); !folder)
        return std::unexpected(folder.error());
    return writePrivateFile(target, *edited);
}

QCoro::Task<Result<QJsonObject>> runSet(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto models = modelsOf(context.engine);
    if (!models)
        co_return std::unexpected(models.error());
    const auto wanted = parted(**models, arguments[u"model"_s].toString().trimmed());
    if (!wanted)
        co_return std::unexpected(wanted.error());
    const auto [provider, model] = *wanted;
    const QString path = context.configFile.isEmpty() ? context.home.configFile() : context.configFile;
    if (const auto written = writeDefault(path, provider, model); !written)
        co_return std::unexpected(written.error());
    (*models)->setDefault(provider, model);
    QJsonObject result{{u"config"_s, path}, {u"provider"_s, provider}, {u"model"_s, (*models)->defaultModel()}};
    const KnownProvider *known = findProvider((*models)->providers(), provider);
    if (known && lacksKey(*known))
        result[u"note"_s] = u"%1 has no key yet: set %2, or store one with `stn model key %3`"_s.arg(known->title, known->keyVariable, known->name);
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runTest(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto models = modelsOf(context.engine);
    if (!models)
        co_return std::unexpected(models.error());
    QString name = arguments[u"model"_s].toString().trimmed();
    if (const KnownProvider *known = findProvider((*models)->providers(), name))
        name = known->name + u'/' + known->model;
    const Models::Choice choice = (*models)->choose(name);
    const QJsonArray content{QJsonObject{{u"text"_s, u"Reply with the single word: ready"_s}}};
    const ModelRequest request{.model = choice.model, .messages = {QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, content}}}, .tools = {}, .toolChoice = {}, .outputSchema = {},
                               .config = {}, .part = {.name = u"test"_s, .description = {}, .task = u"Reply with the single word: ready"_s, .input = {}, .scriptPath = {}},
                               .deadline = std::chrono::milliseconds(qint64(arguments[u"timeout"_s].toDouble(kTestDeadline.count()) * 1000))};
    const auto clock = std::make_shared<QElapsedTimer>();
    const auto first = std::make_shared<qint64>(-1);
    clock->start();
    const auto reply = co_await choice.provider.generate(request, [clock, first](const QString &) {
        if (*first < 0)
            *first = clock->nsecsElapsed();
    }, stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    QJsonObject result{{u"provider"_s, reply->provider}, {u"model"_s, reply->model}, {u"text"_s, reply->text.trimmed().left(400)}, {u"total_ms"_s, double(clock->nsecsElapsed()) / 1e6}};
    if (*first >= 0)
        result[u"first_ms"_s] = double(*first) / 1e6;
    if (reply->usage.inputTokens >= 0)
        result[u"input_tokens"_s] = reply->usage.inputTokens;
    if (reply->usage.outputTokens >= 0)
        result[u"output_tokens"_s] = reply->usage.outputTokens;
    if (const auto still = modelsOf(context.engine)) {
        if (const auto cost = (*still)->cost(*reply))
            result[u"cost_usd"_s] = *cost;
    }
    co_return result;
}

/*! From an environment variable or a file (`/dev/stdin` too): an argument would be seen by everybody who lists processes. */
Result<QString> givenKey(const QJsonObject &arguments)
{
    const QString variable = arguments[u"from_env"_s].toString(), path = arguments[u"from_file"_s].toString();
    if (variable.isEmpty() == path.isEmpty())
        return failed(Fault::Invalid, u"say where the key is: --from-env NAME, or --from-file PATH (/dev/stdin to type or pipe it); or --forget"_s);
    if (!variable.isEmpty()) {
        const QString key = qEnvironmentVariable(variable.toUtf8().constData()).trimmed();
        return key.isEmpty() ? failed(Fault::NotFound, u"the environment variable %1 is not set"_s.arg(variable)) : Result<QString>(key);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    const QString key = QString::fromUtf8(file.readLine(kMaxKey)).trimmed();
    return key.isEmpty() ? failed(Fault::Invalid, u"%1 is empty; expected the key in its first line"_s.arg(path)) : Result<QString>(key);
}

QCoro::Task<Result<QJsonObject>> runKey(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const QString name = arguments[u"provider"_s].toString();
    ConfigReader reader; // the engine is not asked: the key must not travel
    const QString configFile = context.configFile.isEmpty() ? context.home.configFile() : context.configFile;
    if (QFile::exists(configFile))
        reader.readFile(configFile);
    const QList<KnownProvider> providers = knownProviders(ModelSettings::ofHome(reader.result().value_or(Config()), context.home.config, {}));
    const KnownProvider *known = findProvider(providers, name);
    if (!known)
        co_return std::unexpected(unknownProvider(providers, name));
    const bool forget = arguments[u"forget"_s].toBool();
    const auto key = forget ? Result<QString>(QString()) : givenKey(arguments);
    if (!key)
        co_return std::unexpected(key.error());
    const QString provider = known->name;
    const auto place = co_await keepKey(context.home.config, provider, Secret(*key), arguments[u"in_file"_s].toBool() ? KeyPlace::File : KeyPlace::Keyring);
    if (!place)
        co_return std::unexpected(place.error());
    co_return QJsonObject{{u"provider"_s, provider}, {u"place"_s, *place}, {u"stored"_s, !forget},
                          {u"note"_s, u"A station that runs already takes it by `stn model reload`, or when it starts again."_s}};
}

/*! Takes what was stored since; a key of the environment or of config.yaml counts more and stays. */
QCoro::Task<Result<QJsonObject>> runReload(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto models = modelsOf(context.engine);
    if (!models)
        co_return std::unexpected(models.error());
    const KeyFile::Content stored = KeyFile(context.home.config).content();
    const QString keyring = u"the keyring"_s; // as ModelSettings says it
    QStringList taken;
    std::optional<lattice::Error> unread; // the others are taken all the same
    for (const KnownProvider &known : (*models)->providers()) {
        if (!known.keyInKeyring && !known.keySource.isEmpty() && known.keySource != KeyFile::fileName() && known.keySource != keyring)
            continue;
        QString key = stored.keys.value(known.name).reveal(), source = KeyFile::fileName();
        if (stored.inKeyring.contains(known.name)) {
            const auto read = co_await Keyring().read(known.name);
            if (!read) {
                unread = lattice::Error{read.error().fault, u"the key of %1: %2"_s.arg(known.name, read.error().detail)};
                continue;
            }
            key = read->reveal();
            source = keyring;
        }
        const auto still = modelsOf(context.engine);
        if (!still)
            co_return std::unexpected(still.error());
        if (key != known.key || !key.isEmpty()) {
            (*still)->setKey(known.name, key, key.isEmpty() ? QString() : source);
            taken << known.name;
        }
    }
    if (unread)
        co_return std::unexpected(*unread);
    co_return QJsonObject{{u"providers"_s, QJsonArray::fromStringList(taken)}};
}

} // namespace

QList<Verb> modelVerbs()
{
    const Parameter model{.name = u"model"_s, .words = u"MODEL, PROVIDER/MODEL or PROVIDER"_s, .positional = true, .required = true};
    Parameter tested = model;
    tested.required = false;
    return {
        {.name = u"model.list"_s, .title = u"List models"_s,
         .description = u"Lists the providers of models: where each is, whether a key is there and where it is from, and which models it has. Finds Ollama and llama.cpp on this machine."_s,
         .parameters = {{.name = u"provider"_s, .words = u"only this one, also when nobody has set it up"_s, .positional = true},
                        {.name = u"offline"_s, .type = Type::Boolean, .words = u"ask no provider for its models"_s}},
         .resultSchema = Schema::object({{u"providers"_s, Schema::list(Schema::object({{u"provider"_s, Schema::text(u"its name"_s)}, {u"has_key"_s, Schema::boolean(u"whether there is a key"_s)},
                                                                                       {u"key_from"_s, Schema::text(u"where the key is from"_s)}, {u"error"_s, Schema::text(u"why it lists no models"_s)}}))},
                                         {u"local"_s, Schema::list()}, {u"default_provider"_s, Schema::text(u"for agents that name none"_s)},
                                         {u"default_model"_s, Schema::text(u"for agents that name none"_s)}}, {u"providers"_s, u"default_provider"_s}),
         .hints = {.readOnly = true, .idempotent = true, .openWorld = true}, .examples = {u"model list"_s, u"model list ollama"_s}, .run = runList},
        {.name = u"model.set"_s, .title = u"Set the default model"_s,
         .description = u"Sets the model of agents that name none, for the station that runs and in config.yaml, whose comments and order stay."_s,
         .parameters = {model},
         .resultSchema = Schema::object({{u"config"_s, Schema::text(u"the file"_s)}, {u"provider"_s, Schema::text(u"whose model"_s)}, {u"model"_s, Schema::text(u"which"_s)},
                                         {u"note"_s, Schema::text(u"what is missing"_s)}}, {u"config"_s, u"provider"_s}),
         .hints = {.idempotent = true}, .needs = Right::Administer, .subjects = {u"model"_s}, .examples = {u"model set anthropic/claude-sonnet-5"_s, u"model set ollama/llama3.2"_s, u"model set rehearsal"_s}, .run = runSet},
        {.name = u"model.test"_s, .title = u"Try a model"_s,
         .description = u"Sends one small request, which costs a few tokens, and says how long it took or what is wrong."_s,
         .parameters = {tested, {.name = u"timeout"_s, .type = Type::Number, .words = u"how long to wait"_s, .placeholder = u"SECONDS"_s, .least = 0.1, .most = 3600, .initial = 60}},
         .resultSchema = Schema::object({{u"provider"_s, Schema::text(u"who answered"_s)}, {u"model"_s, Schema::text(u"in the provider's words"_s)}, {u"text"_s, Schema::text(u"the answer"_s)},
                                         {u"first_ms"_s, Schema::number(u"until the first word"_s)}, {u"total_ms"_s, Schema::number(u"until the last"_s)},
                                         {u"cost_usd"_s, Schema::number(u"in dollars; absent: not known"_s)}}, {u"provider"_s, u"model"_s, u"total_ms"_s}),
         .hints = {.openWorld = true}, .subjects = {u"model"_s}, .examples = {u"model test"_s, u"model test gemini"_s}, .run = runTest},
        {.name = u"model.reload"_s, .title = u"Read keys again"_s, .description = u"Has the station that runs take the keys that were stored or forgotten since it started."_s,
         .resultSchema = Schema::object({{u"providers"_s, Schema::list(Schema::text(u"whose key was read"_s))}}, {u"providers"_s}), .hints = {.idempotent = true}, .needs = Right::Administer,
         .examples = {u"model reload"_s}, .run = runReload},
        {.name = u"model.key"_s, .title = u"Store a key"_s,
         .description = u"Stores the key of a provider in the keyring of your session, or, where none answers, in keys.json beside config.yaml, readable by you alone. A key in the environment counts more."_s,
         .parameters = {{.name = u"provider"_s, .words = u"whose key"_s, .positional = true, .required = true},
                        {.name = u"from_env"_s, .words = u"the environment variable that has it"_s, .placeholder = u"VARIABLE"_s},
                        {.name = u"from_file"_s, .words = u"the file whose first line it is; /dev/stdin to type or pipe it"_s, .placeholder = u"PATH"_s},
                        {.name = u"in_file"_s, .type = Type::Boolean, .words = u"in keys.json, also where a keyring runs"_s},
                        {.name = u"forget"_s, .type = Type::Boolean, .words = u"remove the stored key"_s}},
         .resultSchema = Schema::object({{u"provider"_s, Schema::text(u"whose"_s)}, {u"place"_s, Schema::text(u"where it is"_s)}, {u"stored"_s, Schema::boolean(u"false: it is forgotten"_s)}}, {u"provider"_s, u"stored"_s}),
         .hints = {.idempotent = true}, .needs = Right::Administer, .onlyHere = true, .place = Verb::Place::Process, .examples = {u"model key anthropic --from-env ANTHROPIC_API_KEY"_s, u"model key openai --from-file /dev/stdin"_s}, .run = runKey},
    };
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/config/configfile.h"
#include "core/config/configreader.h"
#include "core/config/yamlwalk.h"
#include "core/engine/engine.h"
#include "core/model/models.h"
#include "core/verb/verbtable.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

QString fileOf(const Context &context) { return context.configFile.isEmpty() ? context.home.configFile() : context.configFile; }

bool isReference(const QString &text)
{
    static const QRegularExpression form(u"^(?:\\$\\{[A-Za-z_][A-Za-z0-9_]*\\})+\\z"_s);
    return form.match(text).hasMatch();
}

/*! Without a sign-in that may stand in an address. */
QString shown(const QString &text)
{
    static const QRegularExpression signIn(u"://[^/\\s,]*@"_s);
    return QString(text).replace(signIn, u"://…@"_s);
}

/*! Who may be heard and believed: another station may not change that here, whatever its right. */
bool isOfTrust(const ConfigKey &key)
{
    static const QStringList groups{u"lattice.remote."_s, u"lattice.nats."_s, u"lattice.embedded."_s, u"mcp_tls_"_s, u"mcp_oauth_"_s, u"telemetry."_s};
    return key.type == KeyType::Secret || key.path == "bind"_L1 || key.path == "workspace"_L1 || key.path == "ai_base_url"_L1
        || std::ranges::any_of(groups, [&key](const QString &group) { return key.path.startsWith(group); });
}

QString typeName(KeyType type)
{
    switch (type) {
    case KeyType::Secret: return u"secret"_s;
    case KeyType::Path: return u"path"_s;
    case KeyType::Integer: return u"integer"_s;
    case KeyType::Boolean: return u"boolean"_s;
    case KeyType::Choice: return u"choice"_s;
    case KeyType::Seconds: return u"seconds"_s;
    case KeyType::Millis: return u"milliseconds"_s;
    case KeyType::Bytes: return u"bytes"_s;
    case KeyType::Words: return u"list"_s;
    case KeyType::Users: case KeyType::Agents: case KeyType::Providers: return u"structure"_s;
    case KeyType::Text: case KeyType::StationId: break;
    }
    return u"text"_s;
}

/*! Whether \a config has what \a text says of the key; nothing where that cannot be told. */
std::optional<bool> isInUse(const Config &config, const ConfigKey &key, const std::optional<QString> &text, const QString &file, bool fromFile)
{
    const bool isStructure = key.type == KeyType::Users || key.type == KeyType::Agents || key.type == KeyType::Providers;
    if (isStructure || (!text && key.initial.isEmpty() && key.type == KeyType::Boolean))
        return {};
    const auto has = [&config, &key](const QVariant &value) {
        Config other = config;
        key.assign(other, value);
        return other == config;
    };
    const auto expanded = expandVariables(text.value_or(key.initial), ConfigReader::processVariables());
    if (!expanded)
        return {};
    if (expanded->isEmpty() && key.type == KeyType::Words)
        return has(QStringList());
    if (expanded->isEmpty() || (!text && key.type == KeyType::Text))
        return has(QString()) || has(*expanded); // a default that is not said, as the address to listen on
    const auto value = typedValue(key, *expanded);
    if (!value)
        return {};
    return has(key.type == KeyType::Path && fromFile ? QVariant(pathInConfig(*expanded, file)) : *value);
}

QJsonObject toJson(const ConfigKey &key, const ConfigFile &file, const ConfigReader::Variables &variables, const Engine *engine)
{
    QJsonObject row{{u"key"_s, key.path}, {u"type"_s, typeName(key.type)}, {u"default"_s, key.initial}, {u"help"_s, key.help}, {u"expected"_s, expectation(key)}};
    if (!key.choices.isEmpty())
        row[u"choices"_s] = QJsonArray::fromStringList(key.choices);
    if (key.least < key.most) {
        row[u"least"_s] = double(key.least);
        row[u"most"_s] = double(key.most);
    }
    const auto entry = file.find(key);
    const QStringList names = variablesOf(key);
    const auto variable = std::ranges::find_if(names, [&variables](const QString &name) { return !variables.value(name).isEmpty(); });
    const bool fromVariable = variable != names.end();
    std::optional<QString> text;
    if (fromVariable)
        text = variables.value(*variable);
    else if (entry && entry->simple)
        text = entry->text;
    row[u"from"_s] = fromVariable ? u"environment"_s : entry ? u"file"_s : u"default"_s;
    if (fromVariable)
        row[u"place"_s] = *variable;
    else if (entry)
        row[u"place"_s] = u"%1:%2"_s.arg(file.path()).arg(entry->line);
    row[u"set"_s] = fromVariable || entry;
    if (entry && !entry->simple)
        row[u"count"_s] = entry->count;
    if (text && (key.type != KeyType::Secret || (!fromVariable && isReference(*text))))
        row[u"value"_s] = shown(*text);
    if (!fromVariable && entry && entry->simple && key.type != KeyType::Secret && shown(entry->text) != entry->text)
        row[u"masked"_s] = true;
    if (const auto used = engine ? isInUse(engine->config(), key, text, file.path(), !fromVariable) : std::nullopt)
        row[u"in_use"_s] = *used;
    return row;
}

Result<ConfigFile> openFile(const Context &context) { return ConfigFile::read(fileOf(context)); }

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto file = openFile(context);
    if (!file)
        co_return std::unexpected(file.error());
    const auto variables = ConfigReader::processVariables();
    const QString word = arguments[u"filter"_s].toString().trimmed();
    QJsonArray rows;
    for (const ConfigKey &key : configKeys()) {
        if (!word.isEmpty() && !key.path.contains(word, Qt::CaseInsensitive) && !key.help.contains(word, Qt::CaseInsensitive))
            continue;
        const QJsonObject row = toJson(key, *file, variables, context.engine.data());
        if (!arguments[u"changed"_s].toBool() || row[u"set"_s].toBool())
            rows << row;
    }
    ConfigReader reader;
    reader.readYaml(file->bytes(), file->path());
    QJsonArray problems;
    for (const ConfigProblem &problem : reader.problems())
        problems << problem.toString();
    co_return QJsonObject{{u"file"_s, file->path()}, {u"exists"_s, QFileInfo::exists(file->path())}, {u"settings"_s, rows}, {u"problems"_s, problems}};
}

QCoro::Task<Result<QJsonObject>> runGet(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto key = configKey(arguments[u"key"_s].toString());
    if (!key)
        co_return std::unexpected(key.error());
    const auto file = openFile(context);
    if (!file)
        co_return std::unexpected(file.error());
    co_return toJson(**key, *file, ConfigReader::processVariables(), context.engine.data());
}

/*! What can be taken over at once is; the rest counts from the next start. */
void apply(const Context &context, const ConfigKey &key, const ConfigFile &file)
{
    Models *models = context.engine ? context.engine->models() : nullptr;
    if (!models || (key.path != "ai_provider"_L1 && key.path != "ai_model"_L1))
        return;
    ConfigReader reader;
    reader.readYaml(file.bytes(), file.path());
    reader.readVariables();
    if (const auto config = reader.result(); config && !config->aiProvider.isEmpty())
        models->setDefault(config->aiProvider, config->aiModel);
}

QCoro::Task<Result<QJsonObject>> change(Context context, QString name, std::optional<QString> value)
{
    const auto key = configKey(name);
    if (!key)
        co_return std::unexpected(key.error());
    if (context.caller.face == Caller::Face::Station && isOfTrust(**key))
        co_return failed(Fault::Refused, u"%1 says whom this station trusts and where it sends what it knows; it can only be changed on this machine"_s.arg((*key)->path));
    if (value && (*key)->type == KeyType::Secret && !value->isEmpty() && !isReference(*value))
        co_return failed(Fault::Refused, u"%1 is a secret, and config.yaml is no place for one; put it into an environment variable, as %2, and write ${%2} here"_s.arg((*key)->path, variablesOf(**key).constLast()));
    auto file = openFile(context);
    if (!file)
        co_return std::unexpected(file.error());
    const auto variables = ConfigReader::processVariables();
    const QJsonObject before = toJson(**key, *file, variables, nullptr);
    const auto old = file->find(**key);
    if (const auto changed = value ? file->set(**key, *value) : file->unset(**key); !changed)
        co_return std::unexpected(changed.error());
    if (const auto saved = file->save(); !saved)
        co_return std::unexpected(saved.error());
    apply(context, **key, *file);
    QJsonObject result = toJson(**key, *file, variables, context.engine.data());
    result[u"file"_s] = file->path();
    QJsonObject was{{u"set"_s, old.has_value()}};
    if (old && old->simple && before.contains(u"value"_s) && !before[u"masked"_s].toBool() && before[u"from"_s] == "file"_L1)
        was[u"value"_s] = old->text;
    result[u"before"_s] = was;
    if (result[u"from"_s] == "environment"_L1)
        result[u"note"_s] = u"The environment variable %1 counts more than the file."_s.arg(result[u"place"_s].toString());
    else if (context.engine && !result[u"in_use"_s].toBool(true))
        result[u"note"_s] = u"It counts when the station starts again: `stn restart`."_s;
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runSet(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    co_return co_await change(std::move(context), arguments[u"key"_s].toString(), arguments[u"value"_s].toString());
}

QCoro::Task<Result<QJsonObject>> runUnset(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    co_return co_await change(std::move(context), arguments[u"key"_s].toString(), std::nullopt);
}

QJsonObject rowSchema()
{
    return Schema::object({{u"key"_s, Schema::text(u"its path in config.yaml"_s)}, {u"type"_s, Schema::text(u"what a value is"_s)}, {u"value"_s, Schema::text(u"as set; of a secret never, but a reference such as ${NAME}"_s)},
                           {u"set"_s, Schema::boolean(u"false: the default counts"_s)}, {u"from"_s, Schema::text(u"default, file or environment"_s)}, {u"place"_s, Schema::text(u"the variable, or file and line"_s)},
                           {u"default"_s, Schema::text(u"when it is not set; may be empty"_s)}, {u"help"_s, Schema::text(u"what it is"_s)}, {u"expected"_s, Schema::text(u"what a value must be"_s)},
                           {u"in_use"_s, Schema::boolean(u"false: the running station still has another value"_s)}}, {u"key"_s, u"set"_s, u"from"_s});
}

Parameter keyWord() { return {.name = u"key"_s, .words = u"its path, as lattice.station_name"_s, .positional = true, .required = true}; }

} // namespace

QList<Verb> settingsVerbs()
{
    QList<Verb> verbs{
        {.name = u"settings.list"_s, .title = u"List settings"_s, .description = u"Lists the settings of the station: what counts, where it is said, the default and what it means. Secrets are not shown."_s,
         .parameters = {{.name = u"filter"_s, .words = u"only those with this word"_s, .placeholder = u"WORD"_s, .positional = true}, {.name = u"changed"_s, .type = Type::Boolean, .words = u"only those that are set"_s}},
         .resultSchema = Schema::object({{u"file"_s, Schema::text(u"the configuration file"_s)}, {u"settings"_s, Schema::list(rowSchema())}, {u"problems"_s, Schema::list(Schema::text(u"with file and line"_s))}}, {u"file"_s, u"settings"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .examples = {u"settings list"_s, u"settings list port"_s, u"settings list --changed"_s}, .run = runList},
        {.name = u"settings.get"_s, .title = u"Show a setting"_s, .description = u"Shows one setting: what counts, where it is said, the default and what it means. A secret is not shown."_s,
         .parameters = {keyWord()}, .resultSchema = rowSchema(), .hints = {.readOnly = true, .idempotent = true}, .examples = {u"settings get lattice.station_name"_s}, .run = runGet},
        {.name = u"settings.set"_s, .title = u"Change a setting"_s,
         .description = u"Sets one key of config.yaml, whose comments and order stay. What would not be a good file is not written. Most settings count when the station starts again. Secrets are written as ${NAME} only."_s,
         .parameters = {keyWord(), {.name = u"value"_s, .words = u"the new value; a list with commas"_s, .positional = true, .required = true}}, .resultSchema = rowSchema(), .hints = {.idempotent = true},
         .examples = {u"settings set lattice.station_name Desk"_s, u"settings set runs.max_age 90d"_s}, .run = runSet},
        {.name = u"settings.unset"_s, .title = u"Set a setting back"_s, .description = u"Takes a key out of config.yaml, so that its default counts again."_s, .parameters = {keyWord()}, .resultSchema = rowSchema(),
         .hints = {.destructive = true, .idempotent = true}, .examples = {u"settings unset runs.max_age"_s}, .run = runUnset},
    };
    for (Verb &verb : verbs) {
        verb.place = Verb::Place::Files;
        verb.subjects = {u"key"_s};
        if (!verb.hints.readOnly)
            verb.needs = Right::Administer;
    }
    return verbs;
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/environment/environment.h"

#include "core/config/nearest.h"
#include "core/engine/safefile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPointer>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(environmentLog, "station.core.environment")

namespace core {

namespace {

constexpr std::chrono::milliseconds kSettle(100);
constexpr std::chrono::seconds kSweep(5);

/*! A file's bytes; a link out of \a folder is refused, a file that is not there is empty. */
Result<QByteArray> readWithin(const QString &folder, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return QByteArray();
    if (!info.canonicalFilePath().startsWith(QDir(folder).canonicalPath() + u'/'))
        return failed(Fault::Refused, u"%1: a link out of the environment's folder; put a copy into it"_s.arg(path));
    if (!info.isFile())
        return failed(Fault::Refused, u"%1: not a regular file"_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2; make the file readable"_s.arg(path, file.errorString()));
    return file.read(ServerTemplateFile::kMaxBytes + 1);
}

bool isTemplate(const QString &fileName) { return !fileName.startsWith(u'.') && !fileName.endsWith(".openapi.json"_L1, Qt::CaseInsensitive); }

} // namespace

Result<EnvironmentSettings> EnvironmentSettings::parse(const QByteArray &bytes, const QString &fileName)
{
    static const QStringList known{u"description"_s, u"protected"_s};
    EnvironmentSettings settings;
    const auto yaml = YamlValue::parse(bytes, fileName);
    if (!yaml)
        return std::unexpected(yaml.error());
    if (!yaml->isMap() && !yaml->isNull())
        return std::unexpected(yamlError(fileName, 1, 1, u"%1; expected lines such as 'protected: true'"_s.arg(yaml->kindName())));
    for (qsizetype i = 0; i < yaml->keys.size(); ++i) {
        const YamlValue::Key &key = yaml->keys.at(i);
        const YamlValue &value = yaml->items.at(i);
        const QString near = nearest(key.name, known);
        if (key.name == "protected"_L1 && value.kind == YamlValue::Kind::Bool)
            settings.isProtected = value.boolean;
        else if (key.name == "description"_L1 && value.isScalar())
            settings.description = value.text;
        else if (known.contains(key.name))
            return std::unexpected(yamlError(fileName, value.line, value.column, u"'%1' is %2; expected %3"_s.arg(key.name, value.kindName(), key.name == "protected"_L1 ? u"true or false"_s : u"a text"_s)));
        else
            return std::unexpected(yamlError(fileName, key.line, key.column, u"unknown key '%1'; %2"_s.arg(key.name, near.isEmpty() ? u"expected protected or description"_s : u"did you mean '%1'?"_s.arg(near))));
    }
    return settings;
}

QByteArray EnvironmentSettings::toYaml() const
{
    const QByteArray list = QJsonDocument(QJsonArray{description}).toJson(QJsonDocument::Compact);
    return (description.isEmpty() ? QByteArray() : "description: " + list.sliced(1, list.size() - 2) + "\n") + "protected: " + (isProtected ? "true" : "false") + "\n";
}

Environment::Environment(const QString &folder, SecretStore &secrets, const QString &memory, QObject *parent)
    : QObject(parent)
    , m_paths{.folder = QDir::cleanPath(folder)}
    , m_name(QFileInfo(m_paths.folder).fileName())
    , m_secrets(secrets)
    , m_catalogue(m_paths.agents(), memory)
{
    m_settle.setSingleShot(true);
    const auto changed = [this] {
        if (!m_settle.isActive())
            m_settle.start(kSettle);
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, changed);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, changed);
    connect(&m_settle, &QTimer::timeout, this, &Environment::rescan);
    connect(&m_sweep, &QTimer::timeout, this, &Environment::rescan);
    m_sweep.start(kSweep);
    rescan();
}

template <typename T, typename Parse>
bool Environment::update(Kept<T> &kept, const QString &path, Parse parse)
{
    const auto bytes = readWithin(QFileInfo(path).absolutePath(), path);
    if (bytes && kept.read && *bytes == kept.bytes)
        return false;
    const auto before = kept.error;
    const Result<T> read = bytes ? parse(*bytes, path) : std::unexpected(bytes.error());
    kept.read = bytes.has_value();
    kept.bytes = bytes.value_or(QByteArray());
    kept.error = read ? std::nullopt : std::optional(read.error());
    if (read)
        kept.good = *read;
    else if (kept.error != before)
        qCWarning(environmentLog, "%ls", qUtf16Printable(kept.error->detail));
    return read || kept.error != before;
}

void Environment::rescan()
{
    bool changed = update(m_variables, m_paths.variables(), &Variables::parse);
    changed = update(m_settings, m_paths.settings(), &EnvironmentSettings::parse) || changed;
    QSet<QString> present;
    QStringList files;
    for (const QString &name : QDir(m_paths.folder).entryList({u"*.json"_s}, QDir::Files | QDir::System, QDir::Name)) {
        if (!isTemplate(name))
            continue;
        present.insert(name);
        files << m_paths.folder + u'/' + name;
        changed = update(m_files[name], files.last(), &ServerTemplateFile::parse) || changed;
    }
    changed = m_files.removeIf([&present](const auto &file) { return !present.contains(file.key()); }) > 0 || changed;
    watch(files << m_paths.variables() << m_paths.settings());
    if (changed)
        Q_EMIT serversChanged();
}

void Environment::watch(const QStringList &files)
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    QStringList wanted;
    for (const QString &path : files + QStringList(m_paths.folder)) {
        if (!watched.contains(path) && QFileInfo::exists(path))
            wanted << path;
    }
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

QList<ServerTemplate> Environment::templates() const
{
    QList<ServerTemplate> servers;
    QSet<QString> names;
    for (const auto &file : m_files) {
        for (const ServerTemplate &server : file.good.servers) {
            if (!names.contains(server.name))
                servers << server;
            names.insert(server.name);
        }
    }
    return servers;
}

QList<AgentProblem> Environment::problems() const
{
    QList<AgentProblem> problems;
    const auto add = [&problems](const QString &path, const std::optional<lattice::Error> &error) {
        if (error)
            problems.append({.path = path, .error = *error});
    };
    add(m_paths.settings(), m_settings.error);
    add(m_paths.variables(), m_variables.error);
    QHash<QString, QString> owners;
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
        const QString path = m_paths.folder + u'/' + file.key();
        add(path, file->error);
        for (const ServerTemplate &server : file->good.servers) {
            if (const QString owner = owners.value(server.name); !owner.isEmpty())
                problems.append({.path = path, .error = {Fault::Conflict, u"%1: the server '%2' stands in %3 already; give one of them another name"_s.arg(path, server.name, owner)}});
            else
                owners.insert(server.name, path);
        }
    }
    return problems;
}

QStringList Environment::warnings() const
{
    QStringList warnings;
    for (const auto &file : m_files)
        warnings << file.good.warnings;
    return warnings;
}

QCoro::Task<Result<Environment::Values>> Environment::values()
{
    const QPointer<Environment> self(this);
    const QString name = m_name;
    const QList<Variable> variables = m_variables.good.all();
    Values values;
    for (const Variable &variable : variables) {
        if (!variable.secret && !variable.value.isEmpty())
            values.all.insert(variable.name, variable.value);
        if (!variable.secret)
            continue;
        if (!self)
            co_return failed(Fault::Cancelled, u"the environment %1 is closed"_s.arg(name));
        const auto secret = co_await self->m_secrets.read(secretKey(name, variable.name));
        if (!secret)
            co_return failed(secret.error().fault, u"variable %1 of environment %2: %3"_s.arg(variable.name, name, secret.error().detail));
        if (!*secret)
            continue;
        values.all.insert(variable.name, (*secret)->reveal());
        values.secrets << (*secret)->reveal();
    }
    co_return values;
}

QCoro::Task<Result<EnvironmentServers>> Environment::servers()
{
    // What is needed after waiting is copied: the folder may change meanwhile, and we may be gone.
    const QList<ServerTemplate> templates = this->templates();
    EnvironmentServers result{.servers = {}, .waiting = {}, .missing = {}, .problems = problems(), .warnings = warnings(), .secrets = {}};
    const QString folder = m_paths.folder;
    const auto read = co_await values();
    if (!read)
        co_return std::unexpected(read.error());
    const QHash<QString, QString> &values = read->all;
    result.secrets = read->secrets;
    const auto process = QProcessEnvironment::systemEnvironment();
    const VariableSource source{.variable = [&values](const QString &key) { return values.contains(key) ? std::optional(values[key]) : std::nullopt; },
                                .process = [&process](const QString &key) { return process.contains(key) ? std::optional(process.value(key)) : std::nullopt; }};
    for (const ServerTemplate &server : templates) {
        if (server.disabled)
            continue;
        auto filled = server.fill(source);
        if (!filled) {
            result.problems.append({.path = server.file, .error = filled.error()});
        } else if (!filled->missing.isEmpty()) {
            result.waiting.append({.server = server.name, .missing = filled->missing});
            result.missing << filled->missing;
        } else {
            if (filled->spec.folder.isEmpty() || QDir::isRelativePath(filled->spec.folder))
                filled->spec.folder = QDir::cleanPath(folder + u'/' + filled->spec.folder);
            result.servers << filled->spec;
        }
    }
    result.missing.removeDuplicates();
    co_return result;
}

QCoro::Task<Result<>> Environment::setVariable(Variable variable)
{
    const QPointer<Environment> self(this);
    const QString path = m_paths.variables(), name = m_name;
    if (!Variables::isName(variable.name))
        co_return failed(Fault::Invalid, u"'%1' is no name of a variable; expected letters, digits and _, and no digit first"_s.arg(variable.name.left(80)));
    const auto before = Variables::read(path);
    if (!before)
        co_return std::unexpected(before.error());
    const Variable *known = before->find(variable.name);
    variable.secret = variable.secret || (known && known->secret); // once secret, a value does not come into the open by itself
    if (known && variable.description.isEmpty())
        variable.description = known->description;
    if (variable.secret) {
        if (const auto written = co_await m_secrets.write(secretKey(name, variable.name), Secret(variable.value)); !written)
            co_return written;
        variable.value.clear();
    }
    const auto now = Variables::read(path); // someone may have edited it while the keyring waited
    const auto bytes = now ? now->with(variable) : std::unexpected(now.error());
    if (!bytes)
        co_return std::unexpected(bytes.error());
    const auto written = writePrivateFile(path, *bytes);
    if (written && self) {
        self->m_variables.read = false; // a new secret value may leave the file as it is, and is a change all the same
        self->rescan();
    }
    co_return written;
}

QCoro::Task<Result<>> Environment::unsetVariable(QString name)
{
    const QPointer<Environment> self(this);
    const QString path = m_paths.variables();
    const auto before = Variables::read(path);
    const auto bytes = before ? before->without(name) : std::unexpected(before.error());
    if (!bytes)
        co_return std::unexpected(bytes.error());
    if (before->find(name)->secret) {
        if (const auto removed = co_await m_secrets.remove(secretKey(m_name, name)); !removed)
            co_return removed;
    }
    const auto written = writePrivateFile(path, *bytes);
    if (self)
        self->rescan();
    co_return written;
}

Result<> Environment::writeSettings(const EnvironmentSettings &settings)
{
    const auto written = writePrivateFile(m_paths.settings(), settings.toYaml());
    rescan();
    return written;
}

} // namespace core

#include "moc_environment.cpp"

// SPDX-License-Identifier: Apache-2.0
#include "core/environment/environments.h"

#include "core/config/nearest.h"
#include "core/engine/safefile.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QPointer>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(environmentsLog, "station.core.environments")

namespace core {

namespace {

constexpr auto kQuiet = 2s; // so that saving ten times a minute is not ten changes at once, and our own commits come first
const QString kDefault = u"default"_s;
const QString kTrash = u".trash"_s;

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<> writeJson(const QString &path, const QJsonObject &object)
{
    if (const auto made = makePrivateFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    return writePrivateFile(path, QJsonDocument(object).toJson());
}

/*! Copies files and folders; links and what is neither are left out, as nobody asked for what is behind them. */
Result<> copyFolder(const QString &from, const QString &to)
{
    if (const auto made = makePrivateFolder(to); !made)
        return made;
    for (const QFileInfo &entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        const QString target = to + u'/' + entry.fileName();
        if (entry.isSymLink() || entry.fileName() == ".git"_L1)
            continue;
        if (entry.isDir()) {
            if (const auto copied = copyFolder(entry.filePath(), target); !copied)
                return copied;
        } else if (entry.isFile() && !QFile::copy(entry.filePath(), target)) {
            return failed(Fault::Refused, u"cannot copy %1 to %2"_s.arg(entry.filePath(), target));
        }
    }
    return {};
}

} // namespace

Result<> Environments::checkName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z"_s);
    if (form.match(name).hasMatch())
        return {};
    return failed(Fault::Invalid, u"'%1' is no name of an environment; expected up to 64 letters, digits, '.', '_' or '-', a letter or digit first"_s.arg(name.left(80)));
}

QString Environments::savedCurrent(const QString &data)
{
    const QString name = readJson(data + u"/environments.json"_s)[u"current"_s].toString(kDefault);
    return checkName(name) ? name : kDefault;
}

QString Environments::user()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? u"somebody"_s : name;
}

QString Environments::author(const Caller &caller)
{
    const bool isPerson = caller.face == Caller::Face::Command || caller.face == Caller::Face::Window;
    return !isPerson ? caller.words() : caller.name.isEmpty() ? user() : caller.name;
}

Environments::Environments(const QString &folder, const QString &data, const QString &homeId, QObject *parent)
    : QObject(parent)
    , m_folder(QDir::cleanPath(folder))
    , m_data(QDir::cleanPath(data))
    , m_secrets(m_data + u"/secrets.json"_s, homeId)
    , m_history(m_folder, {u"variables.yml"_s, u'/' + kTrash + u'/'})
{
    m_edited.setSingleShot(true);
    connect(&m_edited, &QTimer::timeout, this, &Environments::keepEdits);
    QString name = savedCurrent(m_data);
    if (name != kDefault && !QFileInfo(pathOf(name)).isDir()) {
        qCWarning(environmentsLog, "the environment %ls is gone, so %ls is the current one; choose with `stn env use NAME`", qUtf16Printable(name), qUtf16Printable(kDefault));
        name = kDefault;
    }
    setCurrent(std::make_shared<Environment>(pathOf(name), m_secrets, m_data + u"/checked/"_s + name));
}

QStringList Environments::names() const
{
    QStringList names;
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (checkName(name))
            names << name;
    }
    if (!names.contains(kDefault))
        names.prepend(kDefault);
    return names;
}

QList<EnvironmentInfo> Environments::list() const
{
    QList<EnvironmentInfo> infos;
    for (const QString &name : names()) {
        const EnvironmentPaths paths{.folder = pathOf(name)};
        QFile file(paths.settings());
        const auto settings = file.open(QIODevice::ReadOnly) ? EnvironmentSettings::parse(file.read(1 << 20), file.fileName()) : EnvironmentSettings();
        QStringList agents = QDir(paths.agents()).entryList({u"*.prompt"_s}, QDir::Files), servers = QDir(paths.folder).entryList({u"*.json"_s}, QDir::Files);
        agents.removeIf([](const QString &agent) { return agent.startsWith(u'_'); });
        servers.removeIf([](const QString &server) { return server.endsWith(".openapi.json"_L1); });
        infos.append({.name = name, .folder = paths.folder, .settings = settings.value_or(EnvironmentSettings()), .current = name == currentName(), .agentFiles = int(agents.size()), .serverFiles = int(servers.size())});
    }
    return infos;
}

Result<std::shared_ptr<Environment>> Environments::open(const QString &name)
{
    if (const auto checked = checkName(name); !checked)
        return std::unexpected(checked.error());
    if (const auto open = m_open.value(name).lock())
        return open;
    if (name != kDefault && !QFileInfo(pathOf(name)).isDir()) {
        const QString near = nearest(name, names());
        return failed(Fault::NotFound, u"there is no environment '%1'%2"_s.arg(name, near.isEmpty() ? u"; list them with `stn env list`"_s : u"; did you mean '%1'?"_s.arg(near)));
    }
    const auto environment = std::make_shared<Environment>(pathOf(name), m_secrets, m_data + u"/checked/"_s + name);
    m_open.insert(name, environment);
    return environment;
}

void Environments::setCurrent(std::shared_ptr<Environment> environment)
{
    if (m_current)
        m_current->disconnect(this), m_current->catalogue().disconnect(this);
    m_current = std::move(environment);
    m_open.insert(m_current->name(), m_current);
    connect(&m_current->catalogue(), &AgentCatalogue::agentsChanged, this, [this] {
        m_edited.start(kQuiet);
        Q_EMIT agentsChanged();
    });
    connect(m_current.get(), &Environment::serversChanged, this, [this] {
        m_edited.start(kQuiet);
        Q_EMIT serversChanged();
    });
}

Result<> Environments::use(const QString &name)
{
    const auto environment = open(name);
    if (!environment)
        return std::unexpected(environment.error());
    if (*environment == m_current)
        return {};
    if (const auto written = writeJson(m_data + u"/environments.json"_s, {{u"current"_s, name}}); !written)
        return written;
    setCurrent(*environment);
    Q_EMIT currentChanged(name);
    Q_EMIT agentsChanged();
    Q_EMIT serversChanged();
    return {};
}

Result<> Environments::create(const QString &name, const QString &description, const QString &from)
{
    if (const auto checked = checkName(name); !checked)
        return checked;
    if (QFileInfo::exists(pathOf(name)))
        return failed(Fault::Conflict, u"there is an environment '%1' already; choose another name"_s.arg(name));
    if (const auto source = from.isEmpty() ? std::shared_ptr<Environment>() : open(from); !source)
        return std::unexpected(source.error());
    // Made beside, and moved to its place when it is whole.
    const QString made = m_folder + u"/.new-"_s + name;
    QDir(made).removeRecursively();
    auto done = from.isEmpty() ? makePrivateFolder(made + u"/agents"_s) : copyFolder(pathOf(from), made);
    if (done && (!description.isEmpty() || !from.isEmpty()))
        done = writePrivateFile(EnvironmentPaths{.folder = made}.settings(), EnvironmentSettings{.description = description, .isProtected = false}.toYaml());
    if (done && !QFile::rename(made, pathOf(name)))
        done = failed(Fault::Refused, u"cannot make the folder %1"_s.arg(pathOf(name)));
    if (!done) {
        QDir(made).removeRecursively();
        return done;
    }
    Q_EMIT listChanged();
    return {};
}

QStringList Environments::trash() const
{
    QStringList names = QDir(pathOf(kTrash)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.section(u'@', -1) > b.section(u'@', -1); });
    return names;
}

Result<QString> Environments::remove(const QString &name)
{
    if (name == kDefault)
        return failed(Fault::Refused, u"the environment 'default' is always there; delete agents in it instead"_s);
    if (const auto environment = open(name); !environment)
        return std::unexpected(environment.error());
    if (const auto made = makePrivateFolder(pathOf(kTrash)); !made)
        return std::unexpected(made.error());
    if (name == currentName()) {
        if (const auto used = use(kDefault); !used)
            return std::unexpected(used.error());
    }
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const QString kept = name + u'@' + time;
    if (!QFile::rename(pathOf(name), pathOf(kTrash) + u'/' + kept))
        return failed(Fault::Refused, u"cannot move %1 into %2"_s.arg(pathOf(name), pathOf(kTrash)));
    m_open.remove(name);
    QFile::remove(m_data + u"/accepted/"_s + name + u".json"_s);
    Q_EMIT listChanged();
    return kept;
}

Result<QString> Environments::restore(const QString &name)
{
    for (const QString &kept : trash()) {
        const QString own = kept.section(u'@', 0, -2);
        if (kept != name && own != name)
            continue;
        if (QFileInfo::exists(pathOf(own)))
            return failed(Fault::Conflict, u"there is an environment '%1' now; delete it first"_s.arg(own));
        if (!QFile::rename(pathOf(kTrash) + u'/' + kept, pathOf(own)))
            return failed(Fault::Refused, u"cannot move %1 out of %2"_s.arg(kept, pathOf(kTrash)));
        Q_EMIT listChanged();
        return own;
    }
    return failed(Fault::NotFound, u"there is no environment '%1' in the trash"_s.arg(name));
}

QCoro::Task<> Environments::keep(QStringList paths, QString note, QString author)
{
    const QDir folder(m_folder);
    QStringList relative;
    for (const QString &path : paths)
        relative << folder.relativeFilePath(path);
    const auto kept = co_await m_history.commit(std::move(relative), std::move(note), std::move(author));
    if (!kept && kept.error().fault == Fault::NotFound)
        qCInfo(environmentsLog, "%ls", qUtf16Printable(kept.error().detail));
    else if (!kept && kept.error().fault != Fault::Cancelled)
        qCWarning(environmentsLog, "the change is made, but is not in the history: %ls", qUtf16Printable(kept.error().detail));
}

void Environments::keepEdits()
{
    keep({m_current->paths().folder}, u"Edited outside the station"_s, user());
}

QJsonObject Environments::accepted(const QString &name) const { return readJson(m_data + u"/accepted/"_s + name + u".json"_s); }

Result<> Environments::setAccepted(const QString &name, const QJsonObject &snapshot) { return writeJson(m_data + u"/accepted/"_s + name + u".json"_s, snapshot); }

QCoro::Task<Result<>> Environments::restoreFile(QString path, QString version, QString author)
{
    const QPointer<Environments> self(this);
    const QString relative = QDir(m_folder).relativeFilePath(path);
    co_await keep({path}, u"Edited outside the station"_s, user()); // what is there now is not to be lost
    if (!self)
        co_return failed(Fault::Cancelled, u"the environments are closed"_s);
    const auto text = co_await self->m_history.textAt(relative, version);
    if (!text)
        co_return std::unexpected(text.error());
    if (const auto written = writePrivateFile(path, *text); !written || !self)
        co_return written;
    if (QFileInfo(path).absolutePath() == self->m_current->paths().agents())
        self->m_current->catalogue().rescan();
    co_await self->keep({path}, u"Restore %1 as of %2"_s.arg(QFileInfo(path).completeBaseName(), version.left(8)), author);
    co_return {};
}

} // namespace core

#include "moc_environments.cpp"

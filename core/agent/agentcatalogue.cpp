// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentcatalogue.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr std::chrono::milliseconds kSettle(100);
constexpr std::chrono::seconds kSweep(5);
constexpr std::chrono::seconds kRemember(3);

Q_LOGGING_CATEGORY(logAgents, "station.core.agent")

bool isPartial(const QString &fileName) { return fileName.startsWith(u'_'); }

} // namespace

AgentCatalogue::AgentCatalogue(const QString &folder, const QString &memory, QObject *parent)
    : QObject(parent)
    , m_folder(QDir::cleanPath(folder))
    , m_checked(memory)
{
    m_settle.setSingleShot(true);
    const auto changed = [this](const QString &path) {
        m_dirty.insert(path);
        if (!m_settle.isActive()) // not put off by further ones: someone may write without end
            m_settle.start(kSettle);
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, changed);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, changed);
    connect(&m_settle, &QTimer::timeout, this, &AgentCatalogue::rescan);
    connect(&m_sweep, &QTimer::timeout, this, &AgentCatalogue::rescan);
    m_sweep.start(kSweep);
    m_remember.setSingleShot(true);
    connect(&m_remember, &QTimer::timeout, this, [this] { m_checked.save(); });
    rescan();
}

AgentCatalogue::~AgentCatalogue() { m_checked.save(); }

void AgentCatalogue::rescan()
{
    bool changed = false;
    QSet<QString> present;
    const QDir folder(m_folder);
    for (const QFileInfo &file : folder.entryInfoList({u"*.prompt"_s}, QDir::Files | QDir::System, QDir::Name)) {
        present.insert(file.fileName());
        changed = update(file) || changed;
    }
    changed = m_entries.removeIf([&present](const auto &entry) { return !present.contains(entry.key()); }) > 0 || changed;
    m_dirty.clear();
    watch();
    if (!changed)
        return;
    m_remember.start(kRemember);
    takeNames();
    Q_EMIT agentsChanged();
}

QList<Agent> AgentCatalogue::agents() const { return m_agents; }

std::optional<Agent> AgentCatalogue::find(const QString &nameOrId) const
{
    for (const Agent &agent : m_agents) {
        if (agent.name.compare(nameOrId, Qt::CaseInsensitive) == 0)
            return agent;
    }
    for (const Agent &agent : m_agents) {
        if (agent.id == nameOrId)
            return agent;
    }
    return {};
}

QList<AgentProblem> AgentCatalogue::problems() const { return m_problems; }

bool AgentCatalogue::update(const QFileInfo &file)
{
    const bool known = m_entries.contains(file.fileName());
    Entry &entry = m_entries[file.fileName()];
    if (known && !m_dirty.contains(file.filePath()) && entry.modified == file.lastModified() && entry.size == file.size() && !entry.error)
        return false;
    entry.modified = file.lastModified();
    entry.size = file.size();

    const auto bytes = read(file);
    if (bytes && known && !entry.error && *bytes == entry.bytes)
        return false;
    const auto before = entry.error;
    const QByteArray digest = bytes ? CheckedPrompts::digestOf(*bytes) : QByteArray();
    const auto trust = m_checked.contains(digest) ? Agent::Trust::KnownGood : Agent::Trust::CheckAll;
    const auto agent = bytes ? Agent::parse(*bytes, file.filePath(), trust) : std::unexpected(bytes.error());
    if (agent)
        m_checked.add(digest);
    const bool same = known && bytes.value_or(QByteArray()) == entry.bytes;
    entry.bytes = bytes.value_or(QByteArray());
    entry.error = agent ? std::nullopt : std::optional(agent.error());
    if (agent)
        entry.agent = *agent;
    if (entry.error && entry.error != before)
        qCWarning(logAgents, "%s", qPrintable(entry.error->detail));
    return !same || entry.error != before;
}

lattice::Result<QByteArray> AgentCatalogue::read(const QFileInfo &file) const
{
    const QString path = file.filePath();
    const QString target = file.canonicalFilePath();
    if (!target.startsWith(QDir(m_folder).canonicalPath() + u'/'))
        return lattice::failed(lattice::Fault::Refused, u"%1: %2; put a copy into the folder"_s.arg(path, target.isEmpty() ? u"a link to nothing"_s : u"a link out of the folder of agents"_s));
    if (!file.isFile())
        return lattice::failed(lattice::Fault::Refused, u"%1: not a regular file"_s.arg(path));
    if (file.size() > PromptFile::kMaxBytes)
        return lattice::failed(lattice::Fault::Full, u"%1: %2 bytes; a prompt file has at most 1 MiB"_s.arg(path).arg(file.size()));
    QFile content(path);
    if (!content.open(QIODevice::ReadOnly))
        return lattice::failed(lattice::Fault::Refused, u"%1: %2; make the file readable"_s.arg(path, content.errorString()));
    return content.read(PromptFile::kMaxBytes + 1);
}

void AgentCatalogue::takeNames()
{
    m_agents.clear();
    m_problems.clear();
    QHash<QString, QString> partials;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (isPartial(entry.key()) && entry->agent)
            partials.insert(entry.key().chopped(7).sliced(1), entry->agent->file->body());
    }
    QHash<QString, QString> owners; // name in lower case → path
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->error)
            m_problems.append({.path = m_folder + u'/' + entry.key(), .error = *entry->error});
        if (!entry->agent || isPartial(entry.key()))
            continue;
        Agent agent = *entry->agent;
        const QString name = agent.name.toCaseFolded();
        if (const QString owner = owners.value(name); !owner.isEmpty()) {
            const QString detail = u"%1: the name '%2' is that of %3; give one of them another 'name'"_s.arg(agent.path, agent.name, owner);
            m_problems.append({.path = agent.path, .error = {.fault = lattice::Fault::Conflict, .detail = detail}});
            continue;
        }
        owners.insert(name, agent.path);
        agent.partials = partials;
        m_agents.append(agent);
    }
}

void AgentCatalogue::watch()
{
    // Editors replace files, which ends the watching of the old one; the folder tells of the new.
    QStringList wanted;
    const QStringList watched = m_watcher.directories() + m_watcher.files();
    const QSet<QString> known(watched.begin(), watched.end());
    if (!known.contains(m_folder) && QFileInfo(m_folder).isDir())
        wanted.append(m_folder);
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        const QString path = m_folder + u'/' + entry.key();
        if (!known.contains(path) && QFileInfo(path).isFile())
            wanted.append(path);
    }
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

} // namespace core

#include "moc_agentcatalogue.cpp"

// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentfolder.h"

#include "core/config/nearest.h"
#include "core/engine/safefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

/*! The folder's lock, held by one writer of all processes; it goes with the process. */
class FolderLock final
{
public:
    explicit FolderLock(const QString &folder)
        : m_file(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        , m_isHeld(m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0)
    {
    }
    ~FolderLock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(FolderLock)

    bool isHeld() const { return m_isHeld; }

private:
    int m_file;
    bool m_isHeld;
};

Result<QByteArray> readFile(const QString &folder, const QFileInfo &info)
{
    const QString target = info.canonicalFilePath();
    if (!target.startsWith(QDir(folder).canonicalPath() + u'/'))
        return failed(Fault::Refused, u"%1: %2; put a copy into the folder"_s.arg(info.filePath(), target.isEmpty() ? u"a link to nothing"_s : u"a link out of the folder of agents"_s));
    QFile file(info.filePath());
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2; make it a file that can be read"_s.arg(info.filePath(), info.isFile() ? file.errorString() : u"not a regular file"_s));
    return file.read(PromptFile::kMaxBytes + 1);
}

AgentFolder::Entry readEntry(const QString &folder, const QFileInfo &info)
{
    AgentFolder::Entry entry{.path = info.filePath(), .bytes = {}, .agent = {}, .error = {}};
    const auto bytes = readFile(folder, info);
    auto agent = bytes ? Agent::parse(*bytes, entry.path) : std::unexpected(bytes.error());
    entry.bytes = bytes.value_or(QByteArray());
    if (agent)
        entry.agent = *std::move(agent);
    else
        entry.error = agent.error();
    return entry;
}

bool isSame(const QString &left, const QString &right) { return left.compare(right, Qt::CaseInsensitive) == 0; }

/*! A name that can be read as it is stays; others become a slug, which a file system takes whatever it is. */
QString stemOf(const QString &name)
{
    static const QRegularExpression simple(u"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"_s);
    return simple.match(name).hasMatch() ? name : Agent::slug(name).left(100);
}

lattice::Error busy(const QString &folder)
{
    return {.fault = Fault::Conflict, .detail = u"somebody else is changing an agent in %1; try again"_s.arg(folder)};
}

} // namespace

QString AgentFolder::Entry::revision() const { return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(16)); }

AgentFolder::AgentFolder(QString folder)
    : m_folder(QDir::cleanPath(folder))
{
}

QList<AgentFolder::Entry> AgentFolder::entries() const
{
    QList<Entry> found;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u"*.prompt"_s}, QDir::Files | QDir::System, QDir::Name)) {
        if (!file.fileName().startsWith(u'_'))
            found.append(readEntry(m_folder, file));
    }
    return found;
}

TemplateEngine::Partials AgentFolder::partials() const
{
    TemplateEngine::Partials texts;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u"_*.prompt"_s}, QDir::Files | QDir::System, QDir::Name)) {
        const auto bytes = readFile(m_folder, file);
        const auto prompt = bytes ? PromptFile::parse(*bytes, file.filePath()) : std::unexpected(bytes.error());
        if (prompt)
            texts.insert(file.completeBaseName().sliced(1), prompt->body());
    }
    return texts;
}

Result<AgentFolder::Entry> AgentFolder::find(const QString &nameOrId) const
{
    const QList<Entry> all = entries();
    QStringList names;
    for (const Entry &entry : all) {
        if (entry.agent && isSame(entry.agent->name, nameOrId))
            return entry;
        names += entry.agent ? entry.agent->name : QFileInfo(entry.path).completeBaseName();
    }
    for (const Entry &entry : all) {
        if ((entry.agent && isSame(entry.agent->id, nameOrId)) || isSame(QFileInfo(entry.path).completeBaseName(), nameOrId))
            return entry;
    }
    const QString near = nearest(nameOrId, names);
    return failed(Fault::NotFound, u"there is no agent '%1' in %2%3"_s.arg(nameOrId, m_folder, near.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(near)));
}

Result<AgentFolder::Entry> AgentFolder::create(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder + u'/' + stemOf(name) + ".prompt"_L1;
    const auto agent = Agent::parse(bytes, path);
    if (!agent)
        return std::unexpected(agent.error());
    if (!isSame(agent->name, name.trimmed()))
        return failed(Fault::Invalid, u"the prompt names itself '%1', and '%2' was asked for; use one of the two"_s.arg(agent->name, name));
    if (const auto made = makePrivateFolder(m_folder); !made)
        return std::unexpected(made.error());
    const FolderLock lock(m_folder);
    if (!lock.isHeld())
        return std::unexpected(busy(m_folder));
    if (const auto free = isFree(agent->name, {}); !free)
        return std::unexpected(free.error());
    if (const auto written = createPrivateFile(path, bytes); !written)
        return std::unexpected(written.error());
    return Entry{.path = path, .bytes = bytes, .agent = *agent, .error = {}};
}

Result<AgentFolder::Entry> AgentFolder::replace(const Entry &before, const QByteArray &bytes) const
{
    const auto agent = Agent::parse(bytes, before.path);
    if (!agent)
        return std::unexpected(agent.error());
    const FolderLock lock(m_folder);
    if (!lock.isHeld())
        return std::unexpected(busy(m_folder));
    if (const auto same = isUnchanged(before); !same)
        return std::unexpected(same.error());
    if (!before.agent || !isSame(before.agent->name, agent->name)) {
        if (const auto free = isFree(agent->name, before.path); !free)
            return std::unexpected(free.error());
    }
    // A link within the folder stays one: what it leads to is written.
    if (const auto written = replaceFile(QFileInfo(before.path).canonicalFilePath(), bytes); !written)
        return std::unexpected(written.error());
    return Entry{.path = before.path, .bytes = bytes, .agent = *agent, .error = {}};
}

Result<> AgentFolder::remove(const Entry &before) const
{
    const FolderLock lock(m_folder);
    if (!lock.isHeld())
        return std::unexpected(busy(m_folder));
    if (const auto same = isUnchanged(before); !same)
        return same;
    if (::unlink(QFile::encodeName(before.path).constData()) != 0)
        return std::unexpected(systemError(u"cannot remove %1"_s.arg(before.path), errno));
    return {};
}

Result<> AgentFolder::isUnchanged(const Entry &before) const
{
    const auto now = readFile(m_folder, QFileInfo(before.path));
    if (now && *now == before.bytes)
        return {};
    return failed(Fault::Conflict, u"%1 was changed meanwhile; read it again"_s.arg(before.path));
}

Result<> AgentFolder::isFree(const QString &name, const QString &exceptPath) const
{
    for (const Entry &entry : entries()) {
        if (entry.agent && isSame(entry.agent->name, name) && entry.path != exceptPath)
            return failed(Fault::Conflict, u"there is an agent '%1' already, in %2"_s.arg(entry.agent->name, entry.path));
    }
    return {};
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/engine/runtimefile.h"

#include "core/engine/safefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kDefaultNatsPort = 4222;

/*! "port" of a bare loopback address, -1 when \a text is none. */
int loopbackPort(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"nats://"_s + text);
    if (!url.isValid() || (url.scheme() != "nats"_L1 && url.scheme() != "tls"_L1))
        return -1;
    const QString host = url.host();
    if (host != "localhost"_L1 && !QHostAddress(host).isLoopback())
        return -1;
    return url.port(kDefaultNatsPort);
}

/*! Keeps a sweep from removing the file that a new engine of the same station has put in place of the stale one. */
class FolderLock final
{
public:
    explicit FolderLock(const QString &folder)
        : m_file(::open(QFile::encodeName(folder + u"/lock"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        if (m_file >= 0)
            ::flock(m_file, LOCK_EX);
    }
    ~FolderLock() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(FolderLock)

private:
    int m_file;
};

std::optional<RuntimeEntry> readEntry(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return RuntimeEntry::fromJson(QJsonDocument::fromJson(file.read(64 * 1024)).object());
}

Result<> checkOwner(const QString &folder)
{
    struct stat facts = {};
    if (::lstat(QFile::encodeName(folder).constData(), &facts) != 0)
        return std::unexpected(systemError(u"cannot use %1"_s.arg(folder), errno));
    if (!S_ISDIR(facts.st_mode) || facts.st_uid != ::geteuid())
        return failed(
            Fault::Refused,
            u"%1 is not a folder of this user; remove it, or set XDG_RUNTIME_DIR to a folder of yours"_s.arg(folder));
    if ((facts.st_mode & 077) != 0)
        return failed(Fault::Refused, u"%1 is open to other users; run: chmod 700 %1"_s.arg(folder));
    return {};
}

} // namespace

QJsonObject RuntimeEntry::toJson() const
{
    return {{u"pid"_s, process.pid},
            {u"started"_s, process.started},
            {u"station_id"_s, stationId},
            {u"station_name"_s, stationName},
            {u"mode"_s, mode},
            {u"home"_s, home},
            {u"nats"_s, nats},
            {u"mcp"_s, mcp},
            {u"mcp_token"_s, mcpToken},
            {u"agents"_s, agents},
            {u"control"_s, control},
            {u"log"_s, log},
            {u"arguments"_s, QJsonArray::fromStringList(arguments)}};
}

RuntimeEntry RuntimeEntry::fromJson(const QJsonObject &json)
{
    const auto text = [&](const QString &key) { return json[key].toString(); };
    QStringList arguments;
    for (const auto &argument : json[u"arguments"_s].toArray())
        arguments << argument.toString();
    return {.process = {.pid = json[u"pid"_s].toInteger(), .started = json[u"started"_s].toInteger()},
            .stationId = text(u"station_id"_s),
            .stationName = text(u"station_name"_s),
            .mode = text(u"mode"_s),
            .home = text(u"home"_s),
            .nats = text(u"nats"_s),
            .mcp = text(u"mcp"_s),
            .mcpToken = text(u"mcp_token"_s),
            .agents = text(u"agents"_s),
            .control = text(u"control"_s),
            .log = text(u"log"_s),
            .arguments = arguments};
}

Result<QString> RuntimeFile::folder()
{
    const QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString folder = QDir::isAbsolutePath(base) ? base + u"/station"_s : u"/tmp/station-%1"_s.arg(::geteuid());
    if (const auto made = makePrivateFolder(folder); !made)
        return std::unexpected(made.error());
    if (const auto checked = checkOwner(folder); !checked)
        return std::unexpected(checked.error());
    return folder;
}

Result<std::unique_ptr<RuntimeFile>> RuntimeFile::create(const RuntimeEntry &entry)
{
    const auto place = folder();
    if (!place)
        return std::unexpected(place.error());
    std::unique_ptr<RuntimeFile> file(new RuntimeFile(u"%1/%2.json"_s.arg(*place, entry.stationId)));
    if (const auto written = file->update(entry); !written)
        return std::unexpected(written.error());
    return file;
}

Result<> RuntimeFile::update(const RuntimeEntry &entry)
{
    const FolderLock lock(QFileInfo(m_path).absolutePath());
    const auto other = readEntry(m_path);
    if (other && other->process.isAlive() && other->process != entry.process)
        return failed(Fault::Conflict,
                      u"process %1 runs a station with the same id %2 in the home %3; give each home an id of its own"_s
                          .arg(other->process.pid)
                          .arg(entry.stationId, other->home));
    return writePrivateFile(m_path, QJsonDocument(entry.toJson()).toJson());
}

RuntimeFile::~RuntimeFile()
{
    const FolderLock lock(QFileInfo(m_path).absolutePath());
    const auto entry = readEntry(m_path);
    if (entry && entry->process == ProcessId::self())
        QFile::remove(m_path);
}

QList<RuntimeEntry> RuntimeFile::running()
{
    QList<RuntimeEntry> entries;
    const auto place = folder();
    if (!place)
        return entries;
    const QDir dir(*place);
    const FolderLock lock(*place);
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        const auto entry = readEntry(dir.filePath(name));
        if (entry && entry->process.isAlive()) {
            entries << *entry;
            continue;
        }
        QFile::remove(dir.filePath(name));
        if (entry && QFileInfo(entry->control).absolutePath() == dir.absolutePath())
            QFile::remove(entry->control);
    }
    return entries;
}

std::optional<RuntimeEntry> RuntimeFile::ofHome(const QString &dataFolder)
{
    for (const RuntimeEntry &entry : running()) {
        if (entry.home == dataFolder)
            return entry;
    }
    return {};
}

std::optional<RuntimeEntry> RuntimeFile::ofAddress(const QString &url)
{
    const int port = loopbackPort(url);
    if (port < 0 || !QUrl(url).userInfo().isEmpty())
        return {};
    std::optional<RuntimeEntry> found;
    for (const RuntimeEntry &entry : running()) {
        if (loopbackPort(entry.nats) == port && (!found || entry.mode == "orchestrator"_L1))
            found = entry;
    }
    return found;
}

} // namespace core

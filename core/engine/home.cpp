// SPDX-License-Identifier: Apache-2.0
#include "core/engine/home.h"

#include "core/engine/processid.h"
#include "core/engine/safefile.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QThread>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kMostHomes = 64;
constexpr auto kPatienceWithCommands = 3s; // a command holds the home for as long as it runs, mostly far below a second

QString xdgFolder(const char *variable, const QString &fallback)
{
    const QString folder = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(folder)
        ? folder
        : QDir::home().filePath(fallback); // a relative one is to be ignored (XDG base directories)
}

/*! The living process that serves from this home, as its lock file says; 0: none. */
qint64 holder(const QString &lockFile)
{
    QFile file(lockFile);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> words = file.read(64).split(' ');
    const ProcessId process{.pid = words.value(0).toLongLong(), .started = words.value(1).trimmed().toLongLong()};
    return process.isAlive() ? process.pid : 0; // one that was killed could not take its name out
}

Result<int> openLock(const HomePaths &paths)
{
    for (const QString &folder : {paths.config, paths.data}) {
        if (const auto made = makePrivateFolder(folder); !made)
            return std::unexpected(made.error());
    }
    const int file
        = ::open(QFile::encodeName(paths.lockFile()).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return std::unexpected(systemError(u"cannot use the home %1"_s.arg(paths.data), errno));
    return file;
}

/*! Whether the lock was got. Alone, it waits for commands that share the home, but not for another engine. */
bool lockHome(int file, const HomePaths &paths, Home::Take take)
{
    const int kind = take == Home::Take::Alone ? LOCK_EX : LOCK_SH;
    for (QDeadlineTimer deadline(kPatienceWithCommands);; QThread::sleep(20ms)) {
        if (::flock(file, kind | LOCK_NB) == 0)
            return true;
        if (take == Home::Take::Shared || deadline.hasExpired() || holder(paths.lockFile()) != 0)
            return false;
    }
}

void nameHolder(int file)
{
    const ProcessId self = ProcessId::self();
    const QByteArray name = QByteArray::number(self.pid) + ' ' + QByteArray::number(self.started) + '\n';
    if (::ftruncate(file, 0) != 0
        || ::pwrite(file, name.constData(), static_cast<size_t>(name.size()), 0) != name.size())
        qWarning("the home's lock file could not be written; others cannot see who has it");
}

lattice::Error taken(const HomePaths &paths)
{
    const qint64 pid = holder(paths.lockFile());
    const QString who = pid > 0 ? u"the station of process %1"_s.arg(pid) : u"another process"_s;
    return {Fault::Conflict,
            u"the home %1 is in use by %2; stop it with `stn --home %1 down` or give another --home"_s.arg(paths.data,
                                                                                                           who)};
}

} // namespace

QString HomePaths::configFile() const
{
    return config + u"/config.yaml"_s;
}
QString HomePaths::environments() const
{
    return config + u"/environments"_s;
}
QString HomePaths::identityFile() const
{
    return data + u"/identity.json"_s;
}
QString HomePaths::lockFile() const
{
    return data + u"/station.lock"_s;
}
QString HomePaths::logFile() const
{
    return data + u"/station.log"_s;
}
QString HomePaths::latticeFolder() const
{
    return data + u"/lattice"_s;
}

HomePaths HomePaths::of(const QString &folder, int number)
{
    if (!folder.isEmpty()) {
        const QString path = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
        const QString real = QFileInfo(path).canonicalFilePath(); // two names of one folder are one home
        const QString home = real.isEmpty() ? path : real;
        return {.config = home, .data = home, .given = true};
    }
    const QString name = number > 1 ? u"/station-%1"_s.arg(number) : u"/station"_s;
    return {.config = xdgFolder("XDG_CONFIG_HOME", u".config"_s) + name,
            .data = xdgFolder("XDG_DATA_HOME", u".local/share"_s) + name};
}

bool isStationId(const QString &id)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{8,64}\\z"_s);
    return form.match(id).hasMatch() && id != "assign"_L1;
}

Home::Home(HomePaths paths, int number, Take take, int lock)
    : m_paths(std::move(paths))
    , m_number(number)
    , m_take(take)
    , m_lock(lock)
{ }

Home::~Home()
{
    // The file stays: whoever opened it before we removed it would lock another file than those who come later.
    if (m_take == Take::Alone && ::ftruncate(m_lock, 0) != 0)
        qWarning("the home's lock file could not be emptied");
    ::close(m_lock);
}

Result<std::unique_ptr<Home>> Home::open(const QString &folder, Take take)
{
    QString notice;
    for (int number = 1; number <= kMostHomes; ++number) {
        const HomePaths paths = HomePaths::of(folder, number);
        const auto lock = openLock(paths);
        if (!lock)
            return std::unexpected(lock.error());
        if (!lockHome(*lock, paths, take)) {
            const auto error = taken(paths);
            ::close(*lock);
            if (paths.given || take == Take::Shared)
                return std::unexpected(error);
            if (notice.isEmpty())
                notice = u"%1 is in use by process %2"_s.arg(paths.data).arg(holder(paths.lockFile()));
            continue;
        }
        std::unique_ptr<Home> home(new Home(HomePaths::of(folder, number), number, take, *lock));
        if (take == Take::Alone)
            nameHolder(*lock);
        if (const auto loaded = home->loadIdentity(); !loaded)
            return std::unexpected(loaded.error());
        if (!notice.isEmpty())
            home->m_notice = u"%1, so this station takes %2, with an id of its own"_s.arg(notice, paths.data);
        return home;
    }
    return failed(Fault::Full, u"%1 homes are in use already; give one with --home"_s.arg(kMostHomes));
}

Result<> Home::loadIdentity()
{
    QFile file(m_paths.identityFile());
    if (!file.exists()) {
        const QJsonObject identity{{u"station_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                   {u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
        const auto made = createPrivateFile(file.fileName(), QJsonDocument(identity).toJson());
        if (!made && made.error().fault != Fault::Conflict) // Conflict: another command was first, and its id counts
            return made;
    }
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()));
    m_stationId = QJsonDocument::fromJson(file.read(4096)).object()[u"station_id"_s].toString();
    if (isStationId(m_stationId))
        return {};
    return failed(
        Fault::Invalid,
        u"%1 holds no station id; put the right one back, or remove the file to get a new id"_s.arg(file.fileName()));
}

} // namespace core

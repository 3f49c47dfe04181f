// SPDX-License-Identifier: Apache-2.0
#include "core/tool/sandboxbox.h"

#include "core/tool/serverspec.h"
#include "lattice/pending.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTimer>

#include <fcntl.h>
#include <grp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr uid_t kNobody = 65534;
constexpr std::chrono::seconds kProbe(10);
constexpr int kFirstFile = 3; // descriptors that bubblewrap reads files from
const QString kInit = u"/run/station-sandbox"_s;

/*! Descriptors of files in memory, closed with the last copy of who holds them. */
class Files final
{
public:
    Files() = default;
    ~Files()
    {
        for (const int file : m_files)
            ::close(file);
    }
    Q_DISABLE_COPY_MOVE(Files)

    bool add(const QByteArray &bytes)
    {
        const int file = ::memfd_create("station", MFD_CLOEXEC);
        if (file < 0)
            return false;
        m_files.append(file);
        return ::write(file, bytes.constData(), size_t(bytes.size())) == bytes.size() && ::lseek(file, 0, SEEK_SET) == 0;
    }
    const QList<int> &descriptors() const { return m_files; }

private:
    QList<int> m_files;
};

QByteArray initProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString &place : {here, here + u"/../bin"_s, here + u"/../libexec/station"_s, here + u"/../lib/station"_s}) {
        QFile file(place + u"/station-sandbox"_s);
        if (file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    return {};
}

QStringList namespaces(bool network)
{
    QStringList words{u"--unshare-user"_s, u"--unshare-all"_s, u"--die-with-parent"_s, u"--new-session"_s, u"--disable-userns"_s, u"--cap-drop"_s, u"ALL"_s,
                      u"--uid"_s, u"1000"_s, u"--gid"_s, u"1000"_s, u"--hostname"_s, u"sandbox"_s};
    return network ? words << u"--share-net"_s : words;
}

/*! The programs of the machine, and what they need of /etc: nothing of its users. */
QStringList system(bool network)
{
    QStringList words{u"--ro-bind"_s, u"/usr"_s, u"/usr"_s};
    for (const QString &folder : {u"/bin"_s, u"/sbin"_s, u"/lib"_s, u"/lib32"_s, u"/lib64"_s}) {
        const QFileInfo info(folder);
        if (info.isSymLink())
            words << u"--symlink"_s << info.readSymLink() << folder;
        else if (info.isDir())
            words << u"--ro-bind"_s << folder << folder;
    }
    QStringList files{u"/etc/alternatives"_s, u"/etc/ld.so.cache"_s, u"/etc/ld.so.conf"_s, u"/etc/ld.so.conf.d"_s, u"/etc/localtime"_s, u"/etc/mime.types"_s, u"/etc/ssl/openssl.cnf"_s, u"/etc/ssl/certs"_s,
                      u"/etc/ca-certificates"_s};
    if (network)
        files << u"/etc/resolv.conf"_s << u"/etc/hosts"_s << u"/etc/nsswitch.conf"_s << u"/etc/services"_s << u"/etc/protocols"_s;
    for (const QString &file : files) {
        if (const QString target = QFileInfo(file).canonicalFilePath(); !target.isEmpty())
            words << u"--ro-bind-try"_s << target << file;
    }
    return words;
}

QStringList memoryFolder(const QString &path, qint64 bytes) { return {u"--size"_s, QString::number(bytes), u"--tmpfs"_s, path}; }

QStringList folders(const SandboxLimits &limits)
{
    QStringList words{u"--proc"_s, u"/proc"_s, u"--dev"_s, u"/dev"_s};
    words << memoryFolder(u"/dev/shm"_s, limits.folderBytes / 4) << u"--remount-ro"_s << u"/dev"_s;
    words << memoryFolder(u"/tmp"_s, limits.folderBytes) << memoryFolder(u"/home/sandbox"_s, limits.folderBytes / 4) << memoryFolder(u"/work"_s, limits.folderBytes);
    return words;
}

/*! What systemd can hold together, it holds better than we can: all processes as one, to the byte. */
QStringList scope(const SandboxLimits &limits)
{
    return {u"systemd-run"_s, u"--user"_s, u"--scope"_s, u"--quiet"_s, u"--collect"_s, u"-p"_s, u"MemoryMax=%1"_s.arg(limits.memoryBytes + limits.memoryBytes / 4), u"-p"_s, u"MemorySwapMax=0"_s,
            u"-p"_s, u"TasksMax=%1"_s.arg(limits.processes + 4), u"--"_s};
}

/*! Runs \a words; what was said when it did not go well. */
QCoro::Task<Result<>> attempt(QStringList words)
{
    const lattice::Pending<Result<>> done;
    const std::unique_ptr<QProcess, QScopedPointerDeleteLater> owner(new QProcess);
    QProcess *process = owner.get();
    process->setChildProcessModifier(&SandboxBox::dropRoot);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setWorkingDirectory(u"/"_s);
    QObject::connect(process, &QProcess::finished, process, [done, process](int code, QProcess::ExitStatus status) {
        const bool good = status == QProcess::NormalExit && code == 0;
        done.settle(good ? Result<>() : failed(Fault::Refused, QString::fromUtf8(process->readAll()).simplified().left(200)));
    });
    QObject::connect(process, &QProcess::errorOccurred, process, [done, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            done.settle(failed(Fault::Refused, process->errorString()));
    });
    QTimer::singleShot(kProbe, process, [process] { process->kill(); });
    process->start(words.takeFirst(), words);
    auto result = co_await done;
    process->disconnect();
    co_return result;
}

lattice::Error missing()
{
    return {Fault::Refused, u"code can only run in a sandbox, and the program bwrap is not there; install bubblewrap (Debian: apt install bubblewrap). Nothing is run without a sandbox."_s};
}

/*! Whether somebody without any right of his own gets to \a folder. */
bool mayNobodyRead(const QString &folder)
{
    for (QDir dir(folder);;) {
        const QFileInfo info(dir.path());
        if (!info.permission(QFile::ExeOther) || (dir.path() == folder && !info.permission(QFile::ReadOther)))
            return false;
        if (!dir.cdUp())
            return true;
    }
}

lattice::Error unusable(const QString &said)
{
    return {Fault::Refused,
            u"code can only run in a sandbox, and bubblewrap cannot make one here (%1). Let users make namespaces: `sysctl kernel.unprivileged_userns_clone=1` (Debian), `sysctl user.max_user_namespaces=10000`, "
            "on Ubuntu an AppArmor profile for bwrap; in a container run it with --security-opt seccomp=unconfined. Nothing is run without a sandbox."_s.arg(said)};
}

QCoro::Task<Result<SandboxBox::Machine>> probe()
{
    const QString bubblewrap = QStandardPaths::findExecutable(u"bwrap"_s);
    if (bubblewrap.isEmpty())
        co_return std::unexpected(missing());
    const auto made = co_await attempt(QStringList(bubblewrap) + namespaces(false) + system(false) + QStringList{u"--proc"_s, u"/proc"_s, u"--dev"_s, u"/dev"_s, u"--remount-ro"_s, u"/"_s, u"--"_s, u"/usr/bin/true"_s});
    if (!made)
        co_return std::unexpected(unusable(made.error().detail));
    // Not as root: then it is nobody who asks, and nobody has no systemd.
    const bool maybe = ::geteuid() != 0 && !QStandardPaths::findExecutable(u"systemd-run"_s).isEmpty() && QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/systemd/private"_s);
    const bool scopes = maybe && (co_await attempt(scope(SandboxLimits()) << u"true"_s)).has_value();
    co_return SandboxBox::Machine{.hasScopes = scopes};
}

} // namespace

void SandboxBox::dropRoot()
{
    if (::geteuid() != 0)
        return;
    if (::setgroups(0, nullptr) != 0 || ::setresgid(kNobody, kNobody, kNobody) != 0 || ::setresuid(kNobody, kNobody, kNobody) != 0)
        ::_exit(126);
}

QCoro::Task<Result<SandboxBox::Machine>> SandboxBox::examine()
{
    static std::optional<Machine> known; // machines do not change in this, but for the better: what is missing is asked again
    if (known)
        co_return *known;
    auto machine = co_await probe();
    if (machine)
        known = *machine;
    co_return machine;
}

Result<> SandboxBox::prepare(QProcess &process, const SandboxLimits &limits, const Machine &machine)
{
    const QByteArray init = initProgram();
    if (init.isEmpty())
        return failed(Fault::NotFound, u"the program station-sandbox is missing beside %1; install Station Control Center again"_s.arg(QCoreApplication::applicationFilePath()));
    const auto files = std::make_shared<Files>();
    if (!files->add(init) || !files->add("root:x:0:0::/:/usr/sbin/nologin\nsandbox:x:1000:1000::/home/sandbox:/bin/bash\n") || !files->add("root:x:0:\nsandbox:x:1000:\n"))
        return failed(Fault::Full, u"no memory for a sandbox"_s);

    QStringList words = machine.hasScopes ? scope(limits) : QStringList();
    words << u"bwrap"_s << namespaces(limits.network) << u"--as-pid-1"_s << system(limits.network) << folders(limits);
    words << u"--perms"_s << u"0555"_s << u"--ro-bind-data"_s << u"3"_s << kInit;
    words << u"--perms"_s << u"0444"_s << u"--ro-bind-data"_s << u"4"_s << u"/etc/passwd"_s << u"--perms"_s << u"0444"_s << u"--ro-bind-data"_s << u"5"_s << u"/etc/group"_s;
    words << u"--remount-ro"_s << u"/"_s << u"--chdir"_s << u"/work"_s << u"--"_s << kInit;
    words << QString::number(limits.memoryBytes) << QString::number(limits.processes) << QString::number(limits.fileBytes) << QString::number(limits.files);

    QProcessEnvironment environment; // of ours, nothing is anybody's business inside
    environment.insert(u"PATH"_s, searchPath());
    environment.insert(u"HOME"_s, u"/home/sandbox"_s);
    environment.insert(u"USER"_s, u"sandbox"_s);
    environment.insert(u"TMPDIR"_s, u"/tmp"_s);
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    if (words.first() == "systemd-run"_L1) {
        for (const QString &name : {u"XDG_RUNTIME_DIR"_s, u"DBUS_SESSION_BUS_ADDRESS"_s}) {
            words.insert(words.indexOf(u"bwrap"_s) + 1, name);
            words.insert(words.indexOf(u"bwrap"_s) + 1, u"--unsetenv"_s);
            environment.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
        }
    }
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(u"/"_s);
    process.setProgram(words.takeFirst());
    process.setArguments(words);
    process.setUnixProcessParameters({.flags = QProcess::UnixProcessFlag::CloseFileDescriptors | QProcess::UnixProcessFlag::ResetSignalHandlers, .lowestFileDescriptorToClose = kFirstFile + 3});
    process.setChildProcessModifier([files] {
        // They may have each other's numbers: out of the way first.
        int copies[3] = {-1, -1, -1};
        for (int i = 0; i < 3; ++i)
            copies[i] = ::fcntl(files->descriptors().at(i), F_DUPFD, 16);
        for (int i = 0; i < 3; ++i) {
            if (::dup2(copies[i], kFirstFile + i) < 0)
                ::_exit(126);
        }
        dropRoot();
    });
    return {};
}

Result<SandboxBox::Command> SandboxBox::around(const QString &program, const QStringList &arguments, const QString &folder, bool network)
{
    const QString bubblewrap = QStandardPaths::findExecutable(u"bwrap"_s);
    if (bubblewrap.isEmpty())
        return std::unexpected(missing());
    const SandboxLimits limits;
    QStringList words{bubblewrap};
    words << namespaces(network) << system(network) << folders(limits);
    if (!folder.isEmpty() && (::geteuid() != 0 || mayNobodyRead(folder)))
        words << u"--ro-bind-try"_s << folder << u"/work/environment"_s;
    words << u"--remount-ro"_s << u"/"_s << u"--chdir"_s << u"/work"_s << u"--setenv"_s << u"HOME"_s << u"/home/sandbox"_s << u"--setenv"_s << u"TMPDIR"_s << u"/tmp"_s << u"--setenv"_s << u"PATH"_s << searchPath();
    words << u"--"_s << u"prlimit"_s << u"--nproc=%1"_s.arg(limits.processes) << u"--data=%1"_s.arg(limits.memoryBytes) << u"--core=0"_s << u"--"_s << program << arguments;
    if (::geteuid() == 0)
        words = QStringList{u"setpriv"_s, u"--reuid=%1"_s.arg(kNobody), u"--regid=%1"_s.arg(kNobody), u"--clear-groups"_s, u"--"_s} + words;
    return Command{.program = words.first(), .arguments = words.mid(1)};
}

Result<McpServerSpec> sandboxed(const McpServerSpec &spec)
{
    const auto command = SandboxBox::around(spec.command, spec.arguments, spec.folder, true);
    if (!command)
        return std::unexpected(command.error());
    McpServerSpec inside = spec;
    inside.command = command->program;
    inside.arguments = command->arguments;
    inside.folder = u"/"_s;
    return inside;
}

} // namespace core

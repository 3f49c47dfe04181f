// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serversupervisor.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSocketNotifier>

#include <cstdio>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/*
    A program that supervises a server, for tests that kill it or give it a small disk:
        serverhelper FOLDER [disk=BYTES] [ballast=BYTES] [readonly]
    The store is FOLDER/store, on a disk of that size if asked for (exit code 77: this user may mount none). It says
    "started PID PORT SECRET", "failed FAULT DETAIL", "step ID CAUSE WORDS", "alarm TEXT", "space N". The line "free"
    on its stdin removes the ballast.
*/
namespace {

void say(const QString &line)
{
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}

bool writeTo(const char *path, const QByteArray &text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    const bool written = file >= 0 && ::write(file, text.constData(), size_t(text.size())) == text.size();
    ::close(file);
    return written;
}

// Before Qt makes threads.
bool enterNamespace()
{
    const QByteArray user = "0 " + QByteArray::number(::geteuid()) + " 1";
    const QByteArray group = "0 " + QByteArray::number(::getegid()) + " 1";
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0)
        return writeTo("/proc/self/setgroups", "deny") && writeTo("/proc/self/uid_map", user) && writeTo("/proc/self/gid_map", group);
    return ::unshare(CLONE_NEWNS) == 0;
}

bool mountDisk(const QByteArray &folder, const QByteArray &bytes)
{
    ::mkdir(folder.constData(), 0700);
    return enterNamespace() && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.constData(), "tmpfs", 0, ("mode=0700,size=" + bytes).constData()) == 0;
}

void writeBallast(const QString &path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    const QByteArray block(4096, 'x');
    while (bytes > 0 && file.write(block) == block.size())
        bytes -= block.size();
}

void report(lattice::ServerSupervisor &server)
{
    using lattice::ServerSupervisor;
    QObject::connect(&server, &ServerSupervisor::started, &server, [](const lattice::ServerAddress &address) {
        say(u"started %1 %2 %3"_s.arg(QString::number(address.pid), QString::number(address.port), address.local.signIn.password));
    });
    QObject::connect(&server, &ServerSupervisor::failed, &server, [](const lattice::Error &error) {
        say(u"failed %1 %2"_s.arg(QString::number(int(error.fault)), error.detail));
        QCoreApplication::exit(1);
    });
    QObject::connect(&server, &ServerSupervisor::stepChanged, &server, [](const lattice::CheckStep &step) {
        if (step.state == lattice::CheckStep::State::Failed)
            say(u"step %1 %2 %3"_s.arg(step.id, step.cause, step.words));
    });
    QObject::connect(&server, &ServerSupervisor::alarm, &server, [](const QString &text) { say(u"alarm "_s + text); });
    QObject::connect(&server, &ServerSupervisor::diskSpaceChanged, &server, [](lattice::DiskSpace space) { say(u"space %1"_s.arg(int(space))); });
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const QByteArray folder = argv[1];
    QByteArrayList words(argv + 2, argv + argc);
    qint64 ballast = 0;
    for (const QByteArray &word : std::as_const(words)) {
        if (word.startsWith("disk=") && !mountDisk(folder + "/store", word.mid(5)))
            return 77;
        if (word.startsWith("ballast="))
            ballast = word.mid(8).toLongLong();
    }
    const QString ballastPath = QFile::decodeName(folder) + u"/store/ballast"_s;
    writeBallast(ballastPath, ballast);
    if (words.contains("readonly") && ::mount(nullptr, (folder + "/store").constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
        return 77;

    QCoreApplication application(argc, argv);
    lattice::ServerOptions options;
    options.port = -1;
    options.storeDir = QFile::decodeName(folder) + u"/store"_s;
    options.runDir = QFile::decodeName(folder) + u"/run"_s;
    options.program = QStringLiteral(NATS_SERVER);
    lattice::ServerSupervisor server(options);
    report(server);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &server, [&input, ballastPath] {
        char line[64];
        if (::read(STDIN_FILENO, line, sizeof line) <= 0)
            input.setEnabled(false);
        QFile::remove(ballastPath);
    });
    server.start();
    return QCoreApplication::exec();
}

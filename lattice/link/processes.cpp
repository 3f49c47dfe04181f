// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/processes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

QByteArray readProcess(qint64 pid, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString processName(qint64 pid)
{
    // A script is named by its interpreter, and a replaced program ends in " (deleted)".
    QString program = QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(pid)).section(u'/', -1);
    if (program.endsWith(" (deleted)"_L1))
        program.chop(10);
    return program.isEmpty() ? QString::fromLocal8Bit(readProcess(pid, u"comm"_s)).trimmed() : program;
}

qint64 processStartTime(qint64 pid)
{
    // The name, second in the line, may hold spaces and brackets: count from the last bracket on.
    const QByteArray stat = readProcess(pid, u"stat"_s);
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X")
        return 0;
    return fields[19].toLongLong();
}

QList<qint64> allProcesses()
{
    QList<qint64> pids;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isNumber = false;
        const qint64 pid = name.toLongLong(&isNumber);
        if (isNumber)
            pids << pid;
    }
    return pids;
}

QList<qint64> serversWithConfig(const QString &configFile)
{
    QList<qint64> found;
    const QByteArray path = QFile::encodeName(configFile);
    for (const qint64 pid : allProcesses()) {
        if (readProcess(pid, u"cmdline"_s).split('\0').contains(path) && processName(pid).startsWith("nats-server"_L1)
            && processStartTime(pid) != 0)
            found << pid;
    }
    return found;
}

} // namespace lattice

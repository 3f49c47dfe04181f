// SPDX-License-Identifier: Apache-2.0
#include "core/engine/processid.h"

#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core {

ProcessId ProcessId::of(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (pid <= 0 || !file.open(QIODevice::ReadOnly))
        return {.pid = pid};
    const QByteArray stat = file.readAll();
    // The program's name stands in parentheses and may hold spaces and parentheses itself; the state comes after the last one.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const bool isGone = fields.value(0) == "Z" || fields.value(0) == "X";
    return {.pid = pid, .started = isGone ? 0 : fields.value(19).toLongLong()};
}

ProcessId ProcessId::self()
{
    return of(::getpid());
}

bool ProcessId::isAlive() const
{
    return started != 0 && of(pid).started == started;
}

} // namespace core

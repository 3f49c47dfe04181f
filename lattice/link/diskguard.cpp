// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/diskguard.h"

#include <QFile>
#include <QLocale>

#include <sys/statvfs.h>

namespace lattice {

DiskRoom DiskRoom::of(const QString &folder)
{
    struct statvfs disk {};
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return {};
    return {.free = qint64(disk.f_bavail * disk.f_frsize), .total = qint64(disk.f_blocks * disk.f_frsize)};
}

DiskSpace DiskRoom::space() const
{
    if (total == 0)
        return DiskSpace::Enough;
    if (free < (512LL << 20) || free < total / 20)
        return DiskSpace::Critical;
    return free < total / 10 ? DiskSpace::Low : DiskSpace::Enough;
}

QString DiskRoom::describe() const
{
    return QLocale::c().formattedDataSize(free, 1, QLocale::DataSizeSIFormat);
}

DiskGuard::DiskGuard(const QString &folder, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
    connect(&m_timer, &QTimer::timeout, this, &DiskGuard::look);
    m_timer.start(interval);
}

void DiskGuard::look()
{
    const DiskRoom room = DiskRoom::of(m_folder);
    const DiskSpace space = room.space();
    if (space == m_space)
        return;
    m_space = space;
    Q_EMIT spaceChanged(space, room.free);
}

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serveroptions.h"

#include <QObject>
#include <QTimer>

namespace lattice {

/*! The room on the disk that holds \a folder; total is 0 when it cannot be told. */
struct DiskRoom {
    qint64 free = 0; //!< bytes this user may write
    qint64 total = 0;

    static DiskRoom of(const QString &folder);

    /*! Low under 10 %, Critical under 5 % or 512 MiB. */
    DiskSpace space() const;
    QString describe() const; //!< as in "53.2 GB"

    friend bool operator==(const DiskRoom &, const DiskRoom &) = default;
};

/*!
    Watches the disk of the server's store.

    A full disk does not end nats-server, and its health stays "ok": writes fail one by one. So we look ourselves, and
    work is refused before it is lost.
*/
class DiskGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiskGuard)

public:
    explicit DiskGuard(const QString &folder, std::chrono::milliseconds interval = std::chrono::seconds(5), QObject *parent = nullptr);

    void look(); //!< now, beside each interval
    DiskSpace space() const { return m_space; }

Q_SIGNALS:
    void spaceChanged(lattice::DiskSpace space, qint64 freeBytes); //!< from Enough on

private:
    QString m_folder;
    DiskSpace m_space = DiskSpace::Enough;
    QTimer m_timer;
};

} // namespace lattice

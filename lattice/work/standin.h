// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"

#include <QElapsedTimer>
#include <QTimer>

namespace lattice {

/*!
    Notices that nobody leads the work of the lattice, as in one that Go stations run: then any station of ours may.
    It looks at the leader's key now and then, at moments that differ from station to station, so that one of them is first.
*/
class StandIn final : public QObject
{
    Q_OBJECT

public:
    explicit StandIn(MeshLink &link, Milliseconds patience = std::chrono::seconds(20), QObject *parent = nullptr);

    void pause(); //!< until resume(): we lead ourselves
    void resume();

Q_SIGNALS:
    void wanted(); //!< nobody has led for the whole of the patience

private:
    QCoro::Task<void> look();
    void lookLater();

    MeshLink &m_link;
    KeyValue m_lock;
    const Milliseconds m_patience;
    QElapsedTimer m_alone; //!< valid: since when nobody leads
    QTimer m_timer;
    bool m_paused = false;
};

} // namespace lattice

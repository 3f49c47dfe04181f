// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/link.h"
#include "lattice/link/orderedconsumer.h"
#include "lattice/history/latticestate.h"
#include "lattice/work/workclient.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

/*! Somebody who assigns work all the time, and remembers what was accepted. */
class ChaosLoad final : public QObject
{
    Q_OBJECT

public:
    ChaosLoad(const lattice::LinkOptions &options, quint32 seed, int everyMs);

    void stop() { m_timer.stop(); }
    const QSet<QString> &accepted() const { return m_accepted; }
    int asked() const { return m_asked; }
    int cancelled() const { return m_cancelled; }
    lattice::MeshLink &link() { return m_link; }
    bool isQuiet() const { return m_open == 0; } //!< nothing asked is without an answer

private:
    QCoro::Task<void> submit(lattice::WorkSpec spec);
    QCoro::Task<void> cancel(QString workId);
    void next();

    lattice::MeshLink m_link;
    lattice::WorkClient m_client;
    QRandomGenerator m_random;
    QTimer m_timer;
    QSet<QString> m_accepted;
    QStringList m_recent;
    int m_asked = 0;
    int m_cancelled = 0;
    int m_open = 0;
};

/*! What the server has kept of it, read to the end: the ledger's revisions and the history. */
struct ChaosRecord {
    QHash<QString, int> ends;                     //!< revisions with a terminal phase, by work id
    QHash<QString, lattice::WorkRecord> last;     //!< by work id
    QHash<QString, QStringList> endEvents;        //!< types of the terminal events, by work id
    lattice::LatticeState state;                  //!< the history, folded
    int revisions = 0;
    int events = 0;
};

/*! Reads all of it. \return whether it came to the end in time */
bool readChaosRecord(lattice::MeshLink &link, ChaosRecord &record);

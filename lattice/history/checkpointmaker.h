// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/checkpoint.h"
#include "lattice/history/eventmaker.h"
#include "lattice/history/history.h"

namespace lattice {

struct CheckpointOptions {
    quint64 every = 100; //!< messages
    std::chrono::milliseconds interval = std::chrono::seconds(60);
};

/*!
    Signs the history while this station leads: every 100 messages, or 60 s after the first that is not signed yet.

    It goes on from the last checkpoint in the history, whoever signed it, and needs a History that follows the stream. A
    checkpoint that could not be published is made again with what has come by then.
*/
class CheckpointMaker final : public QObject
{
    Q_OBJECT

public:
    /*! All of them have to outlive this object. */
    CheckpointMaker(History &history, MeshLink &link, const CheckpointKey &key, EventMaker maker, CheckpointOptions options = {}, QObject *parent = nullptr);

    void start(); //!< this station leads
    void stop();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void made(const lattice::Checkpoint &checkpoint);
    void failed(const lattice::Error &error); //!< tried again

private:
    QCoro::Task<void> begin();
    QCoro::Task<Result<Checkpoint>> lastCheckpoint();
    void take(const QList<HistoryRow> &rows);
    void add(const StoredEvent &message);
    void look();
    QCoro::Task<void> make();
    QCoro::Task<Result<>> publish(Checkpoint checkpoint);

    History &m_history;
    JetStream m_jetStream;
    const CheckpointKey &m_key;
    const EventMaker m_maker;
    const CheckpointOptions m_options;
    RunningDigest m_digest;
    quint64 m_base = 0; //!< where the last checkpoint ended; 0: there is none
    quint64 m_others = 0; //!< messages since that are no checkpoints
    QList<StoredEvent> m_later; //!< came while a checkpoint was being made, or while the past was read
    bool m_running = false;
    bool m_ready = false;
    bool m_making = false;
    quint64 m_round = 0; //!< of start(); an older begin() ends
    QTimer m_due;
    QTimer m_again;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::Checkpoint)

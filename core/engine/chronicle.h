// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"
#include "lattice/history/checkpointmaker.h"
#include "lattice/history/eventmaker.h"
#include "lattice/history/eventstream.h"
#include "lattice/history/history.h"
#include "lattice/history/workevents.h"

namespace core {

struct ChronicleOptions {
    EventsConfig config;
    QString stationId;   //!< empty: a command
    QString stationName;
    QString folder;      //!< for what waits to be stored, the index and the key; empty: nothing is kept here
    bool index = false;  //!< keep a local index of the whole history
};

/*!
    This station's part in the history: it publishes what the station did, keeps the local index where one is wanted, and signs
    checkpoints while the station leads.
*/
class Chronicle final : public QObject
{
    Q_OBJECT

public:
    Chronicle(lattice::MeshLink &link, ChronicleOptions options, QObject *parent = nullptr);

    const lattice::EventMaker &maker() const { return m_maker; }
    void publish(lattice::Event event) { m_publisher.publish(std::move(event)); }
    void publish(lattice::WorkFact fact, const lattice::WorkRecord &record);
    /*! Makes the stream unless it is there. */
    QCoro::Task<lattice::Result<>> ensure();
    QCoro::Task<bool> flush(lattice::Milliseconds deadline) { return m_publisher.flush(deadline); }
    lattice::History *history() const { return m_history.get(); } //!< null unless there is an index
    void setLeading(bool leads);

private:
    void openIndex();

    lattice::MeshLink &m_link;
    const ChronicleOptions m_options;
    lattice::EventMaker m_maker;
    lattice::EventPublisher m_publisher;
    std::unique_ptr<lattice::History> m_history;
    std::unique_ptr<lattice::CheckpointKey> m_key;
    std::unique_ptr<lattice::CheckpointMaker> m_checkpoints;
};

} // namespace core

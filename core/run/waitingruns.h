// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runstore.h"
#include "lattice/protocol/workrecord.h"

#include <QPointer>
#include <QTimer>

namespace core {

/*!
    Runs of work that wait for an answer hold nothing, so nobody tells them when the work is cancelled, or goes on at another station.
    Their work is looked up from time to time, and what became of it is written into their records.
*/
class WaitingRuns final : public QObject
{
    Q_OBJECT

public:
    /*! The record of an item of work; NotFound when it has left the ledger. */
    using Look = std::function<QCoro::Task<lattice::Result<lattice::WorkRecord>>(QString workId)>;

    WaitingRuns(RunStore *store, Look look, std::chrono::milliseconds every = std::chrono::minutes(1));

    QCoro::Task<> sweep();

private:
    const QPointer<RunStore> m_store;
    const Look m_look;
    QTimer m_clock;
    bool m_sweeping = false;
};

} // namespace core

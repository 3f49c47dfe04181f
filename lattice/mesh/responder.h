// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/link.h"
#include "lattice/mesh/agenthost.h"
#include "lattice/trace/tracer.h"

#include <deque>

namespace lattice {

struct ResponderOptions {
    QString stationId;
    QString stationName;
    QString pool;
    int slots_ = 4; //!< calls at a time (`slots` is a macro of Qt's in foreign headers)
    int queue = 64; //!< calls that may wait
    Milliseconds limit{5 * 60'000}; //!< for one call, from its start
    Tracer tracer = {};
};

/*! What became of a call here, for the history. */
struct CallRecord {
    CallOrder order;
    bool succeeded = false;
    QString error;
    QString model;
    double durationMs = 0;
    int toolCalls = 0;
};

/*!
    Takes the calls that other stations make of our agents, and runs local ones by the same slots.

    A call waits its turn when all slots are taken; when the queue is full too the caller hears Busy at once. Every request
    is answered, a malformed one with the error envelope. The message handler only queues.
*/
class Responder final : public QObject
{
    Q_OBJECT

public:
    Responder(MeshLink &link, AgentHost &host, ResponderOptions options, QObject *parent = nullptr);
    ~Responder() override;
    Q_DISABLE_COPY_MOVE(Responder)

    /*! Runs an agent of this station for a caller of this station. */
    QCoro::Task<InvokeResponse> run(CallOrder order, ProgressSink progress, std::stop_token stop);

    /*! For a station that leaves: calls are asked to end and are answered as cancelled, new ones are refused as busy, no slot is free. */
    void close();

    /*! Takes a slot for work that is no call, unless all are taken; to be given back by giveSlot(). */
    bool takeSlot();
    void giveSlot(); //!< to the call that waits longest, if any

    Capacity capacity() const;
    int inFlight() const { return m_running - m_working + int(m_queue.size()); } //!< calls

Q_SIGNALS:
    void capacityChanged();
    void started(const lattice::CallRecord &call);
    void ended(const lattice::CallRecord &call);

private:
    class Parts;
    struct Turn {
        quint64 id;
        Pending<bool> granted; //!< false: give up waiting
    };

    void takeCall(const Message &message);
    QCoro::Task<void> serve(Message message, InvokeRequest request);
    std::optional<InvokeResponse> refusalOf(const CallOrder &order) const; //!< none: it may run, or wait
    QCoro::Task<InvokeResponse> perform(CallOrder order, ProgressSink progress, std::stop_token stop);
    QCoro::Task<Result<CallResult>> execute(CallOrder order, ProgressSink progress, std::stop_source stop);
    void takeCancel(const Message &message);
    void answer(const QByteArray &reply, const InvokeResponse &response);
    QString agentOf(const InvokeRequest &request) const;
    void passTurn();

    MeshLink &m_link;
    AgentHost &m_host;
    const ResponderOptions m_options;
    int m_running = 0; //!< slots taken
    bool m_closed = false;
    int m_working = 0; //!< of these, by work
    quint64 m_lastTurn = 0;
    std::deque<Turn> m_queue;
    QHash<QString, std::stop_source> m_calls; //!< by call id, for cancellation
    std::vector<std::unique_ptr<Subscription>> m_subscriptions;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::CallRecord)

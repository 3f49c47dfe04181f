// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/link.h"
#include "lattice/mesh/agenthost.h"
#include "lattice/work/transition.h"
#include "lattice/work/worktimes.h"

namespace lattice {

/*!
    One attempt at an item of work that runs on this station: the agent, its time limits, and the parts of its answer for those
    who follow. It knows nothing of ledger and mailbox.
*/
class WorkAttempt final : public QObject
{
    Q_OBJECT

public:
    /*! \a reply is where its message is acknowledged; the agent goes on in the trace of \a traceparent. */
    WorkAttempt(MeshLink &link, WorkRecord record, WorkTimes times, QByteArray reply, QString traceparent = {});
    Q_DISABLE_COPY_MOVE(WorkAttempt)

    /*!
        Runs the agent. Timeout when its time is over; an agent that was asked to end and does not is given up after a while.
        The attempt has to be kept until this ends.
    */
    QCoro::Task<Result<CallResult>> run(AgentHost &host);
    void askToEnd();

    const WorkRecord &record() const { return m_record; } //!< as it was claimed, with the progress since
    Transition::Holding holding() const { return {.stationId = m_record.station, .attempt = m_record.attempt}; }
    const QByteArray &reply() const { return m_reply; }
    void setReply(const QByteArray &reply) { m_reply = reply; } //!< of a newer delivery

Q_SIGNALS:
    void progressed(const lattice::WorkRecord &record); //!< at most once a second

private:
    void add(const QString &text);
    void tell(const CallStep &step);
    void sendParts();
    void timeOut();

    MeshLink &m_link;
    WorkRecord m_record;
    const WorkTimes m_times;
    QByteArray m_reply;
    const QString m_traceparent;
    std::stop_source m_stop;
    Pending<Result<CallResult>> m_done;
    QTimer m_limit;
    QTimer m_parts;
    bool m_asked = false;
    bool m_overdue = false;
    QString m_tail;   //!< the end of what was said
    QString m_unsent; //!< for those who follow
    QElapsedTimer m_progressed;
};

} // namespace lattice

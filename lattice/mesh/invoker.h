// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/link.h"
#include "lattice/mesh/agenthost.h"
#include "lattice/mesh/router.h"
#include "lattice/trace/tracer.h"

namespace lattice {

class Responder;

/*! A call of an agent, as its caller gives it. */
struct Call {
    QString id; //!< a token, unique; empty: made
    Destination to;
    QString task;
    QMap<QString, QString> input;
    Milliseconds deadline{5 * 60'000}; //!< for the whole of it
    QString traceparent = {};          //!< of the caller's span; empty: a new trace
    CallOrigin origin = {};
};

struct InvokerOptions {
    QString stationId;            //!< empty: we are a command, no station
    Milliseconds taken{60'000};   //!< until a station of ours has taken the call
    int tries = 3;                //!< places tried before the call fails
    Tracer tracer = {};
};

/*!
    Calls agents wherever they are. Our own are run by the responder, so that they share its slots.

    A place that is busy, or that nobody listens at, is passed over for the next. A call is tried elsewhere only while no
    station has taken it: what runs may have effects, and is not run twice.
*/
class Invoker final : public QObject
{
    Q_OBJECT

public:
    using Finder = std::function<QCoro::Task<Result<QList<Target>>>(Destination)>;

    /*! \a responder is null for a command. */
    Invoker(MeshLink &link, Finder finder, Responder *responder, InvokerOptions options, QObject *parent = nullptr);

    /*! \return the answer of the station that took the call, or the error that it or the way there met. */
    QCoro::Task<Result<InvokeResponse>> call(Call call, ProgressSink progress, std::stop_token stop);

private:
    struct Attempt; // what one place said so far

    QCoro::Task<Result<InvokeResponse>> callAt(Target target, Call call, ProgressSink progress, std::stop_token stop, std::shared_ptr<Attempt> attempt);
    QCoro::Task<Result<InvokeResponse>> callHere(Target target, Call call, ProgressSink progress, std::stop_token stop);
    QCoro::Task<Result<InvokeResponse>> callThere(Target target, Call call, ProgressSink progress, std::stop_token stop, std::shared_ptr<Attempt> attempt);
    void takeProgress(const Message &message, const std::shared_ptr<Attempt> &attempt, const ProgressSink &progress);

    MeshLink &m_link;
    const Finder m_finder;
    Responder *const m_responder;
    const InvokerOptions m_options;
};

} // namespace lattice

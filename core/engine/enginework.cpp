// SPDX-License-Identifier: Apache-2.0
// Work and history as the engine's owner asks for them. Each slot answers once by a signal, also when it cannot.
#include "core/engine/engine.h"
#include "core/engine/engineprivate.h"
#include "core/engine/pastanswer.h"

#include <QDir>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {
const QString kBy = u"window"_s;
}

Result<lattice::WorkClient *> Engine::work() const
{
    if (!d->session)
        return failed(Fault::Unreachable, u"the engine has not started"_s);
    if (!d->session->work())
        return failed(Fault::Unreachable, u"this station is in no lattice: start one or join one, then assign work"_s);
    return &d->session->work()->client();
}

QCoro::Task<Result<lattice::WorkRecord>> Engine::workNow(QString workId)
{
    const auto client = work();
    if (!client) // of a station that is in no lattice now, the work may still be answered later
        co_return failed(Fault::Unreachable, client.error().detail);
    co_return co_await (*client)->get(workId);
}

Result<> Engine::tellSnoozed(const lattice::SnoozeFacts &snooze)
{
    if (const auto client = work(); !client)
        return std::unexpected(client.error());
    d->session->tellSnoozed(snooze);
    return {};
}

QString Engine::whyWaiting(const QString &workId) const
{
    const lattice::Work *work = d->session ? d->session->work() : nullptr;
    return work && work->leader() ? work->leader()->whyWaiting(workId) : QString();
}

Result<lattice::History *> Engine::history() const
{
    if (!d->session)
        return failed(Fault::Unreachable, u"the engine has not started"_s);
    if (!d->session->history())
        return failed(Fault::Invalid, u"this station keeps no index of the history; ask the orchestrator of the lattice, or a window"_s);
    return d->session->history();
}

QCoro::Task<Result<QJsonObject>> Engine::askPast(QString kind, QJsonObject arguments, std::stop_token stop)
{
    if (!d->session)
        co_return failed(Fault::Unreachable, u"the engine has not started"_s);
    if (const auto past = history()) {
        if (kind == "export"_L1 && QDir::isRelativePath(arguments[u"file"_s].toString()))
            co_return failed(Fault::Invalid, u"give the file with its whole path: the engine that writes it works in another folder"_s);
        co_return co_await answerPast(*past, std::move(kind), std::move(arguments), std::move(stop));
    }
    co_return co_await d->session->askPast(std::move(kind), std::move(arguments), std::move(stop));
}

Result<std::unique_ptr<lattice::Subscription>> Engine::followEvents(std::function<void(const lattice::Event &)> take)
{
    if (!d->session || d->session->linkOptions().url.isEmpty())
        return failed(Fault::Unreachable, u"this station is in no lattice, so there are no events"_s);
    return d->session->followEvents(std::move(take));
}

template <typename Ask>
void Engine::askWork(const QString &requestId, Ask ask)
{
    const auto client = work();
    if (!client) {
        Q_EMIT workAnswered(requestId, std::unexpected(client.error()));
        return;
    }
    QCoro::connect(ask(**client), this, [this, requestId](const Result<lattice::WorkRecord> &record) { Q_EMIT workAnswered(requestId, record); });
}

void Engine::submitWork(const QString &requestId, const lattice::WorkSpec &spec)
{
    lattice::WorkSpec mine = spec;
    mine.sourceStation = d->stationId;
    if (mine.requestedBy.isEmpty())
        mine.requestedBy = kBy;
    lattice::ActiveSpan span = tracer().start({"verb"_L1, u"work.assign"}, lattice::Span::Kind::Server, mine.traceparent);
    span.set("station.trigger"_L1, u"window"_s);
    mine.traceparent = span.traceparent(mine.traceparent);
    askWork(requestId, [&mine](lattice::WorkClient &client) { return client.submit(mine); });
}

void Engine::cancelWork(const QString &requestId, const QString &workId, const QString &reason)
{
    askWork(requestId, [&](lattice::WorkClient &client) { return client.cancel(workId, kBy, reason); });
}

void Engine::retryWork(const QString &requestId, const QString &workId)
{
    askWork(requestId, [&](lattice::WorkClient &client) { return client.retry(workId, kBy); });
}

void Engine::answerWork(const QString &requestId, const QString &workId, const QString &text)
{
    askWork(requestId, [&](lattice::WorkClient &client) { return client.answer(workId, text, kBy); });
}

void Engine::followWork(const QString &workId)
{
    d->followedWork.reset();
    const auto client = work();
    if (client && !workId.isEmpty())
        d->followedWork = (*client)->follow(workId, [this, workId](const QString &text) { Q_EMIT workPart(workId, text); });
}

template <typename T, typename Ask>
void Engine::askHistory(void (Engine::*answered)(const QString &, const Result<T> &), const QString &requestId, Ask ask)
{
    const auto past = history();
    if (!past) {
        Q_EMIT (this->*answered)(requestId, std::unexpected(past.error()));
        return;
    }
    QCoro::connect(ask(**past), this, [this, answered, requestId](const Result<T> &result) { Q_EMIT (this->*answered)(requestId, result); });
}

void Engine::queryHistory(const QString &requestId, const lattice::HistoryQuery &query)
{
    askHistory(&Engine::historyFound, requestId, [&](lattice::History &past) { return past.query(query); });
}

void Engine::countHistory(const QString &requestId, const lattice::EventFilter &filter)
{
    askHistory(&Engine::historyCounted, requestId, [&](lattice::History &past) { return past.count(filter); });
}

void Engine::makeHistogram(const QString &requestId, const QDateTime &from, const QDateTime &to, int buckets, const lattice::EventFilter &filter)
{
    askHistory(&Engine::histogramMade, requestId, [&](lattice::History &past) { return past.histogram(from, to, buckets, filter); });
}

void Engine::findState(const QString &requestId, const QDateTime &time)
{
    askHistory(&Engine::stateFound, requestId, [&](lattice::History &past) { return past.stateAt(time); });
}

void Engine::exportHistory(const QString &requestId, const QString &path, const lattice::EventFilter &filter)
{
    askHistory(&Engine::historyExported, requestId, [&](lattice::History &past) { return past.exportTo(path, 0, 0, filter); });
}

void Engine::tellWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone)
{
    for (const QString &workId : gone)
        d->toldWork.remove(workId);
    for (const lattice::WorkRecord &record : changed)
        d->toldWork.insert(record.spec.workId);
    Q_EMIT workChanged(changed, gone);
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
// Verbs as the engine's owner asks for them, and what is kept of those that ran.
#include "core/engine/engine.h"
#include "core/engine/engineprivate.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

void Engine::perform(const QString &requestId, const QString &verb, const QJsonObject &arguments)
{
    if (!d->dispatch || d->stopping) {
        Q_EMIT verbEnded(requestId, failed(Fault::Unreachable, u"the engine has stopped"_s));
        return;
    }
    const std::stop_token stop = d->verbs.insert(requestId, std::stop_source())->get_token();
    const QPointer<Engine> self(this);
    const Progress progress = [self, requestId](const QString &text) {
        if (self)
            Q_EMIT self->verbProgress(requestId, text);
    };
    QCoro::connect(d->dispatch({.face = Caller::Face::Window}, verb, arguments, progress, stop), this, [this, requestId](const Result<QJsonObject> &result) {
        d->verbs.remove(requestId);
        Q_EMIT verbEnded(requestId, result);
    });
}

void Engine::cancelVerb(const QString &requestId)
{
    if (const auto verb = d->verbs.find(requestId); verb != d->verbs.end())
        verb->request_stop();
}

void Engine::remember(Performed performed)
{
    d->verbLog.add(std::move(performed));
    const Performed &kept = d->verbLog.entries().constLast();
    if (kept.changes && d->session)
        d->session->tellPerformed(kept);
    Q_EMIT verbPerformed(kept);
}

RemoteHands &Engine::remoteHands()
{
    return *d->hands;
}

QCoro::Task<Result<QJsonObject>> Engine::performAt(QString station, QString verb, QJsonObject arguments, std::stop_token stop)
{
    const QPointer<Engine> self(this);
    const auto stationId = co_await stationIdOf(station);
    if (!stationId)
        co_return std::unexpected(stationId.error());
    if (!self || !d->session)
        co_return failed(Fault::Unreachable, u"the engine has stopped"_s);
    if (*stationId == d->stationId)
        co_return failed(Fault::Invalid, u"%1 is this station; leave `station` out"_s.arg(station));
    co_return co_await d->hands->ask(d->session->link(), *stationId, std::move(verb), std::move(arguments), std::move(stop));
}

const VerbLog &Engine::verbLog() const
{
    return d->verbLog;
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/verb/verbtable.h"

#include "core/config/nearest.h"
#include "core/engine/engine.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

QCoro::Task<Result<QJsonObject>> refuseProcessVerb(QString name)
{
    co_return failed(Fault::Invalid, u"%1 runs in the caller's own process"_s.arg(name));
}

} // namespace

void VerbTable::add(QList<Verb> verbs)
{
    m_verbs += std::move(verbs);
}

const Verb *VerbTable::find(const QString &name) const
{
    const auto found = std::ranges::find(m_verbs, name, &Verb::name);
    return found == m_verbs.end() ? nullptr : &*found;
}

QCoro::Task<Result<QJsonObject>> VerbTable::run(QString name, Context context, QJsonObject arguments, Progress progress,
                                                std::stop_token stop) const
{
    const Verb *verb = find(name);
    if (!verb || !verb->run) {
        QStringList names;
        for (const Verb &known : m_verbs)
            names << known.name;
        const QString near = nearest(name, names);
        co_return failed(Fault::NotFound,
                         near.isEmpty() ? u"there is no verb %1"_s.arg(name)
                                        : u"there is no verb %1; did you mean %2?"_s.arg(name, near));
    }
    const QJsonObject meta = arguments.take("_meta"_L1).toObject(); // as in MCP: not an argument, but about the call
    if (context.traceparent.isEmpty())
        context.traceparent = meta["traceparent"_L1].toString();
    if (const auto checked = verb->check(arguments); !checked)
        co_return std::unexpected(checked.error());
    if (verb->place != Verb::Place::Process && !context.engine)
        co_return failed(Fault::Unreachable, u"the engine has stopped"_s);
    const lattice::Tracer tracer = context.engine ? context.engine->tracer() : lattice::Tracer();
    lattice::ActiveSpan span = tracer.start({"verb"_L1, verb->name}, lattice::Span::Kind::Server, context.traceparent);
    context.traceparent = span.traceparent(context.traceparent);
    auto result = co_await verb->run(std::move(context), std::move(arguments), std::move(progress), std::move(stop));
    if (!result)
        span.fail(result.error().fault); // the detail may name a task or an answer
    co_return result;
}

ControlServer::Dispatch VerbTable::dispatch(Context context) const
{
    return [this, context](QString name, QJsonObject arguments, Progress progress,
                           std::stop_token stop) -> QCoro::Task<Result<QJsonObject>> {
        const Verb *verb = find(name);
        if (verb && verb->place == Verb::Place::Process)
            return refuseProcessVerb(name);
        return run(name, context, arguments, std::move(progress), std::move(stop));
    };
}

} // namespace core

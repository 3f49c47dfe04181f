// SPDX-License-Identifier: Apache-2.0
#include "core/verb/verbtable.h"

#include "core/verb/gonames.h"

#include "core/config/nearest.h"
#include "core/engine/engine.h"
#include "core/engine/faultname.h"

#include <QElapsedTimer>

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

QString subjectOf(const Verb &verb, const QJsonObject &arguments)
{
    for (const QString &parameter : verb.subjects) {
        if (const QString value = arguments[parameter].toString(); !value.isEmpty())
            return value;
    }
    const auto first = std::ranges::find(verb.parameters, true, &Parameter::positional); // further ones may be a task, which is nobody's business
    return first == verb.parameters.end() ? QString() : arguments[first->name].toString().left(128);
}

/*! One page of what \a whole lists. A verb that is not asked for a page gives all, as it always did. */
QCoro::Task<Result<QJsonObject>> runPage(Verb::Run whole, QString list, Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const qint64 limit = arguments.take("limit"_L1).toInteger(-1), offset = arguments.take("offset"_L1).toInteger(0);
    auto result = co_await whole(std::move(context), std::move(arguments), std::move(progress), std::move(stop));
    if (!result || (limit < 0 && offset == 0))
        co_return result;
    const QJsonArray all = result->value(list).toArray();
    const qint64 end = limit < 0 ? all.size() : std::min<qint64>(all.size(), offset + limit);
    QJsonArray page;
    for (qint64 i = offset; i < end; ++i)
        page << all.at(i);
    (*result)[list] = page;
    (*result)[u"total"_s] = all.size();
    if (end < all.size())
        (*result)[u"next_offset"_s] = std::max(end, offset);
    co_return result;
}

void givePages(Verb &verb)
{
    verb.parameters << Parameter{.name = u"limit"_s, .type = Parameter::Type::Integer, .words = u"at most so many; without it all"_s, .least = 1, .most = 1e9}
                    << Parameter{.name = u"offset"_s, .type = Parameter::Type::Integer, .words = u"leave out so many: the next_offset of the page before"_s, .least = 0, .most = 1e9};
    QJsonObject properties = verb.resultSchema["properties"_L1].toObject();
    properties[u"total"_s] = Schema::number(u"of a page: how many there are in all"_s);
    properties[u"next_offset"_s] = Schema::number(u"of a page: where the next begins; missing: that was all"_s);
    verb.resultSchema[u"properties"_s] = properties;
    verb.run = [whole = verb.run, list = verb.list](Context context, QJsonObject arguments, Progress progress, std::stop_token stop) {
        return runPage(whole, list, std::move(context), std::move(arguments), std::move(progress), std::move(stop));
    };
}

QElapsedTimer started()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

} // namespace

void VerbTable::addEngineVerbs()
{
    add(stationVerbs());
    add(latticeVerbs());
    add(modelVerbs());
    add(workVerbs());
    add(eventVerbs());
    add(agentVerbs());
    add(runVerbs());
    add(envVerbs());
    add(settingsVerbs());
    add(priceVerbs());
    add(policyVerbs());
    add(serverVerbs());
    add(serverEditVerbs());
    add(agentPartVerbs());
    add(membershipVerbs());
    add(fakerVerbs());
    add(needVerbs());
    add(trustVerbs());
    add(jaegerVerbs());
    add(tokenVerbs());
    add(mcpVerbs());
    giveGoNames(m_verbs);
}

void VerbTable::add(QList<Verb> verbs)
{
    for (Verb &verb : verbs) {
        if (!verb.list.isEmpty())
            givePages(verb);
        if (verb.isOfAnyStation())
            verb.parameters.append({.name = u"station"_s, .words = u"run it at another station of the lattice: its id or name"_s, .placeholder = u"ID"_s});
    }
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
    arguments = verb->normalised(arguments);
    if (const auto checked = verb->check(arguments); !checked)
        co_return std::unexpected(checked.error());
    if (verb->right() > context.caller.right)
        co_return failed(Fault::Refused, u"%1 needs the right to %2, and this caller may only %3; use a token with more rights"_s.arg(name, rightName(verb->right()), rightName(context.caller.right)));
    const bool wantsEngine = verb->place == Verb::Place::Running || verb->place == Verb::Place::Engine; // others say themselves what they miss
    if (wantsEngine && !context.engine)
        co_return failed(Fault::Unreachable, u"the engine has stopped"_s);
    if (context.caller.face == Caller::Face::Station && !verb->isOfAnyStation())
        co_return failed(Fault::Refused, u"%1 cannot be run from another station"_s.arg(name));
    const QPointer<Engine> engine = context.engine;
    const lattice::Tracer tracer = engine ? engine->tracer() : lattice::Tracer();
    lattice::ActiveSpan span = tracer.start({"verb"_L1, name}, lattice::Span::Kind::Server, context.traceparent);
    span.set("station.trigger"_L1, faceName(context.caller.face));
    context.traceparent = span.traceparent(context.traceparent);
    if (const QString station = verb->isOfAnyStation() ? arguments.take(u"station"_s).toString() : QString(); !station.isEmpty()) {
        if (context.caller.face == Caller::Face::Station)
            co_return failed(Fault::Refused, u"a station that was asked does not ask a third one"_s);
        if (!context.traceparent.isEmpty())
            arguments[u"_meta"_s] = QJsonObject{{u"traceparent"_s, context.traceparent}};
        if (!engine)
            co_return failed(Fault::Unreachable, u"no station runs here that could ask another; start it with `stn up`"_s);
        auto there = co_await engine->performAt(station, name, std::move(arguments), std::move(stop));
        if (!there)
            span.fail(there.error().fault);
        co_return there;
    }
    Performed performed{.time = QDateTime::currentDateTimeUtc(), .verb = name, .caller = context.caller, .changes = !verb->hints.readOnly, .subject = subjectOf(*verb, arguments)};
    const QElapsedTimer timer = started();
    auto result = co_await verb->run(std::move(context), std::move(arguments), std::move(progress), std::move(stop));
    performed.durationMs = double(timer.nsecsElapsed()) / 1e6;
    if (!result) {
        performed.fault = faultName(result.error().fault);
        performed.detail = result.error().detail;
        span.fail(result.error().fault); // the detail may name a task or an answer
    }
    if (engine && (performed.changes || performed.caller.face != Caller::Face::Window)) // a page in sight looks all the time
        engine->remember(std::move(performed));
    co_return result;
}

ControlServer::Dispatch VerbTable::dispatch(Context context) const
{
    return [this, context](Caller caller, QString name, QJsonObject arguments, Progress progress, std::stop_token stop) -> QCoro::Task<Result<QJsonObject>> {
        const Verb *verb = find(name);
        if (verb && verb->place == Verb::Place::Process && caller.face != Caller::Face::Window) // whose own process this is
            return refuseProcessVerb(name);
        Context own = context;
        own.caller = std::move(caller);
        return run(name, std::move(own), arguments, std::move(progress), std::move(stop));
    };
}

} // namespace core

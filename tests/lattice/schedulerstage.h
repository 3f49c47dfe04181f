// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/scheduler.h"
#include "lattice/work/transition.h"

#include <QTimeZone>

/*! A scheduler with a clock, and a ledger of one hand: what it decides is carried out when the test says so. */
class Stage
{
public:
    using Time = lattice::Scheduler::Time;
    using Kind = lattice::WorkDecision::Kind;

    lattice::WorkTimes times;
    double random = 0;
    lattice::Scheduler scheduler{times, [this] { return random; }};
    Time now{1'000'000'020};
    quint64 revision = 0;

    QDateTime wall() const { return QDateTime::fromMSecsSinceEpoch(1'800'000'000'000 + now.count(), QTimeZone::utc()); }

    static lattice::WorkSpec spec(const QString &id, int priority = 5)
    {
        return {.workId = id, .agent = QStringLiteral("a"), .priority = priority};
    }

    lattice::WorkRecord put(lattice::WorkRecord record)
    {
        record.revision = ++revision;
        scheduler.put(record, now);
        return record;
    }

    lattice::WorkRecord submit(lattice::WorkSpec spec) { return put(lattice::Transition::submit(std::move(spec), wall()).value()); }
    lattice::WorkRecord submit(const QString &id, int priority = 5) { return submit(spec(id, priority)); }

    void station(const QString &id, int slots_ = 1, const QStringList &agents = {QStringLiteral("a")})
    {
        lattice::WorkPlace place{.stationId = id, .slots_ = slots_};
        for (const QString &agent : agents)
            place.agents.append({.id = agent + QStringLiteral("-id"), .name = agent, .capabilities = {QStringLiteral("Logs")}});
        scheduler.setPlace(place);
    }

    QList<lattice::WorkDecision> decide(Time later = Time(0))
    {
        now += later;
        return scheduler.decide(now, wall());
    }

    /*! "assign w-1 alpha", in the order of the decisions. */
    QStringList words(Time later = Time(0))
    {
        static const QStringList kinds{QStringLiteral("assign"), QStringLiteral("offer"), QStringLiteral("resend"), QStringLiteral("lose"),
                                       QStringLiteral("expire"), QStringLiteral("cancel"), QStringLiteral("remove")};
        QStringList all;
        const QList<lattice::WorkDecision> decisions = decide(later);
        for (const lattice::WorkDecision &decision : decisions)
            all.append((kinds.at(int(decision.kind)) + u' ' + decision.record.spec.workId + u' ' + decision.stationId).trimmed());
        return all;
    }

    lattice::WorkRecord assigned(const lattice::WorkRecord &record, const QString &station)
    {
        return put(lattice::Transition::assign(record, station, 7, wall()).value());
    }
    lattice::WorkRecord running(const lattice::WorkRecord &record)
    {
        return put(lattice::Transition::claim(record, holding(record), wall()).value());
    }
    lattice::WorkRecord runningAt(const QString &id, const QString &station) { return running(assigned(submit(id), station)); }
    lattice::WorkRecord done(const lattice::WorkRecord &record) { return put(lattice::Transition::finish(record, holding(record), {}, wall()).value()); }
    lattice::WorkRecord cancelled(const lattice::WorkRecord &record) { return put(lattice::Transition::cancel(record, {}, wall()).value()); }

    static lattice::Transition::Holding holding(const lattice::WorkRecord &record) { return {.stationId = record.station, .attempt = record.attempt}; }
};

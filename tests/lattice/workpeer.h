// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/work.h"
#include "meshpeer.h"

/*! A station in the test's process that takes part in work, with times short enough for a test. */
struct WorkPeer : MeshPeer {
    std::unique_ptr<lattice::Work> work;
    QList<std::pair<lattice::WorkFact, lattice::WorkRecord>> facts; //!< that it made, in order

    enum class Leads { No, Yes };

    WorkPeer(const TestServer &server, const QString &id, const QStringList &agents, Leads leads = Leads::No, const QString &journal = {}, lattice::MeshOptions options = {})
        : MeshPeer(server, id, agents, withAll(options, leads))
    {
        using namespace std::chrono_literals;
        lattice::WorkOptions part{.stationId = id, .slots_ = options.slots_, .replicas = 1, .journalFile = journal, .mayLead = leads == Leads::Yes};
        part.times.lease = 2s;
        part.times.renew = 400ms;
        part.times.resend = 500ms;
        part.times.claim = 3s;
        part.times.overtime = 3s;
        part.times.grace = 500ms;
        part.lock = {.renew = 400ms, .poll = 400ms, .valid = 1500ms, .ttl = 2s};
        work = std::make_unique<lattice::Work>(link, &host, &mesh->responder(), mesh->directory(), part);
        QObject::connect(work.get(), &lattice::Work::happened, work.get(), [this](lattice::WorkFact fact, const lattice::WorkRecord &record) { facts.append({fact, record}); });
    }

    int count(lattice::WorkFact fact, const QString &workId = {}) const
    {
        return int(std::ranges::count_if(facts, [&](const auto &made) { return made.first == fact && (workId.isEmpty() || made.second.spec.workId == workId); }));
    }
    lattice::Result<lattice::WorkRecord> submit(lattice::WorkSpec spec) { return QCoro::waitFor(work->client().submit(std::move(spec))); }
    lattice::Result<lattice::WorkRecord> await(const QString &workId, lattice::Milliseconds deadline = std::chrono::seconds(20))
    {
        return QCoro::waitFor(work->client().await(workId, deadline, {}, {}));
    }
    lattice::Result<lattice::WorkRecord> get(const QString &workId) { return QCoro::waitFor(work->client().get(workId)); }

private:
    static lattice::MeshOptions withAll(lattice::MeshOptions options, Leads leads)
    {
        options.watchAll = leads == Leads::Yes;
        options.heartbeat = std::chrono::milliseconds(500);
        return options;
    }
};

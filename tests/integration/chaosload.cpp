// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/chaosload.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/workevents.h"

#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr qsizetype kRecent = 40; // items that may be cancelled or become parents
constexpr int kCancelled = 8;     // of a hundred
constexpr int kChildren = 15;     // of a hundred
}

ChaosLoad::ChaosLoad(const LinkOptions &options, quint32 seed, int everyMs) : m_link(options), m_client(m_link), m_random(seed)
{
    connect(&m_timer, &QTimer::timeout, this, &ChaosLoad::next);
    m_link.open();
    m_timer.start(everyMs);
}

void ChaosLoad::next()
{
    const int dice = int(m_random.bounded(100));
    if (dice < kCancelled && !m_recent.isEmpty()) {
        cancel(m_recent.at(m_random.bounded(m_recent.size())));
        return;
    }
    WorkSpec spec{.workId = u"chaos-%1"_s.arg(++m_asked), .capability = u"chaos"_s, .task = u"item %1"_s.arg(m_asked), .priority = int(m_random.bounded(10)), .maxAttempts = 100};
    if (dice < kCancelled + kChildren && !m_recent.isEmpty())
        spec.parentId = m_recent.at(m_random.bounded(m_recent.size()));
    spec.requestedBy = u"chaos"_s;
    submit(std::move(spec));
}

QCoro::Task<void> ChaosLoad::submit(WorkSpec spec)
{
    ++m_open;
    const QString workId = spec.workId;
    const auto record = co_await m_client.submit(std::move(spec));
    --m_open;
    if (!record)
        co_return; // not accepted: nobody promised anything
    m_accepted.insert(workId);
    m_recent.append(workId);
    if (m_recent.size() > kRecent)
        m_recent.removeFirst();
}

QCoro::Task<void> ChaosLoad::cancel(QString workId)
{
    ++m_open;
    const auto record = co_await m_client.cancel(workId, u"chaos"_s, u"by chance"_s);
    --m_open;
    m_cancelled += record ? 1 : 0;
}

bool readChaosRecord(MeshLink &link, ChaosRecord &record)
{
    bool ledgerRead = false;
    bool eventsRead = false;
    OrderedConsumer ledger(link, "KV_lattice-ledger", "$KV.lattice-ledger.>", OrderedConsumer::Start::All);
    QObject::connect(&ledger, &OrderedConsumer::received, &ledger, [&record](const StoredMessage &stored) {
        const auto entry = decodeWorkRecord(stored.message.data, stored.sequence);
        if (!entry)
            return;
        ++record.revisions;
        record.ends[entry->spec.workId] += isEnd(entry->phase) ? 1 : 0;
        record.last.insert(entry->spec.workId, *entry);
    });
    QObject::connect(&ledger, &OrderedConsumer::caughtUp, &ledger, [&ledgerRead] { ledgerRead = true; });
    OrderedConsumer events(link, "LATTICE_EVENTS", "lattice.events.>", OrderedConsumer::Start::All);
    QObject::connect(&events, &OrderedConsumer::received, &events, [&record](const StoredMessage &stored) {
        auto event = decodeEvent(stored.message.data);
        if (!event)
            return;
        ++record.events;
        event->sequence = stored.sequence;
        record.state.apply(*event);
        const auto fact = factOf(event->type);
        if (fact == WorkFact::Completed || fact == WorkFact::Failed || fact == WorkFact::Cancelled)
            record.endEvents[event->data[u"work_id"_s].toString()].append(event->type);
    });
    QObject::connect(&events, &OrderedConsumer::caughtUp, &events, [&eventsRead] { eventsRead = true; });
    return QTest::qWaitFor([&] { return ledgerRead && eventsRead; }, 60'000);
}

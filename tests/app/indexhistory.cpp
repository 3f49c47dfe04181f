// SPDX-License-Identifier: Apache-2.0
#include "tests/app/indexhistory.h"

#include <QCoro/QCoroTask>

using namespace Qt::StringLiterals;

IndexHistory::IndexHistory(app::HistoryClient &client)
    : m_client(client)
    , m_index(std::make_unique<lattice::EventIndex>(lattice::EventIndexOptions{.file = m_folder.filePath(u"events.index"_s)}))
{
    if (const auto opened = QCoro::waitFor(m_index->open()); !opened)
        qFatal("%s", qPrintable(opened.error().detail));
    connectQuestions();
}

void IndexHistory::connectQuestions()
{
    using app::HistoryClient;
    connect(&m_client, &HistoryClient::queryWanted, this, [this](const QString &id, const lattice::HistoryQuery &query) {
        QCoro::connect(m_index->query(query), this, [this, id](const lattice::Result<lattice::HistoryPage> &page) { answer([=, this] { m_client.applyFound(id, page); }); });
    });
    connect(&m_client, &HistoryClient::countWanted, this, [this](const QString &id, const lattice::EventFilter &filter) {
        QCoro::connect(m_index->count(filter), this, [this, id](const lattice::Result<quint64> &count) { answer([=, this] { m_client.applyCounted(id, count); }); });
    });
    connect(&m_client, &HistoryClient::histogramWanted, this, [this](const QString &id, const QDateTime &from, const QDateTime &to, int parts, const lattice::EventFilter &filter) {
        QCoro::connect(m_index->histogram(from, to, parts, filter), this,
                       [this, id](const lattice::Result<QList<lattice::HistoryBucket>> &buckets) { answer([=, this] { m_client.applyHistogram(id, buckets); }); });
    });
    connect(&m_client, &HistoryClient::stateWanted, this, [this](const QString &id, const QDateTime &time) {
        ++m_asked;
        QCoro::connect(m_index->stateAt(time), this, [this, id](const lattice::Result<lattice::LatticeState> &state) { answer([=, this] { m_client.applyState(id, state); }); });
    });
}

void IndexHistory::answer(std::function<void()> tell)
{
    if (m_held)
        m_waiting.append(std::move(tell));
    else
        tell();
}

void IndexHistory::release()
{
    m_held = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &tell : waiting)
        tell();
}

void IndexHistory::append(const QList<lattice::StoredEvent> &events)
{
    const auto rows = QCoro::waitFor(m_index->append(events));
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    m_last = events.last().sequence;
    const bool followed = m_status.state == lattice::HistoryStatus::State::Following;
    tellStatus();
    if (followed)
        m_client.applyAppended(*rows);
}

void IndexHistory::appendLarge(quint64 count, const QDateTime &first)
{
    const qint64 shift = examples::start().msecsTo(first);
    QList<lattice::StoredEvent> events;
    for (quint64 i = 0; i < count; ++i) {
        auto event = examples::large(m_last + i);
        event.stored = event.stored.addMSecs(shift);
        events.append(event);
    }
    append(events);
}

void IndexHistory::setState(lattice::HistoryStatus::State state, const QString &words)
{
    m_status.state = state;
    m_status.words = words;
    m_client.applyStatus(m_status);
}

void IndexHistory::tellStatus()
{
    m_status.range = QCoro::waitFor(m_index->range()).value_or(lattice::HistoryRange());
    m_status.streamFirst = m_status.range.first;
    m_status.streamLast = m_status.range.last;
    m_status.state = lattice::HistoryStatus::State::Following;
    m_client.applyStatus(m_status);
}

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/historyclient.h"

using namespace Qt::StringLiterals;

namespace app {

QString HistoryClient::nextId() { return u"window-%1"_s.arg(++m_lastId); }

QString HistoryClient::query(const lattice::HistoryQuery &query, QObject *context, Then<lattice::HistoryPage> then)
{
    const auto id = nextId();
    m_queries.insert(id, {context, std::move(then)});
    if (m_recorded)
        m_recorded->query(id, query);
    else
        Q_EMIT queryWanted(id, query);
    return id;
}

QString HistoryClient::count(const lattice::EventFilter &filter, QObject *context, Then<quint64> then)
{
    const auto id = nextId();
    m_counts.insert(id, {context, std::move(then)});
    if (m_recorded)
        m_recorded->count(id, filter);
    else
        Q_EMIT countWanted(id, filter);
    return id;
}

QString HistoryClient::histogram(const QDateTime &from, const QDateTime &to, int buckets, QObject *context, Then<QList<lattice::HistoryBucket>> then)
{
    const auto id = nextId();
    m_histograms.insert(id, {context, std::move(then)});
    if (m_recorded)
        m_recorded->histogram(id, from, to, buckets);
    else
        Q_EMIT histogramWanted(id, from, to, buckets, {});
    return id;
}

QString HistoryClient::state(const QDateTime &time, QObject *context, Then<lattice::LatticeState> then)
{
    const auto id = nextId();
    m_states.insert(id, {context, std::move(then)});
    if (m_recorded)
        m_recorded->state(id, time);
    else
        Q_EMIT stateWanted(id, time);
    return id;
}

QString HistoryClient::exportTo(const QString &path, const lattice::EventFilter &filter, QObject *context, Then<lattice::ExportReport> then)
{
    const auto id = nextId();
    m_exports.insert(id, {context, std::move(then)});
    if (m_recorded)
        m_recorded->exportTo(id, path, filter);
    else
        Q_EMIT exportWanted(id, path, filter);
    return id;
}

void HistoryClient::withdraw(const QString &requestId)
{
    m_queries.remove(requestId);
    m_counts.remove(requestId);
    m_histograms.remove(requestId);
    m_states.remove(requestId);
    m_exports.remove(requestId);
}

void HistoryClient::clear()
{
    m_queries.clear();
    m_counts.clear();
    m_histograms.clear();
    m_states.clear();
    m_exports.clear();
}

template <typename T>
void HistoryClient::settle(QHash<QString, Asked<T>> &asked, const QString &requestId, const lattice::Result<T> &answer)
{
    if (const auto waiting = asked.take(requestId); waiting.context)
        waiting.then(answer);
}

void HistoryClient::showRecorded(HistorySource &recorded, const lattice::HistoryStatus &status)
{
    clear();
    m_recorded = &recorded;
    m_recordedStatus = status;
    Q_EMIT statusChanged();
}

void HistoryClient::showLive()
{
    if (!m_recorded)
        return;
    clear();
    m_recorded = nullptr;
    Q_EMIT statusChanged();
}

void HistoryClient::applyStatus(const lattice::HistoryStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    if (!m_recorded)
        Q_EMIT statusChanged();
}

void HistoryClient::applyAppended(const QList<lattice::HistoryRow> &rows)
{
    if (!m_recorded)
        Q_EMIT appended(rows);
}

void HistoryClient::applyFound(const QString &requestId, const lattice::Result<lattice::HistoryPage> &page) { settle(m_queries, requestId, page); }

void HistoryClient::applyCounted(const QString &requestId, const lattice::Result<quint64> &count) { settle(m_counts, requestId, count); }

void HistoryClient::applyHistogram(const QString &requestId, const lattice::Result<QList<lattice::HistoryBucket>> &buckets) { settle(m_histograms, requestId, buckets); }

void HistoryClient::applyState(const QString &requestId, const lattice::Result<lattice::LatticeState> &state) { settle(m_states, requestId, state); }


void HistoryClient::applyExported(const QString &requestId, const lattice::Result<lattice::ExportReport> &report) { settle(m_exports, requestId, report); }

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/timebarmodel.h"

#include "app/desktop/events/eventwords.h"
#include "app/desktop/vocabulary.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kAskMs = 100; // while the view moves or events arrive
constexpr int kMostParts = 2000;
constexpr qint64 kLeastMs = 60'000; // of a history that has just begun

QDateTime utc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC); }

} // namespace

TimeBarModel::TimeBarModel(HistoryClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_now(QDateTime::currentDateTimeUtc())
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(kAskMs);
    connect(&m_askTimer, &QTimer::timeout, this, &TimeBarModel::ask);
    connect(&m_client, &HistoryClient::statusChanged, this, &TimeBarModel::followHistory);
    connect(&m_client, &HistoryClient::appended, this, &TimeBarModel::askSoon);
}

void TimeBarModel::followHistory()
{
    const auto &range = m_client.status().range;
    if (range.rows == 0)
        return;
    if (!m_zoomed && isBehind())
        showAll();
    else
        askSoon();
}

/*! Whether the view has to move by a part or more to show all; less cannot be seen. */
bool TimeBarModel::isBehind() const
{
    if (isEmpty())
        return true;
    const auto &range = m_client.status().range;
    const qint64 step = m_from.msecsTo(m_to) / m_parts;
    const qint64 surplus = range.from.msecsTo(m_from);
    return m_to.msecsTo(m_client.end(m_now)) > step || surplus > 0 || (-surplus > step && m_from.msecsTo(m_to) > kLeastMs + step);
}

void TimeBarModel::showAll()
{
    const auto &range = m_client.status().range;
    if (range.rows == 0)
        return;
    m_zoomed = false;
    const auto end = m_client.end(m_now).toMSecsSinceEpoch() + 1;
    setView(qMin(range.from.toMSecsSinceEpoch(), end - kLeastMs), end);
}

void TimeBarModel::setView(qint64 from, qint64 to)
{
    const auto begin = utc(from);
    const auto end = utc(to);
    if (begin == m_from && end == m_to)
        return;
    m_from = begin;
    m_to = end;
    askSoon();
    Q_EMIT viewChanged();
}

void TimeBarModel::zoom(double factor, double part)
{
    const auto &range = m_client.status().range;
    if (isEmpty() || range.rows == 0 || factor <= 0)
        return;
    const qint64 first = qMin(range.from.toMSecsSinceEpoch(), m_from.toMSecsSinceEpoch());
    const qint64 last = qMax(m_client.end(m_now).toMSecsSinceEpoch() + 1, m_to.toMSecsSinceEpoch());
    const qint64 span = qBound(kShortestMs, qint64(double(m_from.msecsTo(m_to)) / factor), last - first);
    if (span >= last - first) {
        showAll();
        return;
    }
    const qint64 fixed = timeAt(part).toMSecsSinceEpoch();
    const qint64 from = qBound(first, fixed - qint64(double(span) * part), last - span);
    m_zoomed = true;
    setView(from, from + span);
}

void TimeBarModel::reveal(const QDateTime &time)
{
    if (!m_zoomed || !time.isValid() || (time >= m_from && time <= m_to))
        return;
    const qint64 span = m_from.msecsTo(m_to);
    const qint64 middle = time.toMSecsSinceEpoch();
    setView(middle - span / 2, middle - span / 2 + span);
}

void TimeBarModel::setParts(int parts)
{
    parts = qBound(1, parts, kMostParts);
    if (std::exchange(m_parts, parts) != parts)
        askSoon();
}

void TimeBarModel::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    if (shown) {
        tick(QDateTime::currentDateTimeUtc());
        askSoon();
    }
    Q_EMIT shownChanged();
}

void TimeBarModel::askSoon()
{
    if (m_shown && !m_askTimer.isActive())
        m_askTimer.start();
}

void TimeBarModel::ask()
{
    if (isEmpty() || !m_shown)
        return;
    m_askAgain = !m_requestId.isEmpty();
    if (m_askAgain)
        return;
    m_requestId = m_client.histogram(m_from, m_to, m_parts, this, [this, from = m_from, to = m_to](const lattice::Result<QList<lattice::HistoryBucket>> &buckets) {
        m_requestId.clear();
        if (buckets) {
            m_buckets = *buckets;
            m_bucketsFrom = from;
            m_bucketsTo = to;
            Q_EMIT bucketsChanged();
        }
        if (m_askAgain)
            ask();
    });
}

QDateTime TimeBarModel::timeAt(double part) const
{
    return isEmpty() ? QDateTime() : m_from.addMSecs(qint64(double(m_from.msecsTo(m_to)) * qBound(0.0, part, 1.0)));
}

double TimeBarModel::partOf(const QDateTime &time) const
{
    return isEmpty() || !time.isValid() ? -1 : double(m_from.msecsTo(time)) / double(qMax<qint64>(1, m_from.msecsTo(m_to)));
}

QString TimeBarModel::textAt(double part) const
{
    const auto time = timeAt(part);
    const auto moment = EventWords::moment(time, m_now);
    const auto span = m_bucketsFrom.msecsTo(m_bucketsTo);
    const auto at = span > 0 ? qint64(m_bucketsFrom.msecsTo(time)) * m_buckets.size() / span : -1;
    if (at < 0 || at >= m_buckets.size())
        return moment;
    const auto &bucket = m_buckets.at(at);
    QStringList parts{moment, tr("%n event(s)", nullptr, int(bucket.events))};
    if (bucket.failed > 0)
        parts.append(tr("%n failed", nullptr, int(bucket.failed)));
    if (bucket.waiting > 0)
        parts.append(tr("%n waiting for a person", nullptr, int(bucket.waiting)));
    if (bucket.joined > 0)
        parts.append(tr("%n joined", nullptr, int(bucket.joined)));
    if (bucket.left > 0)
        parts.append(tr("%n left", nullptr, int(bucket.left)));
    return parts.join(u" · "_s);
}

void TimeBarModel::setRange(const QDateTime &a, const QDateTime &b)
{
    if (!a.isValid() || !b.isValid() || a == b)
        return clearRange();
    m_a = qMin(a, b);
    m_b = qMax(a, b);
    Q_EMIT rangeChanged();
}

void TimeBarModel::clearRange()
{
    if (!hasRange())
        return;
    m_a = m_b = {};
    Q_EMIT rangeChanged();
}

QString TimeBarModel::fromText() const { return isEmpty() ? QString() : EventWords::moment(m_from, m_now); }

QString TimeBarModel::toText() const { return isEmpty() ? QString() : EventWords::moment(m_to, m_now); }

QString TimeBarModel::rangeText() const
{
    if (!hasRange())
        return {};
    //: a range of time: begin, end, length
    return tr("A %1 – B %2, %3").arg(EventWords::moment(m_a, m_now), EventWords::moment(m_b, m_now), Words::span(qMax<qint64>(1, m_a.secsTo(m_b))));
}

void TimeBarModel::tick(const QDateTime &now)
{
    m_now = now;
    if (m_shown && !m_zoomed && isBehind())
        showAll();
}

void TimeBarModel::clear()
{
    m_client.withdraw(m_requestId);
    m_requestId.clear();
    m_askTimer.stop();
    m_buckets.clear();
    m_from = m_to = {};
    m_zoomed = false;
    clearRange();
    Q_EMIT viewChanged();
    Q_EMIT bucketsChanged();
}

} // namespace app

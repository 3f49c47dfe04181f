// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/eventdetails.h"

#include "app/desktop/events/eventwords.h"

#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kLongest = 200'000; // characters of raw text on screen

QString exact(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), u"yyyy-MM-dd HH:mm:ss.zzz"_s) : QString();
}

} // namespace

void EventDetails::show(const lattice::HistoryRow &row)
{
    if (m_row == row)
        return;
    m_row = row;
    m_known = row.kind == lattice::HistoryRow::Kind::Event ? lattice::factsOf(row.event) : lattice::EventFacts();
    m_facts.setFacts(factRows());
    const auto json = QJsonDocument::fromJson(row.body);
    m_tree.setJson(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()));
    Q_EMIT changed();
}

void EventDetails::clear() { show({}); }

QString EventDetails::sequenceText() const { return isEmpty() ? QString() : u"#%1"_s.arg(EventWords::count(m_row.sequence)); }

QString EventDetails::title() const { return isEmpty() ? QString() : EventWords::type(m_row); }

QString EventDetails::summary() const { return isEmpty() ? QString() : EventWords::summary(m_row); }

QString EventDetails::stateText() const { return EventWords::state(m_row.state); }

QString EventDetails::raw() const
{
    const auto json = QJsonDocument::fromJson(m_row.body);
    const auto text = QString::fromUtf8(json.isNull() ? m_row.body : json.toJson(QJsonDocument::Indented)).trimmed();
    return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
}

QString EventDetails::workFilter() const { return EventWords::filterTerm("work"_L1, m_known.work); }

QString EventDetails::runFilter() const { return EventWords::filterTerm("run"_L1, m_known.run); }

QString EventDetails::traceFilter() const { return EventWords::filterTerm("trace"_L1, m_known.trace); }

QList<FactModel::Fact> EventDetails::factRows() const
{
    QList<FactModel::Fact> rows;
    const auto add = [&rows](const QString &label, const QString &value, bool code = false) {
        if (!value.isEmpty())
            rows.append({label, value, code});
    };
    if (isEmpty())
        return rows;
    if (m_row.kind == lattice::HistoryRow::Kind::Gap) {
        add(tr("Missing"), tr("#%1 to #%2").arg(m_row.sequence).arg(m_row.lastSequence), true);
        add(tr("Reason"), m_row.reason);
        return rows;
    }
    add(tr("Stored"), exact(m_row.stored));
    //: the time that the station that acted put on the event
    add(tr("Happened"), m_row.event.time != m_row.stored ? exact(m_row.event.time) : QString());
    add(tr("Station"), m_known.stationName.isEmpty() ? m_known.station : m_known.stationName);
    add(tr("Agent"), m_known.agent);
    add(tr("Work"), m_known.work, true);
    add(tr("Run"), m_known.run, true);
    add(tr("By"), m_known.by);
    add(tr("Trace"), m_known.trace, true);
    add(tr("Id"), m_row.event.id, true);
    add(tr("Subject"), m_row.subject, true);
    add(tr("Problem"), m_row.kind == lattice::HistoryRow::Kind::Unreadable ? m_row.reason : QString());
    return rows;
}

} // namespace app

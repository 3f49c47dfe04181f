// SPDX-License-Identifier: Apache-2.0
// Which events are selected, and what they are copied and written as.
#include "app/desktop/csv.h"
#include "app/desktop/events/eventlistmodel.h"
#include "app/desktop/events/eventwords.h"
#include "app/desktop/verbtext.h"

#include "lattice/history/eventfacts.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::HistoryRow;

namespace app {

namespace {

QString stationOf(const lattice::EventFacts &facts) { return facts.stationName.isEmpty() ? facts.station : facts.stationName; }

QStringList columns(const HistoryRow &row)
{
    const auto facts = lattice::factsOf(row.event);
    return {QString::number(row.sequence), row.stored.toUTC().toString(Qt::ISODateWithMs), EventWords::state(row.state), EventWords::type(row), facts.work, facts.agent, stationOf(facts),
            EventWords::summary(row), facts.id, facts.trace};
}

QJsonObject asked(const HistoryRow &row)
{
    return {{u"after"_s, qint64(row.sequence) - 1}, {u"before"_s, qint64(row.lastSequence) + 1}};
}

} // namespace

void EventListModel::select(int row, int anchor, bool toggle, bool extend)
{
    const auto *clicked = rowAt(row);
    if (!clicked)
        return;
    if (extend && rowAt(anchor)) {
        for (int at = qMin(anchor, row); at <= qMax(anchor, row); ++at)
            m_selected.insert(m_rows.at(at).sequence);
    } else if (toggle) {
        if (!m_selected.remove(clicked->sequence))
            m_selected.insert(clicked->sequence);
    } else {
        m_selected.clear();
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

void EventListModel::selectAll()
{
    for (const auto &row : std::as_const(m_rows))
        m_selected.insert(row.sequence);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

void EventListModel::deselect()
{
    if (m_selected.isEmpty())
        return;
    m_selected.clear();
    Q_EMIT selectionChanged();
}

QList<const HistoryRow *> EventListModel::chosen(int row) const
{
    QList<const HistoryRow *> rows;
    for (const auto &known : m_rows) {
        if (m_selected.contains(known.sequence))
            rows.append(&known);
    }
    if (rows.isEmpty() && rowAt(row))
        rows.append(rowAt(row));
    return rows;
}

QString EventListModel::copiedText(int row) const
{
    QStringList lines;
    for (const auto *known : chosen(row))
        lines.append(columns(*known).replaceInStrings(u"\t"_s, u" "_s).join(u'\t'));
    return lines.join(u'\n');
}

QString EventListModel::copiedJson(int row) const
{
    QJsonArray events;
    for (const auto *known : chosen(row)) {
        QJsonObject json{{u"sequence"_s, qint64(known->sequence)}, {u"stored"_s, known->stored.toUTC().toString(Qt::ISODateWithMs)}};
        if (known->kind == HistoryRow::Kind::Event) {
            json[u"event"_s] = QJsonDocument::fromJson(known->body).object();
        } else {
            json[u"missing_to"_s] = qint64(known->lastSequence);
            json[u"reason"_s] = known->reason;
        }
        events.append(json);
    }
    return QString::fromUtf8(QJsonDocument(events).toJson(QJsonDocument::Indented));
}

QString EventListModel::copiedCommands(int row) const
{
    QStringList lines;
    for (const auto *known : chosen(row))
        lines.append(VerbText::command(u"events.query"_s, asked(*known)));
    return lines.join(u'\n');
}

QString EventListModel::copiedMcpCalls(int row) const
{
    QStringList lines;
    for (const auto *known : chosen(row))
        lines.append(VerbText::mcpCall(u"events.query"_s, asked(*known)));
    return lines.join(u'\n');
}

int EventListModel::rowStartingWith(const QString &text, int from) const
{
    const int rows = rowCount();
    for (int i = 0; i < rows && !text.isEmpty(); ++i) {
        const int at = (qMax(0, from) + i) % rows;
        const auto facts = lattice::factsOf(m_rows.at(at).event);
        for (const auto &word : {EventWords::type(m_rows.at(at)), facts.agent, stationOf(facts), facts.work}) {
            if (word.startsWith(text, Qt::CaseInsensitive))
                return at;
        }
    }
    return -1;
}

QString EventListModel::writeCsv(const QUrl &file) const
{
    QList<QStringList> lines{{tr("Sequence"), tr("Stored (UTC)"), tr("State"), tr("Type"), tr("Work"), tr("Agent"), tr("Station"), tr("Summary"), tr("Id"), tr("Trace")}};
    for (const auto &row : m_rows)
        lines.append(columns(row));
    return Csv::write(file, lines);
}

} // namespace app

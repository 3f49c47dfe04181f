// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/replay.h"

#include "app/desktop/events/eventwords.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using State = lattice::HistoryStatus::State;

namespace app {

Replay::Replay(const Selection &selection, QObject *parent)
    : QObject(parent)
    , m_events(m_client)
    , m_past(m_client)
    , m_playback(m_client, m_past, selection)
    , m_bar(m_client)
    , m_comparison(m_client)
{
    connect(&m_client, &HistoryClient::statusChanged, this, &Replay::statusChanged);
    connect(&m_past, &PastTime::reached, this, &Replay::showMoment);
    connect(&m_past, &PastTime::left, this, &Replay::showLive);
    connect(&m_past, &PastTime::changed, this, [this] { m_bar.reveal(m_past.time()); });
    connect(&m_past, &PastTime::changed, this, &Replay::agesChanged);
    connect(&m_bar, &TimeBarModel::shownChanged, this, &Replay::agesChanged);
    connect(&m_bar, &TimeBarModel::viewChanged, this, &Replay::agesChanged);
}

void Replay::showMoment(const lattice::LatticeState &state)
{
    m_lattice.showPast(state);
    m_events.setMoment(state.sequence(), m_past.time());
}

void Replay::showLive()
{
    m_events.setMoment(0, {});
    m_lattice.showLive();
}

void Replay::open(int row)
{
    if (const auto *event = m_events.rowAt(row))
        m_details.show(*event);
}

void Replay::openEvent(const QString &reference)
{
    lattice::HistoryQuery query{.limit = 1};
    if (const quint64 number = reference.toULongLong(); number > 0) {
        query.after = number - 1;
        query.before = number + 1;
    } else if (const auto filter = lattice::EventFilter::parse(EventWords::filterTerm("id"_L1, reference), QDateTime::currentDateTimeUtc())) {
        query.filter = *filter;
    }
    m_client.query(query, this, [this, reference](const lattice::Result<lattice::HistoryPage> &page) {
        if (page && !page->rows.isEmpty())
            return m_details.show(page->rows.first());
        m_details.clear();
        tellExport(page ? tr("There is no event %1 in the history that is kept.").arg(reference) : tr("The event %1 cannot be looked up: %2").arg(reference, page.error().detail), true);
    });
}

void Replay::goToRow(int row)
{
    if (const auto *event = m_events.rowAt(row))
        m_past.goToRow(*event);
}

void Replay::goToDetails() { m_past.goToRow(m_details.row()); }

void Replay::scrub(const QDateTime &time)
{
    m_playback.pause();
    m_past.goTo(time);
}

void Replay::bookmark() { m_bookmarks.toggle(m_past.isActive() ? m_past.time() : QDateTime::currentDateTimeUtc()); }

void Replay::compareRange()
{
    if (m_bar.hasRange())
        m_comparison.compare(m_bar.rangeFrom(), m_bar.rangeTo());
}

void Replay::exportTo(const QUrl &file)
{
    const auto text = m_events.filter();
    const auto range = m_bar.hasRange() ? u" since:%1 until:%2"_s.arg(m_bar.rangeFrom().toUTC().toString(Qt::ISODateWithMs), m_bar.rangeTo().toUTC().toString(Qt::ISODateWithMs)) : QString();
    const auto filter = lattice::EventFilter::parse(text + range, QDateTime::currentDateTimeUtc());
    if (!filter)
        return tellExport(tr("The filter is not understood, so nothing was exported."), true);
    tellExport(tr("Exporting to %1 …").arg(file.fileName()));
    m_client.exportTo(file.toLocalFile(), *filter, this, [this, file](const lattice::Result<lattice::ExportReport> &report) {
        if (!report)
            return tellExport(tr("The export failed: %1").arg(report.error().detail), true);
        //: after an export: how many events, the file, and the report beside it
        tellExport(tr("%1 events are in %2, and a report for reading is in %3.")
                       .arg(EventWords::count(report->rows), file.fileName(), QFileInfo(lattice::History::reportBeside(file.toLocalFile())).fileName()));
    });
}

void Replay::dismissExport() { tellExport({}); }

void Replay::tellWritten(const QUrl &file, const QString &problem)
{
    tellExport(problem.isEmpty() ? tr("Written to %1.").arg(file.fileName()) : tr("%1 could not be written: %2").arg(file.fileName(), problem), !problem.isEmpty());
}

void Replay::tellExport(const QString &text, bool failed)
{
    m_exportText = text;
    m_exportFailed = failed;
    Q_EMIT exportChanged();
}

void Replay::filterBy(const QString &filter) { m_events.setFilter(filter); }

void Replay::filterByWork(const QString &workId)
{
    m_events.setFilter(EventWords::filterTerm("work"_L1, workId));
}

QString Replay::statusText() const
{
    const auto &status = m_client.status();
    switch (status.state) {
    case State::Closed: return tr("The history is not open.");
    case State::Loading:
        //: how far the index has read, of how many
        return tr("The history is being read: %1 of %2.").arg(EventWords::count(status.range.last), EventWords::count(status.streamLast));
    case State::Following: return {};
    case State::Away:
        return status.range.rows > 0 ? tr("No live events. What is indexed ends at %1.").arg(EventWords::moment(status.range.to, QDateTime::currentDateTimeUtc()))
                                     : tr("No live events, and nothing is indexed yet.");
    case State::Failed: return tr("The history cannot be kept on this machine.");
    }
    return {};
}

void Replay::tick(const QDateTime &now)
{
    m_events.tick(now);
    m_past.tick(now);
    m_bar.tick(now);
}

void Replay::clear()
{
    m_past.clear();
    m_client.clear();
    if (!m_client.isRecorded()) // what the engine says of its own stays true
        m_client.applyStatus({});
    m_lattice.clear();
    m_events.clear();
    m_details.clear();
    m_comparison.close();
    m_bar.clear();
    dismissExport();
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/bookmarks.h"
#include "app/desktop/events/comparison.h"
#include "app/desktop/events/eventdetails.h"
#include "app/desktop/events/eventlistmodel.h"
#include "app/desktop/events/pasttime.h"
#include "app/desktop/events/playback.h"
#include "app/desktop/events/recording.h"
#include "app/desktop/events/shownlattice.h"
#include "app/desktop/events/timebarmodel.h"

#include <QUrl>

namespace app {

/*! How the local copy of the history stands; same order as lattice::HistoryStatus::State. */
namespace HistoryValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(History)
enum Value { Closed, Loading, Following, Away, Failed };
Q_ENUM_NS(Value)
} // namespace HistoryValue

/*! The history in the window: its events, its times, and the one moment that everything is shown at. */
class Replay : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::EventListModel *events READ events CONSTANT FINAL)
    Q_PROPERTY(app::EventDetails *details READ details CONSTANT FINAL)
    Q_PROPERTY(app::PastTime *past READ past CONSTANT FINAL)
    Q_PROPERTY(app::Playback *playback READ playback CONSTANT FINAL)
    Q_PROPERTY(app::TimeBarModel *bar READ bar CONSTANT FINAL)
    Q_PROPERTY(app::Comparison *comparison READ comparison CONSTANT FINAL)
    Q_PROPERTY(app::Recording *recording READ recording CONSTANT FINAL)
    Q_PROPERTY(app::Bookmarks *bookmarks READ bookmarks CONSTANT FINAL)
    Q_PROPERTY(int state READ state NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString statusWords READ statusWords NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString exportText READ exportText NOTIFY exportChanged FINAL)
    Q_PROPERTY(bool exportFailed READ exportFailed NOTIFY exportChanged FINAL)

public:
    explicit Replay(const Selection &selection, QObject *parent = nullptr);

    Q_INVOKABLE void open(int row);    //!< the event of that row, in the details
    Q_INVOKABLE void openEvent(const QString &reference); //!< by its number in the history, or its id
    Q_INVOKABLE void goToRow(int row); //!< the moment of that row
    Q_INVOKABLE void goToDetails();    //!< the moment of the event in the details
    Q_INVOKABLE void scrub(const QDateTime &time); //!< as goTo, by hand: playing stops
    Q_INVOKABLE void bookmark();       //!< the moment that is shown; live: now
    Q_INVOKABLE void compareRange();   //!< A with B
    /*! What the filter finds, between A and B when they are chosen, as JSON lines, and a report for people beside them. */
    Q_INVOKABLE void exportTo(const QUrl &file);
    Q_INVOKABLE void dismissExport();
    Q_INVOKABLE void tellWritten(const QUrl &file, const QString &problem); //!< a table; \a problem is empty when it is there
    Q_INVOKABLE void filterBy(const QString &filter);
    Q_INVOKABLE void filterByWork(const QString &workId);
    void tick(const QDateTime &now);
    void clear();
    bool hasAges() const { return m_past.isActive() || (m_bar.isShown() && !m_bar.isEmpty()); }

    HistoryClient &client() { return m_client; }
    ShownLattice &lattice() { return m_lattice; }
    EventListModel *events() { return &m_events; }
    EventDetails *details() { return &m_details; }
    PastTime *past() { return &m_past; }
    Playback *playback() { return &m_playback; }
    TimeBarModel *bar() { return &m_bar; }
    Comparison *comparison() { return &m_comparison; }
    Recording *recording() { return &m_recording; }
    Bookmarks *bookmarks() { return &m_bookmarks; }
    int state() const { return int(m_client.status().state); }
    QString statusText() const; //!< in a line; empty: the history is here and follows
    QString statusWords() const { return m_client.status().words; }
    QString exportText() const { return m_exportText; } //!< how the last export goes or went; empty: none, or read
    bool exportFailed() const { return m_exportFailed; }

Q_SIGNALS:
    void statusChanged();
    void agesChanged(); //!< hasAges() may have
    void exportChanged();

private:
    void showMoment(const lattice::LatticeState &state);
    void showLive();
    void tellExport(const QString &text, bool failed = false);

    HistoryClient m_client;
    Recording m_recording{m_client};
    ShownLattice m_lattice;
    EventListModel m_events;
    EventDetails m_details;
    PastTime m_past;
    Playback m_playback;
    TimeBarModel m_bar;
    Comparison m_comparison;
    Bookmarks m_bookmarks;
    QString m_exportText;
    bool m_exportFailed = false;
};

} // namespace app

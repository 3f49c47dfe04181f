// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/historyclient.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The history as a list, newest first: a window of some pages over an index of any size.

    Pages of kPage rows are asked for by sequence at either end, and no more than kMost rows are kept, so a million events
    scroll as a thousand do. While it follows, new rows come in at the top, joined ten times a second; otherwise they are
    counted. For a moment of the past the window lies around its last event, and what came later is marked.
*/
class EventListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString filterProblem READ filterProblem NOTIFY filterChanged FINAL)
    Q_PROPERTY(int problemPosition READ problemPosition NOTIFY filterChanged FINAL)
    Q_PROPERTY(int problemLength READ problemLength NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool follow READ follow WRITE setFollow NOTIFY followChanged FINAL)
    Q_PROPERTY(int newCount READ newCount NOTIFY newCountChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY loadingChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged FINAL)
    Q_PROPERTY(bool atNewest READ atNewest NOTIFY loadingChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged FINAL)

public:
    static constexpr qsizetype kPage = 200;
    static constexpr qsizetype kMost = 3000;
    enum Role { SequenceTextRole = Qt::UserRole, KindRole, TimeTextRole, StateRole, StateTextRole, TypeTextRole, WorkTextRole, AgentTextRole, StationTextRole, SummaryRole, LaterRole, LineRole, SelectedRole };
    Q_ENUM(Role)

    explicit EventListModel(HistoryClient &client, QObject *parent = nullptr);

    Q_INVOKABLE void reload(); //!< anew, from the newest or around the moment that is looked at
    Q_INVOKABLE void loadNewer();
    Q_INVOKABLE void showNewest(); //!< follows from now on
    /*! The rows that are loaded, as a table. \return what went wrong; empty: it is written */
    Q_INVOKABLE QString writeCsv(const QUrl &file) const;
    /*! A click on \a row: alone, \a toggle adds or takes away, \a extend selects all from \a anchor on. */
    Q_INVOKABLE void select(int row, int anchor, bool toggle, bool extend);
    Q_INVOKABLE void selectAll(); //!< that is loaded
    Q_INVOKABLE bool isSelected(int row) const { return rowAt(row) && m_selected.contains(rowAt(row)->sequence); }
    // What is selected, or \a row when nothing is: newest first, a line each.
    Q_INVOKABLE QString copiedText(int row) const;
    Q_INVOKABLE QString copiedJson(int row) const; //!< as it was stored: an array
    Q_INVOKABLE QString copiedCommands(int row) const;
    Q_INVOKABLE QString copiedMcpCalls(int row) const;
    /*! The first loaded row from \a from on, round the end, whose type, agent, station or work begins with \a text; -1: none. */
    Q_INVOKABLE int rowStartingWith(const QString &text, int from) const;
    /*! Rows after \a sequence are marked as later, and the window goes there; 0: no such moment, the list is live. */
    void setMoment(quint64 sequence, const QDateTime &time);
    void tick(const QDateTime &now) { m_now = now; }
    void clear();

    QString filter() const { return m_text; }
    void setFilter(const QString &text);
    QString filterProblem() const;
    int problemPosition() const { return m_error ? int(m_error->position) : -1; }
    int problemLength() const { return m_error ? int(m_error->length) : 0; }
    bool follow() const { return m_follow; }
    void setFollow(bool follow);
    int newCount() const { return m_new; }
    QString countText() const;
    bool loading() const { return !m_loadId.isEmpty(); }
    bool empty() const { return m_rows.isEmpty(); }
    QString problem() const;
    QString problemWords() const { return m_problem ? m_problem->detail : QString(); }
    int currentRow() const { return m_currentRow; }
    bool atNewest() const { return m_atNewest; }
    int selectedCount() const { return int(m_selected.size()); }
    const lattice::HistoryRow *rowAt(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override; //!< older ones

Q_SIGNALS:
    void filterChanged();
    void followChanged();
    void newCountChanged();
    void countChanged();
    void loadingChanged();
    void currentRowChanged();
    void selectionChanged();

private:
    void parseFilter();
    void ask();
    void take(const lattice::HistoryPage &page);
    void takeOlder(const lattice::HistoryPage &page);
    void takeNewer(const lattice::HistoryPage &page);
    void fail(const lattice::Error &error);
    void recount();
    void applyStatus();
    void applyAppended(const QList<lattice::HistoryRow> &rows);
    void flush();
    void insertAtTop(const QList<lattice::HistoryRow> &newestFirst);
    void forgetOldest();
    void forgetNewest();
    bool matches(const lattice::HistoryRow &row) const;
    bool holdsMoment() const;
    void findMoment();
    void setNew(int count);
    void deselect();
    QList<const lattice::HistoryRow *> chosen(int row) const;
    quint64 newestSequence() const { return m_rows.isEmpty() ? 0 : m_rows.first().lastSequence; }

    HistoryClient &m_client;
    QList<lattice::HistoryRow> m_rows;
    QList<lattice::HistoryRow> m_waiting; //!< new rows of the last tenth of a second, oldest first
    QTimer m_flush;
    QTimer m_ask;
    QString m_text;
    lattice::EventFilter m_filter;
    std::optional<lattice::FilterError> m_error;
    std::optional<lattice::Error> m_problem;
    std::optional<quint64> m_matching; //!< of the filter, when counted
    lattice::HistoryStatus::State m_state = lattice::HistoryStatus::State::Closed;
    QString m_loadId;
    QString m_olderId;
    QString m_newerId;
    QString m_countId;
    QDateTime m_now;
    QDateTime m_momentTime;
    quint64 m_moment = 0;
    QSet<quint64> m_selected; //!< by sequence: rows come and go
    int m_currentRow = -1;
    int m_new = 0;
    bool m_follow = true;
    bool m_atNewest = true;
    bool m_atOldest = true;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workarrangement.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QTimer>
#include <QUrl>

namespace app {

/*!
    Work as rows: a table, lanes by station, or a tree by run.

    Rows change in place and never jump: what is new waits behind freshCount, what should stand elsewhere stays where it is, until settle().
    A change costs what the change is; arranging anew more than kHere items is a worker's.
*/
class WorkListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(int count READ rowCount NOTIFY rowsChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY countsChanged FINAL)
    Q_PROPERTY(int openCount READ openCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(int freshCount READ freshCount NOTIFY freshChanged FINAL)
    Q_PROPERTY(bool unsettled READ isUnsettled NOTIFY freshChanged FINAL)
    Q_PROPERTY(bool arranging READ isArranging NOTIFY arrangingChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString filterProblem READ filterProblem NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString filterState READ filterState NOTIFY filterChanged FINAL)
    Q_PROPERTY(int view READ view WRITE setView NOTIFY viewChanged FINAL)
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QList<int> sortColumns READ sortColumns NOTIFY sortsChanged FINAL)

public:
    static constexpr int kHere = 5000;
    enum Role {
        WorkIdRole = Qt::UserRole, ShortIdRole, StateRole, StateTextRole, GlyphRole, RemarkRole, AgentRole, StationIdRole, StationRole, TaskRole, PercentRole, ProgressRole,
        AgeRole, QuietRole, PriorityRole, FromRole, AttemptsRole, ToolCallsRole, TraceRole, LaneRole, DepthRole, ChildrenRole, FoldedRole, SelectedRole
    };
    Q_ENUM(Role)

    explicit WorkListModel(WorkBoard &board, QObject *parent = nullptr);

    void setNames(const StationNames &names);
    void tick(); //!< ages are worded anew
    /*! Puts everything where it belongs, and shows what is new. */
    Q_INVOKABLE void settle();
    const QList<WorkSort> &sorts() const { return m_arrangement.sorts; }
    void setSorts(const QList<WorkSort> &sorts);
    Q_INVOKABLE void sortBy(int column, bool add); //!< a second time turns the order round; \a add keeps the other columns
    Q_INVOKABLE bool descending(int column) const;
    Q_INVOKABLE void filterByState(int state); //!< or no more, when it does already
    Q_INVOKABLE int countOf(int state) const { return m_board.count(WorkValue::Value(state)); } //!< of all, whatever the filter
    Q_INVOKABLE int rowOf(const QString &workId) const;
    Q_INVOKABLE void toggleFold(int row);
    /*! A click on \a row: alone, \a toggle adds or takes away, \a extend selects all from the current row on. */
    Q_INVOKABLE void select(int row, bool toggle, bool extend);
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE QStringList selectedIds() const; //!< in the order of the rows; the current one when none is selected
    Q_INVOKABLE QString copiedText() const; //!< of selectedIds(): a line each, tabs between the columns
    Q_INVOKABLE QString copiedJson() const;
    Q_INVOKABLE QString copiedCommands() const; //!< that look at them, a line each
    Q_INVOKABLE QString copiedMcpCalls() const;
    /*! The first row from \a from on, round the end, whose agent, task, station or id begins with \a text; -1: none. */
    Q_INVOKABLE int rowStartingWith(const QString &text, int from) const;
    /*! The selected rows, when several are, else all that are shown, as a table. \return what went wrong; empty: it is written */
    Q_INVOKABLE QString writeCsv(const QUrl &file) const;

    int slotAt(int row) const { return m_rows.at(row); } //!< of the board
    int slotOf(const QString &workId) const { return m_board.slotOf(workId); }
    QVariant dataOf(int slot, int role) const; //!< of an item of the board, which need not be among the rows

    int total() const { return m_board.count(); }
    int openCount() const { return m_board.openCount(); } //!< not ended
    int freshCount() const { return int(m_fresh.size()); }
    bool isUnsettled() const { return !m_fresh.isEmpty() || !m_displaced.isEmpty(); }
    bool isArranging() const { return m_scan != 0; }
    QString filter() const { return m_filterText; }
    void setFilter(const QString &text);
    QString filterProblem() const { return m_filterProblem; }
    QString filterState() const { return WorkFilter::stateOf(m_filterText); }
    int view() const { return m_arrangement.view; }
    void setView(int view);
    QString currentId() const { return m_currentId; }
    int currentRow() const { return rowOf(m_currentId); }
    void setCurrentRow(int row);
    int selectedCount() const { return int(m_selected.size()); }
    QList<int> sortColumns() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void rowsChanged();
    void countsChanged();
    void freshChanged();
    void arrangingChanged();
    void filterChanged();
    void viewChanged();
    void currentChanged();
    void selectionChanged();
    void sortsChanged();

private:
    void onChanged(const QList<int> &slotNumbers);
    void onRemoved(const QList<int> &slotNumbers, const QStringList &workIds);
    void onCleared();
    void rearrange();
    void adopt(WorkRows rows);
    void settleFew();
    void move(int slot, int after);
    void takeOut(int row);
    void number(qsizetype first, qsizetype last);
    void flush();
    int row(int slot) const { return slot < m_rowOf.size() ? m_rowOf.at(slot) : -1; }
    const WorkEntry *entry(int row) const { return row < 0 || row >= m_rows.size() ? nullptr : m_board.at(m_rows.at(row)); }
    QVariant texts(const WorkEntry &entry, int role) const;
    QStringList columns(const WorkEntry &entry) const;
    static QStringList columnTitles();

    WorkBoard &m_board;
    WorkArrangement m_arrangement;
    QList<int> m_rows;  //!< slots, in the order shown
    QList<int> m_rowOf; //!< of each slot its row, or -1
    QList<int> m_depths; //!< of the rows of a tree
    QSet<int> m_fresh;     //!< slots to be shown, which are not
    QSet<int> m_displaced; //!< slots shown that may belong elsewhere, or nowhere
    QSet<int> m_touched;   //!< slots shown whose rows are to be drawn anew
    QSet<int> m_since;     //!< slots changed since the worker began
    quint64 m_scan = 0;    //!< the worker's run; 0: none
    quint64 m_lastScan = 0;
    QString m_filterText;
    QString m_filterProblem;
    QString m_currentId;
    QSet<QString> m_selected;
    QTimer m_flush;
    QElapsedTimer m_flushed; //!< since the last time
};

} // namespace app

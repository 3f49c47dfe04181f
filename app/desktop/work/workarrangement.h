// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workfilter.h"

namespace app {

/*! The columns of the list of work. */
namespace WorkColumnValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(WorkColumn)
enum Value { State, Id, Agent, Station, Task, Progress, Age, Quiet, Priority, From, Attempts, ToolCalls, Trace };
Q_ENUM_NS(Value)
} // namespace WorkColumnValue

/*! How the list of work is arranged. */
namespace WorkViewValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(WorkView)
enum Value { Table, Lanes, Tree };
Q_ENUM_NS(Value)
} // namespace WorkViewValue

struct WorkSort {
    WorkColumnValue::Value column = WorkColumnValue::Age;
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const WorkSort &, const WorkSort &) = default;
};

/*! The rows of an arrangement: slots of the board, and how deep each stands in its tree. */
struct WorkRows {
    QList<int> slotNumbers;
    QList<int> depths; //!< of a tree; else empty
};

/*! Which items are shown, and in what order. A value without the board: a worker can use it. */
class WorkArrangement final
{
public:
    WorkFilter filter;
    QList<WorkSort> sorts; //!< the first counts most; what is equal stands newest first
    WorkViewValue::Value view = WorkViewValue::Table;
    StationNames names;
    QSet<QString> folded; //!< items of a tree whose children are not shown

    bool shows(const WorkEntry &entry) const { return filter.isEmpty() || filter.matches(entry, names); }
    /*! A total order. */
    bool before(const WorkEntry &a, const WorkEntry &b) const;
    /*! Whether the place of an item may differ between \a a and \a b, which are states of it. */
    bool placesApart(const WorkEntry &a, const WorkEntry &b) const { return before(a, b) || before(b, a); }
    WorkRows arrange(const QList<WorkEntryPtr> &entries) const;
    QString laneOf(const WorkEntry &entry) const; //!< the name of the station; empty while it has none

private:
    int compare(WorkColumnValue::Value column, const WorkEntry &a, const WorkEntry &b) const;
    WorkRows tree(const QList<WorkEntryPtr> &entries, QList<int> shown) const;
};

} // namespace app

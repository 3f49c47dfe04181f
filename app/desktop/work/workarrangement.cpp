// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workarrangement.h"

#include <algorithm>

namespace app {

namespace {

/*! By urgency, as the page lists them: what needs a person first, what is over last. */
int rankOf(WorkValue::Value state)
{
    switch (state) {
    case WorkValue::Escalated: return 0;
    case WorkValue::Waiting: return 1;
    case WorkValue::Stalled: return 2;
    case WorkValue::Running: return 3;
    case WorkValue::Queued: return 4;
    case WorkValue::Failed: return 5;
    case WorkValue::Stopped: return 6;
    case WorkValue::Done: return 7;
    }
    return 8;
}

int compareTimes(const QDateTime &a, const QDateTime &b)
{
    if (a.isValid() != b.isValid())
        return a.isValid() ? -1 : 1;
    return !a.isValid() || a == b ? 0 : a < b ? -1 : 1;
}

int compareTexts(const QString &a, const QString &b) { return QString::compare(a, b, Qt::CaseInsensitive); }

template <typename T>
int compareNumbers(T a, T b)
{
    return a == b ? 0 : a < b ? -1 : 1;
}

} // namespace

QString WorkArrangement::laneOf(const WorkEntry &entry) const { return names.value(entry.record.station, entry.record.station); }

int WorkArrangement::compare(WorkColumnValue::Value column, const WorkEntry &a, const WorkEntry &b) const
{
    const auto &x = a.record;
    const auto &y = b.record;
    switch (column) {
    case WorkColumnValue::State: return compareNumbers(rankOf(a.state), rankOf(b.state));
    case WorkColumnValue::Id: return compareTexts(x.spec.workId, y.spec.workId);
    case WorkColumnValue::Agent: return compareTexts(agentOf(x), agentOf(y));
    case WorkColumnValue::Station: return compareTexts(laneOf(a), laneOf(b));
    case WorkColumnValue::Task: return compareTexts(x.spec.task, y.spec.task);
    case WorkColumnValue::Progress: return compareNumbers(x.progress.percent, y.progress.percent);
    case WorkColumnValue::Age: return compareTimes(y.spec.submittedAt, x.spec.submittedAt); // the youngest first
    case WorkColumnValue::Quiet: return compareTimes(b.progressAt, a.progressAt);
    case WorkColumnValue::Priority: return compareNumbers(x.spec.priority, y.spec.priority);
    case WorkColumnValue::From: return compareTexts(names.value(x.spec.sourceStation, x.spec.sourceStation), names.value(y.spec.sourceStation, y.spec.sourceStation));
    case WorkColumnValue::Attempts: return compareNumbers(x.attempt, y.attempt);
    case WorkColumnValue::ToolCalls: return compareNumbers(x.outcome.toolCalls, y.outcome.toolCalls);
    case WorkColumnValue::Trace: return compareTexts(x.spec.traceparent, y.spec.traceparent);
    }
    return 0;
}

bool WorkArrangement::before(const WorkEntry &a, const WorkEntry &b) const
{
    if (view == WorkViewValue::Lanes) {
        if (const int lane = compareTexts(laneOf(a), laneOf(b)); lane != 0)
            return lane < 0;
    }
    for (const auto &sort : sorts) {
        if (const int order = compare(sort.column, a, b); order != 0)
            return sort.order == Qt::AscendingOrder ? order < 0 : order > 0;
    }
    if (const int age = compare(WorkColumnValue::Age, a, b); age != 0)
        return age < 0;
    return a.record.spec.workId < b.record.spec.workId;
}

WorkRows WorkArrangement::arrange(const QList<WorkEntryPtr> &entries) const
{
    QList<int> shown;
    for (int slot = 0; slot < entries.size(); ++slot) {
        if (entries.at(slot) && shows(*entries.at(slot)))
            shown.append(slot);
    }
    std::ranges::sort(shown, [&](int a, int b) { return before(*entries.at(a), *entries.at(b)); });
    return view == WorkViewValue::Tree ? tree(entries, std::move(shown)) : WorkRows{std::move(shown), {}};
}

/*! Each item below its parent, where that is shown; \a shown is in the order among siblings. */
WorkRows WorkArrangement::tree(const QList<WorkEntryPtr> &entries, QList<int> shown) const
{
    QHash<QString, int> slotOf;
    for (const int slot : std::as_const(shown))
        slotOf.insert(entries.at(slot)->record.spec.workId, slot);
    QHash<int, QList<int>> children;
    QList<int> roots;
    for (const int slot : std::as_const(shown)) {
        const auto parent = slotOf.constFind(entries.at(slot)->record.spec.parentId);
        parent == slotOf.cend() || *parent == slot ? roots.append(slot) : children[*parent].append(slot);
    }
    WorkRows rows;
    QSet<int> visited;
    struct Place {
        int slot;
        int depth;
        bool isShown;
    };
    const auto descend = [&](int root) {
        QList<Place> waiting{{root, 0, true}};
        while (!waiting.isEmpty()) {
            const auto place = waiting.takeLast();
            if (visited.contains(place.slot))
                continue;
            visited.insert(place.slot);
            if (place.isShown) {
                rows.slotNumbers.append(place.slot);
                rows.depths.append(place.depth);
            }
            const bool open = place.isShown && !folded.contains(entries.at(place.slot)->record.spec.workId);
            const auto below = children.value(place.slot);
            for (auto child = below.crbegin(); child != below.crend(); ++child)
                waiting.append({*child, place.depth + 1, open});
        }
    };
    std::ranges::for_each(roots, descend);
    for (const int slot : std::as_const(shown)) { // parents in a circle, which no client of ours can make, are below no root
        if (!visited.contains(slot))
            descend(slot);
    }
    return rows;
}

} // namespace app

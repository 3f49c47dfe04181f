// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workboard.h"

namespace app {

namespace {

bool isRunning(const lattice::WorkRecord &record) { return record.phase == lattice::WorkPhase::Running || record.phase == lattice::WorkPhase::Cancelling; }

bool needsPerson(WorkValue::Value state) { return state == WorkValue::Waiting || state == WorkValue::Stalled || state == WorkValue::Escalated; }

/*! The last sign of life that \a record itself tells of, but none from the future: clocks differ. */
QDateTime toldProgress(const lattice::WorkRecord &record, const QDateTime &now)
{
    const auto told = record.progress.at.isValid() ? record.progress.at : record.acceptedAt.isValid() ? record.acceptedAt : record.since;
    return told.isValid() ? qMin(told, now) : now;
}

} // namespace

WorkBoard::WorkBoard(QObject *parent)
    : QObject(parent)
    , m_now(QDateTime::currentDateTimeUtc())
{
}

void WorkBoard::apply(const QList<lattice::WorkRecord> &changed, const QStringList &gone, const QDateTime &now)
{
    m_now = now;
    take(changed, gone, Order::Known);
}

void WorkBoard::show(const QList<lattice::WorkRecord> &records, const QDateTime &now)
{
    m_now = now;
    QSet<QString> ids;
    for (const auto &record : records)
        ids.insert(record.spec.workId);
    QStringList gone;
    for (auto known = m_slotOf.keyBegin(); known != m_slotOf.keyEnd(); ++known) {
        if (!ids.contains(*known))
            gone.append(*known);
    }
    take(records, gone, Order::Any);
}

QList<lattice::WorkRecord> WorkBoard::records() const
{
    QList<lattice::WorkRecord> records;
    for (const auto &entry : m_slots) {
        if (entry)
            records.append(entry->record);
    }
    return records;
}

void WorkBoard::take(const QList<lattice::WorkRecord> &changed, const QStringList &gone, Order order)
{
    QList<int> touched;
    for (const auto &record : changed) {
        if (const int slot = put(record, order); slot >= 0)
            touched.append(slot);
    }
    QList<int> emptied;
    QStringList ids;
    for (const auto &id : gone) {
        if (const int slot = slotOf(id); slot >= 0) {
            emptied.append(slot);
            ids.append(id);
            forget(slot);
        }
    }
    touched.removeIf([this](int slot) { return !at(slot); });
    if (!touched.isEmpty())
        Q_EMIT this->changed(touched);
    if (!emptied.isEmpty())
        Q_EMIT removed(emptied, ids);
    m_free += emptied; // given away again only now: whoever heard of it has let go
}

int WorkBoard::put(lattice::WorkRecord record, Order order)
{
    int slot = slotOf(record.spec.workId);
    const auto *old = slot < 0 ? nullptr : at(slot);
    if (old && ((order == Order::Known && record.revision < old->record.revision) || record == old->record))
        return -1;
    intern(record);
    auto entry = std::make_shared<WorkEntry>();
    // What we saw move has moved now; what was there before us tells itself when.
    const bool moved = old && order == Order::Known && (record.progress != old->record.progress || record.phase != old->record.phase || record.attempt != old->record.attempt);
    entry->progressAt = moved ? m_now : old && order == Order::Known ? old->progressAt : toldProgress(record, m_now);
    entry->state = WorkWords::state(record, entry->progressAt, m_now);
    entry->record = std::move(record);
    if (!old) {
        slot = m_free.isEmpty() ? int(m_slots.size()) : m_free.takeLast();
        if (slot == m_slots.size())
            m_slots.append(nullptr);
        const auto &spec = entry->record.spec;
        m_slotOf.insert(spec.workId, slot);
        m_runs[spec.runId].append(spec.workId);
        if (!spec.parentId.isEmpty())
            m_children[spec.parentId].append(spec.workId);
    }
    replace(slot, std::move(entry));
    return slot;
}

void WorkBoard::replace(int slot, WorkEntryPtr entry)
{
    if (const auto *old = at(slot)) {
        --m_counts[size_t(old->state)];
        m_running.remove(slot);
        m_needing.remove(slot);
    }
    if (entry) {
        ++m_counts[size_t(entry->state)];
        if (isRunning(entry->record))
            m_running.insert(slot);
        if (needsPerson(entry->state))
            m_needing.insert(slot);
    }
    m_slots[slot] = std::move(entry);
}

void WorkBoard::forget(int slot)
{
    const auto spec = at(slot)->record.spec;
    const auto drop = [](QHash<QString, QStringList> &lists, const QString &key, const QString &id) {
        const auto list = lists.find(key);
        if (list != lists.end() && list->removeOne(id) && list->isEmpty())
            lists.erase(list);
    };
    drop(m_runs, spec.runId, spec.workId);
    drop(m_children, spec.parentId, spec.workId);
    m_slotOf.remove(spec.workId);
    replace(slot, nullptr);
}

/*! Names and ids repeat over thousands of items; each is kept once. Nothing else of an item does. */
void WorkBoard::intern(lattice::WorkRecord &record)
{
    const auto share = [this](QString &text) {
        if (text.isEmpty())
            return;
        const auto known = m_words.constFind(text);
        text = known != m_words.cend() ? *known : *m_words.insert(text);
    };
    for (auto *text : {&record.spec.agent, &record.spec.capability, &record.spec.wantedStation, &record.spec.sourceStation, &record.spec.requestedBy,
                       &record.station, &record.chosenAgent, &record.outcome.model})
        share(*text);
    for (auto &step : record.history)
        share(step.station);
    if (record.spec.runId == record.spec.workId)
        record.spec.runId = record.spec.workId;
}

void WorkBoard::tick(const QDateTime &now)
{
    m_now = now;
    QList<int> touched;
    for (const int slot : std::as_const(m_running)) {
        if (const auto *entry = at(slot); WorkWords::state(entry->record, entry->progressAt, now) != entry->state)
            touched.append(slot);
    }
    for (const int slot : std::as_const(touched)) {
        auto entry = std::make_shared<WorkEntry>(*at(slot));
        entry->state = WorkWords::state(entry->record, entry->progressAt, now);
        replace(slot, std::move(entry));
    }
    if (!touched.isEmpty())
        Q_EMIT changed(touched);
}

void WorkBoard::clear()
{
    m_slots.clear();
    m_free.clear();
    m_slotOf.clear();
    m_children.clear();
    m_runs.clear();
    m_running.clear();
    m_needing.clear();
    m_words.clear();
    m_counts.fill(0);
    Q_EMIT cleared();
}

const WorkEntry *WorkBoard::find(const QString &workId) const
{
    const int slot = slotOf(workId);
    return slot < 0 ? nullptr : at(slot);
}

int WorkBoard::openCount() const { return count() - count(WorkValue::Done) - count(WorkValue::Failed) - count(WorkValue::Stopped); }

} // namespace app

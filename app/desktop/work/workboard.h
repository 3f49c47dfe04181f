// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workstate.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <array>
#include <memory>

namespace app {

/*! One item of work as the window knows it. Never changed, only replaced: a worker may read it while the next one comes. */
struct WorkEntry {
    lattice::WorkRecord record;
    QDateTime progressAt; //!< the last sign of life by our clock; of what we were not there for, by that of its station
    WorkValue::Value state = WorkValue::Queued;
};
using WorkEntryPtr = std::shared_ptr<const WorkEntry>;

/*!
    All work of the lattice, each item in a slot of its own that it keeps until it is gone.

    Lists hold slots, so a change costs what the change is, however many items there are. Relations, counts and who is stalled are kept here, once.
*/
class WorkBoard : public QObject
{
    Q_OBJECT

public:
    explicit WorkBoard(QObject *parent = nullptr);

    /*! \a now is when it was heard. An older revision than the known one is ignored. */
    void apply(const QList<lattice::WorkRecord> &changed, const QStringList &gone, const QDateTime &now);
    /*! All there is, as of \a now: what is not among \a records goes. Nobody asks which is older. */
    void show(const QList<lattice::WorkRecord> &records, const QDateTime &now);
    QList<lattice::WorkRecord> records() const;
    void tick(const QDateTime &now); //!< finds what has stalled
    void clear();

    const WorkEntry *find(const QString &workId) const; //!< null when unknown; valid until the next change
    const WorkEntry *at(int slot) const { return m_slots.at(slot).get(); } //!< null for an empty slot
    int slotOf(const QString &workId) const { return m_slotOf.value(workId, -1); }
    const QList<WorkEntryPtr> &slotList() const { return m_slots; }
    QStringList childrenOf(const QString &workId) const { return m_children.value(workId); } //!< in the order they came
    QStringList workOfRun(const QString &runId) const { return m_runs.value(runId); }
    const QSet<int> &needingSlots() const { return m_needing; } //!< escalated, waiting or stalled
    int count() const { return int(m_slotOf.size()); }
    int count(WorkValue::Value state) const { return m_counts.at(size_t(state)); }
    int openCount() const;
    bool hasRunning() const { return !m_running.isEmpty(); }
    const QDateTime &now() const { return m_now; }

Q_SIGNALS:
    void changed(const QList<int> &slotNumbers); //!< new, or different
    void removed(const QList<int> &slotNumbers, const QStringList &workIds); //!< the slots are empty, and may be given to others later
    void cleared();

private:
    enum class Order { Known, Any }; //!< whether an older revision is ignored
    void take(const QList<lattice::WorkRecord> &changed, const QStringList &gone, Order order);
    int put(lattice::WorkRecord record, Order order);
    void replace(int slot, WorkEntryPtr entry);
    void forget(int slot);
    void intern(lattice::WorkRecord &record);

    QList<WorkEntryPtr> m_slots;
    QList<int> m_free;
    QHash<QString, int> m_slotOf;
    QHash<QString, QStringList> m_children;
    QHash<QString, QStringList> m_runs;
    QSet<int> m_running;
    QSet<int> m_needing;
    QSet<QString> m_words; //!< texts that many items share, kept once
    std::array<int, WorkWords::kStates> m_counts{};
    QDateTime m_now;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/protocol/workrecord.h"
#include "lattice/result.h"

#include <QHash>
#include <QList>
#include <QMap>

namespace lattice {

struct PastAgent {
    QString id;
    QString name;

    friend bool operator==(const PastAgent &, const PastAgent &) = default;
};

/*! A station as the events tell of it. */
struct PastStation {
    enum class Presence { Online, Offline, Left }; //!< Offline: it fell silent

    QString id;
    QString name;
    Presence presence = Presence::Online;
    QDateTime since; //!< of the presence
    QString version;
    QMap<QString, PastAgent> agents; //!< by name
    int callsInFlight = 0;

    friend bool operator==(const PastStation &, const PastStation &) = default;
};

/*! An item of work as the events tell of it. */
struct PastWork {
    QString id;
    QString runId;
    QString parentId;
    QString agent;
    QString stationId; //!< who has it, or had it last
    QString requestedBy;
    QString task; //!< its first 500 characters
    WorkPhase phase = WorkPhase::Queued;
    int attempt = 0;
    double percent = -1; //!< of progress; -1: not said
    QString message; //!< of progress, failure or escalation
    QDateTime since; //!< of the phase
    quint64 sequence = 0; //!< of the last event about it

    friend bool operator==(const PastWork &, const PastWork &) = default;
};

/*! Counts since the beginning of the history that was folded. */
struct LatticeCounters {
    quint64 events = 0;
    quint64 submitted = 0;
    quint64 completed = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    quint64 escalated = 0;
    quint64 retried = 0;
    quint64 lost = 0; //!< attempts
    quint64 calls = 0;
    quint64 callsFailed = 0;
    quint64 unreadable = 0;
    quint64 missing = 0; //!< messages in gaps

    friend bool operator==(const LatticeCounters &, const LatticeCounters &) = default;
};

/*!
    The lattice at one moment, folded from its events: a value, and nothing but what events can prove.

    apply() is pure and takes whatever comes: an unknown type counts and changes nothing, an event about a station or item that
    nobody announced makes it known, one about an item that has ended is ignored. Copies share their data.
*/
class LatticeState final
{
public:
    static constexpr qsizetype kKeptEnds = 200;
    static constexpr qsizetype kKeptLeft = 1000;

    void apply(const Event &event);
    void applyUnreadable(quint64 sequence, const QDateTime &stored);
    void applyGap(quint64 first, quint64 last);

    quint64 sequence() const { return m_sequence; } //!< of the last event in it; 0: none
    const QDateTime &time() const { return m_time; } //!< when that was stored
    const QHash<QString, PastStation> &stations() const { return m_stations; } //!< by id, those that left among them
    const QHash<QString, PastWork> &openWork() const { return m_open; } //!< by id
    const QList<PastWork> &endedWork() const { return m_ended; } //!< the last kKeptEnds, oldest first
    const LatticeCounters &counters() const { return m_counters; }

    friend bool operator==(const LatticeState &, const LatticeState &) = default;

    friend QByteArray encode(const LatticeState &state); //!< of a snapshot; binary, compressed
    friend Result<LatticeState> decodeLatticeState(const QByteArray &bytes);

private:
    void applyStation(const Event &event, QStringView fact);
    void applyAgent(const Event &event, QStringView fact);
    void applyWork(const Event &event, QStringView fact);
    void end(const QString &workId);
    PastStation &presentStation(const QString &id, const QString &name, const QDateTime &time);
    void leave(const Event &event);
    void forgetLeft();

    quint64 m_sequence = 0;
    QDateTime m_time;
    QHash<QString, PastStation> m_stations;
    QHash<QString, PastWork> m_open;
    QList<PastWork> m_ended;
    qsizetype m_gone = 0; //!< of the stations, those that are not online
    LatticeCounters m_counters;
};

QByteArray encode(const LatticeState &state);
Result<LatticeState> decodeLatticeState(const QByteArray &bytes);

/*! What is different in B, seen from A. Lists are sorted by id. */
struct LatticeDifference {
    QList<PastStation> joined; //!< online in B, and not in A
    QList<PastStation> left;   //!< online in A, and not in B
    QList<PastStation> changed; //!< online in both, as in B, with another name, version or other agents
    struct Agent {
        QString stationId;
        PastAgent agent;
        friend bool operator==(const Agent &, const Agent &) = default;
    };
    QList<Agent> agentsAdded;
    QList<Agent> agentsRemoved;
    QList<PastWork> opened;  //!< open in B, and not in A
    QList<PastWork> closed;  //!< open in A, and not in B; as it ended where B still knows, else as it was in A
    QList<PastWork> moved;   //!< open in both, as in B, with another phase, attempt or station
    LatticeCounters counters; //!< B's less A's

    bool isEmpty() const;
    friend bool operator==(const LatticeDifference &, const LatticeDifference &) = default;
};

LatticeDifference difference(const LatticeState &a, const LatticeState &b);

} // namespace lattice

Q_DECLARE_METATYPE(lattice::LatticeState)

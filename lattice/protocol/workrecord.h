// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace lattice {

/*! Where an item of work stands. \sa docs/work.md §3 */
enum class WorkPhase {
    Queued,
    Assigned,
    Running,
    RetryWait,
    Cancelling,
    Escalated,
    Done,
    Failed,
    Cancelled,
};

/*! Whether \a phase is an end: Done, Failed or Cancelled. */
bool isEnd(WorkPhase phase);
/*! Whether a station has the item: Assigned, Running or Cancelling. */
bool isHeld(WorkPhase phase);
QString phaseName(WorkPhase phase); //!< "retry_wait"
std::optional<WorkPhase> phaseOf(const QString &name); //!< none when it is no phase's

/*! The label of an item that an agent's run submitted: that run's id. */
inline constexpr QLatin1StringView kParentRunLabel("station.run");

/*! What is to be done, as it was submitted; never changes. */
struct WorkSpec {
    QString workId; //!< a token: the caller's idempotency key, or a UUID
    QString runId; //!< what belongs together; of a root its work id
    QString parentId;
    QStringList path; //!< agents of the ancestors, outermost first
    QString agent; //!< its name; or
    QString capability; //!< any agent that can do this
    QString wantedStation; //!< an id; empty: any
    QString task;
    QMap<QString, QString> context; //!< values of the agent's input, and what the caller adds
    int priority = 5; //!< 0 to 9, 9 first
    std::chrono::milliseconds timeout = std::chrono::minutes(5); //!< for one attempt
    QDateTime deadline; //!< for the whole; invalid: none
    int maxAttempts = 3;
    bool auction = false;
    QMap<QString, QString> labels;
    QString replayOf; //!< the item that this one does again
    QString sourceStation; //!< empty: a command
    QString requestedBy; //!< for people and the history: "cli", "window", "agent coordinator", …
    QDateTime submittedAt;
    QString traceparent;

    friend bool operator==(const WorkSpec &, const WorkSpec &) = default;
};

struct WorkProgress {
    int percent = -1; //!< -1: not said
    QString message;
    QDateTime at;

    friend bool operator==(const WorkProgress &, const WorkProgress &) = default;
};

/*! An answer too large for the record, kept as chunks in `LATTICE_BLOBS`. */
struct BlobRef {
    QString sha256; //!< hex
    qint64 size = 0; //!< bytes

    friend bool operator==(const BlobRef &, const BlobRef &) = default;
};

/*! How an attempt ended. */
struct WorkOutcome {
    QString result;
    BlobRef blob; //!< instead of result when that is too large
    QString error;
    std::optional<Fault> fault; //!< of an error, when known
    double durationMs = 0;
    int toolCalls = 0;
    QString model; //!< "rehearsal" is not a model

    friend bool operator==(const WorkOutcome &, const WorkOutcome &) = default;
};

/*! A question to a person, and what he said. */
struct WorkEscalation {
    QString reason;
    QMap<QString, QString> context;
    QString answer;
    QString answeredBy;

    friend bool operator==(const WorkEscalation &, const WorkEscalation &) = default;
};

struct WorkCancel {
    QString by; //!< who: as WorkSpec::requestedBy
    QString reason;

    friend bool operator==(const WorkCancel &, const WorkCancel &) = default;
};

/*! One change of phase. */
struct WorkStep {
    WorkPhase phase = WorkPhase::Queued;
    int attempt = 0;
    QString station;
    QDateTime at;
    QString reason;

    friend bool operator==(const WorkStep &, const WorkStep &) = default;
};

/*! The value in `lattice-ledger` under workKey(): the truth about one item of work. */
struct WorkRecord {
    static constexpr qsizetype kKeptSteps = 10;

    WorkSpec spec;
    WorkPhase phase = WorkPhase::Queued;
    QDateTime since; //!< when it entered the phase, by the clock of who changed it
    int attempt = 0; //!< 0: never assigned; only ever grows, for it is the fence
    int excused = 0; //!< attempts that do not count: handed back, or allowed by an answer
    QString station; //!< whom the attempt is assigned to; of what waits again: who had it last
    QString chosenAgent; //!< whom the attempt runs: the wanted agent, or one that has the capability
    quint64 epoch = 0; //!< of the leader that assigned it
    QDateTime notBefore; //!< of RetryWait
    QDateTime assignedAt;
    QDateTime acceptedAt;
    QDateTime endedAt;
    WorkProgress progress;
    WorkOutcome outcome;
    WorkEscalation escalation;
    WorkCancel cancel;
    QList<WorkStep> history; //!< the last kKeptSteps, oldest first

    quint64 revision = 0; //!< of the ledger: what a change expects; not part of the JSON

    friend bool operator==(const WorkRecord &, const WorkRecord &) = default;
};

/*! The agent that \a record is or was run by; before the first attempt the wanted one, which may be empty. */
QString agentOf(const WorkRecord &record);

/*! The key of \a workId in `lattice-ledger`; Invalid when it is no token. */
Result<QString> workKey(const QString &workId);

class Fields;
/*! A record inside of another message; decodeWorkRecord() checks more. */
WorkRecord readWorkRecord(const Fields &fields);

QByteArray encode(const WorkRecord &record);
/*! Invalid without work id, phase, and agent or capability; a phase of a later version is Invalid too. \a revision goes into the record. */
Result<WorkRecord> decodeWorkRecord(const QByteArray &bytes, quint64 revision);

} // namespace lattice

Q_DECLARE_METATYPE(lattice::WorkRecord)

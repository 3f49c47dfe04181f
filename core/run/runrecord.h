// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"
#include "core/tool/tool.h"

#include <QDateTime>
#include <QMetaType>

#include <optional>

namespace core {

/*! Where a run stands. */
enum class RunState {
    Running,
    Waiting,     //!< for a person; its work is escalated
    Done,
    Failed,
    Cancelled,
    Interrupted, //!< its process ended before it did
};

QString runStateName(RunState state);                       //!< "running"
std::optional<RunState> runStateOf(const QString &name);
inline bool isEnd(RunState state) { return state != RunState::Running && state != RunState::Waiting; }

/*! What started a run: "command", "window", "mcp", "schedule", "work", "call" (of another station or a foreign client), "run" (of another run). */
struct RunTrigger {
    QString kind;
    QString by;      //!< who: a client's name, an agent, a person; may be empty
    QString station; //!< that asked; empty: this one, or not known

    friend bool operator==(const RunTrigger &, const RunTrigger &) = default;
};

/*! One run of one agent, as lists show it. Numbers grow while it runs. */
struct RunRecord {
    QString id;
    QString parentId;    //!< the run that asked for it, here or on another station
    QString rootId;      //!< of the tree; its own id when it has no parent
    int depth = 0;       //!< of runs that started one another, this one not counted
    QString agent;
    QString environment;
    QString station;     //!< that ran it
    RunTrigger trigger;
    QString callId;
    QString workId;
    int attempt = 0;     //!< of the work; 0: no work
    QString task;
    QJsonObject input;

    RunState state = RunState::Running;
    QString answer;      //!< what the agent said last
    QString error;
    std::optional<lattice::Fault> fault;
    QString question;    //!< to a person, of a run that waits
    QString model;       //!< that answered last; "rehearsal" is not a model
    QDateTime started;
    QDateTime ended;     //!< invalid: not yet
    double durationMs = 0; //!< without the time that it waited for a person
    int steps = 0;       //!< exchanges with the model
    int toolCalls = 0;
    Usage usage;         //!< of the run alone, without its children
    std::optional<double> cost; //!< US dollars; none: not known, which is not nothing

    QString traceId;
    QString spanId;
    QString parentSpanId; //!< empty: the trace begins here
    QString promptHash;   //!< SHA-256 of the prompt file as it was, in hex
    QString version;      //!< of the station
    QString faked;        //!< what answered instead of the tools: a file, or "run:ID"; empty: the tools did
    bool incomplete = false; //!< parts of it could not be stored

    friend bool operator==(const RunRecord &, const RunRecord &) = default;
};

/*! One thing that happened in a run: an exchange with the model, a tool call, or a note. Ends once, and is not changed afterwards. */
struct RunStep {
    enum class Kind { Model, Tool, Note };

    int number = 0;       //!< from 1, in the order of their beginnings
    Kind kind = Kind::Note;
    QString name;         //!< the model; the tool as the agent calls it; of a note "compacted", "loop", "repair", "last_step", "asked", "answered", "cut", "progress", …
    QString server;       //!< of a tool, see ToolInfo
    int turn = 0;         //!< the exchange with the model that it belongs to, from 1
    QDateTime started;
    double durationMs = -1; //!< negative: under way
    QString error;        //!< empty: none
    QString spanId;
    QString parentSpanId;
    Usage usage;
    std::optional<double> cost;
    QString childRun;     //!< that the tool call started
    /*!
        Of an exchange {"messages": how many it was asked with, "stop"}; of a tool {"input","output": content blocks, "structured"?,
        "hints"?, "policy"?}; of a note {"words", …}. Read only when asked for.
    */
    QJsonObject detail;

    bool isUnderWay() const { return durationMs < 0; }
    friend bool operator==(const RunStep &, const RunStep &) = default;
};

QString stepKindName(RunStep::Kind kind);

/*! Something too large for a message, kept whole beside the store. */
struct RunFile {
    QString name; //!< unique in the run
    QString contentType;
    qint64 size = 0;
    int step = 0;
    QString path; //!< where it lies

    friend bool operator==(const RunFile &, const RunFile &) = default;
};

/*! Sums that keep "not said": what one side did not say is taken from the other. */
Usage operator+(const Usage &one, const Usage &other);

} // namespace core

Q_DECLARE_METATYPE(core::RunRecord)
Q_DECLARE_METATYPE(core::RunStep)

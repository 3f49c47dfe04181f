// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/agent/templateengine.h"
#include "core/model/models.h"
#include "core/run/budget.h"
#include "core/run/runstore.h"
#include "core/tool/approval.h"
#include "core/tool/faker.h"
#include "core/telemetry/genai.h"
#include "core/tool/toolsource.h"

#include "lattice/mesh/agenthost.h"

#include <QSet>

namespace core {

struct RunResult {
    QString runId;
    QString text;
    QJsonValue structured; //!< the answer as the agent's output schema has it; undefined: it has none
    QString model; //!< "rehearsal" is not a model
    int steps = 0; //!< exchanges with the model
    int toolCalls = 0;
    QString question; //!< not empty: the agent cannot go on without a person, and asks this
    std::chrono::duration<double, std::milli> duration{0};
    Usage usage; //!< of this run alone
    std::optional<double> cost;
    lattice::CallUsage tree; //!< with all runs that it started
    StopReason stop = StopReason::End;
};

struct RunLimits {
    std::chrono::milliseconds step{std::chrono::minutes(5)}; //!< one exchange with the model
    std::chrono::milliseconds tool{std::chrono::minutes(5)}; //!< one tool call
    int parallel = 8;                  //!< tool calls at a time
    qsizetype toolOutput = 50'000;     //!< characters of one tool's answer that a model sees; the rest is kept as a file of the run
    int maxDepth = 5;                  //!< of runs that start one another
    lattice::CallBudget budget{.steps = 500, .tokens = -1, .cost = -1}; //!< of a tree of runs, unless the agent says less
    double fill = 0.8;                 //!< of the model's window, from which on older messages are folded
    qint64 window = 0;                 //!< tokens; 0: what is known of the model
};

/*!
    Runs agents: checks the input, renders the prompt, asks the model, calls the tools that it wants, asks again, until it answers.
    Each step is recorded as it happens. Any number of runs at a time, on one thread. \sa docs/engine.md
*/
class Runner final
{
public:
    /*! \a models is there as long as the runner; a run under way outlives both, to the end of its exchange with the model. */
    explicit Runner(Models &models, RunLimits limits = {});
    ~Runner();
    Q_DISABLE_COPY_MOVE(Runner)

    void addSource(std::unique_ptr<ToolSource> source);
    void setStore(RunStore *store);          //!< null: nothing is recorded
    void setAsker(ApprovalAsker *asker);     //!< null: see ApprovalAsker
    void setStation(const QString &stationId);
    void setTracing(const Tracing &tracing); //!< without it no spans are made
    void setPolicyFile(const QString &path); //!< of the environment
    void setMemoryFolder(const QString &path); //!< where agents with `memory` keep theirs; empty: they have none
    /*! What \a reply cost in US dollars; none: not known. */
    using Price = std::function<std::optional<double>(const ModelReply &reply)>;
    void setPrice(Price price);

    struct Request {
        Agent agent;
        QString task;
        QJsonObject input; //!< strings are fine where the schema wants other types
        std::chrono::milliseconds deadline{std::chrono::minutes(5)};
        QString runId = {};       //!< empty: made
        QString environment = {};
        lattice::CallOrigin origin = {}; //!< who wants it, and what it is part of
        QString requestedBy = {}; //!< the station that asked, or nothing
        QString callId = {};
        QString traceparent = {};
        std::shared_ptr<Budget> budget = {};     //!< of the run that started this one; null: a tree of its own
        std::shared_ptr<const Fakes> fakes = {}; //!< instead of all tools
        std::shared_ptr<Provider> provider = {}; //!< instead of the agent's model
        lattice::StepSink steps = {};            //!< told of each step
    };

    /*! One answer. Faults are those of prepare(), of Provider::generate(), and Full when a limit of steps or budget is reached. */
    QCoro::Task<lattice::Result<RunResult>> run(Request request, Progress progress, std::stop_token stop);

    bool cancel(const QString &runId); //!< \return whether it is under way here
    void stopAll();
    QStringList underWay() const;

    struct Shared; // what runs have in common, and outlives the runner
private:
    const std::shared_ptr<Shared> m_shared;
};

} // namespace core

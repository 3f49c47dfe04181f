// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/agent/templateengine.h"
#include "core/model/models.h"

namespace core {

struct RunResult {
    QString text;
    QString model; //!< "rehearsal" is not a model
    int toolCalls = 0;
    QString question; //!< not empty: the agent cannot go on without a person, and asks this
    std::chrono::duration<double, std::milli> duration{0};
    Usage usage;
    StopReason stop = StopReason::End;
};

/*! Runs agents: checks the input, renders the prompt, asks the model. Any number of runs at a time, on one thread. */
class Runner final
{
public:
    /*! \a models is there as long as the runner; a run under way outlives both. */
    explicit Runner(Models &models);
    Q_DISABLE_COPY_MOVE(Runner)

    struct Request {
        Agent agent;
        QString task;
        QJsonObject input; //!< strings are fine where the schema wants other types
        std::chrono::milliseconds deadline{std::chrono::minutes(5)};
    };

    /*! One answer. Faults are those of prepare() and of Provider::generate(). */
    QCoro::Task<lattice::Result<RunResult>> run(Request request, Progress progress, std::stop_token stop);

private:
    Models &m_models;
    TemplateEngine m_templates;
};

} // namespace core

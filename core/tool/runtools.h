// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runrecord.h"
#include "core/tool/tool.h"

namespace core {

/*! The tool call of a run that a tool is part of. */
struct ToolStep {
    QString runId;
    int number = 0;
    QString traceparent; //!< of the call's span
};

/*! What a tool of our own answers beyond its result. */
struct RunToolResult {
    ToolResult result;
    QString question; //!< not empty: the run waits for a person, who is asked this
    QString childRun; //!< that it started
    QJsonObject detail = {}; //!< for the step
};

/*! Tools that take part in the run: agents, the lattice. Others are plain sessions. */
class RunTools : public ToolSession
{
public:
    virtual QCoro::Task<lattice::Result<RunToolResult>> callInRun(ToolStep step, QString name, QJsonObject input, ToolProgressSink progress,
                                                                  std::chrono::milliseconds deadline, std::stop_token stop) = 0;

    QCoro::Task<lattice::Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop) final;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/callorigin.h"
#include "lattice/protocol/invoke.h"
#include "lattice/protocol/manifest.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>

#include <functional>
#include <stop_token>

namespace lattice {

using ProgressSink = std::function<void(const QString &text)>;

/*! What an agent is doing, beside the text of its answer. */
struct CallStep {
    int number = 0;
    QString words;     //!< "step 3: read_file"
    int percent = -1;  //!< as the agent says; -1: it does not
};
using StepSink = std::function<void(const CallStep &)>;

/*! One call, as a station takes it. */
struct CallOrder {
    QString callId;
    QString agent; //!< the name of one of the host's agents
    QString task;
    QMap<QString, QString> input; //!< values of the input schema, as text or as the JSON of other types
    QString requestedBy; //!< the calling station's id; empty: a command or a foreign client
    QString traceparent; //!< may be empty
    CallOrigin origin = {};
    StepSink steps = {}; //!< may be empty: nobody listens
};

/*! What an agent answered. */
struct CallResult {
    QString text;
    QString model; //!< "rehearsal" is not a model
    int toolCalls = 0;
    QString question; //!< not empty: the agent cannot go on without a person, and this is what it asks
    CallUsage usage = {};
};

/*! What the mesh needs of whoever has the agents. Everything happens on the mesh's thread. */
class AgentHost
{
public:
    virtual ~AgentHost() = default;

    virtual QList<AgentInfo> agents() const = 0;
    virtual QList<WorkflowInfo> workflows() const { return {}; }
    /*! Runs the agent; \a progress may be called with further parts of the answer until the task ends. Heeds \a stop. */
    virtual QCoro::Task<Result<CallResult>> execute(CallOrder order, ProgressSink progress, std::stop_token stop) = 0;
};

} // namespace lattice

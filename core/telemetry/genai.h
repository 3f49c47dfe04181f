// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/model/provider.h"
#include "core/tool/tool.h"
#include "lattice/trace/tracer.h"

namespace core {

/*! What those who run agents make spans with. */
struct Tracing {
    lattice::Tracer tracer = {};
    bool capturesContent = false; //!< prompts, answers, what tools get and give; else none of these is in any span
};

/*!
    Spans of agents, models and tools, with the names of OpenTelemetry's conventions for generative AI.
    \sa https://opentelemetry.io/docs/specs/semconv/gen-ai/
*/
namespace GenAi {

/*! `invoke_agent NAME`: one run. \a runId is the conversation. */
lattice::ActiveSpan startAgent(const Tracing &tracing, const Agent &agent, const QString &runId, QStringView parent);

/*! `chat MODEL`: one exchange, with all its retries. */
lattice::ActiveSpan startChat(const Tracing &tracing, const ModelRequest &request, QStringView parent);
void endChat(const Tracing &tracing, lattice::ActiveSpan &span, const lattice::Result<ModelReply> &reply);

/*! `execute_tool NAME`; \a server is ToolInfo::server. */
lattice::ActiveSpan startTool(const Tracing &tracing, const ToolCall &call, const QString &server, QStringView parent);
void endTool(const Tracing &tracing, lattice::ActiveSpan &span, const lattice::Result<ToolResult> &result);

/*! Tokens as gen_ai.usage.…; what the provider did not say is left out. */
void setUsage(lattice::ActiveSpan &span, const Usage &usage);

} // namespace GenAi

} // namespace core

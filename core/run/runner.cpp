// SPDX-License-Identifier: Apache-2.0
#include "core/run/runner.h"

#include "core/run/preparation.h"

using namespace Qt::StringLiterals;

namespace core {

Runner::Runner(Models &models)
    : m_models(models)
{
}

QCoro::Task<lattice::Result<RunResult>> Runner::run(Request request, Progress progress, std::stop_token stop)
{
    const auto begin = std::chrono::steady_clock::now();
    if (!request.agent.file)
        co_return lattice::failed(lattice::Fault::NotFound, u"the agent '%1' has no prompt"_s.arg(request.agent.name));
    const auto prepared = prepare(m_templates, request.agent, request.task, request.input);
    if (!prepared)
        co_return std::unexpected(prepared.error());

    const Models::Choice choice = m_models.choose(request.agent.model);
    const ModelRequest asked{.model = choice.model,
                             .messages = prepared->messages,
                             .tools = {},
                             .config = request.agent.config,
                             .part = {.name = request.agent.name,
                                      .description = request.agent.description,
                                      .task = request.task,
                                      .input = prepared->input,
                                      .scriptPath = Rehearsal::scriptPath(request.agent.path)},
                             .deadline = request.deadline};
    const auto reply = co_await choice.provider.generate(asked, std::move(progress), stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return RunResult{.text = reply->text,
                        .model = reply->model,
                        .toolCalls = int(reply->toolCalls.size()),
                        .question = reply->question,
                        .duration = std::chrono::steady_clock::now() - begin,
                        .usage = reply->usage,
                        .stop = reply->stop};
}

} // namespace core

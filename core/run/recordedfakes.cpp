// SPDX-License-Identifier: Apache-2.0
#include "core/run/recordedfakes.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

QCoro::Task<Result<Fakes>> recordedFakes(QPointer<RunStore> store, QString id)
{
    if (!store)
        co_return failed(Fault::Invalid, u"no runs are recorded here"_s);
    const auto run = co_await store->find(id);
    if (!run)
        co_return std::unexpected(run.error());
    if (!store)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const auto steps = co_await store->steps(run->id, 0, std::numeric_limits<int>::max(), RunStore::Detail::With);
    if (!steps || !store)
        co_return std::unexpected(steps ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : steps.error());
    const auto tools = co_await store->tools(run->id);
    if (!tools)
        co_return std::unexpected(tools.error());
    Fakes fakes{.source = u"run:"_s + run->id, .tools = {}, .answers = {}};
    for (const QJsonValue tool : *tools)
        fakes.tools.append({.name = tool["name"_L1].toString(), .title = {}, .description = tool["description"_L1].toString(), .inputSchema = tool["input_schema"_L1].toObject(), .outputSchema = {}, .hints = {}, .server = tool["server"_L1].toString()});
    for (const RunStep &step : *steps) {
        if (step.kind != RunStep::Kind::Tool || !step.detail["called"_L1].toBool(true) || !step.detail.contains("output"_L1))
            continue;
        ToolResult result{.content = step.detail["output"_L1].toArray(), .structured = step.detail.value("structured"_L1), .isError = !step.error.isEmpty()};
        fakes.answers.append({.tool = step.name, .input = step.detail["input"_L1].toObject(), .exact = true, .result = std::move(result)});
    }
    if (fakes.tools.isEmpty())
        co_return failed(Fault::Invalid, u"the run %1 had no tools whose answers could be given again"_s.arg(run->id));
    co_return fakes;
}

} // namespace core

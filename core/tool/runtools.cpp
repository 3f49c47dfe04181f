// SPDX-License-Identifier: Apache-2.0
#include "core/tool/runtools.h"

namespace core {

QCoro::Task<lattice::Result<ToolResult>> RunTools::call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop)
{
    auto answered = co_await callInRun({}, std::move(name), std::move(input), std::move(progress), deadline, std::move(stop));
    if (!answered)
        co_return std::unexpected(answered.error());
    if (!answered->question.isEmpty())
        co_return ToolResult::error(QStringLiteral("nobody can be asked here: ") + answered->question);
    co_return std::move(answered->result);
}

} // namespace core

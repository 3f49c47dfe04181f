// SPDX-License-Identifier: Apache-2.0
#include "core/run/runrecord.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr std::array kStates{
    std::pair(RunState::Running, "running"_L1),     std::pair(RunState::Waiting, "waiting"_L1),     std::pair(RunState::Done, "done"_L1),
    std::pair(RunState::Failed, "failed"_L1),       std::pair(RunState::Cancelled, "cancelled"_L1), std::pair(RunState::Interrupted, "interrupted"_L1),
};

qint64 sum(qint64 one, qint64 other)
{
    return one < 0 ? other : other < 0 ? one : one + other;
}

} // namespace

QString runStateName(RunState state)
{
    for (const auto &[known, name] : kStates) {
        if (known == state)
            return name;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<RunState> runStateOf(const QString &name)
{
    for (const auto &[state, known] : kStates) {
        if (known == name)
            return state;
    }
    return std::nullopt;
}

QString stepKindName(RunStep::Kind kind)
{
    switch (kind) {
    case RunStep::Kind::Model: return u"model"_s;
    case RunStep::Kind::Tool: return u"tool"_s;
    case RunStep::Kind::Note: return u"note"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Usage operator+(const Usage &one, const Usage &other)
{
    return {.inputTokens = sum(one.inputTokens, other.inputTokens),
            .outputTokens = sum(one.outputTokens, other.outputTokens),
            .cachedTokens = sum(one.cachedTokens, other.cachedTokens),
            .cacheWriteTokens = sum(one.cacheWriteTokens, other.cacheWriteTokens),
            .reasoningTokens = sum(one.reasoningTokens, other.reasoningTokens)};
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/tool/toolsource.h"

#include <optional>

namespace core {

/*!
    What an agent keeps from run to run: a text file of its own, which stands with the prompt and which the tools `remember` and
    `rewrite_memory` change. Asked for by `memory: true` in the prompt, or `memory: {max_tokens: N}`; `memory_topic`, of the Go project,
    names a file that agents share.
*/
class AgentMemory final
{
public:
    /*! Nothing when \a agent does not ask for one, or \a folder is empty. */
    static std::optional<AgentMemory> of(const Agent &agent, const QString &folder);

    QString read() const;
    /*! \return Full when it would be longer than may be: nothing is changed then */
    lattice::Result<> add(const QString &line) const;
    lattice::Result<> replace(const QString &text) const;
    qsizetype limit() const { return m_limit; }
    const QString &path() const { return m_path; }

private:
    QString m_path;
    qsizetype m_limit = 16'000; //!< characters
};

/*! `remember` and `rewrite_memory`, for agents with a memory. */
class MemoryTools final : public ToolSource
{
public:
    explicit MemoryTools(const QString &folder) : m_folder(folder) { }
    QCoro::Task<lattice::Result<QList<std::shared_ptr<ToolSession>>>> open(RunScope scope, std::stop_token stop) override;

private:
    const QString m_folder;
};

} // namespace core

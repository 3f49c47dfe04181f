// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"

#include <optional>

namespace core {

/*!
    Reads an Agent out of a prompt file's front matter: the keys of dotprompt, those of the Go project (also below
    `metadata`), and the top-level form. Keys that it does not know are left alone. The first wrong one is the error.
*/
class AgentReader final
{
public:
    explicit AgentReader(std::shared_ptr<const PromptFile> file);

    lattice::Result<Agent> read();

private:
    void readNames();
    void readLists();
    void readModel();
    void readInput();
    void readOutput();

    const YamlValue *find(QStringView key) const; //!< at the top, else below `metadata`
    QString text(QStringView key);
    QStringList list(QStringView key);
    QStringList listOf(const YamlValue *value, QStringView key);
    QString schemaText(const YamlValue &schema);
    void wrong(const YamlValue &value, const QString &what);

    std::shared_ptr<const PromptFile> m_file;
    Agent m_agent;
    std::optional<lattice::Error> m_error; //!< the first
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/agent/frontmatter.h"

namespace core {

/*!
    Reads an Agent out of a prompt file's front matter: the keys of dotprompt, those of the Go project (also below
    `metadata`), and the top-level form. Keys that it does not know are left alone.
*/
class AgentReader final
{
public:
    explicit AgentReader(std::shared_ptr<const PromptFile> file, Agent::Trust trust = Agent::Trust::CheckAll);

    lattice::Result<Agent> read(); //!< the first wrong key is the error
    QList<lattice::Error> errors() const { return m_front.errors(); } //!< all that read() has found

private:
    void readNames();
    void readLists();
    void readModel();
    void readLimits();
    void readInput();
    void readOutput();
    void readSandbox();
    void readSandboxLimits(const YamlValue &sandbox);
    void readPolicy();
    void readOthers();

    QString schemaText(const YamlValue &schema);

    FrontMatter m_front;
    std::shared_ptr<const PromptFile> m_file;
    Agent::Trust m_trust;
    Agent m_agent;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/verbprompts.h"

using namespace Qt::StringLiterals;

// clang-format off: rows of a table, one thing a line
namespace core {

QList<McpPrompt> verbPrompts()
{
    return {{.name = u"triage"_s, .title = u"What needs me?"_s, .description = u"Goes through what waits for a person or has failed, and proposes what to do"_s,
             .arguments = {{.name = u"hours"_s, .description = u"how far back to look; 24 when left out"_s}}},
            {.name = u"explain_work"_s, .title = u"Explain an item of work"_s, .description = u"Says what became of an item of work, and why"_s,
             .arguments = {{.name = u"work_id"_s, .description = u"its id"_s, .required = true}}},
            {.name = u"write_agent"_s, .title = u"Write an agent"_s, .description = u"Writes the prompt file of a new agent, and tries it"_s,
             .arguments = {{.name = u"purpose"_s, .description = u"what the agent is for, in a sentence or two"_s, .required = true}, {.name = u"name"_s, .description = u"its name; left out: chosen"_s}}},
            {.name = u"find_agent"_s, .title = u"Find an agent for a task"_s, .description = u"Looks for the agent of the lattice that fits a task, and has it done"_s,
             .arguments = {{.name = u"task"_s, .description = u"what is to be done"_s, .required = true}}}};
}

QJsonObject verbPromptText(const QString &name, const QJsonObject &arguments)
{
    const auto given = [&](const QString &key, const QString &otherwise = {}) { return arguments.value(key).toString(otherwise); };
    QString text;
    if (name == "triage"_L1)
        text = u"Look at what needs me in this lattice, of the last %1 hours. List work that is escalated (it waits for an answer of mine: show the question), work that failed, and stations that are late or offline. "
               "For each say in one sentence what happened, by its history, and propose one next step. Change nothing before I agree."_s.arg(given(u"hours"_s, u"24"_s));
    else if (name == "explain_work"_L1)
        text = u"Explain what became of the item of work %1: read the item and its history, and the runs that belong to it where there are any. Say who did it, what came of it, and where it lost time or failed. Quote ids so that I can follow."_s.arg(given(u"work_id"_s));
    else if (name == "write_agent"_L1)
        text = u"Write an agent for this station. Purpose: %1\n%2First look at the agents that are there, so that names and style fit and nothing is made twice. The file is dotprompt: front matter between --- lines "
               "(description, tags, model only where needed, tools it may call, max_steps, input schema), then the prompt with {{role \"system\"}} and {{role \"user\"}}. Keep it short. Check the file, create the agent, call it once with a small task, and show me file and answer."_s
                   .arg(given(u"purpose"_s), given(u"name"_s).isEmpty() ? QString() : u"Name: %1\n"_s.arg(given(u"name"_s)));
    else
        text = u"Have this done by an agent of the lattice: %1\nList the agents and pick the one whose description and capabilities fit; say which and why. For something short call it and wait; for something long assign it as work. Report the answer, and by which station and model it was made."_s.arg(given(u"task"_s));
    return {{u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}}}}}}};
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"
#include "core/tool/tool.h"

#include <optional>

namespace core {

/*!
    Which tools may be called: the key `tool_policy` of an agent, and the file `policy.yml` of an environment.

    ```yaml
    deny:  ["*delete*", "k8s"]   # offered to nobody
    ask:   ["@destructive"]      # a person decides
    allow: ["read_*", "web/get"]
    default: allow               # or ask, deny; of a policy with `allow` alone: ask
    ```
    One word, as `ask`, is a default alone. A pattern means what it does in `tools`, see matchesTool(); `@destructive` and `@read-only` are what
    the tool's server says of it (who says nothing of destruction may destroy). What names the tool counts before what goes by its hints;
    among either the strictest counts.
*/
class ToolPolicy final
{
public:
    enum class Verdict { Allow, Ask, Deny };

    struct Rule {
        Verdict verdict;
        QString word; //!< for matchesTool(), or a hint with its @

        friend bool operator==(const Rule &, const Rule &) = default;
    };

    /*! \a source names it in errors: Invalid with line, column and what was expected. */
    static lattice::Result<ToolPolicy> read(const YamlValue &value, const QString &source);
    static lattice::Result<ToolPolicy> parse(const QByteArray &yaml, const QString &source);
    /*! The file \a path; without one all is allowed. */
    static lattice::Result<ToolPolicy> load(const QString &path);

    Verdict verdict(const ToolInfo &tool) const;
    const Rule *ruleFor(const ToolInfo &tool) const; //!< that decides; nullptr: what holds for the rest
    const QList<Rule> &rules() const { return m_rules; } //!< in the order in which they are asked
    Verdict standard() const { return m_default; }       //!< for what no rule names
    /*! The stricter of two verdicts. */
    static Verdict stricter(Verdict one, Verdict other) { return std::max(one, other); }
    bool isEmpty() const { return m_rules.isEmpty() && m_default == Verdict::Allow; }

    friend bool operator==(const ToolPolicy &, const ToolPolicy &) = default;

private:
    static bool matches(const Rule &rule, const ToolInfo &tool);

    QList<Rule> m_rules; //!< names before hints, and the strictest first
    Verdict m_default = Verdict::Allow;
};

QString verdictName(ToolPolicy::Verdict verdict);
std::optional<ToolPolicy::Verdict> verdictNamed(const QString &name);

/*! As MCP has it where a tool says nothing: not read-only, and then destructive. */
bool isReadOnly(const ToolInfo &tool);
bool isDestructive(const ToolInfo &tool);

} // namespace core

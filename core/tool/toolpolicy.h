// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"
#include "core/tool/tool.h"

#include <QRegularExpression>

namespace core {

/*!
    Which tools may be called: the key `tool_policy` of an agent, and the file `policy.yml` of an environment.

    ```yaml
    deny:  ["*delete*", "k8s__*"]   # offered to nobody
    allow: ["read_*"]               # over ask and default
    ask:   ["@destructive"]         # a person decides
    default: allow                  # or ask, deny
    ```
    A pattern is a glob over the tool's name, or over `server__name`; `@destructive` and `@read-only` are what the tool's server says of it
    (who says nothing of destruction may destroy). deny counts before allow, allow before ask.
*/
class ToolPolicy final
{
public:
    enum class Verdict { Allow, Ask, Deny };

    /*! \a source names it in errors: Invalid with line, column and what was expected. */
    static lattice::Result<ToolPolicy> read(const YamlValue &value, const QString &source);
    /*! The file \a path; without one all is allowed. */
    static lattice::Result<ToolPolicy> load(const QString &path);

    Verdict verdict(const ToolInfo &tool) const;
    /*! The stricter of two verdicts. */
    static Verdict stricter(Verdict one, Verdict other) { return std::max(one, other); }
    bool isEmpty() const { return m_rules.isEmpty() && m_default == Verdict::Allow; }

private:
    struct Rule {
        Verdict verdict;
        QString hint; //!< "destructive", "read-only", or empty: the pattern counts
        QRegularExpression pattern;
    };
    static bool matches(const Rule &rule, const ToolInfo &tool);

    QList<Rule> m_rules; //!< in the order they count
    Verdict m_default = Verdict::Allow;
};

QString verdictName(ToolPolicy::Verdict verdict);

} // namespace core

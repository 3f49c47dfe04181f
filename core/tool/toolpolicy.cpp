// SPDX-License-Identifier: Apache-2.0
#include "core/tool/toolpolicy.h"

#include "core/agent/agentsettings.h"
#include "core/config/nearest.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qint64 kMaxBytes = 1'048'576;
using Verdict = ToolPolicy::Verdict;
const QString kDestructive = u"@destructive"_s, kReadOnly = u"@read-only"_s;

bool isHint(const QString &word) { return word.startsWith(u'@'); }

std::unexpected<lattice::Error> wrong(const QString &source, const YamlValue &value, const QString &what)
{
    return std::unexpected(yamlError(source, value.line, value.column, what));
}

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Allow: return u"allow"_s;
    case Verdict::Ask: return u"ask"_s;
    case Verdict::Deny: return u"deny"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Verdict> verdictNamed(const QString &name)
{
    for (const Verdict verdict : {Verdict::Allow, Verdict::Ask, Verdict::Deny}) {
        if (verdictName(verdict) == name)
            return verdict;
    }
    return std::nullopt;
}

bool isReadOnly(const ToolInfo &tool) { return tool.hints.readOnly.value_or(false); }

bool isDestructive(const ToolInfo &tool) { return !isReadOnly(tool) && tool.hints.destructive.value_or(true); }

Result<ToolPolicy> ToolPolicy::read(const YamlValue &value, const QString &source)
{
    ToolPolicy policy;
    if (value.isNull())
        return policy;
    if (value.isString()) { // one word for all tools
        const auto verdict = verdictNamed(value.text);
        if (!verdict)
            return wrong(source, value, u"a tool policy is '%1'; expected allow, ask, deny, or a map with them and default"_s.arg(value.text));
        policy.m_default = *verdict;
        return policy;
    }
    if (!value.isMap())
        return wrong(source, value, u"a tool policy is %1; expected a map with allow, ask, deny and default"_s.arg(value.kindName()));
    const QStringList known{u"allow"_s, u"ask"_s, u"deny"_s, u"default"_s};
    for (const YamlValue::Key &key : value.keys) {
        if (known.contains(key.name))
            continue;
        const QString near = nearest(key.name, known); // a rule that does not count would be a hole
        return std::unexpected(yamlError(source, key.line, key.column, u"the key '%1' in a tool policy; expected %2"_s.arg(key.name, near.isEmpty() ? known.join(u", "_s) : near)));
    }
    for (const Verdict verdict : {Verdict::Deny, Verdict::Ask, Verdict::Allow}) {
        const YamlValue *list = value.find(verdictName(verdict));
        if (!list || list->isNull())
            continue;
        for (const YamlValue &item : list->isList() ? list->items : QList<YamlValue>{*list}) {
            const QString word = item.text.trimmed();
            if (!item.isScalar() || word.isEmpty())
                return wrong(source, item, u"'%1' has %2 in it; expected patterns such as \"read_*\""_s.arg(verdictName(verdict), item.isNull() ? u"nothing"_s : item.kindName()));
            if (isHint(word) && word != kDestructive && word != kReadOnly)
                return wrong(source, item, u"'%1'; expected @destructive, @read-only, or a pattern"_s.arg(word));
            policy.m_rules.append({.verdict = verdict, .word = word});
        }
    }
    std::ranges::stable_partition(policy.m_rules, [](const Rule &rule) { return !isHint(rule.word); });
    const bool onlyAllows = std::ranges::all_of(policy.m_rules, [](const Rule &rule) { return rule.verdict == Verdict::Allow; });
    policy.m_default = onlyAllows && !policy.m_rules.isEmpty() ? Verdict::Ask : Verdict::Allow;
    if (const YamlValue *initial = value.find(u"default"); initial && !initial->isNull()) {
        const auto verdict = verdictNamed(initial->text);
        if (!verdict)
            return wrong(source, *initial, u"'default' is %1; expected allow, ask or deny"_s.arg(initial->isScalar() ? initial->text : initial->kindName()));
        policy.m_default = *verdict;
    }
    return policy;
}

Result<ToolPolicy> ToolPolicy::load(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return ToolPolicy();
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2; make it readable, or remove it"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.read(kMaxBytes + 1);
    if (bytes.size() > kMaxBytes)
        return failed(Fault::Full, u"%1: a tool policy has at most 1 MiB"_s.arg(path));
    return parse(bytes, path);
}

Result<ToolPolicy> ToolPolicy::parse(const QByteArray &yaml, const QString &source)
{
    const auto value = YamlValue::parse(yaml, source);
    if (!value)
        return std::unexpected(value.error());
    return read(*value, source);
}

bool ToolPolicy::matches(const Rule &rule, const ToolInfo &tool)
{
    if (rule.word == kReadOnly)
        return isReadOnly(tool);
    if (rule.word == kDestructive)
        return isDestructive(tool);
    return matchesTool(rule.word, tool.server, tool.name);
}

const ToolPolicy::Rule *ToolPolicy::ruleFor(const ToolInfo &tool) const
{
    const auto rule = std::ranges::find_if(m_rules, [&tool](const Rule &candidate) { return matches(candidate, tool); });
    return rule == m_rules.end() ? nullptr : &*rule;
}

Verdict ToolPolicy::verdict(const ToolInfo &tool) const
{
    const Rule *const rule = ruleFor(tool);
    return rule ? rule->verdict : m_default;
}

} // namespace core

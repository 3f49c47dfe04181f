// SPDX-License-Identifier: Apache-2.0
#include "core/tool/policytext.h"

#include "core/agent/yamledit.h"
#include "core/config/nearest.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core::PolicyText {

namespace {

using Verdict = ToolPolicy::Verdict;

/*! The policy as a map, also where it is one word. */
Result<std::pair<YamlValue, YamlValue>> read(const QByteArray &text, const QString &source)
{
    const auto old = YamlValue::parse(text, source);
    if (!old)
        return std::unexpected(old.error());
    if (const auto policy = ToolPolicy::read(*old, source); !policy)
        return std::unexpected(policy.error());
    YamlValue map = *old;
    if (!old->isMap()) {
        map = YamlValue::map();
        if (old->isString())
            map.insert(u"default"_s, YamlValue::string(old->text));
    }
    return std::pair(*old, map);
}

/*! What is there under \a verdict, as a list: one pattern may stand alone. */
YamlValue listOf(const YamlValue &map, Verdict verdict)
{
    YamlValue list;
    list.kind = YamlValue::Kind::List;
    const YamlValue *there = map.find(verdictName(verdict));
    if (there && there->isList())
        list.items = there->items;
    else if (there && !there->isNull())
        list.items = {*there};
    return list;
}

/*! \return whether it stood in any list but that of \a kept */
bool takeOut(YamlValue &map, const QString &pattern, std::optional<Verdict> kept)
{
    bool found = false;
    for (const Verdict verdict : {Verdict::Deny, Verdict::Ask, Verdict::Allow}) {
        YamlValue list = listOf(map, verdict);
        if (verdict == kept || list.items.removeIf([&pattern](const YamlValue &item) { return item.text.trimmed() == pattern; }) == 0)
            continue;
        found = true;
        if (list.items.isEmpty())
            map.remove(verdictName(verdict));
        else
            map.insert(verdictName(verdict), list);
    }
    return found;
}

/*! Checked as a policy: a pattern that begins with @ may be no hint. What follows from the rules for all other tools never gets laxer by an edit of one rule. */
Result<QByteArray> written(const QByteArray &text, const YamlValue &old, YamlValue wanted, const QString &source)
{
    const auto bytes = editedYaml(text, old, wanted.items.isEmpty() ? YamlValue() : wanted, source);
    if (!bytes)
        return bytes;
    const auto before = ToolPolicy::read(old, source), after = ToolPolicy::parse(*bytes, source);
    if (!before || !after)
        return std::unexpected(!before ? before.error() : after.error());
    if (wanted.find(u"default"_s) || after->standard() != Verdict::Allow || before->standard() == Verdict::Allow)
        return bytes;
    wanted.insert(u"default"_s, YamlValue::string(verdictName(before->standard())));
    return editedYaml(text, old, wanted, source);
}

} // namespace

Result<QByteArray> withRule(const QByteArray &text, const QString &source, const QString &pattern, Verdict verdict)
{
    auto both = read(text, source);
    if (!both)
        return std::unexpected(both.error());
    const QString word = pattern.trimmed();
    if (word.isEmpty())
        return failed(Fault::Invalid, u"a rule wants a pattern, such as \"read_*\""_s);
    auto &[old, map] = *both;
    takeOut(map, word, verdict);
    YamlValue list = listOf(map, verdict);
    if (std::ranges::none_of(list.items, [&word](const YamlValue &item) { return item.text.trimmed() == word; })) {
        list.items.append(YamlValue::string(word));
        map.insert(verdictName(verdict), list);
    }
    return written(text, old, map, source);
}

Result<QByteArray> withoutRule(const QByteArray &text, const QString &source, const QString &pattern)
{
    auto both = read(text, source);
    if (!both)
        return std::unexpected(both.error());
    auto &[old, map] = *both;
    if (!takeOut(map, pattern.trimmed(), {})) {
        QStringList words;
        for (const Verdict verdict : {Verdict::Deny, Verdict::Ask, Verdict::Allow}) {
            for (const YamlValue &item : listOf(map, verdict).items)
                words << item.text;
        }
        const QString near = nearest(pattern, words);
        return failed(Fault::NotFound, u"%1 has no rule '%2'%3"_s.arg(source, pattern, !near.isEmpty() ? u"; did you mean '%1'?"_s.arg(near) : words.isEmpty() ? u"; it has none"_s : u"; it has %1"_s.arg(words.join(u", "_s))));
    }
    return written(text, old, map, source);
}

Result<QByteArray> withDefault(const QByteArray &text, const QString &source, Verdict verdict)
{
    auto both = read(text, source);
    if (!both)
        return std::unexpected(both.error());
    auto &[old, map] = *both;
    map.insert(u"default"_s, YamlValue::string(verdictName(verdict)));
    return written(text, old, map, source);
}

} // namespace core::PolicyText

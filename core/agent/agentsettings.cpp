// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentsettings.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

QString runtimeName(SandboxSettings::Runtime runtime)
{
    switch (runtime) {
    case SandboxSettings::Runtime::Python: return u"python"_s;
    case SandboxSettings::Runtime::Node: return u"node"_s;
    case SandboxSettings::Runtime::Bash: return u"bash"_s;
    }
    return {};
}

bool matchesTool(const QString &word, const QString &server, const QString &tool)
{
    const QStringList names{tool, server, server + u'/' + tool, server + u'.' + tool, server + "__"_L1 + tool, "__"_L1 + tool};
    if (!word.contains(u'*') && !word.contains(u'?'))
        return !word.isEmpty() && names.contains(word);
    QString pattern = QRegularExpression::escape(word);
    pattern.replace("\\*"_L1, ".*"_L1).replace("\\?"_L1, "."_L1); // a star crosses slashes: names of tools may hold them
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption);
    return std::ranges::any_of(names, [&expression](const QString &name) { return expression.match(name).hasMatch(); });
}

bool matchesTool(const QStringList &words, const QString &server, const QString &tool)
{
    return std::ranges::any_of(words, [&](const QString &word) { return matchesTool(word, server, tool); });
}

} // namespace core

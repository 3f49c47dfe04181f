// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/protection.h"

#include "core/verb/verb.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace app {

void Protection::ask(const QString &name, const QString &deed, QObject *context, Answered answered)
{
    m_waiting.append({.name = name, .words = deed, .context = context, .answered = std::move(answered)});
    if (!m_shown.isEmpty() || std::exchange(m_called, true))
        return;
    QMetaObject::invokeMethod(this, &Protection::present, Qt::QueuedConnection);
}

void Protection::present()
{
    m_called = false;
    if (!m_shown.isEmpty() || m_waiting.isEmpty())
        return;
    m_name = m_waiting.constFirst().name;
    for (auto deed = m_waiting.begin(); deed != m_waiting.end();) {
        if (deed->name != m_name) {
            ++deed;
            continue;
        }
        m_shown.append(std::move(*deed));
        deed = m_waiting.erase(deed);
    }
    Q_EMIT changed();
    Q_EMIT asked();
}

bool Protection::confirm(const QString &typed)
{
    if (!fits(typed))
        return false;
    answer(true);
    return true;
}

void Protection::refuse() { answer(false); }

void Protection::answer(bool go)
{
    const auto answered = std::exchange(m_shown, {});
    if (answered.isEmpty())
        return;
    Q_EMIT changed();
    for (const Deed &deed : answered) {
        if (deed.context)
            deed.answered(go);
    }
    if (!m_waiting.isEmpty() && !std::exchange(m_called, true))
        QMetaObject::invokeMethod(this, &Protection::present, Qt::QueuedConnection);
}

QStringList Protection::deeds() const
{
    QStringList words;
    for (const Deed &deed : m_shown.first(std::min(m_shown.size(), kMostDeeds)))
        words << deed.words;
    return words;
}

bool Protection::isGuarded(const core::Verb &verb, const QJsonObject &arguments)
{
    // What counts again after one more click is nothing deleted, and undo in the settings is made of it.
    static const QStringList settings{u"settings.unset"_s, u"prices.unset"_s};
    if (verb.name == "env.sync"_L1)
        return arguments["yes"_L1].toBool() && !arguments["dry_run"_L1].toBool(); // else it only shows the plan
    if (verb.hints.openWorld || settings.contains(verb.name)) // what a tool does, the tool says: see ToolForm
        return false;
    return verb.hints.destructive || verb.name == "env.use"_L1; // which deploys, and destroys nothing
}

QString Protection::wordsOf(const core::Verb &verb, const QJsonObject &arguments)
{
    QStringList subjects;
    for (const core::Parameter &parameter : verb.parameters) {
        if (const QString subject = arguments[parameter.name].toString(); parameter.positional && !subject.isEmpty())
            subjects << subject;
    }
    //: what is to be done, and with what
    return subjects.isEmpty() ? verb.title : tr("%1: %2").arg(verb.title, subjects.join(u", "_s));
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
// What is said of a document: its draft, its file, its versions, and what runs of it.
#include "app/desktop/agents/agentdocument.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString clock(const QDateTime &time) { return QLocale().toString(time.toLocalTime().time(), QLocale::ShortFormat); }

} // namespace

QString AgentDocument::restoredText() const
{
    return m_restoredAt.isValid() && m_dirty ? tr("Your draft of %1 is back; it has not been saved.").arg(QLocale().toString(m_restoredAt.toLocalTime(), QLocale::ShortFormat)) : QString();
}

QString AgentDocument::draftText() const
{
    if (!m_dirty)
        return tr("no draft");
    if (!m_keepProblem.isEmpty())
        return tr("draft NOT kept: %1").arg(m_keepProblem);
    return m_keptAt.isValid() ? tr("draft kept %1").arg(clock(m_keptAt)) : tr("draft");
}

QString AgentDocument::fileText() const
{
    if (m_gone)
        return tr("no file");
    if (hasConflict())
        return tr("file changed elsewhere");
    return m_savedAt.isValid() ? tr("file of %1").arg(clock(m_savedAt)) : tr("file");
}

QString AgentDocument::versionText() const
{
    const QString latest = m_versions.latest();
    return latest.isEmpty() ? m_versions.isLoading() ? QString() : tr("no version yet") : tr("version %1").arg(latest);
}

QString AgentDocument::runningText() const
{
    const auto *environment = m_knowledge.tree().environment(m_environment);
    if (!environment || !m_loaded)
        return {};
    if (!environment->isCurrent)
        return tr("not running: %1 is not the current environment").arg(m_environment);
    if (m_gone)
        return tr("not running");
    if (!m_error.isEmpty())
        return tr("the last good version runs, if there was one: this file is broken");
    for (const lattice::Station &station : m_knowledge.stations().stations()) {
        if (!station.self)
            continue;
        for (const lattice::NameConflict &conflict : station.conflicts) {
            if (conflict.agent.compare(title(), Qt::CaseInsensitive) == 0)
                return tr("held back on the lattice: %1 has an agent of this name").arg(conflict.ownerName);
        }
        for (const lattice::AgentInfo &agent : station.agents) {
            if (agent.name.compare(title(), Qt::CaseInsensitive) == 0)
                return m_dirty ? tr("on the lattice: the file, without the draft") : tr("on the lattice: this file");
        }
    }
    return tr("not on the lattice yet");
}

bool AgentDocument::isGuarded() const
{
    const auto *environment = m_knowledge.tree().environment(m_environment);
    return environment && environment->isProtected;
}

} // namespace app

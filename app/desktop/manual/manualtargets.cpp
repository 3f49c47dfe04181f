// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/manual/manualtargets.h"

#include <QQuickItem>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

// clang-format off: rows of a table, one thing a line
const QList<ManualTargets::Row> &ManualTargets::rows()
{
    static const QList<Row> table{
        {"page:first-run"_L1, "getting-started.md"_L1},
        {"page:lattice"_L1, "lattice.md"_L1},
        {"page:needs"_L1, "needs-you.md"_L1},
        {"page:work"_L1, "work.md"_L1},
        {"page:runs"_L1, "runs.md"_L1},
        {"page:agents"_L1, "agents.md"_L1},
        {"page:events"_L1, "events.md"_L1},
        {"page:mcp"_L1, "mcp.md"_L1},
        {"page:environments"_L1, "environments.md"_L1},
        {"page:settings"_L1, "settings.md"_L1},

        {"settings:general"_L1, "settings.md#general"_L1},
        {"settings:appearance"_L1, "settings.md#appearance"_L1},
        {"settings:connections"_L1, "settings.md#connections"_L1},
        {"settings:orchestrator"_L1, "settings.md#orchestrator"_L1},
        {"settings:notifications"_L1, "settings.md#notifications"_L1},
        {"settings:shortcuts"_L1, "settings.md#shortcuts"_L1},
        {"settings:models"_L1, "settings.md#models"_L1},
        {"settings:policies"_L1, "settings.md#policies-of-tools"_L1},
        {"settings:trust"_L1, "settings.md#trust"_L1},
        {"settings:privacy"_L1, "settings.md#privacy"_L1},
        {"settings:accessibility"_L1, "settings.md#accessibility"_L1},
        {"settings:advanced"_L1, "settings.md#advanced"_L1},

        {"FirstRunPage"_L1, "getting-started.md"_L1},
        {"StartCard"_L1, "getting-started.md#start-a-lattice"_L1},
        {"JoinCard"_L1, "getting-started.md#join-a-lattice"_L1},
        {"LookCard"_L1, "getting-started.md#look-around"_L1},
        {"StepList"_L1, "connection.md"_L1},

        {"LatticePage"_L1, "lattice.md"_L1},
        {"OutlinePanel"_L1, "lattice.md#the-outline"_L1},
        {"WallView"_L1, "lattice.md#the-map-on-a-wall"_L1},
        {"GhostCard"_L1, "getting-started.md#let-another-station-join"_L1},
        {"Inspector"_L1, "lattice.md#the-inspector"_L1},
        {"CallForm"_L1, "lattice.md#call-an-agent"_L1},
        {"WorkPanel"_L1, "work.md#all-about-one-item"_L1},

        {"NeedsYouPage"_L1, "needs-you.md"_L1},
        {"QuestionSheet"_L1, "needs-you.md#decide-or-answer"_L1},
        {"SnoozeSheet"_L1, "needs-you.md#put-it-off"_L1},

        {"WorkPage"_L1, "work.md"_L1},
        {"AssignSheet"_L1, "work.md#assign-work"_L1},
        {"DeedSheet"_L1, "work.md#stop-do-again-give-away-answer"_L1},
        {"ResultSheet"_L1, "work.md#all-about-one-item"_L1},

        {"RunsPage"_L1, "runs.md"_L1},
        {"RunPanel"_L1, "runs.md#read-a-run"_L1},
        {"PayloadSheet"_L1, "runs.md#read-a-run"_L1},
        {"RunAgainSheet"_L1, "runs.md#run-it-again"_L1},
        {"RunPickSheet"_L1, "runs.md#compare-two-runs"_L1},
        {"RunCompareView"_L1, "runs.md#compare-two-runs"_L1},

        {"AgentsPage"_L1, "agents.md"_L1},
        {"NewAgentSheet"_L1, "agents.md#write-a-new-agent"_L1},
        {"AgentDeedSheet"_L1, "agents.md#duplicate-rename-delete"_L1},
        {"PromptEditor"_L1, "agents.md#the-editor"_L1},
        {"ProblemList"_L1, "agents.md#the-editor"_L1},
        {"FindBar"_L1, "agents.md#the-editor"_L1},
        {"FormView"_L1, "agents.md#the-form"_L1},
        {"TryView"_L1, "agents.md#try-it"_L1},
        {"VersionsView"_L1, "agents.md#versions"_L1},

        {"EventsPage"_L1, "events.md"_L1},
        {"EventPanel"_L1, "events.md#read-an-event"_L1},
        {"TimeBar"_L1, "events.md#the-time-bar"_L1},
        {"PastBand"_L1, "events.md#go-back-in-time"_L1},
        {"ComparisonPanel"_L1, "events.md#compare-two-moments"_L1},

        {"McpPage"_L1, "mcp.md"_L1},
        {"ServersView"_L1, "mcp.md#tool-servers"_L1},
        {"ToolsView"_L1, "mcp.md#tools"_L1},
        {"EndpointView"_L1, "mcp.md#our-endpoint"_L1},

        {"EnvironmentsPage"_L1, "environments.md"_L1},
        {"ContentsTab"_L1, "environments.md#contents"_L1},
        {"VariablesTab"_L1, "environments.md#variables"_L1},
        {"PolicyTab"_L1, "environments.md#tool-policy"_L1},
        {"PlanTab"_L1, "environments.md#plan"_L1},
        {"HistoryTab"_L1, "environments.md#history"_L1},
        {"CompareSheet"_L1, "environments.md#compare-two-environments"_L1},
        {"CreateSheet"_L1, "environments.md#make-an-environment"_L1},
        {"VariableSheet"_L1, "environments.md#variables"_L1},
        {"TrashSheet"_L1, "environments.md#delete-and-bring-back"_L1},
        {"SureSheet"_L1, "environments.md#delete-and-bring-back"_L1},

        {"SettingsPage"_L1, "settings.md"_L1},
        {"KeySheet"_L1, "settings.md#models"_L1},
        {"PriceSheet"_L1, "settings.md#models"_L1},
        {"AllowSheet"_L1, "settings.md#trust"_L1},
        {"RevokeSheet"_L1, "settings.md#trust"_L1},

        {"SearchPopup"_L1, "window.md#search-and-do"_L1},
        {"VerbSheet"_L1, "window.md#search-and-do"_L1},
        {"ShortcutSheet"_L1, "keys.md"_L1},
        {"LeaveSheet"_L1, "window.md#close-leave-quit"_L1},
        {"ProfileSheet"_L1, "window.md#profiles"_L1},
        {"NameSheet"_L1, "window.md#profiles"_L1},
        {"StatusStrip"_L1, "window.md#the-status-bar"_L1},
        {"FilterShelf"_L1, "filters.md#keep-and-share-a-filter"_L1},
    };
    return table;
}
// clang-format on

QString ManualTargets::find(const QString &place)
{
    const auto found = std::ranges::find_if(rows(), [&place](const Row &row) { return place == row.place; });
    return found == rows().end() ? QString() : QString(found->target);
}

QString ManualTargets::of(const QQuickItem *focus, const QString &page, const QString &settingsGroup)
{
    for (const auto *item = focus; item; item = item->parentItem()) {
        // What a sheet shows hangs below an item of its own, whose parent is the sheet.
        const QObject *part = item->inherits("QQuickPopupItem") && item->parent() ? item->parent() : item;
        const QString type = QString::fromLatin1(part->metaObject()->className()).section(u"_QML"_s, 0, 0);
        const QString target = type == "SettingsPage"_L1 ? find(u"settings:"_s + settingsGroup) : find(type);
        if (!target.isEmpty())
            return target;
    }
    const QString group = page == "settings"_L1 ? find(u"settings:"_s + settingsGroup) : QString();
    return group.isEmpty() ? find(u"page:"_s + page) : group;
}

} // namespace app

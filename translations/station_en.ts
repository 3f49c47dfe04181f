<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgentRuns</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/AgentRuns.qml" line="69"/>
        <source>%n run(s), newest first. Return opens.</source>
        <translation>
            <numerusform>%n run, newest first. Return opens.</numerusform>
            <numerusform>%n runs, newest first. Return opens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgentTree</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/AgentTree.qml" line="95"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/agents/AgentTree.qml" line="178"/>
        <source>%n broken</source>
        <translation>
            <numerusform>%n broken</numerusform>
            <numerusform>%n broken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgentTreeRow</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/AgentTreeRow.qml" line="34"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AreaBar</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/AreaBar.qml" line="35"/>
        <source>%n station(s) selected</source>
        <translation>
            <numerusform>%n station selected</numerusform>
            <numerusform>%n stations selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/CompletionPopup.qml" line="35"/>
        <source>%n proposal(s)</source>
        <translation>
            <numerusform>%n proposal</numerusform>
            <numerusform>%n proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedSheet</name>
    <message numerus="yes">
        <location filename="../../../../qml/work/DeedSheet.qml" line="76"/>
        <source>Stop %n item(s)?</source>
        <translation>
            <numerusform>Stop %n item?</numerusform>
            <numerusform>Stop %n items?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/work/DeedSheet.qml" line="76"/>
        <source>Do %n item(s) again?</source>
        <translation>
            <numerusform>Do %n item again?</numerusform>
            <numerusform>Do %n items again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/work/DeedSheet.qml" line="77"/>
        <source>Give %n item(s) to another station?</source>
        <translation>
            <numerusform>Give %n item to another station?</numerusform>
            <numerusform>Give %n items to another station?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/work/DeedSheet.qml" line="104"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/DiffView.qml" line="124"/>
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentTab</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/DocumentTab.qml" line="26"/>
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvironmentRow</name>
    <message numerus="yes">
        <location filename="../../../../qml/environments/EnvironmentRow.qml" line="22"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/environments/EnvironmentRow.qml" line="22"/>
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvironmentsPage</name>
    <message numerus="yes">
        <location filename="../../../../qml/pages/EnvironmentsPage.qml" line="110"/>
        <source>%n environment(s). Return opens.</source>
        <translation>
            <numerusform>%n environment. Return opens.</numerusform>
            <numerusform>%n environments. Return opens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/eventwords.cpp" line="53"/>
        <source>%n message(s) not there</source>
        <translation>
            <numerusform>%n message not there</numerusform>
            <numerusform>%n messages not there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message numerus="yes">
        <location filename="../../../../qml/pages/EventsPage.qml" line="202"/>
        <source>%n new</source>
        <comment>events</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/FindBar.qml" line="71"/>
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupLabel</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/GroupLabel.qml" line="96"/>
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n station</numerusform>
            <numerusform>%n stations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message numerus="yes">
        <location filename="../../../../qml/frame/HeaderBar.qml" line="121"/>
        <location filename="../../../../qml/frame/HeaderBar.qml" line="122"/>
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpFind</name>
    <message numerus="yes">
        <location filename="../../../../qml/help/HelpFind.qml" line="31"/>
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message numerus="yes">
        <location filename="../../../../qml/environments/HistoryTab.qml" line="58"/>
        <source>%n version(s), newest first. Return shows what one changed.</source>
        <translation>
            <numerusform>%n version. Return shows what it changed.</numerusform>
            <numerusform>%n versions, newest first. Return shows what one changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="37"/>
        <source>%n station(s). Arrows go from station to station, Enter opens. The outline has the same as a list.</source>
        <translation>
            <numerusform>%n station. Arrows go from station to station, Enter opens. The outline has the same as a list.</numerusform>
            <numerusform>%n stations. Arrows go from station to station, Enter opens. The outline has the same as a list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="183"/>
        <source>%n station(s) out of sight: show all</source>
        <translation>
            <numerusform>%n station out of sight: show all</numerusform>
            <numerusform>%n stations out of sight: show all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="219"/>
        <source>1 dot = %n event(s)</source>
        <translation>
            <numerusform>1 dot = %n event</numerusform>
            <numerusform>1 dot = %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="220"/>
        <source>%n quieter line(s) not drawn</source>
        <translation>
            <numerusform>%n quieter line not drawn</numerusform>
            <numerusform>%n quieter lines not drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message numerus="yes">
        <location filename="../../../../qml/frame/NameSheet.qml" line="49"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedsYouPage</name>
    <message numerus="yes">
        <location filename="../../../../qml/pages/NeedsYouPage.qml" line="80"/>
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/pages/NeedsYouPage.qml" line="235"/>
        <source>Nothing needs you now; %n need(s) are snoozed.</source>
        <translation>
            <numerusform>Nothing needs you now; 1 need is snoozed.</numerusform>
            <numerusform>Nothing needs you now; %n needs are snoozed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeCard</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeCard.qml" line="75"/>
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeCard.qml" line="75"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeChip</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeChip.qml" line="43"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeOpen</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeOpen.qml" line="95"/>
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PayloadSheet</name>
    <message numerus="yes">
        <location filename="../../../../qml/runs/PayloadSheet.qml" line="93"/>
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyRules</name>
    <message numerus="yes">
        <location filename="../../../../qml/environments/PolicyRules.qml" line="42"/>
        <source>%n tool(s) known</source>
        <translation>
            <numerusform>%n tool known</numerusform>
            <numerusform>%n tools known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/ProblemList.qml" line="43"/>
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProvidersPanel</name>
    <message numerus="yes">
        <location filename="../../../../qml/settings/ProvidersPanel.qml" line="89"/>
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <location filename="../../../../qml/components/RailButton.qml" line="24"/>
        <source>%1, %n need(s) you</source>
        <translation>
            <numerusform>%1, %n needs you</numerusform>
            <numerusform>%1, %n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunAgainSheet</name>
    <message numerus="yes">
        <location filename="../../../../qml/runs/RunAgainSheet.qml" line="88"/>
        <source>Nothing happens outside: the %n recorded tool call(s) answer. Others than those fail.</source>
        <translation>
            <numerusform>Nothing happens outside: the one recorded tool call answers. Others than that fail.</numerusform>
            <numerusform>Nothing happens outside: the %n recorded tool calls answer. Others than those fail.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message numerus="yes">
        <location filename="../../../../qml/runs/RunPanel.qml" line="230"/>
        <source>%n step(s). N goes to the next one that failed.</source>
        <translation>
            <numerusform>%n step. N goes to the next one that failed.</numerusform>
            <numerusform>%n steps. N goes to the next one that failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message numerus="yes">
        <location filename="../../../../qml/runs/RunRow.qml" line="34"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/runs/RunRow.qml" line="34"/>
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n tool call</numerusform>
            <numerusform>%n tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunStepRow</name>
    <message numerus="yes">
        <location filename="../../../../qml/runs/RunStepRow.qml" line="47"/>
        <source>%n step(s) before it are not recorded</source>
        <translation>
            <numerusform>%n step before it is not recorded</numerusform>
            <numerusform>%n steps before it are not recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/runs/RunStepRow.qml" line="62"/>
        <source>%n step(s) are not recorded here</source>
        <translation>
            <numerusform>%n step is not recorded here</numerusform>
            <numerusform>%n steps are not recorded here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message numerus="yes">
        <location filename="../../../../qml/pages/RunsPage.qml" line="227"/>
        <source>%n run(s), newest first. Return opens, Space chooses one to be compared.</source>
        <translation>
            <numerusform>%n run, newest first. Return opens, Space chooses one to be compared.</numerusform>
            <numerusform>%n runs, newest first. Return opens, Space chooses one to be compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServersView</name>
    <message numerus="yes">
        <location filename="../../../../qml/mcp/ServersView.qml" line="33"/>
        <source>%n server(s). Return opens.</source>
        <translation>
            <numerusform>%n server. Return opens.</numerusform>
            <numerusform>%n servers. Return opens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <location filename="../../../../qml/pages/SettingsPage.qml" line="177"/>
        <source>%n setting(s) count when the station starts again.</source>
        <translation>
            <numerusform>%n setting counts when the station starts again.</numerusform>
            <numerusform>%n settings count when the station starts again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/pages/SettingsPage.qml" line="199"/>
        <source>%n setting(s). Return changes one.</source>
        <translation>
            <numerusform>%n setting. Return changes it.</numerusform>
            <numerusform>%n settings. Return changes one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnoozeSheet</name>
    <message numerus="yes">
        <location filename="../../../../qml/work/SnoozeSheet.qml" line="33"/>
        <source>Put it off for %n minute(s)?</source>
        <translation>
            <numerusform>Put it off for %n minute?</numerusform>
            <numerusform>Put it off for %n minutes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateFilter</name>
    <message numerus="yes">
        <location filename="../../../../qml/work/StateFilter.qml" line="36"/>
        <source>%n item(s); shows only these</source>
        <translation>
            <numerusform>%n item; shows only this one</numerusform>
            <numerusform>%n items; shows only these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <location filename="../../../../qml/frame/StatusStrip.qml" line="85"/>
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n station</numerusform>
            <numerusform>%n stations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/frame/StatusStrip.qml" line="85"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/frame/StatusStrip.qml" line="103"/>
        <source>%n item(s) of work open</source>
        <translation>
            <numerusform>%n item of work open</numerusform>
            <numerusform>%n items of work open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SureSheet</name>
    <message numerus="yes">
        <location filename="../../../../qml/environments/SureSheet.qml" line="49"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/environments/SureSheet.qml" line="49"/>
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/environments/SureSheet.qml" line="51"/>
        <source>%n change(s) count as seen.</source>
        <translation>
            <numerusform>%n change counts as seen.</numerusform>
            <numerusform>%n changes count as seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolsView</name>
    <message numerus="yes">
        <location filename="../../../../qml/mcp/ToolsView.qml" line="66"/>
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/mcp/ToolsView.qml" line="100"/>
        <source>%n tool(s). Return opens.</source>
        <translation>
            <numerusform>%n tool. Return opens.</numerusform>
            <numerusform>%n tools. Return opens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariablesTab</name>
    <message numerus="yes">
        <location filename="../../../../qml/environments/VariablesTab.qml" line="56"/>
        <source>%n variable(s). Return changes one, Delete removes it.</source>
        <translation>
            <numerusform>%n variable. Return changes it, Delete removes it.</numerusform>
            <numerusform>%n variables. Return changes one, Delete removes it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message numerus="yes">
        <location filename="../../../../qml/agents/VersionsView.qml" line="43"/>
        <source>%n version(s), newest first</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/WallView.qml" line="107"/>
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n station</numerusform>
            <numerusform>%n stations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/WallView.qml" line="112"/>
        <source>%n station(s) with a problem</source>
        <translation>
            <numerusform>%n station with a problem</numerusform>
            <numerusform>%n stations with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/WallView.qml" line="116"/>
        <source>%n in need of you</source>
        <translation>
            <numerusform>%n in need of you</numerusform>
            <numerusform>%n in need of you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/vocabulary.cpp" line="40"/>
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message numerus="yes">
        <location filename="../../../../qml/work/WorkBar.qml" line="39"/>
        <source>%n item(s) selected</source>
        <translation>
            <numerusform>%n item selected</numerusform>
            <numerusform>%n items selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkLaneView</name>
    <message numerus="yes">
        <location filename="../../../../qml/work/WorkLaneView.qml" line="179"/>
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message numerus="yes">
        <location filename="../../../../qml/work/WorkList.qml" line="131"/>
        <source>%n item(s). J and K move, Return opens, Space selects.</source>
        <translation>
            <numerusform>%n item. J and K move, Return opens, Space selects.</numerusform>
            <numerusform>%n items. J and K move, Return opens, Space selects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/work/WorkList.qml" line="197"/>
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::AgentTry</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/agents/agenttry.cpp" line="61"/>
        <source>%1, %n tool call(s)</source>
        <translation>
            <numerusform>%1, %n tool call</numerusform>
            <numerusform>%1, %n tool calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/agents/agenttry.cpp" line="144"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/agents/agenttry.cpp" line="146"/>
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n tool call</numerusform>
            <numerusform>%n tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::CallModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/callmodel.cpp" line="88"/>
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n tool call</numerusform>
            <numerusform>%n tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ClientListModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/mcp/clientlistmodel.cpp" line="38"/>
        <source>connected: %n session(s)</source>
        <translation>
            <numerusform>connected: %n session</numerusform>
            <numerusform>connected: %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/mcp/clientlistmodel.cpp" line="44"/>
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/mcp/clientlistmodel.cpp" line="45"/>
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Comparison</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="64"/>
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="64"/>
        <source>%n completed</source>
        <translation>
            <numerusform>%n completed</numerusform>
            <numerusform>%n completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="64"/>
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="65"/>
        <source>%n retried</source>
        <translation>
            <numerusform>%n retried</numerusform>
            <numerusform>%n retried</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="65"/>
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="83"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="110"/>
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::EnvironmentDesk</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/environments/environmentdesk.cpp" line="135"/>
        <source>%n difference(s) from %1 to %2</source>
        <translation>
            <numerusform>%n difference from %1 to %2</numerusform>
            <numerusform>%n differences from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::EnvironmentDetails</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/environments/environmentdetails.cpp" line="176"/>
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/environments/environmentdetails.cpp" line="207"/>
        <source>Nothing has changed since it was last accepted: %n thing(s) as they were.</source>
        <translation>
            <numerusform>Nothing has changed since it was last accepted: %n thing as it was.</numerusform>
            <numerusform>Nothing has changed since it was last accepted: %n things as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/environments/environmentdetails.cpp" line="207"/>
        <source>%n change(s) since it was last accepted</source>
        <translation>
            <numerusform>%n change since it was last accepted</numerusform>
            <numerusform>%n changes since it was last accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::EventListModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/eventlistmodel.cpp" line="133"/>
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Jobs</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/jobs.cpp" line="73"/>
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::JsonRows</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/jsonrows.cpp" line="60"/>
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/jsonrows.cpp" line="62"/>
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Leaving</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/leaving.cpp" line="175"/>
        <source>%1 and %n more</source>
        <extracomment>a list of names, and how many are not in it</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/leaving.cpp" line="177"/>
        <source>%n station(s) will lose their hub: %1.</source>
        <extracomment>names of stations follow</extracomment>
        <translation>
            <numerusform>%n station will lose its hub: %1.</numerusform>
            <numerusform>%n stations will lose their hub: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::MapScene</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="180"/>
        <source>%1, %2, %n agent(s)</source>
        <extracomment>a station on the map: name, state, number of agents</extracomment>
        <translation>
            <numerusform>%1, %2, %n agent</numerusform>
            <numerusform>%1, %2, %n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="192"/>
        <source>%1 of %n slot(s) in use</source>
        <translation>
            <numerusform>%1 of %n slot in use</numerusform>
            <numerusform>%1 of %n slots in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="194"/>
        <source>! %n need(s) somebody</source>
        <translation>
            <numerusform>! %n needs somebody</numerusform>
            <numerusform>! %n need somebody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="196"/>
        <source>✕ %n failed in the last ten minutes</source>
        <translation>
            <numerusform>✕ %n failed in the last ten minutes</numerusform>
            <numerusform>✕ %n failed in the last ten minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="200"/>
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Notices</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/notices.cpp" line="72"/>
        <source>%n more need(s) you</source>
        <translation>
            <numerusform>%n more needs you</numerusform>
            <numerusform>%n more need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/notices.cpp" line="73"/>
        <source>%n more item(s) of work failed</source>
        <translation>
            <numerusform>%n more item of work failed</numerusform>
            <numerusform>%n more items of work failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/notices.cpp" line="74"/>
        <source>%n more protected station(s) offline</source>
        <translation>
            <numerusform>%n more protected station offline</numerusform>
            <numerusform>%n more protected stations offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/notices.cpp" line="75"/>
        <source>%n more watched item(s) of work ended</source>
        <translation>
            <numerusform>%n more watched item of work ended</numerusform>
            <numerusform>%n more watched items of work ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::PolicyDesk</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/environments/policydesk.cpp" line="194"/>
        <source>decides for %n tool(s): %1</source>
        <translation>
            <numerusform>decides for %n tool: %1</numerusform>
            <numerusform>decides for %n tools: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::RunComparison</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/runs/runcomparison.cpp" line="249"/>
        <source>All %n step(s) are the same.</source>
        <translation>
            <numerusform>The one step is the same.</numerusform>
            <numerusform>All %n steps are the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/runs/runcomparison.cpp" line="250"/>
        <source>They part at row %1 of %2; %n row(s) differ.</source>
        <translation>
            <numerusform>They part at row %1 of %2; %n row differs.</numerusform>
            <numerusform>They part at row %1 of %2; %n rows differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::RunListModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/runs/runlistmodel.cpp" line="204"/>
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/runs/runlistmodel.cpp" line="209"/>
        <source>%1, and %n run(s) at a price that is not known</source>
        <translation>
            <numerusform>%1, and %n run at a price that is not known</numerusform>
            <numerusform>%1, and %n runs at a price that is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::RunPayload</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/runs/runpayload.cpp" line="81"/>
        <source>%1 · %n line(s)</source>
        <translation>
            <numerusform>%1 · %n line</numerusform>
            <numerusform>%1 · %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ServerListModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/mcp/serverlistmodel.cpp" line="65"/>
        <location filename="../../../../app/desktop/mcp/serverlistmodel.cpp" line="149"/>
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/mcp/serverlistmodel.cpp" line="151"/>
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/mcp/serverlistmodel.cpp" line="153"/>
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::SettingsModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/settings/settingsmodel.cpp" line="290"/>
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Spend</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/spend.cpp" line="46"/>
        <source>%n run(s) on this station in the last hour</source>
        <translation>
            <numerusform>%n run on this station in the last hour</numerusform>
            <numerusform>%n runs on this station in the last hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/spend.cpp" line="48"/>
        <source>%1, and %n run(s) at a price that is not known</source>
        <translation>
            <numerusform>%1, and %n run at a price that is not known</numerusform>
            <numerusform>%1, and %n runs at a price that is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::StatusFacts</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/statusfacts.cpp" line="73"/>
        <source>%n call(s) in flight</source>
        <translation>
            <numerusform>%n call in flight</numerusform>
            <numerusform>%n calls in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::TimeBarModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="170"/>
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="172"/>
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="174"/>
        <source>%n waiting for a person</source>
        <translation>
            <numerusform>%n waiting for a person</numerusform>
            <numerusform>%n waiting for a person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="176"/>
        <source>%n joined</source>
        <translation>
            <numerusform>%n joined</numerusform>
            <numerusform>%n joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="178"/>
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::TrayFacts</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/window/trayfacts.cpp" line="55"/>
        <source>%1, %n need(s) you</source>
        <extracomment>a station and its state, and how much waits for a person</extracomment>
        <translation>
            <numerusform>%1, %n needs you</numerusform>
            <numerusform>%1, %n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::WorkActions</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/work/workactions.cpp" line="82"/>
        <source>Stop %n item(s) of work</source>
        <translation>
            <numerusform>Stop %n item of work</numerusform>
            <numerusform>Stop %n items of work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/work/workactions.cpp" line="178"/>
        <source>%n item(s) asked to stop.</source>
        <translation>
            <numerusform>%n item asked to stop.</numerusform>
            <numerusform>%n items asked to stop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/work/workactions.cpp" line="179"/>
        <source>%n item(s) begun again.</source>
        <translation>
            <numerusform>%n item begun again.</numerusform>
            <numerusform>%n items begun again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/work/workactions.cpp" line="180"/>
        <source>%n item(s) given away anew.</source>
        <translation>
            <numerusform>%n item given away anew.</numerusform>
            <numerusform>%n items given away anew.</numerusform>
        </translation>
    </message>
</context>
</TS>

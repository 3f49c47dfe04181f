<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AgentDeedSheet</name>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="28"/>
        <source>%1-copy</source>
        <translation>%1-kopie</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="49"/>
        <source>Duplicate %1</source>
        <translation>%1 verdoppeln</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="49"/>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="49"/>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="57"/>
        <source>The file as it is on the disk is copied; a draft of it is not.</source>
        <translation>Kopiert wird die Datei, wie sie auf der Platte ist, kein Entwurf.</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="58"/>
        <source>Others who call it by its old name no longer find it. The file keeps its own name.</source>
        <translation>Wer ihn beim alten Namen ruft, findet ihn nicht mehr. Die Datei behält ihren Namen.</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="59"/>
        <source>Nobody can call it any more. Its runs and its history stay, and for ten seconds it can be undone.</source>
        <translation>Niemand kann ihn mehr aufrufen. Seine Läufe und seine Geschichte bleiben, und zehn Sekunden lang lässt es sich rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="67"/>
        <source>%1 is protected. Its name again:</source>
        <translation>%1 ist geschützt. Der Name noch einmal:</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="67"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="85"/>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="85"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="85"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentDeedSheet.qml" line="90"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>AgentMenu</name>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="22"/>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="27"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="28"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="34"/>
        <source>Show its runs</source>
        <translation>Seine Läufe zeigen</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="41"/>
        <source>Duplicate…</source>
        <translation>Verdoppeln …</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="46"/>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="53"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="60"/>
        <source>Copy the name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="65"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentMenu.qml" line="70"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
</context>
<context>
    <name>AgentPanel</name>
    <message>
        <location filename="../qml/inspector/AgentPanel.qml" line="20"/>
        <source>No description.</source>
        <translation>Keine Beschreibung.</translation>
    </message>
    <message>
        <location filename="../qml/inspector/AgentPanel.qml" line="49"/>
        <source>Assign work…</source>
        <translation>Arbeit zuweisen…</translation>
    </message>
    <message>
        <location filename="../qml/inspector/AgentPanel.qml" line="50"/>
        <source>Kept and followed until it is done, unlike a call</source>
        <translation>Wird aufbewahrt und verfolgt, bis sie erledigt ist, anders als ein Aufruf</translation>
    </message>
    <message>
        <location filename="../qml/inspector/AgentPanel.qml" line="58"/>
        <source>Its work</source>
        <translation>Seine Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/inspector/AgentPanel.qml" line="59"/>
        <source>Lists the work of this agent</source>
        <translation>Zeigt die Arbeit dieses Agenten</translation>
    </message>
</context>
<context>
    <name>AgentRuns</name>
    <message>
        <location filename="../qml/agents/AgentRuns.qml" line="68"/>
        <source>Runs of %1</source>
        <translation>Läufe von %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/AgentRuns.qml" line="69"/>
        <source>%n run(s), newest first. Return opens.</source>
        <translation>
            <numerusform>%n Lauf, der neueste zuerst. Die Eingabetaste öffnet.</numerusform>
            <numerusform>%n Läufe, der neueste zuerst. Die Eingabetaste öffnet.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentRuns.qml" line="98"/>
        <source>%1 has not run on this station yet.</source>
        <translation>%1 ist auf dieser Station noch nicht gelaufen.</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentRuns.qml" line="99"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentRuns.qml" line="99"/>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
</context>
<context>
    <name>AgentTree</name>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="64"/>
        <location filename="../qml/agents/AgentTree.qml" line="65"/>
        <source>Filter agents</source>
        <translation>Agenten filtern</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="94"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/AgentTree.qml" line="95"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="152"/>
        <source>No agent matches the filter.</source>
        <translation>Kein Agent passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="152"/>
        <source>There are no environments here.</source>
        <translation>Hier gibt es keine Umgebungen.</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="153"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="153"/>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="169"/>
        <source>New agent…</source>
        <translation>Neuer Agent …</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTree.qml" line="170"/>
        <source>Writes a commented prompt file</source>
        <translation>Schreibt eine erläuterte Prompt-Datei</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/AgentTree.qml" line="178"/>
        <source>%n broken</source>
        <translation>
            <numerusform>%n defekt</numerusform>
            <numerusform>%n defekt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgentTreeRow</name>
    <message>
        <location filename="../qml/agents/AgentTreeRow.qml" line="34"/>
        <source>current environment</source>
        <translation>aktuelle Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTreeRow.qml" line="34"/>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/AgentTreeRow.qml" line="34"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTreeRow.qml" line="34"/>
        <source>broken</source>
        <translation>defekt</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTreeRow.qml" line="35"/>
        <source>draft not saved</source>
        <translation>Entwurf nicht gesichert</translation>
    </message>
    <message>
        <location filename="../qml/agents/AgentTreeRow.qml" line="104"/>
        <source>current · %1</source>
        <translation>aktuell · %1</translation>
    </message>
</context>
<context>
    <name>AgentsPage</name>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="26"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="84"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="85"/>
        <source>Ctrl+Z; for ten seconds</source>
        <translation>Strg+Z; zehn Sekunden lang</translation>
    </message>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="89"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="90"/>
        <source>Takes this line away</source>
        <translation>Nimmt diese Zeile weg</translation>
    </message>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="109"/>
        <source>Choose an agent to see its prompt, or write a new one. It is live as soon as it is saved.</source>
        <translation>Einen Agenten wählen, um seinen Prompt zu sehen, oder einen neuen schreiben. Gesichert ist er sofort im Einsatz.</translation>
    </message>
    <message>
        <location filename="../qml/pages/AgentsPage.qml" line="110"/>
        <source>New agent…</source>
        <translation>Neuer Agent …</translation>
    </message>
</context>
<context>
    <name>AllowSheet</name>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="29"/>
        <source>Allow a key</source>
        <translation>Einen Schlüssel zulassen</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="40"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="43"/>
        <source>As the other station shows it in its settings, or prints it by “trust key”. Compare it with its owner: whoever has it may act here.</source>
        <translation>Wie ihn die andere Station in ihren Einstellungen zeigt oder mit „trust key“ ausgibt. Mit dem Besitzer vergleichen: Wer ihn hat, darf hier handeln.</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="52"/>
        <source>Whose it is</source>
        <translation>Wem er gehört</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="60"/>
        <source>What its owner may do</source>
        <translation>Was der Besitzer darf</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="61"/>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="61"/>
        <source>Run agents and work</source>
        <translation>Agenten und Aufträge ausführen</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="61"/>
        <source>Change agents and settings too</source>
        <translation>Auch Agenten und Einstellungen ändern</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="71"/>
        <source>Allow</source>
        <translation>Zulassen</translation>
    </message>
    <message>
        <location filename="../qml/settings/AllowSheet.qml" line="75"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>AreaBar</name>
    <message>
        <location filename="../qml/map/AreaBar.qml" line="22"/>
        <source>Selected area</source>
        <translation>Ausgewählter Bereich</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/AreaBar.qml" line="35"/>
        <source>%n station(s) selected</source>
        <translation>
            <numerusform>%n Station ausgewählt</numerusform>
            <numerusform>%n Stationen ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/map/AreaBar.qml" line="42"/>
        <source>Come near</source>
        <translation>Heranholen</translation>
    </message>
    <message>
        <location filename="../qml/map/AreaBar.qml" line="49"/>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <location filename="../qml/map/AreaBar.qml" line="50"/>
        <source>They stay where they are when all is rearranged</source>
        <translation>Sie bleiben, wo sie sind, wenn alles neu angeordnet wird</translation>
    </message>
    <message>
        <location filename="../qml/map/AreaBar.qml" line="56"/>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <location filename="../qml/map/AreaBar.qml" line="62"/>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
</context>
<context>
    <name>AssignSheet</name>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="23"/>
        <source>Assign work</source>
        <translation>Arbeit zuweisen</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="36"/>
        <source>To any agent that can do something</source>
        <translation>An irgendeinen Agenten mit einer Fähigkeit</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="49"/>
        <location filename="../qml/work/AssignSheet.qml" line="56"/>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="49"/>
        <location filename="../qml/work/AssignSheet.qml" line="56"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="67"/>
        <location filename="../qml/work/AssignSheet.qml" line="74"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="110"/>
        <location filename="../qml/work/AssignSheet.qml" line="117"/>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="118"/>
        <source>0, last</source>
        <translation>0, zuletzt</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="118"/>
        <source>5, normal</source>
        <translation>5, normal</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="118"/>
        <source>9, first</source>
        <translation>9, zuerst</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="123"/>
        <location filename="../qml/work/AssignSheet.qml" line="130"/>
        <source>Time for one attempt</source>
        <translation>Zeit für einen Versuch</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="157"/>
        <source>Assigning…</source>
        <translation>Wird zugewiesen…</translation>
    </message>
    <message>
        <location filename="../qml/work/AssignSheet.qml" line="157"/>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="27"/>
        <source>Lattice</source>
        <translation>Lattice</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="20"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="19"/>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="21"/>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="22"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="23"/>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="24"/>
        <source>MCP &amp; Tools</source>
        <translation>MCP &amp; Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="25"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="26"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../qml/frame/Breadcrumb.qml" line="45"/>
        <source>Clears the selection</source>
        <translation>Hebt die Auswahl auf</translation>
    </message>
</context>
<context>
    <name>CallAnswer</name>
    <message>
        <location filename="../qml/inspector/CallAnswer.qml" line="50"/>
        <source>Rehearsal: this answer was scripted or made from the description. It is not from a model.</source>
        <translation>Probe: Diese Antwort stammt aus einem Drehbuch oder aus der Beschreibung, nicht von einem Modell.</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallAnswer.qml" line="93"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallAnswer.qml" line="99"/>
        <source>Waiting for the first words…</source>
        <translation>Wartet auf die ersten Worte …</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallAnswer.qml" line="110"/>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
</context>
<context>
    <name>CallField</name>
    <message>
        <location filename="../qml/inspector/CallField.qml" line="22"/>
        <source>%1 (required)</source>
        <translation>%1 (nötig)</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <location filename="../qml/inspector/CallForm.qml" line="18"/>
        <location filename="../qml/inspector/CallForm.qml" line="54"/>
        <source>Call</source>
        <translation>Aufrufen</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallForm.qml" line="54"/>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallForm.qml" line="55"/>
        <source>Sends this to the agent</source>
        <translation>Schickt dies an den Agenten</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallForm.qml" line="62"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallForm.qml" line="63"/>
        <source>Asks the station to stop this call</source>
        <translation>Bittet die Station, diesen Aufruf zu beenden</translation>
    </message>
</context>
<context>
    <name>CallHistoryList</name>
    <message>
        <location filename="../qml/inspector/CallHistoryList.qml" line="20"/>
        <source>Calls since this window opened</source>
        <translation>Aufrufe, seit dieses Fenster offen ist</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallHistoryList.qml" line="45"/>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <location filename="../qml/inspector/CallHistoryList.qml" line="81"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <location filename="../qml/environments/ChangeList.qml" line="42"/>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <location filename="../qml/environments/ChangeList.qml" line="70"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message>
        <location filename="../app/checktext.cpp" line="21"/>
        <source>Another program uses this port.</source>
        <translation>Ein anderes Programm benutzt diesen Port.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="22"/>
        <source>Stop that program, or start again without a fixed port: the next free one is taken then.</source>
        <translation>Beenden Sie jenes Programm, oder starten Sie ohne festen Port: Dann wird der nächste freie genommen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="23"/>
        <source>Another NATS server uses this port.</source>
        <translation>Ein anderer NATS-Server benutzt diesen Port.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="24"/>
        <source>Join its lattice instead, or start again without a fixed port: the next free one is taken then.</source>
        <translation>Treten Sie stattdessen seinem Lattice bei, oder starten Sie ohne festen Port: Dann wird der nächste freie genommen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="25"/>
        <source>This user may not listen on this port.</source>
        <translation>Dieser Benutzer darf an diesem Port nicht annehmen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="26"/>
        <source>Choose a port from 1024 up.</source>
        <translation>Wählen Sie einen Port ab 1024.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="27"/>
        <source>No free port was found.</source>
        <translation>Es wurde kein freier Port gefunden.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="28"/>
        <source>Name a free port, or stop a program that holds one.</source>
        <translation>Nennen Sie einen freien Port, oder beenden Sie ein Programm, das einen hält.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="29"/>
        <source>This machine has no such address to listen on.</source>
        <translation>Dieser Rechner hat keine solche Adresse.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="30"/>
        <source>Use 127.0.0.1, or an address of this machine.</source>
        <translation>Verwenden Sie 127.0.0.1 oder eine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="31"/>
        <source>Other machines would reach the server without a sign-in.</source>
        <translation>Andere Rechner würden den Server ohne Anmeldung erreichen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="32"/>
        <source>Set up a sign-in and TLS first, or listen on 127.0.0.1.</source>
        <translation>Richten Sie zuerst Anmeldung und TLS ein, oder bleiben Sie bei 127.0.0.1.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="33"/>
        <source>The storage is damaged.</source>
        <translation>Der Speicher ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="34"/>
        <source>Put the folder back from a backup, or start with another home (--home).</source>
        <translation>Stellen Sie den Ordner aus einer Sicherung wieder her, oder starten Sie mit einem anderen Heim (--home).</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="35"/>
        <source>The program nats-server is too old.</source>
        <translation>Das Programm nats-server ist zu alt.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="36"/>
        <source>Install nats-server 2.10 or newer, then start again.</source>
        <translation>Installieren Sie nats-server 2.10 oder neuer, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="37"/>
        <source>The program that was found is no nats-server.</source>
        <translation>Das gefundene Programm ist kein nats-server.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="38"/>
        <source>Install the package nats-server, or name the right program in the configuration.</source>
        <translation>Installieren Sie das Paket nats-server, oder nennen Sie in der Konfiguration das richtige Programm.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="39"/>
        <source>The server was not ready in time.</source>
        <translation>Der Server war nicht rechtzeitig bereit.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="40"/>
        <source>Try again; if it stays so, its own words below say what keeps it.</source>
        <translation>Versuchen Sie es erneut; bleibt es so, sagt sein Wortlaut unten, was ihn aufhält.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="41"/>
        <source>Another server answers on this port.</source>
        <translation>An diesem Port antwortet ein anderer Server.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="42"/>
        <source>Try again: another port is taken then.</source>
        <translation>Versuchen Sie es erneut: Dann wird ein anderer Port genommen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="43"/>
        <source>An earlier server of this home still runs.</source>
        <translation>Ein früherer Server dieses Heims läuft noch.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="44"/>
        <source>End the process that is named below, then start again.</source>
        <translation>Beenden Sie den unten genannten Prozess, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="45"/>
        <source>An option of the server cannot be used.</source>
        <translation>Eine Angabe zum Server ist nicht brauchbar.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="46"/>
        <source>Correct the option that is named below in your configuration, then start again.</source>
        <translation>Berichtigen Sie die unten genannte Angabe in Ihrer Konfiguration, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="47"/>
        <source>Another orchestrator uses this storage.</source>
        <translation>Ein anderer Orchestrator benutzt diesen Speicher.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="48"/>
        <source>Stop the other one, or start with a home of its own (--home).</source>
        <translation>Beenden Sie den anderen, oder starten Sie mit einem eigenen Heim (--home).</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="49"/>
        <source>The storage folder cannot be written.</source>
        <translation>In den Speicherordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="50"/>
        <source>Give yourself the right to write it, or choose another home (--home).</source>
        <translation>Geben Sie sich Schreibrechte darauf, oder wählen Sie ein anderes Heim (--home).</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="51"/>
        <source>There is too little space left.</source>
        <translation>Es ist zu wenig Platz frei.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="52"/>
        <source>Free some space, then start again.</source>
        <translation>Schaffen Sie Platz, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="53"/>
        <source>The file with the server&apos;s secret cannot be used.</source>
        <translation>Die Datei mit dem Geheimnis des Servers ist nicht brauchbar.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="54"/>
        <source>Give yourself the right to read it, or delete it: a new secret is made then.</source>
        <translation>Geben Sie sich Leserechte darauf, oder löschen Sie sie: Dann wird ein neues Geheimnis gemacht.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="55"/>
        <source>The program nats-server was not found.</source>
        <translation>Das Programm nats-server wurde nicht gefunden.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="56"/>
        <source>Install the package nats-server, then start again.</source>
        <translation>Installieren Sie das Paket nats-server, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="57"/>
        <source>The server ended at once.</source>
        <translation>Der Server endete sofort.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="58"/>
        <source>Its own words are below; mend what they name, then start again.</source>
        <translation>Sein Wortlaut steht darunter; beheben Sie, was er nennt, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="59"/>
        <source>The server does not accept its configuration.</source>
        <translation>Der Server nimmt seine Konfiguration nicht an.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="60"/>
        <source>Correct the line that is named below in your configuration, then start again.</source>
        <translation>Berichtigen Sie in Ihrer Konfiguration die unten genannte Zeile, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="61"/>
        <source>The address or the join line is not complete.</source>
        <translation>Die Adresse oder die Beitrittszeile ist unvollständig.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="62"/>
        <source>Paste the whole join line, or write the address as nats://HOST:PORT.</source>
        <translation>Fügen Sie die ganze Beitrittszeile ein, oder schreiben Sie die Adresse als nats://RECHNER:PORT.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="63"/>
        <source>No machine is known by this name.</source>
        <translation>Unter diesem Namen ist kein Rechner bekannt.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="64"/>
        <source>Check the spelling of the host, and that the network (VPN) is connected.</source>
        <translation>Prüfen Sie die Schreibweise, und ob das Netz (VPN) verbunden ist.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="65"/>
        <source>The machine answers, but nothing listens on this port.</source>
        <translation>Der Rechner antwortet, aber an diesem Port nimmt nichts an.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="66"/>
        <source>Check the port, and that the lattice is started on that machine.</source>
        <translation>Prüfen Sie den Port, und ob das Lattice dort gestartet ist.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="67"/>
        <source>Nothing answers at this port.</source>
        <translation>An diesem Port antwortet nichts.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="68"/>
        <source>Check the port, that the machine is on, and that no firewall blocks it.</source>
        <translation>Prüfen Sie den Port, ob der Rechner läuft und ob keine Firewall ihn sperrt.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="69"/>
        <source>There is no way to this machine.</source>
        <translation>Zu diesem Rechner führt kein Weg.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="70"/>
        <source>Check the network connection, then try again.</source>
        <translation>Prüfen Sie die Netzverbindung, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="71"/>
        <source>Something else than a NATS server answers there.</source>
        <translation>Dort antwortet etwas anderes als ein NATS-Server.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="72"/>
        <source>Check the port: the lattice usually listens on 4222.</source>
        <translation>Prüfen Sie den Port: Üblich ist 4222.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="73"/>
        <source>A web server answers at this port.</source>
        <translation>An diesem Port antwortet ein Webserver.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="74"/>
        <source>Use the port of the NATS server, usually 4222, with nats:// before the host.</source>
        <translation>Verwenden Sie den Port des NATS-Servers, meist 4222, und nats:// vor dem Rechner.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="75"/>
        <source>The server wants an encrypted connection.</source>
        <translation>Der Server verlangt eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="76"/>
        <source>Switch on TLS, and name the CA file if the server has its own.</source>
        <translation>Schalten Sie TLS ein, und nennen Sie die CA-Datei, falls der Server eine eigene hat.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="77"/>
        <source>The server offers no encryption.</source>
        <translation>Der Server bietet keine Verschlüsselung an.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="78"/>
        <source>Switch off TLS if you trust the network, or ask for an encrypted port.</source>
        <translation>Schalten Sie TLS aus, wenn Sie dem Netz trauen, oder bitten Sie um einen verschlüsselten Port.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="79"/>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="80"/>
        <source>Name the CA file of the lattice, or use its join line, which carries it.</source>
        <translation>Nennen Sie die CA-Datei des Lattice, oder verwenden Sie die Beitrittszeile, die sie enthält.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="81"/>
        <source>The server&apos;s certificate is out of date.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="82"/>
        <source>Ask the operator to renew it, and check this machine&apos;s clock.</source>
        <translation>Bitten Sie den Betreiber, es zu erneuern, und prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="83"/>
        <source>The certificate is for another host name.</source>
        <translation>Das Zertifikat gilt für einen anderen Rechnernamen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="84"/>
        <source>Use a name or an address that the certificate names.</source>
        <translation>Verwenden Sie einen Namen oder eine Adresse, die im Zertifikat steht.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="85"/>
        <source>The encrypted connection could not be made.</source>
        <translation>Die verschlüsselte Verbindung kam nicht zustande.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="86"/>
        <source>Ask the operator which versions of TLS the server takes; its exact words are below.</source>
        <translation>Fragen Sie den Betreiber, welche TLS-Versionen der Server annimmt; der genaue Wortlaut steht darunter.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="87"/>
        <source>The server wants a certificate of this machine.</source>
        <translation>Der Server verlangt ein Zertifikat dieses Rechners.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="88"/>
        <source>Ask the operator for a client certificate, and name its file and the file of its key.</source>
        <translation>Bitten Sie den Betreiber um ein Client-Zertifikat, und nennen Sie dessen Datei und die seines Schlüssels.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="89"/>
        <source>The server does not accept this machine&apos;s certificate.</source>
        <translation>Der Server nimmt das Zertifikat dieses Rechners nicht an.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="90"/>
        <source>Ask the operator for one that the server trusts and that is not out of date.</source>
        <translation>Bitten Sie den Betreiber um eines, dem der Server vertraut und das nicht abgelaufen ist.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="91"/>
        <source>The server wants a sign-in.</source>
        <translation>Der Server verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="92"/>
        <source>Choose a method below and fill in what the operator gave you.</source>
        <translation>Wählen Sie unten eine Art, und füllen Sie aus, was Sie vom Betreiber bekommen haben.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="93"/>
        <source>The server does not accept this sign-in.</source>
        <translation>Der Server nimmt diese Anmeldung nicht an.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="94"/>
        <source>Check user, password, token or file; the operator can make a new join line.</source>
        <translation>Prüfen Sie Benutzer, Passwort, Token oder Datei; der Betreiber kann eine neue Beitrittszeile machen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="95"/>
        <source>The sign-in of this file is out of date.</source>
        <translation>Die Anmeldung in dieser Datei ist abgelaufen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="96"/>
        <source>Ask the operator for a new credentials file.</source>
        <translation>Bitten Sie den Betreiber um eine neue Credentials-Datei.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="97"/>
        <source>The file with the sign-in cannot be read.</source>
        <translation>Die Datei mit der Anmeldung ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="98"/>
        <location filename="../app/checktext.cpp" line="104"/>
        <source>Check its path and that you may read it.</source>
        <translation>Prüfen Sie den Pfad, und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="99"/>
        <source>This is no usable key or credentials file.</source>
        <translation>Das ist kein brauchbarer Schlüssel und keine brauchbare Credentials-Datei.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="100"/>
        <source>Use the whole file or seed that the operator gave you: a seed begins with SU.</source>
        <translation>Verwenden Sie die ganze Datei oder den ganzen Seed vom Betreiber: Ein Seed beginnt mit SU.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="101"/>
        <source>The server takes no more connections.</source>
        <translation>Der Server nimmt keine weiteren Verbindungen an.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="102"/>
        <source>Try again later, or ask the operator to raise its limit.</source>
        <translation>Versuchen Sie es später erneut, oder bitten Sie den Betreiber, die Grenze zu erhöhen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="103"/>
        <source>A file that was named cannot be read.</source>
        <translation>Eine angegebene Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="105"/>
        <source>A certificate or key that was named cannot be used.</source>
        <translation>Ein angegebenes Zertifikat oder ein Schlüssel ist nicht brauchbar.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="106"/>
        <source>Use files in PEM form, without a pass phrase, and a key that belongs to its certificate.</source>
        <translation>Verwenden Sie Dateien im PEM-Format ohne Passphrase und einen Schlüssel, der zum Zertifikat gehört.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="107"/>
        <source>The server keeps no history: JetStream is off.</source>
        <translation>Der Server führt keine Geschichte: JetStream ist aus.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="108"/>
        <source>Ask the operator to switch on JetStream on this server and account.</source>
        <translation>Bitten Sie den Betreiber, JetStream für diesen Server und dieses Konto einzuschalten.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="109"/>
        <source>This sign-in may not use the lattice&apos;s subjects.</source>
        <translation>Diese Anmeldung darf die Subjects des Lattice nicht benutzen.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="110"/>
        <source>Ask the operator for the rights that are named below.</source>
        <translation>Bitten Sie den Betreiber um die unten genannten Rechte.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="111"/>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="112"/>
        <source>Try again; if it stays so, check the network and how busy the server is.</source>
        <translation>Versuchen Sie es erneut; bleibt es so, prüfen Sie das Netz und die Last des Servers.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="113"/>
        <source>The server answered with an error.</source>
        <translation>Der Server hat mit einem Fehler geantwortet.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="114"/>
        <source>Its exact words are below; give them to the operator.</source>
        <translation>Der genaue Wortlaut steht darunter; geben Sie ihn dem Betreiber weiter.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="115"/>
        <source>No lattice lives on this server yet.</source>
        <translation>Auf diesem Server lebt noch kein Lattice.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="116"/>
        <source>Check that this is the right server; if it is, the first station that joins begins the lattice.</source>
        <translation>Prüfen Sie, ob es der richtige Server ist; dann beginnt die erste Station, die beitritt, das Lattice.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="117"/>
        <source>The server&apos;s clock and this machine&apos;s differ by more than two seconds.</source>
        <translation>Die Uhren des Servers und dieses Rechners gehen um mehr als zwei Sekunden auseinander.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="118"/>
        <source>Let both machines take their time from the network (NTP).</source>
        <translation>Lassen Sie beide Rechner ihre Zeit aus dem Netz beziehen (NTP).</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="144"/>
        <source>A free port</source>
        <translation>Ein freier Port</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="145"/>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="146"/>
        <source>The NATS server</source>
        <translation>Der NATS-Server</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="147"/>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="148"/>
        <source>Registry</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="149"/>
        <source>Your station</source>
        <translation>Ihre Station</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="150"/>
        <source>Name of the host</source>
        <translation>Name des Rechners</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="151"/>
        <source>Network connection</source>
        <translation>Netzverbindung</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="152"/>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="153"/>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="154"/>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="165"/>
        <source>This step failed.</source>
        <translation>Dieser Schritt ist gescheitert.</translation>
    </message>
    <message>
        <location filename="../app/checktext.cpp" line="173"/>
        <source>The exact words are below; mend what they name, then try again.</source>
        <translation>Der genaue Wortlaut steht darunter; beheben Sie, was er nennt, und versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <location filename="../qml/components/Choice.qml" line="19"/>
        <source>%1: %2</source>
        <extracomment>what is chosen by a list, and the value it has now: &quot;Speed: 1×&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ClientRow</name>
    <message>
        <location filename="../qml/mcp/ClientRow.qml" line="50"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ClientRow.qml" line="63"/>
        <source>What it called</source>
        <translation>Was er aufrief</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <location filename="../qml/components/ColumnChooser.qml" line="36"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <location filename="../qml/components/ColumnChooser.qml" line="61"/>
        <source>always shown</source>
        <translation>immer gezeigt</translation>
    </message>
    <message>
        <location filename="../qml/components/ColumnChooser.qml" line="73"/>
        <source>Move %1 to the left</source>
        <translation>%1 nach links</translation>
    </message>
    <message>
        <location filename="../qml/components/ColumnChooser.qml" line="84"/>
        <source>Move %1 to the right</source>
        <translation>%1 nach rechts</translation>
    </message>
    <message>
        <location filename="../qml/components/ColumnChooser.qml" line="96"/>
        <source>As it was at first</source>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message>
        <location filename="../qml/environments/CompareSheet.qml" line="27"/>
        <source>Compare environments</source>
        <translation>Umgebungen vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/environments/CompareSheet.qml" line="38"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../qml/environments/CompareSheet.qml" line="46"/>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <location filename="../qml/environments/CompareSheet.qml" line="59"/>
        <source>To</source>
        <translation>Zu</translation>
    </message>
    <message>
        <location filename="../qml/environments/CompareSheet.qml" line="66"/>
        <source>Comparing…</source>
        <translation>Vergleicht …</translation>
    </message>
    <message>
        <location filename="../qml/environments/CompareSheet.qml" line="77"/>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <location filename="../qml/pages/ComparisonPanel.qml" line="46"/>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <location filename="../qml/pages/ComparisonPanel.qml" line="54"/>
        <source>Close the comparison</source>
        <translation>Vergleich schließen</translation>
    </message>
    <message>
        <location filename="../qml/pages/ComparisonPanel.qml" line="55"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../qml/pages/ComparisonPanel.qml" line="61"/>
        <source>The two moments are being put together…</source>
        <translation>Die beiden Augenblicke werden zusammengesetzt…</translation>
    </message>
    <message>
        <location filename="../qml/pages/ComparisonPanel.qml" line="160"/>
        <source>Nothing is different: the same stations, agents and work at both moments.</source>
        <translation>Nichts ist anders: dieselben Stationen, Agenten und Arbeiten in beiden Augenblicken.</translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message numerus="yes">
        <location filename="../qml/agents/CompletionPopup.qml" line="35"/>
        <source>%n proposal(s)</source>
        <translation>
            <numerusform>%n Vorschlag</numerusform>
            <numerusform>%n Vorschläge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentsTab</name>
    <message>
        <location filename="../qml/environments/ContentsTab.qml" line="27"/>
        <source>Agents and servers</source>
        <translation>Agenten und Server</translation>
    </message>
    <message>
        <location filename="../qml/environments/ContentsTab.qml" line="41"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location filename="../qml/environments/ContentsTab.qml" line="42"/>
        <source>broken: %1</source>
        <translation>kaputt: %1</translation>
    </message>
    <message>
        <location filename="../qml/environments/ContentsTab.qml" line="74"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/environments/ContentsTab.qml" line="104"/>
        <source>No agents and no servers yet. Put .prompt files into its folder agents, and the JSON of MCP servers beside it.</source>
        <translation>Noch keine Agenten und keine Server. .prompt-Dateien gehören in den Ordner agents, das JSON von MCP-Servern daneben.</translation>
    </message>
</context>
<context>
    <name>CreateSheet</name>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="28"/>
        <source>New environment</source>
        <translation>Neue Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="39"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="40"/>
        <source>There is one of this name.</source>
        <translation>Diesen Namen gibt es schon.</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="47"/>
        <source>What it is for</source>
        <translation>Wofür sie ist</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="55"/>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="56"/>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="56"/>
        <source>A copy of %1, without its secrets</source>
        <translation>Eine Kopie von %1, ohne Geheimnisse</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="70"/>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <location filename="../qml/environments/CreateSheet.qml" line="74"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>DeedSheet</name>
    <message numerus="yes">
        <location filename="../qml/work/DeedSheet.qml" line="76"/>
        <source>Stop %n item(s)?</source>
        <translation>
            <numerusform>%n Auftrag stoppen?</numerusform>
            <numerusform>%n Aufträge stoppen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/DeedSheet.qml" line="76"/>
        <source>Do %n item(s) again?</source>
        <translation>
            <numerusform>%n Auftrag wiederholen?</numerusform>
            <numerusform>%n Aufträge wiederholen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/DeedSheet.qml" line="77"/>
        <source>Give %n item(s) to another station?</source>
        <translation>
            <numerusform>%n Auftrag einer anderen Station geben?</numerusform>
            <numerusform>%n Aufträge einer anderen Station geben?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="77"/>
        <source>Answer the agent</source>
        <translation>Dem Agenten antworten</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="82"/>
        <source>It asks for help without saying why.</source>
        <translation>Er bittet um Hilfe, ohne zu sagen, warum.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/DeedSheet.qml" line="104"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="111"/>
        <source>It is stopped where it is, and begins again there: what was done so far is lost.</source>
        <translation>Die Arbeit wird gestoppt, wo sie ist, und beginnt dort neu: Was bisher getan war, ist verloren.</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="120"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="130"/>
        <source>Reason (optional)</source>
        <translation>Grund (freiwillig)</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="130"/>
        <source>Your answer; the agent goes on with it</source>
        <translation>Ihre Antwort; der Agent macht damit weiter</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="141"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="141"/>
        <location filename="../qml/work/DeedSheet.qml" line="174"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="174"/>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="174"/>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="174"/>
        <source>Give away</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="182"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="188"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/DeedSheet.qml" line="193"/>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <location filename="../qml/agents/DiffView.qml" line="124"/>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/DiffView.qml" line="124"/>
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/DiffView.qml" line="148"/>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <location filename="../qml/agents/DiffView.qml" line="149"/>
        <source>N goes to the next difference, Shift+N to the one before.</source>
        <translation>N geht zum nächsten Unterschied, Umschalt+N zum vorigen.</translation>
    </message>
    <message>
        <location filename="../qml/agents/DiffView.qml" line="163"/>
        <source>added: %1</source>
        <translation>dazu: %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/DiffView.qml" line="163"/>
        <source>removed: %1</source>
        <translation>weg: %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/DiffView.qml" line="164"/>
        <source>changed: %1 to %2</source>
        <translation>geändert: %1 in %2</translation>
    </message>
</context>
<context>
    <name>DocumentTab</name>
    <message>
        <location filename="../qml/agents/DocumentTab.qml" line="26"/>
        <source>draft not saved</source>
        <translation>Entwurf nicht gesichert</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/DocumentTab.qml" line="26"/>
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentTab.qml" line="65"/>
        <source>Close; the draft is kept</source>
        <translation>Schließen; der Entwurf bleibt erhalten</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentTab.qml" line="65"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="83"/>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="87"/>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="91"/>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="95"/>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="99"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="104"/>
        <location filename="../qml/agents/DocumentView.qml" line="119"/>
        <location filename="../qml/agents/DocumentView.qml" line="156"/>
        <location filename="../qml/agents/DocumentView.qml" line="186"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="120"/>
        <source>Shows the draft beside the file</source>
        <translation>Zeigt den Entwurf neben der Datei</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="127"/>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="128"/>
        <location filename="../qml/agents/DocumentView.qml" line="191"/>
        <source>Back to the file; undo brings the draft back</source>
        <translation>Zurück zur Datei; Rückgängig holt den Entwurf wieder</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="136"/>
        <source>Saving…</source>
        <translation>Wird gesichert …</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="136"/>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="137"/>
        <source>The file was changed elsewhere: first say which text is to stay</source>
        <translation>Die Datei wurde anderswo geändert: erst entscheiden, welcher Text bleibt</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="137"/>
        <source>Writes the file and keeps a version</source>
        <translation>Schreibt die Datei und hält eine Version fest</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="152"/>
        <source>The file was changed elsewhere while you wrote.</source>
        <translation>Die Datei wurde anderswo geändert, während hier geschrieben wurde.</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="161"/>
        <source>Take theirs</source>
        <translation>Anderen Text nehmen</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="162"/>
        <source>Your text goes; undo brings it back</source>
        <translation>Der eigene Text geht; Rückgängig holt ihn wieder</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="167"/>
        <source>Keep mine</source>
        <translation>Meinen behalten</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="168"/>
        <source>Yours stays; the next save is put over theirs, which stays in the history</source>
        <translation>Der eigene bleibt; das nächste Sichern legt ihn über den anderen, der in der Geschichte bleibt</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="176"/>
        <source>The file is gone: somebody deleted or renamed it. Save writes it anew.</source>
        <translation>Die Datei ist weg: Jemand hat sie gelöscht oder umbenannt. Sichern schreibt sie neu.</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="190"/>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="195"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="196"/>
        <source>Takes this line away</source>
        <translation>Nimmt diese Zeile weg</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="204"/>
        <source>Not saved. The draft is kept.</source>
        <translation>Nicht gesichert. Der Entwurf bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="306"/>
        <source>theirs: the file on the disk</source>
        <translation>andere: die Datei auf der Platte</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="306"/>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="307"/>
        <source>mine: the draft</source>
        <translation>meiner: der Entwurf</translation>
    </message>
    <message>
        <location filename="../qml/agents/DocumentView.qml" line="340"/>
        <source>Ln %1, Col %2</source>
        <translation>Z. %1, Sp. %2</translation>
    </message>
</context>
<context>
    <name>EndpointView</name>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="37"/>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="64"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="69"/>
        <source>An assistant that speaks MCP can do with this station what you can do here, as far as its token allows.</source>
        <translation>Ein Assistent, der MCP spricht, kann mit dieser Station tun, was hier möglich ist, soweit sein Token es erlaubt.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="77"/>
        <source>Verbs</source>
        <translation>Verben</translation>
    </message>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="82"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="95"/>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <location filename="../qml/mcp/EndpointView.qml" line="99"/>
        <source>No client has come since this station started. Set one up below. Programs that start the station themselves (stdio) are not listed here.</source>
        <translation>Seit dem Start dieser Station ist kein Client gekommen. Unten wird einer eingerichtet. Programme, die die Station selbst starten (stdio), stehen hier nicht.</translation>
    </message>
</context>
<context>
    <name>EnvironmentPanel</name>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="37"/>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="67"/>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="68"/>
        <source>The station offers its agents from then on, also after a restart</source>
        <translation>Die Station bietet dann ihre Agenten an, auch nach einem Neustart</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="74"/>
        <source>in use</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="81"/>
        <source>Protected</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="81"/>
        <source>Protect</source>
        <translation>Schützen</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="82"/>
        <source>Ends the protection</source>
        <translation>Hebt den Schutz auf</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="82"/>
        <source>From then on it wants its name before it is deleted, synced, or an agent restored</source>
        <translation>Will danach ihren Namen, bevor sie gelöscht, angenommen oder ein Agent wiederhergestellt wird</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="89"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="90"/>
        <source>“default” is always there</source>
        <translation>„default“ ist immer da</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="90"/>
        <source>Moves it into the trash</source>
        <translation>Legt sie in den Papierkorb</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="128"/>
        <source>Agents and servers</source>
        <translation>Agenten und Server</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="132"/>
        <source>Variables (%1 missing)</source>
        <translation>Variablen (%1 fehlen)</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="132"/>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="136"/>
        <source>Policy (not saved)</source>
        <translation>Regeln (nicht gespeichert)</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="136"/>
        <source>Policy</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="140"/>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentPanel.qml" line="144"/>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
</context>
<context>
    <name>EnvironmentRow</name>
    <message>
        <location filename="../qml/environments/EnvironmentRow.qml" line="22"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/EnvironmentRow.qml" line="22"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/EnvironmentRow.qml" line="22"/>
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentRow.qml" line="23"/>
        <location filename="../qml/environments/EnvironmentRow.qml" line="85"/>
        <source>in use</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <location filename="../qml/environments/EnvironmentRow.qml" line="23"/>
        <location filename="../qml/environments/EnvironmentRow.qml" line="90"/>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
</context>
<context>
    <name>EnvironmentWords</name>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="10"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="10"/>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="10"/>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="17"/>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="17"/>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="17"/>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="17"/>
        <source>broken</source>
        <translation>kaputt</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentwords.cpp" line="17"/>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>EnvironmentsPage</name>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="20"/>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="109"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="62"/>
        <source>New environment…</source>
        <translation>Neue Umgebung …</translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="69"/>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="71"/>
        <source>Shows what one has and another has not</source>
        <translation>Zeigt, was eine hat und eine andere nicht</translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="71"/>
        <source>There is only one environment</source>
        <translation>Es gibt nur eine Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="78"/>
        <source>Trash (%1)</source>
        <translation>Papierkorb (%1)</translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="92"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/EnvironmentsPage.qml" line="110"/>
        <source>%n environment(s). Return opens.</source>
        <translation>
            <numerusform>%n Umgebung. Eingabe öffnet.</numerusform>
            <numerusform>%n Umgebungen. Eingabe öffnet.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/EnvironmentsPage.qml" line="152"/>
        <source>This station has no environments: it is not a station&apos;s home.</source>
        <translation>Diese Station hat keine Umgebungen: Sie ist in keinem Zuhause einer Station.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <location filename="../app/errortext.cpp" line="11"/>
        <source>No answer came in time. Try again, or look whether the other station is busy or offline.</source>
        <translation>Es kam rechtzeitig keine Antwort. Versuchen Sie es erneut, oder sehen Sie nach, ob die andere Station beschäftigt oder offline ist.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="13"/>
        <source>Stopped at your request.</source>
        <translation>Auf Ihren Wunsch angehalten.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="15"/>
        <source>No station listens for this. Check in the outline that the station is online, then try again.</source>
        <translation>Keine Station nimmt dies an. Prüfen Sie in der Gliederung, ob die Station online ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="17"/>
        <source>The link to the lattice is down. It comes back by itself; try again when the status bar says live.</source>
        <translation>Die Verbindung zum Lattice ist unterbrochen. Sie kommt von selbst zurück; versuchen Sie es erneut, wenn die Statusleiste „live“ zeigt.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="19"/>
        <source>All slots and the queue are full. Try again in a moment, or choose another station.</source>
        <translation>Alle Plätze und die Warteschlange sind voll. Versuchen Sie es gleich noch einmal, oder wählen Sie eine andere Station.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="21"/>
        <source>This is not allowed with the present sign-in. Ask the lattice&apos;s operator for access, or sign in differently.</source>
        <translation>Mit der jetzigen Anmeldung ist das nicht erlaubt. Bitten Sie den Betreiber des Lattice um Zugang, oder melden Sie sich anders an.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="23"/>
        <source>Somebody else changed or owns this. Look at the present state, then decide again.</source>
        <translation>Jemand anderes hat dies geändert oder besitzt es. Sehen Sie den jetzigen Stand an und entscheiden Sie dann neu.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="25"/>
        <source>It is not there any more. Choose another agent or station in the outline.</source>
        <translation>Es ist nicht mehr da. Wählen Sie in der Gliederung einen anderen Agenten oder eine andere Station.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="27"/>
        <source>It is too large, or the storage is full. Make the request smaller, or free some space.</source>
        <translation>Es ist zu groß, oder der Speicher ist voll. Verkleinern Sie die Anfrage, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <location filename="../app/errortext.cpp" line="29"/>
        <source>The data was not understood. Check the values; if they are right, the two stations may speak different versions.</source>
        <translation>Die Daten wurden nicht verstanden. Prüfen Sie die Werte; stimmen sie, so sprechen die beiden Stationen vielleicht verschiedene Versionen.</translation>
    </message>
</context>
<context>
    <name>EventColumns</name>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventColumns.qml" line="15"/>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <location filename="../qml/pages/EventList.qml" line="50"/>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>EventMenu</name>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="18"/>
        <source>Actions for the event</source>
        <translation>Aktionen für das Ereignis</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="24"/>
        <source>Show all about it</source>
        <translation>Alles dazu zeigen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="31"/>
        <source>Show this moment</source>
        <translation>Diesen Augenblick zeigen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="32"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="38"/>
        <source>It is not about work.</source>
        <translation>Es geht nicht um Arbeit.</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="40"/>
        <source>Everything about this work</source>
        <translation>Alles zu dieser Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="47"/>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="53"/>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="59"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventMenu.qml" line="64"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
</context>
<context>
    <name>EventPanel</name>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="23"/>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="76"/>
        <source>Close the event</source>
        <translation>Ereignis schließen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="77"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="99"/>
        <source>Show this moment</source>
        <translation>Diesen Augenblick zeigen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="100"/>
        <source>Shows every page as it was right after this event</source>
        <translation>Zeigt jede Seite so, wie sie gleich nach diesem Ereignis war</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="109"/>
        <source>Everything about this work</source>
        <translation>Alles zu dieser Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="122"/>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="128"/>
        <source>This trace</source>
        <translation>Diese Spur</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="134"/>
        <source>The station</source>
        <translation>Die Station</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="134"/>
        <source>The agent</source>
        <translation>Der Agent</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="135"/>
        <source>Selects it, and shows it in the inspector</source>
        <translation>Wählt aus und zeigt im Inspektor</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="139"/>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="156"/>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="164"/>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventPanel.qml" line="174"/>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
</context>
<context>
    <name>EventRow</name>
    <message>
        <location filename="../qml/pages/EventRow.qml" line="37"/>
        <source>later than the moment that is shown</source>
        <translation>später als der gezeigte Augenblick</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventRow.qml" line="37"/>
        <source>the moment that is shown</source>
        <translation>der gezeigte Augenblick</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="33"/>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="34"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="35"/>
        <source>waiting for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="36"/>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="37"/>
        <source>escalated</source>
        <translation>eskaliert</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="38"/>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="39"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="40"/>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="41"/>
        <source>joined</source>
        <translation>beigetreten</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="42"/>
        <source>left</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="43"/>
        <location filename="../app/desktop/events/eventwords.cpp" line="74"/>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="44"/>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="53"/>
        <source>many messages are not there</source>
        <translation>viele Nachrichten sind nicht da</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/eventwords.cpp" line="53"/>
        <source>%n message(s) not there</source>
        <translation>
            <numerusform>%n Nachricht ist nicht da</numerusform>
            <numerusform>%n Nachrichten sind nicht da</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="55"/>
        <source>%1: %2</source>
        <extracomment>how many messages are missing, and the reason in the index&apos;s words</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="58"/>
        <source>This message is no event: %1</source>
        <translation>Diese Nachricht ist kein Ereignis: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="64"/>
        <source>%1 %</source>
        <extracomment>progress of work</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="73"/>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="93"/>
        <source>unknown time</source>
        <translation>unbekannte Zeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="101"/>
        <source>d MMM</source>
        <extracomment>a day and a time of day; the formats of QLocale for the day</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="101"/>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="105"/>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventwords.cpp" line="110"/>
        <source>Character %1 of the filter cannot be read. Expected there: %2.</source>
        <extracomment>where: the number of a character; what: the index&apos;s own words</extracomment>
        <translation>Zeichen %1 des Filters ist nicht zu verstehen. Erwartet wird dort: %2.</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="57"/>
        <source>Filter of events</source>
        <translation>Filter der Ereignisse</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="58"/>
        <source>type:work.* is:failed station:&quot;edge 3&quot; since:2h</source>
        <translation>type:work.* is:failed station:&quot;edge 3&quot; since:2h</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="101"/>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="102"/>
        <source>New events come in at the top</source>
        <translation>Neue Ereignisse erscheinen oben</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="117"/>
        <source>Open a recording in a window of its own</source>
        <translation>Eine Aufzeichnung in einem eigenen Fenster öffnen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="126"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/EventsPage.qml" line="202"/>
        <source>%n new</source>
        <comment>events</comment>
        <translation>
            <numerusform>%n neues</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="203"/>
        <source>Goes back to live and shows them</source>
        <translation>Geht zurück zu live und zeigt sie</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="203"/>
        <source>Shows them, and follows from now on</source>
        <translation>Zeigt sie und folgt von nun an</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="110"/>
        <source>Export what the filter finds from A to B: JSON lines and a report</source>
        <translation>Ausgeben, was der Filter von A bis B findet: JSON-Zeilen und ein Bericht</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="110"/>
        <source>Export what the filter finds: JSON lines and a report</source>
        <translation>Ausgeben, was der Filter findet: JSON-Zeilen und ein Bericht</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="132"/>
        <source>Save the loaded rows as CSV</source>
        <translation>Geladene Zeilen als CSV sichern</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="142"/>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="150"/>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsPage.qml" line="238"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>EventsState</name>
    <message>
        <location filename="../qml/pages/EventsState.qml" line="55"/>
        <source>The index of the history is being asked…</source>
        <translation>Das Verzeichnis der Geschichte wird gefragt…</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsState.qml" line="67"/>
        <source>No event matches the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsState.qml" line="68"/>
        <source>Nothing has happened yet. Each call, each work item, each station that comes or goes will stand here.</source>
        <translation>Noch ist nichts geschehen. Jeder Aufruf, jede Arbeit, jede Station, die kommt oder geht, wird hier stehen.</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsState.qml" line="69"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../qml/pages/EventsState.qml" line="69"/>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>ExactWords</name>
    <message>
        <location filename="../qml/components/ExactWords.qml" line="36"/>
        <source>Exact words</source>
        <translation>Genauer Wortlaut</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <location filename="../qml/components/FilterField.qml" line="83"/>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <location filename="../qml/components/FilterField.qml" line="84"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>FilterShelf</name>
    <message>
        <location filename="../qml/frame/FilterShelf.qml" line="27"/>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <location filename="../qml/frame/FilterShelf.qml" line="69"/>
        <source>Keep this filter as</source>
        <translation>Diesen Filter behalten als</translation>
    </message>
    <message>
        <location filename="../qml/frame/FilterShelf.qml" line="81"/>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <location filename="../qml/frame/FilterShelf.qml" line="88"/>
        <source>No filter of this page is kept yet. Write one in the line, then keep it here.</source>
        <translation>Noch ist kein Filter dieser Seite gespeichert. Einen in die Zeile schreiben, dann hier behalten.</translation>
    </message>
    <message>
        <location filename="../qml/frame/FilterShelf.qml" line="161"/>
        <source>Forget the filter %1</source>
        <translation>Filter %1 vergessen</translation>
    </message>
    <message>
        <location filename="../qml/frame/FilterShelf.qml" line="181"/>
        <source>Copy a link to this view</source>
        <translation>Link auf diese Ansicht kopieren</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="45"/>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="58"/>
        <location filename="../qml/agents/FindBar.qml" line="59"/>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="71"/>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/FindBar.qml" line="71"/>
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="78"/>
        <source>Back to the one before</source>
        <translation>Zurück zur vorigen Stelle</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="79"/>
        <source>Shift+Return</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="84"/>
        <source>On to the next one</source>
        <translation>Weiter zur nächsten Stelle</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="85"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="92"/>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="93"/>
        <source>Capital and small letters are different</source>
        <translation>Große und kleine Buchstaben sind verschieden</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="101"/>
        <location filename="../qml/agents/FindBar.qml" line="102"/>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="106"/>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="112"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="113"/>
        <source>Replaces all; one undo brings them back</source>
        <translation>Ersetzt alle; ein Rückgängig holt sie wieder</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="121"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../qml/agents/FindBar.qml" line="122"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <location filename="../qml/pages/FirstRunPage.qml" line="53"/>
        <source>Welcome. What would you like to do?</source>
        <translation>Willkommen. Was möchten Sie tun?</translation>
    </message>
    <message>
        <location filename="../qml/pages/FirstRunPage.qml" line="63"/>
        <source>No account, no key and no network are needed to begin.</source>
        <translation>Zum Anfangen braucht es weder Konto noch Schlüssel noch Netz.</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <location filename="../qml/agents/FormView.qml" line="36"/>
        <source>The text has to be mended in the editor first.</source>
        <translation>Der Text ist erst im Editor zu richten.</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="80"/>
        <source>Input %1</source>
        <translation>Eingabe %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="98"/>
        <source>Remove the input %1</source>
        <translation>Eingabe %1 entfernen</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="103"/>
        <source>New input</source>
        <translation>Neue Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="113"/>
        <source>Name; with ? optional</source>
        <translation>Name; mit ? freiwillig</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="121"/>
        <source>Type, what it is</source>
        <translation>Typ, was es ist</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="122"/>
        <source>string, what to scan</source>
        <translation>string, was untersucht wird</translation>
    </message>
    <message>
        <location filename="../qml/agents/FormView.qml" line="131"/>
        <source>Add</source>
        <translation>Dazu</translation>
    </message>
</context>
<context>
    <name>GhostCard</name>
    <message>
        <location filename="../qml/map/GhostCard.qml" line="17"/>
        <location filename="../qml/map/GhostCard.qml" line="49"/>
        <source>Invite another station</source>
        <translation>Weitere Station einladen</translation>
    </message>
    <message>
        <location filename="../qml/map/GhostCard.qml" line="58"/>
        <source>Run this on the other machine:</source>
        <translation>Auf dem anderen Rechner ausführen:</translation>
    </message>
    <message>
        <location filename="../qml/map/GhostCard.qml" line="58"/>
        <source>Run this in a terminal on this machine:</source>
        <translation>In einem Terminal auf diesem Rechner ausführen:</translation>
    </message>
    <message>
        <location filename="../qml/map/GhostCard.qml" line="79"/>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/map/GhostCard.qml" line="80"/>
        <source>Puts the command that starts a member into the clipboard</source>
        <translation>Legt den Befehl, der ein Mitglied startet, in die Zwischenablage</translation>
    </message>
</context>
<context>
    <name>GroupLabel</name>
    <message numerus="yes">
        <location filename="../qml/map/GroupLabel.qml" line="96"/>
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n Station</numerusform>
            <numerusform>%n Stationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <location filename="../qml/frame/HeaderBar.qml" line="35"/>
        <source>Show the names of the pages</source>
        <translation>Namen der Seiten zeigen</translation>
    </message>
    <message>
        <location filename="../qml/frame/HeaderBar.qml" line="42"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../qml/frame/HeaderBar.qml" line="50"/>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <location filename="../qml/frame/HeaderBar.qml" line="69"/>
        <source>Search stations, agents and work</source>
        <translation>Stationen, Agenten und Arbeit suchen</translation>
    </message>
    <message>
        <location filename="../qml/frame/HeaderBar.qml" line="85"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/frame/HeaderBar.qml" line="121"/>
        <location filename="../qml/frame/HeaderBar.qml" line="122"/>
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/frame/HeaderBar.qml" line="135"/>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>HelpFind</name>
    <message>
        <location filename="../qml/help/HelpFind.qml" line="31"/>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/help/HelpFind.qml" line="31"/>
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/help/HelpFind.qml" line="50"/>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpFind.qml" line="56"/>
        <source>Find in this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpFind.qml" line="75"/>
        <source>Back to the one before</source>
        <translation>Zurück zur vorigen</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpFind.qml" line="82"/>
        <source>On to the next one</source>
        <translation>Weiter zur nächsten</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <location filename="../qml/help/HelpPages.qml" line="31"/>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpPages.qml" line="78"/>
        <source>The manual is in English.</source>
        <translation>Das Handbuch ist auf Englisch.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <location filename="../qml/help/HelpSheet.qml" line="79"/>
        <location filename="../qml/help/HelpSheet.qml" line="100"/>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpSheet.qml" line="93"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpSheet.qml" line="122"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../qml/help/HelpSheet.qml" line="123"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <location filename="../qml/help/HelpText.qml" line="80"/>
        <source>Tab goes through the links, %1 finds words.</source>
        <translation>Tab geht durch die Verweise, %1 sucht Wörter.</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="30"/>
        <source>Whose history</source>
        <translation>Wessen Geschichte</translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="31"/>
        <source>The whole environment</source>
        <translation>Die ganze Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="39"/>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="40"/>
        <source>Puts the chosen version back, as a new one</source>
        <translation>Holt die gewählte Fassung zurück, als neue</translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="40"/>
        <source>Choose an agent: its versions can be restored</source>
        <translation>Einen Agenten wählen: Seine Fassungen lassen sich wiederherstellen</translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="57"/>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/HistoryTab.qml" line="58"/>
        <source>%n version(s), newest first. Return shows what one changed.</source>
        <translation>
            <numerusform>%n Fassung. Eingabe zeigt, was sie geändert hat.</numerusform>
            <numerusform>%n Fassungen, neueste zuerst. Eingabe zeigt, was eine geändert hat.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="75"/>
        <location filename="../qml/environments/HistoryTab.qml" line="97"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../qml/environments/HistoryTab.qml" line="135"/>
        <source>No history yet: it begins with the first change, where git is there and the folder lies in no repository of your own.</source>
        <translation>Noch keine Geschichte: Sie beginnt mit der ersten Änderung, wo git da ist und der Ordner in keinem eigenen Repository liegt.</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message>
        <location filename="../qml/components/IconButton.qml" line="24"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>InputForm</name>
    <message>
        <location filename="../app/desktop/inputform.cpp" line="143"/>
        <source>Fill this in.</source>
        <translation>Bitte ausfüllen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/inputform.cpp" line="145"/>
        <source>Write a whole number.</source>
        <translation>Schreiben Sie eine ganze Zahl.</translation>
    </message>
    <message>
        <location filename="../app/desktop/inputform.cpp" line="145"/>
        <source>Write a number, with a point: 0.5</source>
        <translation>Schreiben Sie eine Zahl, mit Punkt: 0.5</translation>
    </message>
    <message>
        <location filename="../app/desktop/inputform.cpp" line="146"/>
        <source>This is no valid JSON.</source>
        <translation>Dies ist kein gültiges JSON.</translation>
    </message>
    <message>
        <location filename="../app/desktop/inputform.cpp" line="146"/>
        <source>Choose one of the values.</source>
        <translation>Wählen Sie einen der Werte.</translation>
    </message>
    <message>
        <location filename="../app/desktop/inputform.cpp" line="146"/>
        <source>Write one NAME=VALUE a line.</source>
        <translation>Je Zeile ein NAME=WERT.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <location filename="../qml/inspector/Inspector.qml" line="24"/>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <location filename="../qml/inspector/Inspector.qml" line="64"/>
        <source>Select a station, an agent or an item of work to see all about it.</source>
        <translation>Wählen Sie eine Station, einen Agenten oder einen Auftrag, um alles darüber zu sehen.</translation>
    </message>
</context>
<context>
    <name>InspectorHead</name>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="27"/>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="53"/>
        <source>orchestrator</source>
        <translation>Orchestrator</translation>
    </message>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="58"/>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="75"/>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="76"/>
        <source>at %1 (%2)</source>
        <translation>bei %1 (%2)</translation>
    </message>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="77"/>
        <source>Shows the station</source>
        <translation>Zeigt die Station</translation>
    </message>
    <message>
        <location filename="../qml/inspector/InspectorHead.qml" line="88"/>
        <source>Close the inspector</source>
        <translation>Inspektor schließen</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="19"/>
        <source>Join a lattice</source>
        <translation>Einem Lattice beitreten</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="20"/>
        <source>With a join line from its operator, or with a host and a sign-in.</source>
        <translation>Mit einer Beitrittszeile vom Betreiber, oder mit Rechner und Anmeldung.</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="27"/>
        <source>Join line or address</source>
        <translation>Beitrittszeile oder Adresse</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="43"/>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="64"/>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="65"/>
        <source>How this station shows who it is</source>
        <translation>Wie sich diese Station ausweist</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="75"/>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="91"/>
        <source>Encrypt the connection (TLS)</source>
        <translation>Verbindung verschlüsseln (TLS)</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="99"/>
        <source>CA file, if the lattice has its own</source>
        <translation>CA-Datei, falls das Lattice eine eigene hat</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="119"/>
        <source>Joining…</source>
        <translation>Tritt bei …</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="119"/>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="129"/>
        <source>Testing…</source>
        <translation>Prüft …</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="129"/>
        <source>Test the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="130"/>
        <source>Connection doctor: tests each step without joining</source>
        <translation>Verbindungsarzt: prüft jeden Schritt, ohne beizutreten</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="139"/>
        <source>Use a join line</source>
        <translation>Beitrittszeile verwenden</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="139"/>
        <source>Use host and sign-in</source>
        <translation>Rechner und Anmeldung</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="152"/>
        <source>Steps of joining</source>
        <translation>Schritte des Beitritts</translation>
    </message>
    <message>
        <location filename="../qml/pages/JoinCard.qml" line="159"/>
        <source>Connection doctor</source>
        <translation>Verbindungsarzt</translation>
    </message>
</context>
<context>
    <name>JsonTree</name>
    <message>
        <location filename="../qml/components/JsonTree.qml" line="18"/>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>JsonTreeRow</name>
    <message>
        <location filename="../qml/components/JsonTreeRow.qml" line="28"/>
        <source>%1, open</source>
        <translation>%1, aufgeklappt</translation>
    </message>
    <message>
        <location filename="../qml/components/JsonTreeRow.qml" line="28"/>
        <source>%1, folded</source>
        <translation>%1, zugeklappt</translation>
    </message>
    <message>
        <location filename="../qml/components/JsonTreeRow.qml" line="72"/>
        <source>Open all of it, %1</source>
        <translation>Alles öffnen, %1</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <location filename="../qml/settings/KeySheet.qml" line="31"/>
        <source>Key of %1</source>
        <translation>Schlüssel von %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/KeySheet.qml" line="39"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../qml/settings/KeySheet.qml" line="41"/>
        <source>It goes to the keyring of your session; where none answers, to keys.json in %1, readable by you alone. A key in the environment counts more.</source>
        <translation>Er kommt in den Schlüsselbund der Sitzung; wo keiner antwortet, in keys.json in %1, nur für den Besitzer lesbar. Ein Schlüssel in einer Umgebungsvariablen zählt mehr.</translation>
    </message>
    <message>
        <location filename="../qml/settings/KeySheet.qml" line="52"/>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../qml/settings/KeySheet.qml" line="56"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <location filename="../qml/Keymap.qml" line="19"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>KeysField</name>
    <message>
        <location filename="../qml/settings/KeysField.qml" line="36"/>
        <source>Press the keys…</source>
        <translation>Tasten drücken…</translation>
    </message>
    <message>
        <location filename="../qml/settings/KeysField.qml" line="39"/>
        <source>Press the keys. Backspace: none. Escape: as before.</source>
        <translation>Tasten drücken. Rücktaste: keine. Esc: wie vorher.</translation>
    </message>
    <message>
        <location filename="../qml/settings/KeysField.qml" line="75"/>
        <source>Click, then press the keys</source>
        <translation>Klicken, dann die Tasten drücken</translation>
    </message>
</context>
<context>
    <name>LatticePage</name>
    <message>
        <location filename="../qml/pages/LatticePage.qml" line="89"/>
        <source>No station matches the filter.</source>
        <translation>Keine Station passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/pages/LatticePage.qml" line="90"/>
        <source>No station is known: the link is down since before the first answer.</source>
        <translation>Noch ist keine Station bekannt: Die Verbindung brach vor der ersten Antwort ab.</translation>
    </message>
    <message>
        <location filename="../qml/pages/LatticePage.qml" line="91"/>
        <source>The lattice is here; its stations are about to appear.</source>
        <translation>Das Lattice ist da; seine Stationen erscheinen gleich.</translation>
    </message>
    <message>
        <location filename="../qml/pages/LatticePage.qml" line="92"/>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>LeaveSheet</name>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="23"/>
        <source>The orchestrator runs. Close the window?</source>
        <translation>Der Orchestrator läuft. Fenster schließen?</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="23"/>
        <source>Stop the orchestrator and quit?</source>
        <translation>Orchestrator anhalten und beenden?</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="23"/>
        <source>Stop the orchestrator?</source>
        <translation>Orchestrator anhalten?</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="23"/>
        <source>Leave the lattice?</source>
        <translation>Das Lattice verlassen?</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="28"/>
        <source>It can go on without the window: its icon in the tray brings the window back.</source>
        <translation>Er kann ohne das Fenster weiterlaufen: sein Symbol in der Ablage holt das Fenster zurück.</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="28"/>
        <source>It can go on in the minimized window. This desktop has no tray.</source>
        <translation>Er kann im minimierten Fenster weiterlaufen. Diese Oberfläche hat keine Ablage.</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="33"/>
        <source>When it stops: %1</source>
        <translation>Wenn er endet: %1</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="38"/>
        <source>Nothing is assigned and no station reaches another until it runs again. The history and the work stay.</source>
        <translation>Bis er wieder läuft, wird nichts zugeteilt und keine Station erreicht eine andere. Verlauf und Arbeit bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="47"/>
        <source>Do the same from now on, without asking</source>
        <translation>Von nun an ebenso, ohne zu fragen</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="48"/>
        <source>Settings, General, can change it</source>
        <translation>Unter Einstellungen, Allgemein zu ändern</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="60"/>
        <source>Keep it in the tray</source>
        <translation>In der Ablage behalten</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="60"/>
        <source>Minimize</source>
        <translation>Minimieren</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="71"/>
        <source>Stop it and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="71"/>
        <source>Stop it</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="71"/>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <location filename="../qml/frame/LeaveSheet.qml" line="79"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <location filename="../qml/components/ListHead.qml" line="36"/>
        <source>Ctrl+Shift with an arrow moves the column</source>
        <translation>Strg+Umschalt mit einem Pfeil verschiebt die Spalte</translation>
    </message>
    <message>
        <location filename="../qml/components/ListHead.qml" line="36"/>
        <source>not sorted by this</source>
        <translation>nicht danach sortiert</translation>
    </message>
    <message>
        <location filename="../qml/components/ListHead.qml" line="36"/>
        <source>sorted, descending</source>
        <translation>absteigend sortiert</translation>
    </message>
    <message>
        <location filename="../qml/components/ListHead.qml" line="36"/>
        <source>sorted, ascending</source>
        <translation>aufsteigend sortiert</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <location filename="../qml/components/ListHeader.qml" line="23"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>LongWords</name>
    <message>
        <location filename="../qml/runs/LongWords.qml" line="32"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../qml/runs/LongWords.qml" line="33"/>
        <source>Shows all of it, to search, copy and save</source>
        <translation>Zeigt alles, zum Suchen, Kopieren und Sichern</translation>
    </message>
    <message>
        <location filename="../qml/runs/LongWords.qml" line="38"/>
        <source>The beginning of %1</source>
        <translation>Der Anfang von %1</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="17"/>
        <location filename="../qml/pages/LookCard.qml" line="27"/>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="18"/>
        <source>A recorded lattice, offline. Everything in it is past, and nothing can be changed.</source>
        <translation>Ein aufgezeichneter Verbund, ohne Netz. Alles darin ist vergangen, und nichts lässt sich ändern.</translation>
    </message>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="27"/>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="28"/>
        <source>Opens the recording that comes with the program</source>
        <translation>Öffnet die Aufzeichnung, die mit dem Programm kommt</translation>
    </message>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="35"/>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="36"/>
        <source>A recording of your own: an export of the page Events</source>
        <translation>Eine eigene Aufzeichnung: ein Export der Seite Ereignisse</translation>
    </message>
    <message>
        <location filename="../qml/pages/LookCard.qml" line="43"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <location filename="../qml/Main.qml" line="107"/>
        <source>%1 – Station Control Center</source>
        <translation>%1 – Station Control Center</translation>
    </message>
    <message>
        <location filename="../qml/Main.qml" line="106"/>
        <source>Station Control Center</source>
        <translation>Station Control Center</translation>
    </message>
    <message>
        <location filename="../qml/Main.qml" line="107"/>
        <source>(%1) %2 – Station Control Center</source>
        <translation>(%1) %2 – Station Control Center</translation>
    </message>
    <message>
        <location filename="../qml/Main.qml" line="223"/>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>MapGroupMenu</name>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="16"/>
        <source>region</source>
        <translation>Region</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="17"/>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="18"/>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="19"/>
        <source>pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="20"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="24"/>
        <source>Group the stations by</source>
        <translation>Stationen gruppieren nach</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="41"/>
        <source>tag env:…</source>
        <translation>Schlagwort env:…</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="58"/>
        <source>Fold all groups</source>
        <translation>Alle Gruppen zuklappen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="60"/>
        <source>No group is open</source>
        <translation>Keine Gruppe ist offen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="66"/>
        <source>Open all groups</source>
        <translation>Alle Gruppen öffnen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapGroupMenu.qml" line="68"/>
        <source>No group is folded</source>
        <translation>Keine Gruppe ist zugeklappt</translation>
    </message>
</context>
<context>
    <name>MapLayerMenu</name>
    <message>
        <location filename="../qml/map/MapLayerMenu.qml" line="14"/>
        <source>Layers of the map</source>
        <translation>Ebenen der Karte</translation>
    </message>
    <message>
        <location filename="../qml/map/MapLayerMenu.qml" line="19"/>
        <source>Work in flight</source>
        <translation>Laufende Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/map/MapLayerMenu.qml" line="25"/>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <location filename="../qml/map/MapLayerMenu.qml" line="31"/>
        <source>Connections to the orchestrator</source>
        <translation>Verbindungen zum Orchestrator</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="18"/>
        <source>Actions on the map</source>
        <translation>Aktionen auf der Karte</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="23"/>
        <source>Open the group</source>
        <translation>Gruppe öffnen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="23"/>
        <source>Come near</source>
        <translation>Heranholen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="24"/>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="26"/>
        <location filename="../qml/map/MapMenu.qml" line="44"/>
        <location filename="../qml/map/MapMenu.qml" line="53"/>
        <location filename="../qml/map/MapMenu.qml" line="61"/>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="32"/>
        <source>Fold or open its group</source>
        <translation>Gruppe zu- oder aufklappen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="33"/>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="35"/>
        <source>It stands in no group</source>
        <translation>Steht in keiner Gruppe</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="41"/>
        <source>Assign work</source>
        <translation>Arbeit zuweisen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="50"/>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapMenu.qml" line="59"/>
        <source>Copy the station&apos;s id</source>
        <translation>Kennung der Station kopieren</translation>
    </message>
</context>
<context>
    <name>MapPlacesMenu</name>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="15"/>
        <source>Save the places of the map</source>
        <translation>Plätze der Karte sichern</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="18"/>
        <location filename="../qml/map/MapPlacesMenu.qml" line="24"/>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="22"/>
        <source>Open places of a map</source>
        <translation>Plätze einer Karte öffnen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="24"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="28"/>
        <source>Places on the map</source>
        <translation>Plätze auf der Karte</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="33"/>
        <source>Undo the last move</source>
        <translation>Letzte Bewegung zurücknehmen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="36"/>
        <source>Nothing was moved</source>
        <translation>Nichts wurde bewegt</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="42"/>
        <source>Save places to a file…</source>
        <translation>Plätze in eine Datei sichern…</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="44"/>
        <source>No station is known yet.</source>
        <translation>Noch ist keine Station bekannt.</translation>
    </message>
    <message>
        <location filename="../qml/map/MapPlacesMenu.qml" line="50"/>
        <source>Take places from a file…</source>
        <translation>Plätze aus einer Datei übernehmen…</translation>
    </message>
</context>
<context>
    <name>MapToolbar</name>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="46"/>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="47"/>
        <source>Filter stations and agents</source>
        <translation>Stationen und Agenten filtern</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="63"/>
        <source>%1 of %2 hidden</source>
        <translation>%1 von %2 verborgen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="64"/>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="73"/>
        <location filename="../qml/map/MapToolbar.qml" line="74"/>
        <source>Group: %1</source>
        <translation>Gruppe: %1</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="75"/>
        <source>What stations stand together by</source>
        <translation>Wonach Stationen beieinander stehen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="89"/>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="128"/>
        <source>To what is selected</source>
        <translation>An das Gewählte</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="135"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="178"/>
        <source>Places</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="190"/>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="200"/>
        <source>Map on the wall</source>
        <translation>Karte an der Wand</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="126"/>
        <location filename="../qml/map/MapToolbar.qml" line="127"/>
        <source>Assign work</source>
        <translation>Arbeit zuweisen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="142"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="150"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="157"/>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="165"/>
        <location filename="../qml/map/MapToolbar.qml" line="166"/>
        <source>Rearrange</source>
        <translation>Neu anordnen</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="167"/>
        <source>Places all stations anew that are not pinned.</source>
        <translation>Ordnet alle Stationen neu an, die nicht angeheftet sind.</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="167"/>
        <source>Places all stations anew that are not pinned. %1 undoes it.</source>
        <translation>Ordnet alle Stationen neu an, die nicht angeheftet sind. %1 nimmt es zurück.</translation>
    </message>
    <message>
        <location filename="../qml/map/MapToolbar.qml" line="209"/>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <location filename="../qml/map/MapView.qml" line="36"/>
        <source>Map of the lattice</source>
        <translation>Karte des Lattice</translation>
    </message>
    <message>
        <location filename="../qml/map/MapView.qml" line="113"/>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/MapView.qml" line="183"/>
        <source>%n station(s) out of sight: show all</source>
        <translation>
            <numerusform>%n Station außer Sicht: alle zeigen</numerusform>
            <numerusform>%n Stationen außer Sicht: alle zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/MapView.qml" line="37"/>
        <source>%n station(s). Arrows go from station to station, Enter opens. The outline has the same as a list.</source>
        <translation>
            <numerusform>%n Station. Pfeile gehen von Station zu Station, Eingabe öffnet. Die Gliederung zeigt dasselbe als Liste.</numerusform>
            <numerusform>%n Stationen. Pfeile gehen von Station zu Station, Eingabe öffnet. Die Gliederung zeigt dasselbe als Liste.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/map/MapView.qml" line="184"/>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <location filename="../qml/map/MapView.qml" line="217"/>
        <source>no dots in the past</source>
        <translation>keine Punkte in der Vergangenheit</translation>
    </message>
    <message>
        <location filename="../qml/map/MapView.qml" line="218"/>
        <source>painted without OpenGL: no dots</source>
        <translation>ohne OpenGL gemalt: keine Punkte</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/MapView.qml" line="219"/>
        <source>1 dot = %n event(s)</source>
        <translation>
            <numerusform>1 Punkt = %n Ereignis</numerusform>
            <numerusform>1 Punkt = %n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/map/MapView.qml" line="219"/>
        <source>motion is off</source>
        <translation>Bewegung ist aus</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/MapView.qml" line="220"/>
        <source>%n quieter line(s) not drawn</source>
        <translation>
            <numerusform>%n ruhigere Linie nicht gezeichnet</numerusform>
            <numerusform>%n ruhigere Linien nicht gezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/map/MapView.qml" line="221"/>
        <source>follows the selected work</source>
        <translation>folgt der ausgewählten Arbeit</translation>
    </message>
</context>
<context>
    <name>McpPage</name>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="38"/>
        <source>MCP &amp; Tools</source>
        <translation>MCP &amp; Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="71"/>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="76"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="81"/>
        <source>This station as a server</source>
        <translation>Diese Station als Server</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="88"/>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="105"/>
        <source>Add a server…</source>
        <translation>Server hinzufügen…</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="106"/>
        <source>A program of this machine, or an address</source>
        <translation>Ein Programm auf diesem Rechner oder eine Adresse</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="111"/>
        <source>Take over…</source>
        <translation>Übernehmen…</translation>
    </message>
    <message>
        <location filename="../qml/pages/McpPage.qml" line="112"/>
        <source>The servers in the file of an MCP client: Claude, Cursor, VS Code and others</source>
        <translation>Die Server in der Datei eines MCP-Clients: Claude, Cursor, VS Code und andere</translation>
    </message>
</context>
<context>
    <name>MiniMap</name>
    <message>
        <location filename="../qml/map/MiniMap.qml" line="22"/>
        <source>Overview of the map</source>
        <translation>Übersicht der Karte</translation>
    </message>
</context>
<context>
    <name>NameBand</name>
    <message>
        <location filename="../qml/frame/NameBand.qml" line="13"/>
        <source>%1 – protected</source>
        <translation>%1 – geschützt</translation>
    </message>
    <message>
        <location filename="../qml/frame/NameBand.qml" line="20"/>
        <source>Profile: %1</source>
        <extracomment>the name of a profile follows</extracomment>
        <translation>Profil: %1</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <location filename="../qml/frame/NameSheet.qml" line="26"/>
        <source>Type the name to go on</source>
        <translation>Zum Fortfahren den Namen eingeben</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/frame/NameSheet.qml" line="49"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/frame/NameSheet.qml" line="57"/>
        <source>The name of the profile: %1</source>
        <translation>Der Name des Profils: %1</translation>
    </message>
    <message>
        <location filename="../qml/frame/NameSheet.qml" line="58"/>
        <source>This is another name.</source>
        <translation>Das ist ein anderer Name.</translation>
    </message>
    <message>
        <location filename="../qml/frame/NameSheet.qml" line="68"/>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../qml/frame/NameSheet.qml" line="69"/>
        <source>After the name was typed</source>
        <translation>Nachdem der Name eingegeben wurde</translation>
    </message>
    <message>
        <location filename="../qml/frame/NameSheet.qml" line="74"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>NeedRow</name>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="43"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="73"/>
        <source>%1 · %2</source>
        <extracomment>a need: the agent, its state, for how long: &quot;k8s-admin · escalated · 12 min&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="73"/>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="112"/>
        <source>Decide…</source>
        <translation>Entscheiden …</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="123"/>
        <source>Answer…</source>
        <translation>Antworten…</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="133"/>
        <source>Give to…</source>
        <translation>Geben an…</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="142"/>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="134"/>
        <source>Stops it there and begins it anew</source>
        <translation>Stoppt die Arbeit dort und beginnt sie neu</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="149"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="150"/>
        <source>Shows the station</source>
        <translation>Zeigt die Station</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="159"/>
        <source>Wake</source>
        <translation>Wecken</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="159"/>
        <source>Wait 5 more…</source>
        <translation>Noch 5 warten…</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="159"/>
        <source>Snooze…</source>
        <translation>Später…</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="160"/>
        <source>Counts again, for everybody</source>
        <translation>Zählt wieder, für alle</translation>
    </message>
    <message>
        <location filename="../qml/work/NeedRow.qml" line="160"/>
        <source>Others see that, and why.</source>
        <translation>Andere sehen das und den Grund.</translation>
    </message>
</context>
<context>
    <name>NeedsYouPage</name>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="61"/>
        <location filename="../qml/pages/NeedsYouPage.qml" line="147"/>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/NeedsYouPage.qml" line="80"/>
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="90"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="96"/>
        <source>Approvals %1</source>
        <translation>Freigaben %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="102"/>
        <source>Escalations %1</source>
        <translation>Rückfragen %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="108"/>
        <source>Stalled %1</source>
        <translation>Stockend %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="114"/>
        <source>Name conflicts %1</source>
        <translation>Namenskonflikte %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="121"/>
        <source>Show snoozed (%1)</source>
        <translation>Verschobene zeigen (%1)</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="166"/>
        <source>Yes. </source>
        <extracomment>how an answer to an agent&apos;s question begins</extracomment>
        <translation>Ja. </translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="169"/>
        <source>No. </source>
        <extracomment>how an answer to an agent&apos;s question begins</extracomment>
        <translation>Nein. </translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="236"/>
        <source>Nothing needs you. Tool calls to be allowed, questions of agents, stalled work and name conflicts will stand here.</source>
        <translation>Nichts braucht Sie. Hier stehen Werkzeugaufrufe zur Freigabe, Fragen von Agenten, stockende Arbeit und Namenskonflikte.</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="233"/>
        <source>Nothing is known: the link is down since before the first answer.</source>
        <translation>Nichts ist bekannt: Die Verbindung fehlt seit vor der ersten Antwort.</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="148"/>
        <source>Return shows. %1 shows the other keys.</source>
        <translation>Eingabetaste zeigt. %1 zeigt die übrigen Tasten.</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="233"/>
        <source>Waiting for the ledger of work to answer…</source>
        <translation>Das Auftragsbuch hat noch nicht geantwortet…</translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="234"/>
        <source>Nothing of this kind needs you.</source>
        <translation>Nichts dieser Art braucht Sie.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/NeedsYouPage.qml" line="235"/>
        <source>Nothing needs you now; %n need(s) are snoozed.</source>
        <translation>
            <numerusform>Gerade braucht Sie nichts; %n ist verschoben.</numerusform>
            <numerusform>Gerade braucht Sie nichts; %n sind verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/NeedsYouPage.qml" line="237"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>NewAgentSheet</name>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="30"/>
        <source>New agent</source>
        <translation>Neuer Agent</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="30"/>
        <source>New agent in %1</source>
        <translation>Neuer Agent in %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="41"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="42"/>
        <source>log-analyzer</source>
        <translation>log-analyzer</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="49"/>
        <source>What it does, in a sentence</source>
        <translation>Was er tut, in einem Satz</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="58"/>
        <location filename="../qml/agents/NewAgentSheet.qml" line="67"/>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="68"/>
        <source>A commented file</source>
        <translation>Einer kommentierten Datei</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="83"/>
        <source>Creating…</source>
        <translation>Wird angelegt …</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="83"/>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <location filename="../qml/agents/NewAgentSheet.qml" line="87"/>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>NodeCard</name>
    <message numerus="yes">
        <location filename="../qml/map/NodeCard.qml" line="75"/>
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/NodeCard.qml" line="75"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeChip</name>
    <message numerus="yes">
        <location filename="../qml/map/NodeChip.qml" line="43"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeHead</name>
    <message>
        <location filename="../qml/map/NodeHead.qml" line="49"/>
        <source>you</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>NodeOpen</name>
    <message>
        <location filename="../qml/map/NodeOpen.qml" line="37"/>
        <source>%1 · orchestrator</source>
        <translation>%1 · Orchestrator</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/NodeOpen.qml" line="95"/>
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/map/NodeOpen.qml" line="104"/>
        <source>no agents yet</source>
        <translation>noch keine Agenten</translation>
    </message>
</context>
<context>
    <name>OpenFiles</name>
    <message>
        <location filename="../qml/agents/OpenFiles.qml" line="59"/>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <location filename="../qml/mcp/OutcomeView.qml" line="58"/>
        <source>As a tree</source>
        <translation>Als Baum</translation>
    </message>
    <message>
        <location filename="../qml/mcp/OutcomeView.qml" line="58"/>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <location filename="../qml/mcp/OutcomeView.qml" line="67"/>
        <source>Copy result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <location filename="../qml/mcp/OutcomeView.qml" line="93"/>
        <source>It has nothing to say.</source>
        <translation>Es hat nichts zu sagen.</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <location filename="../qml/map/OutlinePanel.qml" line="33"/>
        <source>Outline of stations and agents</source>
        <translation>Gliederung der Stationen und Agenten</translation>
    </message>
    <message>
        <location filename="../qml/map/OutlinePanel.qml" line="59"/>
        <source>No station is known yet.</source>
        <translation>Noch ist keine Station bekannt.</translation>
    </message>
    <message>
        <location filename="../qml/map/OutlinePanel.qml" line="59"/>
        <source>No station and no agent matches the filter.</source>
        <translation>Keine Station und kein Agent passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/map/OutlinePanel.qml" line="60"/>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>OutlineRow</name>
    <message>
        <location filename="../qml/map/OutlineRow.qml" line="35"/>
        <location filename="../qml/map/OutlineRow.qml" line="105"/>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <location filename="../qml/map/OutlineRow.qml" line="35"/>
        <source>orchestrator</source>
        <translation>Orchestrator</translation>
    </message>
    <message>
        <location filename="../qml/map/OutlineRow.qml" line="35"/>
        <source>name conflict</source>
        <translation>Namenskonflikt</translation>
    </message>
</context>
<context>
    <name>PastBand</name>
    <message>
        <location filename="../qml/frame/PastBand.qml" line="53"/>
        <source>This moment cannot be shown: %1 %2</source>
        <extracomment>the state of that moment could not be found, and why</extracomment>
        <translation>Dieser Augenblick lässt sich nicht zeigen: %1 %2</translation>
    </message>
    <message>
        <location filename="../qml/frame/PastBand.qml" line="65"/>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <location filename="../qml/frame/PastBand.qml" line="65"/>
        <source>Close the recording</source>
        <translation>Aufzeichnung schließen</translation>
    </message>
</context>
<context>
    <name>PastNote</name>
    <message>
        <location filename="../qml/inspector/PastNote.qml" line="35"/>
        <source>As it was at %1. Descriptions, inputs and facts marked (now) are not in the history: they are today&apos;s.</source>
        <extracomment>a moment of the past; &quot;(now)&quot; is the mark beside facts of today</extracomment>
        <translation>So war es um %1. Beschreibungen, Eingaben und Fakten mit dem Zeichen (jetzt) stehen nicht in der Geschichte: Sie sind von heute.</translation>
    </message>
</context>
<context>
    <name>PayloadSheet</name>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="51"/>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="58"/>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="69"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="72"/>
        <source>Search in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="93"/>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/runs/PayloadSheet.qml" line="93"/>
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="101"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="107"/>
        <source>Save…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="158"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="159"/>
        <source>F3 goes to the next place, Shift+F3 to the one before.</source>
        <translation>F3 geht zur nächsten Stelle, Umschalt+F3 zur vorigen.</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="227"/>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="232"/>
        <source>%1 ▸ %2</source>
        <translation>%1 ▸ %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="241"/>
        <source>Texts (*.txt *.json)</source>
        <translation>Texte (*.txt *.json)</translation>
    </message>
    <message>
        <location filename="../qml/runs/PayloadSheet.qml" line="241"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <location filename="../qml/environments/PlanTab.qml" line="39"/>
        <source>Apply</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PlanTab.qml" line="40"/>
        <source>Somebody has looked: the next plan compares with this</source>
        <translation>Jemand hat es angesehen: Der nächste Plan vergleicht hiermit</translation>
    </message>
    <message>
        <location filename="../qml/environments/PlanTab.qml" line="53"/>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <location filename="../qml/environments/PlanTab.qml" line="60"/>
        <source>Nothing to accept. What you edit in its folder stands here, before anybody has to rely on it.</source>
        <translation>Nichts anzunehmen. Was im Ordner geändert wird, steht hier, bevor sich jemand darauf verlassen muss.</translation>
    </message>
</context>
<context>
    <name>PolicyRules</name>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="15"/>
        <source>allow</source>
        <translation>erlauben</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="15"/>
        <source>ask a person</source>
        <translation>Menschen fragen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="15"/>
        <source>deny</source>
        <translation>verbieten</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="41"/>
        <location filename="../qml/environments/PolicyRules.qml" line="185"/>
        <source>What it means</source>
        <translation>Was das bedeutet</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/PolicyRules.qml" line="42"/>
        <source>%n tool(s) known</source>
        <translation>
            <numerusform>%n Werkzeug bekannt</numerusform>
            <numerusform>%n Werkzeuge bekannt</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="96"/>
        <source>What tools like %1 may</source>
        <translation>Was Werkzeuge wie %1 dürfen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="109"/>
        <source>Remove the rule %1</source>
        <translation>Regel %1 entfernen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="132"/>
        <source>a tool, server/tool, *delete*, @destructive</source>
        <translation>Werkzeug, Server/Werkzeug, *delete*, @destructive</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="133"/>
        <source>Pattern of a new rule</source>
        <translation>Muster einer neuen Regel</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="143"/>
        <source>What such tools may</source>
        <translation>Was solche Werkzeuge dürfen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="154"/>
        <source>Add the rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="164"/>
        <source>All tools</source>
        <translation>Alle Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="164"/>
        <source>All other tools</source>
        <translation>Alle anderen Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="174"/>
        <source>What tools may that no rule names</source>
        <translation>Was Werkzeuge dürfen, die keine Regel nennt</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="191"/>
        <source>Asking which tools there are…</source>
        <translation>Es wird gefragt, welche Werkzeuge es gibt …</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyRules.qml" line="191"/>
        <source>No tool of this environment&apos;s servers is known yet. They are once a server has run, or was tried under MCP &amp; Tools.</source>
        <translation>Noch ist kein Werkzeug der Server dieser Umgebung bekannt. Das ändert sich, sobald ein Server lief oder unter MCP &amp; Werkzeuge ausprobiert wurde.</translation>
    </message>
</context>
<context>
    <name>PolicyTab</name>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="45"/>
        <source>Reading the policy…</source>
        <translation>Die Regeln werden gelesen …</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="45"/>
        <source>Not saved yet. Runs obey what the file says.</source>
        <translation>Noch nicht gespeichert. Läufe folgen dem, was in der Datei steht.</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="45"/>
        <source>As the file says. An agent&apos;s own policy can only be stricter.</source>
        <translation>Wie in der Datei. Die eigenen Regeln eines Agenten können nur strenger sein.</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="61"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="62"/>
        <source>The last change of this text</source>
        <translation>Die letzte Änderung dieses Textes</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="62"/>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="69"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="70"/>
        <source>First the text has to be a policy</source>
        <translation>Zuerst muss der Text gültige Regeln ergeben</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="70"/>
        <source>Runs that start from then on obey it</source>
        <translation>Läufe, die danach beginnen, folgen ihnen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="81"/>
        <source>Somebody else has changed the policy meanwhile.</source>
        <translation>Jemand anderes hat die Regeln inzwischen geändert.</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="83"/>
        <source>Take theirs</source>
        <translation>Deren Fassung nehmen</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="98"/>
        <source>Save mine over it</source>
        <translation>Meine darüber speichern</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="99"/>
        <source>Theirs stays in the history</source>
        <translation>Deren Fassung bleibt in der Geschichte</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="149"/>
        <source>Text of the policy</source>
        <translation>Text der Regeln</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="150"/>
        <source>Tab leaves it</source>
        <translation>Tab verlässt ihn</translation>
    </message>
    <message>
        <location filename="../qml/environments/PolicyTab.qml" line="207"/>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="33"/>
        <source>Price of %1</source>
        <translation>Preis von %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="33"/>
        <source>Add a price</source>
        <translation>Preis hinzufügen</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="45"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="48"/>
        <source>As agents name it: model, or provider/model. * at the end stands for any rest.</source>
        <translation>Wie Agenten es nennen: Modell oder Anbieter/Modell. * am Ende steht für jeden Rest.</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="53"/>
        <source>US dollars for a million tokens. Zero is free; without a price the costs are not known.</source>
        <translation>US-Dollar für eine Million Token. Null ist umsonst; ohne Preis sind die Kosten unbekannt.</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="62"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="71"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="80"/>
        <source>Input from the provider&apos;s cache</source>
        <translation>Eingabe aus dem Cache des Anbieters</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="81"/>
        <source>Empty: as other input.</source>
        <translation>Leer: wie andere Eingabe.</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="98"/>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <location filename="../qml/settings/PriceSheet.qml" line="102"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>PricesPanel</name>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="27"/>
        <source>Prices of models</source>
        <translation>Preise der Modelle</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="32"/>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="39"/>
        <source>Something is wrong in prices.yaml, so the program&apos;s prices count.</source>
        <translation>In prices.yaml stimmt etwas nicht, darum gelten die Preise des Programms.</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="40"/>
        <source>US dollars for a million tokens. A price that is not known is not zero: what such a model costs is not counted.</source>
        <translation>US-Dollar für eine Million Token. Ein unbekannter Preis ist nicht null: Was ein solches Modell kostet, wird nicht gezählt.</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="57"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="63"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="68"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="73"/>
        <source>Cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="97"/>
        <source>input %1, output %2</source>
        <translation>Eingabe %1, Ausgabe %2</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="97"/>
        <source>cached %1</source>
        <translation>Cache %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="97"/>
        <source>from the program&apos;s list</source>
        <translation>aus der Liste des Programms</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="97"/>
        <source>in use, price not known</source>
        <translation>in Gebrauch, Preis unbekannt</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="134"/>
        <source>in use, not known</source>
        <translation>in Gebrauch, unbekannt</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="158"/>
        <source>as input</source>
        <translation>wie Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="176"/>
        <source>Remove the price of %1</source>
        <translation>Preis von %1 entfernen</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="182"/>
        <location filename="../qml/settings/PricesPanel.qml" line="200"/>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="182"/>
        <source>Set…</source>
        <translation>Setzen …</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="183"/>
        <source>Sets the price of %1</source>
        <translation>Setzt den Preis von %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="213"/>
        <source>Add a price…</source>
        <translation>Preis hinzufügen …</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="214"/>
        <source>It is written into %1 and counts at once</source>
        <translation>Er wird in %1 geschrieben und gilt sofort</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="214"/>
        <source>First the file wants to be mended by hand</source>
        <translation>Zuerst muss die Datei von Hand berichtigt werden</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="221"/>
        <source>Hide the program&apos;s list</source>
        <translation>Liste des Programms ausblenden</translation>
    </message>
    <message>
        <location filename="../qml/settings/PricesPanel.qml" line="221"/>
        <source>Show the program&apos;s list (%1)</source>
        <translation>Liste des Programms zeigen (%1)</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <location filename="../qml/agents/ProblemList.qml" line="27"/>
        <location filename="../qml/agents/ProblemList.qml" line="42"/>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <location filename="../qml/agents/ProblemList.qml" line="27"/>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/ProblemList.qml" line="43"/>
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/ProblemList.qml" line="75"/>
        <source>Nothing to say of this file.</source>
        <translation>Zu dieser Datei ist nichts zu sagen.</translation>
    </message>
</context>
<context>
    <name>ProblemRow</name>
    <message>
        <location filename="../qml/agents/ProblemRow.qml" line="28"/>
        <source>%1, line %2, column %3: %4</source>
        <translation>%1, Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <location filename="../qml/agents/ProblemRow.qml" line="29"/>
        <source>Alt+Return changes it to %1</source>
        <translation>Alt+Eingabe ändert es in %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/ProblemRow.qml" line="69"/>
        <source>%1 · line %2, column %3</source>
        <translation>%1 · Zeile %2, Spalte %3</translation>
    </message>
    <message>
        <location filename="../qml/agents/ProblemRow.qml" line="83"/>
        <source>Change to %1 (Alt+Return)</source>
        <translation>Ändern in %1 (Alt+Eingabe)</translation>
    </message>
</context>
<context>
    <name>ProfileRow</name>
    <message>
        <location filename="../qml/frame/ProfileRow.qml" line="24"/>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="46"/>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="56"/>
        <source>Each has a lattice, agents, a history and settings of its own, and a window of its own.</source>
        <translation>Jedes hat ein eigenes Lattice, eigene Agenten, eine eigene Historie, eigene Einstellungen und ein eigenes Fenster.</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="112"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="113"/>
        <source>In a window of its own</source>
        <translation>In einem eigenen Fenster</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="113"/>
        <source>It is this window&apos;s</source>
        <translation>Es ist das dieses Fensters</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="119"/>
        <source>New…</source>
        <translation>Neu …</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="125"/>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="132"/>
        <source>End the protection…</source>
        <translation>Schutz beenden …</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="132"/>
        <source>Protect</source>
        <translation>Schützen</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="133"/>
        <source>Stopping, deleting and deploying in a protected profile ask for its name</source>
        <translation>Anhalten, Löschen und Ausrollen fragen in einem geschützten Profil nach seinem Namen</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="139"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="140"/>
        <source>To the trash, after its name was typed</source>
        <translation>In den Papierkorb, nachdem sein Name eingegeben wurde</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="140"/>
        <source>The default profile stays</source>
        <translation>Das Standardprofil bleibt</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="140"/>
        <source>It runs</source>
        <translation>Es läuft</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="145"/>
        <location filename="../qml/frame/ProfileSheet.qml" line="152"/>
        <source>Color of the band</source>
        <translation>Farbe des Bandes</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="164"/>
        <source>Name of the new profile</source>
        <translation>Name des neuen Profils</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="164"/>
        <source>New name of %1</source>
        <translation>Neuer Name von %1</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="176"/>
        <source>Create and open</source>
        <translation>Anlegen und öffnen</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="176"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../qml/frame/ProfileSheet.qml" line="181"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <location filename="../app/profiles.cpp" line="198"/>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <location filename="../app/profiles.cpp" line="199"/>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <location filename="../app/profiles.cpp" line="200"/>
        <source>It holds characters that cannot be seen.</source>
        <translation>Er enthält Zeichen, die man nicht sieht.</translation>
    </message>
    <message>
        <location filename="../app/profiles.cpp" line="201"/>
        <source>It cannot begin with “-” or hold a “/”.</source>
        <translation>Er darf nicht mit „-“ beginnen und kein „/“ enthalten.</translation>
    </message>
    <message>
        <location filename="../app/profiles.cpp" line="207"/>
        <source>A profile has that name already.</source>
        <translation>Ein Profil hat diesen Namen schon.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <location filename="../qml/components/ProgressLine.qml" line="16"/>
        <location filename="../qml/components/ProgressLine.qml" line="38"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <location filename="../qml/agents/PromptEditor.qml" line="155"/>
        <source>Text of %1</source>
        <translation>Text von %1</translation>
    </message>
    <message>
        <location filename="../qml/agents/PromptEditor.qml" line="156"/>
        <source>Line %1, column %2. Ctrl+Tab goes on, Escape leaves the editor.</source>
        <translation>Zeile %1, Spalte %2. Strg+Tab geht weiter, Escape verlässt den Editor.</translation>
    </message>
</context>
<context>
    <name>ProvidersPanel</name>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="19"/>
        <source>Providers of models</source>
        <translation>Anbieter von Modellen</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="24"/>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="30"/>
        <source>Asking which providers there are…</source>
        <translation>Fragt, welche Anbieter es gibt …</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="30"/>
        <source>Keys are kept in the keyring of the session, or in a file for you alone, and are never shown.</source>
        <translation>Schlüssel liegen im Schlüsselbund der Sitzung oder in einer Datei nur für den Besitzer und werden nie gezeigt.</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="64"/>
        <source>used by agents that name none</source>
        <translation>von Agenten benutzt, die keinen nennen</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="83"/>
        <source>%1 · used by agents that name none</source>
        <translation>%1 · von Agenten benutzt, die keinen nennen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/settings/ProvidersPanel.qml" line="89"/>
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="116"/>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="117"/>
        <source>Agents that name no model use %1</source>
        <translation>Agenten, die kein Modell nennen, benutzen %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="122"/>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="123"/>
        <source>Asks %1 for one word</source>
        <translation>Fragt %1 nach einem Wort</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="130"/>
        <source>Key…</source>
        <translation>Schlüssel …</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="131"/>
        <source>Stores a key for %1</source>
        <translation>Speichert einen Schlüssel für %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="137"/>
        <source>Forget key</source>
        <translation>Schlüssel vergessen</translation>
    </message>
    <message>
        <location filename="../qml/settings/ProvidersPanel.qml" line="138"/>
        <source>Removes the stored key of %1</source>
        <translation>Entfernt den gespeicherten Schlüssel von %1</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="24"/>
        <source>Fill this in?</source>
        <translation>Das ausfüllen?</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="24"/>
        <source>Open this page?</source>
        <translation>Diese Seite öffnen?</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="24"/>
        <source>Allow this?</source>
        <translation>Das erlauben?</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="50"/>
        <source>The tool says that it may destroy something, or does not say that it may not.</source>
        <translation>Das Werkzeug sagt, dass es etwas zerstören kann, oder sagt nicht, dass es das nicht kann.</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="80"/>
        <source>What the agent is told with it (optional)</source>
        <translation>Was der Agent dazu erfährt (freiwillig)</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="81"/>
        <source>as: not on a Friday</source>
        <translation>etwa: nicht am Freitag</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="104"/>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="116"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="116"/>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="117"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="124"/>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="128"/>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <location filename="../qml/work/QuestionSheet.qml" line="129"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../qml/frame/Rail.qml" line="20"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="32"/>
        <source>Lattice</source>
        <translation>Lattice</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="43"/>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="70"/>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="83"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="97"/>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="108"/>
        <source>MCP &amp; Tools</source>
        <translation>MCP &amp; Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="127"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="137"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../qml/frame/Rail.qml" line="57"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <location filename="../qml/components/RailButton.qml" line="24"/>
        <source>%1, %n need(s) you</source>
        <translation>
            <numerusform>%1, %n braucht Sie</numerusform>
            <numerusform>%1, %n brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/components/RailButton.qml" line="28"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>RecordingDialog</name>
    <message>
        <location filename="../qml/pages/RecordingDialog.qml" line="8"/>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RecordingDialog.qml" line="10"/>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <location filename="../qml/pages/RecordingDialog.qml" line="10"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ReportBar</name>
    <message>
        <location filename="../qml/work/ReportBar.qml" line="51"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ResultSheet</name>
    <message>
        <location filename="../qml/work/ResultSheet.qml" line="18"/>
        <source>Answer of %1</source>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <location filename="../qml/work/ResultSheet.qml" line="24"/>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/ResultSheet.qml" line="42"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>ReturnOffer</name>
    <message>
        <location filename="../qml/frame/ReturnOffer.qml" line="29"/>
        <source>This is live. When the window was closed, the past was shown.</source>
        <translation>Dies ist live. Als das Fenster endete, war die Vergangenheit zu sehen.</translation>
    </message>
    <message>
        <location filename="../qml/frame/ReturnOffer.qml" line="38"/>
        <source>Return to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <location filename="../qml/frame/ReturnOffer.qml" line="48"/>
        <source>Stay live</source>
        <translation>Live bleiben</translation>
    </message>
</context>
<context>
    <name>RevokeSheet</name>
    <message>
        <location filename="../qml/settings/RevokeSheet.qml" line="25"/>
        <source>Revoke the key of %1?</source>
        <translation>Den Schlüssel von %1 widerrufen?</translation>
    </message>
    <message>
        <location filename="../qml/settings/RevokeSheet.qml" line="29"/>
        <source>From its next request on, its owner may only do here what every station of the lattice may.</source>
        <translation>Ab der nächsten Anfrage darf der Besitzer hier nur noch, was jede Station des Lattice darf.</translation>
    </message>
    <message>
        <location filename="../qml/settings/RevokeSheet.qml" line="44"/>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <location filename="../qml/settings/RevokeSheet.qml" line="51"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>RunAgainSheet</name>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="28"/>
        <source>Run again</source>
        <translation>Noch einmal laufen lassen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="28"/>
        <source>Run %1 again</source>
        <translation>%1 noch einmal laufen lassen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="31"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="38"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="44"/>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="52"/>
        <source>The file as it is now</source>
        <translation>Die Datei, wie sie jetzt ist</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="60"/>
        <source>The draft in the editor</source>
        <translation>Der Entwurf im Editor</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="60"/>
        <source>No draft in the editor</source>
        <translation>Kein Entwurf im Editor</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="65"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="74"/>
        <source>Answer as they did then</source>
        <translation>Antworten wie damals</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="74"/>
        <source>None were called then</source>
        <translation>Damals wurde keines aufgerufen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="81"/>
        <source>Really called</source>
        <translation>Wirklich aufrufen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="88"/>
        <source>What its tools do, they do again: files are written, messages sent.</source>
        <translation>Was seine Werkzeuge tun, tun sie noch einmal: Dateien werden geschrieben, Nachrichten gesendet.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/runs/RunAgainSheet.qml" line="88"/>
        <source>Nothing happens outside: the %n recorded tool call(s) answer. Others than those fail.</source>
        <translation>
            <numerusform>Draußen geschieht nichts: Der aufgezeichnete Aufruf antwortet, andere scheitern.</numerusform>
            <numerusform>Draußen geschieht nichts: Die %n aufgezeichneten Aufrufe antworten, andere scheitern.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="104"/>
        <source>Run once more</source>
        <translation>Und noch einmal</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="104"/>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="111"/>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="118"/>
        <source>Compare with the earlier run</source>
        <translation>Mit dem früheren Lauf vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="127"/>
        <source>Open the new run</source>
        <translation>Den neuen Lauf öffnen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="138"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="147"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="166"/>
        <source>Says so far</source>
        <translation>Sagt bisher</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunAgainSheet.qml" line="166"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>RunCompareRow</name>
    <message>
        <location filename="../qml/runs/RunCompareRow.qml" line="74"/>
        <source>Row %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareRow.qml" line="75"/>
        <source>differs: %1</source>
        <translation>verschieden: %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareRow.qml" line="75"/>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareRow.qml" line="75"/>
        <source>first: %1</source>
        <translation>erster: %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareRow.qml" line="75"/>
        <source>second: %1</source>
        <translation>zweiter: %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareRow.qml" line="107"/>
        <source>≠ %1</source>
        <translation>≠ %1</translation>
    </message>
</context>
<context>
    <name>RunCompareView</name>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="33"/>
        <source>Two runs compared</source>
        <translation>Zwei Läufe im Vergleich</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="71"/>
        <source>The runs are being compared…</source>
        <translation>Die Läufe werden verglichen …</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="71"/>
        <source>Compare two runs</source>
        <translation>Zwei Läufe vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="87"/>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="88"/>
        <source>%1; %2 for the one before</source>
        <translation>%1; %2 für den vorigen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="94"/>
        <source>Swap the sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="100"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="106"/>
        <source>Close the comparison</source>
        <translation>Vergleich schließen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="107"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="137"/>
        <source>Opens this run</source>
        <translation>Öffnet diesen Lauf</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="148"/>
        <source>Figures of both runs</source>
        <translation>Zahlen beider Läufe</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="166"/>
        <source>%1, then %2: %3</source>
        <translation>%1, dann %2: %3</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="166"/>
        <source>%1 in both</source>
        <translation>%1 in beiden</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="219"/>
        <source>Steps of both runs</source>
        <translation>Schritte beider Läufe</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="220"/>
        <source>N goes to the next row that differs.</source>
        <translation>N geht zur nächsten Zeile mit einem Unterschied.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="297"/>
        <source>The messages cannot be read: %1</source>
        <translation>Die Nachrichten lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="298"/>
        <source>The messages are being read…</source>
        <translation>Die Nachrichten werden gelesen …</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="298"/>
        <source>Choose a row to see its texts beside each other.</source>
        <translation>Eine Zeile wählen, um ihre Texte nebeneinander zu sehen.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunCompareView.qml" line="307"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>RunMenu</name>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="13"/>
        <source>No run is open.</source>
        <translation>Kein Lauf ist geöffnet.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="21"/>
        <source>Actions for the run</source>
        <translation>Aktionen für den Lauf</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="26"/>
        <source>You look at the past.</source>
        <translation>Zu sehen ist die Vergangenheit.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="28"/>
        <source>Run again…</source>
        <translation>Noch einmal …</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="37"/>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="46"/>
        <source>Show the map as it was then</source>
        <translation>Die Karte von damals zeigen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="53"/>
        <source>It is no work.</source>
        <translation>Es ist keine Arbeit.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="55"/>
        <source>Show its work</source>
        <translation>Arbeit zeigen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="62"/>
        <source>Copy the id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="67"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="72"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunMenu.qml" line="80"/>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="36"/>
        <source>Run of %1</source>
        <translation>Lauf von %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="86"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="103"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="104"/>
        <source>Ends the run, with all that it started</source>
        <translation>Beendet den Lauf mit allem, was er gestartet hat</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="111"/>
        <source>Run again…</source>
        <translation>Noch einmal …</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="118"/>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="112"/>
        <source>With the same input</source>
        <translation>Mit derselben Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="119"/>
        <source>With another run of this agent</source>
        <translation>Mit einem anderen Lauf dieses Agenten</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="127"/>
        <source>More to do with this run</source>
        <translation>Mehr mit diesem Lauf</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="132"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="133"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="157"/>
        <source>Not all of this run is recorded: the disk was full, or the record could not be written.</source>
        <translation>Nicht alles von diesem Lauf ist aufgezeichnet: Die Platte war voll, oder die Aufzeichnung ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="168"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="169"/>
        <source>Takes this line away</source>
        <translation>Nimmt diese Zeile weg</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="179"/>
        <location filename="../qml/runs/RunPanel.qml" line="229"/>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="185"/>
        <source>Task and answer</source>
        <translation>Aufgabe und Antwort</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="191"/>
        <location filename="../qml/runs/RunPanel.qml" line="430"/>
        <location filename="../qml/runs/RunPanel.qml" line="439"/>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/runs/RunPanel.qml" line="230"/>
        <source>%n step(s). N goes to the next one that failed.</source>
        <translation>
            <numerusform>%n Schritt. N geht zum nächsten, der fehlschlug.</numerusform>
            <numerusform>%n Schritte. N geht zum nächsten, der fehlschlug.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="275"/>
        <source>The first step has not begun yet.</source>
        <translation>Der erste Schritt hat noch nicht begonnen.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="275"/>
        <source>This run ended before its first step.</source>
        <translation>Dieser Lauf endete vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="291"/>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="308"/>
        <source>The whole answer, %1</source>
        <translation>Die ganze Antwort, %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="309"/>
        <source>The model saw a part of it; the file holds all: %1</source>
        <translation>Das Modell sah einen Teil davon; die Datei hat alles: %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="316"/>
        <source>Open, %1</source>
        <translation>Öffnen, %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="317"/>
        <source>Shows all of it, to search, copy and save</source>
        <translation>Zeigt alles, zum Suchen, Kopieren und Sichern</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="336"/>
        <location filename="../qml/runs/RunPanel.qml" line="439"/>
        <source>%1 ▸ %2</source>
        <translation>%1 ▸ %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="357"/>
        <location filename="../qml/runs/RunPanel.qml" line="361"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="366"/>
        <location filename="../qml/runs/RunPanel.qml" line="371"/>
        <source>Asks a person</source>
        <translation>Fragt einen Menschen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="376"/>
        <location filename="../qml/runs/RunPanel.qml" line="381"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="386"/>
        <location filename="../qml/runs/RunPanel.qml" line="392"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="401"/>
        <source>Show its work</source>
        <translation>Arbeit zeigen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="406"/>
        <source>Open the run that started it</source>
        <translation>Den Lauf öffnen, der ihn startete</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPanel.qml" line="429"/>
        <source>Open all messages, %1</source>
        <translation>Alle Nachrichten öffnen, %1</translation>
    </message>
</context>
<context>
    <name>RunPickSheet</name>
    <message>
        <location filename="../qml/runs/RunPickSheet.qml" line="42"/>
        <source>Compare with another run of %1</source>
        <translation>Mit einem anderen Lauf von %1 vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPickSheet.qml" line="61"/>
        <source>Return compares with the marked run.</source>
        <translation>Die Eingabetaste vergleicht mit dem markierten Lauf.</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunPickSheet.qml" line="100"/>
        <source>%1 has no other run in the record. Run it again to have one to compare with.</source>
        <translation>%1 hat keinen anderen aufgezeichneten Lauf. Noch einmal laufen lassen, dann gibt es einen zum Vergleichen.</translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message numerus="yes">
        <location filename="../qml/runs/RunRow.qml" line="34"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/runs/RunRow.qml" line="34"/>
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n Werkzeugaufruf</numerusform>
            <numerusform>%n Werkzeugaufrufe</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/runs/RunRow.qml" line="42"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunRow.qml" line="43"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunRow.qml" line="43"/>
        <source>chosen to be compared</source>
        <translation>zum Vergleichen gewählt</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunRow.qml" line="104"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunRow.qml" line="104"/>
        <source>%1, %2 · %3</source>
        <translation>%1, %2 · %3</translation>
    </message>
</context>
<context>
    <name>RunStepRow</name>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="34"/>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="34"/>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="34"/>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="46"/>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="47"/>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="47"/>
        <source>begins after %1</source>
        <translation>beginnt nach %1</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="47"/>
        <source>the run that it started is shown below it</source>
        <translation>der Lauf, den er startete, steht darunter</translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="47"/>
        <source>started another run</source>
        <translation>startete einen anderen Lauf</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/runs/RunStepRow.qml" line="47"/>
        <source>%n step(s) before it are not recorded</source>
        <translation>
            <numerusform>%n Schritt davor ist nicht aufgezeichnet</numerusform>
            <numerusform>%n Schritte davor sind nicht aufgezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/runs/RunStepRow.qml" line="62"/>
        <source>%n step(s) are not recorded here</source>
        <translation>
            <numerusform>%n Schritt ist hier nicht aufgezeichnet</numerusform>
            <numerusform>%n Schritte sind hier nicht aufgezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/runs/RunStepRow.qml" line="156"/>
        <source>Open the run that this call started</source>
        <translation>Den Lauf öffnen, den dieser Aufruf startete</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="34"/>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="35"/>
        <source>not all of it is recorded</source>
        <translation>nicht alles ist aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="48"/>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="50"/>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="52"/>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="54"/>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="56"/>
        <source>another run</source>
        <translation>anderer Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="58"/>
        <source>MCP client</source>
        <translation>MCP-Client</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="60"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="61"/>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="69"/>
        <source>?</source>
        <comment>a number that is not known</comment>
        <translation>?</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="70"/>
        <source>%1 in, %2 out</source>
        <comment>tokens</comment>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="93"/>
        <source>another model</source>
        <translation>anderes Modell</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="93"/>
        <source>another answer</source>
        <translation>andere Antwort</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="93"/>
        <source>ended for another reason</source>
        <translation>endete aus anderem Grund</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="94"/>
        <source>another input</source>
        <translation>andere Eingabe</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="94"/>
        <source>another output</source>
        <translation>andere Ausgabe</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runwords.cpp" line="94"/>
        <source>one failed</source>
        <translation>einer schlug fehl</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="75"/>
        <location filename="../qml/pages/RunsPage.qml" line="226"/>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="123"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="127"/>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="131"/>
        <source>Waiting for a person</source>
        <translation>Wartet auf einen Menschen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="135"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="139"/>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="143"/>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="147"/>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="154"/>
        <source>Only runs of this agent are shown. A click shows those of all.</source>
        <translation>Nur Läufe dieses Agenten sind zu sehen. Ein Klick zeigt die von allen.</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="184"/>
        <source>Compare the two</source>
        <translation>Beide vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="184"/>
        <source>Choose one more to compare</source>
        <translation>Zum Vergleichen noch einen wählen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="191"/>
        <source>Choose none</source>
        <translation>Keinen wählen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="206"/>
        <source>Runs are not recorded now.</source>
        <translation>Läufe werden jetzt nicht aufgezeichnet.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/RunsPage.qml" line="227"/>
        <source>%n run(s), newest first. Return opens, Space chooses one to be compared.</source>
        <translation>
            <numerusform>%n Lauf, der neueste zuerst. Die Eingabetaste öffnet, die Leertaste wählt einen zum Vergleichen.</numerusform>
            <numerusform>%n Läufe, der neueste zuerst. Die Eingabetaste öffnet, die Leertaste wählt einen zum Vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="282"/>
        <source>A recording holds the events of a lattice. What the runs did step by step stayed with the stations that ran them.</source>
        <translation>Eine Aufzeichnung enthält die Ereignisse eines Lattices. Was die Läufe Schritt für Schritt taten, blieb bei den Stationen, auf denen sie liefen.</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="284"/>
        <source>Show the events</source>
        <translation>Ereignisse zeigen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="371"/>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="371"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="281"/>
        <source>No run matches the filter.</source>
        <translation>Kein Lauf passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="185"/>
        <source>Space chooses a run</source>
        <translation>Die Leertaste wählt einen Lauf</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="283"/>
        <source>No agent of this station has run yet. Call one on the map, or assign work: each run is recorded here, step by step.</source>
        <translation>Noch ist kein Agent dieser Station gelaufen. Rufen Sie einen auf der Karte auf oder weisen Sie Arbeit zu: Jeder Lauf wird hier Schritt für Schritt aufgezeichnet.</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="208"/>
        <location filename="../qml/pages/RunsPage.qml" line="284"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../qml/pages/RunsPage.qml" line="284"/>
        <source>Show all runs</source>
        <translation>Alle Läufe zeigen</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <location filename="../qml/frame/SearchPopup.qml" line="61"/>
        <source>Station, agent, work, run or action  (&gt; actions, @ agents, # work and runs, : time, ? manual)</source>
        <translation>Station, Agent, Arbeit, Lauf oder Aktion  (&gt; Aktionen, @ Agenten, # Arbeit und Läufe, : Zeit, ? Handbuch)</translation>
    </message>
    <message>
        <location filename="../qml/frame/SearchPopup.qml" line="62"/>
        <source>Search stations, agents, work, runs and actions</source>
        <translation>Stationen, Agenten, Arbeit, Läufe und Aktionen suchen</translation>
    </message>
    <message>
        <location filename="../qml/frame/SearchPopup.qml" line="86"/>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>ServerPanel</name>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="21"/>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="67"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="68"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="85"/>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="86"/>
        <source>Starts the server, or calls on it, lists its tools and ends it again</source>
        <translation>Startet den Server oder ruft ihn an, listet seine Werkzeuge und beendet ihn wieder</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="93"/>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="99"/>
        <source>Its tools</source>
        <translation>Seine Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="104"/>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="105"/>
        <source>What starts it, or its address</source>
        <translation>Was ihn startet, oder seine Adresse</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="110"/>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="111"/>
        <source>Takes it out of the environment</source>
        <translation>Nimmt ihn aus der Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="118"/>
        <source>Starting it and asking for its tools…</source>
        <translation>Er wird gestartet und nach seinen Werkzeugen gefragt…</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="132"/>
        <source>It does not work:</source>
        <translation>Er funktioniert nicht:</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="152"/>
        <source>What went wrong last</source>
        <translation>Was zuletzt schiefging</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServerPanel.qml" line="163"/>
        <source>What it wrote then</source>
        <translation>Was er dabei schrieb</translation>
    </message>
</context>
<context>
    <name>ServersView</name>
    <message>
        <location filename="../qml/mcp/ServersView.qml" line="32"/>
        <source>Tool servers</source>
        <translation>Werkzeugserver</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/mcp/ServersView.qml" line="33"/>
        <source>%n server(s). Return opens.</source>
        <translation>
            <numerusform>%n Server. Eingabe öffnet.</numerusform>
            <numerusform>%n Server. Eingabe öffnet.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServersView.qml" line="91"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServersView.qml" line="106"/>
        <source>This environment has no tool servers. Agents get their tools from MCP servers: add one, or take over those that another program knows.</source>
        <translation>Diese Umgebung hat keine Werkzeugserver. Agenten bekommen ihre Werkzeuge von MCP-Servern: einen hinzufügen, oder die eines anderen Programms übernehmen.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServersView.qml" line="107"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ServersView.qml" line="107"/>
        <source>Add a server…</source>
        <translation>Server hinzufügen…</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="32"/>
        <source>no default</source>
        <translation>keine Vorgabe</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="32"/>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="32"/>
        <source>set in %1</source>
        <translation>gesetzt in %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="118"/>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="118"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="217"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="224"/>
        <source>Written in the file by hand.</source>
        <translation>Steht von Hand in der Datei.</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="224"/>
        <source>The environment variable counts more than the file.</source>
        <translation>Die Umgebungsvariable zählt mehr als die Datei.</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="224"/>
        <source>Counts from the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../qml/settings/SettingRow.qml" line="238"/>
        <source>Back to the default of %1</source>
        <translation>Zurück zur Vorgabe: %1</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="25"/>
        <source>Name of the station</source>
        <translation>Name der Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="26"/>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="27"/>
        <source>Tags</source>
        <translation>Schlagworte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="28"/>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="29"/>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="30"/>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="31"/>
        <source>Folder of the environments</source>
        <translation>Ordner der Umgebungen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="32"/>
        <source>Closing the window of an orchestrator</source>
        <translation>Fenster eines Orchestrators schließen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="33"/>
        <source>Names beside the icons of the pages</source>
        <translation>Namen neben den Symbolen der Seiten</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="34"/>
        <source>Colors</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="35"/>
        <source>Height of rows</source>
        <translation>Höhe der Zeilen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="36"/>
        <source>Size of text</source>
        <translation>Größe des Textes</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="37"/>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="38"/>
        <source>Tell what needs you</source>
        <translation>Melden, was Sie braucht</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="39"/>
        <source>Tell failures</source>
        <translation>Fehlschläge melden</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="40"/>
        <source>Tell when a protected station is offline</source>
        <translation>Melden, wenn eine geschützte Station offline ist</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="41"/>
        <source>Tell when watched work ends</source>
        <translation>Melden, wenn beobachtete Arbeit endet</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="42"/>
        <source>Single-letter keys</source>
        <translation>Tasten aus einem Buchstaben</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="43"/>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="44"/>
        <source>Part in the lattice</source>
        <translation>Rolle im Lattice</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="45"/>
        <source>Address of the lattice</source>
        <translation>Adresse des Lattice</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="46"/>
        <source>Credentials file</source>
        <translation>Datei mit Zugangsdaten</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="47"/>
        <source>NKey file</source>
        <translation>NKey-Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="48"/>
        <source>NKey seed</source>
        <translation>NKey-Seed</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="49"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="50"/>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="51"/>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="52"/>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="53"/>
        <source>Own certificate</source>
        <translation>Eigenes Zertifikat</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="54"/>
        <source>Key of the own certificate</source>
        <translation>Schlüssel des eigenen Zertifikats</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="55"/>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="56"/>
        <source>Take any certificate</source>
        <translation>Jedes Zertifikat annehmen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="57"/>
        <source>Longest pause between tries</source>
        <translation>Längste Pause zwischen Versuchen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="58"/>
        <source>Tries to connect again</source>
        <translation>Versuche, neu zu verbinden</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="59"/>
        <source>Time until a call is taken</source>
        <translation>Zeit, bis ein Aufruf angenommen ist</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="60"/>
        <source>Tries of a call</source>
        <translation>Versuche eines Aufrufs</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="61"/>
        <source>NATS server of its own</source>
        <translation>Eigener NATS-Server</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="62"/>
        <source>NATS port</source>
        <translation>NATS-Port</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="63"/>
        <source>Monitoring port</source>
        <translation>Port zur Überwachung</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="64"/>
        <source>Address to listen on</source>
        <translation>Adresse zum Lauschen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="65"/>
        <source>Folder of the server</source>
        <translation>Ordner des Servers</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="66"/>
        <source>Clients must sign in</source>
        <translation>Clients müssen sich anmelden</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="67"/>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="68"/>
        <source>Token of the server</source>
        <translation>Token des Servers</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="69"/>
        <source>Silence until offline</source>
        <translation>Stille bis offline</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="70"/>
        <source>Sweeping of dead stations</source>
        <translation>Wegräumen toter Stationen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="71"/>
        <source>Age of the history</source>
        <translation>Alter der Geschichte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="72"/>
        <source>Size of the history</source>
        <translation>Größe der Geschichte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="73"/>
        <source>Events in the history</source>
        <translation>Ereignisse in der Geschichte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="74"/>
        <source>Copies of the history</source>
        <translation>Kopien der Geschichte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="75"/>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="76"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="77"/>
        <source>Address of the provider</source>
        <translation>Adresse des Anbieters</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="78"/>
        <source>Key of the provider</source>
        <translation>Schlüssel des Anbieters</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="79"/>
        <source>Models to fall back on</source>
        <translation>Ersatzmodelle</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="80"/>
        <source>Further providers</source>
        <translation>Weitere Anbieter</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="81"/>
        <source>Time for a tool</source>
        <translation>Zeit für ein Werkzeug</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="82"/>
        <source>Depth of agents that call agents</source>
        <translation>Tiefe von Agenten, die Agenten rufen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="83"/>
        <source>Steps of a run</source>
        <translation>Schritte eines Laufs</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="84"/>
        <source>Tokens of a run</source>
        <translation>Tokens eines Laufs</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="85"/>
        <source>Other stations may read here</source>
        <translation>Andere Stationen dürfen hier lesen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="86"/>
        <source>Address of the MCP endpoints</source>
        <translation>Adresse der MCP-Endpunkte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="87"/>
        <source>Certificate of the MCP endpoints</source>
        <translation>Zertifikat der MCP-Endpunkte</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="88"/>
        <source>Authorization server whose tokens are taken</source>
        <translation>Autorisierungsserver, dessen Token gelten</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="89"/>
        <source>For whom such a token may be</source>
        <translation>Für wen ein solches Token sein darf</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="90"/>
        <source>Key of that certificate</source>
        <translation>Schlüssel dieses Zertifikats</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="91"/>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="92"/>
        <source>Kind of collector</source>
        <translation>Art des Sammlers</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="93"/>
        <source>Collector of traces</source>
        <translation>Sammler der Traces</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="94"/>
        <source>Headers for the collector</source>
        <translation>Kopfzeilen für den Sammler</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="95"/>
        <source>Name of the service in traces</source>
        <translation>Name des Dienstes in Traces</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="96"/>
        <source>Environment in traces</source>
        <translation>Umgebung in Traces</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="97"/>
        <source>Part of the traces that is sent</source>
        <translation>Anteil der gesendeten Traces</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="98"/>
        <source>Prompts and answers in traces</source>
        <translation>Prompts und Antworten in Traces</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="99"/>
        <source>Age of runs that are kept</source>
        <translation>Alter der aufbewahrten Läufe</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="100"/>
        <source>Size of the record of runs</source>
        <translation>Größe der Aufzeichnung von Läufen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="101"/>
        <source>Id of the station</source>
        <translation>Kennung der Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="102"/>
        <source>Events published at a time</source>
        <translation>Ereignisse auf einmal</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="103"/>
        <source>Longest wait of an event</source>
        <translation>Längstes Warten eines Ereignisses</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="104"/>
        <source>MCP port</source>
        <translation>MCP-Port</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="105"/>
        <source>Port of agents as tools</source>
        <translation>Port der Agenten als Werkzeuge</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="106"/>
        <source>Agents in the file</source>
        <translation>Agenten in der Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="107"/>
        <source>Form of the log</source>
        <translation>Form des Protokolls</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="108"/>
        <source>What is logged</source>
        <translation>Was protokolliert wird</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="109"/>
        <source>Orchestrator, as the Go project says it</source>
        <translation>Orchestrator, wie ihn das Go-Projekt nennt</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="127"/>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="127"/>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="127"/>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="127"/>
        <location filename="../app/desktop/settings/settingwords.cpp" line="189"/>
        <source>Orchestrator</source>
        <translation>Orchestrator</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="128"/>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="128"/>
        <source>Shortcuts</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="129"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="129"/>
        <source>Policies of tools</source>
        <translation>Regeln für Werkzeuge</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="129"/>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="129"/>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="130"/>
        <source>Accessibility</source>
        <translation>Barrierefreiheit</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="130"/>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="161"/>
        <source>In narrow windows the icons stand alone.</source>
        <translation>In schmalen Fenstern stehen die Symbole allein.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="162"/>
        <source>Other stations lose their hub when it stops. It goes on in the tray, or minimized where there is none.</source>
        <translation>Andere Stationen verlieren ihren Hub, wenn er endet. Er läuft in der Ablage weiter, oder minimiert, wo es keine gibt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="163"/>
        <source>Questions, escalations, stalled work and conflicts. It stays until it is settled.</source>
        <translation>Fragen, Eskalationen, stockende Arbeit und Konflikte. Bleibt, bis es erledigt ist.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="164"/>
        <source>Of work that was begun on this station, or is watched.</source>
        <translation>Von Arbeit, die auf dieser Station begann oder beobachtet wird.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="165"/>
        <source>Protected are stations with the tag protected.</source>
        <translation>Geschützt sind Stationen mit dem Tag protected.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="166"/>
        <source>While the window is not in front. The menu of a row of work watches it.</source>
        <translation>Solange das Fenster nicht vorn ist. Das Menü einer Arbeitszeile beobachtet sie.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="167"/>
        <source>Keys that need no Control or Alt, as J, K and /. They count only where no text is written.</source>
        <translation>Tasten ohne Strg oder Alt, etwa J, K und /. Sie gelten nur, wo kein Text geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="168"/>
        <source>As the desktop has it, light, or dark.</source>
        <translation>Wie der Desktop, hell oder dunkel.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="169"/>
        <source>Rows of lists: compact 24, normal 30, roomy 38 pixels.</source>
        <translation>Zeilen von Listen: eng 24, normal 30, weit 38 Pixel.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="170"/>
        <source>Of all text in the window, over the size that the desktop has.</source>
        <translation>Von allem Text im Fenster, über die Größe des Desktops hinaus.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="171"/>
        <source>Black and white, thick outlines, nothing that shines through.</source>
        <translation>Schwarz und Weiß, dicke Umrisse, nichts Durchscheinendes.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="172"/>
        <source>No moving dots on the map; counts and lines say the same.</source>
        <translation>Keine wandernden Punkte auf der Karte; Zahlen und Linien sagen dasselbe.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="179"/>
        <source>not said</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="181"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="183"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="183"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="183"/>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="185"/>
        <source>Goes on</source>
        <translation>Läuft weiter</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="185"/>
        <source>Stops it</source>
        <translation>Hält ihn an</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="185"/>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="187"/>
        <source>Compact</source>
        <translation>Eng</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="187"/>
        <source>Roomy</source>
        <translation>Weit</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="187"/>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="189"/>
        <source>Alone</source>
        <translation>Allein</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingwords.cpp" line="189"/>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="21"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="61"/>
        <location filename="../qml/pages/SettingsPage.qml" line="62"/>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="84"/>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="85"/>
        <source>Nothing to undo</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="96"/>
        <source>The settings of the station cannot be read. %1</source>
        <translation>Die Einstellungen der Station lassen sich nicht lesen. %1</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="96"/>
        <source>Something is wrong in the configuration file.</source>
        <translation>In der Konfigurationsdatei stimmt etwas nicht.</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="98"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="121"/>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/SettingsPage.qml" line="177"/>
        <source>%n setting(s) count when the station starts again.</source>
        <translation>
            <numerusform>%n Einstellung gilt, wenn die Station neu startet.</numerusform>
            <numerusform>%n Einstellungen gelten, wenn die Station neu startet.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="198"/>
        <source>Settings found</source>
        <translation>Gefundene Einstellungen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/pages/SettingsPage.qml" line="199"/>
        <source>%n setting(s). Return changes one.</source>
        <translation>
            <numerusform>%n Einstellung. Eingabe ändert sie.</numerusform>
            <numerusform>%n Einstellungen. Eingabe ändert eine.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="260"/>
        <source>Other lattices have a profile and a window of their own.</source>
        <translation>Andere Lattices haben ein eigenes Profil und ein eigenes Fenster.</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="268"/>
        <source>Profiles…</source>
        <translation>Profile …</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="298"/>
        <source>Which tools may be called is said under Environments, in the tab Policy, and by tool_policy of an agent. Here are the limits of all runs.</source>
        <translation>Welche Werkzeuge aufgerufen werden dürfen, steht unter Umgebungen im Reiter Regeln und in tool_policy eines Agenten. Hier stehen die Grenzen aller Läufe.</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="332"/>
        <source>No setting has “%1” in its name or its words.</source>
        <translation>Keine Einstellung hat „%1“ im Namen oder in ihren Worten.</translation>
    </message>
    <message>
        <location filename="../qml/pages/SettingsPage.qml" line="333"/>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="20"/>
        <source>Set up an assistant</source>
        <translation>Einen Assistenten einrichten</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="32"/>
        <source>Any, over HTTP</source>
        <translation>Jeder, über HTTP</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="43"/>
        <source>Put a token in place of TOKEN.</source>
        <translation>Statt TOKEN ein Token einsetzen.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="43"/>
        <source>It holds the token that was just made.</source>
        <translation>Darin steht das eben gemachte Token.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="43"/>
        <source>It starts the station&apos;s own program (stdio) and needs no token. Its place: %1</source>
        <translation>Es startet das eigene Programm der Station (stdio) und braucht kein Token. Sein Ort: %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="72"/>
        <source>Enter it in %1? What is there stays, and the file as it was is kept beside it.</source>
        <translation>In %1 eintragen? Was dort steht, bleibt, und die Datei von vorher wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="85"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="92"/>
        <source>Yes, enter it</source>
        <translation>Ja, eintragen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="92"/>
        <source>Enter it…</source>
        <translation>Eintragen…</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="93"/>
        <source>Into the settings of %1</source>
        <translation>In die Einstellungen von %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/SetupView.qml" line="102"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <location filename="../qml/components/Sheet.qml" line="66"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../qml/components/Sheet.qml" line="67"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <location filename="../qml/frame/ShortcutSheet.qml" line="75"/>
        <source>Shortcuts</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../qml/frame/ShortcutSheet.qml" line="86"/>
        <source>Each can be changed in the settings, on the page Shortcuts.</source>
        <translation>Jede lässt sich in den Einstellungen unter Tasten ändern.</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="17"/>
        <source>Search and do</source>
        <translation>Suchen und ausführen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="18"/>
        <source>Open the page Lattice</source>
        <translation>Seite Lattice öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="19"/>
        <source>Open the page Needs you</source>
        <translation>Seite Braucht dich öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="20"/>
        <source>Open the page Work</source>
        <translation>Seite Arbeit öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="21"/>
        <source>Open the page Runs</source>
        <translation>Seite Läufe öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="22"/>
        <source>Open the page Agents</source>
        <translation>Seite Agenten öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="23"/>
        <source>Open the page Events</source>
        <translation>Seite Ereignisse öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="24"/>
        <source>Open the page MCP &amp; Tools</source>
        <translation>Seite MCP &amp; Werkzeuge öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="25"/>
        <source>Open the page Environments</source>
        <translation>Seite Umgebungen öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="26"/>
        <source>Open the page Settings</source>
        <translation>Seite Einstellungen öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="27"/>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="79"/>
        <source>Assign work…</source>
        <translation>Arbeit zuweisen…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="28"/>
        <source>Compare two runs…</source>
        <translation>Zwei Läufe vergleichen …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="29"/>
        <source>Show or hide the inspector</source>
        <translation>Inspektor zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="30"/>
        <source>Names of the pages beside their icons</source>
        <translation>Namen der Seiten neben ihren Symbolen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="31"/>
        <source>Show or hide the time bar</source>
        <translation>Zeitleiste zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="32"/>
        <source>The map alone on the whole screen</source>
        <translation>Die Karte allein auf dem ganzen Bildschirm</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="33"/>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="34"/>
        <source>Open a recording…</source>
        <translation>Aufzeichnung öffnen…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="35"/>
        <source>Copy a link to this view</source>
        <translation>Link auf diese Ansicht kopieren</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="36"/>
        <source>Profiles: other lattices in windows of their own…</source>
        <translation>Profile: andere Lattices in eigenen Fenstern …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="37"/>
        <source>No notifications for an hour, or again</source>
        <translation>Eine Stunde keine Meldungen, oder wieder</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="38"/>
        <source>Back to what was shown before</source>
        <translation>Zurück zu dem, was vorher gezeigt wurde</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="39"/>
        <source>Forward again</source>
        <translation>Wieder vorwärts</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="40"/>
        <source>Leave the lattice, or stop the orchestrator…</source>
        <translation>Lattice verlassen oder Orchestrator anhalten…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="41"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="42"/>
        <source>The manual, where it tells of what is shown</source>
        <translation>Handbuch zu dem, was gezeigt wird</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="43"/>
        <source>All shortcuts</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="45"/>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="46"/>
        <source>Previous row</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="47"/>
        <source>To the filter</source>
        <translation>Zum Filter</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="48"/>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="49"/>
        <source>Refresh now</source>
        <translation>Jetzt auffrischen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="50"/>
        <source>Next place found</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="51"/>
        <source>Previous place found</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="52"/>
        <source>Copy the rows as JSON</source>
        <translation>Zeilen als JSON kopieren</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="53"/>
        <source>Send the form</source>
        <translation>Formular absenden</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="54"/>
        <source>Find in the page</source>
        <translation>Auf der Seite suchen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="55"/>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="57"/>
        <source>Show or hide the outline</source>
        <translation>Gliederung zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="58"/>
        <source>Assign work to the selection…</source>
        <translation>Der Auswahl Arbeit zuweisen…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="60"/>
        <source>Group the stations…</source>
        <translation>Stationen gruppieren …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="61"/>
        <source>What the map shows…</source>
        <translation>Was die Karte zeigt …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="62"/>
        <source>Show or hide the overview</source>
        <translation>Übersicht zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="63"/>
        <source>Follow the selected work</source>
        <translation>Dem gewählten Auftrag folgen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="64"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="65"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="66"/>
        <source>Show all stations</source>
        <translation>Alle Stationen zeigen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="67"/>
        <source>Actual size</source>
        <translation>Wahre Größe</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="68"/>
        <source>Unpin the selection</source>
        <translation>Die Auswahl lösen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="70"/>
        <source>Save the tool policy</source>
        <translation>Werkzeugregeln speichern</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="72"/>
        <source>Approve, or answer yes</source>
        <translation>Zustimmen oder mit Ja antworten</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="73"/>
        <source>Reject, or answer no</source>
        <translation>Ablehnen oder mit Nein antworten</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="74"/>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="82"/>
        <source>Answer…</source>
        <translation>Antworten…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="75"/>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="81"/>
        <source>Give to another station…</source>
        <translation>An eine andere Station geben…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="76"/>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="83"/>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="77"/>
        <source>Put off…</source>
        <translation>Aufschieben…</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="80"/>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="85"/>
        <source>Next step that failed</source>
        <translation>Nächster fehlgeschlagener Schritt</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="86"/>
        <source>Previous step that failed</source>
        <translation>Voriger fehlgeschlagener Schritt</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="88"/>
        <source>Compare with another run…</source>
        <translation>Mit einem anderen Lauf vergleichen …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="89"/>
        <source>Run again…</source>
        <translation>Noch einmal …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="90"/>
        <source>Show the map as it was then</source>
        <translation>Die Karte von damals zeigen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="92"/>
        <source>New agent…</source>
        <translation>Neuer Agent …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="93"/>
        <source>Save the file</source>
        <translation>Datei speichern</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="94"/>
        <source>Close the file</source>
        <translation>Datei schließen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="95"/>
        <source>Next open file</source>
        <translation>Nächste offene Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="96"/>
        <source>Previous open file</source>
        <translation>Vorige offene Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="97"/>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="98"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="99"/>
        <source>Complete what is typed</source>
        <translation>Getipptes ergänzen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="100"/>
        <source>Take what is proposed</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="101"/>
        <source>Next problem</source>
        <translation>Nächstes Problem</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="102"/>
        <source>Previous problem</source>
        <translation>Voriges Problem</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="103"/>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="104"/>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="106"/>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="107"/>
        <source>Event before</source>
        <translation>Voriges Ereignis</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="108"/>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="109"/>
        <source>Failure before</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="110"/>
        <source>Next failure</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="111"/>
        <source>Event before of what is selected</source>
        <translation>Voriges Ereignis der Auswahl</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="112"/>
        <source>Next event of what is selected</source>
        <translation>Nächstes Ereignis der Auswahl</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="113"/>
        <source>The oldest moment</source>
        <translation>Der älteste Moment</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="114"/>
        <source>Bookmark this moment</source>
        <translation>Lesezeichen für diesen Moment</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="130"/>
        <source>The whole window</source>
        <translation>Das ganze Fenster</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="131"/>
        <source>All lists and forms</source>
        <translation>Alle Listen und Formulare</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="132"/>
        <source>Time bar and events</source>
        <translation>Zeitleiste und Ereignisse</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="133"/>
        <source>Page Lattice</source>
        <translation>Seite Lattice</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="134"/>
        <source>Page Needs you</source>
        <translation>Seite Braucht Sie</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="135"/>
        <source>Page Work</source>
        <translation>Seite Arbeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="136"/>
        <source>Page Runs</source>
        <translation>Seite Läufe</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="137"/>
        <source>Page Agents</source>
        <translation>Seite Agenten</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="138"/>
        <source>Page Environments</source>
        <translation>Seite Umgebungen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="175"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="200"/>
        <source>%1 (%2)</source>
        <extracomment>an action that has the same keys, and where</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/shortcuttable.cpp" line="203"/>
        <source>The same keys: %1</source>
        <translation>Dieselben Tasten: %1</translation>
    </message>
</context>
<context>
    <name>SnoozeSheet</name>
    <message numerus="yes">
        <location filename="../qml/work/SnoozeSheet.qml" line="33"/>
        <source>Put it off for %n minute(s)?</source>
        <translation>
            <numerusform>Für %n Minute aufschieben?</numerusform>
            <numerusform>Für %n Minuten aufschieben?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="44"/>
        <source>Only this window leaves it out until then.</source>
        <translation>Nur dieses Fenster lässt es bis dahin weg.</translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="44"/>
        <source>Every window of the lattice leaves it out until then, and shows who put it off and why. The work itself is not touched.</source>
        <translation>Jedes Fenster des Verbunds lässt es bis dahin weg und zeigt, wer es warum aufgeschoben hat. Die Arbeit selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="51"/>
        <source>Reason (optional)</source>
        <translation>Grund (freiwillig)</translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="52"/>
        <source>as: I am on it</source>
        <translation>etwa: Ich kümmere mich</translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="64"/>
        <source>Put off</source>
        <translation>Aufschieben</translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="65"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/work/SnoozeSheet.qml" line="69"/>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <location filename="../qml/pages/StartCard.qml" line="15"/>
        <location filename="../qml/pages/StartCard.qml" line="23"/>
        <source>Start a lattice here</source>
        <translation>Hier ein Lattice starten</translation>
    </message>
    <message>
        <location filename="../qml/pages/StartCard.qml" line="16"/>
        <source>One click. It runs on this machine, and only this machine reaches it until you let others join.</source>
        <translation>Ein Klick. Es läuft auf diesem Rechner, und nur er erreicht es, bis Sie andere beitreten lassen.</translation>
    </message>
    <message>
        <location filename="../qml/pages/StartCard.qml" line="23"/>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <location filename="../qml/pages/StartCard.qml" line="23"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../qml/pages/StartCard.qml" line="24"/>
        <source>Starts an orchestrator on this machine</source>
        <translation>Startet einen Orchestrator auf diesem Rechner</translation>
    </message>
    <message>
        <location filename="../qml/pages/StartCard.qml" line="31"/>
        <source>Steps of the start</source>
        <translation>Schritte des Starts</translation>
    </message>
</context>
<context>
    <name>StateFilter</name>
    <message numerus="yes">
        <location filename="../qml/work/StateFilter.qml" line="36"/>
        <source>%n item(s); shows only these</source>
        <translation>
            <numerusform>%n Auftrag; zeigt nur diesen</numerusform>
            <numerusform>%n Aufträge; zeigt nur diese</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="87"/>
        <source>escalated</source>
        <translation>fragt nach</translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="94"/>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="100"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="106"/>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="112"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="118"/>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <location filename="../qml/work/StateFilter.qml" line="124"/>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
</context>
<context>
    <name>StateWord</name>
    <message>
        <location filename="../qml/components/StateWord.qml" line="16"/>
        <location filename="../qml/components/StateWord.qml" line="29"/>
        <source>%1, %2</source>
        <extracomment>a state and what it leaves out: &quot;queued, again in 12 s&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>StationPanel</name>
    <message>
        <location filename="../qml/inspector/StationPanel.qml" line="60"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <location filename="../qml/inspector/StationPanel.qml" line="53"/>
        <source>Its work</source>
        <translation>Arbeit hier</translation>
    </message>
    <message>
        <location filename="../qml/inspector/StationPanel.qml" line="64"/>
        <source>This station offers no agents.</source>
        <translation>Diese Station bietet keine Agenten an.</translation>
    </message>
    <message>
        <location filename="../qml/inspector/StationPanel.qml" line="54"/>
        <source>Lists the work of this station</source>
        <translation>Zeigt die Arbeit dieser Station</translation>
    </message>
    <message>
        <location filename="../qml/inspector/StationPanel.qml" line="82"/>
        <source>Shows the agent</source>
        <translation>Zeigt den Agenten</translation>
    </message>
    <message>
        <location filename="../qml/inspector/StationPanel.qml" line="122"/>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="39"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="58"/>
        <location filename="../qml/frame/StatusStrip.qml" line="141"/>
        <source>Tries to connect now</source>
        <translation>Versucht jetzt zu verbinden</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="58"/>
        <source>Shows the settings of the connection</source>
        <translation>Zeigt die Einstellungen der Verbindung</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="76"/>
        <source>Shows the settings of the orchestrator</source>
        <translation>Zeigt die Einstellungen des Orchestrators</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="85"/>
        <source>%1, %2</source>
        <extracomment>two counts: stations, agents</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/frame/StatusStrip.qml" line="85"/>
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n Station</numerusform>
            <numerusform>%n Stationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/frame/StatusStrip.qml" line="85"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="86"/>
        <source>Shows the lattice</source>
        <translation>Zeigt das Lattice</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="95"/>
        <source>Shows the runs</source>
        <translation>Zeigt die Läufe</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/frame/StatusStrip.qml" line="103"/>
        <source>%n item(s) of work open</source>
        <translation>
            <numerusform>%n Auftrag offen</numerusform>
            <numerusform>%n Aufträge offen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="104"/>
        <source>Shows the work</source>
        <translation>Zeigt die Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="113"/>
        <source>Shows the events</source>
        <translation>Zeigt die Ereignisse</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="129"/>
        <source>Shows what runs in the background</source>
        <translation>Zeigt, was im Hintergrund läuft</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="141"/>
        <source>Shows or hides the time bar</source>
        <translation>Zeigt oder verbirgt die Zeitleiste</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="162"/>
        <location filename="../qml/frame/StatusStrip.qml" line="164"/>
        <source>Background jobs</source>
        <translation>Vorgänge im Hintergrund</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="168"/>
        <source>Nothing runs in the background.</source>
        <translation>Im Hintergrund läuft nichts.</translation>
    </message>
    <message>
        <location filename="../qml/frame/StatusStrip.qml" line="215"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <location filename="../qml/components/StepRow.qml" line="22"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>SureSheet</name>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="43"/>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="43"/>
        <source>Protect %1 no longer?</source>
        <translation>%1 nicht mehr schützen?</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="43"/>
        <source>Apply the plan of %1?</source>
        <translation>Den Plan von %1 annehmen?</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="44"/>
        <source>Restore %1?</source>
        <translation>%1 wiederherstellen?</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="44"/>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="49"/>
        <source>It goes to the trash with %1 and %2, its variables and its plan, and can be brought back.</source>
        <translation>Sie kommt mit %1 und %2, ihren Variablen und ihrem Plan in den Papierkorb und lässt sich zurückholen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/SureSheet.qml" line="49"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/SureSheet.qml" line="49"/>
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="50"/>
        <source>It can then be deleted, synced and restored without its name.</source>
        <translation>Dann lässt sie sich ohne ihren Namen löschen, annehmen und wiederherstellen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/SureSheet.qml" line="51"/>
        <source>%n change(s) count as seen.</source>
        <translation>
            <numerusform>%n Änderung gilt als gesehen.</numerusform>
            <numerusform>%n Änderungen gelten als gesehen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="52"/>
        <source>Version %1 becomes the newest. What is there now stays in the history.</source>
        <translation>Fassung %1 wird die neueste. Was jetzt da ist, bleibt in der Geschichte.</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="53"/>
        <source>Its value is lost, a secret one too. Servers that use it do not start without it.</source>
        <translation>Ihr Wert geht verloren, auch ein geheimer. Server, die sie benutzen, starten nicht ohne sie.</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="58"/>
        <source>It is the one in use: the station then offers the agents of “default”.</source>
        <translation>Sie ist die benutzte: Die Station bietet dann die Agenten von „default“ an.</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="66"/>
        <source>Its name again: %1</source>
        <translation>Noch einmal ihr Name: %1</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="79"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="79"/>
        <source>End the protection</source>
        <translation>Schutz aufheben</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="79"/>
        <source>Apply</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="79"/>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="79"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../qml/environments/SureSheet.qml" line="84"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <location filename="../qml/frame/TimeBar.qml" line="48"/>
        <source>Time that is shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeBar.qml" line="88"/>
        <source>Bookmark %1</source>
        <translation>Lesezeichen %1</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeBar.qml" line="124"/>
        <source>No history yet</source>
        <translation>Noch keine Geschichte</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeBar.qml" line="143"/>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>TimeChip</name>
    <message>
        <location filename="../qml/frame/TimeChip.qml" line="20"/>
        <source>PAST %1</source>
        <translation>VERGANGEN %1</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeChip.qml" line="20"/>
        <source>NOT LIVE</source>
        <translation>NICHT LIVE</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeChip.qml" line="20"/>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeChip.qml" line="27"/>
        <source>Time bar</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>TimeControls</name>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="37"/>
        <source>To the oldest event</source>
        <translation>Zum ältesten Ereignis</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="44"/>
        <source>One event back</source>
        <translation>Ein Ereignis zurück</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="51"/>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="51"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="58"/>
        <source>One event forward</source>
        <translation>Ein Ereignis vor</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="66"/>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="76"/>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="84"/>
        <source>Bookmark this moment, or remove the bookmark</source>
        <translation>Lesezeichen für diesen Augenblick setzen oder entfernen</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="97"/>
        <source>fold idle</source>
        <translation>Leerlauf falten</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="98"/>
        <source>Playing jumps over times in which nothing happens</source>
        <translation>Beim Abspielen werden Zeiten übersprungen, in denen nichts geschieht</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="108"/>
        <source>Compare A↔B</source>
        <translation>A↔B vergleichen</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="109"/>
        <source>Lists what is different at B</source>
        <translation>Zeigt als Liste, was bei B anders ist</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="109"/>
        <source>Pick a range first: Shift and drag on the time bar</source>
        <translation>Zuerst einen Bereich wählen: mit der Umschalttaste auf der Zeitleiste ziehen</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="116"/>
        <source>Forget the range</source>
        <translation>Bereich vergessen</translation>
    </message>
    <message>
        <location filename="../qml/frame/TimeControls.qml" line="116"/>
        <source>Show all of the history</source>
        <translation>Die ganze Geschichte zeigen</translation>
    </message>
</context>
<context>
    <name>TokensView</name>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="23"/>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="27"/>
        <source>There are no tokens. A client that comes over HTTP needs one; programs that start the station themselves (stdio) need none.</source>
        <translation>Es gibt keine Token. Ein Client, der über HTTP kommt, braucht eines; Programme, die die Station selbst starten (stdio), brauchen keines.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="44"/>
        <source>Token %1</source>
        <translation>Token %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="45"/>
        <location filename="../qml/mcp/TokensView.qml" line="60"/>
        <source>%1, made %2</source>
        <translation>%1, gemacht %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="60"/>
        <source>Whoever uses it is shut out at once.</source>
        <translation>Wer es benutzt, ist sofort ausgesperrt.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="75"/>
        <source>Yes, revoke it</source>
        <translation>Ja, widerrufen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="75"/>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="76"/>
        <source>Makes the token %1 worthless</source>
        <translation>Macht das Token %1 wertlos</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="88"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="103"/>
        <source>New token for</source>
        <translation>Neues Token für</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="104"/>
        <source>laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="112"/>
        <source>It may</source>
        <translation>Es darf</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="121"/>
        <source>What the new token may do</source>
        <translation>Was das neue Token darf</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="122"/>
        <source>look at everything but secrets</source>
        <translation>alles ansehen außer Geheimnissen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="122"/>
        <source>run agents and work too</source>
        <translation>auch Agenten und Arbeit laufen lassen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="122"/>
        <source>do everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="138"/>
        <source>Make it</source>
        <translation>Machen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="139"/>
        <source>It is shown this once</source>
        <translation>Es wird nur dieses Mal gezeigt</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="169"/>
        <source>The token for %1. It is shown this once: copy it now.</source>
        <translation>Das Token für %1. Es wird nur dieses Mal gezeigt: jetzt kopieren.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="187"/>
        <source>Copy the token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="192"/>
        <source>I have it</source>
        <translation>Ich habe es</translation>
    </message>
    <message>
        <location filename="../qml/mcp/TokensView.qml" line="193"/>
        <source>Takes it off the screen</source>
        <translation>Nimmt es vom Bildschirm</translation>
    </message>
</context>
<context>
    <name>ToolCallList</name>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="31"/>
        <location filename="../qml/mcp/ToolCallList.qml" line="52"/>
        <source>Calls from this window</source>
        <translation>Aufrufe aus diesem Fenster</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="42"/>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="53"/>
        <source>Return shows the form as it was, Shift+Return calls again.</source>
        <translation>Eingabe zeigt das Formular, wie es war, Umschalt+Eingabe ruft noch einmal auf.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="79"/>
        <source>%1 of %2, %3, %4</source>
        <translation>%1 von %2, %3, %4</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="99"/>
        <source>%1  %2</source>
        <comment>a tool and its input</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="108"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolCallList.qml" line="120"/>
        <source>Call again with the same input</source>
        <translation>Mit derselben Eingabe noch einmal aufrufen</translation>
    </message>
</context>
<context>
    <name>ToolPanel</name>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="22"/>
        <source>Tool %1</source>
        <translation>Werkzeug %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="49"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="62"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="63"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="81"/>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="90"/>
        <source>Schema of its input</source>
        <translation>Schema seiner Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="98"/>
        <location filename="../qml/mcp/ToolPanel.qml" line="142"/>
        <source>Call</source>
        <translation>Aufrufen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="128"/>
        <source>Its server says that it may destroy something. Call it?</source>
        <translation>Sein Server sagt, dass es etwas zerstören kann. Aufrufen?</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="142"/>
        <source>Yes, call it</source>
        <translation>Ja, aufrufen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="143"/>
        <source>In a session of its own, with the server of this environment</source>
        <translation>In einer eigenen Sitzung, mit dem Server dieser Umgebung</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="149"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="156"/>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolPanel.qml" line="157"/>
        <source>Asks the server to stop this call</source>
        <translation>Bittet den Server, diesen Aufruf zu stoppen</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <location filename="../qml/mcp/ToolRow.qml" line="16"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolRow.qml" line="45"/>
        <source>No description.</source>
        <translation>Keine Beschreibung.</translation>
    </message>
</context>
<context>
    <name>ToolsView</name>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="43"/>
        <source>Filter tools</source>
        <translation>Werkzeuge filtern</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="44"/>
        <source>Part of a name or description</source>
        <translation>Teil eines Namens oder einer Beschreibung</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="59"/>
        <source>Only of %1</source>
        <translation>Nur von %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="60"/>
        <source>Shows the tools of all servers</source>
        <translation>Zeigt die Werkzeuge aller Server</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="66"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/mcp/ToolsView.qml" line="66"/>
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n Werkzeug</numerusform>
            <numerusform>%n Werkzeuge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="75"/>
        <source>Stop asking</source>
        <translation>Nicht weiter fragen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="76"/>
        <source>Servers whose tools are not known are started for the list</source>
        <translation>Server, deren Werkzeuge nicht bekannt sind, werden für die Liste gestartet</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="86"/>
        <source>Not asked: %1</source>
        <translation>Nicht gefragt: %1</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="99"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/mcp/ToolsView.qml" line="100"/>
        <source>%n tool(s). Return opens.</source>
        <translation>
            <numerusform>%n Werkzeug. Eingabe öffnet.</numerusform>
            <numerusform>%n Werkzeuge. Eingabe öffnet.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="124"/>
        <source>Asking the servers for their tools…</source>
        <translation>Die Server werden nach ihren Werkzeugen gefragt…</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="125"/>
        <source>No tool matches the filter.</source>
        <translation>Kein Werkzeug passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="125"/>
        <source>There are no tools here: the servers of this environment offer none, or there are no servers.</source>
        <translation>Hier gibt es keine Werkzeuge: die Server dieser Umgebung bieten keine an, oder es gibt keine Server.</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="126"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="126"/>
        <source>Show all tools</source>
        <translation>Alle Werkzeuge zeigen</translation>
    </message>
    <message>
        <location filename="../qml/mcp/ToolsView.qml" line="126"/>
        <source>Show the servers</source>
        <translation>Server zeigen</translation>
    </message>
</context>
<context>
    <name>TrashSheet</name>
    <message>
        <location filename="../qml/environments/TrashSheet.qml" line="16"/>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <location filename="../qml/environments/TrashSheet.qml" line="24"/>
        <source>Each with the time (UTC) at which it was deleted.</source>
        <translation>Jede mit der Zeit (UTC), zu der sie gelöscht wurde.</translation>
    </message>
    <message>
        <location filename="../qml/environments/TrashSheet.qml" line="55"/>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>TrustPanel</name>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="25"/>
        <source>This station&apos;s key</source>
        <translation>Schlüssel dieser Station</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="30"/>
        <source>It signs what this station asks of others; an administrator there allows it. It is no secret.</source>
        <translation>Er unterschreibt, was diese Station von anderen will; dort lässt ihn ein Verwalter zu. Er ist kein Geheimnis.</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="52"/>
        <source>Copy this station&apos;s key</source>
        <translation>Schlüssel dieser Station kopieren</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="59"/>
        <source>Allowed keys</source>
        <translation>Zugelassene Schlüssel</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="65"/>
        <source>No other station may change anything here.</source>
        <translation>Keine andere Station darf hier etwas ändern.</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="88"/>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="97"/>
        <source>%1 · %2 · since %3</source>
        <translation>%1 · %2 · seit %3</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="117"/>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="118"/>
        <source>Takes back what %1 may do here</source>
        <translation>Nimmt zurück, was %1 hier darf</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="127"/>
        <source>Allow a key…</source>
        <translation>Schlüssel zulassen …</translation>
    </message>
    <message>
        <location filename="../qml/settings/TrustPanel.qml" line="133"/>
        <source>What listens and who may read</source>
        <translation>Was lauscht und wer lesen darf</translation>
    </message>
</context>
<context>
    <name>TryView</name>
    <message>
        <location filename="../qml/agents/TryView.qml" line="80"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="90"/>
        <source>Faked</source>
        <translation>Vorgespielt</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="94"/>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="98"/>
        <source>Real</source>
        <translation>Echt</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="103"/>
        <source>Each tool answers that it was called; nothing happens.</source>
        <translation>Jedes Werkzeug antwortet, dass es gerufen wurde; nichts geschieht.</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="104"/>
        <source>Tools answer as they did in an earlier run.</source>
        <translation>Werkzeuge antworten wie in einem früheren Lauf.</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="105"/>
        <source>Tools are called, with all that they do.</source>
        <translation>Werkzeuge werden gerufen, mit allem, was sie tun.</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="113"/>
        <source>Which run</source>
        <translation>Welcher Lauf</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="137"/>
        <location filename="../qml/agents/TryView.qml" line="179"/>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="137"/>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="138"/>
        <source>Runs the text as it stands here</source>
        <translation>Führt den Text aus, wie er hier steht</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="144"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="145"/>
        <source>Ends the run, with all that it started</source>
        <translation>Beendet den Lauf mit allem, was er begonnen hat</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="179"/>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="179"/>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="214"/>
        <source>Open the run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="215"/>
        <source>Its steps and messages, on the page Runs</source>
        <translation>Seine Schritte und Nachrichten, auf der Seite Läufe</translation>
    </message>
    <message>
        <location filename="../qml/agents/TryView.qml" line="226"/>
        <source>Nothing has been tried yet. What is run is the text as it stands, saved or not.</source>
        <translation>Noch nichts probiert. Ausgeführt wird der Text, wie er dasteht, gesichert oder nicht.</translation>
    </message>
</context>
<context>
    <name>TypeAhead</name>
    <message>
        <location filename="../qml/components/TypeAhead.qml" line="64"/>
        <source>Go to the row that begins with…</source>
        <translation>Zur Zeile, die beginnt mit…</translation>
    </message>
    <message>
        <location filename="../qml/components/TypeAhead.qml" line="64"/>
        <source>Go to: %1</source>
        <translation>Gehe zu: %1</translation>
    </message>
    <message>
        <location filename="../qml/components/TypeAhead.qml" line="64"/>
        <source>No row begins with: %1</source>
        <translation>Keine Zeile beginnt mit: %1</translation>
    </message>
</context>
<context>
    <name>VariableRow</name>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="24"/>
        <location filename="../qml/environments/VariableRow.qml" line="36"/>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="36"/>
        <source>secret, not shown</source>
        <translation>geheim, nicht gezeigt</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="36"/>
        <location filename="../qml/environments/VariableRow.qml" line="63"/>
        <source>used by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="101"/>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="101"/>
        <source>Show %1; an event says who looked</source>
        <translation>%1 zeigen; ein Ereignis sagt, wer es ansah</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="108"/>
        <source>Set…</source>
        <translation>Setzen …</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="108"/>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="109"/>
        <source>Sets %1</source>
        <translation>Setzt %1</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableRow.qml" line="116"/>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>VariableSheet</name>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="33"/>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="33"/>
        <source>Set a variable</source>
        <translation>Eine Variable setzen</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="46"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="56"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="67"/>
        <source>Secret: kept in the keyring, never in the file</source>
        <translation>Geheim: im Schlüsselbund, nie in der Datei</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="68"/>
        <source>What was secret once stays secret</source>
        <translation>Was einmal geheim war, bleibt geheim</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="74"/>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="89"/>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariableSheet.qml" line="93"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>VariablesTab</name>
    <message>
        <location filename="../qml/environments/VariablesTab.qml" line="29"/>
        <source>Servers wait for: %1</source>
        <translation>Server warten auf: %1</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariablesTab.qml" line="29"/>
        <source>Values that servers are given. They are in no history.</source>
        <translation>Werte, die Server bekommen. Sie stehen in keiner Geschichte.</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariablesTab.qml" line="39"/>
        <location filename="../qml/environments/VariablesTab.qml" line="93"/>
        <source>Set a variable…</source>
        <translation>Variable setzen …</translation>
    </message>
    <message>
        <location filename="../qml/environments/VariablesTab.qml" line="55"/>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/environments/VariablesTab.qml" line="56"/>
        <source>%n variable(s). Return changes one, Delete removes it.</source>
        <translation>
            <numerusform>%n Variable. Eingabe ändert, Entf entfernt sie.</numerusform>
            <numerusform>%n Variablen. Eingabe ändert, Entf entfernt eine.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/environments/VariablesTab.qml" line="92"/>
        <source>No variables yet. Servers of this environment can use them as {{ .NAME }}.</source>
        <translation>Noch keine Variablen. Server dieser Umgebung können sie als {{ .NAME }} benutzen.</translation>
    </message>
</context>
<context>
    <name>VerbSheet</name>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="75"/>
        <source>This may destroy something. Do it?</source>
        <translation>Das kann etwas zerstören. Ausführen?</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="93"/>
        <source>Yes, do it</source>
        <translation>Ja, ausführen</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="93"/>
        <source>Run…</source>
        <translation>Ausführen…</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="93"/>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="94"/>
        <source>Asks first</source>
        <translation>Fragt vorher</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="94"/>
        <source>Return in a line, %1 in a text</source>
        <translation>Eingabetaste in einer Zeile, %1 in einem Text</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="100"/>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="107"/>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="108"/>
        <source>Asks the station to stop this</source>
        <translation>Bittet die Station, das zu stoppen</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="115"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="123"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="124"/>
        <source>The request that an MCP client sends</source>
        <translation>Die Anfrage, die ein MCP-Client sendet</translation>
    </message>
    <message>
        <location filename="../qml/frame/VerbSheet.qml" line="137"/>
        <source>As a command</source>
        <translation>Als Befehl</translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="42"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/agents/VersionsView.qml" line="43"/>
        <source>%n version(s), newest first</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen, die neueste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="58"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="59"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="80"/>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="113"/>
        <source>No version has been kept yet. Each save makes one, where git is installed.</source>
        <translation>Noch keine Version festgehalten. Jedes Sichern macht eine, wo git installiert ist.</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="114"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="122"/>
        <source>Choose a version to see what has changed since.</source>
        <translation>Eine Version wählen, um zu sehen, was sich seither geändert hat.</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="131"/>
        <source>the draft</source>
        <translation>der Entwurf</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="131"/>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="155"/>
        <source>%1, to confirm</source>
        <translation>%1, zur Bestätigung</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="156"/>
        <source>Name of the protected environment, to confirm</source>
        <translation>Name der geschützten Umgebung, zur Bestätigung</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="163"/>
        <source>Restore this version</source>
        <translation>Diese Version wiederherstellen</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="164"/>
        <source>Puts it back as a new version; what is there now stays in the history</source>
        <translation>Legt sie als neue Version darüber; was jetzt da ist, bleibt in der Geschichte</translation>
    </message>
    <message>
        <location filename="../qml/agents/VersionsView.qml" line="173"/>
        <source>Save or revert the draft first.</source>
        <translation>Erst den Entwurf sichern oder verwerfen.</translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message>
        <location filename="../qml/map/WallView.qml" line="42"/>
        <source>Map on the wall</source>
        <translation>Karte an der Wand</translation>
    </message>
    <message>
        <location filename="../qml/map/WallView.qml" line="43"/>
        <source>Escape or F11 closes it.</source>
        <translation>Escape oder F11 schließt sie.</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/WallView.qml" line="107"/>
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n Station</numerusform>
            <numerusform>%n Stationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/WallView.qml" line="112"/>
        <source>%n station(s) with a problem</source>
        <translation>
            <numerusform>%n Station mit einem Problem</numerusform>
            <numerusform>%n Stationen mit einem Problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/map/WallView.qml" line="116"/>
        <source>%n in need of you</source>
        <translation>
            <numerusform>%n wartet auf dich</numerusform>
            <numerusform>%n warten auf dich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="13"/>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="14"/>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="15"/>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="16"/>
        <source>left</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="24"/>
        <source>not there then</source>
        <translation>damals nicht da</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="29"/>
        <source>%1, %2</source>
        <extracomment>a state and the age of the last heartbeat: &quot;late, 17 s&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="35"/>
        <location filename="../app/desktop/vocabulary.cpp" line="48"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="37"/>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="39"/>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/vocabulary.cpp" line="40"/>
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="47"/>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="54"/>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="55"/>
        <location filename="../app/desktop/vocabulary.cpp" line="69"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="56"/>
        <location filename="../app/desktop/vocabulary.cpp" line="70"/>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="57"/>
        <location filename="../app/desktop/vocabulary.cpp" line="71"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="58"/>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="60"/>
        <source>warning</source>
        <extracomment>a step that passed, with something to mend</extracomment>
        <translation>Warnung</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="68"/>
        <source>not called yet</source>
        <translation>noch nicht aufgerufen</translation>
    </message>
    <message>
        <location filename="../app/desktop/vocabulary.cpp" line="72"/>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="27"/>
        <source>Actions for the selected work</source>
        <translation>Aktionen für die gewählte Arbeit</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/WorkBar.qml" line="39"/>
        <source>%n item(s) selected</source>
        <translation>
            <numerusform>%n Auftrag gewählt</numerusform>
            <numerusform>%n Aufträge gewählt</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="66"/>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="89"/>
        <source>Stops it where it is and assigns it anew</source>
        <translation>Hält ihn an, wo er ist, und vergibt ihn neu</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="110"/>
        <source>All that is known of it</source>
        <translation>Alles, was darüber bekannt ist</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="77"/>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="88"/>
        <source>Give to…</source>
        <translation>Geben an…</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="100"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="101"/>
        <source>As lines of text (Ctrl+C)</source>
        <translation>Als Textzeilen (Strg+C)</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkBar.qml" line="109"/>
        <source>Copy JSON</source>
        <translation>JSON kopieren</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <location filename="../qml/work/WorkCard.qml" line="37"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkCard.qml" line="38"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>WorkColumns</name>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="15"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="16"/>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="17"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="18"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="19"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="20"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="21"/>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="23"/>
        <source>Quiet for</source>
        <extracomment>column: how long since the last sign of progress</extracomment>
        <translation>Still seit</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="24"/>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="26"/>
        <source>From</source>
        <extracomment>column: who assigned the work</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="27"/>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="28"/>
        <source>Tool calls</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkColumns.qml" line="29"/>
        <source>Trace</source>
        <translation>Spur</translation>
    </message>
</context>
<context>
    <name>WorkLaneBox</name>
    <message>
        <location filename="../qml/work/WorkLaneBox.qml" line="36"/>
        <source>%1 open, %2 in all</source>
        <translation>%1 offen, %2 insgesamt</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneBox.qml" line="60"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneBox.qml" line="71"/>
        <source>%1 open of %2</source>
        <translation>%1 offen von %2</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneBox.qml" line="102"/>
        <source>Nothing here</source>
        <translation>Nichts hier</translation>
    </message>
</context>
<context>
    <name>WorkLaneView</name>
    <message>
        <location filename="../qml/work/WorkLaneView.qml" line="111"/>
        <source>Work by station</source>
        <translation>Arbeit nach Station</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneView.qml" line="112"/>
        <source>Left and Right go to the next station, J and K move, Return opens, G gives to another station.</source>
        <translation>Links und Rechts gehen zur nächsten Station, J und K bewegen, Eingabe öffnet, G gibt an eine andere Station.</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneView.qml" line="169"/>
        <source>Give it to this station</source>
        <translation>An diese Station geben</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneView.qml" line="169"/>
        <source>Drop it in the lane of another station</source>
        <translation>In der Bahn einer anderen Station ablegen</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/WorkLaneView.qml" line="179"/>
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/WorkLaneView.qml" line="180"/>
        <source>Shows new work and sorts anew</source>
        <translation>Zeigt neue Arbeit und sortiert neu</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <location filename="../qml/work/WorkList.qml" line="130"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/WorkList.qml" line="131"/>
        <source>%n item(s). J and K move, Return opens, Space selects.</source>
        <translation>
            <numerusform>%n Auftrag. J und K bewegen, Eingabe öffnet, Leertaste wählt.</numerusform>
            <numerusform>%n Aufträge. J und K bewegen, Eingabe öffnet, Leertaste wählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../qml/work/WorkList.qml" line="197"/>
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../qml/work/WorkList.qml" line="198"/>
        <source>Shows new work and sorts anew</source>
        <translation>Zeigt neue Arbeit und sortiert neu</translation>
    </message>
</context>
<context>
    <name>WorkMenu</name>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="22"/>
        <source>It has not ended.</source>
        <translation>Sie ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="22"/>
        <source>It asks nothing.</source>
        <translation>Sie fragt nichts.</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="22"/>
        <source>It has ended, or is stopping.</source>
        <translation>Sie ist zu Ende oder hält gerade an.</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="26"/>
        <source>Actions for the selected work</source>
        <translation>Aktionen für die gewählte Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="36"/>
        <source>Show all about it</source>
        <translation>Alles dazu zeigen</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="37"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="44"/>
        <source>Its events</source>
        <translation>Ihre Ereignisse</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="56"/>
        <source>Do not tell when it ends</source>
        <translation>Ende nicht melden</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="56"/>
        <source>Tell me when it ends</source>
        <translation>Ende melden</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="65"/>
        <source>Answer…</source>
        <translation>Antworten…</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="74"/>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="83"/>
        <source>Give to…</source>
        <translation>Geben an…</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="92"/>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="100"/>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="106"/>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="112"/>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkMenu.qml" line="117"/>
        <source>Copy as MCP call</source>
        <translation>Als MCP-Aufruf kopieren</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <location filename="../qml/pages/WorkPage.qml" line="27"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../qml/pages/WorkPage.qml" line="148"/>
        <source>No work matches the filter.</source>
        <translation>Keine Arbeit passt zum Filter.</translation>
    </message>
    <message>
        <location filename="../qml/pages/WorkPage.qml" line="149"/>
        <source>No work is known: the link is down since before the first answer.</source>
        <translation>Keine Arbeit ist bekannt: Die Verbindung fehlt seit vor der ersten Antwort.</translation>
    </message>
    <message>
        <location filename="../qml/pages/WorkPage.qml" line="150"/>
        <source>No work has been assigned yet. What you assign is kept until it is done, whatever stops in between.</source>
        <translation>Noch ist keine Arbeit zugewiesen. Was Sie zuweisen, bleibt erhalten, bis es erledigt ist, was immer zwischendurch stehen bleibt.</translation>
    </message>
    <message>
        <location filename="../qml/pages/WorkPage.qml" line="151"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <location filename="../qml/pages/WorkPage.qml" line="151"/>
        <source>Assign work</source>
        <translation>Arbeit zuweisen</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="61"/>
        <source>Close the inspector</source>
        <translation>Inspektor schließen</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="69"/>
        <source>This item has left the ledger, where ended work stays for 7 days. It is shown as it was last seen.</source>
        <translation>Dieser Auftrag steht nicht mehr im Auftragsbuch, in dem Beendetes 7 Tage bleibt. Er wird gezeigt, wie er zuletzt gesehen wurde.</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="70"/>
        <source>This item is not in the ledger. Ended work stays there for 7 days.</source>
        <translation>Dieser Auftrag steht nicht im Auftragsbuch. Beendetes bleibt dort 7 Tage.</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="105"/>
        <source>Shows the agent</source>
        <translation>Zeigt den Agenten</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="116"/>
        <source>Shows the station</source>
        <translation>Zeigt die Station</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="147"/>
        <source>Answer…</source>
        <translation>Antworten…</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="154"/>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="161"/>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="168"/>
        <source>Give to…</source>
        <translation>Geben an…</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="217"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="229"/>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="239"/>
        <source>Belongs together</source>
        <translation>Gehört zusammen</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="252"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="260"/>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="270"/>
        <source>Copy id</source>
        <translation>Id kopieren</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkPanel.qml" line="193"/>
        <source>Answer so far</source>
        <translation>Antwort bis jetzt</translation>
    </message>
</context>
<context>
    <name>WorkRelationRow</name>
    <message>
        <location filename="../qml/inspector/WorkRelationRow.qml" line="26"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkRelationRow.qml" line="54"/>
        <source>%1, %2</source>
        <extracomment>how another item belongs to this one, and its state: &quot;Part, done&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>WorkResult</name>
    <message>
        <location filename="../qml/inspector/WorkResult.qml" line="21"/>
        <location filename="../qml/inspector/WorkResult.qml" line="55"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkResult.qml" line="25"/>
        <source>Rehearsal: this answer was scripted or made from the description. It is not from a model.</source>
        <translation>Probe: Diese Antwort stammt aus einem Skript oder aus der Beschreibung. Sie ist nicht von einem Modell.</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkResult.qml" line="77"/>
        <source>Open whole answer</source>
        <translation>Ganze Antwort öffnen</translation>
    </message>
    <message>
        <location filename="../qml/inspector/WorkResult.qml" line="84"/>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <location filename="../qml/work/WorkRow.qml" line="60"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkRow.qml" line="61"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>WorkStepRow</name>
    <message>
        <location filename="../qml/inspector/WorkStepRow.qml" line="39"/>
        <source>%1, %2</source>
        <extracomment>a step of work: what, and at which station</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>WorkToolbar</name>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="43"/>
        <source>Filter, as: is:running agent:log-* &quot;phrase&quot;</source>
        <translation>Filter, etwa: is:running agent:log-* &quot;Wortlaut&quot;</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="44"/>
        <source>Filter work</source>
        <translation>Arbeit filtern</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="61"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="62"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="69"/>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="70"/>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="70"/>
        <source>By station</source>
        <translation>Nach Station</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="70"/>
        <source>Tree by run</source>
        <translation>Baum nach Lauf</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="95"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="103"/>
        <source>Assign work</source>
        <translation>Arbeit zuweisen</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="77"/>
        <source>Save the selected rows as CSV</source>
        <translation>Gewählte Zeilen als CSV sichern</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="77"/>
        <source>Save the rows as CSV</source>
        <translation>Zeilen als CSV sichern</translation>
    </message>
    <message>
        <location filename="../qml/work/WorkToolbar.qml" line="86"/>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>WorkWaiting</name>
    <message>
        <location filename="../qml/work/WorkWaiting.qml" line="50"/>
        <source>Waiting for the ledger of work to answer…</source>
        <translation>Das Auftragsbuch hat noch nicht geantwortet…</translation>
    </message>
</context>
<context>
    <name>WorkWords</name>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="32"/>
        <location filename="../app/desktop/work/workstate.cpp" line="62"/>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="33"/>
        <location filename="../app/desktop/work/workstate.cpp" line="64"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="34"/>
        <source>waiting for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="35"/>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="36"/>
        <location filename="../app/desktop/work/workstate.cpp" line="67"/>
        <source>escalated</source>
        <translation>fragt nach</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="37"/>
        <location filename="../app/desktop/work/workstate.cpp" line="68"/>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="38"/>
        <location filename="../app/desktop/work/workstate.cpp" line="69"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="39"/>
        <location filename="../app/desktop/work/workstate.cpp" line="70"/>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="63"/>
        <location filename="../app/desktop/work/workstate.cpp" line="78"/>
        <source>assigned</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="65"/>
        <source>waiting to retry</source>
        <translation>wartet auf neuen Versuch</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="66"/>
        <location filename="../app/desktop/work/workstate.cpp" line="79"/>
        <source>stopping</source>
        <translation>wird gestoppt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="82"/>
        <source>again in %1</source>
        <translation>wieder in %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="82"/>
        <source>again soon</source>
        <translation>bald wieder</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="93"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workstate.cpp" line="95"/>
        <source>%1, %2</source>
        <extracomment>progress of work: a percentage, and what is being done</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>app::AgentDeeds</name>
    <message>
        <location filename="../app/desktop/agents/agentdeeds.cpp" line="105"/>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdeeds.cpp" line="132"/>
        <source>%1 could not be brought back.</source>
        <translation>%1 ließ sich nicht zurückholen.</translation>
    </message>
</context>
<context>
    <name>app::AgentDocument</name>
    <message>
        <location filename="../app/desktop/agents/agentdocument.cpp" line="77"/>
        <source>There is no such file any more: %1</source>
        <translation>Diese Datei gibt es nicht mehr: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocument.cpp" line="103"/>
        <source>The lines of this file end in different ways, which an editor would make one. Change it elsewhere, or by commands.</source>
        <translation>Die Zeilen dieser Datei enden verschieden; ein Editor würde das gleich machen. Anderswo oder mit Befehlen ändern.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocument.cpp" line="232"/>
        <source>The text was changed at the same time; try again.</source>
        <translation>Der Text wurde zur gleichen Zeit geändert; noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocument.cpp" line="247"/>
        <source>An agent without a text cannot be saved; delete it instead.</source>
        <translation>Ein Agent ohne Text lässt sich nicht sichern; stattdessen löschen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="19"/>
        <source>Your draft of %1 is back; it has not been saved.</source>
        <translation>Der Entwurf von %1 ist wieder da; gesichert ist er nicht.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="25"/>
        <source>no draft</source>
        <translation>kein Entwurf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="27"/>
        <source>draft NOT kept: %1</source>
        <translation>Entwurf NICHT aufbewahrt: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="28"/>
        <source>draft kept %1</source>
        <translation>Entwurf aufbewahrt %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="28"/>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="34"/>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="36"/>
        <source>file changed elsewhere</source>
        <translation>Datei anderswo geändert</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="37"/>
        <source>file of %1</source>
        <translation>Datei von %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="37"/>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="43"/>
        <source>no version yet</source>
        <translation>noch keine Version</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="43"/>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="52"/>
        <source>not running: %1 is not the current environment</source>
        <translation>nicht im Einsatz: %1 ist nicht die aktuelle Umgebung</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="54"/>
        <source>not running</source>
        <translation>nicht im Einsatz</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="56"/>
        <source>the last good version runs, if there was one: this file is broken</source>
        <translation>im Einsatz ist die letzte gute Version, wenn es eine gab: Diese Datei ist defekt</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="62"/>
        <source>held back on the lattice: %1 has an agent of this name</source>
        <translation>im Lattice zurückgehalten: %1 hat einen Agenten dieses Namens</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="66"/>
        <source>on the lattice: the file, without the draft</source>
        <translation>im Lattice: die Datei, ohne den Entwurf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="66"/>
        <source>on the lattice: this file</source>
        <translation>im Lattice: diese Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentdocumentfacts.cpp" line="69"/>
        <source>not on the lattice yet</source>
        <translation>noch nicht im Lattice</translation>
    </message>
</context>
<context>
    <name>app::AgentForm</name>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="38"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="38"/>
        <source>by which it is called; without one the file&apos;s</source>
        <translation>unter dem er gerufen wird; ohne ihn der der Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="39"/>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="39"/>
        <source>what it does, in a sentence</source>
        <translation>was er tut, in einem Satz</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="40"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="40"/>
        <source>empty: the home&apos;s</source>
        <translation>leer: das des Heims</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="41"/>
        <source>Steps at most</source>
        <translation>Schritte höchstens</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="41"/>
        <source>calls of the model in one run, 1 to 1000; empty: 10</source>
        <translation>Aufrufe des Modells in einem Lauf, 1 bis 1000; leer: 10</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="42"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="42"/>
        <source>servers and tools, with commas between them</source>
        <translation>Server und Werkzeuge, mit Kommas dazwischen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="43"/>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="43"/>
        <source>that it may call, with commas between them</source>
        <translation>die er rufen darf, mit Kommas dazwischen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="44"/>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="44"/>
        <source>words to find it by, with commas between them</source>
        <translation>Wörter, unter denen man ihn findet, mit Kommas dazwischen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="59"/>
        <source>required; type, what it is</source>
        <translation>nötig; Typ, was es ist</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="59"/>
        <source>type, what it is</source>
        <translation>Typ, was es ist</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="59"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agentform.cpp" line="92"/>
        <source>A number from 1 to 1000.</source>
        <translation>Eine Zahl von 1 bis 1000.</translation>
    </message>
</context>
<context>
    <name>app::AgentTry</name>
    <message numerus="yes">
        <location filename="../app/desktop/agents/agenttry.cpp" line="61"/>
        <source>%1, %n tool call(s)</source>
        <translation>
            <numerusform>%1, %n Werkzeugaufruf</numerusform>
            <numerusform>%1, %n Werkzeugaufrufe</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agenttry.cpp" line="73"/>
        <source>Only agents of the current environment can be tried; %1 is another one.</source>
        <translation>Nur Agenten der aktuellen Umgebung lassen sich probieren; %1 ist eine andere.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agenttry.cpp" line="75"/>
        <source>The text has errors; see the problems beside the editor.</source>
        <translation>Der Text hat Fehler; siehe die Probleme neben dem Editor.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agenttry.cpp" line="77"/>
        <source>No run of this agent has called a tool yet, so nothing is recorded.</source>
        <translation>Noch kein Lauf dieses Agenten hat ein Werkzeug gerufen, also ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agenttry.cpp" line="89"/>
        <source>(faked) %1 was called and did nothing.</source>
        <translation>(vorgespielt) %1 wurde gerufen und hat nichts getan.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/agents/agenttry.cpp" line="144"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/agents/agenttry.cpp" line="146"/>
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n Werkzeugaufruf</numerusform>
            <numerusform>%n Werkzeugaufrufe</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/agenttry.cpp" line="147"/>
        <source>cost not known</source>
        <translation>Kosten nicht bekannt</translation>
    </message>
</context>
<context>
    <name>app::AgentVersions</name>
    <message>
        <location filename="../app/desktop/agents/agentversions.cpp" line="88"/>
        <source>%1, %2, %3</source>
        <extracomment>a version of a file: its id, who made it, when</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>app::AssignForm</name>
    <message>
        <location filename="../app/desktop/work/assignform.cpp" line="119"/>
        <location filename="../app/desktop/work/assignform.cpp" line="122"/>
        <source>Any station that can</source>
        <translation>Jede Station, die es kann</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/assignform.cpp" line="197"/>
        <source>No agent of this lattice names a capability. Choose an agent by its name.</source>
        <translation>Kein Agent dieses Lattice nennt eine Fähigkeit. Wählen Sie einen Agenten mit Namen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/assignform.cpp" line="198"/>
        <source>No station of this lattice offers an agent yet. Start one that does, then assign work.</source>
        <translation>Noch bietet keine Station dieses Lattice einen Agenten an. Starten Sie eine, die es tut, und weisen Sie dann zu.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/assignform.cpp" line="200"/>
        <source>Some values are missing or cannot be read; they are marked.</source>
        <translation>Einige Werte fehlen oder sind nicht lesbar; sie sind markiert.</translation>
    </message>
</context>
<context>
    <name>app::Bookmarks</name>
    <message>
        <location filename="../app/desktop/events/bookmarks.cpp" line="49"/>
        <source>The file of bookmarks could not be read. It is now %1.</source>
        <translation>Die Datei der Lesezeichen war nicht lesbar. Sie heißt jetzt %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/bookmarks.cpp" line="49"/>
        <source>The file of bookmarks cannot be read: %1</source>
        <translation>Die Datei der Lesezeichen ist nicht lesbar: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/bookmarks.cpp" line="66"/>
        <source>There are %1 bookmarks; remove one first.</source>
        <translation>Es gibt %1 Lesezeichen; entfernen Sie zuerst eines.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/bookmarks.cpp" line="92"/>
        <source>The bookmark is not kept: %1 cannot be written (%2).</source>
        <translation>Das Lesezeichen bleibt nicht erhalten: %1 lässt sich nicht schreiben (%2).</translation>
    </message>
</context>
<context>
    <name>app::CallModel</name>
    <message>
        <location filename="../app/desktop/callmodel.cpp" line="87"/>
        <source>%1, %2</source>
        <extracomment>who answered, and how long it took: &quot;station-b, 1.2 s&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/callmodel.cpp" line="88"/>
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n Werkzeugaufruf</numerusform>
            <numerusform>%n Werkzeugaufrufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ClientListModel</name>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="32"/>
        <source>a client without a name</source>
        <translation>ein Client ohne Namen</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="32"/>
        <source>%1 %2</source>
        <comment>a program and its version</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="38"/>
        <source>connected: %n session(s)</source>
        <translation>
            <numerusform>verbunden: %n Sitzung</numerusform>
            <numerusform>verbunden: %n Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="38"/>
        <source>asked last at %1</source>
        <translation>zuletzt gefragt um %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="40"/>
        <source>by stdio, asked last at %1</source>
        <translation>über stdio, fragte zuletzt um %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="41"/>
        <source>asks without a session, last at %1</source>
        <translation>fragt ohne Sitzung, zuletzt um %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="41"/>
        <source>gone, asked last at %1</source>
        <translation>fort, zuletzt gefragt um %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="44"/>
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="45"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="45"/>
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="49"/>
        <source>a program of yours</source>
        <translation>ein eigenes Programm</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="49"/>
        <source>token %1</source>
        <translation>Token %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="50"/>
        <source>agents as tools</source>
        <translation>Agenten als Werkzeuge</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="52"/>
        <source>%1 · %2 · MCP %3</source>
        <translation>%1 · %2 · MCP %3</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="52"/>
        <source>%1 · %2</source>
        <comment>whose, and what it may</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="58"/>
        <source>%1  %2, %3</source>
        <comment>time, tool, duration</comment>
        <translation>%1  %2, %3</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="59"/>
        <source>✕ %1: %2</source>
        <translation>✕ %1: %2</translation>
    </message>
</context>
<context>
    <name>app::Comparison</name>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="54"/>
        <source>Stations joined</source>
        <translation>Stationen beigetreten</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="55"/>
        <source>Stations left</source>
        <translation>Stationen gegangen</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="56"/>
        <source>Stations changed</source>
        <translation>Stationen geändert</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="57"/>
        <source>Agents added</source>
        <translation>Agenten dazugekommen</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="58"/>
        <source>Agents removed</source>
        <translation>Agenten entfernt</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="59"/>
        <source>Work opened</source>
        <translation>Arbeit begonnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="60"/>
        <source>Work closed</source>
        <translation>Arbeit beendet</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="61"/>
        <source>Work moved on</source>
        <translation>Arbeit weitergekommen</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="64"/>
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="64"/>
        <source>%n completed</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="64"/>
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="65"/>
        <source>%n retried</source>
        <translation>
            <numerusform>%n wiederholt</numerusform>
            <numerusform>%n wiederholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="65"/>
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="83"/>
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="92"/>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/comparison.cpp" line="110"/>
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/events/comparison.cpp" line="133"/>
        <source>What changed from A %1 to B %2</source>
        <extracomment>two moments that are compared</extracomment>
        <translation>Was sich von A %1 bis B %2 geändert hat</translation>
    </message>
</context>
<context>
    <name>app::ControlCenter</name>
    <message>
        <location filename="../app/desktop/controlcenter.cpp" line="220"/>
        <source>A recording is shown. Nothing can be changed in it.</source>
        <translation>Eine Aufzeichnung ist zu sehen. In ihr lässt sich nichts ändern.</translation>
    </message>
    <message>
        <location filename="../app/desktop/controlcenter.cpp" line="221"/>
        <source>This station is in no lattice. Start one or join one first.</source>
        <translation>Diese Station ist in keinem Lattice. Starten Sie eines, oder treten Sie einem bei.</translation>
    </message>
    <message>
        <location filename="../app/desktop/controlcenter.cpp" line="222"/>
        <source>The link is down; it comes back by itself.</source>
        <translation>Die Verbindung fehlt; sie kommt von selbst wieder.</translation>
    </message>
    <message>
        <location filename="../app/desktop/controlcenter.cpp" line="223"/>
        <source>The past is shown. Go back to live first.</source>
        <translation>Sie sehen die Vergangenheit. Gehen Sie erst zurück zu live.</translation>
    </message>
</context>
<context>
    <name>app::Endpoint</name>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="66"/>
        <source>Assistants cannot reach this window; the log says why. Set mcp_port in config.yaml to a free port, or to 8586, and start again.</source>
        <translation>Assistenten erreichen dieses Fenster nicht; das Protokoll sagt, warum. In config.yaml mcp_port auf einen freien Port oder auf 8586 setzen und neu starten.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="67"/>
        <source>Assistants cannot reach this window: port %1 belongs to %2. Set mcp_port in config.yaml to another port, and start again.</source>
        <translation>Assistenten erreichen dieses Fenster nicht: Port %1 gehört %2. In config.yaml mcp_port auf einen anderen Port setzen und neu starten.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="68"/>
        <source>Port %1 was taken at the start and is free now; it is used again after the next start.</source>
        <translation>Port %1 war beim Start belegt und ist jetzt frei; nach dem nächsten Start wird er wieder benutzt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="69"/>
        <source>Port %1 belongs to %2, so port %3 is used.</source>
        <translation>Port %1 gehört %2, darum wird Port %3 benutzt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="75"/>
        <source>Say who it is for.</source>
        <translation>Für wen ist es?</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="155"/>
        <source>It is entered in %1. Start the program anew.</source>
        <translation>Es ist in %1 eingetragen. Das Programm neu starten.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/endpoint.cpp" line="156"/>
        <source>It is entered in %1; the file as it was is %2. Start the program anew.</source>
        <translation>Es ist in %1 eingetragen; die Datei von vorher ist %2. Das Programm neu starten.</translation>
    </message>
</context>
<context>
    <name>app::EnvironmentDesk</name>
    <message>
        <location filename="../app/desktop/environments/environmentdesk.cpp" line="135"/>
        <source>%1 and %2 have the same agents, servers and variables.</source>
        <translation>%1 und %2 haben dieselben Agenten, Server und Variablen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/environments/environmentdesk.cpp" line="135"/>
        <source>%n difference(s) from %1 to %2</source>
        <translation>
            <numerusform>%n Unterschied von %1 zu %2</numerusform>
            <numerusform>%n Unterschiede von %1 zu %2</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentdesk.cpp" line="145"/>
        <source>Letters, digits, “.”, “_” and “-”, a letter or digit first; 64 at most.</source>
        <translation>Buchstaben, Ziffern, „.“, „_“ und „-“, zuerst ein Buchstabe oder eine Ziffer; höchstens 64.</translation>
    </message>
</context>
<context>
    <name>app::EnvironmentDetails</name>
    <message numerus="yes">
        <location filename="../app/desktop/environments/environmentdetails.cpp" line="176"/>
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n Werkzeug</numerusform>
            <numerusform>%n Werkzeuge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/environments/environmentdetails.cpp" line="207"/>
        <source>Nothing has changed since it was last accepted: %n thing(s) as they were.</source>
        <translation>
            <numerusform>Nichts hat sich seit der letzten Annahme geändert: %n Ding ist, wie es war.</numerusform>
            <numerusform>Nichts hat sich seit der letzten Annahme geändert: %n Dinge sind, wie sie waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/environments/environmentdetails.cpp" line="207"/>
        <source>%n change(s) since it was last accepted</source>
        <translation>
            <numerusform>%n Änderung seit der letzten Annahme</numerusform>
            <numerusform>%n Änderungen seit der letzten Annahme</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentdetails.cpp" line="301"/>
        <source>This version changed no text.</source>
        <translation>Diese Fassung hat keinen Text geändert.</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/environmentdetails.cpp" line="318"/>
        <source>Letters, digits and “_”, no digit first; 128 at most.</source>
        <translation>Buchstaben, Ziffern und „_“, keine Ziffer zuerst; höchstens 128.</translation>
    </message>
</context>
<context>
    <name>app::EventDetails</name>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="69"/>
        <source>Missing</source>
        <translation>Es fehlt</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="69"/>
        <source>#%1 to #%2</source>
        <translation>#%1 bis #%2</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="70"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="73"/>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="75"/>
        <source>Happened</source>
        <extracomment>the time that the station that acted put on the event</extracomment>
        <translation>Geschehen</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="76"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="77"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="78"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="79"/>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="80"/>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="81"/>
        <source>Trace</source>
        <translation>Spur</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="82"/>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="83"/>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventdetails.cpp" line="84"/>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>app::EventListModel</name>
    <message numerus="yes">
        <location filename="../app/desktop/events/eventlistmodel.cpp" line="133"/>
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistmodel.cpp" line="135"/>
        <source>%1 of %2</source>
        <extracomment>events that match the filter, of all: &quot;412 of 1,204,331&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistmodel.cpp" line="135"/>
        <source>… of %1</source>
        <translation>… von %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Sequence</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Stored (UTC)</source>
        <translation>Gespeichert (UTC)</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Summary</source>
        <translation>Kurzfassung</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/eventlistcopies.cpp" line="139"/>
        <source>Trace</source>
        <translation>Spur</translation>
    </message>
</context>
<context>
    <name>app::FieldModel</name>
    <message>
        <location filename="../app/desktop/fieldmodel.cpp" line="14"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../app/desktop/fieldmodel.cpp" line="15"/>
        <source>What the agent should do, in words.</source>
        <translation>Was der Agent tun soll, in Worten.</translation>
    </message>
    <message>
        <location filename="../app/desktop/fieldmodel.cpp" line="24"/>
        <source>The agent&apos;s input schema cannot be read; only a task can be sent. (%1)</source>
        <translation>Das Eingabeschema des Agenten ist nicht lesbar; nur eine Aufgabe kann gesendet werden. (%1)</translation>
    </message>
</context>
<context>
    <name>app::Inspected</name>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="99"/>
        <source>%1 is not offered: the name belongs to %2. Rename one of the two.</source>
        <translation>%1 wird nicht angeboten: Der Name gehört %2. Benennen Sie einen der beiden um.</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="113"/>
        <source>%1 (now)</source>
        <extracomment>a fact that is not in the history and therefore of today</extracomment>
        <translation>%1 (jetzt)</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="114"/>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="117"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="118"/>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="119"/>
        <source>Pool</source>
        <translation>Verbund</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="120"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="121"/>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="124"/>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="124"/>
        <source>%1 of %2 free, %3 queued</source>
        <translation>%1 von %2 frei, %3 warten</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="124"/>
        <source>not said</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="125"/>
        <source>Last heard</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <location filename="../app/desktop/inspected.cpp" line="125"/>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>app::Jobs</name>
    <message numerus="yes">
        <location filename="../app/desktop/window/jobs.cpp" line="73"/>
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n Vorgang läuft</numerusform>
            <numerusform>%n Vorgänge laufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::JoinForm</name>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="47"/>
        <source>Paste a join line, or fill in a host.</source>
        <translation>Fügen Sie eine Beitrittszeile ein, oder geben Sie einen Rechner an.</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="51"/>
        <source>This is no join line: it looks like station://HOST:PORT/?… or nats://HOST:PORT.</source>
        <translation>Das ist keine Beitrittszeile: Sie sieht aus wie station://RECHNER:PORT/?… oder nats://RECHNER:PORT.</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="51"/>
        <source>This is no address: write it as HOST or HOST:PORT.</source>
        <translation>Das ist keine Adresse: Schreiben Sie RECHNER oder RECHNER:PORT.</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="55"/>
        <source>Fill in the user.</source>
        <translation>Geben Sie den Benutzer an.</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="57"/>
        <source>Fill in: %1.</source>
        <translation>Bitte ausfüllen: %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="59"/>
        <location filename="../app/desktop/joinform.cpp" line="61"/>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="67"/>
        <source>No sign-in</source>
        <translation>Keine Anmeldung</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="67"/>
        <location filename="../app/desktop/joinform.cpp" line="74"/>
        <source>Credentials file</source>
        <translation>Credentials-Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="67"/>
        <location filename="../app/desktop/joinform.cpp" line="75"/>
        <source>NKey file</source>
        <translation>NKey-Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="67"/>
        <location filename="../app/desktop/joinform.cpp" line="76"/>
        <source>NKey seed</source>
        <translation>NKey-Seed</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="67"/>
        <location filename="../app/desktop/joinform.cpp" line="77"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="67"/>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <location filename="../app/desktop/joinform.cpp" line="78"/>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>app::JsonRows</name>
    <message>
        <location filename="../app/desktop/events/jsonrows.cpp" line="54"/>
        <source>The rest is in the raw text.</source>
        <translation>Der Rest steht im rohen Text.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/jsonrows.cpp" line="60"/>
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/jsonrows.cpp" line="62"/>
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Leaving</name>
    <message>
        <location filename="../app/desktop/window/leaving.cpp" line="104"/>
        <source>End this station, which is in the lattice</source>
        <translation>Diese Station beenden, die im Lattice ist</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/leaving.cpp" line="150"/>
        <source>Stop the orchestrator</source>
        <translation>Den Orchestrator anhalten</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/leaving.cpp" line="150"/>
        <source>Leave the lattice</source>
        <translation>Das Lattice verlassen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/leaving.cpp" line="162"/>
        <source>The lattice goes on without this station. What it works on is given to others.</source>
        <translation>Das Lattice geht ohne diese Station weiter. Woran sie arbeitet, bekommen andere.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/leaving.cpp" line="169"/>
        <source>No other station is in the lattice now.</source>
        <translation>Keine andere Station ist jetzt im Lattice.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/leaving.cpp" line="175"/>
        <source>%1 and %n more</source>
        <extracomment>a list of names, and how many are not in it</extracomment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/leaving.cpp" line="177"/>
        <source>%n station(s) will lose their hub: %1.</source>
        <extracomment>names of stations follow</extracomment>
        <translation>
            <numerusform>%n Station verliert ihren Hub: %1.</numerusform>
            <numerusform>%n Stationen verlieren ihren Hub: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ManualView</name>
    <message>
        <location filename="../app/desktop/manual/manualview.cpp" line="42"/>
        <source>en</source>
        <extracomment>The code of the language that these words are in, as: de</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>app::MapMemory</name>
    <message>
        <location filename="../app/desktop/map/mapmemory.cpp" line="90"/>
        <source>The places could not be written: %1</source>
        <translation>Die Plätze ließen sich nicht schreiben: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/map/mapmemory.cpp" line="101"/>
        <source>The places could not be read: %1</source>
        <translation>Die Plätze ließen sich nicht lesen: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/map/mapmemory.cpp" line="105"/>
        <source>This file is too large to hold places.</source>
        <translation>Diese Datei ist zu groß, um Plätze zu enthalten.</translation>
    </message>
    <message>
        <location filename="../app/desktop/map/mapmemory.cpp" line="112"/>
        <source>This file does not hold places of a map: %1</source>
        <translation>Diese Datei enthält keine Plätze einer Karte: %1</translation>
    </message>
</context>
<context>
    <name>app::MapScene</name>
    <message numerus="yes">
        <location filename="../app/desktop/map/mapscene.cpp" line="180"/>
        <source>%1, %2, %n agent(s)</source>
        <extracomment>a station on the map: name, state, number of agents</extracomment>
        <translation>
            <numerusform>%1, %2, %n Agent</numerusform>
            <numerusform>%1, %2, %n Agenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/map/mapscene.cpp" line="192"/>
        <source>%1 of %n slot(s) in use</source>
        <translation>
            <numerusform>%1 von %n Platz belegt</numerusform>
            <numerusform>%1 von %n Plätzen belegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/map/mapscene.cpp" line="194"/>
        <source>! %n need(s) somebody</source>
        <translation>
            <numerusform>! %n wartet auf jemanden</numerusform>
            <numerusform>! %n warten auf jemanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/map/mapscene.cpp" line="196"/>
        <source>✕ %n failed in the last ten minutes</source>
        <translation>
            <numerusform>✕ %n in den letzten zehn Minuten gescheitert</numerusform>
            <numerusform>✕ %n in den letzten zehn Minuten gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/map/mapscene.cpp" line="200"/>
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::NeedsYouModel</name>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="76"/>
        <source>no progress at %1, attempt %2 of %3</source>
        <translation>kein Fortschritt bei %1, Versuch %2 von %3</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="77"/>
        <source>no progress at %1 since “%2”, attempt %3 of %4</source>
        <translation>kein Fortschritt bei %1 seit „%2“, Versuch %3 von %4</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="67"/>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="109"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="80"/>
        <source>lost at %1 during its last attempt: nobody knows how far it came</source>
        <translation>bei %1 im letzten Versuch verloren: Niemand weiß, wie weit sie kam</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="81"/>
        <source>asks for help without saying why</source>
        <translation>bittet um Hilfe, ohne zu sagen, warum</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="95"/>
        <source>not offered by %1: the name belongs to %2. Rename one of the two.</source>
        <translation>von %1 nicht angeboten: Der Name gehört %2. Benennen Sie einen von beiden um.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="170"/>
        <source>settled: the name is free of conflict</source>
        <translation>erledigt: Der Name ist ohne Konflikt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="172"/>
        <source>settled: it was answered, or nobody waits for it any longer</source>
        <translation>erledigt: es wurde beantwortet, oder niemand wartet mehr darauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="175"/>
        <source>settled: it has left the ledger</source>
        <translation>erledigt: nicht mehr im Auftragsbuch</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="178"/>
        <source>answered by %1: %2</source>
        <translation>beantwortet von %1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="178"/>
        <source>somebody</source>
        <translation>jemandem</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="180"/>
        <source>settled: it is %1</source>
        <extracomment>what became of an item in the list of needs: &quot;settled: it is running&quot;</extracomment>
        <translation>erledigt: Zustand „%1“</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="248"/>
        <source>put off until %1</source>
        <extracomment>a need that somebody put off: a time, and where that was done</extracomment>
        <translation>aufgeschoben bis %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="248"/>
        <source>put off until %1 at %2</source>
        <translation>aufgeschoben bis %1 bei %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="250"/>
        <source>%1: “%2”</source>
        <extracomment>a need that was put off, and why</extracomment>
        <translation>%1: „%2“</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/needsyoumodel.cpp" line="320"/>
        <source>name conflict</source>
        <translation>Namenskonflikt</translation>
    </message>
</context>
<context>
    <name>app::Notices</name>
    <message numerus="yes">
        <location filename="../app/desktop/window/notices.cpp" line="72"/>
        <source>%n more need(s) you</source>
        <translation>
            <numerusform>%n weitere Anfrage an Sie</numerusform>
            <numerusform>%n weitere Anfragen an Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/notices.cpp" line="73"/>
        <source>%n more item(s) of work failed</source>
        <translation>
            <numerusform>%n weitere Arbeit fehlgeschlagen</numerusform>
            <numerusform>%n weitere Arbeiten fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/notices.cpp" line="74"/>
        <source>%n more protected station(s) offline</source>
        <translation>
            <numerusform>%n weitere geschützte Station offline</numerusform>
            <numerusform>%n weitere geschützte Stationen offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/notices.cpp" line="75"/>
        <source>%n more watched item(s) of work ended</source>
        <translation>
            <numerusform>%n weitere beobachtete Arbeit beendet</numerusform>
            <numerusform>%n weitere beobachtete Arbeiten beendet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/window/notices.cpp" line="91"/>
        <source>Needs you: %1</source>
        <translation>Braucht Sie: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/notices.cpp" line="121"/>
        <location filename="../app/desktop/window/notices.cpp" line="129"/>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/notices.cpp" line="129"/>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/notices.cpp" line="129"/>
        <source>Stopped: %1</source>
        <translation>Gestoppt: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/notices.cpp" line="141"/>
        <source>Offline: %1</source>
        <translation>Offline: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/notices.cpp" line="141"/>
        <source>This station is protected. Nothing was heard of it for a while.</source>
        <translation>Diese Station ist geschützt. Seit einer Weile war nichts von ihr zu hören.</translation>
    </message>
</context>
<context>
    <name>app::Opener</name>
    <message>
        <location filename="../app/desktop/opener.cpp" line="52"/>
        <source>This is neither a link of a lattice nor a file: %1</source>
        <translation>Das ist weder ein Verweis in ein Lattice noch eine Datei: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/opener.cpp" line="60"/>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/opener.cpp" line="63"/>
        <source>%1 is no agent: %2</source>
        <translation>%1 ist kein Agent: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/opener.cpp" line="64"/>
        <source>%1 is no agent of this lattice. It becomes one when the file lies in the folder of an environment of this station.</source>
        <translation>%1 ist kein Agent dieses Lattice. Er wird es, wenn die Datei im Ordner einer Umgebung dieser Station liegt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/opener.cpp" line="73"/>
        <source>This window is in a lattice already. Leave it first, then open the join line again.</source>
        <translation>Dieses Fenster ist schon in einem Lattice. Erst austreten, dann die Beitrittszeile noch einmal öffnen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/opener.cpp" line="81"/>
        <source>No station of this lattice offers the agent %1.</source>
        <translation>Keine Station dieses Lattice bietet den Agenten %1 an.</translation>
    </message>
</context>
<context>
    <name>app::PastTime</name>
    <message>
        <location filename="../app/desktop/events/pasttime.cpp" line="121"/>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/pasttime.cpp" line="128"/>
        <source>RECORDED %1 · everything is shown as it was · actions are off</source>
        <extracomment>the time that is looked at in a recording</extracomment>
        <translation>AUFGEZEICHNET %1 · alles ist gezeigt, wie es war · Aktionen sind aus</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/pasttime.cpp" line="130"/>
        <source>PAST %1 · %2 · everything is shown as it was · actions are off</source>
        <extracomment>the time that is looked at, and how long ago that was</extracomment>
        <translation>VERGANGEN %1 · %2 · alles wird gezeigt, wie es war · Handlungen sind aus</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/pasttime.cpp" line="136"/>
        <source>A recording is shown. Nothing can be changed in it.</source>
        <translation>Eine Aufzeichnung ist zu sehen. In ihr lässt sich nichts ändern.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/pasttime.cpp" line="137"/>
        <source>You look at the past. Go back to live (End) to act.</source>
        <translation>Sie sehen die Vergangenheit. Gehen Sie zurück zu live (Ende), um zu handeln.</translation>
    </message>
</context>
<context>
    <name>app::Playback</name>
    <message>
        <location filename="../app/desktop/events/playback.cpp" line="111"/>
        <source>Select a station, an agent or an item of work first.</source>
        <translation>Wählen Sie zuerst eine Station, einen Agenten oder eine Arbeit.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/playback.cpp" line="159"/>
        <source>Nothing like that is earlier in the history.</source>
        <translation>Davor steht nichts dergleichen in der Geschichte.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/playback.cpp" line="159"/>
        <source>Nothing like that is later in the history.</source>
        <translation>Danach steht nichts dergleichen in der Geschichte.</translation>
    </message>
</context>
<context>
    <name>app::PolicyDesk</name>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="186"/>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="187"/>
        <source>read-only</source>
        <translation>nur lesend</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="187"/>
        <source>may destroy</source>
        <translation>kann zerstören</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="194"/>
        <source>decides for no tool that is known now</source>
        <translation>entscheidet für kein jetzt bekanntes Werkzeug</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/environments/policydesk.cpp" line="194"/>
        <source>decides for %n tool(s): %1</source>
        <translation>
            <numerusform>entscheidet für %n Werkzeug: %1</numerusform>
            <numerusform>entscheidet für %n Werkzeuge: %1</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="310"/>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="310"/>
        <source>a person decides</source>
        <translation>ein Mensch entscheidet</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="310"/>
        <source>denied</source>
        <translation>verboten</translation>
    </message>
    <message>
        <location filename="../app/desktop/environments/policydesk.cpp" line="318"/>
        <source>A tool, server/tool, or a server, with * if need be; or @destructive, @read-only.</source>
        <translation>Ein Werkzeug, Server/Werkzeug oder ein Server, wenn nötig mit *; oder @destructive, @read-only.</translation>
    </message>
</context>
<context>
    <name>app::PriceList</name>
    <message>
        <location filename="../app/desktop/settings/pricelist.cpp" line="79"/>
        <source>written into the cache %1</source>
        <translation>in den Cache geschrieben %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/pricelist.cpp" line="81"/>
        <source>above %1 tokens %2 and %3</source>
        <translation>über %1 Token %2 und %3</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/pricelist.cpp" line="83"/>
        <source>the program has %1 and %2</source>
        <translation>das Programm hat %1 und %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/pricelist.cpp" line="102"/>
        <source>Dollars for a million tokens, such as %1.</source>
        <translation>Dollar für eine Million Token, etwa %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/pricelist.cpp" line="117"/>
        <location filename="../app/desktop/settings/pricelist.cpp" line="120"/>
        <source>price of %1</source>
        <translation>Preis von %1</translation>
    </message>
</context>
<context>
    <name>app::ProblemModel</name>
    <message>
        <location filename="../app/desktop/agents/problemmodel.cpp" line="15"/>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/problemmodel.cpp" line="16"/>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/problemmodel.cpp" line="19"/>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>app::ProfileList</name>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="101"/>
        <source>The window of %1 cannot be opened.</source>
        <translation>Das Fenster von %1 kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="114"/>
        <source>%1 cannot be made.</source>
        <translation>%1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="126"/>
        <source>%1 cannot be renamed.</source>
        <translation>%1 kann nicht umbenannt werden.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="135"/>
        <source>The color of %1 cannot be changed.</source>
        <translation>Die Farbe von %1 kann nicht geändert werden.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="144"/>
        <source>The protection of %1 cannot be changed.</source>
        <translation>Der Schutz von %1 kann nicht geändert werden.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="149"/>
        <source>End the protection of the profile %1</source>
        <translation>Den Schutz des Profils %1 beenden</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="160"/>
        <source>Move the profile %1 to the trash, with its agents, history and settings</source>
        <translation>Das Profil %1 in den Papierkorb legen, mit seinen Agenten, seiner Historie und seinen Einstellungen</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="163"/>
        <source>%1 cannot be deleted.</source>
        <translation>%1 kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="177"/>
        <source>%1 A station runs there: end its window, or run stn --profile with its name and down.</source>
        <translation>%1 Dort läuft eine Station: ihr Fenster beenden, oder stn --profile mit ihrem Namen und down aufrufen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="190"/>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="191"/>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="192"/>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="193"/>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="194"/>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="195"/>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="213"/>
        <source>this window</source>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="213"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="213"/>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="214"/>
        <source>last used %1</source>
        <translation>zuletzt benutzt %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/profilelist.cpp" line="214"/>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
</context>
<context>
    <name>app::PromptCompletion</name>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="21"/>
        <source>the agent&apos;s name</source>
        <translation>Name des Agenten</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="22"/>
        <source>what it does, in a sentence</source>
        <translation>was er tut, in einem Satz</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="23"/>
        <source>which model answers</source>
        <translation>welches Modell antwortet</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="24"/>
        <source>models to ask when that one cannot answer</source>
        <translation>Modelle, die gefragt werden, wenn jenes nicht kann</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="25"/>
        <source>calls of the model in one run</source>
        <translation>Aufrufe des Modells in einem Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="26"/>
        <source>seconds that a run may take</source>
        <translation>Sekunden, die ein Lauf dauern darf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="27"/>
        <source>servers and tools that it may call</source>
        <translation>Server und Werkzeuge, die er rufen darf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="28"/>
        <source>agents that it may call</source>
        <translation>Agenten, die er rufen darf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="29"/>
        <source>words to find it by</source>
        <translation>Wörter, unter denen man ihn findet</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="30"/>
        <source>what others may ask of it</source>
        <translation>was andere von ihm wollen dürfen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="31"/>
        <source>the values that it is given</source>
        <translation>die Werte, die er bekommt</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="32"/>
        <source>the form of its answer</source>
        <translation>die Form seiner Antwort</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="33"/>
        <source>temperature and the like</source>
        <translation>Temperatur und dergleichen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="34"/>
        <source>it may give work to others</source>
        <translation>er darf anderen Aufträge geben</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="35"/>
        <source>it remembers from run to run</source>
        <translation>er erinnert sich von Lauf zu Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="36"/>
        <source>it may run code, closed in</source>
        <translation>er darf Code ausführen, eingeschlossen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="37"/>
        <source>when it runs by itself</source>
        <translation>wann er von selbst läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="38"/>
        <source>which tools need a person&apos;s yes</source>
        <translation>welche Werkzeuge das Ja eines Menschen brauchen</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="39"/>
        <source>what it may use up</source>
        <translation>was er verbrauchen darf</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="40"/>
        <source>tasks that it is good for</source>
        <translation>Aufgaben, für die er gut ist</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="41"/>
        <source>anything for other programs</source>
        <translation>was andere Programme angeht</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="61"/>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="63"/>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="65"/>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="67"/>
        <source>sandbox</source>
        <translation>Sandkasten</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="123"/>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="125"/>
        <source>part in a file beside this one</source>
        <translation>Teil in einer Datei daneben</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="127"/>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="133"/>
        <source>helper</source>
        <translation>Helfer</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="135"/>
        <source>end of a block</source>
        <translation>Ende eines Blocks</translation>
    </message>
    <message>
        <location filename="../app/desktop/agents/promptcompletion.cpp" line="140"/>
        <source>begins a message</source>
        <translation>beginnt eine Nachricht</translation>
    </message>
</context>
<context>
    <name>app::Protection</name>
    <message>
        <location filename="../app/desktop/window/protection.cpp" line="89"/>
        <source>%1: %2</source>
        <extracomment>what is to be done, and with what</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>app::ProviderList</name>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="90"/>
        <source>Asking for one word…</source>
        <translation>Fragt nach einem Wort …</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="96"/>
        <source>%1 answered after %2</source>
        <translation>%1 antwortete nach %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="98"/>
        <source>for $%1</source>
        <translation>für $%1</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="119"/>
        <source>The key is forgotten.</source>
        <translation>Der Schlüssel ist vergessen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="119"/>
        <source>The key is in %1.</source>
        <translation>Der Schlüssel ist hier: %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="155"/>
        <source>has a key</source>
        <translation>hat einen Schlüssel</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="155"/>
        <source>key from %1</source>
        <translation>Schlüssel aus %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="155"/>
        <source>no key yet</source>
        <translation>noch kein Schlüssel</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/providerlist.cpp" line="155"/>
        <source>needs no key</source>
        <translation>braucht keinen Schlüssel</translation>
    </message>
</context>
<context>
    <name>app::QuestionForm</name>
    <message>
        <location filename="../app/desktop/work/questionform.cpp" line="19"/>
        <source>This is settled: somebody else answered, or nobody waits for it any longer.</source>
        <translation>Das ist erledigt: jemand anderes hat geantwortet, oder niemand wartet mehr darauf.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/questionform.cpp" line="54"/>
        <source>%1, for the agent %2</source>
        <extracomment>who asks: an agent, about a tool of a server</extracomment>
        <translation>%1, für den Agenten %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/questionform.cpp" line="55"/>
        <source>%1 wants to call %2 of %3</source>
        <translation>%1 will %2 von %3 aufrufen</translation>
    </message>
</context>
<context>
    <name>app::Recording</name>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="57"/>
        <source>A small lattice, recorded</source>
        <translation>Ein kleiner Verbund, aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="161"/>
        <source>%1 events</source>
        <extracomment>a recording: how many events it has</extracomment>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="163"/>
        <source>recorded %1</source>
        <translation>aufgezeichnet am %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="165"/>
        <source>only what this filter found: %1</source>
        <translation>nur was dieser Filter fand: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="167"/>
        <source>the end of the file is missing</source>
        <translation>das Ende der Datei fehlt</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="176"/>
        <source>This file is no recording that can be read. Export one with `stn lattice events export FILE`, or on the page Events.</source>
        <translation>Diese Datei ist keine lesbare Aufzeichnung. Exportieren lässt sich eine mit `stn lattice events export DATEI` oder auf der Seite Ereignisse.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/recording.cpp" line="178"/>
        <source>There is no such file, or no event in it. Choose another one.</source>
        <translation>Diese Datei gibt es nicht, oder sie enthält kein Ereignis. Bitte eine andere wählen.</translation>
    </message>
</context>
<context>
    <name>app::Replay</name>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="129"/>
        <source>The history is not open.</source>
        <translation>Die Geschichte ist nicht geöffnet.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="132"/>
        <source>The history is being read: %1 of %2.</source>
        <extracomment>how far the index has read, of how many</extracomment>
        <translation>Die Geschichte wird gelesen: %1 von %2.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="135"/>
        <source>No live events. What is indexed ends at %1.</source>
        <translation>Keine Ereignisse live. Was im Verzeichnis steht, endet um %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="136"/>
        <source>No live events, and nothing is indexed yet.</source>
        <translation>Keine Ereignisse live, und im Verzeichnis steht noch nichts.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="137"/>
        <source>The history cannot be kept on this machine.</source>
        <translation>Die Geschichte lässt sich auf diesem Rechner nicht aufheben.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="93"/>
        <source>The filter is not understood, so nothing was exported.</source>
        <translation>Der Filter ist nicht verständlich, darum wurde nichts ausgegeben.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="61"/>
        <source>There is no event %1 in the history that is kept.</source>
        <translation>In der aufbewahrten Geschichte gibt es kein Ereignis %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="61"/>
        <source>The event %1 cannot be looked up: %2</source>
        <translation>Das Ereignis %1 kann nicht nachgeschlagen werden: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="94"/>
        <source>Exporting to %1 …</source>
        <translation>Ausgabe nach %1 …</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="97"/>
        <source>The export failed: %1</source>
        <translation>Die Ausgabe ist gescheitert: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="99"/>
        <source>%1 events are in %2, and a report for reading is in %3.</source>
        <extracomment>after an export: how many events, the file, and the report beside it</extracomment>
        <translation>%1 Ereignisse stehen in %2, und ein Bericht zum Lesen in %3.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="108"/>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/events/replay.cpp" line="108"/>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>app::RunComparison</name>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="162"/>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="163"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="164"/>
        <source>Given to the tool</source>
        <translation>Dem Werkzeug gegeben</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="165"/>
        <source>Answer of the tool</source>
        <translation>Antwort des Werkzeugs</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="166"/>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="167"/>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="241"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="249"/>
        <source>Neither run has a step.</source>
        <translation>Keiner der Läufe hat einen Schritt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/runs/runcomparison.cpp" line="249"/>
        <source>All %n step(s) are the same.</source>
        <translation>
            <numerusform>Der eine Schritt ist gleich.</numerusform>
            <numerusform>Alle %n Schritte sind gleich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/runs/runcomparison.cpp" line="250"/>
        <source>They part at row %1 of %2; %n row(s) differ.</source>
        <translation>
            <numerusform>Sie trennen sich in Zeile %1 von %2; %n Zeile ist verschieden.</numerusform>
            <numerusform>Sie trennen sich in Zeile %1 von %2; %n Zeilen sind verschieden.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="253"/>
        <source>%1 Only the first %2 steps of each are compared.</source>
        <translation>%1 Verglichen sind nur die ersten %2 Schritte beider.</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="274"/>
        <source>only in the second</source>
        <translation>nur im zweiten</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runcomparison.cpp" line="274"/>
        <source>only in the first</source>
        <translation>nur im ersten</translation>
    </message>
</context>
<context>
    <name>app::RunDetails</name>
    <message>
        <location filename="../app/desktop/runs/rundetails.cpp" line="111"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/rundetails.cpp" line="235"/>
        <source>The run is written to %1.</source>
        <translation>Der Lauf steht in %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/rundetails.cpp" line="235"/>
        <source>The run could not be written.</source>
        <translation>Der Lauf ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/rundetails.cpp" line="279"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/rundetails.cpp" line="292"/>
        <source>tools were faked</source>
        <translation>Werkzeuge waren nachgestellt</translation>
    </message>
</context>
<context>
    <name>app::RunFigures</name>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="18"/>
        <location filename="../app/desktop/runs/runfigures.cpp" line="37"/>
        <location filename="../app/desktop/runs/runfigures.cpp" line="52"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="25"/>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="38"/>
        <location filename="../app/desktop/runs/runfigures.cpp" line="52"/>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="42"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="43"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="44"/>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="45"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="46"/>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="47"/>
        <source>Tool calls</source>
        <translation>Werkzeugaufrufe</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="48"/>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="49"/>
        <source>Tokens out</source>
        <translation>Token heraus</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="50"/>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="51"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="53"/>
        <source>Prompt file</source>
        <translation>Prompt-Datei</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runfigures.cpp" line="54"/>
        <source>Task and input</source>
        <translation>Aufgabe und Eingabe</translation>
    </message>
</context>
<context>
    <name>app::RunListModel</name>
    <message numerus="yes">
        <location filename="../app/desktop/runs/runlistmodel.cpp" line="204"/>
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runlistmodel.cpp" line="205"/>
        <source>half within %1, 95 % within %2</source>
        <translation>die Hälfte binnen %1, 95 % binnen %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runlistmodel.cpp" line="206"/>
        <source>%1 failed (%2 %)</source>
        <translation>%1 fehlgeschlagen (%2 %)</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/runs/runlistmodel.cpp" line="209"/>
        <source>%1, and %n run(s) at a price that is not known</source>
        <translation>
            <numerusform>%1, und %n Lauf zu unbekanntem Preis</numerusform>
            <numerusform>%1, und %n Läufe zu unbekanntem Preis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::RunPayload</name>
    <message>
        <location filename="../app/desktop/runs/runpayload.cpp" line="58"/>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runpayload.cpp" line="60"/>
        <source>%1 has %2, too much to be shown here; open it with another program.</source>
        <translation>%1 hat %2, zu viel, um es hier zu zeigen; mit einem anderen Programm öffnen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/runs/runpayload.cpp" line="81"/>
        <source>%1 · %n line(s)</source>
        <translation>
            <numerusform>%1 · %n Zeile</numerusform>
            <numerusform>%1 · %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runpayload.cpp" line="120"/>
        <source>Not saved: %1</source>
        <translation>Nicht gesichert: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runpayload.cpp" line="120"/>
        <source>Saved as %1.</source>
        <translation>Gesichert als %1.</translation>
    </message>
</context>
<context>
    <name>app::RunStepsModel</name>
    <message>
        <location filename="../app/desktop/runs/runstepsmodel.cpp" line="162"/>
        <source>The run that it started has no step.</source>
        <translation>Der Lauf, den er startete, hat keinen Schritt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runstepsmodel.cpp" line="163"/>
        <source>Only the first %1 steps of the run that it started are shown.</source>
        <translation>Von dem Lauf, den er startete, sind nur die ersten %1 Schritte zu sehen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runstepsmodel.cpp" line="173"/>
        <source>The run that it started cannot be shown: %1</source>
        <translation>Der Lauf, den er startete, lässt sich nicht zeigen: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runstepsmodel.cpp" line="224"/>
        <source>%1 in which nothing happened are folded</source>
        <translation>%1, in denen nichts geschah, sind gefaltet</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runstepsmodel.cpp" line="251"/>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/runs/runstepsmodel.cpp" line="251"/>
        <source>not ended</source>
        <translation>nicht beendet</translation>
    </message>
</context>
<context>
    <name>app::SavedFilters</name>
    <message>
        <location filename="../app/desktop/window/savedfilters.cpp" line="33"/>
        <source>The file of saved filters could not be read. It is now %1.</source>
        <translation>Die Datei der gespeicherten Filter war nicht lesbar. Sie ist jetzt %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/savedfilters.cpp" line="59"/>
        <source>There are %1 saved filters; remove one first.</source>
        <translation>Es gibt %1 gespeicherte Filter; zuerst einen entfernen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/savedfilters.cpp" line="90"/>
        <source>The filter is not kept: %1 cannot be written (%2).</source>
        <translation>Der Filter bleibt nicht: %1 lässt sich nicht schreiben (%2).</translation>
    </message>
</context>
<context>
    <name>app::SearchModel</name>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="46"/>
        <source>Open profile %1</source>
        <translation>Profil %1 öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="177"/>
        <source>Event number %1</source>
        <translation>Ereignis Nummer %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="177"/>
        <location filename="../app/desktop/searchmodel.cpp" line="179"/>
        <source>in the history</source>
        <translation>in der Geschichte</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="179"/>
        <source>Event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="181"/>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="181"/>
        <source>not among the latest</source>
        <translation>nicht unter den letzten</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="188"/>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="194"/>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="194"/>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="260"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="268"/>
        <source>%1, %2, %3</source>
        <extracomment>a run in the palette: agent, how it stands, when it began</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="292"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="292"/>
        <source>in a window of its own</source>
        <translation>in einem eigenen Fenster</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="300"/>
        <source>Help: %1</source>
        <extracomment>a heading of the manual, in the palette</extracomment>
        <translation>Hilfe: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="350"/>
        <source>No station is known yet.</source>
        <translation>Noch ist keine Station bekannt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="352"/>
        <source>Write a time that is over, as :16:20, :-2h or :2026-03-01 16:20</source>
        <translation>Eine vergangene Zeit schreiben, wie :16:20, :-2h oder :2026-03-01 16:20</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="353"/>
        <source>Nothing has these letters in this order.</source>
        <translation>Nichts hat diese Buchstaben in dieser Folge.</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>verb</source>
        <translation>Verb</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>link</source>
        <translation>Link</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <location filename="../app/desktop/searchmodel.cpp" line="374"/>
        <source>manual</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>app::ServerListModel</name>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="65"/>
        <source>It works: %1, MCP %2, ready after %3.</source>
        <extracomment>tools of a server, its revision of MCP, how long it took to start</extracomment>
        <translation>Er funktioniert: %1, MCP %2, bereit nach %3.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="65"/>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="149"/>
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n Werkzeug</numerusform>
            <numerusform>%n Werkzeuge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="67"/>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="70"/>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde gestoppt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="105"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="105"/>
        <source>over HTTP</source>
        <translation>über HTTP</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="105"/>
        <source>a program of this machine</source>
        <translation>ein Programm auf diesem Rechner</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="106"/>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="107"/>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="107"/>
        <source>MCP %1</source>
        <translation>MCP %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="108"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="108"/>
        <source>not known yet; a check lists them</source>
        <translation>noch nicht bekannt; eine Prüfung zeigt sie</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="109"/>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="109"/>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="109"/>
        <source>, one for all runs</source>
        <translation>, eine für alle Läufe</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="110"/>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="112"/>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="112"/>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="113"/>
        <source>Slow calls</source>
        <translation>Langsame Aufrufe</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="113"/>
        <source>95 % within %1</source>
        <translation>95 % innerhalb von %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="114"/>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="114"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="115"/>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="124"/>
        <source>idle</source>
        <translation>bereit</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="126"/>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="128"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="130"/>
        <source>failed, waits before the next try</source>
        <translation>fehlgeschlagen, wartet vor dem nächsten Versuch</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="131"/>
        <source>cannot be started</source>
        <translation>kann nicht gestartet werden</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="151"/>
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="153"/>
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n Fehlschlag</numerusform>
            <numerusform>%n Fehlschläge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/serverlistmodel.cpp" line="156"/>
        <source>p95 %1</source>
        <extracomment>of the duration of calls: 95 % took no longer</extracomment>
        <translation>p95 %1</translation>
    </message>
</context>
<context>
    <name>app::SettingsModel</name>
    <message>
        <location filename="../app/desktop/settings/settingsmodel.cpp" line="259"/>
        <source>Undo: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/settings/settingsmodel.cpp" line="290"/>
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingsmodel.cpp" line="293"/>
        <source>set, not shown</source>
        <translation>gesetzt, nicht gezeigt</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingsmodel.cpp" line="307"/>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/settingsmodel.cpp" line="307"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>app::Spend</name>
    <message>
        <location filename="../app/desktop/window/spend.cpp" line="45"/>
        <source>%1/h</source>
        <extracomment>money or tokens an hour</extracomment>
        <translation>%1/h</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/spend.cpp" line="45"/>
        <source>%1 tokens/h</source>
        <translation>%1 Token/h</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/spend.cpp" line="46"/>
        <source>%n run(s) on this station in the last hour</source>
        <translation>
            <numerusform>%n Lauf dieser Station in der letzten Stunde</numerusform>
            <numerusform>%n Läufe dieser Station in der letzten Stunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/spend.cpp" line="48"/>
        <source>%1, and %n run(s) at a price that is not known</source>
        <translation>
            <numerusform>%1, und %n Lauf zu unbekanntem Preis</numerusform>
            <numerusform>%1, und %n Läufe zu unbekanntem Preis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::StatusFacts</name>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="50"/>
        <source>a recording</source>
        <translation>eine Aufzeichnung</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="52"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="52"/>
        <source>no lattice</source>
        <translation>kein Lattice</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="53"/>
        <source>connecting, attempt %1</source>
        <translation>verbindet, Versuch %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="55"/>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="55"/>
        <source>live, %1</source>
        <translation>live, %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="56"/>
        <source>reconnecting</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="57"/>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="67"/>
        <source>Standalone</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="69"/>
        <source>Orchestrator :%1</source>
        <translation>Orchestrator :%1</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="69"/>
        <source>Orchestrator</source>
        <translation>Orchestrator</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="70"/>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="70"/>
        <source>Member of %1</source>
        <translation>Mitglied von %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/statusfacts.cpp" line="73"/>
        <source>%n call(s) in flight</source>
        <translation>
            <numerusform>%n Aufruf unterwegs</numerusform>
            <numerusform>%n Aufrufe unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="75"/>
        <source>%1 events/s</source>
        <translation>%1 Ereignisse/s</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="82"/>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="84"/>
        <source>as of now</source>
        <translation>Stand: jetzt</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="86"/>
        <source>nothing heard yet</source>
        <translation>noch nichts gehört</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="88"/>
        <source>as of %1, %2 old</source>
        <extracomment>the local time of what is shown, and how long ago that was</extracomment>
        <translation>Stand %1, %2 alt</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="96"/>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="96"/>
        <source>Trying now.</source>
        <translation>Versuch läuft.</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="98"/>
        <source>The link is off. What you see is %1.</source>
        <translation>Die Verbindung ist aus. Sie sehen: %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="99"/>
        <source>Connecting to the lattice, attempt %1. %2</source>
        <translation>Verbindet mit dem Lattice, Versuch %1. %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="100"/>
        <source>The link dropped; it comes back by itself. What you see is %1. %2</source>
        <translation>Die Verbindung ist abgerissen; sie kommt von selbst zurück. Sie sehen: %1. %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/statusfacts.cpp" line="101"/>
        <source>The lattice refuses the sign-in. It is tried again once a minute. %1</source>
        <translation>Das Lattice lehnt die Anmeldung ab. Einmal in der Minute wird sie erneut versucht. %1</translation>
    </message>
</context>
<context>
    <name>app::TimeBarModel</name>
    <message numerus="yes">
        <location filename="../app/desktop/events/timebarmodel.cpp" line="170"/>
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/timebarmodel.cpp" line="172"/>
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/timebarmodel.cpp" line="174"/>
        <source>%n waiting for a person</source>
        <translation>
            <numerusform>%n wartet auf einen Menschen</numerusform>
            <numerusform>%n warten auf einen Menschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/timebarmodel.cpp" line="176"/>
        <source>%n joined</source>
        <translation>
            <numerusform>%n beigetreten</numerusform>
            <numerusform>%n beigetreten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/events/timebarmodel.cpp" line="178"/>
        <source>%n left</source>
        <translation>
            <numerusform>%n gegangen</numerusform>
            <numerusform>%n gegangen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/events/timebarmodel.cpp" line="208"/>
        <source>A %1 – B %2, %3</source>
        <extracomment>a range of time: begin, end, length</extracomment>
        <translation>A %1 – B %2, %3</translation>
    </message>
</context>
<context>
    <name>app::TokenListModel</name>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="74"/>
        <source>may do everything</source>
        <translation>darf alles</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="74"/>
        <source>may run agents and work</source>
        <translation>darf Agenten und Arbeit laufen lassen</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/clientlistmodel.cpp" line="74"/>
        <source>may look at everything but secrets</source>
        <translation>darf alles ansehen außer Geheimnissen</translation>
    </message>
</context>
<context>
    <name>app::ToolCallHistory</name>
    <message>
        <location filename="../app/desktop/mcp/toolcallhistory.cpp" line="103"/>
        <source>The calls are not kept: %1 cannot be written (%2).</source>
        <translation>Die Aufrufe werden nicht aufbewahrt: %1 kann nicht geschrieben werden (%2).</translation>
    </message>
</context>
<context>
    <name>app::ToolForm</name>
    <message>
        <location filename="../app/desktop/mcp/toolform.cpp" line="64"/>
        <source>Its schema cannot be read: %1</source>
        <translation>Sein Schema kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toolform.cpp" line="87"/>
        <source>Some values cannot be used; see there.</source>
        <translation>Einige Werte sind nicht brauchbar; siehe dort.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toolform.cpp" line="143"/>
        <source>The tool says that it failed.</source>
        <translation>Das Werkzeug sagt, dass es fehlgeschlagen ist.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toolform.cpp" line="149"/>
        <source>It was not called, or its answer is of no use.</source>
        <translation>Es wurde nicht aufgerufen, oder seine Antwort ist unbrauchbar.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toolform.cpp" line="168"/>
        <source>The tool %1 of %2 is not there any more.</source>
        <translation>Das Werkzeug %1 von %2 gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toolform.cpp" line="199"/>
        <source>No agent of this station uses it.</source>
        <translation>Kein Agent dieser Station benutzt es.</translation>
    </message>
</context>
<context>
    <name>app::ToolListModel</name>
    <message>
        <location filename="../app/desktop/mcp/toollistmodel.cpp" line="133"/>
        <source>only reads</source>
        <translation>liest nur</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toollistmodel.cpp" line="135"/>
        <source>may destroy</source>
        <translation>kann zerstören</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toollistmodel.cpp" line="137"/>
        <source>changes, but destroys nothing</source>
        <translation>ändert, zerstört aber nichts</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toollistmodel.cpp" line="139"/>
        <source>may change things: its server does not say</source>
        <translation>kann etwas ändern: sein Server sagt es nicht</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toollistmodel.cpp" line="141"/>
        <source>reaches beyond this machine</source>
        <translation>reicht über diesen Rechner hinaus</translation>
    </message>
    <message>
        <location filename="../app/desktop/mcp/toollistmodel.cpp" line="143"/>
        <source>twice is as once</source>
        <translation>zweimal ist wie einmal</translation>
    </message>
</context>
<context>
    <name>app::TrayFacts</name>
    <message>
        <location filename="../app/desktop/window/trayfacts.cpp" line="50"/>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/trayfacts.cpp" line="52"/>
        <source>%1: %2</source>
        <extracomment>a station, and the state of its link</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/window/trayfacts.cpp" line="52"/>
        <source>In no lattice</source>
        <translation>In keinem Lattice</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/window/trayfacts.cpp" line="55"/>
        <source>%1, %n need(s) you</source>
        <extracomment>a station and its state, and how much waits for a person</extracomment>
        <translation>
            <numerusform>%1, %n braucht jemanden</numerusform>
            <numerusform>%1, %n brauchen jemanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::TrustList</name>
    <message>
        <location filename="../app/desktop/settings/trustlist.cpp" line="24"/>
        <source>That is no key. It begins with ed25519:, as “trust key” prints it on the other station.</source>
        <translation>Das ist kein Schlüssel. Er beginnt mit ed25519:, wie ihn „trust key“ auf der anderen Station ausgibt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/trustlist.cpp" line="110"/>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/trustlist.cpp" line="114"/>
        <source>may change agents and settings</source>
        <translation>darf Agenten und Einstellungen ändern</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/trustlist.cpp" line="114"/>
        <source>may run agents and work</source>
        <translation>darf Agenten und Aufträge ausführen</translation>
    </message>
    <message>
        <location filename="../app/desktop/settings/trustlist.cpp" line="114"/>
        <source>may read</source>
        <translation>darf lesen</translation>
    </message>
</context>
<context>
    <name>app::VerbForm</name>
    <message>
        <location filename="../app/desktop/palette/verbform.cpp" line="133"/>
        <source>Some values cannot be used; see there.</source>
        <translation>Einige Werte sind nicht brauchbar; siehe dort.</translation>
    </message>
</context>
<context>
    <name>app::WindowSettings</name>
    <message>
        <location filename="../app/desktop/settings/windowsettings.cpp" line="128"/>
        <source>%1 cannot be written, so this counts until the window closes.</source>
        <translation>%1 lässt sich nicht schreiben; das gilt also, bis das Fenster schließt.</translation>
    </message>
</context>
<context>
    <name>app::WorkActions</name>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="67"/>
        <source>%1: %2</source>
        <extracomment>an item of work in a line: the agent, and what it does</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="82"/>
        <source>Stop work: %1</source>
        <translation>Arbeit anhalten: %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/work/workactions.cpp" line="82"/>
        <source>Stop %n item(s) of work</source>
        <translation>
            <numerusform>%n Arbeit anhalten</numerusform>
            <numerusform>%n Arbeiten anhalten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="168"/>
        <source>Somebody else was faster: it is answered already.</source>
        <translation>Jemand war schneller: Es ist schon beantwortet.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="172"/>
        <source>%1 of %2 did not work. The last one: %3</source>
        <translation>%1 von %2 gelangen nicht. Zuletzt: %3</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/work/workactions.cpp" line="178"/>
        <source>%n item(s) asked to stop.</source>
        <translation>
            <numerusform>%n Auftrag wird gestoppt.</numerusform>
            <numerusform>%n Aufträge werden gestoppt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/work/workactions.cpp" line="179"/>
        <source>%n item(s) begun again.</source>
        <translation>
            <numerusform>%n Auftrag begann neu.</numerusform>
            <numerusform>%n Aufträge begannen neu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/desktop/work/workactions.cpp" line="180"/>
        <source>%n item(s) given away anew.</source>
        <translation>
            <numerusform>%n Auftrag neu vergeben.</numerusform>
            <numerusform>%n Aufträge neu vergeben.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="181"/>
        <source>Answered; the work goes on.</source>
        <translation>Beantwortet; die Arbeit geht weiter.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="203"/>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="205"/>
        <source>%1 could not be written. Choose another place, or make room there.</source>
        <translation>%1 konnte nicht geschrieben werden. Wählen Sie einen anderen Ort, oder schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="214"/>
        <source>Somebody else was faster: nothing is left to do with this.</source>
        <translation>Jemand war schneller: Hier ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="217"/>
        <source>Answered meanwhile by %1: %2</source>
        <translation>Inzwischen beantwortet von %1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="217"/>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workactions.cpp" line="219"/>
        <source>Meanwhile it is %1.</source>
        <extracomment>while somebody was about to do something with an item, it changed: &quot;Meanwhile it is done&quot;</extracomment>
        <translation>Inzwischen ist sie %1.</translation>
    </message>
</context>
<context>
    <name>app::WorkDetails</name>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="124"/>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="126"/>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="127"/>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="128"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="129"/>
        <source>Asked by</source>
        <translation>Verlangt von</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="130"/>
        <source>Wanted at</source>
        <translation>Gewünscht bei</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="131"/>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="132"/>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="132"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="133"/>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="134"/>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="135"/>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="136"/>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="137"/>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="138"/>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="139"/>
        <source>Tool calls</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="140"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="141"/>
        <source>Stopped by</source>
        <translation>Gestoppt von</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="141"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="143"/>
        <source>Trace</source>
        <translation>Spur</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="163"/>
        <source>The answer has %1 and is kept beside the ledger for 7 days. This command reads it:</source>
        <translation>Die Antwort hat %1 und liegt 7 Tage neben dem Auftragsbuch. Dieser Befehl liest sie:</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="180"/>
        <source>It took longer than it may. Assign it again with more time, or make the task smaller.</source>
        <translation>Es dauerte länger als erlaubt. Weisen Sie es mit mehr Zeit neu zu, oder machen Sie die Aufgabe kleiner.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="182"/>
        <source>Something that the agent needs could not be reached. When it is back, do it again.</source>
        <translation>Etwas, das der Agent braucht, war nicht erreichbar. Wiederholen Sie, wenn es zurück ist.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="183"/>
        <source>What the agent needs was busy each time. Do it again later, or give it to another station.</source>
        <translation>Was der Agent braucht, war jedes Mal belegt. Wiederholen Sie später, oder geben Sie es einer anderen Station.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="184"/>
        <source>Something refused what the agent wanted. Give it the right, or change the task, then do it again.</source>
        <translation>Etwas hat dem Agenten den Wunsch verweigert. Geben Sie ihm das Recht, oder ändern Sie die Aufgabe, und wiederholen Sie.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="195"/>
        <source>Its station was lost during the last attempt. Nobody knows how far it came: look, then answer to try again, or stop it.</source>
        <translation>Die Station ging beim letzten Versuch verloren. Niemand weiß, wie weit sie kam: Sehen Sie nach, und antworten Sie dann für einen neuen Versuch, oder stoppen Sie.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="178"/>
        <location filename="../app/desktop/work/workdetails.cpp" line="185"/>
        <source>The agent failed. Its words are below; change the task or the agent, then do it again.</source>
        <translation>Der Agent ist gescheitert. Seine Worte stehen darunter; ändern Sie Aufgabe oder Agenten, und wiederholen Sie.</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="209"/>
        <source>%1 answered: %2</source>
        <extracomment>who answered an agent&apos;s question, and what</extracomment>
        <translation>%1 antwortete: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workdetails.cpp" line="209"/>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
</context>
<context>
    <name>app::WorkLanes</name>
    <message>
        <location filename="../app/desktop/work/worklanes.cpp" line="198"/>
        <source>No station yet</source>
        <translation>Noch keine Station</translation>
    </message>
</context>
<context>
    <name>app::WorkListModel</name>
    <message>
        <location filename="../app/desktop/work/worklistmodel.cpp" line="284"/>
        <source>Not understood at character %1. Expected: %2</source>
        <translation>Nicht verstanden bei Zeichen %1. Erwartet: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="69"/>
        <source>any that can: %1</source>
        <extracomment>work for any agent that can do something: &quot;any that can: kubernetes&quot;</extracomment>
        <translation>wer es kann: %1</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="83"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="75"/>
        <source>No station yet</source>
        <translation>Noch keine Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Submitted (UTC)</source>
        <translation>Eingereicht (UTC)</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/worklistroles.cpp" line="160"/>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
</context>
<context>
    <name>app::WorkRelations</name>
    <message>
        <location filename="../app/desktop/work/workrelations.cpp" line="24"/>
        <source>Part of</source>
        <translation>Teil von</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workrelations.cpp" line="25"/>
        <source>Does again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workrelations.cpp" line="28"/>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workrelations.cpp" line="31"/>
        <source>Same run</source>
        <translation>Selber Lauf</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workrelations.cpp" line="58"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../app/desktop/work/workrelations.cpp" line="62"/>
        <source>not in the ledger</source>
        <extracomment>an item of work that the ledger has no more</extracomment>
        <translation>nicht im Auftragsbuch</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <location filename="../app/desktop/main.cpp" line="59"/>
        <source>The control center: a window onto a lattice of stations.</source>
        <translation>Das Control Center: ein Fenster auf ein Lattice von Stationen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="62"/>
        <source>Colors of the window: system, light or dark.</source>
        <translation>Farben des Fensters: system, light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="63"/>
        <source>Folder of the station&apos;s home, instead of the user&apos;s own.</source>
        <translation>Ordner der Station, statt des eigenen des Benutzers.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="64"/>
        <source>Name of a profile, which is a home with a name.</source>
        <translation>Name eines Profils, also eines Heims mit Namen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="65"/>
        <source>Make the profile if there is none of that name.</source>
        <translation>Das Profil anlegen, wenn es keines mit diesem Namen gibt.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="66"/>
        <source>Configuration file, instead of the home&apos;s.</source>
        <translation>Konfigurationsdatei, statt der im Ordner der Station.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="67"/>
        <source>Look around in a recorded lattice, an export of its events. No station is started.</source>
        <translation>Sich in einem aufgezeichneten Verbund umsehen, einem Export seiner Ereignisse. Keine Station wird gestartet.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="69"/>
        <source>A join line, a link as station://work/ID, station://agent/NAME or of a view, or a prompt file to show.</source>
        <translation>Eine Beitrittszeile, ein Link wie station://work/ID, station://agent/NAME oder auf eine Ansicht, oder eine Prompt-Datei zum Zeigen.</translation>
    </message>
    <message>
        <location filename="../app/desktop/main.cpp" line="105"/>
        <source>The station cannot start</source>
        <translation>Die Station kann nicht starten</translation>
    </message>
</context>
</TS>

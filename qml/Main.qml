// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The window: rail, header, page, inspector, status. */
ApplicationWindow {
    id: root

    required property ControlCenter center
    property bool inspectorShown: center.window.session.inspectorShown
    readonly property bool railWide: center.settings.window.railWide
    readonly property string page: center.selection.page
    readonly property bool ofHome: page === "settings" || page === "environments" // there in a lattice or not
    property bool timeBarWanted: center.window.session.timeBarShown
    readonly property bool past: center.replay.past.active
    readonly property bool narrow: width < 1100
    // A start or a join stays on its page, with its steps, until it has succeeded once.
    readonly property bool inLattice: center.status.inLattice && (center.status.everLive || !(center.startSteps.started || center.joinSteps.started))

    /*! Opens a page and gives it the keyboard. */
    function go(wanted: string): void {
        center.selection.openPage(wanted);
        if (wanted === "needs")
            needsYou.focusList();
        else if (wanted === "work")
            workPage.focusList();
        else if (wanted === "runs")
            runs.focusList();
        else if (wanted === "environments")
            environments.focusList();
        else if (wanted === "settings")
            settings.focusList();
        else if (wanted === "agents")
            agents.focusList();
        else if (wanted === "events")
            events.focusList();
        else if (wanted === "mcp")
            mcp.focusList();
        else
            lattice.focusMap();
    }
    function toggleRail(): void { center.settings.list.set("window.rail_names", railWide ? "false" : "true"); }
    /*! Shows an item of work in the inspector, on whatever page. */
    function showWork(workId: string): void {
        center.selection.selectWork(workId);
        root.inspectorShown = true;
    }

    /*! Whether keys that count \a when count now, see ShortcutRow. */
    function can(when: int): bool { return when === 0 || (when === 1 ? root.inLattice : root.past); }

    /*! Does what keys and the palette ask of the window, see ShortcutTable. */
    function act(action: string): void {
        if (action.startsWith("page:"))
            root.go(action.slice(5));
        else if (action === "compareRuns") {
            root.go("runs");
            runs.compare();
        } else if (action === "assign")
            assign.begin("", "");
        else if (action === "inspector")
            root.inspectorShown = !root.inspectorShown;
        else if (action === "rail")
            root.toggleRail();
        else if (action === "timeBar")
            root.timeBarWanted = !root.timeBarWanted;
        else if (action === "live")
            root.center.replay.past.live();
        else if (action === "search")
            search.open();
        else if (action === "open")
            recordingDialog.open();
        else if (action === "help")
            help.opened ? help.close() : help.show(help.view.targetOf(root.activeFocusItem, root.inLattice || root.ofHome ? root.page : "first-run", root.center.settings.list.group));
        else if (action === "back")
            root.center.selection.back();
        else if (action === "forward")
            root.center.selection.forward();
        else if (action === "quiet")
            root.center.window.notices.beQuiet(root.center.window.notices.quiet ? 0 : 60);
        else if (action === "copyLink")
            root.center.copyText(root.center.window.link());
        else if (action === "wall")
            wall.active ? wall.close() : wall.open();
        else if (action === "profiles")
            profileSheet.begin();
        else if (action === "leave")
            root.center.window.leaving.leave();
        else if (action === "quit")
            root.center.window.leaving.quit();
        else if (action === "shortcuts")
            shortcutSheet.open();
    }

    width: 1360
    height: 860
    minimumWidth: 900
    minimumHeight: 600
    visible: true
    readonly property int needs: center.work.needsYou.count
    readonly property string subject: [center.status.inLattice ? center.status.stationName : "", center.window.profiles.named ? center.window.profiles.name : ""].filter(part => part !== "").join(" – ")
    title: subject === "" ? qsTr("Station Control Center")
         : needs > 0 && center.status.inLattice ? qsTr("(%1) %2 – Station Control Center").arg(needs).arg(subject) : qsTr("%1 – Station Control Center").arg(subject)
    onClosing: close => close.accepted = center.window.leaving.close()
    onInspectorShownChanged: center.window.session.inspectorShown = inspectorShown
    onTimeBarWantedChanged: center.window.session.timeBarShown = timeBarWanted
    color: Theme.window
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    font.pixelSize: Theme.normal
    palette {
        window: Theme.window
        windowText: Theme.text
        base: Theme.field
        text: Theme.text
        button: Theme.card
        buttonText: Theme.text
        mid: Theme.fieldLine
        highlight: Theme.accentFill
        highlightedText: Theme.accentInk
        toolTipBase: Theme.text
        toolTipText: Theme.window
    }
    Binding {
        target: Keymap
        property: "shortcuts"
        value: root.center.window.shortcuts
    }
    Binding {
        target: Theme
        property: "scheme"
        value: root.center.settings.window.theme
    }
    Binding {
        target: Theme
        property: "density"
        value: root.center.settings.window.density
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.center.settings.window.textSize / 100
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: root.center.settings.window.highContrast
    }
    Binding {
        target: Theme
        property: "motion"
        value: root.center.settings.window.motion
    }
    Component.onCompleted: first.forceActiveFocus()

    Connections {
        target: root.center.selection
        function onChanged(): void {
            if (root.center.selection.stationId !== "" || root.center.selection.workId !== "")
                root.inspectorShown = true;
        }
    }

    Instantiator {
        model: root.center.window.shortcuts
        delegate: Shortcut {
            required property string action
            required property string place
            required property list<string> keys
            required property int when

            sequences: place === "" ? keys : []
            context: action === "help" ? Qt.ApplicationShortcut : Qt.WindowShortcut // there in front of a sheet as well
            enabled: place === "" && root.can(when)
            onActivated: root.act(action)
        }
    }

    TimeKeys {
        id: timeKeys

        replay: root.center.replay
    }
    NameBand {
        id: nameBand

        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: root.center.window.profiles.named
        height: visible ? implicitHeight : 0
        profiles: root.center.window.profiles
    }
    HeaderBar {
        id: header

        anchors { left: parent.left; right: parent.right; top: nameBand.bottom }
        center: root.center
        inspectorShown: root.inspectorShown && root.inLattice
        onRailToggled: root.toggleRail()
        onSearchWanted: search.open()
        onInspectorToggled: root.inspectorShown = !root.inspectorShown
        onTimeBarToggled: root.timeBarWanted = !root.timeBarWanted
    }
    Rail {
        id: rail

        anchors { left: parent.left; top: header.bottom; bottom: status.top }
        wide: root.railWide && root.width - Theme.fit(200) >= 800
        center: root.center
    }
    Banner {
        id: banner

        objectName: "banner"
        anchors { left: rail.right; right: parent.right; top: header.bottom }
        visible: root.center.status.stale && root.inLattice
        height: visible ? implicitHeight : 0
        text: root.center.status.bannerText
        words: root.center.status.bannerWords
        action: qsTr("Retry now")
        onActivated: root.center.retryNow()
    }
    ReturnOffer {
        id: offer

        objectName: "returnOffer"
        anchors { left: rail.right; right: parent.right; top: banner.bottom }
        visible: session.offer !== "" && root.inLattice
        height: visible ? implicitHeight : 0
        session: root.center.window.session
    }
    FocusScope {
        id: first

        // One tip serves all buttons, and takes words from outside: a command, a file's name.
        Component.onCompleted: (ToolTip.toolTip.contentItem as Text).textFormat = Text.PlainText

        anchors { left: rail.right; right: inspector.visible && !root.narrow ? inspector.left : parent.right; top: offer.bottom; bottom: pastBand.top }

        LatticePage {
            id: lattice

            anchors.fill: parent
            visible: root.inLattice && root.page === "lattice" && !wall.active
            center: root.center
            onWallWanted: wall.open()
            onAssignWanted: (stationId, agentName) => assign.begin(stationId, agentName)
        }
        NeedsYouPage {
            id: needsYou

            anchors.fill: parent
            visible: root.inLattice && root.page === "needs"
            center: root.center
            onDeedWanted: (deed, ids) => sheet.ask(deed, ids)
            onAnswerWanted: (workId, begin) => sheet.answer(workId, begin)
        }
        WorkPage {
            id: workPage

            anchors.fill: parent
            visible: root.inLattice && root.page === "work"
            center: root.center
            onAssignWanted: assign.begin("", "")
            onDeedWanted: (deed, ids) => sheet.ask(deed, ids)
            onGiveWanted: (workId, stationId) => sheet.give([workId], stationId)
            onEventsWanted: root.go("events")
        }
        RunsPage {
            id: runs

            anchors.fill: parent
            visible: root.inLattice && root.page === "runs"
            center: root.center
            onWorkWanted: workId => root.showWork(workId)
            onMapWanted: (stationId, agent) => {
                root.go("lattice");
                lattice.open(stationId, agent);
            }
        }
        EnvironmentsPage {
            id: environments

            anchors.fill: parent
            visible: root.page === "environments"
            center: root.center
        }
        SettingsPage {
            id: settings

            anchors.fill: parent
            visible: root.page === "settings"
            center: root.center
            onProfilesWanted: profileSheet.begin()
        }
        AgentsPage {
            id: agents

            anchors.fill: parent
            visible: root.inLattice && root.page === "agents"
            center: root.center
            onRunsWanted: agent => {
                root.center.runs.list.agentFilter = agent;
                root.go("runs");
            }
            onRunWanted: runId => {
                root.go("runs");
                runs.openRun(runId);
            }
        }
        EventsPage {
            id: events

            anchors.fill: parent
            visible: root.inLattice && root.page === "events"
            center: root.center
            keys: timeKeys
            onStationWanted: (stationId, agent) => lattice.open(stationId, agent)
            onRecordingWanted: recordingDialog.open()
        }
        McpPage {
            id: mcp

            anchors.fill: parent
            visible: root.inLattice && root.page === "mcp"
            center: root.center
            onVerbWanted: (verb, server) => verbSheet.begin(verb, server)
        }
        FirstRunPage {
            anchors.fill: parent
            visible: !root.inLattice && !root.ofHome
            center: root.center
        }
    }
    Inspector {
        id: inspector

        objectName: "inspector"
        anchors { right: parent.right; top: offer.bottom; bottom: pastBand.top }
        width: Math.min(splitter.inspectorWidth, root.width * 0.6) // it may be remembered of a larger screen
        visible: root.inspectorShown && root.inLattice
        center: root.center
        onClosed: {
            root.inspectorShown = false;
            root.go(root.page);
        }
        onAssignWanted: (stationId, agentName) => assign.begin(stationId, agentName)
        onDeedWanted: (deed, ids) => sheet.ask(deed, ids)
        onResultWanted: resultSheet.open()
    }
    MouseArea {
        id: splitter

        property real inspectorWidth: root.center.window.session.inspectorWidth

        x: inspector.x + (Theme.mirrored ? inspector.width : 0) - 3 // on the edge that faces the page
        y: inspector.y
        width: 6
        height: inspector.height
        visible: inspector.visible
        cursorShape: Qt.SplitHCursor
        preventStealing: true
        onInspectorWidthChanged: root.center.window.session.inspectorWidth = inspectorWidth
        onPositionChanged: mouse => inspectorWidth = Math.max(300, Math.min(root.width * 0.6, Theme.along(root.width - x - mouse.x, 0, root.width)))
    }
    PastBand {
        id: pastBand

        objectName: "pastBand"
        anchors { left: rail.right; right: parent.right; bottom: timeBar.top }
        visible: root.past && root.inLattice
        height: visible ? implicitHeight : 0
        past: root.center.replay.past
        recording: root.center.replay.recording
    }
    TimeBar {
        id: timeBar

        objectName: "timeBar"
        anchors { left: rail.right; right: parent.right; bottom: status.top }
        visible: root.inLattice && (root.timeBarWanted || root.past || root.page === "events")
        height: visible ? implicitHeight : 0
        replay: root.center.replay
        keys: timeKeys
    }
    StatusStrip {
        id: status

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        center: root.center
        onPageWanted: page => root.go(page)
        onSettingsWanted: group => {
            root.center.settings.list.group = group;
            root.go("settings");
        }
        onTimeBarWanted: root.timeBarWanted = !root.timeBarWanted
    }
    WholeText {}
    SearchPopup {
        id: search

        objectName: "searchPopup"
        center: root.center
        onAssignWanted: (stationId, agentName) => assign.begin(stationId, agentName)
    }
    Connections {
        target: root.center.search
        function onStationChosen(stationId: string, agentName: string): void { lattice.open(stationId, agentName); }
        function onWorkChosen(workId: string): void { root.showWork(workId); }
        function onRunChosen(runId: string): void {
            root.go("runs");
            runs.openRun(runId);
        }
        function onActionChosen(action: string): void { root.act(action); }
        function onVerbChosen(verb: string): void { verbSheet.begin(verb, ""); }
        function onHelpChosen(target: string): void { help.show(target); }
        function onMomentChosen(time: date): void { root.center.replay.scrub(time); }
        function onEventChosen(reference: string): void {
            root.go("events");
            root.center.replay.openEvent(reference);
        }
    }
    WallLoader {
        id: wall

        anchors.fill: parent
        window: root
        center: root.center
    }
    ShortcutSheet {
        id: shortcutSheet

        shortcuts: root.center.window.shortcuts
        page: root.page
    }
    HelpSheet { id: help }
    LeaveSheet {
        id: leaveSheet

        leaving: root.center.window.leaving
    }
    Connections {
        target: root.center.window.leaving
        function onAsked(): void { leaveSheet.ask(); }
    }
    ProfileSheet {
        id: profileSheet

        profiles: root.center.window.profiles
    }
    NameSheet {
        id: nameSheet

        protection: root.center.window.profiles.protection
    }
    Connections {
        target: root.center.window.profiles.protection
        function onAsked(): void { nameSheet.ask(); }
    }
    VerbSheet {
        id: verbSheet

        form: root.center.verbForm
        onCopyWanted: text => root.center.copyText(text)
    }
    AssignSheet {
        id: assign

        center: root.center
        onAssigned: workId => root.showWork(workId)
    }
    DeedSheet {
        id: sheet

        center: root.center
    }
    RecordingDialog {
        id: recordingDialog
        // A window shows one lattice: beside a live one a recording has a window of its own.
        onChosen: url => root.inLattice && !root.center.replay.past.recorded ? root.center.replay.recording.readElsewhere(url) : root.center.replay.recording.read(url)
    }
    ResultSheet {
        id: resultSheet

        work: root.center.work.details
        onCopyWanted: text => root.center.copyText(text)
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The pages. One enters with its engine, never before; the keys of the others are kept free. */
Rectangle {
    id: root

    required property ControlCenter center
    property bool wide: false
    readonly property real side: Math.max(44, Math.min(Theme.fit(44), Math.floor((height - 5 * Theme.gap2) / 9 - Theme.gap1))) // of a button: they grow with text while all nine have room
    readonly property string page: center.selection.page

    implicitWidth: wide ? Theme.fit(200) : side + Theme.gap3
    color: Theme.frame
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Column {
        x: wide ? Theme.gap2 : (parent.width - root.side) / 2
        y: Theme.gap2
        spacing: Theme.gap1

        readonly property bool wide: root.wide

        RailButton {
            objectName: "railLattice"
            icon24: "lattice"
            text: qsTr("Lattice")
            shortcutText: Keymap.text("page:lattice")
            wide: root.wide
            side: root.side
            checkable: false
            checked: root.page === "lattice"
            onClicked: root.center.selection.openPage("lattice")
        }
        RailButton {
            objectName: "railNeedsYou"
            icon24: "flag"
            text: qsTr("Needs you")
            shortcutText: Keymap.text("page:needs")
            wide: root.wide
            side: root.side
            badge: root.center.work.needsYou.count
            enabled: root.center.status.inLattice
            opacity: enabled ? 1 : Theme.offOpacity
            checkable: false
            checked: root.page === "needs"
            onClicked: root.center.selection.openPage("needs")
        }
        RailButton {
            objectName: "railWork"
            icon24: "work"
            text: qsTr("Work")
            shortcutText: Keymap.text("page:work")
            wide: root.wide
            side: root.side
            enabled: root.center.status.inLattice
            opacity: enabled ? 1 : Theme.offOpacity
            checkable: false
            checked: root.page === "work"
            onClicked: root.center.selection.openPage("work")
        }
        RailButton {
            objectName: "railRuns"
            icon24: "play"
            text: qsTr("Runs")
            shortcutText: Keymap.text("page:runs")
            wide: root.wide
            side: root.side
            enabled: root.center.status.inLattice
            opacity: enabled ? 1 : Theme.offOpacity
            checkable: false
            checked: root.page === "runs"
            onClicked: root.center.selection.openPage("runs")
        }
        RailButton {
            objectName: "railAgents"
            icon24: "agent"
            text: qsTr("Agents")
            shortcutText: Keymap.text("page:agents")
            wide: root.wide
            side: root.side
            enabled: root.center.status.inLattice
            opacity: enabled ? 1 : Theme.offOpacity
            checkable: false
            checked: root.page === "agents"
            onClicked: root.center.selection.openPage("agents")
        }
        RailButton {
            objectName: "railEvents"
            visible: root.center.status.inLattice
            icon24: "events"
            text: qsTr("Events")
            shortcutText: Keymap.text("page:events")
            wide: root.wide
            side: root.side
            checked: root.page === "events"
            onClicked: root.center.selection.openPage("events")
        }
        RailButton {
            objectName: "railMcp"
            visible: root.center.status.inLattice
            icon24: "link"
            text: qsTr("MCP & Tools")
            shortcutText: Keymap.text("page:mcp")
            wide: root.wide
            side: root.side
            checkable: false
            checked: root.page === "mcp"
            onClicked: root.center.selection.openPage("mcp")
        }
    }
    Column {
        x: wide ? Theme.gap2 : (parent.width - root.side) / 2
        anchors { bottom: parent.bottom; bottomMargin: Theme.gap2 }
        spacing: Theme.gap1

        readonly property bool wide: root.wide

        RailButton {
            objectName: "railEnvironments"
            icon24: "layers"
            text: qsTr("Environments")
            shortcutText: Keymap.text("page:environments")
            wide: root.wide
            side: root.side
            checked: root.page === "environments"
            onClicked: root.center.selection.openPage("environments")
        }
        RailButton {
            objectName: "railSettings"
            icon24: "settings"
            text: qsTr("Settings")
            shortcutText: Keymap.text("page:settings")
            wide: root.wide
            side: root.side
            checked: root.page === "settings"
            onClicked: root.center.selection.openPage("settings")
        }
    }
    Separator {
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
    }
}

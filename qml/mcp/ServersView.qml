// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The tool servers: a list, and one in full beside it. */
FocusScope {
    id: root

    required property ServerListModel servers

    signal addWanted
    signal verbWanted(verb: string) // of the chosen server
    signal toolsWanted(server: string)

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    Keys.onEscapePressed: event => {
        event.accepted = servers.chosen !== "";
        servers.choose("");
    }

    RowList {
        id: rows

        objectName: "serverList"
        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; top: parent.top; topMargin: Theme.gap1; bottom: parent.bottom }
        focus: true
        model: root.servers
        Accessible.name: qsTr("Tool servers")
        Accessible.description: qsTr("%n server(s). Return opens.", "", count)
        onOpened: row => root.servers.choose(root.servers.nameAt(row))

        delegate: ListRow {
            id: row

            required property int index
            required property string server
            required property string serverState
            required property string stateText
            required property string figures
            required property string problem

            width: rows.width
            height: Theme.fit(52)
            current: ListView.isCurrentItem
            listFocus: rows.activeFocus
            chosen: server === root.servers.chosen
            Accessible.name: server
            Accessible.description: [stateText, figures, problem].filter(part => part !== "").join(", ")
            onActivated: {
                rows.forceActiveFocus(Qt.MouseFocusReason);
                rows.currentIndex = index;
                root.servers.choose(server);
            }

            ServerState {
                id: mark

                anchors { left: parent.left; leftMargin: Theme.gap3 }
                y: Theme.fit(8)
                state24: row.serverState
            }
            Words {
                id: nameWords

                anchors { left: mark.right; leftMargin: Theme.gap2; right: figureWords.left; rightMargin: Theme.gap2; verticalCenter: mark.verticalCenter }
                text: row.server
                font.weight: Font.Medium
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: figureWords

                anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: mark.verticalCenter }
                width: Math.min(implicitWidth, Math.max(row.width * 0.5, row.width - mark.width - nameWords.implicitWidth - 3 * Theme.gap4))
                text: row.figures
                elide: Text.ElideRight
                font.pixelSize: Theme.small
                color: Theme.textMuted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                anchors { left: nameWords.left; right: parent.right; rightMargin: Theme.gap4 }
                y: Theme.fit(29)
                text: row.problem === "" ? row.stateText : qsTr("%1 · %2").arg(row.stateText).arg(row.problem)
                font.pixelSize: Theme.small
                color: row.problem === "" ? Theme.textMuted : Theme.failedText
                elide: Text.ElideRight
                maximumLineCount: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    EmptyState {
        anchors.centerIn: rows
        width: 360
        visible: rows.count === 0 && !(root.servers.loading && root.servers.environment === "")
        icon24: root.servers.problem !== "" ? "warning" : "link"
        text: root.servers.problem !== "" ? root.servers.problem : qsTr("This environment has no tool servers. Agents get their tools from MCP servers: add one, or take over those that another program knows.")
        action: root.servers.problem !== "" ? qsTr("Try again") : qsTr("Add a server…")
        onActivated: root.servers.problem !== "" ? root.servers.reload() : root.addWanted()
    }
    ServerPanel {
        id: panel

        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Math.max(360, root.width * 0.5)
        visible: root.servers.chosen !== "" && rows.count > 0
        servers: root.servers
        onClosed: {
            root.servers.choose("");
            root.focusList();
        }
        onToolsWanted: root.toolsWanted(root.servers.chosen)
        onVerbWanted: verb => root.verbWanted(verb)
    }
    Separator {
        anchors { right: panel.left; top: panel.top; bottom: panel.bottom }
        width: 1
        visible: panel.visible
    }
}

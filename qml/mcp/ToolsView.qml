// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The tools of all servers: a list to be searched, and one to be called beside it; below, the calls that were made. */
FocusScope {
    id: root

    required property McpDesk desk
    required property ControlCenter center
    readonly property ToolListModel tools: desk.tools
    readonly property ToolForm form: desk.form

    signal copyWanted(text: string)
    signal serversWanted

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    Keys.onEscapePressed: event => {
        event.accepted = form.tool !== "";
        form.close();
        focusList();
    }

    Item {
        id: left

        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; top: parent.top; bottom: parent.bottom }

        Flow {
            id: search

            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap2 }
            spacing: Theme.gap2

            FilterField {
                objectName: "toolFilter"
                width: Math.max(160, Math.min(320, search.width))
                label: qsTr("Filter tools")
                placeholderText: qsTr("Part of a name or description")
                filter: root.tools.filter
                onEdited: text => root.tools.filter = text
                Keys.onDownPressed: root.focusList()
            }
            FilterShelf {
                center: root.center
                page: "mcp"
                filter: root.tools.filter
                onChosen: filter => root.tools.filter = filter
            }
            ActionButton {
                objectName: "toolServerButton"
                visible: root.tools.server !== ""
                icon24: "close"
                text: qsTr("Only of %1").arg(root.tools.server)
                hint: qsTr("Shows the tools of all servers")
                onClicked: root.tools.server = ""
            }
            Words {
                height: Theme.control
                visible: root.tools.loaded
                text: root.tools.filtered ? qsTr("%1 of %2").arg(rows.count).arg(root.tools.total) : qsTr("%n tool(s)", "", root.tools.total)
                font.pixelSize: Theme.small
                color: Theme.textMuted
                wrapMode: Text.NoWrap
            }
            ActionButton {
                objectName: "stopToolsButton"
                visible: root.tools.loading
                icon24: "stop"
                text: qsTr("Stop asking")
                hint: qsTr("Servers whose tools are not known are started for the list")
                onClicked: root.tools.cancel()
            }
        }
        Words {
            id: missing

            anchors { left: parent.left; leftMargin: Theme.gap3; right: parent.right; rightMargin: Theme.gap3; top: search.bottom; topMargin: Theme.gap1 }
            objectName: "missingTools"
            visible: text !== ""
            text: root.tools.missing === "" ? "" : qsTr("Not asked: %1").arg(root.tools.missing)
            color: Theme.failedText
            font.pixelSize: Theme.small
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        RowList {
            id: rows

            objectName: "toolList"
            anchors { left: parent.left; right: parent.right; top: missing.visible ? missing.bottom : search.bottom; topMargin: Theme.gap1; bottom: calls.top }
            focus: true
            model: root.tools
            Accessible.name: qsTr("Tools")
            Accessible.description: qsTr("%n tool(s). Return opens.", "", count)
            onOpened: row => {
                const item = itemAtIndex(row) as ToolRow;
                if (item)
                    root.form.open(item.server, item.tool);
            }

            delegate: ToolRow {
                width: rows.width
                current: ListView.isCurrentItem
                listFocus: rows.activeFocus
                chosen: tool === root.form.tool && server === root.form.server
                onActivated: {
                    rows.forceActiveFocus(Qt.MouseFocusReason);
                    rows.currentIndex = index;
                    root.form.open(server, tool);
                }
            }
        }
        EmptyState {
            anchors.centerIn: rows
            width: Math.min(360, rows.width - 2 * Theme.gap4)
            visible: rows.count === 0
            icon24: root.tools.problem !== "" ? "warning" : root.tools.filtered ? "filter" : "link"
            text: root.tools.loading ? qsTr("Asking the servers for their tools…") : root.tools.problem !== "" ? root.tools.problem
                : root.tools.filtered && root.tools.total > 0 ? qsTr("No tool matches the filter.") : qsTr("There are no tools here: the servers of this environment offer none, or there are no servers.")
            action: root.tools.loading ? "" : root.tools.problem !== "" ? qsTr("Try again") : root.tools.filtered && root.tools.total > 0 ? qsTr("Show all tools") : qsTr("Show the servers")
            onActivated: root.tools.problem !== "" ? root.tools.reload() : root.tools.filtered && root.tools.total > 0 ? root.tools.clearFilter() : root.serversWanted()
        }
        ToolCallList {
            id: calls

            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: visible ? Math.min(parent.height * 0.4, implicitHeight) : 0
            visible: history.count > 0
            history: root.desk.history
            problem: root.form.tool === "" ? root.form.problem : ""
            onFillWanted: row => root.form.fill(row)
            onRepeatWanted: row => root.form.repeat(row)
        }
    }
    ToolPanel {
        id: panel

        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Math.max(400, root.width * 0.55)
        visible: root.form.tool !== ""
        form: root.form
        onClosed: {
            root.form.close();
            root.focusList();
        }
        onCopyWanted: text => root.copyWanted(text)
    }
    Separator {
        anchors { right: panel.left; top: panel.top; bottom: panel.bottom }
        width: 1
        visible: panel.visible
    }
}

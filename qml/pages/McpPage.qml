// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! MCP & Tools: the servers whose tools agents use, the tools themselves to be tried, and this station as a server for assistants. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property McpDesk desk: center.mcp

    signal verbWanted(verb: string, server: string)

    function focusList(): void {
        if (desk.part === McpDesk.Servers)
            servers.focusList();
        else if (desk.part === McpDesk.Tools)
            tools.focusList();
        else
            endpoint.forceActiveFocus(Qt.OtherFocusReason);
    }
    function openPart(part: int): void {
        desk.part = part;
        focusList();
    }

    component PartTab: TabChoice {
        required property int part

        checked: root.desk.part === part
        onClicked: root.openPart(part)
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("MCP & Tools")
    Keys.onPressed: event => {
        if (Keymap.of("mcp", event.key, event.modifiers) !== "refresh")
            return;
        desk.reload();
        event.accepted = true;
    }

    Binding {
        target: root.desk
        property: "watched"
        value: root.visible
    }
    Rectangle {
        id: bar

        readonly property real line: Theme.fit(44)
        readonly property bool folded: add.visible && parts.width + add.width + 4 * Theme.gap3 > width

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: folded ? 2 * line : line
        color: Theme.frame

        Row {
            id: parts

            anchors { left: parent.left; leftMargin: Theme.gap3 }
            y: (bar.line - height) / 2
            spacing: Theme.gap1

            PartTab {
                objectName: "mcpServersTab"
                part: McpDesk.Servers
                text: qsTr("Servers")
            }
            PartTab {
                objectName: "mcpToolsTab"
                part: McpDesk.Tools
                text: qsTr("Tools")
            }
            PartTab {
                objectName: "mcpEndpointTab"
                part: McpDesk.OwnEndpoint
                text: qsTr("This station as a server")
            }
        }
        Words {
            anchors { left: parts.right; leftMargin: Theme.gap4; right: add.visible && !bar.folded ? add.left : parent.right; rightMargin: Theme.gap3; verticalCenter: parts.verticalCenter }
            horizontalAlignment: Text.AlignRight
            visible: root.desk.part !== McpDesk.OwnEndpoint
            text: root.desk.servers.environment === "" ? "" : qsTr("Environment %1").arg(root.desk.servers.environment)
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Row {
            id: add

            anchors { right: parent.right; rightMargin: Theme.gap3 }
            y: bar.height - (bar.line + height) / 2
            visible: root.desk.part === McpDesk.Servers
            spacing: Theme.gap2

            ActionButton {
                objectName: "addServerButton"
                icon24: "plus"
                text: qsTr("Add a server…")
                hint: qsTr("A program of this machine, or an address")
                onClicked: root.verbWanted("server.add", "")
            }
            ActionButton {
                objectName: "addServersButton"
                text: qsTr("Take over…")
                hint: qsTr("The servers in the file of an MCP client: Claude, Cursor, VS Code and others")
                onClicked: root.verbWanted("env.import", "")
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    ServersView {
        id: servers

        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: parent.bottom }
        visible: root.desk.part === McpDesk.Servers
        servers: root.desk.servers
        onAddWanted: root.verbWanted("server.add", "")
        onVerbWanted: verb => root.verbWanted(verb, root.desk.servers.chosen)
        onToolsWanted: server => {
            root.desk.tools.server = server;
            root.openPart(McpDesk.Tools);
        }
    }
    ToolsView {
        id: tools

        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: parent.bottom }
        visible: root.desk.part === McpDesk.Tools
        desk: root.desk
        center: root.center
        onCopyWanted: text => root.center.copyText(text)
        onServersWanted: root.openPart(McpDesk.Servers)
    }
    EndpointView {
        id: endpoint

        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: parent.bottom }
        visible: root.desk.part === McpDesk.OwnEndpoint
        endpoint: root.desk.endpoint
        onCopyWanted: text => root.center.copyText(text)
    }
}

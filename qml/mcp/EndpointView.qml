// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! This station as an MCP server: where it is reached, by whom, by which tokens, and how an assistant is set up. */
FocusScope {
    id: root

    required property Endpoint endpoint
    readonly property real columnWidth: Math.min(760, width - 2 * Theme.gap6)

    signal copyWanted(text: string)

    component Address: Row {
        id: line

        required property string label
        required property string address

        visible: address !== ""
        spacing: Theme.gap2

        FactRow {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(460, root.columnWidth - 60)
            label: line.label
            value: line.address
            code: true
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            icon24: "copy"
            text: qsTr("Copy the address")
            onClicked: root.copyWanted(line.address)
        }
    }

    Flickable {
        id: view

        anchors.fill: parent
        contentHeight: body.implicitHeight + 2 * Theme.gap4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: body

            anchors { left: parent.left; leftMargin: Theme.gap6 }
            y: Theme.gap4
            width: root.columnWidth
            spacing: Theme.gap3

            EmptyState {
                width: parent.width
                visible: root.endpoint.problem !== ""
                icon24: "warning"
                text: root.endpoint.problem
                action: qsTr("Try again")
                onActivated: root.endpoint.reload()
            }
            Words {
                width: parent.width
                text: qsTr("An assistant that speaks MCP can do with this station what you can do here, as far as its token allows.")
                color: Theme.textMuted
            }
            Column {
                anchors.left: parent.left
                Address {
                    objectName: "mcpAddress"
                    anchors.left: parent.left
                    label: qsTr("Verbs")
                    address: root.endpoint.address
                }
                Address {
                    anchors.left: parent.left
                    label: qsTr("Agents")
                    address: root.endpoint.agentsAddress
                }
            }
            Words {
                width: parent.width
                objectName: "portText"
                visible: text !== ""
                text: root.endpoint.portText
                color: root.endpoint.address === "" ? Theme.failedText : Theme.text
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            SectionTitle { text: qsTr("Clients") }
            Words {
                width: parent.width
                visible: root.endpoint.loaded && root.endpoint.clients.count === 0
                text: qsTr("No client has come since this station started. Set one up below. Programs that start the station themselves (stdio) are not listed here.")
                color: Theme.textMuted
            }
            Repeater {
                model: root.endpoint.clients

                delegate: ClientRow { width: body.width }
            }
            TokensView {
                width: parent.width
                endpoint: root.endpoint
                onCopyWanted: text => root.copyWanted(text)
            }
            SetupView {
                width: parent.width
                endpoint: root.endpoint
                onCopyWanted: text => root.copyWanted(text)
            }
        }
        FollowFocus { view: view }
    }
}

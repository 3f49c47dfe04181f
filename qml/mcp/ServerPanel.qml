// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One tool server: how it stands, its figures, what went wrong last and what it wrote then, and a check. */
Rectangle {
    id: root

    required property ServerListModel servers

    signal closed
    signal toolsWanted
    signal verbWanted(verb: string)

    color: Theme.frame
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Server %1").arg(servers.chosen)

    Flickable {
        id: view

        anchors { fill: parent; margins: Theme.gap4 }
        contentHeight: body.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: body

            anchors.left: parent.left
            width: parent.width - Theme.gap2
            spacing: Theme.gap3

            Item {
                width: parent.width
                height: Math.max(title.implicitHeight, close.height)

                ServerState {
                    id: mark

                    anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                    state24: root.servers.chosenState
                }
                Words {
                    id: title

                    objectName: "serverTitle"
                    anchors { left: mark.right; leftMargin: Theme.gap2; right: close.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    text: root.servers.chosen
                    font.pixelSize: Theme.large
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                IconButton {
                    id: close

                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    icon24: "close"
                    text: qsTr("Close")
                    shortcutText: qsTr("Esc")
                    onClicked: root.closed()
                }
            }
            Words {
                width: parent.width
                text: root.servers.chosenStateText
                color: Theme.textMuted
            }
            Flow {
                width: parent.width
                spacing: Theme.gap2

                ActionButton {
                    objectName: "checkServerButton"
                    visible: !root.servers.checking
                    icon24: "play"
                    text: qsTr("Check")
                    hint: qsTr("Starts the server, or calls on it, lists its tools and ends it again")
                    onClicked: root.servers.check()
                }
                ActionButton {
                    objectName: "stopCheckButton"
                    visible: root.servers.checking
                    icon24: "stop"
                    text: qsTr("Stop")
                    onClicked: root.servers.cancelCheck()
                }
                ActionButton {
                    objectName: "serverToolsButton"
                    icon24: "right"
                    text: qsTr("Its tools")
                    onClicked: root.toolsWanted()
                }
                ActionButton {
                    objectName: "changeServerButton"
                    text: qsTr("Change…")
                    hint: qsTr("What starts it, or its address")
                    onClicked: root.verbWanted("server.update")
                }
                ActionButton {
                    objectName: "removeServerButton"
                    text: qsTr("Remove…")
                    hint: qsTr("Takes it out of the environment")
                    onClicked: root.verbWanted("server.remove")
                }
            }
            Words {
                width: parent.width
                visible: root.servers.checking
                text: qsTr("Starting it and asking for its tools…")
                color: Theme.textMuted
            }
            Words {
                width: parent.width
                objectName: "checkText"
                visible: text !== ""
                text: root.servers.checkText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Words {
                width: parent.width
                visible: root.servers.checkError !== ""
                text: qsTr("It does not work:")
                color: Theme.failedText
                font.weight: Font.Medium
            }
            ExactWords {
                objectName: "checkError"
                width: parent.width
                text: root.servers.checkError
            }
            Column {
                width: parent.width

                Repeater {
                    model: root.servers.facts

                    delegate: FactRow { width: body.width }
                }
            }
            SectionTitle {
                visible: lastError.visible
                text: qsTr("What went wrong last")
            }
            ExactWords {
                id: lastError

                objectName: "lastError"
                width: parent.width
                text: root.servers.chosenError === root.servers.checkError ? "" : root.servers.chosenError
            }
            SectionTitle {
                visible: lines.visible
                text: qsTr("What it wrote then")
            }
            ExactWords {
                id: lines

                objectName: "lastLines"
                width: parent.width
                text: root.servers.chosenLines
            }
        }
        FollowFocus { view: view }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One tool: what it does, who uses it, a form of its input, and the answer to the latest call. */
Rectangle {
    id: root

    required property ToolForm form
    readonly property bool running: form.phase === CallPhase.Running
    property bool schemaShown: false

    signal closed
    signal copyWanted(text: string)

    color: Theme.frame
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Tool %1").arg(form.tool)

    Flickable {
        id: view

        anchors { fill: parent; margins: Theme.gap4 }
        contentHeight: body.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: body

            anchors { left: parent.left; leftMargin: 4 }
            width: parent.width - 8 - Theme.gap2
            spacing: Theme.gap3

            Item {
                width: parent.width
                height: Math.max(title.implicitHeight, close.height)

                Words {
                    id: title

                    objectName: "toolTitle"
                    anchors { left: parent.left; right: close.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    text: qsTr("%1 of %2").arg(root.form.tool).arg(root.form.server)
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
                visible: text !== ""
                text: root.form.description
            }
            Words {
                width: parent.width
                text: root.form.hints
                font.pixelSize: Theme.small
                color: Theme.textMuted
            }
            FactRow {
                objectName: "toolUsedBy"
                width: parent.width
                label: qsTr("Used by")
                value: root.form.usedBy
                code: false
            }
            ActionButton {
                objectName: "schemaButton"
                anchors.left: parent.left
                quiet: true
                icon24: root.schemaShown ? "down" : "right"
                text: qsTr("Schema of its input")
                onClicked: root.schemaShown = !root.schemaShown
            }
            JsonTree {
                width: parent.width
                visible: root.schemaShown
                rows: root.form.schema
            }
            SectionTitle { text: qsTr("Call") }
            Words {
                width: parent.width
                visible: text !== ""
                text: root.form.schemaProblem
                color: Theme.failedText
                font.pixelSize: Theme.small
            }
            Repeater {
                model: root.form

                delegate: CallField {
                    width: body.width
                    onEdited: text => root.form.setText(index, text)
                    onAccepted: root.form.call()
                }
            }
            Words {
                width: parent.width
                objectName: "toolProblem"
                visible: text !== ""
                text: root.form.problem
                color: Theme.failedText
                font.pixelSize: Theme.small
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Words {
                width: parent.width
                visible: root.form.asking
                text: qsTr("Its server says that it may destroy something. Call it?")
                font.weight: Font.Medium
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Flow {
                width: parent.width
                spacing: Theme.gap2

                ActionButton {
                    objectName: "callToolButton"
                    visible: !root.running
                    primary: true
                    icon24: root.form.asking ? "check" : "play"
                    text: root.form.asking ? qsTr("Yes, call it") : qsTr("Call")
                    hint: qsTr("In a session of its own, with the server of this environment")
                    onClicked: root.form.asking ? root.form.confirm() : root.form.call()
                }
                ActionButton {
                    objectName: "unaskToolButton"
                    visible: root.form.asking
                    text: qsTr("Leave it")
                    onClicked: root.form.unask()
                }
                ActionButton {
                    objectName: "stopToolButton"
                    visible: root.running
                    icon24: "stop"
                    text: qsTr("Stop")
                    hint: qsTr("Asks the server to stop this call")
                    onClicked: root.form.cancel()
                }
            }
            OutcomeView {
                objectName: "toolOutcome"
                width: parent.width
                phase: root.form.phase
                phaseText: root.form.phaseText
                note: root.form.durationText
                progressText: root.form.progressText
                resultText: root.form.resultText
                errorText: root.form.errorText
                errorWords: root.form.errorWords
                result: root.form.result
                onCopyWanted: root.copyWanted(root.form.answer())
            }
        }
        FollowFocus { view: view }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Assigning work: to whom, what, how urgent. Ctrl+Return sends. */
Sheet {
    id: root

    required property ControlCenter center
    readonly property AssignForm form: center.work.assign

    signal assigned(workId: string)

    function begin(stationId: string, agentName: string): void {
        form.begin(stationId, agentName);
        open();
    }

    objectName: "assignSheet"
    title: qsTr("Assign work")
    onClosed: form.end()

    Connections {
        target: root.form
        function onAccepted(workId: string): void {
            root.close();
            root.assigned(workId);
        }
    }
    Check {
        objectName: "byCapabilityCheck"
        anchors.left: parent.left
        text: qsTr("To any agent that can do something")
        checked: root.form.byCapability
        onToggled: root.form.byCapability = checked
    }
    Grid {
        width: parent.width
        columns: 2
        columnSpacing: Theme.gap3
        rowSpacing: Theme.gap2
        flow: Grid.TopToBottom
        rows: 2

        Words {
            text: root.form.byCapability ? qsTr("Capability") : qsTr("Agent")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Choice {
            objectName: "assignTarget"
            width: (parent.width - Theme.gap3) / 2
            label: root.form.byCapability ? qsTr("Capability") : qsTr("Agent")
            model: root.form.byCapability ? root.form.capabilities : root.form.agents
            currentIndex: model.indexOf(root.form.byCapability ? root.form.capability : root.form.agent)
            onActivated: {
                if (root.form.byCapability)
                    root.form.capability = currentText;
                else
                    root.form.agent = currentText;
            }
        }
        Words {
            text: qsTr("Station")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Choice {
            objectName: "assignStation"
            width: (parent.width - Theme.gap3) / 2
            label: qsTr("Station")
            model: root.form.stations
            currentIndex: root.form.station
            onActivated: index => root.form.station = index
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.form.schemaProblem
        color: Theme.failedText
        font.pixelSize: Theme.small
    }
    Column {
        width: parent.width
        spacing: Theme.gap2

        Repeater {
            model: root.form

            delegate: CallField {
                width: parent.width
                onEdited: text => root.form.setText(index, text)
                onAccepted: root.form.assign()
            }
        }
    }
    Grid {
        width: parent.width
        columns: 2
        columnSpacing: Theme.gap3
        rowSpacing: Theme.gap2
        flow: Grid.TopToBottom
        rows: 2

        Words {
            text: qsTr("Priority")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Choice {
            objectName: "assignPriority"
            width: (parent.width - Theme.gap3) / 2
            label: qsTr("Priority")
            model: [qsTr("0, last"), "1", "2", "3", "4", qsTr("5, normal"), "6", "7", "8", qsTr("9, first")]
            currentIndex: root.form.priority
            onActivated: index => root.form.priority = index
        }
        Words {
            text: qsTr("Time for one attempt")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Choice {
            objectName: "assignTimeout"
            width: (parent.width - Theme.gap3) / 2
            label: qsTr("Time for one attempt")
            model: root.form.timeouts
            currentIndex: root.form.timeout
            onActivated: index => root.form.timeout = index
        }
    }
    Words {
        objectName: "assignProblem"
        width: parent.width
        visible: text !== ""
        text: root.form.problem
        color: Theme.failedText
        font.weight: Font.Medium
    }
    ExactWords {
        width: parent.width
        text: root.form.problemWords
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "assignConfirmButton"
            primary: true
            enabled: !root.form.sending && root.center.work.actions.offReason === ""
            icon24: "give"
            text: root.form.sending ? qsTr("Assigning…") : qsTr("Assign")
            hint: Keymap.text("send")
            onClicked: root.form.assign()
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: root.center.work.actions.offReason
            color: Theme.textMuted
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! An agent: what it is for, a form of its input, Call, the answer as it comes, earlier calls. */
Column {
    id: root

    required property ControlCenter center

    signal assignWanted

    spacing: Theme.gap2

    Words {
        width: parent.width
        text: root.center.inspected.description === "" ? qsTr("No description.") : root.center.inspected.description
        color: root.center.inspected.description === "" ? Theme.textMuted : Theme.text
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    Flow {
        width: parent.width
        spacing: Theme.gap1
        visible: root.center.inspected.capabilities.length > 0

        Repeater {
            model: root.center.inspected.capabilities

            delegate: Chip {
                required property string modelData

                maximumWidth: root.width
                text: modelData
                fill: Theme.accentSoft
                ink: Theme.accent
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            objectName: "assignAgentButton"
            icon24: "plus"
            text: qsTr("Assign work…")
            hint: root.center.work.actions.offReason !== "" ? root.center.work.actions.offReason : qsTr("Kept and followed until it is done, unlike a call")
            enabled: root.center.work.actions.offReason === ""
            onClicked: root.assignWanted()
        }
        ActionButton {
            objectName: "agentWorkButton"
            quiet: true
            icon24: "work"
            text: qsTr("Its work")
            hint: qsTr("Lists the work of this agent")
            onClicked: {
                root.center.work.list.filter = "agent:\"" + root.center.inspected.title + "\"";
                root.center.selection.openPage("work");
            }
        }
    }
    CallForm {
        width: parent.width
        call: root.center.call
        offReason: root.center.replay.past.offReason
    }
    CallAnswer {
        width: parent.width
        call: root.center.call
        onCopyWanted: text => root.center.copyText(text)
    }
    CallHistoryList {
        width: parent.width
        history: root.center.call.history
        onChosen: (callId, stationId, agent) => {
            root.center.selection.selectAgent(stationId, agent);
            root.center.call.show(callId);
        }
    }
}

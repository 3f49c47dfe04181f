// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! An agent: what it is for, a form of its input, Call, the answer as it comes, earlier calls. */
Column {
    id: root

    required property ControlCenter center

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

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What has changed since the environment was last accepted, and the button that accepts it. */
Item {
    id: root

    required property EnvironmentDetails details

    signal applyWanted

    Item {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap4; rightMargin: Theme.gap4 }
        height: Math.max(apply.height, words.implicitHeight) + Theme.gap2

        Words {
            id: words

            objectName: "planText"
            anchors { left: parent.left; right: apply.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: root.details.planText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        ActionButton {
            id: apply

            objectName: "applyPlan"
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            primary: true
            enabled: root.details.planChanges > 0 && !root.details.busy
            text: qsTr("Apply")
            hint: qsTr("Somebody has looked: the next plan compares with this")
            onClicked: root.applyWanted()
        }
    }
    ExactWords {
        id: warnings

        anchors { left: parent.left; right: parent.right; top: bar.bottom; leftMargin: Theme.gap4; rightMargin: Theme.gap4 }
        text: root.details.warnings
    }
    ChangeList {
        anchors { left: parent.left; right: parent.right; top: warnings.visible ? warnings.bottom : bar.bottom; topMargin: Theme.gap1; bottom: parent.bottom }
        rows: root.details.plan
        label: qsTr("Plan")
    }
    EmptyState {
        anchors.centerIn: parent
        width: 320
        visible: root.details.plan.count === 0 && !root.details.loading && root.details.problem === ""
        icon24: "check"
        text: qsTr("Nothing to accept. What you edit in its folder stands here, before anybody has to rely on it.")
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One click: an orchestrator on this machine, in five checked steps. */
TaskCard {
    id: root

    required property ControlCenter center

    icon24: "hub"
    title: qsTr("Start a lattice here")
    text: qsTr("One click. It runs on this machine, and only this machine reaches it until you let others join.")

    ActionButton {
        objectName: "startLatticeButton"
        anchors.left: parent.left
        primary: true
        enabled: !root.center.startSteps.running
        text: root.center.startSteps.running ? qsTr("Starting…") : root.center.startSteps.failed ? qsTr("Try again") : qsTr("Start a lattice here")
        hint: qsTr("Starts an orchestrator on this machine")
        onClicked: root.center.startLattice()
    }
    StepList {
        objectName: "startSteps"
        width: parent.width
        steps: root.center.startSteps
        label: qsTr("Steps of the start")
    }
}

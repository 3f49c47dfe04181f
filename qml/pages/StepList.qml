// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The steps of a procedure, and at the end what failed as a whole. */
Column {
    id: root

    required property StepModel steps
    required property string label

    spacing: 2
    visible: steps.count > 0
    Accessible.role: Accessible.List
    Accessible.name: label

    Repeater {
        model: root.steps

        delegate: StepRow { width: root.width }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.steps.failureText
        color: Theme.failedText
        font.weight: Font.Medium
    }
    ExactWords {
        width: parent.width
        text: root.steps.failureWords
    }
}

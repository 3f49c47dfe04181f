// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One step of a checked procedure: glyph, what is tested, the fact found; when it failed or warns, why and what to change. */
Item {
    id: root

    required property string title
    required property int stepState
    required property string stateText
    required property string detail
    required property string problem
    required property string fix
    required property string words

    implicitHeight: column.implicitHeight + Theme.gap2
    Accessible.role: Accessible.ListItem
    Accessible.name: stateText === "" ? title : qsTr("%1: %2").arg(title).arg(stateText)
    Accessible.description: [detail, problem, fix].filter(part => part !== "").join(" ")

    Rectangle {
        id: mark

        anchors.left: parent.left
        y: 3
        width: Theme.fit(20)
        height: Theme.fit(20)
        radius: height / 2
        color: root.stepState === StepState.Passed ? Theme.done : root.stepState === StepState.Failed ? Theme.failed
             : root.stepState === StepState.Warning ? Theme.attention : root.stepState === StepState.Running ? Theme.running : "transparent"
        border.width: 1.5
        border.color: root.stepState === StepState.Waiting || root.stepState === StepState.Skipped ? Theme.fieldLine : Theme.text

        Icon {
            anchors.centerIn: parent
            size: 12
            stroke: 2.2
            name: ["", "play", "check", "cross", "skip", "warning"][root.stepState]
            color: root.stepState === StepState.Passed ? Theme.doneInk : root.stepState === StepState.Warning ? Theme.attentionInk : root.stepState === StepState.Skipped ? Theme.textMuted : Theme.runningInk
        }
    }
    Column {
        id: column

        anchors { left: mark.right; leftMargin: Theme.gap3; right: parent.right }
        spacing: 2

        Item {
            width: parent.width
            implicitHeight: Math.max(26, titleWords.implicitHeight)

            Words {
                id: titleWords

                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                width: Math.min(implicitWidth, parent.width * 0.6)
                text: root.title
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                color: root.stepState === StepState.Waiting || root.stepState === StepState.Skipped ? Theme.textMuted : Theme.text
            }
            Words {
                anchors { left: titleWords.right; leftMargin: Theme.gap3; right: parent.right; verticalCenter: parent.verticalCenter }
                horizontalAlignment: Text.AlignRight
                text: root.detail !== "" ? root.detail : root.stateText
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                color: Theme.textMuted
                font.pixelSize: Theme.small
            }
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.problem
            color: root.stepState === StepState.Warning ? Theme.text : Theme.failedText
            font.weight: Font.Medium
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.fix
        }
        ExactWords {
            width: parent.width
            text: root.words
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Says that the past is shown, of when, and the way back. */
Rectangle {
    id: root

    required property PastTime past
    required property Recording recording

    implicitHeight: Math.max(words.implicitHeight, back.implicitHeight) + 2 * Theme.gap1
    color: Theme.accentFill
    Accessible.role: Accessible.AlertMessage
    Accessible.name: past.bandText
    Accessible.description: past.problem

    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        name: "clock"
        color: Theme.accentInk
    }
    Column {
        id: words

        anchors { left: glyph.right; leftMargin: Theme.gap2; right: back.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }

        Words {
            objectName: "pastText"
            width: parent.width
            text: root.past.bandText
            color: Theme.accentInk
            font.weight: Font.Medium
        }
        Words {
            objectName: "recordingAbout"
            width: parent.width
            visible: text !== ""
            text: root.recording.about
            color: Theme.accentInk
            font.pixelSize: Theme.small
        }
        Words {
            objectName: "pastProblem"
            width: parent.width
            visible: text !== ""
            //: the state of that moment could not be found, and why
            text: root.past.problem === "" ? "" : qsTr("This moment cannot be shown: %1 %2").arg(root.past.problem).arg(root.past.problemWords)
            color: Theme.accentInk
            font.pixelSize: Theme.small
        }
    }
    ActionButton {
        id: back

        objectName: "backToLiveButton"
        anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        implicitHeight: Theme.fit(28)
        ringInk: Theme.accentInk
        text: root.past.recorded ? qsTr("Close the recording") : qsTr("Back to live")
        hint: root.past.recorded ? "" : Keymap.text("live")
        onClicked: root.past.recorded ? root.recording.close() : root.past.live()
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A step of an item of work: when, what, where, why. */
Item {
    id: root

    required property string phaseText
    required property string timeText
    required property string station
    required property string reason
    required property string glyph
    required property int workState

    implicitHeight: lines.implicitHeight + 6
    Accessible.role: Accessible.StaticText
    Accessible.name: [timeText, phaseText, station, reason].filter(part => part !== "").join(", ")

    StateMark {
        id: mark

        anchors.left: parent.left
        y: 1
        size: 15
        workState: root.workState
        glyph: root.glyph
    }
    Column {
        id: lines

        anchors { left: mark.right; leftMargin: Theme.gap2; right: time.left; rightMargin: Theme.gap2 }

        Words {
            width: parent.width
            //: a step of work: what, and at which station
            text: root.station === "" ? root.phaseText : qsTr("%1, %2").arg(root.phaseText).arg(root.station)
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.reason
            color: Theme.textMuted
            font.pixelSize: Theme.small
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 4
            elide: Text.ElideRight
        }
    }
    Words {
        id: time

        anchors { right: parent.right; top: parent.top }
        text: root.timeText
        color: Theme.textMuted
        font.pixelSize: Theme.small
        wrapMode: Text.NoWrap
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Marks what is inspected as of the past, and what of it is not. */
Rectangle {
    id: root

    required property PastTime past

    implicitHeight: words.implicitHeight + 2 * Theme.gap2
    radius: Theme.radius
    color: Theme.accentSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap2 }
        y: Theme.gap2
        name: "clock"
        size: 16
        color: Theme.accent
    }
    Words {
        id: words

        objectName: "pastNote"
        anchors { left: glyph.right; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        //: a moment of the past; "(now)" is the mark beside facts of today
        text: qsTr("As it was at %1. Descriptions, inputs and facts marked (now) are not in the history: they are today's.").arg(root.past.timeText)
        font.pixelSize: Theme.small
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! After a start: the moment of the past that was looked at when the window ended. */
Rectangle {
    id: root

    required property WindowSession session

    implicitHeight: Math.max(40, words.implicitHeight + 2 * Theme.gap1)
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        name: "clock"
    }
    Words {
        id: words

        anchors { left: glyph.right; leftMargin: Theme.gap2; right: back.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        text: qsTr("This is live. When the window was closed, the past was shown.")
        Accessible.ignored: true
    }
    ActionButton {
        id: back

        objectName: "returnButton"
        anchors { right: drop.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
        implicitHeight: Theme.fit(30)
        text: qsTr("Return to %1").arg(root.session.offer)
        onClicked: root.session.takeOffer()
    }
    IconButton {
        id: drop

        objectName: "dropReturnButton"
        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        implicitHeight: Theme.fit(30)
        icon24: "close"
        text: qsTr("Stay live")
        onClicked: root.session.dropOffer()
    }
}

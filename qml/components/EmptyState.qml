// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! Nothing to show: one sentence that says why, and one button. */
Column {
    id: root

    required property string icon24
    required property string text
    property string action

    signal activated

    spacing: Theme.gap3
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        name: root.icon24
        size: 36
        stroke: 1.2
        color: Theme.textMuted
    }
    Words {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        color: Theme.textMuted
    }
    ActionButton {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: text !== ""
        text: root.action
        onClicked: root.activated()
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station

/*! One of several ways to see a list, in a row of such. */
AbstractButton {
    id: root

    implicitHeight: Math.max(30, Theme.control - 2)
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: checked
    Keys.onReturnPressed: click()

    contentItem: Words {
        text: root.text
        wrapMode: Text.NoWrap
        color: root.checked ? Theme.accent : Theme.text
        font.weight: root.checked ? Font.DemiBold : Font.Normal
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.checked ? Theme.accentSoft : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            target: root
            shown: root.visualFocus
            anchors.margins: 0
        }
    }
}

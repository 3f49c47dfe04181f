// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A square button with an icon; its text is its name and its tooltip. */
AbstractButton {
    id: root

    required property string icon24
    property string shortcutText

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : Theme.offOpacity
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: shortcutText
    ToolTip.visible: hovered
    ToolTip.delay: 500
    ToolTip.text: shortcutText === "" ? text : qsTr("%1 (%2)").arg(text).arg(shortcutText)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.icon24
            size: 18
            color: !root.enabled && Theme.highContrast ? Theme.textOff : root.checked ? Theme.accent : Theme.text
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.checked ? Theme.accentSoft : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            target: root
            shown: root.visualFocus
            anchors.margins: 0
        }
    }
}

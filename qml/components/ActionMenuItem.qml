// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! One action of a menu, with its key; one that is off says why. */
MenuItem {
    id: root

    property string icon24
    property string keys
    property string offReason

    implicitHeight: visible ? Theme.row : 0
    leftPadding: Theme.gap2
    rightPadding: Theme.gap2
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.description: enabled ? keys : offReason
    ToolTip.visible: hovered && !enabled && offReason !== ""
    ToolTip.delay: 500
    ToolTip.text: offReason

    contentItem: Item {
        opacity: root.enabled ? 1 : Theme.offOpacity

        Icon {
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            visible: root.icon24 !== ""
            name: root.icon24
            size: 16
        }
        Words {
            anchors { left: parent.left; leftMargin: Theme.fit(26); right: shortcut.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            text: root.text
            color: root.enabled || !Theme.highContrast ? Theme.text : Theme.textOff
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Words {
            id: shortcut

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.keys
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
    }
    background: Rectangle {
        radius: Theme.radius - 2
        color: root.highlighted || root.hovered ? Theme.accentSoft : "transparent"
        border.width: root.highlighted ? Theme.outline : 0
        border.color: Theme.accent
    }
}

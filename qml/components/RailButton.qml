// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A page in the rail: icon, and its name below or beside it. */
AbstractButton {
    id: root

    required property string icon24
    required property string shortcutText
    property bool wide: false

    implicitWidth: wide ? 184 : 44
    implicitHeight: 44
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: shortcutText
    Accessible.selected: checked
    ToolTip.visible: hovered && !wide
    ToolTip.delay: 500
    ToolTip.text: qsTr("%1 (%2)").arg(text).arg(shortcutText)
    Keys.onReturnPressed: click()

    contentItem: Item {
        Icon {
            id: glyph

            x: root.wide ? Theme.gap3 : (parent.width - width) / 2
            anchors.verticalCenter: parent.verticalCenter
            name: root.icon24
            size: 22
            color: root.checked ? Theme.accent : Theme.textMuted
        }
        Words {
            anchors { left: glyph.right; leftMargin: Theme.gap3; right: parent.right; verticalCenter: parent.verticalCenter }
            visible: root.wide
            text: root.text
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
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

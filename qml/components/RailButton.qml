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
    property int badge: 0 // counts in a mark, where it is more than nothing

    property real side: 44

    implicitWidth: wide ? Theme.fit(184) : side
    implicitHeight: side
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: badge > 0 ? qsTr("%1, %n need(s) you", "", badge).arg(shortcutText) : shortcutText
    Accessible.selected: checked
    ToolTip.visible: hovered && !wide
    ToolTip.delay: 500
    ToolTip.text: shortcutText === "" ? text : qsTr("%1 (%2)").arg(text).arg(shortcutText)
    Keys.onReturnPressed: click()

    contentItem: Item {
        Icon {
            id: glyph

            x: Theme.along(root.wide ? Theme.gap3 : (parent.width - width) / 2, width, parent.width)
            anchors.verticalCenter: parent.verticalCenter
            name: root.icon24
            size: 22 * Math.min(1, root.side / Theme.fit(44)) // a low window has no room for more
            color: !root.enabled && Theme.highContrast ? Theme.textOff : root.checked ? Theme.accent : Theme.textMuted
        }
        Words {
            anchors { left: glyph.right; leftMargin: Theme.gap3; right: parent.right; verticalCenter: parent.verticalCenter }
            visible: root.wide
            text: root.text
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Rectangle {
            x: Theme.along(root.wide ? 24 : parent.width - width, width, parent.width)
            y: -2
            visible: root.badge > 0
            width: Math.max(height, number.implicitWidth + 8)
            height: Math.min(Theme.fit(17), root.side * 0.5)
            radius: height / 2
            color: Theme.attention
            border.width: Theme.outline
            border.color: Theme.attentionInk

            Words {
                id: number

                objectName: "railBadge"
                anchors.centerIn: parent
                text: root.badge > 999 ? "999+" : root.badge
                color: Theme.attentionInk
                font.pixelSize: Math.min(Theme.tiny, Math.round(parent.height * 0.65))
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
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

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A button with a word, and an icon if it helps. The one main action of a place is filled. */
Button {
    id: root

    property string icon24
    property bool primary: false
    property bool quiet: false
    property bool flush: false // its words begin where those above and below it do
    property color ringInk: Theme.accent // where it stands on a color
    property string hint // said beside the name by a screen reader, and shown on hover

    implicitHeight: Theme.control
    leftPadding: flush && !mirrored ? 2 : Theme.gap3
    rightPadding: flush && mirrored ? 2 : Theme.gap3
    spacing: Theme.gap2
    opacity: enabled ? 1 : Theme.offOpacity
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    ToolTip.visible: hint !== "" && hovered
    ToolTip.delay: 600
    ToolTip.text: hint
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Row {
        spacing: root.spacing

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.icon24 !== ""
            name: root.icon24
            size: 16
            color: label.color
        }
        Words {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            wrapMode: Text.NoWrap
            font.weight: Font.Medium
            color: !root.enabled && Theme.highContrast ? (root.primary ? Theme.accentInk : Theme.textOff) : root.primary ? Theme.accentInk : Theme.text
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.primary ? (!root.enabled && Theme.highContrast ? Theme.textOff : root.down ? Qt.darker(Theme.accentFill, 1.2) : root.hovered ? Qt.lighter(Theme.accentFill, 1.12) : Theme.accentFill)
                            : root.down ? Theme.pressed : root.hovered ? Theme.hover : root.quiet ? "transparent" : Theme.card
        border.width: root.primary || root.quiet ? 0 : Theme.outline
        border.color: Theme.line

        FocusRing {
            target: root
            shown: root.visualFocus
            ink: root.ringInk
            anchors.margins: root.quiet ? 0 : -3
        }
    }
}

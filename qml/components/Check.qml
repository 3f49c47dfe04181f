// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! On or off, with its words beside it. */
CheckBox {
    id: root

    property string hint

    padding: 0
    spacing: Theme.gap2
    implicitHeight: Theme.row
    opacity: enabled ? 1 : Theme.offOpacity
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: hint
    Accessible.checked: checked

    indicator: Rectangle {
        x: Theme.along(0, width, root.width)
        y: (root.height - height) / 2
        width: Theme.fit(18)
        height: Theme.fit(18)
        radius: 4
        color: root.checked ? Theme.accentFill : Theme.field
        border.width: root.checked ? 0 : Theme.outline
        border.color: Theme.fieldLine

        Icon {
            anchors.centerIn: parent
            visible: root.checkState === Qt.Checked
            name: "check"
            size: 14
            stroke: 2.4
            color: Theme.accentInk
        }
        FocusRing {
            target: root
            shown: root.visualFocus
        }
    }
    contentItem: Words {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        color: root.enabled || !Theme.highContrast ? Theme.text : Theme.textOff
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A short fact in a pill, with its glyph. */
Rectangle {
    id: root

    property alias text: label.text
    property string icon24
    property color fill: "transparent"
    property color ink: Theme.text
    property real maximumWidth: 10000
    property bool compact: false

    implicitWidth: Math.min(maximumWidth, row.implicitWidth + 2 * (compact ? 5 : Theme.gap2))
    implicitHeight: compact ? label.implicitHeight + 2 : Math.max(22, label.implicitHeight + 4)
    radius: height / 2
    color: fill
    border.width: fill.a > 0 ? 0 : Theme.outline
    border.color: Theme.line

    Row {
        id: row

        anchors.centerIn: parent
        spacing: root.compact ? 1 : Theme.gap1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.icon24 !== ""
            name: root.icon24
            size: root.compact ? 11 : 14
            color: root.ink
        }
        Words {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.maximumWidth - 2 * Theme.gap2 - (root.icon24 !== "" ? Theme.fit(14) + Theme.gap1 : 0))
            font.pixelSize: root.compact ? Theme.tiny : Theme.small
            color: root.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
}

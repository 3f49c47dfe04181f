// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! One thing to do, with its reason; what it needs comes below. */
Rectangle {
    id: root

    required property string icon24
    required property string title
    required property string text
    default property alias content: body.data

    implicitHeight: column.implicitHeight + 2 * Theme.gap6
    radius: Theme.radiusLarge
    color: Theme.frame
    border.width: Theme.outline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: title
    Accessible.description: text

    Column {
        id: column

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap6 }
        spacing: Theme.gap4

        Row {
            width: parent.width
            spacing: Theme.gap3

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.icon24
                size: 28
                stroke: 1.4
                color: Theme.accent
            }
            Column {
                width: parent.width - Theme.fit(28) - Theme.gap3
                spacing: 2

                Words {
                    width: parent.width
                    text: root.title
                    font.pixelSize: Theme.large
                    font.weight: Font.DemiBold
                }
                Words {
                    width: parent.width
                    text: root.text
                    color: Theme.textMuted
                    font.pixelSize: Theme.small
                }
            }
        }
        Column {
            id: body

            width: parent.width
            spacing: Theme.gap3
        }
    }
}

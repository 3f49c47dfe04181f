// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! An MCP client: who it is, whether it is connected, and what it called last. */
Rectangle {
    id: root

    required property string name
    required property bool connected
    required property string stateText
    required property string figures
    required property string access
    required property list<string> recent
    property bool open: false

    implicitHeight: body.implicitHeight + 2 * Theme.gap2
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.outline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: name
    Accessible.description: [stateText, figures, access].join(", ")

    Column {
        id: body

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap2; leftMargin: Theme.gap3 }
        spacing: 2

        Item {
            width: parent.width
            height: Math.max(nameWords.implicitHeight, more.visible ? more.height : 0)

            Icon {
                id: glyph

                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                name: root.connected ? "antenna" : "circle"
                size: 16
                color: root.connected ? Theme.accent : Theme.textMuted
            }
            Words {
                id: nameWords

                anchors { left: glyph.right; leftMargin: Theme.gap2; right: more.visible ? more.left : parent.right; verticalCenter: parent.verticalCenter }
                text: qsTr("%1 · %2").arg(root.name).arg(root.figures)
                font.weight: Font.Medium
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            ActionButton {
                id: more

                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                visible: root.recent.length > 0
                quiet: true
                icon24: root.open ? "down" : "right"
                text: qsTr("What it called")
                onClicked: root.open = !root.open
            }
        }
        Words {
            width: parent.width
            text: root.stateText
            font.pixelSize: Theme.small
            color: Theme.textMuted
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.access
            font.pixelSize: Theme.small
            color: Theme.textMuted
            Accessible.ignored: true
        }
        ExactWords {
            width: parent.width
            text: root.open ? root.recent.join("\n") : ""
        }
    }
}

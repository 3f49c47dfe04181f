// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A line above the text that says what is the matter with the file, and what can be done. */
Rectangle {
    id: root

    required property string text
    property string words
    property bool grave: true
    default property alias deeds: row.data

    implicitHeight: Math.max(row.implicitHeight, column.implicitHeight) + 2 * Theme.gap1
    color: grave ? Theme.attention : Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.description: words

    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        name: root.grave ? "warning" : "clock"
        size: 16
        color: root.grave ? Theme.attentionInk : Theme.text
    }
    Column {
        id: column

        anchors { left: glyph.right; leftMargin: Theme.gap2; right: row.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }

        Words {
            width: parent.width
            text: root.text
            color: root.grave ? Theme.attentionInk : Theme.text
            font.weight: Font.Medium
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.words
            color: root.grave ? Theme.attentionInk : Theme.text
            font.family: Theme.mono
            font.pixelSize: Theme.small
        }
    }
    Row {
        id: row

        anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap2
    }
}

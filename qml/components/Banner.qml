// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A line across the page that says what is wrong with all of it, and offers the next step. */
Rectangle {
    id: root

    required property string text
    property string words
    property string action

    signal activated

    implicitHeight: Math.max(44, column.implicitHeight + 2 * Theme.gap2)
    color: Theme.attention
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.description: words

    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        name: "warning"
        color: Theme.attentionInk
    }
    Column {
        id: column

        anchors { left: glyph.right; leftMargin: Theme.gap3; right: button.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }

        Words {
            width: parent.width
            text: root.text
            color: Theme.attentionInk
            font.weight: Font.Medium
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.words
            color: Theme.attentionInk
            font.pixelSize: Theme.small
            font.family: Theme.mono
        }
    }
    ActionButton {
        id: button

        objectName: "bannerButton"
        anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        visible: text !== ""
        text: root.action
        ringInk: Theme.attentionInk
        hint: root.text
        onClicked: root.activated()
    }
}

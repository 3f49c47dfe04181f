// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A line to fill in, with its name above and what is wrong below. */
Column {
    id: root

    required property string label
    property alias text: input.text
    property alias placeholder: input.placeholderText
    property alias echoMode: input.echoMode
    property alias input: input
    property string description
    property string problem
    property bool code: false

    signal edited(text: string)
    signal accepted

    spacing: Theme.gap1

    Words {
        width: parent.width
        text: root.label
        font.pixelSize: Theme.small
        color: Theme.textMuted
        visible: text !== ""
    }
    TextField {
        id: input

        width: parent.width
        height: Theme.control
        leftPadding: Theme.gap2
        rightPadding: Theme.gap2
        horizontalAlignment: TextInput.AlignLeft
        selectByMouse: true
        color: Theme.text
        placeholderTextColor: Theme.textMuted
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.normal
        font.family: root.code ? Theme.mono : Application.font.family
        Accessible.role: Accessible.EditableText
        Accessible.name: root.label
        Accessible.description: root.problem !== "" ? root.problem : root.description
        onTextEdited: root.edited(text)
        onAccepted: root.accepted()

        background: Rectangle {
            radius: Theme.radius
            color: Theme.field
            border.width: input.activeFocus ? Theme.ring : Theme.outline
            border.color: root.problem !== "" ? Theme.failedText : input.activeFocus ? Theme.accent : Theme.fieldLine
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.problem !== "" ? root.problem : root.description
        color: root.problem !== "" ? Theme.failedText : Theme.textMuted
        font.pixelSize: Theme.small
    }
}

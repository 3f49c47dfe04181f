// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A filter in words, with a line under what cannot be read. Esc clears it. */
TextField {
    id: root

    required property string label
    required property string filter
    property string problem
    property int problemPosition: -1
    property int problemLength: 0

    signal edited(text: string)

    implicitHeight: Theme.control
    leftPadding: 30
    rightPadding: clear.visible ? 30 : Theme.gap2
    selectByMouse: true
    color: Theme.text
    placeholderTextColor: Theme.textMuted
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.normal
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: problem
    onTextEdited: edited(text)
    onFilterChanged: {
        if (text !== filter)
            text = filter;
    }
    Component.onCompleted: text = filter
    Keys.onEscapePressed: event => {
        event.accepted = text !== "";
        if (event.accepted)
            edited("");
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.field
        border.width: root.activeFocus ? Theme.ring : Theme.outline
        border.color: root.problem !== "" ? Theme.failedText : root.activeFocus ? Theme.accent : Theme.fieldLine
    }
    Icon {
        x: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        name: "filter"
        size: 15
        color: Theme.textMuted
    }
    Rectangle {
        readonly property rect from: root.positionToRectangle(Math.max(0, Math.min(root.problemPosition, root.text.length)))
        readonly property rect to: root.positionToRectangle(Math.min(root.problemPosition + root.problemLength, root.text.length))

        objectName: "filterProblemMark"
        visible: root.problem !== "" && root.problemPosition >= 0
        x: root.leftPadding + from.x
        y: root.height - 6
        width: Math.max(8, to.x - from.x)
        height: 2
        color: Theme.failedText
    }
    IconButton {
        id: clear

        objectName: "clearFilterButton"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        implicitWidth: 28
        implicitHeight: 28
        visible: root.text !== ""
        icon24: "close"
        text: qsTr("Clear the filter")
        shortcutText: qsTr("Esc")
        onClicked: root.edited("")
    }
}

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
    readonly property real before: glyph.width + 2 * Theme.gap2 - 1
    readonly property real after: clear.visible ? clear.width + 2 : Theme.gap2

    leftPadding: Theme.mirrored ? after : before
    rightPadding: Theme.mirrored ? before : after
    horizontalAlignment: TextInput.AlignLeft
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
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        name: "filter"
        size: 15
        color: Theme.textMuted
    }
    Rectangle {
        readonly property rect from: placeOf(Math.max(0, Math.min(root.problemPosition, root.text.length)), root.contentWidth)
        readonly property rect to: placeOf(Math.min(root.problemPosition + root.problemLength, root.text.length), root.contentWidth)

        /*! Asked for anew when the text has been laid out, which is after it changed. */
        function placeOf(position: int, laidOut: real): rect { return root.positionToRectangle(position); }

        objectName: "filterProblemMark"
        visible: root.problem !== "" && root.problemPosition >= 0
        x: root.leftPadding + Math.min(from.x, to.x)
        y: root.height - 6
        width: Math.max(8, Math.abs(to.x - from.x))
        height: 2
        color: Theme.failedText
    }
    IconButton {
        id: clear

        objectName: "clearFilterButton"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        implicitWidth: Theme.fit(28)
        implicitHeight: Theme.fit(28)
        visible: root.text !== ""
        icon24: "close"
        text: qsTr("Clear the filter")
        shortcutText: qsTr("Esc")
        onClicked: root.edited("")
    }
}

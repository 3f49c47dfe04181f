// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The front matter of the same text as fields. A field is written when it is left, or by Return. */
FocusScope {
    id: root

    required property AgentDocument document
    readonly property AgentForm form: document.form

    onVisibleChanged: {
        if (visible)
            form.read();
    }

    Connections {
        target: root.document
        enabled: root.visible
        function onEdited(): void { root.form.read(); }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    DocumentBar {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: root.form.problem !== ""
        height: visible ? implicitHeight : 0
        text: qsTr("The text has to be mended in the editor first.")
        words: root.form.problem
    }
    Flickable {
        id: flick

        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: parent.bottom }
        clip: true
        contentHeight: column.implicitHeight + 2 * Theme.gap4
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: column

            anchors { left: parent.left; leftMargin: Theme.gap4 }
            y: Theme.gap4
            width: Math.min(640, flick.width - 2 * Theme.gap4)
            spacing: Theme.gap3
            enabled: root.form.problem === "" && root.document.readOnlyReason === ""

            Repeater {
                model: root.form

                delegate: Item {
                    id: row

                    required property int index
                    required property string key
                    required property string title
                    required property string hint
                    required property string fieldText
                    required property bool isInput
                    required property string problem

                    width: column.width
                    height: field.implicitHeight

                    Field {
                        id: field

                        anchors.left: parent.left
                        objectName: (row.isInput ? "formInput_" : "form_") + row.key
                        width: parent.width - (row.isInput ? remove.width + Theme.gap2 : 0)
                        label: row.isInput ? qsTr("Input %1").arg(row.title) : row.title
                        description: row.hint
                        problem: row.problem
                        text: row.fieldText
                        onAccepted: root.form.setText(row.index, text)
                        input.onEditingFinished: root.form.setText(row.index, text)
                        input.onActiveFocusChanged: {
                            if (input.activeFocus)
                                flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, Math.min(row.y, Math.max(flick.contentY, row.y + row.height + 2 * Theme.gap4 - flick.height))));
                        }
                    }
                    IconButton {
                        id: remove

                        anchors { right: parent.right }
                        y: field.input.y
                        visible: row.isInput
                        icon24: "close"
                        text: qsTr("Remove the input %1").arg(row.title)
                        onClicked: root.form.removeInput(row.index)
                    }
                }
            }
            SectionTitle { text: qsTr("New input") }
            Row {
                width: column.width
                spacing: Theme.gap2

                Field {
                    id: inputName

                    objectName: "newInputName"
                    width: 160
                    label: qsTr("Name; with ? optional")
                    onAccepted: add.click()
                }
                Field {
                    id: inputWords

                    objectName: "newInputWords"
                    width: column.width - inputName.width - add.width - 2 * Theme.gap2
                    label: qsTr("Type, what it is")
                    placeholder: qsTr("string, what to scan")
                    onAccepted: add.click()
                }
                ActionButton {
                    id: add

                    objectName: "addInputButton"
                    anchors.bottom: inputWords.bottom
                    icon24: "plus"
                    text: qsTr("Add")
                    enabled: inputName.text.trim() !== ""
                    onClicked: {
                        root.form.addInput(inputName.text, inputWords.text);
                        inputName.text = "";
                        inputWords.text = "";
                    }
                }
            }
        }
        FollowFocus { view: flick }
    }
}

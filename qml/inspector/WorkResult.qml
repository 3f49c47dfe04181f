// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What came of an item of work; a long answer is cut, and opened whole. */
Column {
    id: root

    required property WorkDetails work

    signal copyWanted(text: string)
    signal openWanted

    spacing: Theme.gap2
    visible: work.result !== "" || work.blobText !== ""

    SectionTitle { text: qsTr("Answer") }
    Words {
        width: parent.width
        visible: root.work.rehearsed
        text: qsTr("Rehearsal: this answer was scripted or made from the description. It is not from a model.")
        color: Theme.textMuted
        font.pixelSize: Theme.small
        font.italic: true
    }
    Rectangle {
        width: parent.width
        visible: root.work.result !== ""
        implicitHeight: answer.implicitHeight + 2 * Theme.gap3
        radius: Theme.radius
        color: Theme.window
        border.width: Theme.outline
        border.color: Theme.line

        TextEdit {
            id: answer

            objectName: "workResult"
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
            text: root.work.resultExcerpt
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
            color: Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.normal
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Answer")
            Accessible.description: text
        }
        FocusRing { target: answer }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.work.blobText
    }
    ExactWords {
        width: parent.width
        text: root.work.blobCommand
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2
        visible: root.work.result !== ""

        ActionButton {
            objectName: "openResultButton"
            visible: root.work.resultExcerpt !== root.work.result
            text: qsTr("Open whole answer")
            onClicked: root.openWanted()
        }
        ActionButton {
            objectName: "copyResultButton"
            quiet: true
            icon24: "copy"
            text: qsTr("Copy answer")
            onClicked: root.copyWanted(root.work.result)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A question of this station to a person: whether a tool may be called, a form of a tool server, a page to be opened. */
Sheet {
    id: root

    required property QuestionForm form

    function ask(id: string): void {
        if (!form.begin(id))
            return;
        comment.text = "";
        open();
        const first = fields.itemAt(0) as CallField;
        (first ? first.nextItemInFocusChain(true) : comment.input).forceActiveFocus(Qt.PopupFocusReason);
    }

    objectName: "questionSheet"
    title: root.form.isForm ? qsTr("Fill this in?") : root.form.link !== "" ? qsTr("Open this page?") : qsTr("Allow this?")
    width: Math.min(640, parent.width - 2 * Theme.gap6)
    onClosed: root.form.leave()

    Connections {
        target: root.form

        function onDone(): void { root.close(); }
    }
    Words {
        width: parent.width
        objectName: "questionWords"
        text: root.form.words
        font.weight: Font.Medium
        maximumLineCount: 12
        elide: Text.ElideRight
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.form.asker
        color: Theme.textMuted
    }
    Words {
        width: parent.width
        visible: root.form.destructive
        text: qsTr("The tool says that it may destroy something, or does not say that it may not.")
        color: Theme.failedText
    }
    JsonTree {
        width: parent.width
        visible: root.form.hasInput
        rows: root.form.input
    }
    ExactWords {
        width: parent.width
        visible: root.form.link !== ""
        text: root.form.link
    }
    Repeater {
        id: fields

        model: root.form

        delegate: CallField {
            width: parent.width
            enabled: !root.form.sending
            onEdited: text => root.form.setText(index, text)
            onAccepted: root.form.answer(true, comment.text)
        }
    }
    Field {
        id: comment

        width: parent.width
        visible: !root.form.isForm && root.form.link === ""
        label: qsTr("What the agent is told with it (optional)")
        placeholder: qsTr("as: not on a Friday")
        input.objectName: "questionComment"
        onAccepted: root.form.answer(true, comment.text)
    }
    Words {
        width: parent.width
        objectName: "questionTrouble"
        visible: text !== ""
        text: root.form.trouble
        color: Theme.failedText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "questionOpenButton"
            visible: root.form.link !== ""
            enabled: !root.form.sending
            primary: true
            icon24: "link"
            text: qsTr("Open in the browser")
            onClicked: {
                Qt.openUrlExternally(root.form.link);
                root.form.answer(true, "");
            }
        }
        ActionButton {
            objectName: "questionYesButton"
            visible: root.form.link === ""
            enabled: !root.form.sending
            primary: true
            icon24: "check"
            text: root.form.isForm ? qsTr("Send") : qsTr("Allow")
            hint: qsTr("Return")
            onClicked: root.form.answer(true, comment.text)
        }
        ActionButton {
            objectName: "questionNoButton"
            enabled: !root.form.sending
            icon24: "cross"
            text: qsTr("Refuse")
            onClicked: root.form.answer(false, comment.text)
        }
        ActionButton {
            text: qsTr("Decide later")
            hint: qsTr("Esc")
            onClicked: root.close()
        }
    }
}

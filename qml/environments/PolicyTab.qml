// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Which tools may be called: rules and the text that they are, one beside the other, and what they mean for the tools that are known. */
Item {
    id: root

    required property PolicyDesk policy
    readonly property bool broken: policy.trouble !== ""
    readonly property bool wide: width >= 620

    function mark(): void {
        const at = policy.troubleAt;
        area.forceActiveFocus(Qt.OtherFocusReason);
        area.cursorPosition = Math.min(at, area.length);
    }

    Keys.onPressed: event => {
        const action = Keymap.of("environments", event.key, event.modifiers);
        if (action === "environments.save")
            policy.save();
        else if (action === "undo")
            policy.undo();
        else
            return;
        event.accepted = true;
    }

    Item {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap4; rightMargin: Theme.gap4 }
        height: Math.max(deeds.height, words.implicitHeight) + Theme.gap2

        Words {
            id: words

            objectName: "policyState"
            anchors { left: parent.left; right: deeds.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: !root.policy.loaded ? qsTr("Reading the policy…") : root.policy.edited ? qsTr("Not saved yet. Runs obey what the file says.") : qsTr("As the file says. An agent's own policy can only be stricter.")
            color: root.policy.edited ? Theme.text : Theme.textMuted
            font.pixelSize: Theme.small
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Row {
            id: deeds

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: Theme.gap2

            ActionButton {
                objectName: "policyUndo"
                icon24: "undo"
                enabled: root.policy.undoable
                text: qsTr("Undo")
                hint: enabled ? Keymap.hint(qsTr("The last change of this text"), "undo") : qsTr("Nothing to undo")
                onClicked: root.policy.undo()
            }
            ActionButton {
                objectName: "policySave"
                primary: true
                enabled: root.policy.edited && !root.broken && !root.policy.busy && !root.policy.conflict
                text: qsTr("Save")
                hint: root.broken ? qsTr("First the text has to be a policy") : Keymap.hint(qsTr("Runs that start from then on obey it"), "environments.save")
                onClicked: root.policy.save()
            }
        }
    }
    Banner {
        id: trouble

        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        visible: text !== ""
        height: visible ? implicitHeight : 0
        text: root.policy.conflict ? qsTr("Somebody else has changed the policy meanwhile.") : root.policy.problem
        words: root.policy.conflict ? "" : root.policy.problemWords
        action: root.policy.conflict ? qsTr("Take theirs") : ""
        onActivated: root.policy.takeTheirs()
    }
    Item {
        id: both

        anchors { left: parent.left; right: parent.right; top: trouble.bottom; topMargin: root.policy.conflict ? Theme.gap2 : 0; bottom: parent.bottom }

        ActionButton {
            id: mine

            objectName: "policyOverwrite"
            anchors { right: parent.right; rightMargin: Theme.gap4; top: parent.top }
            visible: root.policy.conflict
            enabled: !root.broken && !root.policy.busy
            text: qsTr("Save mine over it")
            hint: qsTr("Theirs stays in the history")
            onClicked: root.policy.overwrite()
        }
        PolicyRules {
            id: rules

            anchors { left: parent.left; top: mine.visible ? mine.bottom : parent.top; bottom: root.wide ? parent.bottom : parent.verticalCenter }
            width: root.wide ? Math.round(parent.width * 0.56) : parent.width
            policy: root.policy
        }
        Item {
            anchors { left: root.wide ? rules.right : parent.left; right: parent.right; top: root.wide ? rules.top : rules.bottom; bottom: parent.bottom; rightMargin: Theme.gap4; bottomMargin: Theme.gap3; leftMargin: root.wide ? Theme.gap2 : Theme.gap4 }

            Words {
                id: title

                width: parent.width
                text: root.policy.file === "" ? "policy.yml" : root.policy.file
                font.family: Theme.mono
                font.pixelSize: Theme.small
                color: Theme.textMuted
                elide: Text.ElideLeft
                wrapMode: Text.NoWrap
            }
            Flickable {
                id: view

                anchors { left: parent.left; right: parent.right; top: title.bottom; topMargin: Theme.gap1; bottom: wrong.top; bottomMargin: Theme.gap1 }
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: ScrollBar {}

                TextArea.flickable: TextArea {
                    id: area

                    objectName: "policyText"
                    enabled: root.policy.loaded
                    text: ""
                    textFormat: TextEdit.PlainText
                    wrapMode: TextEdit.Wrap
                    selectByMouse: true
                    padding: Theme.gap2
                    color: Theme.text
                    selectionColor: Theme.accentFill
                    selectedTextColor: Theme.accentInk
                    placeholderText: "deny: [\"*delete*\"]\nask: [\"@destructive\"]"
                    placeholderTextColor: Theme.textMuted
                    font.family: Theme.mono
                    font.pixelSize: Theme.normal
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTr("Text of the policy")
                    Accessible.description: root.broken ? root.policy.trouble : qsTr("Tab leaves it")
                    KeyNavigation.priority: KeyNavigation.BeforeItem
                    KeyNavigation.tab: fix.visible ? fix : null
                    onTextChanged: {
                        if (text !== root.policy.text)
                            root.policy.edit(text);
                    }
                    Keys.onPressed: event => {
                        // Its own undo knows nothing of the rows, so ours is asked.
                        const action = Keymap.of("environments", event.key, event.modifiers);
                        if (action !== "undo" || event.text !== "" && event.modifiers === Qt.NoModifier)
                            return;
                        root.policy.undo();
                        event.accepted = true;
                    }
                    background: Rectangle {
                        radius: Theme.radius
                        color: Theme.field
                        border.width: area.activeFocus ? Theme.ring : 1
                        border.color: root.broken ? Theme.failedText : area.activeFocus ? Theme.accent : Theme.fieldLine
                    }
                }
            }
            Connections {
                target: root.policy
                function onChanged(): void {
                    if (area.text === root.policy.text)
                        return;
                    const at = area.cursorPosition;
                    area.text = root.policy.text;
                    area.cursorPosition = Math.min(at, area.length);
                }
            }
            Column {
                id: wrong

                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                visible: root.broken
                height: visible ? implicitHeight : 0
                spacing: Theme.gap1

                Words {
                    objectName: "policyTrouble"
                    width: parent.width
                    text: root.policy.trouble
                    font.pixelSize: Theme.small
                    color: Theme.failedText
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
                ActionButton {
                    id: fix

                    objectName: "policyGoThere"
                    anchors.left: parent.left
                    visible: root.policy.troubleAt >= 0
                    quiet: true
                    text: qsTr("Go there")
                    onClicked: root.mark()
                }
            }
        }
    }
}

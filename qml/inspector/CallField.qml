// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One value of the form, in the shape of its kind. */
Column {
    id: root

    required property int index
    required property string key
    required property string title
    required property string description
    required property int kind
    required property bool required
    required property list<string> options
    required property string fieldText
    required property string problem
    readonly property string label: required ? qsTr("%1 (required)").arg(title) : title
    readonly property bool large: kind === FieldModel.LongText || kind === FieldModel.Json || kind === FieldModel.Lines || kind === FieldModel.Pairs

    signal edited(text: string)
    signal accepted

    spacing: Theme.gap1

    Words {
        width: parent.width
        visible: root.large || root.kind === FieldModel.Choice
        text: root.label
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    Loader {
        width: parent.width
        sourceComponent: root.large ? area : root.kind === FieldModel.Choice ? choice : root.kind === FieldModel.Boolean ? check : line
    }
    Words {
        width: parent.width
        visible: text !== "" && (root.large || root.kind === FieldModel.Choice || root.kind === FieldModel.Boolean)
        text: root.problem !== "" ? root.problem : root.description
        color: root.problem !== "" ? Theme.failedText : Theme.textMuted
        font.pixelSize: Theme.small
    }

    Component {
        id: line

        Field {
            objectName: "input_" + root.key
            label: root.label
            text: root.fieldText
            description: root.description
            problem: root.problem
            onEdited: text => root.edited(text)
            onAccepted: root.accepted()
        }
    }
    Component {
        id: area

        TextArea {
            id: text

            placeholderTextColor: Theme.textMuted
            objectName: "input_" + (root.key === "" ? "task" : root.key)
            text: root.fieldText
            height: Math.min(180, Math.max(72, implicitHeight))
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            color: Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.normal
            font.family: root.kind === FieldModel.Json ? Theme.mono : Application.font.family
            KeyNavigation.priority: KeyNavigation.BeforeItem
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            Accessible.description: root.problem !== "" ? root.problem : root.description
            onTextChanged: root.edited(text.text)
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onPressed: event => {
                if (Keymap.of("", event.key, event.modifiers) === "send") {
                    event.accepted = true;
                    root.accepted();
                }
            }

            background: Rectangle {
                radius: Theme.radius
                color: Theme.field
                border.width: text.activeFocus ? Theme.ring : Theme.outline
                border.color: root.problem !== "" ? Theme.failedText : text.activeFocus ? Theme.accent : Theme.fieldLine
            }
        }
    }
    Component {
        id: choice

        Choice {
            objectName: "input_" + root.key
            label: root.label
            hint: root.problem !== "" ? root.problem : root.description
            model: root.required ? root.options : [""].concat(root.options)
            currentIndex: model.indexOf(root.fieldText)
            onActivated: root.edited(currentText)
        }
    }
    Component {
        id: check

        Check {
            objectName: "input_" + root.key
            text: root.label
            hint: root.description
            checked: root.fieldText === "true"
            onToggled: root.edited(checked ? "true" : "false")
        }
    }
}

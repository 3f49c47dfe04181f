// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One setting: what it is, its default and where it is said at the left, its value at the right. */
Item {
    id: root

    required property int index
    required property string key
    required property string title
    required property string help
    required property string type
    required property string value
    required property bool isSet
    required property list<string> options
    required property list<string> optionTexts
    required property string initial
    required property string place
    required property string expected
    required property bool editable
    required property bool pending
    required property bool busy
    required property string problem
    property bool current: false
    readonly property int focusing: current ? Qt.StrongFocus : Qt.ClickFocus // Tab goes to the value of the current row alone
    readonly property bool isText: type !== "boolean" && type !== "choice" && type !== "structure" && type !== "keys"
    readonly property string facts: [key, initial === "" ? qsTr("no default") : qsTr("default %1").arg(initial), isSet && place !== "" ? qsTr("set in %1").arg(place) : ""].filter(part => part !== "").join(" · ")

    signal chosen
    signal wanted(text: string)
    signal resetWanted
    signal undoWanted
    signal leaveWanted

    /*! Gives the keyboard to the value. */
    function edit(): void {
        if (!editable)
            return;
        (type === "boolean" ? toggle : type === "choice" ? choice : type === "keys" ? keys : input).forceActiveFocus(Qt.OtherFocusReason);
    }

    objectName: "setting_" + key
    implicitHeight: Math.max(words.implicitHeight, values.implicitHeight) + Theme.row * 0.8
    opacity: busy ? 0.6 : 1
    activeFocusOnTab: current || activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: title
    Accessible.description: [value, help, facts, problem].filter(part => part !== "").join(", ")
    Accessible.onPressAction: edit()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: hover.hovered ? Theme.hover : "transparent"
        border.width: root.activeFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Column {
        id: words

        anchors { left: parent.left; leftMargin: Theme.gap4; right: values.left; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        spacing: 2

        Words {
            width: parent.width
            text: root.title
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.help
            font.pixelSize: Theme.small
            color: Theme.textMuted
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.facts
            font.pixelSize: Theme.tiny
            font.family: Theme.mono
            color: Theme.textMuted
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
        }
        Words {
            objectName: "problem_" + root.key
            width: parent.width
            visible: text !== ""
            text: root.problem
            font.pixelSize: Theme.small
            color: Theme.failedText
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Column {
        id: values

        anchors { right: back.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        width: Math.max(180, Math.min(320, root.width * 0.36))
        spacing: Theme.gap1

        Check {
            id: toggle

            anchors.left: parent.left
            focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
            objectName: visible ? "value_" + root.key : ""
            visible: root.type === "boolean"
            enabled: root.editable
            text: checked ? qsTr("on") : qsTr("off")
            checked: root.value === "true"
            Accessible.name: root.title
            onToggled: {
                const on = checked;
                checked = Qt.binding(() => root.value === "true"); // it shows what is so, not what was clicked
                root.wanted(on ? "true" : "false");
            }
            Keys.onEscapePressed: root.leaveWanted()
        }
        Choice {
            id: choice

            focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
            objectName: visible ? "value_" + root.key : ""
            width: parent.width
            visible: root.type === "choice"
            enabled: root.editable
            label: root.title
            hint: root.help
            model: root.optionTexts
            currentIndex: root.options.indexOf(root.value)
            onActivated: index => {
                currentIndex = Qt.binding(() => root.options.indexOf(root.value));
                root.wanted(root.options[index]);
            }
            Keys.onEscapePressed: root.leaveWanted()
        }
        TextField {
            id: input

            focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
            readonly property string shown: root.type === "secret" && root.value.indexOf("${") !== 0 ? "" : root.value

            function commit(): void {
                if (text !== shown)
                    root.wanted(text.trim());
            }

            objectName: visible ? "value_" + root.key : ""
            width: parent.width
            height: Theme.control
            visible: root.isText
            enabled: root.editable
            text: shown
            placeholderText: root.type === "secret" ? (root.isSet ? root.value : "${NAME}") : root.initial
            placeholderTextColor: Theme.textMuted
            leftPadding: Theme.gap2
            rightPadding: Theme.gap2
            horizontalAlignment: TextInput.AlignLeft
            selectByMouse: true
            color: enabled ? Theme.text : Theme.textMuted
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.normal
            Accessible.role: Accessible.EditableText
            Accessible.name: root.title
            Accessible.description: root.problem !== "" ? root.problem : root.expected
            onShownChanged: text = shown
            onActiveFocusChanged: {
                if (!activeFocus)
                    commit();
            }
            Keys.onReturnPressed: commit()
            Keys.onEnterPressed: commit()
            Keys.onEscapePressed: {
                text = shown;
                root.leaveWanted();
            }
            Keys.onPressed: event => {
                if (Keymap.of("settings", event.key, event.modifiers) !== "undo" || text !== shown)
                    return;
                event.accepted = true; // nothing is typed, so the setting is undone
                root.undoWanted();
            }
            background: Rectangle {
                radius: Theme.radius
                color: Theme.field
                border.width: input.activeFocus ? Theme.ring : Theme.outline
                border.color: root.problem !== "" ? Theme.failedText : input.activeFocus ? Theme.accent : Theme.fieldLine
            }
        }
        KeysField {
            id: keys

            activeFocusOnTab: root.current || activeFocus
            objectName: visible ? "value_" + root.key : ""
            width: parent.width
            visible: root.type === "keys"
            label: root.title
            shown: root.value
            off: root.value === root.initial
            wrong: root.problem !== ""
            onWanted: text => root.wanted(text)
            onLeaveWanted: root.leaveWanted()
        }
        Words {
            width: parent.width
            visible: root.type === "structure"
            text: root.isSet ? root.value : qsTr("none")
            color: Theme.textMuted
            elide: Text.ElideRight
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.type === "structure" ? qsTr("Written in the file by hand.") : !root.editable ? qsTr("The environment variable counts more than the file.") : root.pending ? qsTr("Counts from the next start.") : ""
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
    }
    IconButton {
        id: back

        focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
        objectName: "reset_" + root.key
        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        enabled: root.isSet && root.editable
        opacity: enabled ? 1 : 0 // it keeps its place
        icon24: "undo"
        text: qsTr("Back to the default of %1").arg(root.title)
        onClicked: root.resetWanted()
    }
    HoverHandler { id: hover }
    TapHandler {
        onTapped: {
            root.chosen();
            root.edit();
        }
    }
}

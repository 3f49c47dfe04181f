// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One variable: its name, its value or dots, who uses it. */
Item {
    id: root

    required property int index
    required property string name
    required property string value
    required property bool secret
    required property bool missing
    required property string description
    required property string usedBy
    required property bool revealed
    property bool focused: false
    property bool current: false
    readonly property int focusing: current ? Qt.StrongFocus : Qt.ClickFocus // Tab goes to the deeds of the current row alone
    readonly property string shown: missing ? qsTr("missing") : secret && !revealed ? "••••••••" : value

    signal revealWanted
    signal hideWanted
    signal changeWanted
    signal removeWanted

    objectName: "variable_" + name
    implicitHeight: Math.max(Theme.control, facts.implicitHeight) + Theme.row * 0.4
    activeFocusOnTab: current || activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: [missing ? qsTr("missing") : secret && !revealed ? qsTr("secret, not shown") : value, description, usedBy === "" ? "" : qsTr("used by %1").arg(usedBy)].filter(part => part !== "").join(", ")
    Accessible.onPressAction: root.changeWanted()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: hover.hovered ? Theme.hover : "transparent"
        border.width: root.focused ? Theme.ring : 0
        border.color: Theme.accent
    }
    Column {
        id: facts

        anchors { left: parent.left; leftMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        width: Math.max(160, root.width * 0.36)

        Words {
            width: parent.width
            text: root.name
            font.family: Theme.mono
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: [root.description, root.usedBy === "" ? "" : qsTr("used by %1").arg(root.usedBy)].filter(part => part !== "").join(" · ")
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Icon {
        id: mark

        anchors { left: facts.right; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        visible: root.secret || root.missing
        name: root.missing ? "warning" : "key"
        size: 15
        color: root.missing ? Theme.failedText : Theme.textMuted
    }
    Words {
        objectName: "variableValue_" + root.name
        anchors { left: facts.right; leftMargin: Theme.gap3 + Theme.fit(22); right: deeds.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        text: root.shown
        font.family: root.missing ? Application.font.family : Theme.mono
        color: root.missing ? Theme.failedText : Theme.text
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Row {
        id: deeds

        anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }

        IconButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
            objectName: "reveal_" + root.name
            visible: root.secret && !root.missing
            icon24: "eye"
            checked: root.revealed
            text: root.revealed ? qsTr("Hide %1").arg(root.name) : qsTr("Show %1; an event says who looked").arg(root.name)
            onClicked: root.revealed ? root.hideWanted() : root.revealWanted()
        }
        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
            objectName: "change_" + root.name
            quiet: true
            text: root.missing ? qsTr("Set…") : qsTr("Change…")
            hint: qsTr("Sets %1").arg(root.name)
            onClicked: root.changeWanted()
        }
        IconButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
            objectName: "unset_" + root.name
            icon24: "trash"
            text: qsTr("Remove %1").arg(root.name)
            onClicked: root.removeWanted()
        }
    }
    HoverHandler { id: hover }
}

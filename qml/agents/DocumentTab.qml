// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The tab of an open file; a dot says that it has a draft. */
AbstractButton {
    id: root

    required property int index
    required property AgentDocument document
    property bool chosen: false

    signal closed

    implicitHeight: Theme.fit(34)
    implicitWidth: Math.min(Theme.fit(240), label.implicitWidth + Theme.fit(62))
    focusPolicy: Qt.StrongFocus
    text: document.title
    checked: chosen
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: [document.environment, document.dirty ? qsTr("draft not saved") : "", document.problems.count > 0 ? qsTr("%n problem(s)", "", document.problems.count) : ""].filter(part => part !== "").join(", ")
    Accessible.selected: chosen
    ToolTip.visible: hovered
    ToolTip.delay: 600
    ToolTip.text: document.file
    Keys.onReturnPressed: click()
    Keys.onDeletePressed: closed()

    contentItem: Item {
        Words {
            id: label

            anchors { left: parent.left; leftMargin: Theme.gap3; right: mark.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
            text: root.text
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            font.weight: root.chosen ? Font.DemiBold : Font.Normal
            color: root.document.problems.errors > 0 ? Theme.failedText : Theme.text
            Accessible.ignored: true
        }
        Words {
            id: mark

            anchors { right: close.left; verticalCenter: parent.verticalCenter }
            width: Theme.fit(12)
            text: root.document.dirty ? "●" : ""
            font.pixelSize: Theme.small
            color: Theme.accent
            Accessible.ignored: true
        }
        IconButton {
            id: close

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            implicitWidth: Theme.fit(26)
            implicitHeight: Theme.fit(26)
            focusPolicy: Qt.NoFocus
            Accessible.ignored: true // Delete on the tab, and Ctrl+W, do the same
            icon24: "close"
            text: root.document.dirty ? qsTr("Close; the draft is kept") : qsTr("Close")
            shortcutText: Keymap.text("agents.close")
            onClicked: root.closed()
        }
    }
    background: Rectangle {
        color: root.chosen ? Theme.field : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 2
            visible: root.chosen
            color: Theme.accent
        }
        FocusRing {
            target: root
            shown: root.visualFocus
            anchors.margins: 1
            radius: 2
        }
    }
}

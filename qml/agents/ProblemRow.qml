// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! One remark on a text: how grave, where, what, and what to change it to. */
Item {
    id: root

    required property int index
    required property int severity
    required property string severityText
    required property int line
    required property int column
    required property string text
    required property string fix
    property bool current: false
    property bool listFocus: false
    readonly property int focusing: current ? Qt.StrongFocus : Qt.ClickFocus // Tab goes to the button of the current row alone

    signal activated
    signal fixed

    implicitHeight: body.implicitHeight + 2 * Theme.gap1 + 2
    activeFocusOnTab: current || activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, line %2, column %3: %4").arg(severityText).arg(line).arg(column).arg(text)
    Accessible.description: fix === "" ? "" : qsTr("Alt+Return changes it to %1").arg(fix)
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap3 }
        y: Theme.gap1 + 3
        name: root.severity === 0 ? "cross" : root.severity === 1 ? "warning" : "circle"
        size: 14
        color: root.severity === 0 ? Theme.failedText : Theme.text
    }
    Column {
        id: body

        anchors { left: glyph.right; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        spacing: 2

        Words {
            width: parent.width
            text: root.text
            font.pixelSize: Theme.small
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.ignored: true
        }
        Item {
            width: parent.width
            height: Math.max(place.implicitHeight, put.visible ? put.height : 0)

            Words {
                id: place

                anchors { left: parent.left; right: put.visible ? put.left : parent.right; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
                text: qsTr("%1 · line %2, column %3").arg(root.severityText).arg(root.line).arg(root.column)
                font.pixelSize: Theme.tiny
                color: Theme.textMuted
                Accessible.ignored: true
            }
            ActionButton {
                id: put

                objectName: "fixButton"
                focusPolicy: activeFocus ? Qt.StrongFocus : root.focusing
                anchors.right: parent.right
                visible: root.fix !== ""
                implicitHeight: Theme.fit(26)
                text: root.fix
                hint: qsTr("Change to %1 (Alt+Return)").arg(root.fix)
                onClicked: root.fixed()
            }
        }
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}

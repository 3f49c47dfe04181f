// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! One fact of the status bar, and where it leads. StatusStrip says whether there is room for it. */
AbstractButton {
    id: root

    required property string hint // what a click does
    property bool wanted: text !== ""
    property bool fits: true
    property bool muted: false
    property bool barred: true // a line after it
    property real room: implicitWidth // it may have less, and is elided then
    default property alias mark: marks.data

    anchors.verticalCenter: parent?.verticalCenter
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    width: Math.min(implicitWidth, room)
    height: parent?.height ?? 0
    visible: wanted && fits
    leftPadding: Theme.gap2
    rightPadding: Theme.gap2
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    ToolTip.visible: hovered
    ToolTip.delay: 600
    ToolTip.text: words.truncated ? text + "\n" + hint : hint
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        implicitWidth: marks.width + (marks.width > 0 ? 6 : 0) + words.implicitWidth
        implicitHeight: words.implicitHeight

        Row {
            id: marks

            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        }
        Words {
            id: words

            anchors { left: marks.right; leftMargin: marks.width > 0 ? 6 : 0; right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.text
            font.pixelSize: Theme.small
            font.underline: root.hovered
            color: root.muted ? Theme.textMuted : Theme.text
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    background: Item {
        FocusRing {
            target: root
            shown: root.visualFocus
            anchors.margins: 1
        }
    }
    Separator {
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: root.barred
        width: 1
        height: Theme.fit(14)
    }
}

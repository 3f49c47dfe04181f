// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A question or a form in front of the page. Escape closes it; the keyboard goes back to where it was. */
Popup {
    id: root

    required property string title
    default property alias content: body.data

    width: Math.min(560, parent.width - 2 * Theme.gap6)
    height: Math.min(head.height + body.implicitHeight + 3 * Theme.gap4, parent.height - 2 * Theme.gap6)
    x: Math.round((parent.width - width) / 2)
    y: Math.round(Math.max(Theme.gap6, (parent.height - height) / 3))
    modal: true
    dim: true
    focus: true
    padding: Theme.gap4

    Overlay.modal: Rectangle { color: Theme.dim }
    background: Rectangle {
        radius: Theme.radiusLarge
        color: Theme.frame
        border.width: Theme.outline
        border.color: Theme.fieldLine
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
        Keys.onPressed: event => {
            // What nothing inside has a use for moves what does not fit.
            const by = event.key === Qt.Key_Down ? Theme.row : event.key === Qt.Key_Up ? -Theme.row : event.key === Qt.Key_PageDown ? flick.height : event.key === Qt.Key_PageUp ? -flick.height : 0;
            if (by === 0 || flick.contentHeight <= flick.height)
                return;
            flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + by));
            event.accepted = true;
        }

        Item {
            id: head

            width: parent.width
            height: Math.max(heading.implicitHeight, close.height)

            Words {
                id: heading

                anchors { left: parent.left; right: close.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                text: root.title
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            IconButton {
                id: close

                objectName: "closeSheetButton"
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                icon24: "close"
                text: qsTr("Close")
                shortcutText: qsTr("Esc")
                onClicked: root.close()
            }
        }
        Flickable {
            id: flick

            objectName: "sheetBody"
            anchors { left: parent.left; right: parent.right; top: head.bottom; topMargin: Theme.gap3; bottom: parent.bottom }
            contentHeight: body.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}

            Column {
                id: body

                x: 4
                width: parent.width - 8
                spacing: Theme.gap3
            }
            FollowFocus { view: flick }
        }
    }
}

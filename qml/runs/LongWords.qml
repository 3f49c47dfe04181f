// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The exact words of a run; of a long text the beginning, its size, and the way to all of it. */
Column {
    id: root

    required property string text
    required property string title
    required property RunPayload payload
    readonly property string size: payload.sizeWhenLong(text)

    spacing: Theme.gap1
    visible: text !== ""

    ExactWords {
        width: parent.width
        text: root.size === "" ? root.text : root.payload.beginning(root.text)
    }
    Row {
        anchors.left: parent.left
        visible: root.size !== ""
        spacing: Theme.gap3

        ActionButton {
            objectName: "openLongWords"
            icon24: "eye"
            text: qsTr("Open")
            hint: qsTr("Shows all of it, to search, copy and save")
            onClicked: root.payload.show(root.title, root.text)
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("The beginning of %1").arg(root.size)
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! A whole answer, to be read and copied. */
Sheet {
    id: root

    required property WorkDetails work

    signal copyWanted(text: string)

    objectName: "resultSheet"
    title: qsTr("Answer of %1").arg(work.agent)
    width: Math.min(900, parent.width - 2 * Theme.gap6)

    ActionButton {
        anchors.left: parent.left
        icon24: "copy"
        text: qsTr("Copy answer")
        onClicked: root.copyWanted(root.work.result)
    }
    TextEdit {
        objectName: "wholeResult"
        width: parent.width
        text: root.opened ? root.work.result : ""
        readOnly: true
        selectByMouse: true
        selectByKeyboard: true
        activeFocusOnTab: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
        color: Theme.text
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.normal
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Answer")
        Accessible.description: text
    }
}

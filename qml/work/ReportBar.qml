// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What came of the last action: said in place, until it is closed or the next one comes. */
Rectangle {
    id: root

    required property WorkActions actions

    visible: actions.reportText !== ""
    implicitHeight: visible ? column.implicitHeight + 2 * Theme.gap2 : 0
    color: actions.reportFailed ? Theme.attention : Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: actions.reportText
    Accessible.description: actions.reportWords

    Icon {
        anchors { left: parent.left; leftMargin: Theme.gap4 }
        y: Theme.gap2 + 4
        name: root.actions.reportFailed ? "warning" : "check"
        color: root.actions.reportFailed ? Theme.attentionInk : Theme.text
    }
    Column {
        id: column

        anchors { left: parent.left; leftMargin: Theme.fit(44); right: close.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }

        Words {
            width: parent.width
            text: root.actions.reportText
            color: root.actions.reportFailed ? Theme.attentionInk : Theme.text
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.actions.reportWords
            color: root.actions.reportFailed ? Theme.attentionInk : Theme.text
            font.family: Theme.mono
            font.pixelSize: Theme.small
        }
    }
    ActionButton {
        id: close

        objectName: "dismissReportButton"
        anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        text: qsTr("Close")
        onClicked: root.actions.dismiss()
    }
}

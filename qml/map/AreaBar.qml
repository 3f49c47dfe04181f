// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What can be done with the stations that Shift+drag selected; dragging one of them moves all. */
Rectangle {
    id: root

    required property MapItem view

    implicitWidth: row.implicitWidth + 2 * Theme.gap2
    implicitHeight: row.implicitHeight + 2 * Theme.gap1
    visible: view.area.length > 0
    radius: Theme.radius
    color: Theme.frame
    border.width: Theme.outline
    border.color: Theme.fieldLine
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Selected area")

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.gap1

        Words {
            objectName: "areaCount"
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.gap2
            rightPadding: Theme.gap2
            text: qsTr("%n station(s) selected", "", root.view.area.length)
            wrapMode: Text.NoWrap
        }
        ActionButton {
            objectName: "areaShowButton"
            quiet: true
            icon24: "fit"
            text: qsTr("Come near")
            onClicked: root.view.showArea()
        }
        ActionButton {
            objectName: "areaPinButton"
            quiet: true
            icon24: "pin"
            text: qsTr("Pin")
            hint: qsTr("They stay where they are when all is rearranged")
            onClicked: root.view.pinArea()
        }
        ActionButton {
            objectName: "areaUnpinButton"
            quiet: true
            text: qsTr("Unpin")
            onClicked: root.view.unpinSelected()
        }
        IconButton {
            objectName: "areaClearButton"
            icon24: "close"
            text: qsTr("Select nothing")
            shortcutText: "Esc"
            onClicked: root.view.clearArea()
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Station
import Station.Models

/*! Where we are, the search, the time that is looked at. */
Rectangle {
    id: root

    required property ControlCenter center
    required property bool inspectorShown

    signal railToggled
    signal searchWanted
    signal inspectorToggled
    signal timeBarToggled

    implicitHeight: Theme.fit(44)
    color: Theme.frame

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2 }
        spacing: Theme.gap1

        IconButton {
            objectName: "railButton"
            Layout.rightMargin: Theme.gap2
            Layout.leftMargin: -2
            implicitWidth: Math.max(40, Theme.control)
            icon24: "menu"
            text: qsTr("Show the names of the pages")
            shortcutText: Keymap.text("rail")
            onClicked: root.railToggled()
        }
        IconButton {
            objectName: "backButton"
            icon24: "back"
            text: qsTr("Back")
            shortcutText: Keymap.text("back")
            enabled: root.center.selection.canGoBack
            onClicked: root.center.selection.back()
        }
        IconButton {
            objectName: "forwardButton"
            icon24: "forward"
            text: qsTr("Forward")
            shortcutText: Keymap.text("forward")
            enabled: root.center.selection.canGoForward
            onClicked: root.center.selection.forward()
        }
        Breadcrumb {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap2
            center: root.center
        }
        AbstractButton {
            id: search

            objectName: "searchButton"
            Layout.preferredWidth: 240
            implicitHeight: Theme.fit(30)
            focusPolicy: Qt.StrongFocus
            enabled: root.center.status.inLattice
            opacity: enabled ? 1 : Theme.offOpacity
            text: qsTr("Search stations, agents and work")
            Accessible.role: Accessible.Button
            Accessible.name: text
            Accessible.description: Keymap.text("search")
            Keys.onReturnPressed: click()
            onClicked: root.searchWanted()

            contentItem: Item {
                Icon {
                    anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    name: "search"
                    size: 15
                    color: Theme.textMuted
                }
                Words {
                    anchors { left: parent.left; leftMargin: Theme.fit(32); right: keys.left; verticalCenter: parent.verticalCenter }
                    text: qsTr("Search")
                    color: Theme.textMuted
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }
                Words {
                    id: keys

                    anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    text: Keymap.text("search")
                    font.pixelSize: Theme.tiny
                    color: Theme.textMuted
                    wrapMode: Text.NoWrap
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: search.hovered ? Theme.hover : Theme.window
                border.width: Theme.outline
                border.color: Theme.line

                FocusRing {
                    target: search
                    shown: search.visualFocus
                    anchors.margins: 0
                }
            }
        }
        ActionButton {
            objectName: "needsButton"
            Layout.leftMargin: Theme.gap2
            visible: root.center.status.inLattice
            quiet: root.center.work.needsYou.count === 0
            icon24: "flag"
            text: root.center.work.needsYou.count
            implicitHeight: Theme.fit(30)
            hint: Keymap.hint(qsTr("%n need(s) you", "", root.center.work.needsYou.count), "page:needs")
            Accessible.name: qsTr("%n need(s) you", "", root.center.work.needsYou.count)
            onClicked: root.center.selection.openPage("needs")
        }
        TimeChip {
            objectName: "timeChip"
            Layout.leftMargin: Theme.gap2
            visible: root.center.status.inLattice
            center: root.center
            onClicked: root.timeBarToggled()
        }
        IconButton {
            objectName: "inspectorButton"
            icon24: "inspector"
            text: qsTr("Inspector")
            shortcutText: Keymap.text("inspector")
            checked: root.inspectorShown
            onClicked: root.inspectorToggled()
        }
    }
    Separator {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}

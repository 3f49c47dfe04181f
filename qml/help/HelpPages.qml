// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The pages of the manual. Up and Down open one, Return goes into its text. */
Item {
    id: root

    required property ManualView view

    signal readWanted

    ListView {
        id: list

        objectName: "helpPages"
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: note.visible ? note.top : parent.bottom; bottomMargin: note.visible ? Theme.gap2 : 0 }
        clip: true
        activeFocusOnTab: true
        model: root.view.pages
        currentIndex: root.view.pages.indexOf(root.view.page)
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: false
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Pages of the manual")
        onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)
        Keys.onUpPressed: root.view.open(root.view.pages[Math.max(0, currentIndex - 1)])
        Keys.onDownPressed: root.view.open(root.view.pages[Math.min(count - 1, currentIndex + 1)])
        Keys.onReturnPressed: root.readWanted()
        Keys.onRightPressed: root.readWanted()
        delegate: Item {
            id: entry

            required property int index
            required property string modelData
            readonly property bool chosen: index === list.currentIndex

            objectName: "helpPage_" + modelData
            width: list.width
            height: Math.max(28, Theme.row)
            Accessible.role: Accessible.ListItem
            Accessible.name: root.view.titleOf(modelData)
            Accessible.selected: chosen
            Accessible.onPressAction: root.view.open(modelData)

            Rectangle {
                anchors { fill: parent; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
                radius: Theme.radius
                color: entry.chosen ? Theme.accentSoft : over.hovered ? Theme.hover : "transparent"
                border.width: entry.chosen && list.activeFocus ? Theme.ring : 0
                border.color: Theme.accent
            }
            Words {
                anchors { left: parent.left; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                text: root.view.titleOf(entry.modelData)
                color: entry.chosen ? Theme.accent : Theme.text
                font.weight: entry.chosen ? Font.DemiBold : Font.Normal
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            HoverHandler { id: over }
            TapHandler { onTapped: root.view.open(entry.modelData) }
        }
    }
    Words {
        id: note

        objectName: "helpLanguage"
        anchors { left: parent.left; leftMargin: Theme.gap2; right: parent.right; bottom: parent.bottom }
        visible: !root.view.english
        text: qsTr("The manual is in English.")
        font.pixelSize: Theme.small
        color: Theme.textMuted
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One lane: a station, and its work below. */
Item {
    id: root

    required property int index
    required property string stationId
    required property string name
    required property int presence
    required property string presenceText
    required property int total
    required property int openCount
    required property WorkLane lane
    property string currentId
    property string inspectedId
    property bool listFocus: false
    property bool dropHere: false
    property bool mayDrop: true
    readonly property alias cards: cards

    signal activated(workId: string, modifiers: int)
    signal menuWanted(workId: string)
    signal dragMoved(workId: string, place: point)
    signal dropped(workId: string, place: point)

    width: Theme.fit(292)
    Accessible.role: Accessible.List
    Accessible.name: name
    Accessible.description: qsTr("%1 open, %2 in all").arg(openCount).arg(total)

    Rectangle {
        anchors { fill: parent; margins: Theme.gap1 }
        radius: Theme.radiusLarge
        color: root.dropHere ? (root.mayDrop ? Theme.accentSoft : Theme.pressed) : Theme.frame
        border.width: root.dropHere ? Theme.ring : Theme.outline
        border.color: root.dropHere && root.mayDrop ? Theme.accent : Theme.line
    }
    Item {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap4; rightMargin: Theme.gap4; topMargin: Theme.gap2 }
        height: Theme.fit(34)

        PresenceMark {
            id: mark

            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            visible: root.presence >= 0
            presence: root.presence
        }
        Words {
            anchors { left: mark.visible ? mark.right : parent.left; leftMargin: mark.visible ? Theme.gap2 : 0; right: counts.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            text: root.presence === Presence.Online || root.presenceText === "" ? root.name : qsTr("%1 (%2)").arg(root.name).arg(root.presenceText)
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Words {
            id: counts

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.openCount === root.total ? root.total : qsTr("%1 open of %2").arg(root.openCount).arg(root.total)
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
    }
    ListView {
        id: cards

        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; leftMargin: Theme.gap3; rightMargin: Theme.gap3; bottomMargin: Theme.gap2 }
        clip: true
        model: root.lane
        reuseItems: true
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        delegate: WorkCard {
            width: cards.width
            current: workId === root.currentId
            inspected: workId === root.inspectedId
            listFocus: root.listFocus
            onActivated: modifiers => root.activated(workId, modifiers)
            onMenuWanted: root.menuWanted(workId)
            onDragMoved: place => root.dragMoved(workId, place)
            onDropped: place => root.dropped(workId, place)
        }
    }
    Words {
        anchors { horizontalCenter: parent.horizontalCenter; top: head.bottom; topMargin: Theme.gap6 }
        visible: root.total === 0
        text: qsTr("Nothing here")
        color: Theme.textMuted
    }
}

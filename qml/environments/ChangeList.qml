// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Changes, each with its sign: + added, ~ changed, − removed, ! broken, ? missing. */
ListView {
    id: root

    required property NamedRows rows
    required property string label

    objectName: "changeList"
    clip: true
    activeFocusOnTab: true
    model: rows
    reuseItems: true
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollLine {}
    Accessible.role: Accessible.List
    Accessible.name: label
    delegate: Item {
        id: row

        required property int index
        required property string name
        required property string change
        required property string kindText
        required property string changeText
        required property string sign
        required property string detail
        required property string diff
        readonly property color ink: change === "added" ? Theme.doneText : change === "removed" || change === "broken" ? Theme.failedText : Theme.text

        width: root.width
        implicitHeight: Theme.row + (more.visible ? more.implicitHeight + 4 : 0) + (text.visible ? text.implicitHeight + 6 : 0)
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1 %2 %3").arg(kindText).arg(name).arg(changeText)
        Accessible.description: detail

        Rectangle {
            anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2 }
            radius: Theme.radius
            color: "transparent"
            border.width: row.ListView.isCurrentItem && root.activeFocus ? Theme.ring : 0
            border.color: Theme.accent
        }
        Words {
            id: signWords

            anchors { left: parent.left; leftMargin: Theme.gap4 }
            width: Theme.fit(22)
            height: Theme.row
            text: row.sign
            color: row.ink
            font.family: Theme.mono
            font.weight: Font.Bold
            font.pixelSize: Theme.large
            Accessible.ignored: true
        }
        Words {
            id: nameWords

            anchors { left: signWords.right; right: changeWords.left; rightMargin: Theme.gap3 }
            height: Theme.row
            text: qsTr("%1 %2").arg(row.kindText).arg(row.name)
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            id: changeWords

            anchors { right: parent.right; rightMargin: Theme.gap4 }
            height: Theme.row
            text: row.changeText
            color: Theme.textMuted
            Accessible.ignored: true
        }
        Words {
            id: more

            anchors { left: nameWords.left; right: parent.right; rightMargin: Theme.gap4; top: nameWords.bottom }
            visible: row.detail !== ""
            text: row.detail
            font.pixelSize: Theme.small
            color: Theme.textMuted
            Accessible.ignored: true
        }
        ExactWords {
            id: text

            anchors { left: nameWords.left; right: parent.right; rightMargin: Theme.gap4; top: more.visible ? more.bottom : nameWords.bottom }
            text: row.diff
        }
    }
    FocusRing {
        parent: root
        anchors.margins: 1
        target: root
        radius: 0
    }
}

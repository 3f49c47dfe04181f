// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Who changed what and when: of the whole environment, or of one agent, whose versions can be restored. */
Item {
    id: root

    required property EnvironmentDetails details
    readonly property bool ofAgent: details.historyAgent !== ""

    signal restoreWanted(version: string)

    Item {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap4; rightMargin: Theme.gap4 }
        height: Theme.control + Theme.gap2

        Choice {
            id: whose

            objectName: "historyOf"
            width: Math.min(320, parent.width * 0.6)
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            label: qsTr("Whose history")
            model: [qsTr("The whole environment")].concat(root.details.agentNames)
            currentIndex: Math.max(0, root.details.agentNames.indexOf(root.details.historyAgent) + 1)
            onActivated: index => root.details.showHistoryOf(index === 0 ? "" : root.details.agentNames[index - 1])
        }
        ActionButton {
            objectName: "restoreVersion"
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            enabled: root.ofAgent && root.details.version !== "" && !root.details.busy
            text: qsTr("Restore…")
            hint: root.ofAgent ? qsTr("Puts the chosen version back, as a new one") : qsTr("Choose an agent: its versions can be restored")
            onClicked: root.restoreWanted(root.details.version)
        }
    }
    ListView {
        id: rows

        objectName: "versionList"
        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: change.visible ? change.top : parent.bottom }
        clip: true
        activeFocusOnTab: true
        model: root.details.versions
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("History")
        Accessible.description: qsTr("%n version(s), newest first. Return shows what one changed.", "", count)
        Keys.onReturnPressed: root.details.showVersion(root.details.versions.textAt(currentIndex, "version"))
        delegate: Item {
            id: row

            required property int index
            required property string version
            required property string time
            required property string author
            required property string note
            readonly property bool opened: version === root.details.version

            objectName: "version_" + index
            width: rows.width
            implicitHeight: Theme.row
            Accessible.role: Accessible.ListItem
            Accessible.name: note
            Accessible.description: qsTr("%1, %2").arg(author).arg(time)
            Accessible.selected: opened
            Accessible.onPressAction: root.details.showVersion(version)

            Rectangle {
                anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2 }
                radius: Theme.radius
                color: row.opened ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
                border.width: row.ListView.isCurrentItem && rows.activeFocus ? Theme.ring : 0
                border.color: Theme.accent
            }
            Words {
                anchors { left: parent.left; leftMargin: Theme.gap4; right: who.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                text: row.note
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: who

                anchors { right: id8.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                text: qsTr("%1, %2").arg(row.author).arg(row.time)
                font.pixelSize: Theme.small
                color: Theme.textMuted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: id8

                anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
                text: row.version.slice(0, 8)
                font.family: Theme.mono
                font.pixelSize: Theme.small
                color: Theme.textMuted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            HoverHandler { id: hover }
            TapHandler {
                onTapped: {
                    rows.forceActiveFocus(Qt.MouseFocusReason);
                    rows.currentIndex = row.index;
                    root.details.showVersion(row.version);
                }
            }
        }
        FocusRing {
            parent: root
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: rows
        width: 340
        visible: rows.count === 0 && !root.details.loading && root.details.problem === ""
        icon24: "clock"
        text: qsTr("No history yet: it begins with the first change, where git is there and the folder lies in no repository of your own.")
    }
    Flickable {
        id: change

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.gap3 }
        height: parent.height * 0.45
        visible: root.details.diff !== ""
        clip: true
        contentHeight: diff.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        ExactWords {
            id: diff

            objectName: "versionDiff"
            width: parent.width
            text: root.details.diff
        }
        FollowFocus { view: change }
    }
}

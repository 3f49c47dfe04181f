// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The tabs of the open files, and the one that is chosen. Each keeps its own editor, and with it its undo. */
FocusScope {
    id: root

    required property AgentDesk desk
    required property RunListModel runs

    signal treeWanted
    signal runWanted(runId: string)

    function focusCurrent(): void { (views.itemAt(desk.currentRow) as DocumentView)?.focusText(); }
    function showCurrent(): void {
        const tab = tabItems.itemAt(desk.currentRow);
        if (tab)
            strip.contentX = Math.max(0, Math.min(tab.x, Math.max(strip.contentX, tab.x + tab.width - strip.width)));
        focusCurrent();
    }
    function step(by: int): void {
        const count = desk.documents.count;
        if (count > 0)
            desk.currentRow = (desk.currentRow + by + count) % count;
        focusCurrent();
    }

    Connections {
        target: root.desk
        function onCurrentChanged(): void {
            if (root.desk.current)
                Qt.callLater(root.showCurrent);
            else
                root.treeWanted();
        }
    }
    Rectangle {
        id: tabs

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.fit(34)
        color: Theme.frame

        Flickable {
            id: strip

            objectName: "documentTabs"
            anchors.fill: parent
            clip: true
            contentWidth: row.width
            contentX: Theme.mirrored ? contentWidth - width : 0
            flickableDirection: Flickable.HorizontalFlick
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.PageTabList
            Accessible.name: qsTr("Open files")

            Row {
                id: row

                width: Math.max(implicitWidth, strip.width)

                Repeater {
                    id: tabItems

                    // No ListView: its delegates go after the document that they show.
                    model: root.desk.documents

                    delegate: DocumentTab {
                        height: tabs.height
                        chosen: index === root.desk.currentRow
                        onClicked: root.desk.currentRow = index
                        onClosed: root.desk.close(index)
                    }
                }
            }
            FollowFocus { view: strip }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Repeater {
        id: views

        model: root.desk.documents

        delegate: DocumentView {
            required property int index

            y: tabs.height
            runs: root.runs
            width: root.width
            height: root.height - tabs.height
            visible: index === root.desk.currentRow
            enabled: visible
            onTreeWanted: root.treeWanted()
            onRunWanted: runId => root.runWanted(runId)
        }
    }
}

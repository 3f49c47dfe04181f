// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The tabs of the open files, and the one that is chosen. Each keeps its own editor, and with it its undo. */
FocusScope {
    id: root

    required property AgentDesk desk

    signal treeWanted
    signal runWanted(runId: string)

    function focusCurrent(): void { (views.itemAt(desk.currentRow) as DocumentView)?.focusText(); }
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
                Qt.callLater(root.focusCurrent);
            else
                root.treeWanted();
        }
    }
    Rectangle {
        id: tabs

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: 34
        color: Theme.frame

        ListView {
            id: tabList

            objectName: "documentTabs"
            anchors.fill: parent
            clip: true
            orientation: ListView.Horizontal
            model: root.desk.documents
            currentIndex: root.desk.currentRow
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.PageTabList
            Accessible.name: qsTr("Open files")
            delegate: DocumentTab {
                height: tabList.height
                chosen: index === root.desk.currentRow
                onClicked: root.desk.currentRow = index
                onClosed: root.desk.close(index)
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Repeater {
        id: views

        model: root.desk.documents

        delegate: DocumentView {
            required property int index

            anchors { left: parent.left; right: parent.right; top: tabs.bottom; bottom: parent.bottom }
            visible: index === root.desk.currentRow
            enabled: visible
            onTreeWanted: root.treeWanted()
            onRunWanted: runId => root.runWanted(runId)
        }
    }
}

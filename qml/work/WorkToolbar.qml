// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Station
import Station.Models

/*! Above the list of work: filter, views, columns, and the way to new work. */
Rectangle {
    id: root

    required property ControlCenter center
    readonly property WorkListModel list: center.work.list

    signal assignWanted
    signal columnsWanted(from: Item)

    function focusFilter(): void { filter.input.forceActiveFocus(Qt.ShortcutFocusReason); }

    implicitHeight: column.implicitHeight + Theme.gap2
    color: Theme.window

    Column {
        id: column

        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: 6; leftMargin: Theme.gap4; rightMargin: Theme.gap3 }
        spacing: 6

        RowLayout {
            width: parent.width
            spacing: Theme.gap2

            Field {
                id: filter

                objectName: "workFilterField"
                Layout.fillWidth: true
                Layout.maximumWidth: 520
                label: ""
                placeholder: qsTr("Filter, as: is:running agent:log-* \"phrase\"")
                input.Accessible.name: qsTr("Filter work")
                text: root.list.filter
                problem: root.list.filterProblem
                onEdited: text => root.list.filter = text
                Keys.onEscapePressed: root.list.filter = ""
            }
            FilterShelf {
                center: root.center
                page: "work"
                filter: root.list.filter
                onChosen: filter => root.list.filter = filter
            }
            ActionButton {
                objectName: "clearWorkFilterButton"
                visible: root.list.filter !== ""
                quiet: true
                icon24: "close"
                text: qsTr("%1 of %2").arg(Number(root.list.count).toLocaleString(Qt.locale(), "f", 0)).arg(Number(root.list.total).toLocaleString(Qt.locale(), "f", 0))
                hint: qsTr("Clear the filter")
                onClicked: root.list.filter = ""
            }
            Item { Layout.fillWidth: true }
            Choice {
                objectName: "workViewChoice"
                Layout.preferredWidth: 150
                label: qsTr("View")
                model: [qsTr("Table"), qsTr("By station"), qsTr("Tree by run")]
                currentIndex: root.list.view
                onActivated: index => root.list.view = index
            }
            IconButton {
                objectName: "workCsvButton"
                icon24: "save"
                text: root.list.selectedCount > 1 ? qsTr("Save the selected rows as CSV") : qsTr("Save the rows as CSV")
                enabled: root.list.count > 0
                onClicked: csv.open()

                FileDialog {
                    id: csv

                    fileMode: FileDialog.SaveFile
                    defaultSuffix: "csv"
                    nameFilters: [qsTr("Tables (*.csv)")]
                    onAccepted: root.center.work.actions.tellWritten(selectedFile, root.list.writeCsv(selectedFile))
                }
            }
            IconButton {
                id: columnsButton

                objectName: "columnsButton"
                icon24: "columns"
                text: qsTr("Columns")
                visible: root.list.view !== WorkView.Lanes
                onClicked: root.columnsWanted(columnsButton)
            }
            ActionButton {
                objectName: "assignButton"
                primary: true
                icon24: "plus"
                text: qsTr("Assign work")
                hint: root.center.work.actions.offReason !== "" ? root.center.work.actions.offReason : Keymap.text("work.assign")
                enabled: root.center.work.actions.offReason === ""
                onClicked: root.assignWanted()
            }
        }
        Flickable {
            id: view

            width: parent.width
            height: states.height
            contentWidth: states.width
            contentX: Theme.mirrored ? contentWidth - width : 0
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            StateFilter {
                id: states

                width: Math.max(implicitWidth, view.width)
                list: root.list
            }
            FollowFocus { view: view }
        }
    }
}

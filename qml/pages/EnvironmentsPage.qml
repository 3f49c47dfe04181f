// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The environments of this station: the list at the left, one in full at the right. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property EnvironmentDesk desk: center.environments
    readonly property EnvironmentDetails details: desk.details

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Environments")
    Keys.onPressed: event => {
        if (Keymap.of("environments", event.key, event.modifiers) === "refresh") {
            desk.reload();
            details.reload();
        } else {
            return;
        }
        event.accepted = true;
    }
    onVisibleChanged: {
        if (visible) {
            desk.reload();
            details.reload();
        }
    }
    Component.onCompleted: {
        if (visible) // the window begins with this page
            desk.reload();
    }

    Connections {
        target: root.desk
        function onChanged(): void {
            if (root.visible && root.details.name === "" && root.desk.current !== "")
                root.details.open(root.desk.current); // the one that is used is what most come for
        }
    }
    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.max(44, Theme.control + Theme.gap3)
        color: Theme.frame

        Row {
            anchors { left: parent.left; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            spacing: Theme.gap2

            ActionButton {
                objectName: "newEnvironment"
                icon24: "plus"
                text: qsTr("New environment…")
                enabled: !root.desk.busy
                onClicked: createSheet.ask()
            }
            ActionButton {
                objectName: "compareEnvironments"
                icon24: "compare"
                text: qsTr("Compare…")
                enabled: root.desk.list.count > 1
                hint: enabled ? qsTr("Shows what one has and another has not") : qsTr("There is only one environment")
                onClicked: compareSheet.ask(root.details.name)
            }
            ActionButton {
                objectName: "trashButton"
                visible: root.desk.trash.length > 0
                icon24: "trash"
                text: qsTr("Trash (%1)").arg(root.desk.trash.length)
                onClicked: trashSheet.open()
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Banner {
        id: trouble

        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        visible: root.desk.problem !== ""
        height: visible ? implicitHeight : 0
        text: root.desk.problem
        words: root.desk.problemWords
        action: qsTr("Try again")
        onActivated: root.desk.reload()
    }
    ListView {
        id: rows

        objectName: "environmentList"
        anchors { left: parent.left; top: trouble.bottom; bottom: parent.bottom }
        width: Math.max(240, Math.min(360, root.width * 0.3))
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.desk.list
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Environments")
        Accessible.description: qsTr("%n environment(s). Return opens.", "", count)
        Keys.onReturnPressed: root.details.open(root.desk.list.textAt(currentIndex, "name"))
        delegate: EnvironmentRow {
            width: rows.width
            focused: ListView.isCurrentItem && rows.activeFocus
            opened: name === root.details.name
            onActivated: {
                rows.forceActiveFocus(Qt.MouseFocusReason);
                rows.currentIndex = index;
                root.details.open(name);
            }
        }
        FocusRing {
            parent: root
            target: rows
            anchors.fill: rows
            anchors.margins: 1
            radius: 0
        }
    }
    Separator {
        anchors { left: rows.right; top: trouble.bottom; bottom: parent.bottom }
        width: 1
    }
    EnvironmentPanel {
        anchors { left: rows.right; leftMargin: 1; right: parent.right; top: trouble.bottom; bottom: parent.bottom }
        visible: root.details.name !== ""
        details: root.details
        busy: root.desk.busy
        onUseWanted: root.desk.use(root.details.name)
        onProtectWanted: on => on ? root.desk.protect(root.details.name, true, "") : sure.ask("open", "")
        onDeleteWanted: sure.ask("delete", "")
        onApplyWanted: root.details.guarded ? sure.ask("sync", "") : root.details.sync("")
        onRestoreWanted: version => sure.ask("restore", version)
        onVariableWanted: (name, secret, description) => variableSheet.ask(name, secret, description)
        onUnsetWanted: name => sure.ask("unset", name)
    }
    EmptyState {
        anchors.centerIn: parent
        width: 320
        visible: root.desk.list.count === 0 && !root.desk.loading && root.desk.problem === ""
        icon24: "layers"
        text: qsTr("This station has no environments: it is not a station's home.")
    }
    CreateSheet {
        id: createSheet

        desk: root.desk
    }
    CompareSheet {
        id: compareSheet

        desk: root.desk
    }
    TrashSheet {
        id: trashSheet

        desk: root.desk
    }
    VariableSheet {
        id: variableSheet

        details: root.details
    }
    SureSheet {
        id: sure

        desk: root.desk
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The variables of an environment. Secret values are masked until somebody asks for one, which leaves an event. */
Item {
    id: root

    required property EnvironmentDetails details

    signal variableWanted(name: string, secret: bool, description: string)
    signal unsetWanted(name: string)

    Item {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap4; rightMargin: Theme.gap4 }
        height: Math.max(add.height, missing.implicitHeight) + Theme.gap2

        Words {
            id: missing

            objectName: "missingVariables"
            anchors { left: parent.left; right: add.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: root.details.missing.length > 0 ? qsTr("Servers wait for: %1").arg(root.details.missing.join(", ")) : qsTr("Values that servers are given. They are in no history.")
            color: root.details.missing.length > 0 ? Theme.failedText : Theme.textMuted
            font.pixelSize: Theme.small
        }
        ActionButton {
            id: add

            objectName: "addVariable"
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            icon24: "plus"
            text: qsTr("Set a variable…")
            onClicked: root.variableWanted("", false, "")
        }
    }
    ListView {
        id: rows

        objectName: "variableList"
        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: parent.bottom }
        clip: true
        activeFocusOnTab: false // the current row is
        model: root.details.variables
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Variables")
        Accessible.description: qsTr("%n variable(s). Return changes one, Delete removes it.", "", count)
        Keys.onReturnPressed: {
            const row = currentItem as VariableRow;
            if (row)
                root.variableWanted(row.name, row.secret, row.description);
        }
        Keys.onDeletePressed: {
            const row = currentItem as VariableRow;
            if (row)
                root.unsetWanted(row.name);
        }
        onCurrentItemChanged: {
            if (activeFocus && currentItem)
                currentItem.forceActiveFocus(Qt.OtherFocusReason);
        }
        delegate: VariableRow {
            width: rows.width
            current: ListView.isCurrentItem
            focused: current && rows.activeFocus
            onRevealWanted: root.details.reveal(name)
            onHideWanted: root.details.hide(name)
            onChangeWanted: root.variableWanted(name, secret, description)
            onRemoveWanted: root.unsetWanted(name)
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
        width: 320
        visible: rows.count === 0 && !root.details.loading && root.details.problem === ""
        icon24: "key"
        text: qsTr("No variables yet. Servers of this environment can use them as {{ .NAME }}.")
        action: qsTr("Set a variable…")
        onActivated: root.variableWanted("", false, "")
    }
}

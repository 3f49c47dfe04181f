// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Asks for the name of a copy, for another name, or whether an agent is to be deleted. */
Sheet {
    id: root

    required property AgentDesk desk
    readonly property AgentDeeds deeds: desk.deeds
    property string deed // duplicate, rename, delete
    property string environment
    property string file
    property string agent
    property bool guarded: false // its environment is protected
    readonly property bool ready: !deeds.busy && (deed === "delete" ? !guarded || name.text === environment : name.text.trim() !== "" && name.text.trim() !== agent)

    function begin(wanted: string, ofEnvironment: string, ofFile: string, title: string, isGuarded: bool): void {
        deed = wanted;
        environment = ofEnvironment;
        file = ofFile;
        agent = title;
        guarded = isGuarded;
        deeds.forgetProblem();
        name.text = wanted === "rename" ? title : wanted === "duplicate" ? qsTr("%1-copy").arg(title) : "";
        open();
        if (name.visible) {
            name.input.forceActiveFocus(Qt.PopupFocusReason);
            name.input.selectAll();
        } else {
            confirm.forceActiveFocus(Qt.PopupFocusReason);
        }
    }
    function go(): void {
        if (!ready)
            return;
        if (deed === "duplicate")
            deeds.duplicate(environment, file, environment, name.text);
        else if (deed === "rename")
            deeds.rename(environment, file, name.text);
        else
            deeds.remove(environment, file);
    }

    objectName: "agentDeedSheet"
    title: deed === "duplicate" ? qsTr("Duplicate %1").arg(agent) : deed === "rename" ? qsTr("Rename %1").arg(agent) : qsTr("Delete %1?").arg(agent)

    Connections {
        target: root.deeds
        function onDone(): void { root.close(); }
    }
    Words {
        width: parent.width
        text: root.deed === "duplicate" ? qsTr("The file as it is on the disk is copied; a draft of it is not.")
            : root.deed === "rename" ? qsTr("Others who call it by its old name no longer find it. The file keeps its own name.")
            : qsTr("Nobody can call it any more. Its runs and its history stay, and for ten seconds it can be undone.")
    }
    Field {
        id: name

        objectName: "agentDeedName"
        width: parent.width
        visible: root.deed !== "delete" || root.guarded
        label: root.deed === "delete" ? qsTr("%1 is protected. Its name again:").arg(root.environment) : qsTr("Name")
        onAccepted: root.go()
    }
    ExactWords {
        objectName: "agentDeedProblem"
        width: parent.width
        text: root.deeds.problem
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            id: confirm

            objectName: "agentDeedButton"
            primary: true
            enabled: root.ready
            text: root.deed === "duplicate" ? qsTr("Duplicate") : root.deed === "rename" ? qsTr("Rename") : qsTr("Delete")
            onClicked: root.go()
        }
        ActionButton {
            objectName: "agentDeedDrop"
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}

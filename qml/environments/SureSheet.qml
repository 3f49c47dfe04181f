// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Asks before something is lost, and names it; a protected environment, and the one in use, want their name typed. */
Sheet {
    id: root

    required property EnvironmentDesk desk
    readonly property EnvironmentDetails details: desk.details
    property string deed // delete, open, sync, restore, unset
    property string subject // of restore the version, of unset the variable
    readonly property bool wantsName: deed !== "unset" && (details.guarded || (deed === "delete" && details.current))

    function ask(wanted: string, about: string): void {
        deed = wanted;
        subject = about;
        word.text = "";
        open();
        (wantsName ? word.input : confirm).forceActiveFocus(Qt.PopupFocusReason);
    }
    function go(): void {
        if (wantsName && word.text !== details.name)
            return;
        if (deed === "delete")
            desk.remove(details.name, word.text);
        else if (deed === "open")
            desk.protect(details.name, false, word.text);
        else if (deed === "sync")
            details.sync(word.text);
        else if (deed === "restore")
            details.restoreAgent(subject, word.text);
        else
            details.unsetVariable(subject);
        close();
    }

    objectName: "sureSheet"
    title: deed === "delete" ? qsTr("Delete %1?").arg(details.name) : deed === "open" ? qsTr("Protect %1 no longer?").arg(details.name) : deed === "sync" ? qsTr("Apply the plan of %1?").arg(details.name)
         : deed === "restore" ? qsTr("Restore %1?").arg(details.historyAgent) : qsTr("Remove %1?").arg(subject)

    Words {
        objectName: "sureWords"
        width: parent.width
        text: root.deed === "delete" ? qsTr("It goes to the trash with %1 and %2, its variables and its plan, and can be brought back.").arg(qsTr("%n agent(s)", "", root.details.agents)).arg(qsTr("%n server(s)", "", root.details.servers))
            : root.deed === "open" ? qsTr("It can then be deleted, synced and restored without its name.")
            : root.deed === "sync" ? qsTr("%n change(s) count as seen.", "", root.details.planChanges)
            : root.deed === "restore" ? qsTr("Version %1 becomes the newest. What is there now stays in the history.").arg(root.subject.slice(0, 8))
            : qsTr("Its value is lost, a secret one too. Servers that use it do not start without it.")
    }
    Words {
        width: parent.width
        visible: root.deed === "delete" && root.details.current
        text: qsTr("It is the one in use: the station then offers the agents of “default”.")
    }
    Field {
        id: word

        objectName: "sureName"
        width: parent.width
        visible: root.wantsName
        label: qsTr("Its name again: %1").arg(root.details.name)
        onAccepted: root.go()
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            id: confirm

            objectName: "sureButton"
            primary: true
            enabled: !root.wantsName || word.text === root.details.name
            text: root.deed === "delete" ? qsTr("Delete") : root.deed === "open" ? qsTr("End the protection") : root.deed === "sync" ? qsTr("Apply") : root.deed === "restore" ? qsTr("Restore") : qsTr("Remove")
            onClicked: root.go()
        }
        ActionButton {
            objectName: "sureDropButton"
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}

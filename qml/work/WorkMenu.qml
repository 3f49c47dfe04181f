// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What can be done with the selected work. */
ActionMenu {
    id: root

    required property ControlCenter center
    readonly property WorkListModel list: center.work.list
    readonly property WorkActions actions: center.work.actions
    property list<string> ids // as of when it was opened
    property string single: ids.length === 1 ? ids[0] : ""

    signal detailsWanted(workId: string)
    signal deedWanted(deed: int, ids: list<string>)
    signal eventsWanted(workId: string)

    function whyOff(deed: int): string {
        return actions.offReason !== "" ? actions.offReason : deed === WorkActions.Retry ? qsTr("It has not ended.") : deed === WorkActions.Answer ? qsTr("It asks nothing.") : qsTr("It has ended, or is stopping.");
    }
    function can(deed: int): bool { return ids.length > 0 && actions.able(deed, ids).length > 0; }

    label: qsTr("Actions for the selected work")
    onAboutToShow: {
        ids = list.selectedIds();
        watching.watched = center.window.notices.isWatched(single);
    }

    ActionMenuItem {
        objectName: "menuDetails"
        enabled: root.single !== ""
        icon24: "inspector"
        text: qsTr("Show all about it")
        keys: qsTr("Return")
        onTriggered: root.detailsWanted(root.single)
    }
    ActionMenuItem {
        objectName: "menuEvents"
        enabled: root.single !== ""
        icon24: "events"
        text: qsTr("Its events")
        onTriggered: root.eventsWanted(root.single)
    }
    ActionMenuItem {
        id: watching

        property bool watched: false

        objectName: "menuWatch"
        enabled: root.single !== "" && root.can(WorkActions.Cancel)
        offReason: root.whyOff(WorkActions.Cancel)
        icon24: watched ? "check" : "eye"
        text: watched ? qsTr("Do not tell when it ends") : qsTr("Tell me when it ends")
        onTriggered: root.center.window.notices.watch(root.single, !watched)
    }
    MenuSeparator { contentItem: Separator {} }
    ActionMenuItem {
        objectName: "menuAnswer"
        enabled: root.single !== "" && root.can(WorkActions.Answer)
        offReason: root.whyOff(WorkActions.Answer)
        icon24: "reply"
        text: qsTr("Answer…")
        keys: Keymap.text("work.reply")
        onTriggered: root.deedWanted(WorkActions.Answer, root.ids)
    }
    ActionMenuItem {
        objectName: "menuRetry"
        enabled: root.can(WorkActions.Retry)
        offReason: root.whyOff(WorkActions.Retry)
        icon24: "again"
        text: qsTr("Do again")
        keys: Keymap.text("work.retry")
        onTriggered: root.deedWanted(WorkActions.Retry, root.ids)
    }
    ActionMenuItem {
        objectName: "menuGive"
        enabled: root.can(WorkActions.Reassign)
        offReason: root.whyOff(WorkActions.Reassign)
        icon24: "give"
        text: qsTr("Give to…")
        keys: Keymap.text("work.give")
        onTriggered: root.deedWanted(WorkActions.Reassign, root.ids)
    }
    ActionMenuItem {
        objectName: "menuStop"
        enabled: root.can(WorkActions.Cancel)
        offReason: root.whyOff(WorkActions.Cancel)
        icon24: "stop"
        text: qsTr("Stop…")
        keys: Keymap.text("work.stop")
        onTriggered: root.deedWanted(WorkActions.Cancel, root.ids)
    }
    MenuSeparator { contentItem: Separator {} }
    ActionMenuItem {
        objectName: "menuCopyText"
        icon24: "copy"
        text: qsTr("Copy as text")
        keys: "Ctrl+C"
        onTriggered: root.center.copyText(root.list.copiedText())
    }
    ActionMenuItem {
        objectName: "menuCopyJson"
        text: qsTr("Copy as JSON")
        keys: Keymap.text("copyJson")
        onTriggered: root.center.copyText(root.list.copiedJson())
    }
    ActionMenuItem {
        objectName: "menuCopyCommand"
        text: qsTr("Copy as command")
        onTriggered: root.center.copyText(root.list.copiedCommands())
    }
    ActionMenuItem {
        objectName: "menuCopyMcp"
        text: qsTr("Copy as MCP call")
        onTriggered: root.center.copyText(root.list.copiedMcpCalls())
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Asks before something is done with work: names each item that it concerns, and takes the reason, the station or the answer. */
Sheet {
    id: root

    required property ControlCenter center
    property int deed: WorkActions.Cancel
    property list<string> ids
    property string overtaken // what somebody else did meanwhile; then there is nothing left to do here
    readonly property WorkActions actions: center.work.actions
    readonly property int most: 8

    /*! Opens for those of \a wanted with which the deed is possible; does nothing when there are none. */
    function ask(wantedDeed: int, wanted: list<string>): void {
        const able = actions.able(wantedDeed, wanted);
        if (able.length === 0)
            return;
        deed = wantedDeed;
        overtaken = "";
        ids = able;
        if (deed === WorkActions.Retry && able.length === 1) {
            actions.retry(able); // nothing is lost by doing one thing again
            return;
        }
        words.text = "";
        center.work.assign.refresh();
        station.currentIndex = 0;
        open();
        (words.visible ? words : station.visible ? station : confirm).forceActiveFocus(Qt.PopupFocusReason);
    }
    /*! As ask() for an answer that begins with \a begin. */
    function answer(workId: string, begin: string): void {
        ask(WorkActions.Answer, [workId]);
        if (!visible)
            return;
        words.text = begin;
        words.cursorPosition = words.length;
    }
    /*! As ask() for another station, with that station chosen already. */
    function give(wanted: list<string>, stationId: string): void {
        ask(WorkActions.Reassign, wanted);
        if (visible)
            station.currentIndex = center.work.assign.indexOfStation(stationId);
    }
    function stationId(): string { return deed === WorkActions.Reassign ? center.work.assign.stationAt(station.currentIndex) : ""; }
    function confirmed(): void {
        if (overtaken !== "" || (deed === WorkActions.Answer && words.text.trim() === ""))
            return;
        if (deed === WorkActions.Cancel)
            actions.cancel(ids, words.text.trim());
        else if (deed === WorkActions.Retry)
            actions.retry(ids);
        else if (deed === WorkActions.Reassign)
            actions.reassign(ids, stationId());
        else
            actions.answer(ids[0], words.text);
        close();
    }

    objectName: "deedSheet"
    Connections {
        target: root.center.work.list
        enabled: root.visible
        function onCountsChanged(): void {
            if (root.overtaken === "" && root.actions.able(root.deed, root.ids).length === 0)
                root.overtaken = root.actions.stateOf(root.ids);
        }
    }
    title: deed === WorkActions.Cancel ? qsTr("Stop %n item(s)?", "", ids.length) : deed === WorkActions.Retry ? qsTr("Do %n item(s) again?", "", ids.length)
         : deed === WorkActions.Reassign ? qsTr("Give %n item(s) to another station?", "", ids.length) : qsTr("Answer the agent")

    Words {
        width: parent.width
        visible: root.deed === WorkActions.Answer
        text: root.center.work.details.question === "" ? qsTr("It asks for help without saying why.") : root.center.work.details.question
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    Column {
        width: parent.width
        spacing: 2

        Repeater {
            model: root.ids.slice(0, root.most)

            delegate: Words {
                required property string modelData

                width: parent.width
                text: "• " + root.actions.label(modelData)
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
        Words {
            anchors.left: parent.left
            visible: root.ids.length > root.most
            text: qsTr("and %n more", "", root.ids.length - root.most)
            color: Theme.textMuted
        }
    }
    Words {
        width: parent.width
        visible: root.deed === WorkActions.Reassign
        text: qsTr("It is stopped where it is, and begins again there: what was done so far is lost.")
        color: Theme.textMuted
    }
    Choice {
        id: station

        objectName: "deedStation"
        width: parent.width
        visible: root.deed === WorkActions.Reassign
        label: qsTr("Station")
        model: root.center.work.assign.allStations
    }
    TextArea {
        id: words

        objectName: "deedWords"
        width: parent.width
        height: Math.min(160, Math.max(root.deed === WorkActions.Answer ? 88 : Theme.control, implicitHeight))
        visible: root.deed === WorkActions.Cancel || root.deed === WorkActions.Answer
        placeholderText: root.deed === WorkActions.Cancel ? qsTr("Reason (optional)") : qsTr("Your answer; the agent goes on with it")
        placeholderTextColor: Theme.textMuted
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        color: Theme.text
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.normal
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: confirm
        Accessible.role: Accessible.EditableText
        Accessible.name: root.deed === WorkActions.Cancel ? qsTr("Reason") : qsTr("Answer")
        Keys.onPressed: event => {
            if (Keymap.of("", event.key, event.modifiers) === "send") {
                event.accepted = true;
                root.confirmed();
            }
        }
        background: Rectangle {
            radius: Theme.radius
            color: Theme.field
            border.width: words.activeFocus ? Theme.ring : Theme.outline
            border.color: words.activeFocus ? Theme.accent : Theme.fieldLine
        }
    }
    Words {
        objectName: "deedOvertaken"
        width: parent.width
        visible: root.overtaken !== ""
        text: root.overtaken
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            id: confirm

            objectName: "deedConfirmButton"
            primary: true
            enabled: root.overtaken === "" && (root.deed !== WorkActions.Answer || words.text.trim() !== "")
            text: root.deed === WorkActions.Cancel ? qsTr("Stop") : root.deed === WorkActions.Retry ? qsTr("Do again") : root.deed === WorkActions.Reassign ? qsTr("Give away") : qsTr("Answer")
            hint: Keymap.text("send")
            onClicked: root.confirmed()
        }
        ActionButton {
            objectName: "deedCommandButton"
            quiet: true
            icon24: "copy"
            text: qsTr("Copy as command")
            onClicked: root.center.copyText(root.actions.commandsOf(root.deed, root.ids, words.text.trim(), root.stationId()))
        }
        ActionButton {
            objectName: "deedMcpButton"
            quiet: true
            text: qsTr("Copy as MCP call")
            onClicked: root.center.copyText(root.actions.mcpCallsOf(root.deed, root.ids, words.text.trim(), root.stationId()))
        }
        ActionButton {
            objectName: "deedDropButton"
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}

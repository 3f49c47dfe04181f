// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What waits for a person. J and K move, Return shows all about it, E answers, A answers yes and R no, G gives it away, S snoozes. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property NeedsYouModel needs: center.work.needsYou
    readonly property string offReason: center.work.actions.offReason
    property string currentKey

    signal deedWanted(deed: int, ids: list<string>)
    signal answerWanted(workId: string, begin: string)

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }
    function show(row: NeedRow): void {
        if (!row)
            return;
        root.currentKey = row.key;
        rows.currentIndex = row.index;
        if (row.questionId !== "")
            question.ask(row.questionId);
        else if (row.workId !== "")
            root.center.selection.selectWork(row.workId);
        else
            root.center.selection.selectStation(row.stationId);
    }
    function act(deed: int, row: NeedRow): void {
        if (!row || row.workId === "" || row.settled !== "")
            return;
        show(row); // the question stands in the inspector, too
        root.deedWanted(deed, [row.workId]);
    }
    function snooze(row: NeedRow): void {
        if (!row || row.settled !== "" || (row.workId !== "" && offReason !== ""))
            return;
        if (row.snoozed)
            root.needs.wake(row.key);
        else
            snoozing.ask(row);
    }
    /*! The answer begins with a word that can be added to; it is sent when somebody says so. */
    function decide(row: NeedRow, begin: string): void {
        if (row && row.questionId !== "" && row.settled === "") {
            show(row);
            return;
        }
        if (!row || row.kind !== NeedsYouModel.Escalation || row.settled !== "" || row.workId === "")
            return;
        show(row);
        root.answerWanted(row.workId, begin);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Needs you")

    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.max(48, kinds.height + 18)
        color: Theme.window

        Flow {
            id: kinds

            anchors { left: parent.left; leftMargin: Theme.gap4; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            spacing: Theme.gap1

            Words {
                height: all.height
                leftPadding: Theme.mirrored ? Theme.gap3 : 0
                rightPadding: Theme.mirrored ? 0 : Theme.gap3
                text: qsTr("%n need(s) you", "", root.needs.count)
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            TabChoice {
                id: all

                objectName: "needsAll"
                text: qsTr("All %1").arg(root.needs.count)
                checked: root.needs.kind === NeedsYouModel.All
                onClicked: root.needs.kind = NeedsYouModel.All
            }
            TabChoice {
                objectName: "needsApprovals"
                text: qsTr("Approvals %1").arg(root.needs.approvals)
                checked: root.needs.kind === NeedsYouModel.Approval
                onClicked: root.needs.kind = NeedsYouModel.Approval
            }
            TabChoice {
                objectName: "needsEscalations"
                text: qsTr("Escalations %1").arg(root.needs.escalations)
                checked: root.needs.kind === NeedsYouModel.Escalation
                onClicked: root.needs.kind = NeedsYouModel.Escalation
            }
            TabChoice {
                objectName: "needsStalled"
                text: qsTr("Stalled %1").arg(root.needs.stalled)
                checked: root.needs.kind === NeedsYouModel.Stalled
                onClicked: root.needs.kind = NeedsYouModel.Stalled
            }
            TabChoice {
                objectName: "needsConflicts"
                text: qsTr("Name conflicts %1").arg(root.needs.conflicts)
                checked: root.needs.kind === NeedsYouModel.Conflict
                onClicked: root.needs.kind = NeedsYouModel.Conflict
            }
            TabChoice {
                objectName: "needsSnoozed"
                visible: root.needs.snoozed > 0 || checked
                text: qsTr("Show snoozed (%1)").arg(root.needs.snoozed)
                checked: root.needs.showSnoozed
                onClicked: root.needs.showSnoozed = !root.needs.showSnoozed
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    ReportBar {
        id: report

        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        actions: root.center.work.actions
    }
    ListView {
        id: rows

        objectName: "needsList"
        highlightMoveDuration: 0 // at once
        anchors { left: parent.left; right: parent.right; top: report.bottom; bottom: parent.bottom }
        focus: true
        activeFocusOnTab: false // the current row is
        clip: true
        model: root.needs
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: false
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Needs you")
        Accessible.description: qsTr("Return shows. %1 shows the other keys.").arg(Keymap.text("shortcuts"))
        ScrollBar.vertical: ScrollLine {}
        Keys.onPressed: event => {
            const row = currentItem as NeedRow;
            const action = Keymap.of("needs", event.key, event.modifiers);
            event.accepted = true;
            if (action === "" && event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
                event.accepted = false;
            else if (action === "next" || event.key === Qt.Key_Down)
                currentIndex = Math.min(count - 1, currentIndex + 1);
            else if (action === "previous" || event.key === Qt.Key_Up)
                currentIndex = Math.max(0, currentIndex - 1);
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                root.show(row);
            else if (action === "needs.reply")
                root.act(WorkActions.Answer, row);
            else if (action === "needs.approve")
                //: how an answer to an agent's question begins
                root.decide(row, qsTr("Yes. "));
            else if (action === "needs.reject")
                //: how an answer to an agent's question begins
                root.decide(row, qsTr("No. "));
            else if (action === "needs.give")
                root.act(WorkActions.Reassign, row);
            else if (action === "needs.stop")
                root.act(WorkActions.Cancel, row);
            else if (action === "needs.snooze")
                root.snooze(row);
            else
                event.accepted = false;
        }
        onCurrentItemChanged: {
            if (activeFocus && currentItem)
                currentItem.forceActiveFocus(Qt.OtherFocusReason);
        }
        delegate: NeedRow {
            id: need

            width: rows.width
            current: ListView.isCurrentItem
            listFocus: rows.activeFocus
            mayAct: root.offReason === ""
            offReason: root.offReason
            onActivated: {
                rows.forceActiveFocus(Qt.MouseFocusReason);
                root.show(need);
            }
            onDeedWanted: deed => root.act(deed, need)
            onSnoozeWanted: root.snooze(need)
            onWakeWanted: root.snooze(need)
        }

        FocusRing {
            parent: root
            anchors.fill: rows
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
    Image {
        anchors.fill: rows
        visible: root.center.status.stale
        source: Theme.dark ? "../icons/hatch-dark.svg" : "../icons/hatch-light.svg"
        fillMode: Image.Tile
        opacity: Theme.offOpacity
        Accessible.ignored: true
    }
    QuestionSheet {
        id: question

        parent: root
        form: root.center.question
    }
    SnoozeSheet {
        id: snoozing

        parent: root
        needs: root.needs
    }
    EmptyState {
        anchors.centerIn: rows
        width: 340
        visible: rows.count === 0
        icon24: root.center.status.stale && !root.center.work.known ? "link" : root.needs.kind === NeedsYouModel.All ? "check" : "filter"
        text: !root.center.work.known ? (root.center.status.stale ? qsTr("Nothing is known: the link is down since before the first answer.") : qsTr("Waiting for the ledger of work to answer…"))
            : root.needs.kind !== NeedsYouModel.All && root.needs.count > 0 ? qsTr("Nothing of this kind needs you.")
            : root.needs.snoozed > 0 ? qsTr("Nothing needs you now; %n need(s) are snoozed.", "", root.needs.snoozed)
            : qsTr("Nothing needs you. Tool calls to be allowed, questions of agents, stalled work and name conflicts will stand here.")
        action: root.needs.kind !== NeedsYouModel.All && root.needs.count > 0 ? qsTr("Show all") : ""
        onActivated: root.needs.kind = NeedsYouModel.All
    }
}

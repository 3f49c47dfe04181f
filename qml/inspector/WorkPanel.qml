// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! An item of work: state, question, answer or error, what can be done, its way so far, what belongs to it, facts. */
Column {
    id: root

    required property ControlCenter center
    readonly property WorkDetails work: center.work.details
    readonly property WorkActions actions: center.work.actions
    property list<int> able

    signal closed
    signal deedWanted(deed: int, ids: list<string>)
    signal resultWanted

    function judge(): void {
        able = [WorkActions.Answer, WorkActions.Cancel, WorkActions.Retry, WorkActions.Reassign].filter(deed => actions.able(deed, [work.workId]).length > 0);
    }

    spacing: Theme.gap2
    Component.onCompleted: judge()

    Connections {
        target: root.work
        function onChanged(): void { root.judge(); }
    }
    Connections {
        target: root.actions
        function onOffReasonChanged(): void { root.judge(); }
    }
    Item {
        width: parent.width
        implicitHeight: Math.max(heading.implicitHeight, close.height)

        Words {
            id: heading

            objectName: "workTitle"
            anchors { left: parent.left; right: close.left; rightMargin: Theme.gap2 }
            text: root.work.title
            font.pixelSize: Math.round(Theme.base * 1.25)
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        IconButton {
            id: close

            objectName: "closeWorkButton"
            anchors { right: parent.right; top: parent.top; rightMargin: -6; topMargin: -4 }
            icon24: "close"
            text: qsTr("Close the inspector")
            shortcutText: Keymap.text("inspector")
            onClicked: root.closed()
        }
    }
    Words {
        width: parent.width
        visible: !root.work.known || root.work.gone
        text: root.work.gone ? qsTr("This item has left the ledger, where ended work stays for 7 days. It is shown as it was last seen.")
                             : qsTr("This item is not in the ledger. Ended work stays there for 7 days.")
        color: Theme.textMuted
    }
    StateWord {
        objectName: "workStateWord"
        width: parent.width
        visible: root.work.known
        workState: root.work.state
        glyph: ["circle", "play", "shield", "hourglass", "triangle", "check", "cross", "stop"][root.work.state]
        word: root.work.stateText
        remark: root.work.remark
    }
    ProgressLine {
        width: parent.width
        visible: percent >= 0 && (root.work.state === WorkState.Running || root.work.state === WorkState.Stalled)
        percent: root.work.percent
    }
    Words {
        width: parent.width
        visible: text !== "" && (root.work.state === WorkState.Running || root.work.state === WorkState.Stalled)
        text: root.work.progressText
        color: Theme.textMuted
        font.pixelSize: Theme.small
    }
    Flow {
        width: parent.width
        spacing: Theme.gap1

        ActionButton {
            objectName: "workAgentButton"
            quiet: true
            flush: true
            visible: root.work.agent !== ""
            icon24: "agent"
            text: root.work.agent
            hint: qsTr("Shows the agent")
            enabled: root.work.stationId !== ""
            onClicked: root.center.selection.selectAgent(root.work.stationId, root.work.agent)
        }
        ActionButton {
            objectName: "workStationButton"
            quiet: true
            flush: true
            visible: root.work.stationId !== ""
            icon24: "station"
            text: root.work.stationName
            hint: qsTr("Shows the station")
            onClicked: root.center.selection.selectStation(root.work.stationId)
        }
    }
    Rectangle {
        width: parent.width
        visible: root.work.question !== ""
        implicitHeight: question.implicitHeight + 2 * Theme.gap2
        radius: Theme.radius
        color: Theme.escalated
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.work.question

        Words {
            id: question

            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap2 }
            text: root.work.question
            color: Theme.escalatedInk
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            objectName: "panelAnswerButton"
            visible: root.able.includes(WorkActions.Answer)
            primary: true
            icon24: "reply"
            text: qsTr("Answer…")
            onClicked: root.deedWanted(WorkActions.Answer, [root.work.workId])
        }
        ActionButton {
            objectName: "panelStopButton"
            visible: root.able.includes(WorkActions.Cancel)
            icon24: "stop"
            text: qsTr("Stop…")
            onClicked: root.deedWanted(WorkActions.Cancel, [root.work.workId])
        }
        ActionButton {
            objectName: "panelRetryButton"
            visible: root.able.includes(WorkActions.Retry)
            icon24: "again"
            text: qsTr("Do again")
            onClicked: root.deedWanted(WorkActions.Retry, [root.work.workId])
        }
        ActionButton {
            objectName: "panelGiveButton"
            visible: root.able.includes(WorkActions.Reassign)
            icon24: "give"
            text: qsTr("Give to…")
            onClicked: root.deedWanted(WorkActions.Reassign, [root.work.workId])
        }
    }
    Words {
        width: parent.width
        visible: text !== "" && root.work.known
        text: root.actions.offReason
        color: Theme.textMuted
        font.pixelSize: Theme.small
    }
    Words {
        width: parent.width
        objectName: "workErrorText"
        visible: text !== ""
        text: root.work.errorText
        color: Theme.failedText
        font.weight: Font.Medium
    }
    ExactWords {
        width: parent.width
        text: root.work.errorWords
    }
    SectionTitle {
        visible: root.work.soFar !== ""
        text: qsTr("Answer so far")
    }
    Words {
        objectName: "workSoFar"
        width: parent.width
        visible: text !== ""
        text: root.work.soFar
        textFormat: Text.PlainText
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    WorkResult {
        width: parent.width
        work: root.work
        onCopyWanted: text => root.center.copyText(text)
        onOpenWanted: root.resultWanted()
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.work.answerGiven
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    SectionTitle {
        visible: root.work.task !== "" && root.work.task !== root.work.title
        text: qsTr("Task")
    }
    Words {
        width: parent.width
        visible: root.work.task !== root.work.title
        text: root.work.task
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 20
        elide: Text.ElideRight
    }
    SectionTitle {
        visible: steps.count > 0
        text: qsTr("What happened")
    }
    Repeater {
        id: steps

        model: root.work.timeline
        delegate: WorkStepRow { width: root.width }
    }
    SectionTitle {
        visible: relations.count > 0
        text: qsTr("Belongs together")
    }
    Repeater {
        id: relations

        model: root.work.relations
        delegate: WorkRelationRow {
            width: root.width
            onChosen: id => root.center.selection.selectWork(id)
        }
    }
    SectionTitle {
        visible: inputs.count > 0
        text: qsTr("Input")
    }
    Repeater {
        id: inputs

        model: root.work.inputs
        delegate: FactRow { width: root.width }
    }
    SectionTitle { text: qsTr("Facts") }
    Repeater {
        model: root.work.facts
        delegate: FactRow { width: root.width }
    }
    ActionButton {
        objectName: "copyWorkIdButton"
        anchors.left: parent.left
        quiet: true
        icon24: "copy"
        text: qsTr("Copy id")
        onClicked: root.center.copyText(root.work.workId)
    }
}

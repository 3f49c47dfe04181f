// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*!
    One run: what came out of it, its steps on the axis of time, and what the model was sent and said. N goes to the next step that failed,
    Right shows the run that a step started; R runs it again, C compares it, M shows the map as it was then.
*/
FocusScope {
    id: root

    required property RunDetails run
    required property RunPayload payload
    required property RunMenu menu
    property string offReason // why nothing can be started or ended now; empty: it can
    property string tab: "steps"

    signal closed
    signal copyWanted(text: string)
    signal workWanted(workId: string)

    function nextProblem(forward: bool): void {
        const row = run.steps.nextProblem(steps.currentIndex, forward);
        if (row < 0)
            return;
        steps.currentIndex = row;
        steps.positionViewAtIndex(row, ListView.Contain);
        run.openStep(row);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Run of %1").arg(run.title)
    Keys.onPressed: event => {
        const action = Keymap.of("runs", event.key, event.modifiers);
        if (action.startsWith("runs.problem"))
            root.nextProblem(action === "runs.problem");
        else if (event.key === Qt.Key_Menu || event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier))
            root.menu.openAt(steps);
        else if (event.key === Qt.Key_Escape)
            root.closed();
        else
            return;
        event.accepted = true;
    }
    onTabChanged: {
        if (tab === "messages")
            run.loadMessages();
    }

    Connections {
        target: root.run
        function onRunIdChanged(): void { root.tab = "steps"; }
        function onPathFound(row: int): void {
            steps.currentIndex = row;
            steps.positionViewAtIndex(row, ListView.Center);
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.frame
    }
    Column {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        spacing: Theme.gap2

        Item {
            width: parent.width
            height: Theme.control

            StateMark {
                id: mark

                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                workState: root.run.state
                glyph: root.run.glyph
            }
            Words {
                objectName: "runTitle"
                anchors { left: mark.right; leftMargin: Theme.gap2; right: buttons.left; verticalCenter: parent.verticalCenter }
                text: qsTr("%1 · %2").arg(root.run.title).arg(root.run.stateText)
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Row {
                id: buttons

                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: Theme.gap1

                ActionButton {
                    objectName: "cancelRun"
                    visible: root.run.running
                    enabled: root.offReason === ""
                    text: qsTr("Cancel")
                    hint: enabled ? qsTr("Ends the run, with all that it started") : root.offReason
                    onClicked: root.run.cancel()
                }
                ActionButton {
                    objectName: "runAgainButton"
                    icon24: "again"
                    enabled: root.offReason === ""
                    text: qsTr("Run again…")
                    hint: enabled ? Keymap.hint(qsTr("With the same input"), "runs.again") : root.offReason
                    onClicked: root.menu.againWanted()
                }
                ActionButton {
                    objectName: "compareRunButton"
                    icon24: "compare"
                    text: qsTr("Compare with…")
                    hint: Keymap.hint(qsTr("With another run of this agent"), "runs.compare")
                    onClicked: root.menu.compareWanted()
                }
                IconButton {
                    id: more

                    objectName: "runMenuButton"
                    icon24: "menu"
                    text: qsTr("More to do with this run")
                    onClicked: root.menu.openAt(more)
                }
                IconButton {
                    icon24: "close"
                    text: qsTr("Close")
                    shortcutText: qsTr("Esc")
                    onClicked: root.closed()
                }
            }
        }
        Words {
            objectName: "runFacts"
            width: parent.width
            text: root.run.facts
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.run.problem
            color: Theme.failedText
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        DocumentBar {
            objectName: "incompleteBar"
            width: parent.width
            visible: root.run.incomplete
            text: qsTr("Not all of this run is recorded: the disk was full, or the record could not be written.")
        }
        DocumentBar {
            objectName: "runReport"
            width: parent.width
            visible: root.run.report !== ""
            grave: root.run.reportWords !== ""
            text: root.run.report
            words: root.run.reportWords

            ActionButton {
                text: qsTr("Good")
                hint: qsTr("Takes this line away")
                onClicked: root.run.dismissReport()
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.gap1

            TabChoice {
                objectName: "tabSteps"
                text: qsTr("Steps")
                checked: root.tab === "steps"
                onClicked: root.tab = "steps"
            }
            TabChoice {
                objectName: "tabAnswer"
                text: qsTr("Task and answer")
                checked: root.tab === "answer"
                onClicked: root.tab = "answer"
            }
            TabChoice {
                objectName: "tabMessages"
                text: qsTr("Messages")
                checked: root.tab === "messages"
                onClicked: root.tab = "messages"
            }
        }
    }
    Item {
        id: folded

        anchors { left: parent.left; right: parent.right; top: head.bottom; leftMargin: Theme.gap3; rightMargin: Theme.gap3 }
        visible: root.tab === "steps" && root.run.steps.foldedText !== ""
        height: visible ? foldedWords.implicitHeight + Theme.gap1 : 0

        Words {
            id: foldedWords

            width: parent.width
            y: Theme.gap1
            text: root.run.steps.foldedText
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
    }
    ListView {
        id: steps

        objectName: "runSteps"
        anchors { left: parent.left; right: parent.right; top: folded.bottom; topMargin: Theme.gap1; bottom: stepPanel.visible ? stepPanel.top : parent.bottom }
        visible: root.tab === "steps"
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.run.steps
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Steps")
        Accessible.description: qsTr("%n step(s). N goes to the next one that failed.", "", count)
        Keys.onReturnPressed: root.run.openStep(currentIndex)
        Keys.onPressed: event => {
            const row = currentItem as RunStepRow, action = Keymap.of("runs", event.key, event.modifiers);
            if (event.key === Qt.Key_Right && row && row.fold === 1 || event.key === Qt.Key_Left && row?.openRun)
                root.run.toggleFold(currentIndex);
            else if (action === "next" || action === "previous")
                currentIndex = Math.max(0, Math.min(count - 1, currentIndex + (action === "next" ? 1 : -1)));
            else
                return;
            positionViewAtIndex(currentIndex, ListView.Contain);
            event.accepted = true;
        }
        onAtYEndChanged: {
            if (atYEnd && root.run.hasMore)
                root.run.loadMore();
        }
        delegate: RunStepRow {
            width: steps.width
            current: ListView.isCurrentItem
            listFocus: steps.activeFocus
            opened: number === root.run.stepNumber && ofRun === root.run.stepRun
            onActivated: {
                steps.forceActiveFocus(Qt.MouseFocusReason);
                steps.currentIndex = index;
                root.run.openStep(index);
            }
            onChildWanted: runId => root.run.open(runId)
            onFoldToggled: {
                steps.currentIndex = index;
                root.run.toggleFold(index);
            }
        }
        FocusRing {
            parent: root
            target: steps
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: steps
        width: 260
        visible: root.tab === "steps" && steps.count === 0 && !root.run.loading && root.run.problem === ""
        icon24: "clock"
        text: root.run.running ? qsTr("The first step has not begun yet.") : qsTr("This run ended before its first step.")
    }
    Rectangle {
        id: stepPanel

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: root.tab === "steps" && root.run.stepNumber > 0
        height: Math.max(Theme.control + 2 * Theme.gap3, Math.min(root.height * 0.42, root.height - head.height - folded.height - 3 * Theme.row)) // three steps stay in sight
        color: Theme.frame

        Separator { anchors { left: parent.left; right: parent.right; top: parent.top } }
        Words {
            id: stepHead

            anchors { left: parent.left; right: stepDeeds.left; top: parent.top; margins: Theme.gap3 }
            height: Theme.control
            text: qsTr("%1. %2").arg(root.run.stepNumber).arg(root.run.stepTitle)
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Row {
            id: stepDeeds

            anchors { right: parent.right; top: parent.top; margins: Theme.gap3 }
            spacing: Theme.gap2

            ActionButton {
                objectName: "openStepFile"
                visible: root.run.stepFile !== ""
                icon24: "eye"
                text: qsTr("The whole answer, %1").arg(root.run.stepFileSize)
                hint: qsTr("The model saw a part of it; the file holds all: %1").arg(root.run.stepFile)
                onClicked: root.payload.showFile(root.run.stepTitle, root.run.stepFile)
            }
            ActionButton {
                objectName: "openStepText"
                visible: root.run.stepSize !== ""
                icon24: "eye"
                text: qsTr("Open, %1").arg(root.run.stepSize)
                hint: qsTr("Shows all of it, to search, copy and save")
                onClicked: root.payload.show(root.run.stepTitle, root.run.stepText())
            }
        }
        Flickable {
            id: stepView

            anchors { left: parent.left; right: parent.right; top: stepHead.bottom; bottom: parent.bottom; margins: Theme.gap3 }
            clip: true
            contentHeight: stepTree.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}

            JsonTree {
                id: stepTree

                width: parent.width
                rows: root.run.step
                openable: true
                onOpenWanted: (key, text) => root.payload.show(qsTr("%1 ▸ %2").arg(root.run.stepTitle).arg(key), text)
            }
            FollowFocus { view: stepView }
        }
    }
    Flickable {
        id: answerView

        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; margins: Theme.gap3 }
        visible: root.tab === "answer"
        clip: true
        contentHeight: answer.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: answer

            width: parent.width
            spacing: Theme.gap3

            SectionTitle { text: qsTr("Task") }
            LongWords {
                width: parent.width
                payload: root.payload
                title: qsTr("Task")
                text: root.run.task
            }
            SectionTitle {
                visible: root.run.question !== ""
                text: qsTr("Asks a person")
            }
            LongWords {
                width: parent.width
                payload: root.payload
                title: qsTr("Asks a person")
                text: root.run.question
            }
            SectionTitle {
                visible: root.run.error !== ""
                text: qsTr("Failed")
            }
            LongWords {
                width: parent.width
                payload: root.payload
                title: qsTr("Failed")
                text: root.run.error
            }
            SectionTitle {
                visible: root.run.answer !== ""
                text: qsTr("Answer")
            }
            LongWords {
                objectName: "runAnswer"
                width: parent.width
                payload: root.payload
                title: qsTr("Answer")
                text: root.run.answer
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.gap2

                ActionButton {
                    visible: root.run.workId !== ""
                    text: qsTr("Show its work")
                    onClicked: root.workWanted(root.run.workId)
                }
                ActionButton {
                    visible: root.run.parentId !== ""
                    text: qsTr("Open the run that started it")
                    onClicked: root.run.open(root.run.parentId)
                }
            }
        }
        FollowFocus { view: answerView }
    }
    Flickable {
        id: messageView

        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; margins: Theme.gap3 }
        visible: root.tab === "messages"
        clip: true
        contentHeight: messages.implicitHeight + messages.y
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        ActionButton {
            id: allMessages

            objectName: "openMessages"
            visible: root.run.messagesSize !== ""
            icon24: "eye"
            text: qsTr("Open all messages, %1").arg(root.run.messagesSize)
            onClicked: root.payload.show(qsTr("Messages"), root.run.messagesText())
        }
        JsonTree {
            id: messages

            y: allMessages.visible ? allMessages.height + Theme.gap2 : 0
            width: parent.width
            rows: root.run.messages
            openable: true
            onOpenWanted: (key, text) => root.payload.show(qsTr("%1 ▸ %2").arg(qsTr("Messages")).arg(key), text)
        }
        FollowFocus { view: messageView }
    }
}

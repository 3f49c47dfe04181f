// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One run: what came out of it, its steps on the axis of time, and what the model was sent and said. N goes to the next step that failed. */
FocusScope {
    id: root

    required property RunDetails run
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
        function onChanged(): void {
            if (root.run.loading)
                root.tab = "steps";
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
            height: 32

            StateMark {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
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
                    text: qsTr("Cancel")
                    hint: qsTr("Ends the run, with all that it started")
                    onClicked: root.run.cancel()
                }
                IconButton {
                    icon24: "copy"
                    text: qsTr("Copy the id")
                    onClicked: root.copyWanted(root.run.runId)
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
        Row {
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
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Steps")
        Accessible.description: qsTr("%n step(s). N goes to the next one that failed.", "", count)
        Keys.onReturnPressed: root.run.openStep(currentIndex)
        onAtYEndChanged: {
            if (atYEnd && root.run.hasMore)
                root.run.loadMore();
        }
        delegate: RunStepRow {
            width: steps.width
            current: ListView.isCurrentItem
            listFocus: steps.activeFocus
            opened: number === root.run.stepNumber
            onActivated: {
                steps.forceActiveFocus(Qt.MouseFocusReason);
                steps.currentIndex = index;
                root.run.openStep(index);
            }
            onChildWanted: runId => root.run.open(runId)
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
        height: root.height * 0.42
        color: Theme.frame

        Separator { anchors { left: parent.left; right: parent.right; top: parent.top } }
        Words {
            id: stepHead

            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
            text: qsTr("%1. %2").arg(root.run.stepNumber).arg(root.run.stepTitle)
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Flickable {
            anchors { left: parent.left; right: parent.right; top: stepHead.bottom; bottom: parent.bottom; margins: Theme.gap3 }
            clip: true
            contentHeight: stepTree.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {}

            JsonTree {
                id: stepTree

                width: parent.width
                rows: root.run.step
            }
        }
    }
    Flickable {
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; margins: Theme.gap3 }
        visible: root.tab === "answer"
        clip: true
        contentHeight: answer.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        Column {
            id: answer

            width: parent.width
            spacing: Theme.gap3

            SectionTitle { text: qsTr("Task") }
            ExactWords {
                width: parent.width
                text: root.run.task
            }
            SectionTitle {
                visible: root.run.question !== ""
                text: qsTr("Asks a person")
            }
            ExactWords {
                width: parent.width
                text: root.run.question
            }
            SectionTitle {
                visible: root.run.error !== ""
                text: qsTr("Failed")
            }
            ExactWords {
                width: parent.width
                text: root.run.error
            }
            SectionTitle {
                visible: root.run.answer !== ""
                text: qsTr("Answer")
            }
            ExactWords {
                objectName: "runAnswer"
                width: parent.width
                text: root.run.answer
            }
            Row {
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
    }
    Flickable {
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; margins: Theme.gap3 }
        visible: root.tab === "messages"
        clip: true
        contentHeight: messages.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        JsonTree {
            id: messages

            width: parent.width
            rows: root.run.messages
        }
    }
}

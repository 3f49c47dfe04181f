// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One open file: what is the matter with it, its views, its problems, and the four facts below. Ctrl+S saves. */
FocusScope {
    id: root

    required property AgentDocument document
    property RunListModel runs // of this agent, while they are looked at
    property string view: "editor"

    signal treeWanted
    signal runWanted(runId: string)

    function focusText(): void {
        if (view === "versions")
            versions.focusList();
        else if (view === "runs")
            agentRuns.focusList();
        else if (view === "form")
            form.forceActiveFocus(Qt.OtherFocusReason);
        else if (view === "try")
            trial.focusFirst();
        else
            editor.focusText();
    }
    function show(wanted: string): void {
        view = wanted;
        focusText();
    }
    function compare(): void {
        document.compareWithFile();
        view = "compare";
        comparison.forceActiveFocus(Qt.OtherFocusReason);
    }

    component ViewTab: TabChoice {
        required property string name

        objectName: "view_" + name
        checked: root.view === name
        onClicked: root.show(name)
    }

    Accessible.role: Accessible.Pane
    Accessible.name: document.title
    Keys.onPressed: event => {
        const action = Keymap.of("agents", event.key, event.modifiers);
        if (action === "agents.save")
            document.save();
        else if (action === "find" && view === "editor")
            find.begin();
        else if (event.key === Qt.Key_Escape && view !== "editor")
            show("editor");
        else
            return;
        event.accepted = true;
    }

    Rectangle {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top }
        readonly property real line: Theme.fit(40)
        readonly property bool folded: tabs.width + deeds.width + 3 * Theme.gap2 > width

        height: folded ? 2 * line : line
        color: Theme.field

        Row {
            id: tabs

            anchors { left: parent.left; leftMargin: Theme.gap2 }
            y: (head.line - height) / 2
            spacing: Theme.gap1

            ViewTab {
                name: "editor"
                text: qsTr("Editor")
            }
            ViewTab {
                name: "form"
                text: qsTr("Form")
            }
            ViewTab {
                name: "try"
                text: qsTr("Try")
            }
            ViewTab {
                name: "runs"
                text: qsTr("Runs")
            }
            ViewTab {
                name: "versions"
                text: qsTr("Versions")
            }
            ViewTab {
                name: "compare"
                visible: root.view === "compare"
                text: qsTr("Compare")
            }
        }
        Row {
            id: deeds

            anchors { right: parent.right; rightMargin: Theme.gap2 }
            y: head.height - (head.line + height) / 2
            spacing: Theme.gap2

            ActionButton {
                objectName: "compareButton"
                visible: root.document.dirty && root.view === "editor"
                quiet: true
                icon24: "compare"
                text: qsTr("Compare")
                hint: qsTr("Shows the draft beside the file")
                onClicked: root.compare()
            }
            ActionButton {
                objectName: "revertButton"
                visible: root.document.dirty
                quiet: true
                text: qsTr("Revert")
                hint: qsTr("Back to the file; undo brings the draft back")
                onClicked: root.document.revert()
            }
            ActionButton {
                objectName: "saveAgentButton"
                primary: root.document.dirty
                enabled: (root.document.dirty || root.document.gone) && !root.document.saving && !root.document.conflict && root.document.readOnlyReason === ""
                icon24: "save"
                text: root.document.saving ? qsTr("Saving…") : qsTr("Save")
                hint: root.document.conflict ? qsTr("The file was changed elsewhere: first say which text is to stay") : Keymap.hint(qsTr("Writes the file and keeps a version"), "agents.save")
                onClicked: root.document.save()
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Column {
        id: bars

        anchors { left: parent.left; right: parent.right; top: head.bottom }

        DocumentBar {
            objectName: "conflictBar"
            width: parent.width
            visible: root.document.conflict
            text: qsTr("The file was changed elsewhere while you wrote.")

            ActionButton {
                objectName: "compareTheirs"
                text: qsTr("Compare")
                onClicked: root.compare()
            }
            ActionButton {
                objectName: "takeTheirs"
                text: qsTr("Take theirs")
                hint: qsTr("Your text goes; undo brings it back")
                onClicked: root.document.takeTheirs()
            }
            ActionButton {
                objectName: "keepMine"
                text: qsTr("Keep mine")
                hint: qsTr("Yours stays; the next save is put over theirs, which stays in the history")
                onClicked: root.document.keepMine()
            }
        }
        DocumentBar {
            objectName: "goneBar"
            width: parent.width
            visible: root.document.gone && root.document.loaded
            text: qsTr("The file is gone: somebody deleted or renamed it. Save writes it anew.")
        }
        DocumentBar {
            objectName: "restoredBar"
            width: parent.width
            grave: false
            visible: root.document.restoredText !== ""
            text: root.document.restoredText

            ActionButton {
                text: qsTr("Compare")
                onClicked: root.compare()
            }
            ActionButton {
                text: qsTr("Discard")
                hint: qsTr("Back to the file; undo brings the draft back")
                onClicked: root.document.revert()
            }
            ActionButton {
                text: qsTr("Good")
                hint: qsTr("Takes this line away")
                onClicked: root.document.forgetRestored()
            }
        }
        DocumentBar {
            objectName: "saveProblemBar"
            width: parent.width
            visible: root.document.saveProblem !== "" && !root.document.conflict
            text: qsTr("Not saved. The draft is kept.")
            words: root.document.saveProblem
        }
        DocumentBar {
            width: parent.width
            visible: root.document.readOnlyReason !== ""
            text: root.document.readOnlyReason
        }
    }
    FindBar {
        id: find

        anchors { left: parent.left; right: parent.right; top: bars.bottom }
        document: root.document
        editor: editor
    }
    Item {
        id: body

        readonly property bool stacked: width < Theme.fit(500) // no room for the problems beside the text

        anchors { left: parent.left; right: parent.right; top: find.bottom; bottom: facts.top }

        PromptEditor {
            id: editor

            anchors { left: parent.left; top: parent.top }
            width: body.stacked ? parent.width : parent.width - problems.width
            height: body.stacked ? parent.height - problems.height : parent.height
            visible: root.view === "editor"
            focus: true
            document: root.document
            onLeaveWanted: root.treeWanted()
            onFindWanted: find.begin()
        }
        Separator {
            anchors { right: body.stacked ? parent.right : problems.left; top: body.stacked ? problems.top : parent.top }
            z: 1
            visible: problems.visible
            width: body.stacked ? parent.width : 1
            height: body.stacked ? 1 : parent.height
        }
        ProblemList {
            id: problems

            anchors { right: parent.right; bottom: parent.bottom }
            width: body.stacked ? parent.width : Math.max(200, Math.min(300, root.width * 0.28))
            height: body.stacked ? Math.round(parent.height * 0.4) : parent.height
            visible: root.view === "editor"
            document: root.document
            onJumpWanted: (line, column) => {
                editor.goTo(root.document.positionOf(line, column));
                editor.focusText();
            }
            onFixWanted: row => {
                const end = root.document.applyFix(row);
                if (end >= 0)
                    editor.goTo(end);
                editor.focusText();
            }
        }
        FormView {
            id: form

            objectName: "formView"
            anchors.fill: parent
            visible: root.view === "form"
            document: root.document
        }
        TryView {
            id: trial

            objectName: "tryView"
            anchors.fill: parent
            visible: root.view === "try"
            document: root.document
            onRunWanted: runId => root.runWanted(runId)
        }
        AgentRuns {
            id: agentRuns

            anchors.fill: parent
            visible: root.view === "runs" && root.visible
            runs: root.runs
            agent: root.document.title
            onRunWanted: runId => root.runWanted(runId)
            onTryWanted: root.show("try")
        }
        VersionsView {
            id: versions

            anchors.fill: parent
            visible: root.view === "versions"
            document: root.document
        }
        DiffView {
            id: comparison

            objectName: "comparison"
            anchors.fill: parent
            visible: root.view === "compare"
            diff: root.document.comparison
            leftTitle: root.document.conflict ? qsTr("theirs: the file on the disk") : qsTr("the file")
            rightTitle: qsTr("mine: the draft")
        }
        EmptyState {
            anchors.centerIn: parent
            width: 380
            visible: root.document.problem !== ""
            icon24: "warning"
            text: root.document.problem
        }
    }
    Rectangle {
        id: facts

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Theme.fit(28)
        color: Theme.frame

        Words {
            objectName: "documentFacts"
            anchors { left: parent.left; leftMargin: Theme.gap3; right: place.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: [root.document.draftText, root.document.fileText, root.document.versionText, root.document.runningText].filter(part => part !== "").join("  │  ")
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.StatusBar
            Accessible.name: text
        }
        Words {
            id: place

            objectName: "cursorPlace"
            anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: qsTr("Ln %1, Col %2").arg(editor.line).arg(editor.column)
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
        Separator { anchors { left: parent.left; right: parent.right; top: parent.top } }
    }
}

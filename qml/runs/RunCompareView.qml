// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Two runs side by side: their figures, their steps, and the texts of one step. N and Shift+N go to the next row that differs. */
FocusScope {
    id: root

    required property RunComparison comparison

    signal closed
    signal runWanted(runId: string)
    signal copyWanted(text: string)

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }
    function nextDifference(forward: bool): void {
        const row = comparison.nextDifference(rows.currentIndex, forward);
        if (row >= 0)
            rows.choose(row);
    }

    component Cell: Words {
        font.pixelSize: Theme.small
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Two runs compared")
    Accessible.description: comparison.verdict
    Keys.onPressed: event => {
        const action = Keymap.of("runs", event.key, event.modifiers);
        if (action.startsWith("runs.problem"))
            root.nextDifference(action === "runs.problem");
        else if (action === "refresh")
            root.comparison.reload();
        else if (event.key === Qt.Key_Escape)
            root.closed();
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.comparison
        function onCurrentChanged(): void {
            if (rows.currentIndex !== root.comparison.current) {
                rows.currentIndex = root.comparison.current;
                rows.positionViewAtIndex(rows.currentIndex, ListView.Contain);
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.fit(44)
        color: Theme.frame

        Words {
            objectName: "compareVerdict"
            anchors { left: parent.left; leftMargin: Theme.gap3; right: deeds.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            text: root.comparison.loading ? qsTr("The runs are being compared…") : root.comparison.verdict === "" ? qsTr("Compare two runs") : root.comparison.verdict
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Row {
            id: deeds

            anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            spacing: Theme.gap1

            ActionButton {
                objectName: "nextDifference"
                enabled: root.comparison.nextDifference(rows.currentIndex, true) >= 0
                text: qsTr("Next difference")
                hint: Keymap.text("runs.problem") === "" ? "" : qsTr("%1; %2 for the one before").arg(Keymap.text("runs.problem")).arg(Keymap.text("runs.problemBack"))
                onClicked: root.nextDifference(true)
            }
            IconButton {
                objectName: "swapRuns"
                icon24: "compare"
                text: qsTr("Swap the sides")
                onClicked: root.comparison.swap()
            }
            IconButton {
                objectName: "copyCompareCommand"
                icon24: "copy"
                text: qsTr("Copy as command")
                onClicked: root.copyWanted(root.comparison.command())
            }
            IconButton {
                icon24: "close"
                objectName: "closeCompare"
                text: qsTr("Close the comparison")
                shortcutText: qsTr("Esc")
                onClicked: root.closed()
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Item {
        id: left

        anchors { left: parent.left; top: bar.bottom; bottom: parent.bottom }
        width: Math.max(400, root.width * 0.46)
        visible: root.comparison.leftId !== ""

        Row {
            id: titles

            width: parent.width
            height: Theme.row

            Repeater {
                model: 2

                ActionButton {
                    required property int index

                    width: titles.width / 2
                    height: Theme.row
                    quiet: true
                    objectName: "openCompared" + index
                    text: index === 0 ? root.comparison.leftTitle : root.comparison.rightTitle
                    hint: qsTr("Opens this run")
                    onClicked: root.runWanted(index === 0 ? root.comparison.leftId : root.comparison.rightId)
                }
            }
        }
        Column {
            id: figures

            objectName: "compareFigures"
            anchors { left: parent.left; right: parent.right; top: titles.bottom; margins: Theme.gap3; topMargin: 0 }
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Figures of both runs")

            Repeater {
                model: root.comparison.figures

                delegate: Item {
                    id: figure

                    required property string label
                    required property string first
                    required property string second
                    required property string change
                    required property bool differs

                    width: figures.width
                    height: Theme.fit(22)
                    Accessible.role: Accessible.Row
                    Accessible.name: label
                    Accessible.description: differs ? qsTr("%1, then %2: %3").arg(first).arg(second).arg(change) : qsTr("%1 in both").arg(first)

                    Cell {
                        anchors.left: parent.left
                        width: parent.width * 0.2
                        text: figure.label
                        color: Theme.textMuted
                    }
                    Cell {
                        x: Theme.along(parent.width * 0.2, width, parent.width)
                        width: parent.width * 0.28 - Theme.gap2
                        text: figure.first
                    }
                    Cell {
                        x: Theme.along(parent.width * 0.48, width, parent.width)
                        width: parent.width * 0.28 - Theme.gap2
                        text: figure.second
                    }
                    Cell {
                        x: Theme.along(parent.width * 0.76, width, parent.width)
                        width: parent.width * 0.24
                        text: figure.change
                        font.weight: Font.Medium
                        color: Theme.accent
                    }
                }
            }
        }
        Separator {
            id: line

            anchors { left: parent.left; right: parent.right; top: figures.bottom; topMargin: Theme.gap2 }
        }
        ListView {
            id: rows

            function choose(row: int): void {
                root.comparison.current = row;
                positionViewAtIndex(row, ListView.Contain);
            }

            objectName: "compareRows"
            anchors { left: parent.left; right: parent.right; top: line.bottom; bottom: parent.bottom }
            clip: true
            focus: true
            activeFocusOnTab: true
            model: root.comparison
            currentIndex: -1
            keyNavigationEnabled: false
            highlightFollowsCurrentItem: false
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Steps of both runs")
            Accessible.description: qsTr("N goes to the next row that differs.")
            Keys.onPressed: event => {
                const action = Keymap.of("runs", event.key, event.modifiers);
                const step = action === "next" || event.key === Qt.Key_Down ? 1 : action === "previous" || event.key === Qt.Key_Up ? -1 : 0;
                if (step === 0)
                    return;
                choose(Math.max(0, Math.min(count - 1, currentIndex + step)));
                event.accepted = true;
            }
            delegate: RunCompareRow {
                width: rows.width
                current: index === root.comparison.current
                listFocus: rows.activeFocus
                onActivated: {
                    rows.forceActiveFocus(Qt.MouseFocusReason);
                    rows.choose(index);
                }
            }
            FocusRing {
                parent: left
                target: rows
                anchors.margins: 1
                radius: 0
            }
        }
    }
    Separator {
        id: middle

        anchors { left: left.right; top: bar.bottom; bottom: parent.bottom }
        width: 1
        visible: left.visible
    }
    Item {
        anchors { left: middle.right; right: parent.right; top: bar.bottom; bottom: parent.bottom }
        visible: left.visible

        Row {
            id: parts

            anchors { left: parent.left; leftMargin: Theme.gap2 }
            y: Theme.gap1
            spacing: Theme.gap1

            Repeater {
                model: root.comparison.parts

                TabChoice {
                    required property int index
                    required property string modelData

                    objectName: "part_" + index
                    text: modelData
                    checked: root.comparison.part === index
                    onClicked: root.comparison.part = index
                }
            }
        }
        DiffView {
            id: texts

            objectName: "compareTexts"
            anchors { left: parent.left; right: parent.right; top: parts.bottom; topMargin: Theme.gap1; bottom: parent.bottom }
            visible: root.comparison.current >= 0 && !root.comparison.waiting && root.comparison.partProblem === ""
            diff: root.comparison.diff
            leftTitle: root.comparison.leftTitle
            rightTitle: root.comparison.rightTitle
        }
        Connections {
            target: root.comparison.diff
            function onChanged(): void { Qt.callLater(texts.first); }
        }
        EmptyState {
            anchors.centerIn: texts
            width: 300
            visible: !texts.visible && !root.comparison.loading
            icon24: root.comparison.partProblem !== "" ? "warning" : "compare"
            text: root.comparison.partProblem !== "" ? qsTr("The messages cannot be read: %1").arg(root.comparison.partProblem)
                : root.comparison.waiting ? qsTr("The messages are being read…") : qsTr("Choose a row to see its texts beside each other.")
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: 400
        visible: root.comparison.problem !== ""
        icon24: "warning"
        text: root.comparison.problem + (root.comparison.problemWords === "" ? "" : "\n" + root.comparison.problemWords)
        action: qsTr("Try again")
        onActivated: root.comparison.reload()
    }
}

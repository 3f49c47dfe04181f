// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The calls of tools made from this window, newest first. Return shows the form as it was, Shift+Return calls again. */
Rectangle {
    id: root

    required property ToolCallHistory history
    property string problem

    signal fillWanted(row: int)
    signal repeatWanted(row: int)

    implicitHeight: head.height + rows.contentHeight + Theme.gap2
    color: Theme.frame

    Separator { anchors { left: parent.left; right: parent.right; top: parent.top } }
    Item {
        id: head

        width: parent.width
        height: Theme.fit(36)

        SectionTitle {
            anchors { left: parent.left; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            width: parent.width - clear.width - Theme.gap2 - Theme.gap3
            text: root.problem !== "" ? root.problem : root.history.problem !== "" ? root.history.problem : qsTr("Calls from this window")
            color: root.problem !== "" || root.history.problem !== "" ? Theme.failedText : Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        ActionButton {
            id: clear

            objectName: "forgetCallsButton"
            anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            quiet: true
            text: qsTr("Forget them")
            onClicked: root.history.clear()
        }
    }
    RowList {
        id: rows

        objectName: "toolCallList"
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        model: root.history
        Accessible.name: qsTr("Calls from this window")
        Accessible.description: qsTr("Return shows the form as it was, Shift+Return calls again.")
        onOpened: row => root.fillWanted(row)
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_Return || !(event.modifiers & Qt.ShiftModifier))
                return;
            root.repeatWanted(currentIndex);
            event.accepted = true;
        }

        delegate: ListRow {
            id: row

            required property int index
            required property string server
            required property string tool
            required property int phase
            required property string phaseText
            required property string timeText
            required property string durationText
            required property string summary
            required property string inputText

            width: rows.width
            height: Theme.fit(48)
            current: ListView.isCurrentItem
            listFocus: rows.activeFocus
            Accessible.name: qsTr("%1 of %2, %3, %4").arg(tool).arg(server).arg(phaseText).arg(timeText)
            Accessible.description: [inputText, summary].filter(part => part !== "").join(", ")
            onActivated: {
                rows.currentIndex = index;
                root.fillWanted(index);
            }

            Icon {
                id: glyph

                anchors { left: parent.left; leftMargin: Theme.gap3 }
                y: Theme.fit(8)
                name: ["circle", "play", "check", "cross", "stop"][row.phase]
                size: 14
                color: row.phase === CallPhase.Failed ? Theme.failedText : Theme.textMuted
            }
            Words {
                id: toolWords

                anchors { left: glyph.right; leftMargin: Theme.gap2; right: when.left; rightMargin: Theme.gap2; verticalCenter: glyph.verticalCenter }
                text: row.inputText === "" ? row.tool : qsTr("%1  %2", "a tool and its input").arg(row.tool).arg(row.inputText)
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: when

                anchors { right: again.left; rightMargin: Theme.gap2; verticalCenter: glyph.verticalCenter }
                text: row.durationText === "" ? row.timeText : qsTr("%1 · %2").arg(row.durationText).arg(row.timeText)
                font.pixelSize: Theme.small
                color: Theme.textMuted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            IconButton {
                id: again

                objectName: "repeatCall_" + row.index
                anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                icon24: "again"
                text: qsTr("Call again with the same input")
                onClicked: root.repeatWanted(row.index)
            }
            Words {
                anchors { left: toolWords.left; right: again.left; rightMargin: Theme.gap2 }
                y: Theme.fit(27)
                text: row.summary === "" ? row.phaseText : row.summary
                font.pixelSize: Theme.small
                color: row.phase === CallPhase.Failed ? Theme.failedText : Theme.textMuted
                elide: Text.ElideRight
                maximumLineCount: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}

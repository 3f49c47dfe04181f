// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One need: what it is, since when, and the next step. */
Item {
    id: root

    required property int index
    required property string key
    required property int kind
    required property int workState
    required property string stateText
    required property string glyph
    required property string workId
    required property string stationId
    required property string agentName
    required property string title
    required property string words
    required property string age
    required property string settled
    required property bool snoozed
    required property string questionId
    required property string snoozeText
    property bool current: false
    property bool listFocus: false
    property bool mayAct: true
    property string offReason

    signal activated
    signal deedWanted(deed: int)
    signal snoozeWanted
    signal wakeWanted

    readonly property bool stacked: width < Theme.fit(640) // the deeds stand below what they are for

    implicitHeight: Math.max(52, lines.implicitHeight + 2 * Theme.gap2 + (stacked && deeds.visible ? deeds.height + Theme.gap1 : 0))
    activeFocusOnTab: current || activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2").arg(title).arg(stateText)
    Accessible.description: [words, age, snoozeText, settled].filter(part => part !== "").join(", ")
    Accessible.selected: current
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.current ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    StateMark {
        id: mark

        anchors { left: parent.left; leftMargin: Theme.gap4 }
        y: Theme.gap2 + 2
        size: 20
        workState: root.workState
        glyph: root.glyph
    }
    Column {
        id: lines

        anchors { left: mark.right; leftMargin: Theme.gap3; right: root.stacked ? parent.right : deeds.left; rightMargin: root.stacked ? Theme.gap4 : Theme.gap3; top: parent.top; topMargin: Theme.gap2 }
        spacing: 2

        Words {
            width: parent.width
            //: a need: the agent, its state, for how long: "k8s-admin · escalated · 12 min"
            text: root.age === "" ? qsTr("%1 · %2").arg(root.title).arg(root.stateText) : qsTr("%1 · %2 · %3").arg(root.title).arg(root.stateText).arg(root.age)
            font.weight: root.settled !== "" || root.snoozed ? Font.Normal : Font.Medium
            color: root.settled !== "" || root.snoozed ? Theme.textMuted : Theme.text
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Words {
            width: parent.width
            text: root.settled === "" ? root.words : root.settled
            color: Theme.textMuted
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        Words {
            width: parent.width
            visible: root.snoozed && root.settled === ""
            text: root.snoozeText
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
    }
    Row {
        id: deeds

        // Tab goes to the deeds of the current row alone: a long list would not end.
        readonly property int focusing: root.current ? Qt.StrongFocus : Qt.ClickFocus

        anchors { right: parent.right; rightMargin: Theme.gap4 }
        y: root.stacked ? lines.y + lines.height + Theme.gap1 : Math.round((parent.height - height) / 2)
        visible: root.settled === ""
        width: visible ? implicitWidth : 0
        spacing: Theme.gap2

        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : deeds.focusing
            objectName: "decideNeed_" + root.index
            visible: root.kind === NeedsYouModel.Approval
            primary: root.current
            icon24: "shield"
            text: qsTr("Decide…")
            hint: Keymap.text("needs.approve")
            onClicked: root.activated()
        }
        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : deeds.focusing
            objectName: "answerNeed_" + root.index
            visible: root.kind === NeedsYouModel.Escalation
            enabled: root.mayAct
            primary: root.current
            icon24: "reply"
            text: qsTr("Answer…")
            hint: root.mayAct ? Keymap.text("needs.reply") : root.offReason
            onClicked: root.deedWanted(WorkActions.Answer)
        }
        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : deeds.focusing
            objectName: "againNeed_" + root.index
            visible: root.kind === NeedsYouModel.Stalled
            enabled: root.mayAct
            icon24: "give"
            text: qsTr("Give to…")
            hint: root.mayAct ? Keymap.hint(qsTr("Stops it there and begins it anew"), "needs.give") : root.offReason
            onClicked: root.deedWanted(WorkActions.Reassign)
        }
        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : deeds.focusing
            visible: root.workId !== ""
            enabled: root.mayAct
            icon24: "stop"
            text: qsTr("Stop…")
            hint: root.mayAct ? Keymap.text("needs.stop") : root.offReason
            onClicked: root.deedWanted(WorkActions.Cancel)
        }
        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : deeds.focusing
            visible: root.kind === NeedsYouModel.Conflict
            text: qsTr("Show")
            hint: qsTr("Shows the station")
            onClicked: root.activated()
        }
        ActionButton {
            focusPolicy: activeFocus ? Qt.StrongFocus : deeds.focusing
            objectName: "snoozeNeed_" + root.index
            quiet: true
            icon24: "clock"
            enabled: root.mayAct || root.workId === ""
            text: root.snoozed ? qsTr("Wake") : root.kind === NeedsYouModel.Stalled ? qsTr("Wait 5 more…") : qsTr("Snooze…")
            hint: !enabled ? root.offReason : root.snoozed ? qsTr("Counts again, for everybody") : Keymap.hint(qsTr("Others see that, and why."), "needs.snooze")
            onClicked: root.snoozed ? root.wakeWanted() : root.snoozeWanted()
        }
    }
    Separator {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.gap4; rightMargin: Theme.gap4 }
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}

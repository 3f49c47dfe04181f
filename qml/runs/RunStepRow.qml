// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One step of a run: its name, and a bar on the axis of time that all steps share. */
Item {
    id: root

    required property int index
    required property int number
    required property string kind
    required property string name
    required property string server
    required property int stepState
    required property string glyph
    required property string duration
    required property string offset
    required property real begin
    required property real length
    required property string error
    required property string facts
    required property string childRun
    required property string note
    required property int depth
    required property int fold
    required property int missing
    required property string ofRun
    property bool current: false
    property bool opened: false
    property bool listFocus: false
    readonly property string kindText: kind === "model" ? qsTr("model") : kind === "tool" ? (server === "" ? qsTr("tool") : server) : qsTr("note")

    readonly property int inset: Math.min(depth, 12) * 14
    readonly property int above: missing > 0 ? Theme.fit(20) : 0
    readonly property bool openRun: fold === 3 // RunSpan::Fold

    signal activated
    signal childWanted(runId: string)
    signal foldToggled

    implicitHeight: above + (error === "" && note === "" ? Theme.row : Theme.row + Theme.fit(16))
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Step %1: %2").arg(number).arg(name)
    Accessible.description: [kindText, error === "" ? duration : qsTr("failed: %1").arg(error), note, facts, fold === 0 ? "" : openRun ? qsTr("the run that it started is shown below it") : qsTr("started another run"), missing > 0 ? qsTr("%n step(s) before it are not recorded", "", missing) : "", qsTr("begins after %1").arg(offset)].filter(part => part !== "").join(", ")
    Accessible.selected: opened
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: root.above }
        radius: Theme.radius
        color: root.opened ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Words {
        anchors { left: parent.left; leftMargin: Theme.gap3 + root.inset }
        height: Theme.fit(20)
        visible: root.missing > 0
        text: qsTr("%n step(s) are not recorded here", "", root.missing)
        font.pixelSize: Theme.small
        font.italic: true
        color: Theme.failedText
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Icon {
        anchors { left: parent.left; leftMargin: Theme.gap1 + root.inset; verticalCenter: mark.verticalCenter }
        visible: root.fold !== 0
        name: root.openRun ? "down" : root.fold === 2 ? "clock" : "right"
        size: 14
        color: Theme.textMuted

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            margin: 8
            onTapped: root.foldToggled()
        }
    }
    StateMark {
        id: mark

        anchors { left: parent.left; leftMargin: Theme.gap3 + 8 + root.inset }
        y: root.above + (Theme.row - height) / 2
        visible: root.kind !== "note"
        workState: root.stepState
        glyph: root.glyph
        size: 15
    }
    Words {
        id: nameWords

        anchors { left: mark.right; leftMargin: Theme.gap2; verticalCenter: mark.verticalCenter }
        width: Math.max(120, root.width * 0.26) - root.inset
        text: root.name
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.italic: root.kind === "note"
        Accessible.ignored: true
    }
    Words {
        id: kindWords

        anchors { left: nameWords.right; leftMargin: Theme.gap2; verticalCenter: mark.verticalCenter }
        width: Math.max(Theme.fit(60), root.width * 0.1)
        text: root.kindText
        font.pixelSize: Theme.small
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Item {
        id: axis

        anchors { left: kindWords.right; leftMargin: Theme.gap2; right: durationWords.left; rightMargin: Theme.gap2; top: parent.top; topMargin: root.above }
        height: Theme.row

        Rectangle {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
            height: 1
            color: Theme.line
        }
        Rectangle {
            x: root.begin * axis.width
            width: Math.max(3, root.length * axis.width)
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.fit(10)
            radius: 3
            color: root.stepState === WorkState.Failed ? Theme.failed : root.stepState === WorkState.Running ? Theme.running : root.kind === "model" ? Theme.accentFill : Theme.done
            border.width: root.kind === "tool" ? Theme.outline : 0
            border.color: Theme.text
        }
    }
    Words {
        id: durationWords

        anchors { right: parent.right; rightMargin: Theme.gap3 + Theme.fit(26); verticalCenter: mark.verticalCenter } // with room for the button in each row: all share one axis
        width: Theme.fit(70)
        horizontalAlignment: Text.AlignRight
        text: root.kind === "note" ? root.offset : root.duration
        font.pixelSize: Theme.small
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    IconButton {
        id: child

        anchors { right: parent.right; rightMargin: Theme.gap1; verticalCenter: mark.verticalCenter }
        implicitWidth: Theme.fit(26)
        implicitHeight: Theme.fit(26)
        visible: root.childRun !== ""
        icon24: "give"
        text: qsTr("Open the run that this call started")
        onClicked: root.childWanted(root.childRun)
    }
    Words {
        anchors { left: nameWords.left; right: parent.right; rightMargin: Theme.gap3; bottom: parent.bottom; bottomMargin: 3 }
        visible: text !== ""
        text: root.error !== "" ? root.error : root.note
        font.pixelSize: Theme.small
        color: root.error !== "" ? Theme.failedText : Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        maximumLineCount: 1
        Accessible.ignored: true
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! One run in the list: what ran and how it stands above, when, how long and for how much below. */
Item {
    id: root

    required property int index
    required property string runId
    required property string shortId
    required property int runState
    required property string stateText
    required property string glyph
    required property string remark
    required property string agent
    required property string task
    required property string started
    required property string duration
    required property int steps
    required property int tools
    required property string tokens
    required property string cost
    required property string trigger
    required property string modelName
    required property bool child
    required property bool marked
    property bool current: false
    property bool inspected: false
    property bool listFocus: false

    readonly property string figures: [started, duration, qsTr("%n step(s)", "", steps), tools > 0 ? qsTr("%n tool call(s)", "", tools) : "", tokens, cost].filter(part => part !== "").join(" · ")

    signal activated
    signal markWanted
    signal menuWanted

    implicitHeight: Theme.fit(58)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(agent).arg(task)
    Accessible.description: [remark === "" ? stateText : qsTr("%1, %2").arg(stateText).arg(remark), figures, trigger, marked ? qsTr("chosen to be compared") : ""].filter(part => part !== "").join(", ")
    Accessible.selected: inspected
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.inspected || root.marked ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    StateMark {
        id: mark

        anchors { left: parent.left; leftMargin: Theme.gap3 + (root.child ? 12 : 0) }
        y: Theme.fit(10)
        workState: root.runState
        glyph: root.glyph
    }
    Words {
        id: agentWords

        anchors { left: mark.right; leftMargin: Theme.gap2; verticalCenter: mark.verticalCenter }
        width: Math.min(implicitWidth, root.width * 0.3)
        text: root.agent
        font.weight: Font.Medium
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        anchors { left: agentWords.right; leftMargin: Theme.gap3; right: idWords.left; rightMargin: Theme.gap2; verticalCenter: mark.verticalCenter }
        text: root.task
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Icon {
        id: markIcon

        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: mark.verticalCenter }
        visible: root.marked
        width: visible ? implicitWidth : 0
        name: "compare"
        size: 16
        color: Theme.accent
    }
    Words {
        id: idWords

        anchors { right: markIcon.left; rightMargin: root.marked ? Theme.gap1 : 0; verticalCenter: mark.verticalCenter }
        text: root.shortId
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: Theme.textMuted
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        anchors { left: agentWords.left; right: triggerWords.left; rightMargin: Theme.gap2 }
        y: Theme.fit(33)
        text: root.remark === "" ? qsTr("%1 · %2").arg(root.stateText).arg(root.figures) : qsTr("%1, %2 · %3").arg(root.stateText).arg(root.remark).arg(root.figures)
        font.pixelSize: Theme.small
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        id: triggerWords

        anchors { right: parent.right; rightMargin: Theme.gap3 }
        y: Theme.fit(33)
        text: root.trigger
        font.pixelSize: Theme.small
        color: Theme.textMuted
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    HoverHandler { id: hover }
    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: root.activated()
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        onTapped: root.markWanted()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuWanted()
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A small station: its name, and what runs or is wrong. */
Item {
    id: root

    required property NodeFacts node
    readonly property bool roomy: width > 84 && height >= 34
    readonly property bool counted: root.node.running + root.node.needs + root.node.failures > 0
    readonly property bool twoLines: height >= 26 && (roomy || counted)

    Words {
        id: chipName

        x: 3
        y: root.twoLines ? parent.height / 2 - implicitHeight : 0
        width: parent.width - 6
        height: root.twoLines ? implicitHeight : parent.height
        text: root.width < 48 ? root.node.name.slice(-Math.max(2, Math.floor(root.width / 9))) : root.node.name
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.tiny
        lineHeight: 0.9
        elide: maximumLineCount > 1 ? Text.ElideRight : Text.ElideLeft // names mostly differ at their end
        maximumLineCount: root.twoLines || root.height < 26 ? 1 : 2
        wrapMode: maximumLineCount > 1 ? Text.WrapAnywhere : Text.NoWrap
        color: root.node.quiet ? Theme.textMuted : Theme.text
        font.weight: root.node.orchestrator ? Font.Bold : Font.Normal
    }
    Words {
        anchors { left: parent.left; right: parent.right; top: chipName.bottom }
        visible: root.twoLines
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.tiny
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        color: Theme.textMuted
        text: root.counted ? [root.node.running > 0 ? "▶%1".arg(root.node.running) : "", root.node.needs > 0 ? "!%1".arg(root.node.needs) : "", root.node.failures > 0 ? "✕%1".arg(root.node.failures) : ""].filter(part => part !== "").join(" ")
            : qsTr("%n agent(s)", "", root.node.agentCount)
    }
}

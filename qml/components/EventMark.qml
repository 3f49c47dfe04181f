// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! The glyph of a state on its fill, as in every list; the word stands beside it. `mark` is a state's name, "failed". */
Rectangle {
    id: root

    required property string mark
    readonly property var glyphs: ({
        "queued": ["○", "transparent", Theme.text], "running": ["▶", Theme.running, Theme.runningInk], "waiting": ["!", Theme.attention, Theme.attentionInk],
        "stalled": ["⧗", Theme.stalled, Theme.stalledInk], "escalated": ["▲", Theme.escalated, Theme.escalatedInk], "done": ["✓", Theme.done, Theme.doneInk],
        "failed": ["✕", Theme.failed, Theme.failedInk], "stopped": ["⊘", Theme.stopped, Theme.stoppedInk], "joined": ["→", "transparent", Theme.text],
        "left": ["←", "transparent", Theme.text], "unreadable": ["?", "transparent", Theme.failedText], "gap": ["⋯", "transparent", Theme.textMuted]
    })
    readonly property var look: glyphs[mark] ?? ["·", "transparent", Theme.textMuted]

    implicitWidth: Theme.fit(18)
    implicitHeight: Theme.fit(18)
    radius: height / 2
    color: look[1]
    border.width: color.a > 0 || mark === "queued" ? 1.5 : 0
    border.color: Theme.text
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        visible: root.mark !== "queued"
        text: root.look[0]
        color: root.look[2]
        font.pixelSize: Theme.fit(11)
        font.weight: Font.Bold
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}

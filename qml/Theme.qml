// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick

/*! Every colour and measure of the window, once. */
QtObject {
    id: root

    property string scheme: "system" // or "light", "dark"
    property string density: "normal" // or "compact", "roomy"
    property real textScale: 1
    readonly property bool dark: scheme === "dark" || (scheme === "system" && Application.styleHints.colorScheme === Qt.Dark)

    // Surfaces, from the back to the front.
    readonly property color window: dark ? "#14171C" : "#F3F4F6"
    readonly property color frame: dark ? "#1B1F26" : "#FFFFFF"
    readonly property color card: dark ? "#222730" : "#FFFFFF"
    readonly property color field: dark ? "#171A20" : "#FFFFFF"
    readonly property color hover: dark ? "#2A303A" : "#EEF0F3"
    readonly property color pressed: dark ? "#343B47" : "#E2E5EA"
    readonly property color line: dark ? "#333A45" : "#D9DDE3"
    readonly property color fieldLine: dark ? "#6B7585" : "#868E9A"

    // Text.
    readonly property color text: dark ? "#E8EBF0" : "#1A1E24"
    readonly property color textMuted: dark ? "#A3ACB9" : "#59626F"
    readonly property color accent: dark ? "#8FB4FF" : "#1F4FC4"
    readonly property color accentFill: dark ? "#2F5FD0" : "#1F4FC4"
    readonly property color accentInk: "#FFFFFF"
    readonly property color accentSoft: dark ? "#243150" : "#E4ECFD"
    readonly property color link: accent

    // The map.
    readonly property color nodeLine: dark ? "#98A2B1" : "#6A7381"
    readonly property color nodeMuted: dark ? "#7D8796" : "#8A93A0"
    readonly property color hull: dark ? "#191D24" : "#EAEDF1"
    readonly property color hullLine: dark ? "#2C333E" : "#D5DAE1"
    readonly property color lineRunning: dark ? "#C3CEED" : "#0638C2"
    readonly property color lineDone: dark ? "#439C85" : "#369587"
    readonly property color lineFailed: dark ? "#DA1C06" : "#8B1B0C"

    // States: fill and the ink on it.
    readonly property color running: "#1A3C9A"
    readonly property color runningInk: "#FFFFFF"
    readonly property color attention: "#FEF25B"
    readonly property color attentionInk: "#000000"
    readonly property color stalled: "#E87108"
    readonly property color stalledInk: "#000000"
    readonly property color escalated: "#CA98CD"
    readonly property color escalatedInk: "#000000"
    readonly property color done: "#3CCD9F"
    readonly property color doneInk: "#000000"
    readonly property color failed: "#AD2719"
    readonly property color failedInk: "#FFFFFF"
    readonly property color stopped: "#727679"
    readonly property color stoppedInk: "#FFFFFF"
    readonly property color failedText: dark ? "#FF9A8C" : "#A3200F"

    // The time bar.
    readonly property color timeColumn: dark ? "#5C6B84" : "#9AA8BF"

    // Measures.
    readonly property int gap1: 4
    readonly property int gap2: 8
    readonly property int gap3: 12
    readonly property int gap4: 16
    readonly property int gap6: 24
    readonly property int gap8: 32
    readonly property int radius: 6
    readonly property int radiusLarge: 10
    readonly property int row: Math.max(density === "compact" ? 24 : density === "roomy" ? 38 : 30, Math.round(normal * 1.7))
    readonly property int control: Math.max(32, Math.round(normal * 2))
    readonly property int ring: 2

    // Text sizes; the platform's own size is the middle one, so larger system text makes all of it larger.
    readonly property real base: textScale * Math.max(13, Application.font.pixelSize > 0 ? Application.font.pixelSize : Application.font.pointSize * 96 / 72)
    readonly property int tiny: Math.round(Math.max(11, base * 0.85))
    readonly property int small: Math.round(Math.max(11, base * 0.92))
    readonly property int normal: Math.round(base)
    readonly property int large: Math.round(base * 1.2)
    readonly property int title: Math.round(base * 1.75)
    readonly property string mono: "monospace"
}

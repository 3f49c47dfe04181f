// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick

/*! Every colour and measure of the window, once. */
QtObject {
    id: root

    property string scheme: "system" // or "light", "dark"
    property string density: "normal" // or "compact", "roomy"
    property real textScale: 1
    property bool highContrast: false
    property bool motion: true
    readonly property bool dark: scheme === "dark" || (scheme === "system" && Application.styleHints.colorScheme === Qt.Dark)

    // Surfaces, from the back to the front. In high contrast they are black or white, and outlines tell them apart.
    readonly property color window: highContrast ? (dark ? "#000000" : "#FFFFFF") : dark ? "#14171C" : "#F3F4F6"
    readonly property color frame: highContrast ? (dark ? "#000000" : "#FFFFFF") : dark ? "#1B1F26" : "#FFFFFF"
    readonly property color card: highContrast ? (dark ? "#000000" : "#FFFFFF") : dark ? "#222730" : "#FFFFFF"
    readonly property color field: highContrast ? (dark ? "#000000" : "#FFFFFF") : dark ? "#171A20" : "#FFFFFF"
    readonly property color hover: highContrast ? (dark ? "#333333" : "#E4E4E4") : dark ? "#2A303A" : "#EEF0F3"
    readonly property color pressed: highContrast ? (dark ? "#444444" : "#D0D0D0") : dark ? "#343B47" : "#E2E5EA"
    readonly property color line: highContrast ? (dark ? "#FFFFFF" : "#000000") : dark ? "#333A45" : "#D9DDE3"
    readonly property color fieldLine: highContrast ? (dark ? "#FFFFFF" : "#000000") : dark ? "#788293" : "#7C8592"

    // Text.
    readonly property color text: highContrast ? (dark ? "#FFFFFF" : "#000000") : dark ? "#E8EBF0" : "#1A1E24"
    readonly property color textMuted: highContrast ? (dark ? "#D8D8D8" : "#303030") : dark ? "#A3ACB9" : "#59626F"
    readonly property color textOff: highContrast ? (dark ? "#929292" : "#6E6E6E") : dark ? "#767D88" : "#8A8F98"
    readonly property color accent: highContrast ? (dark ? "#8FC7FF" : "#00309C") : dark ? "#8FB4FF" : "#1F4FC4"
    readonly property color accentFill: highContrast ? (dark ? "#2F5FD0" : "#00309C") : dark ? "#2F5FD0" : "#1F4FC4"
    readonly property color accentInk: "#FFFFFF"
    readonly property color accentSoft: highContrast ? (dark ? "#00285E" : "#D6E4FF") : dark ? "#243150" : "#E4ECFD"
    readonly property color link: accent

    // The map.
    readonly property color nodeLine: highContrast ? (dark ? "#FFFFFF" : "#000000") : dark ? "#98A2B1" : "#6A7381"
    readonly property color nodeMuted: highContrast ? (dark ? "#D8D8D8" : "#303030") : dark ? "#7D8796" : "#7C8693"
    readonly property color hull: highContrast ? (dark ? "#000000" : "#FFFFFF") : dark ? "#191D24" : "#EAEDF1"
    readonly property color hullLine: highContrast ? (dark ? "#FFFFFF" : "#000000") : dark ? "#2C333E" : "#D5DAE1"
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
    readonly property color failedText: highContrast ? (dark ? "#FFB4A8" : "#8A1200") : dark ? "#FF9A8C" : "#A3200F"
    readonly property color doneText: highContrast ? (dark ? "#7CE8C9" : "#00523D") : dark ? "#5CC9AB" : "#17705A"

    // The band of a profile: its name stands on it.
    readonly property color bandInk: "#FFFFFF"
    function band(name: string): color {
        return name === "green" ? "#0B6B4F" : name === "orange" ? "#974300" : name === "red" ? "#A3200F" : name === "violet" ? "#6B2FA0" : name === "gray" ? "#4A515C" : "#1F4FC4";
    }

    // The time bar.
    readonly property color timeColumn: highContrast ? (dark ? "#D8D8D8" : "#303030") : dark ? "#66768F" : "#7D8BA4"

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
    readonly property int ring: highContrast ? 3 : 2
    readonly property int outline: highContrast ? 2 : 1 // of fields, buttons, cards and sheets
    readonly property real offOpacity: highContrast ? 1 : 0.5 // of what is off; in high contrast textOff alone says it
    readonly property color dim: highContrast ? "transparent" : "#66000000" // over the page behind a sheet

    /*! A height that is right for text of usual size, as it has to be for larger text. */
    function fit(height: real): int { return Math.max(height, Math.round(height * base / 14)); }

    // Text sizes; the platform's own size is the middle one, so larger system text makes all of it larger.
    readonly property real base: textScale * Math.max(13, Application.font.pixelSize > 0 ? Application.font.pixelSize : Application.font.pointSize * 96 / 72)
    readonly property int tiny: Math.round(Math.max(11, base * 0.85))
    readonly property int small: Math.round(Math.max(11, base * 0.92))
    readonly property int normal: Math.round(base)
    readonly property int large: Math.round(base * 1.2)
    readonly property int title: Math.round(base * 1.75)
    readonly property string mono: "monospace"
}

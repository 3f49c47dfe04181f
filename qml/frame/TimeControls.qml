// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The buttons of the time bar: oldest, step, play, live, speed; fold idle time, bookmark, compare. */
Column {
    id: root

    required property Replay replay
    property bool wide: true
    readonly property Playback playback: replay.playback
    readonly property bool past: replay.past.active

    spacing: 2
    enabled: replay.past.available

    component Button: IconButton {
        implicitHeight: Theme.fit(28)
        implicitWidth: Theme.fit(30)
    }

    Row {
        anchors.right: parent.right
        spacing: 1

        Row {
            objectName: "timePlayer"
            LayoutMirroring.enabled: false // its arrows point along the axis of time
            spacing: 1

            Button {
                objectName: "oldestButton"
                icon24: "oldest"
                text: qsTr("To the oldest event")
                shortcutText: Keymap.text("time.oldest")
                onClicked: root.replay.past.goToOldest()
            }
            Button {
                objectName: "stepBackButton"
                icon24: "stepBack"
                text: qsTr("One event back")
                shortcutText: Keymap.text("time.back")
                onClicked: root.playback.stepEvent(-1)
            }
            Button {
                objectName: "playButton"
                icon24: root.playback.playing ? "pause" : "play"
                text: root.playback.playing ? qsTr("Pause") : qsTr("Play")
                shortcutText: Keymap.text("time.play")
                onClicked: root.playback.toggle()
            }
            Button {
                objectName: "stepForwardButton"
                icon24: "stepForward"
                text: qsTr("One event forward")
                shortcutText: Keymap.text("time.forward")
                enabled: root.past
                onClicked: root.playback.stepEvent(1)
            }
            Button {
                objectName: "liveButton"
                icon24: "live"
                text: qsTr("Back to live")
                shortcutText: Keymap.text("live")
                enabled: root.past
                onClicked: root.replay.past.live()
            }
        }
        Choice {
            objectName: "speedChoice"
            implicitHeight: Theme.fit(28)
            implicitWidth: Theme.fit(84)
            label: qsTr("Speed")
            model: root.playback.speeds
            currentIndex: root.playback.speedIndex
            onActivated: index => root.playback.speedIndex = index
        }
        Button {
            objectName: "bookmarkButton"
            icon24: "bookmark"
            text: qsTr("Bookmark this moment, or remove the bookmark")
            shortcutText: Keymap.text("time.bookmark")
            onClicked: root.replay.bookmark()
        }
    }
    Row {
        anchors.right: parent.right
        height: Theme.fit(28)
        spacing: Theme.gap2

        Check {
            objectName: "foldIdleCheck"
            implicitHeight: Theme.fit(28)
            text: qsTr("fold idle")
            hint: qsTr("Playing jumps over times in which nothing happens")
            checked: root.playback.foldIdle
            onToggled: root.playback.foldIdle = checked
        }
        ActionButton {
            objectName: "compareButton"
            implicitHeight: Theme.fit(26)
            quiet: !root.replay.bar.hasRange
            enabled: root.replay.bar.hasRange
            icon24: "compare"
            text: root.wide ? qsTr("Compare A↔B") : "A↔B"
            hint: root.replay.bar.hasRange ? qsTr("Lists what is different at B") : qsTr("Pick a range first: Shift and drag on the time bar")
            onClicked: root.replay.compareRange()
        }
        Button {
            objectName: "clearRangeButton"
            visible: root.replay.bar.hasRange || root.replay.bar.zoomed
            icon24: root.replay.bar.hasRange ? "close" : "fit"
            text: root.replay.bar.hasRange ? qsTr("Forget the range") : qsTr("Show all of the history")
            onClicked: root.replay.bar.hasRange ? root.replay.bar.clearRange() : root.replay.bar.showAll()
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The time of the whole window: what happened when, where we are, and the ways to move. Drag scrubs, Shift+drag picks A–B, the wheel zooms. */
FocusScope {
    id: root

    required property Replay replay
    required property TimeKeys keys
    readonly property PastTime past: replay.past
    readonly property TimeBarModel bar: replay.bar

    implicitHeight: Math.max(64, controls.implicitHeight + 4)

    Binding {
        target: root.bar
        property: "shown"
        value: root.visible
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.frame

        Separator { width: parent.width }
    }
    Item {
        id: track

        function partOf(time: date): real {
            const from = root.bar.from.getTime();
            return (time.getTime() - from) / Math.max(1, root.bar.to.getTime() - from);
        }

        // As a slider has it, from the oldest to the newest.
        readonly property real minimumValue: 0
        readonly property real maximumValue: 1
        readonly property real value: root.past.active ? partOf(root.past.time) : 1

        objectName: "timeTrack"
        anchors { left: parent.left; leftMargin: Theme.gap4; right: controls.left; rightMargin: Theme.gap4; top: parent.top; topMargin: 2; bottom: parent.bottom }
        activeFocusOnTab: true
        focus: true
        Accessible.role: Accessible.Slider
        Accessible.name: qsTr("Time that is shown")
        Accessible.description: [root.past.timeText, root.bar.rangeText, root.replay.playback.note].filter(part => part !== "").join(", ")
        Keys.onPressed: event => event.accepted = root.keys.handle(event.key, event.modifiers, true)

        TimeBarPicture {
            id: picture

            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: scale.top }
            bar: root.bar
            columns: Theme.timeColumn
            failed: Theme.failedText
            waiting: Theme.text
            ticks: Theme.textMuted
        }
        Rectangle { // A–B
            visible: root.bar.hasRange
            x: Math.max(0, track.partOf(root.bar.rangeFrom) * track.width)
            width: Math.max(2, Math.min(track.width, track.partOf(root.bar.rangeTo) * track.width) - x)
            height: picture.height
            color: Theme.highContrast ? "transparent" : Qt.rgba(Theme.accent.r, Theme.accent.g, Theme.accent.b, 0.16)
            border.width: Theme.outline
            border.color: Theme.accent
        }
        Repeater {
            model: root.replay.bookmarks

            delegate: Icon {
                id: flag

                required property date time
                required property string text

                x: track.partOf(time) * track.width - width / 2
                y: -1
                visible: x > -width && x < track.width
                name: "bookmark"
                size: 13
                color: Theme.accent
                Accessible.ignored: false
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Bookmark %1").arg(text)
                Accessible.onPressAction: root.past.goTo(time)

                TapHandler { onTapped: root.past.goTo(flag.time) }
            }
        }
        Rectangle { // where we are
            objectName: "timeHandle"
            x: Math.max(0, Math.min(1, track.value)) * track.width - width / 2
            width: 3
            height: picture.height
            radius: 1.5
            visible: !root.bar.empty
            color: root.past.active ? Theme.accent : Theme.lineDone

            Rectangle {
                anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: -5 }
                width: 11
                height: 11
                radius: 6
                color: parent.color
                border.color: Theme.frame
                border.width: 1.5
            }
        }
        Item {
            id: scale

            LayoutMirroring.enabled: false // as the picture above it: time runs from left to right
            LayoutMirroring.childrenInherit: true
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.fit(18)

            Words {
                id: fromWords

                text: root.bar.empty ? qsTr("No history yet") : root.bar.fromText
                font.pixelSize: Theme.tiny
                color: Theme.textMuted
                wrapMode: Text.NoWrap
            }
            Words {
                anchors { left: fromWords.right; right: toWords.left; margins: Theme.gap3 }
                horizontalAlignment: Text.AlignHCenter
                text: root.replay.playback.note !== "" ? root.replay.playback.note : hover.hovered && !root.bar.empty ? root.bar.textAt(hover.point.position.x / track.width)
                    : root.bar.hasRange ? root.bar.rangeText : root.replay.bookmarks.problem
                font.pixelSize: Theme.tiny
                color: Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            Words {
                id: toWords

                anchors.right: parent.right
                text: root.bar.zoomed || root.bar.empty || root.replay.past.recorded ? root.bar.toText : qsTr("now")
                font.pixelSize: Theme.tiny
                color: Theme.textMuted
                wrapMode: Text.NoWrap
            }
        }
        HoverHandler { id: hover }
        MouseArea {
            property date anchor
            property bool ranging: false

            objectName: "timeMouse"
            anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: 12; bottom: parent.bottom }
            enabled: !root.bar.empty
            preventStealing: true
            onPressed: mouse => {
                track.forceActiveFocus(Qt.MouseFocusReason);
                ranging = (mouse.modifiers & Qt.ShiftModifier) !== 0;
                anchor = root.bar.timeAt(mouse.x / width);
                if (!ranging)
                    root.replay.scrub(anchor);
            }
            onPositionChanged: mouse => {
                const time = root.bar.timeAt(mouse.x / width);
                if (ranging)
                    root.bar.setRange(anchor, time);
                else
                    root.replay.scrub(time);
            }
            onWheel: wheel => root.bar.zoom(Math.pow(1.25, wheel.angleDelta.y / 120), wheel.x / width)
        }
        FocusRing {
            target: track
            anchors.margins: 0
        }
    }
    TimeControls {
        id: controls

        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        replay: root.replay
        wide: root.width >= 1000
    }
}

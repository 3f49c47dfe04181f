// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station.Models

/*! The keys that move the window's time, for the bar and for the list of events. */
QtObject {
    id: root

    required property Replay replay

    /*! \a arrows: Left and Right step as well. */
    function handle(event: var, arrows: bool): void {
        const playback = root.replay.playback;
        const shift = (event.modifiers & Qt.ShiftModifier) !== 0;
        const control = (event.modifiers & Qt.ControlModifier) !== 0;
        const back = event.key === Qt.Key_BracketLeft || event.key === Qt.Key_BraceLeft || arrows && event.key === Qt.Key_Left;
        const forward = event.key === Qt.Key_BracketRight || event.key === Qt.Key_BraceRight || arrows && event.key === Qt.Key_Right;
        event.accepted = true;
        if (back || forward) {
            const direction = back ? -1 : 1;
            if (control)
                playback.stepSelected(direction);
            else if (shift || event.key === Qt.Key_BraceLeft || event.key === Qt.Key_BraceRight)
                playback.stepFailure(direction);
            else
                playback.stepEvent(direction);
        } else if (event.key === Qt.Key_Space) {
            playback.toggle();
        } else if (event.key === Qt.Key_Home) {
            root.replay.past.goToOldest();
        } else if (event.key === Qt.Key_End) {
            root.replay.past.live();
        } else if (event.key === Qt.Key_B && !event.modifiers) {
            root.replay.bookmark();
        } else {
            event.accepted = false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station.Models

/*! The keys that move the window's time, for the bar and for the list of events. */
QtObject {
    id: root

    required property Replay replay

    /*! \a arrows: Left and Right step as well. Returns whether the key was one of ours. */
    function handle(key: int, modifiers: int, arrows: bool): bool {
        const playback = root.replay.playback;
        const shift = (modifiers & Qt.ShiftModifier) !== 0;
        const control = (modifiers & Qt.ControlModifier) !== 0;
        const back = key === Qt.Key_BracketLeft || key === Qt.Key_BraceLeft || arrows && key === Qt.Key_Left;
        const forward = key === Qt.Key_BracketRight || key === Qt.Key_BraceRight || arrows && key === Qt.Key_Right;
        if (back || forward) {
            const direction = back ? -1 : 1;
            if (control)
                playback.stepSelected(direction);
            else if (shift || key === Qt.Key_BraceLeft || key === Qt.Key_BraceRight)
                playback.stepFailure(direction);
            else
                playback.stepEvent(direction);
        } else if (key === Qt.Key_Space) {
            playback.toggle();
        } else if (key === Qt.Key_Home) {
            root.replay.past.goToOldest();
        } else if (key === Qt.Key_End) {
            root.replay.past.live();
        } else if (key === Qt.Key_B && !modifiers) {
            root.replay.bookmark();
        } else {
            return false;
        }
        return true;
    }
}

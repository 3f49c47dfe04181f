// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station
import Station.Models

/*! The keys that move the window's time, for the bar and for the list of events. */
QtObject {
    id: root

    required property Replay replay

    /*! \a arrows: Left and Right step as well. Returns whether the key was one of ours. */
    function handle(key: int, modifiers: int, arrows: bool): bool {
        const playback = root.replay.playback;
        const action = Keymap.of("time", key, modifiers);
        if (action === "time.selectedBack" || action === "time.selectedForward")
            playback.stepSelected(action === "time.selectedBack" ? -1 : 1);
        else if (action === "time.failureBack" || action === "time.failureForward")
            playback.stepFailure(action === "time.failureBack" ? -1 : 1);
        else if (action === "time.back" || arrows && key === Qt.Key_Left)
            playback.stepEvent(-1);
        else if (action === "time.forward" || arrows && key === Qt.Key_Right)
            playback.stepEvent(1);
        else if (action === "time.play")
            playback.toggle();
        else if (action === "time.oldest")
            root.replay.past.goToOldest();
        else if (action === "live")
            root.replay.past.live();
        else if (action === "time.bookmark")
            root.replay.bookmark();
        else
            return false;
        return true;
    }
}

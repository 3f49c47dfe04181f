// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station

/*! A list by keys: Up, Down, J and K move, Return opens. */
ListView {
    id: root

    signal opened(row: int)

    clip: true
    activeFocusOnTab: true
    reuseItems: true
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollLine {}
    Accessible.role: Accessible.List
    Keys.onReturnPressed: root.opened(currentIndex)
    Keys.onEnterPressed: root.opened(currentIndex)
    Keys.onPressed: event => {
        const action = Keymap.of("mcp", event.key, event.modifiers);
        const step = action === "next" ? 1 : action === "previous" ? -1 : 0;
        if (step === 0)
            return;
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + step));
        positionViewAtIndex(currentIndex, ListView.Contain);
        event.accepted = true;
    }
    FocusRing {
        parent: root
        target: root
        anchors.margins: 1
        radius: 0
    }
}

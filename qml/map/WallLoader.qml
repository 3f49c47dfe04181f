// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Lays the map over all of the window, on the whole screen, and gives the window back as it was. */
Loader {
    id: root

    required property Window window
    required property ControlCenter center
    property int before: Window.Windowed
    property Item focusBefore: null

    function open(): void {
        root.before = root.window.visibility;
        root.focusBefore = root.window.activeFocusItem;
        root.active = true;
        root.window.showFullScreen();
    }
    function close(): void {
        root.active = false;
        root.window.visibility = root.before;
        if (root.focusBefore)
            root.focusBefore.forceActiveFocus(Qt.OtherFocusReason);
    }

    active: false
    z: 10
    sourceComponent: WallView {
        objectName: "wall"
        center: root.center
        onClosed: root.close()
    }
}

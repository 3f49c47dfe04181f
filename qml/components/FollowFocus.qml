// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! Moves \a view so that what has the keyboard in it is in sight: Tab alone would go on below the edge. */
Item {
    id: root

    required property Flickable view
    readonly property Item focused: view.Window.activeFocusItem

    function show(): void {
        let inside = focused;
        while (inside && inside !== view.contentItem)
            inside = inside.parent;
        if (!inside || focused === view.contentItem)
            return;
        const place = focused.mapToItem(view.contentItem, 0, 0);
        const space = 6; // its ring stands outside of it
        if (focused.height < view.height)
            view.contentY = Math.max(view.originY, Math.min(place.y - space, Math.max(view.contentY, place.y + focused.height + space - view.height)));
        if (view.contentWidth > view.width && focused.width < view.width)
            view.contentX = Math.max(view.originX, Math.min(place.x - space, Math.max(view.contentX, place.x + focused.width + space - view.width)));
    }

    visible: false
    onFocusedChanged: Qt.callLater(show) // after it has its place
}

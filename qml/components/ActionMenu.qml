// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! What can be done with a row. Opened by a right click, the Menu key, or Shift+F10; arrows and Return work in it. */
Menu {
    id: root

    required property string label // its name for a screen reader

    /*! Opens below \a item, where a pointer did not say where; with the first action marked, as it was a key. */
    function openAt(item: Item): void {
        popup(item, 24, Math.min(item.height, 30));
        currentIndex = 0;
    }

    width: Theme.fit(300)
    padding: Theme.gap1
    overlap: 2
    contentItem: ListView {
        highlightMoveDuration: 0 // at once
        implicitHeight: contentHeight
        model: root.contentModel
        currentIndex: root.currentIndex
        interactive: false
        Accessible.role: Accessible.PopupMenu
        Accessible.name: root.label
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.frame
        border.width: Theme.outline
        border.color: Theme.fieldLine
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station

/*! Shows the whole of a text that is cut short, where the pointer rests: one for the window, so that a row costs nothing for it. */
Item {
    id: root

    property Item found

    /*! The text below a point of \a item that is cut short, or null. */
    function cutAt(item: Item, x: real, y: real): Item {
        for (let i = item.children.length - 1; i >= 0; --i) {
            const child = item.children[i] as Item;
            if (!child || !child.visible || child === root)
                continue;
            const place = item.mapToItem(child, x, y);
            if (child.clip && !child.contains(place))
                continue;
            const inside = cutAt(child, place.x, place.y);
            if (inside)
                return inside;
            const text = child as Text;
            if (text && text.truncated && text.contains(place))
                return text;
        }
        return null;
    }

    anchors.fill: parent
    z: 1000

    HoverHandler {
        id: hover

        readonly property point place: point.position // the point changes with every frame that is drawn, this only when the pointer moves

        parent: root.parent // and not this item, which lies above all others: they would not be hovered
        onPlaceChanged: {
            root.found = null;
            rest.restart();
        }
    }
    Timer {
        id: rest

        interval: 500
        onTriggered: root.found = hover.hovered ? root.cutAt(root.parent, hover.point.position.x, hover.point.position.y) : null
    }
    ToolTip {
        id: tip

        objectName: "wholeText"
        x: Math.max(0, Math.min(hover.point.position.x + 12, root.width - width))
        y: hover.point.position.y + 20
        visible: root.found !== null
        width: Math.min(implicitWidth, 520)
        text: (root.found as Text)?.text ?? ""
        contentItem: Words {
            objectName: "wholeText"
            text: tip.text
            color: Theme.window
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! The name of one column. A click sorts, a second one turns the order round, Shift adds the column to the order. */
AbstractButton {
    id: root

    required property int column
    required property ColumnSet columns
    property bool sortable: false
    property int place: -1 // in the order of sorting
    property bool ofSeveral: false
    property bool falling: false
    property bool alignRight: false

    signal sortWanted(add: bool)
    signal chooserWanted
    signal marked(x: real) // while it is dragged: where it would stand, from where lines begin; -1: not any more

    function sortIt(add: bool): void {
        if (sortable)
            sortWanted(add);
    }

    x: columns.xOf(column)
    width: columns.widthOf(column)
    focusPolicy: Qt.StrongFocus
    opacity: drag.active ? 0.6 : 1
    text: columns.titles[column]
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: text
    Accessible.description: !sortable ? qsTr("Ctrl+Shift with an arrow moves the column") : place < 0 ? qsTr("not sorted by this") : falling ? qsTr("sorted, descending") : qsTr("sorted, ascending")
    Accessible.onPressAction: sortIt(false)
    Keys.onPressed: event => {
        const moves = (event.modifiers & Qt.ControlModifier) && (event.modifiers & Qt.ShiftModifier);
        event.accepted = true;
        if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)))
            root.chooserWanted();
        else if (moves && (event.key === Qt.Key_Left || event.key === Qt.Key_Right))
            root.columns.layout.nudge(root.column, (event.key === Qt.Key_Left) !== Theme.mirrored ? -1 : 1, root.columns.shown);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            root.sortIt((event.modifiers & Qt.ShiftModifier) !== 0);
        else
            event.accepted = false;
    }

    contentItem: Item {
        Row {
            x: Theme.along(root.alignRight ? parent.width - width : 0, width, parent.width)
            height: parent.height
            spacing: 2

            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, root.width - 26)
                text: root.text
                font.pixelSize: Theme.small
                font.weight: root.place >= 0 || !root.sortable ? Font.DemiBold : Font.Normal
                color: root.place >= 0 ? Theme.text : Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.place >= 0
                name: root.falling ? "down" : "up"
                size: 12
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.place >= 0 && root.ofSeveral
                text: root.place + 1
                font.pixelSize: Theme.tiny
                wrapMode: Text.NoWrap
            }
        }
    }
    background: Rectangle {
        color: hover.hovered ? Theme.hover : "transparent"

        FocusRing {
            target: root
            shown: root.visualFocus
            anchors.margins: 0
        }
    }
    HoverHandler { id: hover }
    TapHandler {
        id: tap
        onTapped: root.sortIt((tap.point.modifiers & Qt.ShiftModifier) !== 0)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.chooserWanted()
    }
    DragHandler {
        id: drag

        property real at: -1

        target: null
        xAxis.enabled: true
        yAxis.enabled: false
        onCentroidChanged: {
            if (!active)
                return;
            at = Theme.along(root.x + centroid.position.x, 0, root.columns.width);
            const before = root.columns.columnAfter(at);
            const last = root.columns.shown[root.columns.shown.length - 1];
            root.marked(before >= 0 ? root.columns.places[before] - 1 : root.columns.places[last] + root.columns.widthOf(last) - 1);
        }
        onActiveChanged: {
            if (active)
                return;
            root.marked(-1);
            if (at >= 0)
                root.columns.layout.moveBefore(root.column, root.columns.columnAfter(at));
            at = -1;
        }
    }
}

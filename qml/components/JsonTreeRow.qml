// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One line of JSON: a name and a value. One with more inside folds; of a long text the beginning is shown, and its size. */
Item {
    id: root

    required property int index
    required property string key
    required property string value
    required property int depth
    required property bool foldable
    required property bool open
    required property string cut // its size, where only the beginning is shown
    property JsonRows rows
    property bool openable: false
    property bool stops: true // Tab goes from row to row; false: a list has the keyboard
    property bool current: false // of that list, while it has it

    signal openWanted(key: string, text: string)

    /*! What Return does. */
    function act(): void {
        if (foldable)
            rows.toggle(index);
        else if (openButton.visible)
            openButton.clicked();
    }

    implicitHeight: Math.max(openButton.visible ? openButton.height + 4 : 24, valueWords.implicitHeight + 4)
    activeFocusOnTab: foldable && stops
    Accessible.role: Accessible.TreeItem
    Accessible.name: key
    Accessible.description: foldable ? (open ? qsTr("%1, open").arg(value) : qsTr("%1, folded").arg(value)) : value
    Accessible.onPressAction: root.rows.toggle(index)
    Keys.onSpacePressed: root.rows.toggle(index)
    Keys.onReturnPressed: root.rows.toggle(index)

    Icon {
        anchors { left: parent.left; leftMargin: root.depth * Theme.fit(14) }
        y: 4
        visible: root.foldable
        name: root.open ? "down" : "right"
        size: 12
        color: Theme.textMuted
    }
    Words {
        id: keyWords

        anchors { left: parent.left; leftMargin: root.depth * Theme.fit(14) + Theme.fit(16) }
        y: 2
        width: Math.min(implicitWidth, parent.width * 0.45)
        text: root.key
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: Theme.accent
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    Words {
        id: valueWords

        anchors { left: keyWords.right; leftMargin: Theme.gap2; right: openButton.visible ? openButton.left : parent.right; rightMargin: openButton.visible ? Theme.gap2 : 0 }
        y: 2
        text: root.value
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: root.foldable ? Theme.textMuted : Theme.text
        wrapMode: Text.WrapAnywhere
    }
    ActionButton {
        id: openButton

        objectName: visible ? "openCut" : ""
        anchors { right: parent.right; top: parent.top; topMargin: 2; rightMargin: Theme.gap1 }
        visible: root.openable && root.cut !== ""
        focusPolicy: root.stops ? Qt.StrongFocus : Qt.NoFocus
        icon24: "eye"
        text: qsTr("Open all of it, %1").arg(root.cut)
        onClicked: root.openWanted(root.key, root.rows.textAt(root.index))
    }
    FocusRing {
        target: root
        shown: root.current || root.activeFocus
        anchors.margins: 0
    }
    TapHandler {
        enabled: root.foldable
        onTapped: root.rows.toggle(root.index)
    }
}

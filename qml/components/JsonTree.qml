// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! JSON as a tree of lines; a line with more inside folds. */
Column {
    id: root

    required property JsonRows rows

    Accessible.role: Accessible.Tree
    Accessible.name: qsTr("Data")

    Repeater {
        model: root.rows

        delegate: Item {
            id: line

            required property int index
            required property string key
            required property string value
            required property int depth
            required property bool foldable
            required property bool open

            width: root.width
            implicitHeight: Math.max(22, valueWords.implicitHeight + 4)
            activeFocusOnTab: foldable
            Accessible.role: Accessible.TreeItem
            Accessible.name: key
            Accessible.description: foldable ? (open ? qsTr("%1, open").arg(value) : qsTr("%1, folded").arg(value)) : value
            Accessible.onPressAction: root.rows.toggle(index)
            Keys.onSpacePressed: root.rows.toggle(index)
            Keys.onReturnPressed: root.rows.toggle(index)

            Icon {
                x: line.depth * 14
                y: 4
                visible: line.foldable
                name: line.open ? "down" : "right"
                size: 12
                color: Theme.textMuted
            }
            Words {
                id: keyWords

                x: line.depth * 14 + 16
                y: 2
                width: Math.min(implicitWidth, parent.width * 0.45)
                text: line.key
                font.family: Theme.mono
                font.pixelSize: Theme.small
                color: Theme.accent
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            Words {
                id: valueWords

                anchors { left: keyWords.right; leftMargin: Theme.gap2; right: parent.right }
                y: 2
                text: line.value
                font.family: Theme.mono
                font.pixelSize: Theme.small
                color: line.foldable ? Theme.textMuted : Theme.text
                wrapMode: Text.WrapAnywhere
            }
            FocusRing {
                target: line
                anchors.margins: 0
            }
            TapHandler {
                enabled: line.foldable
                onTapped: root.rows.toggle(line.index)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What may stand at the cursor. The keyboard stays in the editor, which steps through the rows and takes one. */
Rectangle {
    id: root

    required property PromptCompletion completion
    required property bool shown
    required property rect anchorRect
    property alias row: rows.currentIndex

    signal chosen

    function step(by: int): void { rows.currentIndex = Math.max(0, Math.min(rows.count - 1, rows.currentIndex + by)); }
    function close(): void { completion.clear(); }

    objectName: "completionPopup"
    visible: shown && completion.count > 0
    width: Math.min(420, parent.width - 2 * Theme.gap2)
    height: Math.min(rows.count, 8) * 26 + 4
    x: Math.max(Theme.gap1, Math.min(parent.width - width - Theme.gap2, anchorRect.x))
    y: anchorRect.y + anchorRect.height + height + 4 > parent.height ? Math.max(0, anchorRect.y - height - 2) : anchorRect.y + anchorRect.height + 2
    z: 20
    radius: Theme.radius
    color: Theme.frame
    border.width: Theme.outline
    border.color: Theme.fieldLine
    Accessible.role: Accessible.PopupMenu
    Accessible.name: qsTr("%n proposal(s)", "", rows.count)

    Connections {
        target: root.completion
        function onChanged(): void { rows.currentIndex = 0; }
    }
    ListView {
        id: rows

        highlightMoveDuration: 0 // at once
        anchors { fill: parent; margins: 2 }
        clip: true
        model: root.completion
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        delegate: Item {
            id: option

            required property int index
            required property string text
            required property string detail

            width: rows.width
            height: Theme.fit(26)
            Accessible.role: Accessible.MenuItem
            Accessible.name: text
            Accessible.description: detail

            Rectangle {
                anchors.fill: parent
                radius: 4
                color: option.ListView.isCurrentItem ? Theme.accentSoft : "transparent"
            }
            Words {
                id: word

                anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                width: Math.min(implicitWidth, parent.width - 2 * Theme.gap2)
                text: option.text
                font.family: Theme.mono
                font.weight: option.ListView.isCurrentItem ? Font.DemiBold : Font.Normal
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                anchors { left: word.right; leftMargin: Theme.gap3; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                horizontalAlignment: Text.AlignRight
                text: option.detail
                font.pixelSize: Theme.small
                color: Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            TapHandler {
                onTapped: {
                    rows.currentIndex = option.index;
                    root.chosen();
                }
            }
        }
    }
}

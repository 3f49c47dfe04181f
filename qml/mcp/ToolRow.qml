// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! One tool in the list: its name and server, what it does, and what it may do. */
ListRow {
    id: root

    required property int index
    required property string tool
    required property string server
    required property string description
    required property string hints

    height: Theme.fit(70)
    Accessible.name: qsTr("%1 of %2").arg(tool).arg(server)
    Accessible.description: [description, hints].filter(part => part !== "").join(", ")

    Words {
        id: nameWords

        anchors { left: parent.left; leftMargin: Theme.gap3; right: serverWords.left; rightMargin: Theme.gap2 }
        y: Theme.fit(8)
        text: root.tool
        font.weight: Font.Medium
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        id: serverWords

        anchors { right: parent.right; rightMargin: Theme.gap4; baseline: nameWords.baseline }
        width: Math.min(implicitWidth, root.width * 0.4)
        text: root.server
        font.pixelSize: Theme.small
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        anchors { left: nameWords.left; right: serverWords.right }
        y: Theme.fit(29)
        text: root.description === "" ? qsTr("No description.") : root.description
        font.pixelSize: Theme.small
        elide: Text.ElideRight
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        anchors { left: nameWords.left; right: serverWords.right }
        y: Theme.fit(47)
        text: root.hints
        font.pixelSize: Theme.small
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}

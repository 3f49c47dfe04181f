// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A fact: its name, its value. */
Item {
    id: root

    required property string label
    required property string value
    required property bool code

    implicitHeight: Math.max(24, valueWords.implicitHeight + 4)
    Accessible.role: Accessible.StaticText
    Accessible.name: label
    Accessible.description: value

    Words {
        id: labelWords

        anchors.left: parent.left
        y: 2
        width: Theme.fit(96)
        text: root.label
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    Words {
        id: valueWords

        anchors { left: labelWords.right; leftMargin: Theme.gap2; right: parent.right }
        y: 2
        text: root.value
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        font.family: root.code ? Theme.mono : Application.font.family
        font.pixelSize: root.code ? Theme.small : Theme.normal
    }
}

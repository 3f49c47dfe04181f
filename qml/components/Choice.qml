// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! One of several values, from a list that opens. */
ComboBox {
    id: root

    required property string label
    property string hint

    implicitHeight: Theme.control
    font.pixelSize: Theme.normal
    Accessible.role: Accessible.ComboBox
    //: what is chosen by a list, and the value it has now: "Speed: 1×"
    Accessible.name: qsTr("%1: %2").arg(label).arg(displayText)
    Accessible.description: hint

    contentItem: Words {
        leftPadding: root.mirrored ? 0 : Theme.gap2
        rightPadding: root.mirrored ? Theme.gap2 : 0
        text: root.displayText
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
    indicator: Icon {
        x: Theme.along(root.width - width - Theme.gap2, width, root.width)
        anchors.verticalCenter: parent.verticalCenter
        name: "down"
        size: 16
        color: Theme.textMuted
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.field
        border.width: root.activeFocus ? Theme.ring : Theme.outline
        border.color: root.activeFocus ? Theme.accent : Theme.fieldLine
    }
    delegate: ItemDelegate {
        id: option

        required property int index
        required property var modelData

        width: root.width - 2
        height: Theme.row
        highlighted: root.highlightedIndex === index
        contentItem: Words {
            text: option.modelData
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        background: Rectangle { color: option.highlighted ? Theme.accentSoft : "transparent" }
        Accessible.role: Accessible.ListItem
        Accessible.name: option.modelData
    }
    popup: Popup {
        y: root.height + 2
        width: root.width
        padding: 1
        implicitHeight: Math.min(contentItem.implicitHeight + 2, 300)
        contentItem: ListView {
            highlightMoveDuration: 0 // at once
            clip: true
            implicitHeight: contentHeight
            model: root.popup.visible ? root.delegateModel : null
            currentIndex: root.highlightedIndex
        }
        background: Rectangle {
            color: Theme.frame
            border.width: Theme.outline
            border.color: Theme.fieldLine
            radius: Theme.radius
        }
    }
}

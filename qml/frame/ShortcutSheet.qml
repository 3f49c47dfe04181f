// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The keys that do something here: those of the page, of all lists, and of the window. They are changed in the settings. */
Sheet {
    id: root

    required property Shortcuts shortcuts
    required property string page

    component Group: Column {
        id: group

        required property string place

        width: parent?.width ?? 0
        visible: root.shortcuts.has(place)

        SectionTitle {
            text: root.shortcuts.placeWords(group.place)
        }
        Repeater {
            model: root.visible ? root.shortcuts : null
            delegate: Item {
                id: row

                required property string words
                required property string place
                required property string keyText

                width: group.width
                height: Math.max(Theme.row, label.implicitHeight + 4)
                visible: place === group.place && keyText !== ""
                Accessible.role: Accessible.StaticText
                Accessible.name: row.words
                Accessible.description: keyText

                Words {
                    id: label

                    anchors { left: parent.left; right: keys.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                    text: row.words
                    Accessible.ignored: true
                }
                Rectangle {
                    id: keys

                    anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    width: keyWords.implicitWidth + 2 * Theme.gap2
                    height: keyWords.implicitHeight + 4
                    radius: 4
                    color: Theme.card
                    border.width: Theme.outline
                    border.color: Theme.fieldLine

                    Words {
                        id: keyWords

                        anchors.centerIn: parent
                        text: row.keyText
                        font.pixelSize: Theme.small
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    objectName: "shortcutSheet"
    title: qsTr("Shortcuts")

    Group { place: root.page }
    Group {
        visible: root.page === "events"
        place: "time"
    }
    Group { place: "lists" }
    Group { place: "" }
    Words {
        width: parent.width
        text: qsTr("Each can be changed in the settings, on the page Shortcuts.")
        color: Theme.textMuted
        font.pixelSize: Theme.small
    }
}

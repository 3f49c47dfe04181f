// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Beside the filter of a page: keeps it under a name, brings back one that was kept, and copies a link to what is shown. */
IconButton {
    id: root

    required property ControlCenter center
    required property string page
    required property string filter

    signal chosen(filter: string)

    function save(): void {
        center.window.filters.save(page, name.text.trim() === "" ? filter : name.text, filter);
        name.text = "";
        popup.close();
    }

    objectName: "filterShelf_" + page
    icon24: "bookmark"
    text: qsTr("Saved filters")
    shortcutText: Keymap.text("saveFilter")
    checked: popup.opened
    onClicked: popup.open()

    Shortcut {
        sequences: Keymap.sequences("saveFilter")
        enabled: root.visible
        onActivated: popup.open()
    }
    Popup {
        id: popup

        objectName: "filterShelfPopup_" + root.page
        x: Math.min(0, root.Window.width - root.mapToItem(null, 0, 0).x - width - Theme.gap2)
        y: root.height + 2
        width: Math.min(380, root.Window.width - 2 * Theme.gap2)
        height: Math.min(implicitHeight, root.Window.height - root.mapToItem(null, 0, 0).y - root.height - Theme.gap6)
        padding: Theme.gap3
        focus: true
        background: Rectangle {
            radius: Theme.radius
            color: Theme.frame
            border.width: Theme.outline
            border.color: Theme.fieldLine
        }
        onOpened: (root.filter !== "" ? name.input : link).forceActiveFocus(Qt.PopupFocusReason)

        contentItem: Column {
            spacing: Theme.gap2
            Accessible.role: Accessible.Dialog
            Accessible.name: root.text

            Item {
                width: parent.width
                height: name.height
                visible: root.filter !== ""

                Field {
                    id: name

                    anchors { left: parent.left; right: keep.left; rightMargin: Theme.gap2 }
                    label: qsTr("Keep this filter as")
                    placeholder: root.filter
                    input.objectName: "filterName"
                    input.maximumLength: 80
                    onAccepted: root.save()
                }
                ActionButton {
                    id: keep

                    objectName: "keepFilterButton"
                    anchors { right: parent.right; bottom: name.bottom }
                    primary: true
                    text: qsTr("Save")
                    onClicked: root.save()
                }
            }
            Words {
                width: parent.width
                visible: root.filter === "" && root.center.window.filters.count(root.page) === 0 && saved.count >= 0
                text: qsTr("No filter of this page is kept yet. Write one in the line, then keep it here.")
                color: Theme.textMuted
            }
            Repeater {
                id: saved

                model: popup.opened ? root.center.window.filters : null
                delegate: Item {
                    id: row

                    required property string page
                    required property string name
                    required property string filter

                    width: parent?.width ?? 0
                    height: visible ? Math.max(Theme.control, label.implicitHeight) : 0
                    visible: page === root.page

                    AbstractButton {
                        id: button

                        objectName: "savedFilter_" + row.name
                        anchors { left: parent.left; right: remove.left; top: parent.top; bottom: parent.bottom }
                        focusPolicy: Qt.StrongFocus
                        text: row.name
                        Accessible.role: Accessible.Button
                        Accessible.name: row.name
                        Accessible.description: row.filter
                        Keys.onReturnPressed: click()
                        onClicked: {
                            root.chosen(row.filter);
                            popup.close();
                        }
                        contentItem: Item {
                            Words {
                                id: label

                                anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                                width: Math.min(implicitWidth, parent.width * 0.6)
                                text: row.name
                                elide: Text.ElideRight
                                wrapMode: Text.NoWrap
                            }
                            Words {
                                anchors { left: label.right; leftMargin: Theme.gap3; right: parent.right; verticalCenter: parent.verticalCenter }
                                visible: row.filter !== row.name
                                text: row.filter
                                font.family: Theme.mono
                                font.pixelSize: Theme.small
                                color: Theme.textMuted
                                elide: Text.ElideRight
                                wrapMode: Text.NoWrap
                            }
                        }
                        background: Rectangle {
                            radius: Theme.radius
                            color: row.filter === root.filter ? Theme.accentSoft : button.hovered ? Theme.hover : "transparent"

                            FocusRing {
                                target: button
                                shown: button.visualFocus
                                anchors.margins: 0
                            }
                        }
                    }
                    IconButton {
                        id: remove

                        objectName: "removeFilter_" + row.name
                        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                        implicitWidth: Theme.fit(28)
                        implicitHeight: Math.min(Theme.fit(28), Theme.row)
                        icon24: "trash"
                        text: qsTr("Forget the filter %1").arg(row.name)
                        onClicked: root.center.window.filters.remove(row.page, row.name)
                    }
                }
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: root.center.window.filters.problem
                color: Theme.failedText
                font.pixelSize: Theme.small
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            ActionButton {
                id: link

                objectName: "copyLinkButton"
                anchors.left: parent.left
                icon24: "link"
                text: qsTr("Copy a link to this view")
                hint: Keymap.text("copyLink")
                onClicked: {
                    root.center.copyText(root.center.window.link());
                    popup.close();
                }
            }
        }
    }
}

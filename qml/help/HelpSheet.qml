// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The manual over the window: its pages at the side, the open one beside them. Escape closes it, and the keyboard goes back to where it was. */
Popup {
    id: root

    readonly property alias view: view

    /*! Opens the manual at a target, see ManualBook. */
    function show(target: string): void {
        view.open(target);
        open();
    }

    objectName: "helpSheet"
    width: Math.min(1080, parent.width - 2 * Theme.gap6)
    height: parent.height - 2 * Theme.gap6
    anchors.centerIn: parent
    modal: true
    dim: true
    focus: true
    padding: Theme.gap4
    onOpened: page.focusText()

    ManualView {
        id: view

        textSize: Theme.normal
        mono: Theme.mono
        textColor: Theme.text
        mutedColor: Theme.textMuted
        linkColor: Theme.link
        groundColor: Theme.hover
        lineColor: Theme.line
        dark: Theme.dark
        ratio: root.parent ? root.parent.Screen.devicePixelRatio : 1
        onOuterLinkWanted: url => Qt.openUrlExternally(url)
    }
    component HelpKey: Shortcut {
        required property string action

        sequences: Keymap.sequences(action)
        enabled: root.opened
        context: Qt.ApplicationShortcut // in front of the sheet that it may have been opened from
    }
    HelpKey {
        action: "find"
        onActivated: finding.begin()
    }
    HelpKey {
        action: "findNext"
        onActivated: page.find(finding.words, true)
    }
    HelpKey {
        action: "findPrevious"
        onActivated: page.find(finding.words, false)
    }
    HelpKey {
        action: "back"
        onActivated: view.back()
    }

    Overlay.modal: Rectangle { color: Theme.dim }
    background: Rectangle {
        radius: Theme.radiusLarge
        color: Theme.frame
        border.width: Theme.outline
        border.color: Theme.fieldLine
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Manual")

        Item {
            id: head

            width: parent.width
            height: Theme.control

            IconButton {
                id: backButton

                objectName: "helpBack"
                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                icon24: "back"
                text: qsTr("Back")
                shortcutText: Keymap.text("back")
                enabled: view.canGoBack
                onClicked: view.back()
            }
            Words {
                anchors { left: backButton.right; leftMargin: Theme.gap2; right: finding.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                text: qsTr("Manual")
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            HelpFind {
                id: finding

                anchors { right: close.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                view: view
                onWanted: (words, forward) => page.find(words, forward)
                onReadWanted: page.focusText()
            }
            IconButton {
                id: close

                objectName: "closeSheetButton"
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                icon24: "close"
                text: qsTr("Close")
                shortcutText: qsTr("Esc")
                onClicked: root.close()
            }
        }
        HelpPages {
            id: pages

            anchors { left: parent.left; top: head.bottom; topMargin: Theme.gap3; bottom: parent.bottom }
            width: Math.min(Theme.fit(190), parent.width * 0.32)
            view: view
            onReadWanted: page.focusText()
        }
        Separator {
            anchors { left: pages.right; leftMargin: Theme.gap2; top: pages.top; bottom: pages.bottom }
            width: 1
        }
        HelpText {
            id: page

            anchors { left: pages.right; leftMargin: Theme.gap3; right: parent.right; top: pages.top; bottom: pages.bottom }
            focus: true
            view: view
        }
    }
}

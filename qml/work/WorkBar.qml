// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Station
import Station.Models

/*! What can be done with the selected items. */
Rectangle {
    id: root

    required property WorkDesk work
    property list<string> ids

    signal deedWanted(deed: int)
    signal copyWanted(json: bool)

    function able(deed: int): bool { return work.actions.able(deed, ids).length > 0; }

    readonly property real needed: [stop, again, give, copyText, copyJson].reduce((sum, button) => sum + Math.ceil(button.implicitWidth) + Theme.gap2, -Theme.gap2)
    readonly property bool folded: counted.implicitWidth + needed + 2 * Theme.gap4 + Theme.gap2 > width

    implicitHeight: folded ? counted.implicitHeight + deeds.implicitHeight + 2 * Theme.gap2 + Theme.gap1 : Theme.fit(48)
    color: Theme.frame
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Actions for the selected work")

    Separator { width: parent.width }
    RowLayout {
        id: counted

        anchors { left: parent.left; leftMargin: Theme.gap4; right: root.folded ? parent.right : deeds.left; rightMargin: root.folded ? Theme.gap4 : Theme.gap2 }
        y: root.folded ? Theme.gap2 : 0
        height: root.folded ? implicitHeight : root.height
        spacing: Theme.gap2

        Words {
            text: qsTr("%n item(s) selected", "", root.ids.length)
            font.weight: Font.Medium
            wrapMode: Text.NoWrap
        }
        Words {
            Layout.fillWidth: true
            Layout.preferredWidth: 0
            text: root.work.actions.offReason
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
    Flow {
        id: deeds

        anchors { right: parent.right; rightMargin: Theme.gap4 }
        y: root.folded ? counted.y + counted.height + Theme.gap1 : (root.height - height) / 2
        width: root.folded ? parent.width - 2 * Theme.gap4 : root.needed
        spacing: Theme.gap2

        ActionButton {
            id: stop

            objectName: "stopWorkButton"
            width: Math.ceil(implicitWidth)
            icon24: "stop"
            text: qsTr("Stop…")
            hint: Keymap.text("work.stop")
            enabled: root.able(WorkActions.Cancel)
            onClicked: root.deedWanted(WorkActions.Cancel)
        }
        ActionButton {
            id: again

            objectName: "retryWorkButton"
            width: Math.ceil(implicitWidth)
            icon24: "again"
            text: qsTr("Do again")
            hint: Keymap.text("work.retry")
            enabled: root.able(WorkActions.Retry)
            onClicked: root.deedWanted(WorkActions.Retry)
        }
        ActionButton {
            id: give

            objectName: "reassignWorkButton"
            width: Math.ceil(implicitWidth)
            icon24: "give"
            text: qsTr("Give to…")
            hint: Keymap.hint(qsTr("Stops it where it is and assigns it anew"), "work.give")
            enabled: root.able(WorkActions.Reassign)
            onClicked: root.deedWanted(WorkActions.Reassign)
        }
        ActionButton {
            id: copyText

            objectName: "copyWorkButton"
            width: Math.ceil(implicitWidth)
            quiet: true
            icon24: "copy"
            text: qsTr("Copy")
            hint: qsTr("As lines of text (Ctrl+C)")
            onClicked: root.copyWanted(false)
        }
        ActionButton {
            id: copyJson

            width: Math.ceil(implicitWidth)
            quiet: true
            text: qsTr("Copy JSON")
            hint: Keymap.hint(qsTr("All that is known of it"), "copyJson")
            onClicked: root.copyWanted(true)
        }
    }
}

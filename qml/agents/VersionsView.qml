// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The versions of the file; the chosen one beside the text as it is, and the way back to it. */
FocusScope {
    id: root

    required property AgentDocument document
    readonly property AgentVersions versions: document.versions

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    onVisibleChanged: {
        if (visible)
            versions.reload();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    ListView {
        id: rows

        objectName: "versionList"
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: Math.min(Theme.fit(250), root.width * 0.45)
        clip: true
        focus: true
        activeFocusOnTab: true
        currentIndex: -1
        model: root.versions
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Versions")
        Accessible.description: qsTr("%n version(s), newest first", "", count)
        onCurrentIndexChanged: root.versions.choose(currentIndex)
        delegate: Item {
            id: row

            required property int index
            required property string versionId
            required property string shortId
            required property string time
            required property string author
            required property string note

            width: rows.width
            height: Theme.fit(46)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2").arg(shortId).arg(note)
            Accessible.description: qsTr("%1, %2").arg(author).arg(time)
            Accessible.selected: ListView.isCurrentItem

            Rectangle {
                anchors { fill: parent; margins: 1; leftMargin: Theme.gap1; rightMargin: Theme.gap1 }
                radius: Theme.radius
                color: row.ListView.isCurrentItem ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
            }
            Words {
                x: Theme.gap3
                y: 4
                width: parent.width - 2 * Theme.gap3
                text: row.note
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                x: Theme.gap3
                y: Theme.fit(24)
                width: parent.width - 2 * Theme.gap3
                text: qsTr("%1 · %2 · %3").arg(row.time).arg(row.author).arg(row.shortId)
                font.pixelSize: Theme.small
                color: Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            HoverHandler { id: hover }
            TapHandler {
                onTapped: {
                    rows.forceActiveFocus(Qt.MouseFocusReason);
                    rows.currentIndex = row.index;
                }
            }
        }
        FocusRing {
            target: rows
            parent: root
            anchors { fill: rows; margins: 1 }
            radius: 0
        }
    }
    Separator {
        id: line

        anchors { left: rows.right; top: parent.top; bottom: parent.bottom }
        width: 1
    }
    EmptyState {
        anchors.centerIn: parent
        width: 360
        visible: rows.count === 0 && !root.versions.loading
        icon24: root.versions.problem !== "" ? "warning" : "clock"
        text: root.versions.problem !== "" ? root.versions.problem : qsTr("No version has been kept yet. Each save makes one, where git is installed.")
        action: root.versions.problem !== "" ? qsTr("Try again") : ""
        onActivated: root.versions.reload()
    }
    EmptyState {
        anchors.centerIn: diff
        width: 300
        visible: rows.count > 0 && root.versions.chosen === ""
        icon24: "compare"
        text: qsTr("Choose a version to see what has changed since.")
    }
    DiffView {
        id: diff

        anchors { left: line.right; right: parent.right; top: parent.top; bottom: bar.top }
        visible: root.versions.chosen !== ""
        diff: root.versions.diff
        leftTitle: root.versions.chosenText
        rightTitle: root.document.dirty ? qsTr("the draft") : qsTr("the file")
    }
    Rectangle {
        id: bar

        anchors { left: line.right; right: parent.right; bottom: parent.bottom }
        visible: root.versions.chosen !== ""
        height: visible ? Math.max(restore.height, note.implicitHeight) + 2 * Theme.gap2 : 0
        color: Theme.frame

        Row {
            id: deeds

            anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            spacing: Theme.gap2

            Field {
                id: confirm

                objectName: "confirmRestore"
                anchors.verticalCenter: parent.verticalCenter
                width: 220
                visible: root.document.guarded
                label: ""
                placeholder: qsTr("%1, to confirm").arg(root.document.environment)
                input.Accessible.name: qsTr("Name of the protected environment, to confirm")
            }
            ActionButton {
                id: restore

                objectName: "restoreButton"
                icon24: "again"
                text: qsTr("Restore this version")
                hint: qsTr("Puts it back as a new version; what is there now stays in the history")
                enabled: !root.document.dirty && (!root.document.guarded || confirm.text === root.document.environment)
                onClicked: root.versions.restore(root.document.guarded ? confirm.text : "")
            }
        }
        Words {
            id: note

            anchors { left: deeds.right; leftMargin: Theme.gap3; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: root.versions.deedProblem !== "" ? root.versions.deedProblem : root.document.dirty ? qsTr("Save or revert the draft first.") : ""
            font.pixelSize: Theme.small
            color: root.versions.deedProblem !== "" ? Theme.failedText : Theme.textMuted
        }
        Separator { anchors { left: parent.left; right: parent.right; top: parent.top } }
    }
}

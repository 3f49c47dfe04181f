// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The profiles: a lattice each, in a window of its own. Return opens the marked one. */
Sheet {
    id: root

    required property ProfileList profiles
    property bool naming: false // the form for a name is open,
    property int renamed: -1    // of this row; -1: of a new profile
    readonly property ProfileRow chosen: list.currentItem as ProfileRow
    readonly property string problem: naming && name.text !== "" ? profiles.nameProblem(name.text, renamed) : ""

    function begin(): void {
        naming = false;
        open();
        list.currentIndex = Math.max(0, profiles.currentRow());
        list.forceActiveFocus(Qt.PopupFocusReason);
    }
    function askName(row: int): void {
        renamed = row;
        name.text = profiles.nameAt(row);
        naming = true;
        name.input.forceActiveFocus(Qt.OtherFocusReason);
        name.input.selectAll();
    }
    function takeName(): void {
        if (name.text.trim() === "" || problem !== "" || !(renamed < 0 ? profiles.create(name.text) : profiles.rename(renamed, name.text)))
            return;
        naming = false;
        list.currentIndex = profiles.rowNamed(name.text);
        list.forceActiveFocus(Qt.OtherFocusReason);
    }
    function show(row: int): void {
        profiles.show(row);
        if (profiles.problem === "")
            close();
    }

    objectName: "profileSheet"
    title: qsTr("Profiles")
    width: Math.min(640, parent.width - 2 * Theme.gap6)

    Binding {
        target: root.profiles
        property: "watched"
        value: root.opened
    }
    Words {
        width: parent.width
        text: qsTr("Each has a lattice, agents, a history and settings of its own, and a window of its own.")
        color: Theme.textMuted
    }
    Item {
        width: parent.width
        height: Math.min(Math.max(list.contentHeight, Theme.fit(44)), Theme.fit(44) * 6)

        ListView {
            id: list

            objectName: "profileRows"
            anchors.fill: parent
            clip: true
            focus: true
            activeFocusOnTab: true
            model: root.profiles
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.List
            Accessible.name: root.title
            Keys.onReturnPressed: root.show(currentIndex)
            delegate: ProfileRow {
                width: list.width
                colorWord: root.profiles.colorWord(bandColor)
                chosen: ListView.isCurrentItem
                listFocus: list.activeFocus
                onPicked: {
                    list.currentIndex = index;
                    list.forceActiveFocus(Qt.MouseFocusReason);
                }
                onOpened: root.show(index)
            }
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.profiles.problem
        color: Theme.failedText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ExactWords {
        width: parent.width
        text: root.profiles.problemWords
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2
        visible: !root.naming

        ActionButton {
            objectName: "openProfile"
            primary: true
            enabled: root.chosen !== null && !root.chosen.current
            text: qsTr("Open")
            hint: enabled ? qsTr("In a window of its own") : qsTr("It is this window's")
            onClicked: root.show(list.currentIndex)
        }
        ActionButton {
            objectName: "newProfile"
            icon24: "plus"
            text: qsTr("New…")
            onClicked: root.askName(-1)
        }
        ActionButton {
            objectName: "renameProfile"
            enabled: root.chosen !== null
            text: qsTr("Rename…")
            onClicked: root.askName(list.currentIndex)
        }
        ActionButton {
            objectName: "guardProfile"
            icon24: "shield"
            enabled: root.chosen !== null
            text: root.chosen?.guarded ? qsTr("End the protection…") : qsTr("Protect")
            hint: qsTr("Stopping, deleting and deploying in a protected profile ask for its name")
            onClicked: root.profiles.setGuarded(list.currentIndex, !root.chosen.guarded)
        }
        ActionButton {
            objectName: "deleteProfile"
            enabled: root.chosen !== null && !root.chosen.byDefault && !root.chosen.running && !root.chosen.current
            text: qsTr("Delete…")
            hint: enabled ? qsTr("To the trash, after its name was typed") : root.chosen?.byDefault ? qsTr("The default profile stays") : qsTr("It runs")
            onClicked: root.profiles.remove(list.currentIndex)
        }
        Words {
            height: Theme.control
            text: qsTr("Color of the band")
            color: Theme.textMuted
        }
        Choice {
            objectName: "colorProfile"
            width: Theme.fit(150)
            enabled: root.chosen !== null
            label: qsTr("Color of the band")
            model: root.profiles.colors.map(color => root.profiles.colorWord(color))
            currentIndex: root.chosen ? root.profiles.colors.indexOf(root.chosen.bandColor) : 0
            onActivated: index => root.profiles.setColor(list.currentIndex, root.profiles.colors[index])
        }
    }
    Field {
        id: name

        objectName: "profileName"
        width: parent.width
        visible: root.naming
        label: root.renamed < 0 ? qsTr("Name of the new profile") : qsTr("New name of %1").arg(root.profiles.nameAt(root.renamed))
        problem: root.problem
        onAccepted: root.takeName()
    }
    Row {
        spacing: Theme.gap2
        visible: root.naming

        ActionButton {
            objectName: "takeName"
            primary: true
            enabled: name.text.trim() !== "" && root.problem === ""
            text: root.renamed < 0 ? qsTr("Create and open") : qsTr("Rename")
            onClicked: root.takeName()
        }
        ActionButton {
            objectName: "dropName"
            text: qsTr("Leave it")
            onClicked: {
                root.naming = false;
                list.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
}

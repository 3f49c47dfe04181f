// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! All settings: groups at the left, rows at the right, each in force at once. A key searches, another undoes. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property SettingsModel list: center.settings.list

    signal profilesWanted

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Settings")
    Keys.onPressed: event => {
        if (Keymap.of("settings", event.key, event.modifiers) === "refresh")
            center.settings.refresh();
        else
            return;
        event.accepted = true;
    }
    onVisibleChanged: {
        if (visible)
            center.settings.refresh();
    }
    Component.onCompleted: {
        if (visible) // the window begins with this page
            center.settings.refresh();
    }

    Shortcut {
        sequences: Keymap.sequences("undo")
        enabled: root.visible
        onActivated: root.list.undo()
    }
    Shortcut {
        sequences: Keymap.sequences("find")
        enabled: root.visible
        onActivated: search.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.max(44, Theme.control + Theme.gap3)
        color: Theme.frame

        FilterField {
            id: search

            objectName: "settingsSearch"
            anchors { left: parent.left; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            width: Math.min(320, parent.width * 0.4)
            label: qsTr("Search settings")
            placeholderText: qsTr("Search settings")
            filter: root.list.search
            onEdited: text => root.list.search = text
            Keys.onDownPressed: root.focusList()
        }
        Words {
            objectName: "settingsFile"
            anchors { left: search.right; leftMargin: Theme.gap4; right: undo.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignRight
            text: root.list.file
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
        }
        ActionButton {
            id: undo

            objectName: "settingsUndo"
            anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            icon24: "undo"
            enabled: root.list.undoText !== ""
            text: qsTr("Undo")
            hint: root.list.undoText === "" ? qsTr("Nothing to undo") : Keymap.hint(root.list.undoText, "undo")
            onClicked: root.list.undo()
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Banner {
        id: trouble

        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        visible: text !== ""
        height: visible ? implicitHeight : 0
        text: root.list.problem !== "" ? qsTr("The settings of the station cannot be read. %1").arg(root.list.problem) : root.list.trouble !== "" ? qsTr("Something is wrong in the configuration file.") : ""
        words: root.list.problem !== "" ? root.list.problemWords : root.list.trouble
        action: root.list.problem !== "" ? qsTr("Try again") : ""
        onActivated: root.center.settings.refresh()
    }
    Rectangle {
        id: side

        anchors { left: parent.left; top: trouble.bottom; bottom: parent.bottom }
        width: Math.min(Theme.fit(190), root.width * 0.3)
        color: Theme.frame

        ListView {
            id: groups

            objectName: "settingsGroups"
            anchors { fill: parent; topMargin: Theme.gap2; bottomMargin: Theme.gap2 }
            clip: true
            activeFocusOnTab: true
            model: root.list.groups
            currentIndex: root.list.groups.indexOf(root.list.group)
            highlightFollowsCurrentItem: false
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: false
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Groups of settings")
            Keys.onUpPressed: root.list.group = root.list.groups[Math.max(0, currentIndex - 1)]
            Keys.onDownPressed: root.list.group = root.list.groups[Math.min(count - 1, currentIndex + 1)]
            Keys.onReturnPressed: root.focusList()
            Keys.onRightPressed: event => Theme.mirrored ? event.accepted = false : root.focusList()
            Keys.onLeftPressed: event => Theme.mirrored ? root.focusList() : event.accepted = false
            delegate: Item {
                id: entry

                required property int index
                required property string modelData
                readonly property bool chosen: root.list.search === "" && modelData === root.list.group

                objectName: "group_" + modelData
                width: groups.width
                height: Math.max(32, Theme.row)
                Accessible.role: Accessible.ListItem
                Accessible.name: root.list.groupTitle(modelData)
                Accessible.selected: chosen
                Accessible.onPressAction: root.list.group = modelData

                Rectangle {
                    anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2; topMargin: 1; bottomMargin: 1 }
                    radius: Theme.radius
                    color: entry.chosen ? Theme.accentSoft : over.hovered ? Theme.hover : "transparent"
                    border.width: entry.chosen && groups.activeFocus ? Theme.ring : 0
                    border.color: Theme.accent
                }
                Words {
                    anchors { left: parent.left; leftMargin: Theme.gap4; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                    text: root.list.groupTitle(entry.modelData)
                    color: entry.chosen ? Theme.accent : Theme.text
                    font.weight: entry.chosen ? Font.DemiBold : Font.Normal
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                HoverHandler { id: over }
                TapHandler { onTapped: root.list.group = entry.modelData }
            }
        }
        Separator { anchors { right: parent.right; top: parent.top; bottom: parent.bottom } }
    }
    Rectangle {
        id: later

        anchors { left: side.right; right: parent.right; top: trouble.bottom }
        visible: root.list.pending > 0
        height: visible ? laterWords.implicitHeight + 2 * Theme.gap2 : 0
        color: Theme.accentSoft

        Words {
            id: laterWords

            objectName: "settingsPending"
            anchors { left: parent.left; leftMargin: Theme.gap4; right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
            text: qsTr("%n setting(s) count when the station starts again.", "", root.list.pending)
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    ListView {
        id: rows

        property bool chosen: false // somebody has: rows that come later do not move the current one

        objectName: "settingsList"
        anchors { left: side.right; right: parent.right; top: later.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        activeFocusOnTab: false // the current row is
        model: root.list
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 2000
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: root.list.search === "" ? root.list.groupTitle(root.list.group) : qsTr("Settings found")
        Accessible.description: qsTr("%n setting(s). Return changes one.", "", count)
        Connections {
            target: root.list
            function onShownChanged(): void { // another group, or other finds
                rows.chosen = false;
                Qt.callLater(rows.positionViewAtBeginning);
            }
        }
        onCountChanged: {
            if (count > 0 && (currentIndex < 0 || !chosen))
                currentIndex = 0;
        }
        Keys.onPressed: event => {
            chosen = true;
            event.accepted = false;
        }
        Keys.onReturnPressed: (currentItem as SettingRow)?.edit()
        Keys.onLeftPressed: event => Theme.mirrored ? event.accepted = false : groups.forceActiveFocus(Qt.OtherFocusReason)
        Keys.onRightPressed: event => Theme.mirrored ? groups.forceActiveFocus(Qt.OtherFocusReason) : event.accepted = false
        section.property: root.list.search === "" ? "" : "group"
        section.delegate: SectionTitle {
            required property string section

            leftPadding: Theme.gap4
            rightPadding: Theme.gap4
            topPadding: Theme.gap3
            text: section
        }
        header: Column {
            id: head

            property real before: 0

            width: rows.width
            onHeightChanged: {
                // What is above the rows comes later than they do; who looks at its beginning goes on doing so.
                const isAtBeginning = rows.contentY <= 1 - before;
                before = height;
                if (isAtBeginning)
                    Qt.callLater(rows.positionViewAtBeginning);
            }

            Words {
                x: Theme.gap4
                width: parent.width - 2 * x
                visible: root.list.search === ""
                topPadding: Theme.gap4
                bottomPadding: Theme.gap2
                text: root.list.groupTitle(root.list.group)
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Item {
                width: parent.width
                height: profiles.height + Theme.gap3
                visible: root.list.search === "" && root.list.group === "general"

                Words {
                    anchors { left: parent.left; leftMargin: Theme.gap4; right: profiles.left; rightMargin: Theme.gap3; verticalCenter: profiles.verticalCenter }
                    text: qsTr("Other lattices have a profile and a window of their own.")
                    color: Theme.textMuted
                }
                ActionButton {
                    id: profiles

                    objectName: "profilesButton"
                    anchors { right: parent.right; rightMargin: Theme.gap4 }
                    text: qsTr("Profiles…")
                    hint: Keymap.text("profiles")
                    onClicked: root.profilesWanted()
                }
            }
            ProvidersPanel {
                width: parent.width
                visible: root.list.search === "" && root.list.group === "models"
                providers: root.center.settings.providers
                onKeyWanted: provider => keySheet.ask(provider)
            }
            PricesPanel {
                width: parent.width
                visible: root.list.search === "" && root.list.group === "models"
                prices: root.center.settings.prices
                onPriceWanted: (model, input, output, cached) => priceSheet.ask(model, input, output, cached)
            }
            TrustPanel {
                width: parent.width
                visible: root.list.search === "" && root.list.group === "trust"
                trust: root.center.settings.trust
                onCopyWanted: text => root.center.copyText(text)
                onAllowWanted: allowSheet.ask()
                onRevokeWanted: (key, name) => revokeSheet.ask(key, name)
            }
            Words {
                x: Theme.gap4
                width: parent.width - 2 * x
                visible: root.list.search === "" && root.list.group === "policies"
                bottomPadding: Theme.gap3
                text: qsTr("Which tools may be called is said under Environments, in the tab Policy, and by tool_policy of an agent. Here are the limits of all runs.")
                color: Theme.textMuted
            }
        }
        onCurrentItemChanged: {
            if (activeFocus && currentItem)
                currentItem.forceActiveFocus(Qt.OtherFocusReason);
        }
        delegate: SettingRow {
            width: rows.width
            current: ListView.isCurrentItem
            onChosen: {
                rows.chosen = true;
                rows.currentIndex = index;
            }
            onWanted: text => root.list.set(key, text)
            onResetWanted: root.list.reset(key)
            onUndoWanted: root.list.undo()
            onLeaveWanted: root.focusList()
        }
        FollowFocus { view: rows }
        FocusRing {
            parent: root
            target: rows
            anchors.fill: rows
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: rows
        width: 320
        visible: rows.count === 0 && !root.list.loading
        icon24: root.list.search !== "" ? "search" : "warning"
        text: root.list.search !== "" ? qsTr("No setting has “%1” in its name or its words.").arg(root.list.search) : root.list.problem
        action: root.list.search !== "" ? qsTr("Clear the search") : ""
        onActivated: root.list.search = ""
    }
    KeySheet {
        id: keySheet

        providers: root.center.settings.providers
    }
    PriceSheet {
        id: priceSheet

        prices: root.center.settings.prices
    }
    AllowSheet {
        id: allowSheet

        trust: root.center.settings.trust
    }
    RevokeSheet {
        id: revokeSheet

        trust: root.center.settings.trust
    }
}

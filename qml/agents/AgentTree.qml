// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Environments and their agents. Return opens a file, or folds an environment; / goes to the filter. */
FocusScope {
    id: root

    required property AgentDesk desk
    required property ControlCenter center
    readonly property AgentTreeModel tree: desk.tree

    signal newWanted(environment: string)
    signal deedWanted(deed: string, environment: string, file: string, title: string, guarded: bool)
    signal runsWanted(agent: string)
    signal copyWanted(text: string)

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }
    function focusFilter(): void { filter.forceActiveFocus(Qt.ShortcutFocusReason); }

    /*! The menu of a row; an environment has none here, but on its own page. */
    function openMenu(row: AgentTreeRow, atPointer: bool): void {
        if (!row || row.head)
            return;
        menu.environment = row.environment;
        menu.file = row.file;
        menu.title_ = row.title;
        menu.guarded = tree.isGuarded(row.environment);
        if (atPointer)
            menu.popup();
        else
            menu.openAt(row);
    }
    function deed(wanted: string, row: AgentTreeRow): void {
        if (row && !row.head)
            deedWanted(wanted, row.environment, row.file, row.title, tree.isGuarded(row.environment));
    }

    AgentMenu {
        id: menu

        property bool guarded: false

        desk: root.desk
        onDuplicateWanted: root.deedWanted("duplicate", environment, file, title_, guarded)
        onRenameWanted: root.deedWanted("rename", environment, file, title_, guarded)
        onDeleteWanted: root.deedWanted("delete", environment, file, title_, guarded)
        onRunsWanted: agent => root.runsWanted(agent)
        onCopyWanted: text => root.copyWanted(text)
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.frame
    }
    FilterField {
        id: filter

        objectName: "agentFilter"
        anchors { left: parent.left; right: shelf.left; top: parent.top; margins: Theme.gap2; rightMargin: Theme.gap1 }
        label: qsTr("Filter agents")
        placeholderText: qsTr("Filter agents")
        filter: root.tree.filter
        onEdited: text => root.tree.filter = text
        Keys.onDownPressed: root.focusList()
        Keys.onReturnPressed: root.focusList()
    }
    FilterShelf {
        id: shelf

        anchors { right: parent.right; rightMargin: Theme.gap1; verticalCenter: filter.verticalCenter }
        center: root.center
        page: "agents"
        filter: root.tree.filter
        onChosen: filter => root.tree.filter = filter
    }
    ListView {
        id: rows

        objectName: "agentTree"
        anchors { left: parent.left; right: parent.right; top: filter.bottom; topMargin: Theme.gap1; bottom: foot.top }
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.tree
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.Tree
        Accessible.name: qsTr("Agents")
        Accessible.description: qsTr("%n agent(s)", "", root.tree.agentCount)
        Keys.onReturnPressed: (currentItem as AgentTreeRow)?.activated()
        Keys.onPressed: event => {
            const row = currentItem as AgentTreeRow;
            const action = Keymap.of("agents", event.key, event.modifiers);
            if (action === "next" || action === "previous") {
                currentIndex = root.tree.step(currentIndex, action === "next" ? 1 : -1);
                positionViewAtIndex(currentIndex, ListView.Contain);
            } else if (action === "filter") {
                root.focusFilter();
            } else if (event.key === Qt.Key_Right && row?.head && row.folded || event.key === Qt.Key_Left && row?.head && !row.folded) {
                row.toggled();
            } else if (event.key === Qt.Key_Menu || event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)) {
                root.openMenu(row, false);
            } else if (action === "agents.rename") {
                root.deed("rename", row);
            } else if (action === "agents.delete") {
                root.deed("delete", row);
            } else {
                return;
            }
            event.accepted = true;
        }
        delegate: AgentTreeRow {
            objectName: "agent_" + title
            width: rows.width
            current: ListView.isCurrentItem
            listFocus: rows.activeFocus
            opened: !head && file === (root.desk.current?.file ?? "")
            onActivated: {
                rows.currentIndex = index;
                if (head)
                    toggled();
                else
                    root.desk.open(environment, file);
            }
            onMenuWanted: {
                rows.currentIndex = index;
                root.openMenu(this, true);
            }
            onToggled: {
                rows.currentIndex = index;
                root.tree.toggle(environment);
            }
        }
        FocusRing {
            parent: root
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: rows
        width: rows.width - 2 * Theme.gap4
        visible: rows.count === 0 && (root.tree.problem !== "" || !root.tree.loading)
        icon24: root.tree.problem !== "" ? "warning" : "filter"
        text: root.tree.problem !== "" ? root.tree.problem + "\n" + root.tree.problemWords : root.tree.filter !== "" ? qsTr("No agent matches the filter.") : qsTr("There are no environments here.")
        action: root.tree.problem !== "" ? qsTr("Try again") : root.tree.filter !== "" ? qsTr("Clear the filter") : ""
        onActivated: root.tree.problem !== "" ? root.tree.reload() : root.tree.filter = ""
    }
    Item {
        id: foot

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Theme.control + 2 * Theme.gap2

        Separator { anchors { left: parent.left; right: parent.right; top: parent.top } }
        ActionButton {
            id: add

            objectName: "newAgentButton"
            anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            icon24: "plus"
            text: qsTr("New agent…")
            hint: Keymap.hint(qsTr("Writes a commented prompt file"), "agents.new")
            onClicked: root.newWanted((rows.currentItem as AgentTreeRow)?.environment ?? "")
        }
        Words {
            anchors { left: add.right; leftMargin: Theme.gap1; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            visible: root.tree.brokenCount > 0
            text: qsTr("%n broken", "", root.tree.brokenCount)
            font.pixelSize: Theme.small
            color: Theme.failedText
            wrapMode: Text.NoWrap
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import Station
import Station.Models

/*! One long text of a run: as it is, or as a tree; to search, copy and save. Ctrl+F goes to the search, F3 to the next place. */
Sheet {
    id: root

    required property RunPayload payload
    property bool asTree: false

    signal copyWanted(text: string)

    function next(forward: bool): void {
        const row = payload.next(lines.currentIndex, forward);
        if (row < 0)
            return;
        asTree = false;
        lines.currentIndex = row;
        lines.positionViewAtIndex(row, ListView.Center);
    }

    objectName: "payloadSheet"
    title: payload.title
    width: Math.min(980, parent.width - 2 * Theme.gap6)
    onClosed: payload.hide()

    Connections {
        target: root.payload
        function onChanged(): void {
            if (!root.payload.shown)
                return;
            root.asTree = root.payload.json;
            lines.currentIndex = -1;
            root.open();
            search.forceActiveFocus(Qt.PopupFocusReason);
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        TabChoice {
            objectName: "payloadTree"
            visible: root.payload.json
            text: qsTr("Tree")
            checked: root.asTree
            onClicked: root.asTree = true
        }
        TabChoice {
            objectName: "payloadRaw"
            visible: root.payload.json
            text: qsTr("Raw")
            checked: !root.asTree
            onClicked: root.asTree = false
        }
        TextField {
            id: search

            objectName: "payloadSearch"
            width: 240
            height: Theme.control
            color: Theme.text
            placeholderText: qsTr("Search")
            placeholderTextColor: Theme.textMuted
            text: root.payload.query
            Accessible.name: qsTr("Search in the text")
            Accessible.description: found.text
            background: Rectangle {
                radius: Theme.radius
                color: Theme.field
                border.width: search.activeFocus ? Theme.ring : Theme.outline
                border.color: search.activeFocus ? Theme.accent : Theme.fieldLine
            }
            onTextEdited: {
                root.payload.query = text;
                lines.currentIndex = -1;
                root.next(true);
            }
            Keys.onReturnPressed: event => root.next((event.modifiers & Qt.ShiftModifier) === 0)
        }
        Words {
            id: found

            objectName: "payloadFound"
            height: Theme.control
            visible: root.payload.query !== ""
            text: root.payload.found === 0 ? qsTr("nowhere") : qsTr("%n line(s)", "", root.payload.found)
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
        ActionButton {
            objectName: "payloadCopy"
            icon24: "copy"
            text: qsTr("Copy")
            onClicked: root.copyWanted(root.payload.text())
        }
        ActionButton {
            objectName: "payloadSave"
            icon24: "save"
            text: qsTr("Save…")
            onClicked: save.open()
        }
        Words {
            height: Theme.control
            text: root.payload.size
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.payload.problem
        color: Theme.failedText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Words {
        objectName: "payloadReport"
        width: parent.width
        visible: text !== ""
        text: root.payload.report
        color: root.payload.reportFailed ? Theme.failedText : Theme.textMuted
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Rectangle {
        width: parent.width
        height: Math.max(200, (root.parent?.height ?? 700) - 240)
        radius: Theme.radius
        color: Theme.window
        border.width: Theme.outline
        border.color: Theme.line

        ListView {
            id: lines

            objectName: "payloadLines"
            anchors { fill: parent; margins: 4 }
            visible: !root.asTree
            clip: true
            activeFocusOnTab: true
            model: root.asTree ? null : root.payload
            currentIndex: -1
            reuseItems: true
            highlightFollowsCurrentItem: false
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Text")
            Accessible.description: qsTr("F3 goes to the next place, Shift+F3 to the one before.")
            Keys.onPressed: event => {
                const action = Keymap.of("runs", event.key, event.modifiers);
                if (action === "findNext" || action === "findPrevious")
                    root.next(action === "findNext");
                else if (action === "find")
                    search.forceActiveFocus(Qt.ShortcutFocusReason);
                else
                    return;
                event.accepted = true;
            }
            delegate: Rectangle {
                id: line

                required property string words
                required property int number
                required property bool found

                LayoutMirroring.enabled: false // as it was sent, like code
                LayoutMirroring.childrenInherit: true
                width: lines.width
                height: text.implicitHeight + 2
                color: ListView.isCurrentItem ? Theme.accentSoft : "transparent"
                Accessible.role: Accessible.ListItem
                Accessible.name: words

                Words {
                    width: Theme.fit(52)
                    height: parent.height
                    horizontalAlignment: Text.AlignRight
                    verticalAlignment: Text.AlignTop
                    text: line.number > 0 ? line.number : ""
                    font.family: Theme.mono
                    font.pixelSize: Theme.small
                    font.weight: line.found ? Font.Bold : Font.Normal
                    color: line.found ? Theme.accent : Theme.textMuted
                    Accessible.ignored: true
                }
                Words {
                    id: text

                    x: Theme.fit(64)
                    width: parent.width - Theme.fit(76)
                    text: line.words
                    font.family: Theme.mono
                    font.pixelSize: Theme.small
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    Accessible.ignored: true
                }
            }
            FocusRing {
                parent: lines.parent
                target: lines
                anchors.margins: 1
            }
        }
        ListView {
            id: tree

            objectName: "payloadTreeRows"
            anchors { fill: parent; margins: Theme.gap2 }
            visible: root.asTree
            clip: true
            activeFocusOnTab: true
            model: root.asTree ? root.payload.tree : null
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.Tree
            Accessible.name: qsTr("Data")
            Accessible.description: (currentItem as JsonTreeRow)?.key ?? ""
            Keys.onReturnPressed: (currentItem as JsonTreeRow)?.act()
            Keys.onSpacePressed: (currentItem as JsonTreeRow)?.act()
            delegate: JsonTreeRow {
                stops: false
                current: ListView.isCurrentItem && tree.activeFocus
                width: tree.width - Theme.gap3
                rows: root.payload.tree
                openable: true
                onOpenWanted: (key, text) => Qt.callLater(() => root.payload.show(qsTr("%1 ▸ %2").arg(root.payload.title).arg(key), text))
            }
        }
    }
    FileDialog {
        id: save

        fileMode: FileDialog.SaveFile
        defaultSuffix: root.payload.json ? "json" : "txt"
        nameFilters: [qsTr("Texts (*.txt *.json)"), qsTr("All files (*)")]
        onAccepted: root.payload.save(selectedFile)
    }
}

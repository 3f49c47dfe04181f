// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Compares two environments. Of variables it says that they differ, not how. */
Sheet {
    id: root

    required property EnvironmentDesk desk

    function ask(name: string): void {
        const place = Math.max(0, desk.names.indexOf(name));
        from.currentIndex = place;
        to.currentIndex = place === 0 ? 1 : 0;
        open();
        compare();
        from.forceActiveFocus(Qt.PopupFocusReason);
    }
    function compare(): void { desk.compare(desk.names[from.currentIndex], desk.names[to.currentIndex]); }

    objectName: "compareSheet"
    width: Math.min(820, parent.width - 2 * Theme.gap6)
    title: qsTr("Compare environments")

    Row {
        width: parent.width
        spacing: Theme.gap2

        Choice {
            id: from

            objectName: "compareFrom"
            width: (parent.width - swap.width - 2 * Theme.gap2) / 2
            label: qsTr("From")
            model: root.desk.names
            onActivated: root.compare()
        }
        IconButton {
            id: swap

            icon24: "compare"
            text: qsTr("Swap")
            onClicked: {
                const other = from.currentIndex;
                from.currentIndex = to.currentIndex;
                to.currentIndex = other;
                root.compare();
            }
        }
        Choice {
            id: to

            objectName: "compareTo"
            width: from.width
            label: qsTr("To")
            model: root.desk.names
            onActivated: root.compare()
        }
    }
    Words {
        width: parent.width
        text: root.desk.comparing ? qsTr("Comparing…") : root.desk.comparedText
        color: Theme.textMuted
    }
    ExactWords {
        width: parent.width
        text: root.desk.compareProblem
    }
    ChangeList {
        width: parent.width
        height: Math.min(contentHeight, 420)
        rows: root.desk.differences
        label: qsTr("Differences")
    }
}

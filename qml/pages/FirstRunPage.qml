// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! No lattice yet: start one here, join one, or look around in a recorded one. */
ScrollView {
    id: root

    required property ControlCenter center

    // What failed, and what to change, stands at the end of the form: it comes into sight by itself.
    function revealEnd(): void {
        const page = root.contentItem as Flickable;
        if (page && page.contentHeight > page.height)
            page.contentY = page.contentHeight - page.height;
    }

    contentWidth: availableWidth
    ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
    ScrollBar.vertical: ScrollLine {
        parent: root
        x: root.mirrored ? 0 : root.width - width
        height: root.height
    }

    Connections {
        target: root.center.doctorSteps
        function onStateChanged(): void { Qt.callLater(root.revealEnd); }
    }
    Connections {
        target: root.center.joinSteps
        function onStateChanged(): void { Qt.callLater(root.revealEnd); }
    }
    Column {
        id: column

        readonly property bool narrow: root.availableWidth < 860
        readonly property real cardWidth: narrow ? Math.min(520, root.availableWidth - 2 * Theme.gap6) : 420

        width: root.availableWidth
        topPadding: Math.max(Theme.gap6, (root.availableHeight - 620) / 2)
        bottomPadding: Theme.gap6
        spacing: Theme.gap2

        FollowFocus { view: root.contentItem as Flickable }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Welcome. What would you like to do?")
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            bottomPadding: Theme.gap6
            text: qsTr("No account, no key and no network are needed to begin.")
            color: Theme.textMuted
        }
        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: column.narrow ? 1 : 2
            spacing: Theme.gap6

            Column {
                spacing: Theme.gap6

                StartCard {
                    visible: !root.center.replay.recording.only
                    width: column.cardWidth
                    center: root.center
                }
                LookCard {
                    width: column.cardWidth
                    center: root.center
                }
            }
            JoinCard {
                visible: !root.center.replay.recording.only
                width: column.cardWidth
                center: root.center
            }
        }
    }
}

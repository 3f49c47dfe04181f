// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Asks before an orchestrator ends, or a lattice is left, and names who loses something. */
Sheet {
    id: root

    required property Leaving leaving
    readonly property bool closing: leaving.wish === Leaving.Close
    readonly property bool ends: leaving.wish !== Leaving.Leave // the program too

    function ask(): void {
        always.checked = false;
        open();
        (closing ? keepButton : goButton).forceActiveFocus(Qt.PopupFocusReason);
    }

    objectName: "leaveSheet"
    title: closing ? qsTr("The orchestrator runs. Close the window?") : ends ? qsTr("Stop the orchestrator and quit?") : leaving.orchestrator ? qsTr("Stop the orchestrator?") : qsTr("Leave the lattice?")

    Words {
        width: parent.width
        visible: root.closing
        text: root.leaving.tray ? qsTr("It can go on without the window: its icon in the tray brings the window back.") : qsTr("It can go on in the minimized window. This desktop has no tray.")
    }
    Words {
        objectName: "leaveLoss"
        width: parent.width
        text: root.closing ? qsTr("When it stops: %1").arg(root.leaving.loss) : root.leaving.loss
    }
    Words {
        width: parent.width
        visible: root.leaving.orchestrator
        text: qsTr("Nothing is assigned and no station reaches another until it runs again. The history and the work stay.")
        color: Theme.textMuted
    }
    Check {
        id: always

        objectName: "leaveAlways"
        anchors.left: parent.left
        visible: root.closing
        text: qsTr("Do the same from now on, without asking")
        hint: qsTr("Settings, General, can change it")
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            id: keepButton

            objectName: "leaveKeepButton"
            visible: root.ends
            primary: root.closing
            text: root.leaving.tray ? qsTr("Keep it in the tray") : qsTr("Minimize")
            onClicked: {
                root.close();
                root.leaving.keep(always.checked);
            }
        }
        ActionButton {
            id: goButton

            objectName: "leaveGoButton"
            primary: !root.closing
            text: root.ends ? qsTr("Stop it and quit") : root.leaving.orchestrator ? qsTr("Stop it") : qsTr("Leave")
            onClicked: {
                root.close();
                root.leaving.go(always.checked);
            }
        }
        ActionButton {
            objectName: "leaveCancelButton"
            text: qsTr("Cancel")
            onClicked: root.close()
        }
    }
}

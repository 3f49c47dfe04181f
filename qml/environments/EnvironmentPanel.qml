// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One environment: its state and what can be done with it above, below what is in it, its variables, its tool policy, its plan, its history. */
FocusScope {
    id: root

    required property EnvironmentDetails details
    property bool busy: false

    signal useWanted
    signal protectWanted(on: bool)
    signal deleteWanted
    signal applyWanted
    signal restoreWanted(version: string)
    signal variableWanted(name: string, secret: bool, description: string)
    signal unsetWanted(name: string)

    component Tab: TabChoice {
        required property string name

        objectName: "tab_" + name
        checked: root.details.tab === name
        onClicked: root.details.tab = name
        onActiveFocusChanged: {
            if (activeFocus)
                tabScroll.contentX = Math.max(0, Math.min(tabScroll.contentWidth - tabScroll.width, x + width / 2 - tabScroll.width / 2));
        }
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Environment %1").arg(details.name)

    Rectangle {
        anchors.fill: parent
        color: Theme.frame
    }
    Column {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap4 }
        spacing: Theme.gap2

        Flow {
            width: parent.width
            spacing: Theme.gap2

            Words {
                height: Theme.control
                text: root.details.name
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            ActionButton {
                objectName: "useEnvironment"
                visible: !root.details.current
                primary: true
                enabled: !root.busy
                text: qsTr("Use")
                hint: qsTr("The station offers its agents from then on, also after a restart")
                onClicked: root.useWanted()
            }
            Chip {
                visible: root.details.current
                icon24: "check"
                text: qsTr("in use")
                implicitHeight: Theme.control
            }
            ActionButton {
                objectName: "protectEnvironment"
                enabled: !root.busy
                icon24: "shield"
                text: root.details.guarded ? qsTr("Protected") : qsTr("Protect")
                hint: root.details.guarded ? qsTr("Ends the protection") : qsTr("From then on it wants its name before it is deleted, synced, or an agent restored")
                onClicked: root.protectWanted(!root.details.guarded)
            }
            ActionButton {
                objectName: "deleteEnvironment"
                enabled: !root.busy && root.details.name !== "default"
                icon24: "trash"
                text: qsTr("Delete…")
                hint: root.details.name === "default" ? qsTr("“default” is always there") : qsTr("Moves it into the trash")
                onClicked: root.deleteWanted()
            }
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.details.description
        }
        Words {
            width: parent.width
            text: root.details.folder
            font.family: Theme.mono
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
        }
        Flickable { // in one line, or large texts in a narrow window would leave no room for what they show
            id: tabScroll

            width: parent.width
            height: tabs.implicitHeight
            contentWidth: tabs.width
            contentX: Theme.mirrored ? contentWidth - width : 0
            contentHeight: height
            flickableDirection: Flickable.HorizontalFlick
            boundsBehavior: Flickable.StopAtBounds
            clip: contentWidth > width

            Row {
                id: tabs

                width: Math.max(implicitWidth, tabScroll.width)
                spacing: Theme.gap1

                Tab {
                    name: "contents"
                    text: qsTr("Agents and servers")
                }
                Tab {
                    name: "variables"
                    text: root.details.missing.length > 0 ? qsTr("Variables (%1 missing)").arg(root.details.missing.length) : qsTr("Variables")
                }
                Tab {
                    name: "policy"
                    text: root.details.policy.edited ? qsTr("Policy (not saved)") : qsTr("Policy")
                }
                Tab {
                    name: "plan"
                    text: qsTr("Plan")
                }
                Tab {
                    name: "history"
                    text: qsTr("History")
                }
            }
        }
    }
    Column {
        id: problem

        anchors { left: parent.left; right: parent.right; top: head.bottom; leftMargin: Theme.gap4; rightMargin: Theme.gap4; topMargin: root.details.problem === "" ? 0 : Theme.gap2 }
        visible: root.details.problem !== ""
        height: visible ? implicitHeight : 0
        spacing: Theme.gap1

        Words {
            width: parent.width
            text: root.details.problem
            color: Theme.failedText
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        ExactWords {
            objectName: "environmentProblem"
            width: parent.width
            text: root.details.problemWords
        }
    }
    Item {
        anchors { left: parent.left; right: parent.right; top: problem.bottom; topMargin: Theme.gap2; bottom: parent.bottom }

        ContentsTab {
            anchors.fill: parent
            visible: root.details.tab === "contents"
            details: root.details
        }
        VariablesTab {
            anchors.fill: parent
            visible: root.details.tab === "variables"
            details: root.details
            onVariableWanted: (name, secret, description) => root.variableWanted(name, secret, description)
            onUnsetWanted: name => root.unsetWanted(name)
        }
        PolicyTab {
            anchors.fill: parent
            visible: root.details.tab === "policy"
            policy: root.details.policy
        }
        PlanTab {
            anchors.fill: parent
            visible: root.details.tab === "plan"
            details: root.details
            onApplyWanted: root.applyWanted()
        }
        HistoryTab {
            anchors.fill: parent
            visible: root.details.tab === "history"
            details: root.details
            onRestoreWanted: version => root.restoreWanted(version)
        }
    }
}

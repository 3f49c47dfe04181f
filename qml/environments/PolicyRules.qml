// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The rules of a policy as rows, a new one below, what holds for the rest, and each known tool with what it may. */
Item {
    id: root

    required property PolicyDesk policy
    readonly property list<string> verdicts: ["allow", "ask", "deny"]
    readonly property list<string> verdictTexts: [qsTr("allow"), qsTr("ask a person"), qsTr("deny")]
    readonly property real choiceWidth: Math.max(128, Math.round(Theme.normal * 9.5))

    component Verdict: Choice {
        property string verdict

        width: root.choiceWidth
        model: root.verdictTexts
        currentIndex: root.verdicts.indexOf(verdict)
    }

    enabled: policy.loaded && policy.trouble === ""
    opacity: policy.trouble === "" ? 1 : 0.5 // of the last text that was a policy

    ListView {
        id: tools

        objectName: "policyTools"
        anchors.fill: parent
        clip: true
        activeFocusOnTab: true
        model: root.policy.tools
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What it means")
        Accessible.description: qsTr("%n tool(s) known", "", count)

        header: Column {
            width: tools.width
            spacing: Theme.gap1
            bottomPadding: Theme.gap2

            Repeater {
                model: root.policy.rules

                delegate: Item {
                    id: rule

                    required property string pattern
                    required property string verdict
                    required property string meaning
                    required property bool idle

                    objectName: "rule_" + pattern
                    width: tools.width
                    implicitHeight: Math.max(Theme.control, facts.implicitHeight) + Theme.gap1
                    Accessible.role: Accessible.ListItem
                    Accessible.name: pattern
                    Accessible.description: [root.policy.verdictText(verdict), meaning].join(", ")

                    Column {
                        id: facts

                        anchors { left: parent.left; leftMargin: Theme.gap4; right: choice.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }

                        Words {
                            width: parent.width
                            text: rule.pattern
                            font.family: Theme.mono
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                        Words {
                            width: parent.width
                            text: rule.meaning
                            font.pixelSize: Theme.small
                            color: Theme.textMuted
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                    Verdict {
                        id: choice

                        objectName: "verdict_" + rule.pattern
                        anchors { right: drop.left; verticalCenter: parent.verticalCenter }
                        verdict: rule.verdict
                        label: qsTr("What tools like %1 may").arg(rule.pattern)
                        hint: rule.meaning
                        onActivated: index => {
                            currentIndex = Qt.binding(() => root.verdicts.indexOf(verdict));
                            root.policy.setRule(rule.pattern, root.verdicts[index]);
                        }
                    }
                    IconButton {
                        id: drop

                        objectName: "dropRule_" + rule.pattern
                        anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                        icon24: "trash"
                        text: qsTr("Remove the rule %1").arg(rule.pattern)
                        onClicked: root.policy.removeRule(rule.pattern)
                    }
                }
            }
            Item {
                width: parent.width
                implicitHeight: fresh.implicitHeight

                Field {
                    id: fresh

                    function add(): void {
                        if (text.trim() === "" || problem !== "")
                            return;
                        root.policy.setRule(text.trim(), root.verdicts[kind.currentIndex]);
                        text = "";
                    }

                    objectName: "newPattern"
                    anchors { left: parent.left; leftMargin: Theme.gap4; right: kind.left; rightMargin: Theme.gap2 }
                    label: ""
                    code: true
                    placeholder: qsTr("a tool, server/tool, *delete*, @destructive")
                    input.Accessible.name: qsTr("Pattern of a new rule")
                    problem: root.policy.patternProblem(text)
                    onAccepted: add()
                }
                Choice {
                    id: kind

                    objectName: "newVerdict"
                    anchors { right: plus.left }
                    width: root.choiceWidth
                    label: qsTr("What such tools may")
                    model: root.verdictTexts
                    currentIndex: 1
                }
                IconButton {
                    id: plus

                    objectName: "addRule"
                    anchors { right: parent.right; rightMargin: Theme.gap2 }
                    enabled: fresh.text.trim() !== "" && fresh.problem === ""
                    icon24: "plus"
                    text: qsTr("Add the rule")
                    onClicked: fresh.add()
                }
            }
            Item {
                width: parent.width
                implicitHeight: Theme.control

                Words {
                    anchors { left: parent.left; leftMargin: Theme.gap4; right: rest.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    text: root.policy.rules.count === 0 ? qsTr("All tools") : qsTr("All other tools")
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }
                Verdict {
                    id: rest

                    objectName: "policyStandard"
                    anchors { right: parent.right; rightMargin: Theme.gap2 + Theme.control; verticalCenter: parent.verticalCenter }
                    verdict: root.policy.standard
                    label: qsTr("What tools may that no rule names")
                    onActivated: index => {
                        currentIndex = Qt.binding(() => root.verdicts.indexOf(verdict));
                        root.policy.setStandard(root.verdicts[index]);
                    }
                }
            }
            SectionTitle {
                leftPadding: Theme.gap4
                rightPadding: Theme.gap4
                topPadding: Theme.gap2
                text: qsTr("What it means")
            }
            Words {
                x: Theme.gap4
                width: parent.width - 2 * x
                visible: tools.count === 0
                text: root.policy.loading ? qsTr("Asking which tools there are…") : qsTr("No tool of this environment's servers is known yet. They are once a server has run, or was tried under MCP & Tools.")
                font.pixelSize: Theme.small
                color: Theme.textMuted
            }
        }
        delegate: Item {
            id: tool

            required property int index
            required property string server
            required property string name
            required property string verdict
            required property string verdictText
            required property string why
            required property string hint

            objectName: "policyTool_" + name
            width: tools.width
            height: Theme.row + Theme.gap1
            Accessible.role: Accessible.ListItem
            Accessible.name: server + "/" + name
            Accessible.description: [verdictText, why, hint].filter(part => part !== "").join(", ")

            Rectangle {
                anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2 }
                radius: Theme.radius
                color: "transparent"
                border.width: tool.ListView.isCurrentItem && tools.activeFocus ? Theme.ring : 0
                border.color: Theme.accent
            }
            Icon {
                id: sign

                anchors { left: parent.left; leftMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
                name: tool.verdict === "allow" ? "check" : tool.verdict === "ask" ? "shield" : "close"
                size: 15
                color: tool.verdict === "deny" ? Theme.failedText : Theme.text
            }
            Words {
                anchors { left: sign.right; leftMargin: Theme.gap2; right: said.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                text: tool.server + "/" + tool.name
                font.family: Theme.mono
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: said

                anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
                width: Math.min(implicitWidth, tool.width * 0.55)
                text: [tool.verdictText, tool.why, tool.hint].filter(part => part !== "").join(" · ")
                font.pixelSize: Theme.small
                color: tool.verdict === "deny" ? Theme.failedText : Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        FocusRing {
            parent: root
            target: tools
            anchors.margins: 1
            radius: 0
        }
    }
}

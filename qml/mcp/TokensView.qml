// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The tokens by which clients come in: those that there are, a new one, and revoking. */
Column {
    id: root

    required property Endpoint endpoint
    property string revoking // the token that is asked about

    signal copyWanted(text: string)

    function make(): void {
        endpoint.makeToken(nameField.text, ["read", "operate", "administer"][right.currentIndex]);
    }

    spacing: Theme.gap2

    SectionTitle { text: qsTr("Tokens") }
    Words {
        width: parent.width
        visible: root.endpoint.tokens.count === 0
        text: qsTr("There are no tokens. A client that comes over HTTP needs one; programs that start the station themselves (stdio) need none.")
        color: Theme.textMuted
    }
    Repeater {
        model: root.endpoint.tokens

        delegate: Item {
            id: row

            required property string name
            required property string rightText
            required property string made
            readonly property bool asked: root.revoking === row.name

            width: root.width
            height: Theme.control + 4
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Token %1").arg(row.name)
            Accessible.description: qsTr("%1, made %2").arg(rightText).arg(made)

            Words {
                id: tokenName

                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                width: Math.min(implicitWidth, row.width * 0.3)
                text: row.name
                font.weight: Font.Medium
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                anchors { left: tokenName.right; leftMargin: Theme.gap3; right: buttons.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                text: row.asked ? qsTr("Whoever uses it is shut out at once.") : qsTr("%1, made %2").arg(row.rightText).arg(row.made)
                font.pixelSize: Theme.small
                color: row.asked ? Theme.failedText : Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Row {
                id: buttons

                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: Theme.gap2

                ActionButton {
                    objectName: "revoke_" + row.name
                    text: row.asked ? qsTr("Yes, revoke it") : qsTr("Revoke…")
                    hint: qsTr("Makes the token %1 worthless").arg(row.name)
                    onClicked: {
                        if (!row.asked) {
                            root.revoking = row.name;
                            return;
                        }
                        root.revoking = "";
                        root.endpoint.revokeToken(row.name);
                    }
                }
                ActionButton {
                    visible: row.asked
                    text: qsTr("Leave it")
                    onClicked: root.revoking = ""
                }
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        Field {
            id: nameField

            objectName: "tokenName"
            width: 200
            label: qsTr("New token for")
            placeholder: qsTr("laptop")
            onAccepted: root.make()
        }
        Column {
            spacing: Theme.gap1

            Words {
                anchors.left: parent.left
                text: qsTr("It may")
                font.pixelSize: Theme.small
                color: Theme.textMuted
            }
            Choice {
                id: right

                objectName: "tokenRight"
                width: 260
                label: qsTr("What the new token may do")
                model: [qsTr("look at everything but secrets"), qsTr("run agents and work too"), qsTr("do everything")]
            }
        }
        Column {
            spacing: Theme.gap1

            Words {
                anchors.left: parent.left
                text: " "
                font.pixelSize: Theme.small
                Accessible.ignored: true
            }
            ActionButton {
                objectName: "makeTokenButton"
                anchors.left: parent.left
                icon24: "plus"
                text: qsTr("Make it")
                hint: qsTr("It is shown this once")
                onClicked: root.make()
            }
        }
    }
    Words {
        width: parent.width
        objectName: "tokenProblem"
        visible: text !== ""
        text: root.endpoint.tokenProblem
        color: Theme.failedText
        font.pixelSize: Theme.small
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Rectangle {
        width: parent.width
        implicitHeight: fresh.implicitHeight + 2 * Theme.gap3
        visible: root.endpoint.newToken !== ""
        radius: Theme.radius
        color: Theme.accentSoft

        Column {
            id: fresh

            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
            spacing: Theme.gap2

            Words {
                width: parent.width
                text: qsTr("The token for %1. It is shown this once: copy it now.").arg(root.endpoint.newTokenName)
                font.weight: Font.Medium
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            ExactWords {
                objectName: "newToken"
                width: parent.width
                text: root.endpoint.newToken
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.gap2

                ActionButton {
                    objectName: "copyTokenButton"
                    primary: true
                    icon24: "copy"
                    text: qsTr("Copy the token")
                    onClicked: root.copyWanted(root.endpoint.newToken)
                }
                ActionButton {
                    objectName: "forgetTokenButton"
                    text: qsTr("I have it")
                    hint: qsTr("Takes it off the screen")
                    onClicked: {
                        root.endpoint.forgetToken();
                        nameField.text = "";
                    }
                }
            }
        }
    }
}

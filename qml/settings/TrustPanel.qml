// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Our own key, and whose keys may change something here over the lattice. */
Column {
    id: root

    required property TrustList trust

    signal copyWanted(text: string)
    signal allowWanted
    signal revokeWanted(key: string, name: string)

    bottomPadding: Theme.gap3
    spacing: Theme.gap1

    SectionTitle {
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        text: qsTr("This station's key")
    }
    Words {
        x: Theme.gap4
        width: parent.width - 2 * x
        text: qsTr("It signs what this station asks of others; an administrator there allows it. It is no secret.")
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    Item {
        x: Theme.gap4
        width: parent.width - 2 * x
        implicitHeight: Math.max(own.implicitHeight, copy.implicitHeight)

        ExactWords {
            id: own

            anchors { left: parent.left; right: copy.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            text: root.trust.ownKey
        }
        IconButton {
            id: copy

            objectName: "copyOwnKey"
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            enabled: root.trust.ownKey !== ""
            icon24: "copy"
            text: qsTr("Copy this station's key")
            onClicked: root.copyWanted(root.trust.ownKey)
        }
    }
    SectionTitle {
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        text: qsTr("Allowed keys")
    }
    Words {
        x: Theme.gap4
        width: parent.width - 2 * x
        visible: text !== ""
        text: root.trust.problem !== "" ? root.trust.problem : root.trust.count === 0 && !root.trust.loading ? qsTr("No other station may change anything here.") : ""
        color: root.trust.problem !== "" ? Theme.failedText : Theme.textMuted
    }
    ExactWords {
        x: Theme.gap4
        width: parent.width - 2 * x
        text: root.trust.problemWords
    }
    Repeater {
        model: root.trust

        delegate: Item {
            id: row

            required property string key
            required property string name
            required property string rightText
            required property string added

            width: root.width
            implicitHeight: facts.implicitHeight + Theme.gap2
            Accessible.role: Accessible.ListItem
            Accessible.name: name
            Accessible.description: [rightText, qsTr("since %1").arg(added), key].join(", ")

            Column {
                id: facts

                anchors { left: parent.left; leftMargin: Theme.gap4; right: revoke.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }

                Words {
                    width: parent.width
                    text: qsTr("%1 · %2 · since %3").arg(row.name).arg(row.rightText).arg(row.added)
                    font.weight: Font.Medium
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: row.key
                    font.family: Theme.mono
                    font.pixelSize: Theme.small
                    color: Theme.textMuted
                    elide: Text.ElideMiddle
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            ActionButton {
                id: revoke

                objectName: "revoke_" + row.name
                anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
                text: qsTr("Revoke…")
                hint: qsTr("Takes back what %1 may do here").arg(row.name)
                onClicked: root.revokeWanted(row.key, row.name)
            }
        }
    }
    ActionButton {
        objectName: "allowButton"
        anchors { left: parent.left; leftMargin: Theme.gap4 }
        icon24: "plus"
        text: qsTr("Allow a key…")
        onClicked: root.allowWanted()
    }
    SectionTitle {
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        text: qsTr("What listens and who may read")
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The providers of models: which one is used, whether it has a key, and a try. */
Column {
    id: root

    required property ProviderList providers

    signal keyWanted(provider: string)

    bottomPadding: Theme.gap3
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Providers of models")

    SectionTitle {
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        text: qsTr("Providers")
    }
    Words {
        x: Theme.gap4
        width: parent.width - 2 * x
        bottomPadding: Theme.gap2
        text: root.providers.problem !== "" ? root.providers.problem : root.providers.count === 0 ? qsTr("Asking which providers there are…") : qsTr("Keys are kept in the keyring of the session, or in a file for you alone, and are never shown.")
        font.pixelSize: Theme.small
        color: root.providers.problem !== "" ? Theme.failedText : Theme.textMuted
    }
    ExactWords {
        x: Theme.gap4
        width: parent.width - 2 * x
        text: root.providers.problemWords
    }
    Repeater {
        model: root.providers

        delegate: Item {
            id: row

            required property string provider
            required property string title
            required property string url
            required property string keyText
            required property bool hasKey
            required property bool needsKey
            required property bool stored
            required property bool isDefault
            required property string modelName
            required property int models
            required property string note
            required property bool failed
            required property bool busy

            objectName: "provider_" + provider
            width: root.width
            implicitHeight: facts.implicitHeight + Theme.gap3
            Accessible.role: Accessible.ListItem
            Accessible.name: title
            Accessible.description: [isDefault ? qsTr("used by agents that name none") : "", keyText, modelName, note].filter(part => part !== "").join(", ")

            Icon {
                id: mark

                anchors { left: parent.left; leftMargin: Theme.gap4 }
                y: facts.y + 2
                name: row.isDefault ? "check" : "circle"
                size: 16
                color: row.isDefault ? Theme.accent : Theme.textMuted
            }
            Column {
                id: facts

                anchors { left: mark.right; leftMargin: Theme.gap3; right: deeds.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
                spacing: 1

                Words {
                    width: parent.width
                    text: row.isDefault ? qsTr("%1 · used by agents that name none").arg(row.title) : row.title
                    font.weight: row.isDefault ? Font.DemiBold : Font.Medium
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: [row.keyText, row.modelName, row.models > 0 ? qsTr("%n model(s)", "", row.models) : "", row.url].filter(part => part !== "").join(" · ")
                    font.pixelSize: Theme.small
                    color: Theme.textMuted
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    visible: text !== ""
                    text: row.note
                    font.pixelSize: Theme.small
                    color: row.failed ? Theme.failedText : Theme.textMuted
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
            Row {
                id: deeds

                anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
                spacing: Theme.gap2
                enabled: !row.busy

                ActionButton {
                    objectName: "use_" + row.provider
                    visible: !row.isDefault
                    text: qsTr("Use")
                    hint: qsTr("Agents that name no model use %1").arg(row.title)
                    onClicked: root.providers.use(row.provider, row.modelName)
                }
                ActionButton {
                    objectName: "test_" + row.provider
                    text: qsTr("Try")
                    hint: qsTr("Asks %1 for one word").arg(row.title)
                    onClicked: root.providers.test(row.provider)
                }
                ActionButton {
                    objectName: "key_" + row.provider
                    visible: row.needsKey && !row.stored
                    icon24: "key"
                    text: qsTr("Key…")
                    hint: qsTr("Stores a key for %1").arg(row.title)
                    onClicked: root.keyWanted(row.provider)
                }
                ActionButton {
                    objectName: "forget_" + row.provider
                    visible: row.stored
                    text: qsTr("Forget key")
                    hint: qsTr("Removes the stored key of %1").arg(row.title)
                    onClicked: root.providers.forgetKey(row.provider)
                }
            }
        }
    }
}

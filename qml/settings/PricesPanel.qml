// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What models cost: those in use without a price first, then the home's own prices, and the program's when wanted. */
Column {
    id: root

    required property PriceList prices
    readonly property real amount: Math.max(56, Math.min(90, width * 0.11))

    signal priceWanted(model: string, input: string, output: string, cached: string)

    component Amount: Words {
        width: root.amount
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }

    bottomPadding: Theme.gap3
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Prices of models")

    SectionTitle {
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        text: qsTr("Prices")
    }
    Words {
        objectName: "pricesWords"
        x: Theme.gap4
        width: parent.width - 2 * x
        bottomPadding: Theme.gap1
        text: root.prices.problem !== "" ? root.prices.problem : root.prices.trouble !== "" ? qsTr("Something is wrong in prices.yaml, so the program's prices count.")
            : qsTr("US dollars for a million tokens. A price that is not known is not zero: what such a model costs is not counted.")
        font.pixelSize: Theme.small
        color: root.prices.problem !== "" || root.prices.trouble !== "" ? Theme.failedText : Theme.textMuted
    }
    ExactWords {
        objectName: "pricesProblem"
        x: Theme.gap4
        width: parent.width - 2 * x
        text: root.prices.problem !== "" ? root.prices.problemWords : root.prices.trouble
    }
    Row {
        anchors { left: parent.left; leftMargin: Theme.gap4 }
        visible: root.prices.rows.count > 0
        height: visible ? implicitHeight + Theme.gap1 : 0

        Words {
            width: root.width - 2 * Theme.gap4 - 3 * root.amount - deedsWidth.width - Theme.gap3
            text: qsTr("Model")
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
        Amount {
            text: qsTr("Input")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Amount {
            text: qsTr("Output")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Amount {
            text: qsTr("Cached")
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
    }
    Repeater {
        model: root.prices.rows

        delegate: Item {
            id: row

            required property string model
            required property bool known
            required property bool own
            required property string input
            required property string output
            required property string cached
            required property string more

            objectName: "price_" + model
            width: root.width
            implicitHeight: Math.max(Theme.control, facts.implicitHeight) + Theme.gap1
            Accessible.role: Accessible.ListItem
            Accessible.name: model
            Accessible.description: known ? [qsTr("input %1, output %2").arg(input).arg(output), cached === "" ? "" : qsTr("cached %1").arg(cached), more, own ? "" : qsTr("from the program's list")].filter(part => part !== "").join(", ") : qsTr("in use, price not known")

            Column {
                id: facts

                anchors { left: parent.left; leftMargin: Theme.gap4; right: amounts.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }

                Words {
                    width: parent.width
                    text: row.model
                    font.family: Theme.mono
                    color: row.own || !row.known ? Theme.text : Theme.textMuted
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    visible: text !== ""
                    text: row.more
                    font.pixelSize: Theme.small
                    color: Theme.textMuted
                    Accessible.ignored: true
                }
            }
            Row {
                id: amounts

                anchors { right: deeds.left; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }

                Row {
                    visible: !row.known
                    width: 3 * root.amount
                    layoutDirection: Qt.RightToLeft
                    spacing: Theme.gap1

                    Words {
                        text: qsTr("in use, not known")
                        color: Theme.failedText
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "warning"
                        size: 15
                        color: Theme.failedText
                    }
                }
                Amount {
                    visible: row.known
                    text: row.input
                    Accessible.ignored: true
                }
                Amount {
                    visible: row.known
                    text: row.output
                    Accessible.ignored: true
                }
                Amount {
                    visible: row.known
                    text: row.cached === "" ? qsTr("as input") : row.cached
                    color: row.cached === "" ? Theme.textMuted : Theme.text
                    Accessible.ignored: true
                }
            }
            Row {
                id: deeds

                anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
                width: deedsWidth.width
                layoutDirection: Qt.RightToLeft
                enabled: !root.prices.busy

                IconButton {
                    objectName: "priceRemove_" + row.model
                    enabled: row.own
                    opacity: row.own ? 1 : 0 // it keeps its place
                    icon24: "trash"
                    text: qsTr("Remove the price of %1").arg(row.model)
                    onClicked: root.prices.unset(row.model)
                }
                ActionButton {
                    objectName: "priceChange_" + row.model
                    quiet: true
                    text: row.known ? qsTr("Change…") : qsTr("Set…")
                    hint: qsTr("Sets the price of %1").arg(row.model)
                    onClicked: root.priceWanted(row.model, row.input, row.output, row.cached)
                }
            }
        }
    }
    Row { // as wide as the deeds of a row, so that the names above the columns stand over them
        id: deedsWidth

        height: 0
        visible: false

        IconButton {
            icon24: "trash"
        }
        ActionButton {
            quiet: true
            text: qsTr("Change…")
        }
    }
    Flow {
        x: Theme.gap4
        width: parent.width - 2 * x
        topPadding: Theme.gap2
        spacing: Theme.gap2

        ActionButton {
            objectName: "addPrice"
            icon24: "plus"
            enabled: !root.prices.busy && root.prices.trouble === ""
            text: qsTr("Add a price…")
            hint: root.prices.trouble === "" ? qsTr("It is written into %1 and counts at once").arg(root.prices.file) : qsTr("First the file wants to be mended by hand")
            onClicked: root.priceWanted("", "", "", "")
        }
        ActionButton {
            objectName: "wholePrices"
            quiet: true
            visible: root.prices.shipped > 0
            text: root.prices.whole ? qsTr("Hide the program's list") : qsTr("Show the program's list (%1)").arg(root.prices.shipped)
            onClicked: root.prices.whole = !root.prices.whole
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Sets what a model costs, in dollars for a million tokens. */
Sheet {
    id: root

    required property PriceList prices
    property bool known: false
    readonly property bool complete: name.text.trim() !== "" && input.text.trim() !== "" && output.text.trim() !== "" && input.problem === "" && output.problem === "" && cached.problem === ""

    function ask(model: string, inputNow: string, outputNow: string, cachedNow: string): void {
        known = model !== "";
        prices.forgetProblem(); // of another time
        name.text = model;
        input.text = inputNow;
        output.text = outputNow;
        cached.text = cachedNow;
        open();
        (known ? input : name).input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function store(): void {
        if (complete && !prices.busy)
            prices.set(name.text, input.text, output.text, cached.text);
    }

    objectName: "priceSheet"
    title: known ? qsTr("Price of %1").arg(name.text) : qsTr("Add a price")

    Connections {
        target: root.prices
        function onStored(): void { root.close(); }
    }
    Field {
        id: name

        objectName: "priceModel"
        width: parent.width
        visible: !root.known
        label: qsTr("Model")
        code: true
        placeholder: "provider/model"
        description: qsTr("As agents name it: model, or provider/model. * at the end stands for any rest.")
        onAccepted: root.store()
    }
    Words {
        width: parent.width
        text: qsTr("US dollars for a million tokens. Zero is free; without a price the costs are not known.")
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    Field {
        id: input

        objectName: "priceInput"
        width: parent.width
        label: qsTr("Input")
        problem: root.prices.amountProblem(text)
        onAccepted: root.store()
    }
    Field {
        id: output

        objectName: "priceOutput"
        width: parent.width
        label: qsTr("Output")
        problem: root.prices.amountProblem(text)
        onAccepted: root.store()
    }
    Field {
        id: cached

        objectName: "priceCached"
        width: parent.width
        label: qsTr("Input from the provider's cache")
        description: qsTr("Empty: as other input.")
        problem: root.prices.amountProblem(text)
        onAccepted: root.store()
    }
    ExactWords {
        objectName: "priceProblem"
        width: parent.width
        text: root.prices.problemWords
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "priceStore"
            primary: true
            enabled: root.complete && !root.prices.busy
            text: qsTr("Set")
            onClicked: root.store()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}

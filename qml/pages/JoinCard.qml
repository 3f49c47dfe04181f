// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! By one line; or by host, sign-in and TLS. The connection doctor says at which step it fails, and what to change. */
TaskCard {
    id: root

    required property ControlCenter center
    readonly property JoinForm form: center.joinForm
    readonly property bool running: center.joinSteps.running || center.doctorSteps.running
    property bool byHost: false
    property bool doctorLast: false

    icon24: "link"
    title: qsTr("Join a lattice")
    text: qsTr("With a join line from its operator, or with a host and a sign-in.")

    Field {
        objectName: "joinLineField"
        width: parent.width
        visible: !root.byHost
        code: true
        label: qsTr("Join line or address")
        placeholder: "station://host:4222/?…"
        text: root.form.line
        problem: root.form.line !== "" ? root.form.problem : ""
        onEdited: text => root.form.line = text
        onAccepted: root.center.join()
    }
    Column {
        width: parent.width
        visible: root.byHost
        spacing: Theme.gap3

        Field {
            objectName: "hostField"
            width: parent.width
            code: true
            label: qsTr("Host")
            placeholder: "hub.example.org:4222"
            text: root.form.host
            onEdited: text => root.form.host = text
            onAccepted: root.center.join()
        }
        Column {
            width: parent.width
            spacing: Theme.gap1

            Words {
                anchors.left: parent.left
                text: method.label
                font.pixelSize: Theme.small
                color: Theme.textMuted
            }
            Choice {
                id: method

                objectName: "methodChoice"
                width: parent.width
                label: qsTr("Sign-in")
                hint: qsTr("How this station shows who it is")
                model: root.form.methods
                currentIndex: root.form.method
                onActivated: index => root.form.method = index
            }
        }
        Field {
            objectName: "userField"
            width: parent.width
            visible: root.form.method === JoinForm.UserPassword
            label: qsTr("User")
            text: root.form.user
            onEdited: text => root.form.user = text
        }
        Field {
            objectName: "secretField"
            width: parent.width
            visible: root.form.method !== JoinForm.None
            label: root.form.secretLabel
            echoMode: root.form.method === JoinForm.CredentialsFile || root.form.method === JoinForm.NKeyFile ? TextInput.Normal : TextInput.Password
            text: root.form.secret
            onEdited: text => root.form.secret = text
        }
        Check {
            objectName: "tlsCheck"
            anchors.left: parent.left
            text: qsTr("Encrypt the connection (TLS)")
            checked: root.form.tls
            onToggled: root.form.tls = checked
        }
        Field {
            objectName: "caField"
            width: parent.width
            visible: root.form.tls
            label: qsTr("CA file, if the lattice has its own")
            text: root.form.caFile
            onEdited: text => root.form.caFile = text
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.form.host !== "" ? root.form.problem : ""
            color: Theme.failedText
            font.pixelSize: Theme.small
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            objectName: "joinButton"
            primary: true
            enabled: root.form.problem === "" && !root.running
            text: root.center.joinSteps.running ? qsTr("Joining…") : qsTr("Join")
            hint: root.form.problem
            onClicked: {
                root.doctorLast = false;
                root.center.join();
            }
        }
        ActionButton {
            objectName: "examineButton"
            enabled: root.form.problem === "" && !root.running
            text: root.center.doctorSteps.running ? qsTr("Testing…") : qsTr("Test the connection")
            hint: qsTr("Connection doctor: tests each step without joining")
            onClicked: {
                root.doctorLast = true;
                root.center.examine();
            }
        }
        ActionButton {
            objectName: "byHostButton"
            quiet: true
            text: root.byHost ? qsTr("Use a join line") : qsTr("Use host and sign-in")
            onClicked: {
                root.byHost = !root.byHost;
                if (root.byHost)
                    root.form.line = "";
            }
        }
    }
    StepList {
        objectName: "joinSteps"
        width: parent.width
        visible: !root.doctorLast && steps.started
        steps: root.center.joinSteps
        label: qsTr("Steps of joining")
    }
    StepList {
        objectName: "doctorSteps"
        width: parent.width
        visible: root.doctorLast && steps.started
        steps: root.center.doctorSteps
        label: qsTr("Connection doctor")
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station.Models

/*! What a station's texts on the map are made of; the roles of MapLabels. */
Item {
    required property string stationId
    required property string name
    required property rect box
    required property int presence
    required property string presenceText
    required property list<string> agentNames
    required property int agentCount
    required property int running
    required property int needs
    required property int failures
    required property bool isSelf
    required property bool orchestrator
    required property bool pinned
    required property bool used
    readonly property bool quiet: presence === Presence.Offline || presence === Presence.Left
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! A hairline between parts of the frame. */
Rectangle {
    implicitWidth: 1
    implicitHeight: 1
    color: Theme.line
    Accessible.ignored: true
}

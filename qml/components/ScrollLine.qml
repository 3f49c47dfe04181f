// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station

/*! How much of a list or text is in sight, and where. It stays while there is more, and does not fade. */
ScrollBar {
    id: root

    padding: 2
    minimumSize: 0.06
    visible: policy !== ScrollBar.AlwaysOff && size < 1
    contentItem: Rectangle {
        implicitWidth: root.interactive ? 6 : 2
        implicitHeight: root.interactive ? 6 : 2
        radius: width / 2
        color: root.pressed ? Theme.accent : Theme.fieldLine
    }
    background: null
}

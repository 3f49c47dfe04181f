// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! The name of a part of a panel. */
Words {
    width: parent?.width ?? implicitWidth
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
    color: Theme.textMuted
    topPadding: Theme.gap2
    bottomPadding: Theme.gap1
    Accessible.role: Accessible.Heading
    Accessible.name: text
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! Text of ours or from outside, shown as it is: never read as HTML. */
Text {
    color: Theme.text
    font.pixelSize: Theme.normal
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft // where lines begin, whatever language the words are in
    verticalAlignment: Text.AlignVCenter
}

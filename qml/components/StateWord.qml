// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! A state: its mark and its word, and what the word leaves out. */
Row {
    id: root

    required property int workState
    required property string glyph
    required property string word
    property string remark

    spacing: 6
    Accessible.role: Accessible.StaticText
    Accessible.name: remark === "" ? word : qsTr("%1, %2").arg(word).arg(remark)

    StateMark {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        workState: root.workState
        glyph: root.glyph
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width > 0 ? root.width - mark.width - root.spacing : implicitWidth)
        //: a state and what it leaves out: "queued, again in 12 s"
        text: root.remark === "" ? root.word : qsTr("%1, %2").arg(root.word).arg(root.remark)
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}

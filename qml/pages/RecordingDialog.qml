// SPDX-License-Identifier: Apache-2.0
import QtQuick.Dialogs

/*! Asks for a recording. */
FileDialog {
    signal chosen(url: url)

    title: qsTr("Open a recording")
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("JSON lines (*.jsonl)"), qsTr("All files (*)")]
    onAccepted: chosen(selectedFile)
}

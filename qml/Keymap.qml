// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick
import Station.Models

/*!
    The keys of the window, once: whoever shows one or hears one asks here, by the action's name in the table of shortcuts. A singleton as Theme is,
    since keys are heard and shown at every depth. Main.qml sets it.
*/
QtObject {
    id: root

    property Shortcuts shortcuts: null

    /*! The keys of \a action for people; empty when it has none. */
    function text(action: string): string { return shortcuts?.texts[action] ?? ""; }
    /*! The same behind some words, in brackets. */
    function hint(words: string, action: string): string { return text(action) === "" ? words : qsTr("%1 (%2)").arg(words).arg(text(action)); }
    /*! As Shortcut takes them. */
    function sequences(action: string): list<var> { return shortcuts?.sequences[action] ?? []; }
    /*! The action that a key does in a place; "": none of ours. */
    function of(place: string, key: int, modifiers: int): string { return shortcuts?.find(place, key, modifiers) ?? ""; }
}

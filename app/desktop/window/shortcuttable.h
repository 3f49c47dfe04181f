// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QKeySequence>
#include <QList>

namespace app {

class WindowSettings;

/*! What a key can do: one row for each action of the window, of a page, or of all lists. The only place where keys are written. */
struct ShortcutRow {
    enum When { Always, InLattice, InPast };
    QLatin1StringView id;    //!< "page:work", "needs.approve"
    QLatin1StringView place; //!< a page; "lists": all lists and forms; "time": the time bar and the events; empty: the whole window
    const char *words;
    QLatin1StringView keys; //!< as QKeySequence writes them everywhere, several with "; " between; empty: none until somebody chooses one
    When when = Always;
    bool inPalette = false; //!< Main.qml does it by its id
};

/*! The actions that keys do, and what their keys are by the window's settings. */
class ShortcutTable final
{
    Q_DECLARE_TR_FUNCTIONS(ShortcutTable)

public:
    static const QList<ShortcutRow> &rows();
    static const ShortcutRow *find(const QString &id);
    static QString words(const ShortcutRow &row);
    static QString placeWords(const QString &place); //!< "Page Needs you"
    static QString settingOf(const QString &id);     //!< its key in the window's settings
    static const ShortcutRow *ofSetting(const QString &key);

    static QString off(); //!< the value of the setting that means: no key
    static bool isValid(const QString &value);
    /*! As they count: as set, or as they are at first; no single letters when they are turned off. */
    static QList<QKeySequence> keys(const ShortcutRow &row, const WindowSettings &settings);
    static QString shown(const QList<QKeySequence> &keys); //!< the first of them, for people
    static QString shown(const QString &value);            //!< of a setting
    /*! By setting, in words: which other actions have a key of that one where both are heard. */
    static QHash<QString, QString> conflicts(const WindowSettings &settings);
    static bool isLetter(const QKeySequence &keys); //!< typed without Control or Alt, as in a text
};

} // namespace app

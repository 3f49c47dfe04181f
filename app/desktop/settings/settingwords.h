// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace app {

/*! What settings are called, in which group they stand, and what their choices are called. */
class SettingWords final
{
    Q_DECLARE_TR_FUNCTIONS(SettingWords)

public:
    static QStringList groups(); //!< in their order: "general", …
    static QString groupTitle(const QString &group);
    static QString groupOf(const QString &key); //!< "advanced" for a key that has no row here
    static QString title(const QString &key);   //!< the key itself for one that has no row here
    static bool isKnown(const QString &key);
    static int place(const QString &key); //!< among all rows; what has none comes last
    static QString help(const QString &key); //!< of the window's own settings; the engine says what the others are
    static QString choice(const QString &key, const QString &value);
};

} // namespace app

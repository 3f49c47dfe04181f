// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace app {

/*! What was chosen last in the palette, the latest first. Kept in a file when there is one; one that cannot be read or written costs nothing but the memory. */
class Recents final
{
public:
    static constexpr qsizetype kMost = 20;

    void open(const QString &path);
    void add(const QString &key);
    const QStringList &keys() const { return m_keys; }
    /*! 0: the latest; -1: not among them. */
    qsizetype placeOf(const QString &key) const { return m_keys.indexOf(key); }

private:
    QStringList m_keys;
    QString m_path;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace core {

/*!
    Remembers, over restarts, which texts of prompt files this version of the program has found good, so that a start checks what is new.

    By digest of the bytes, never by name or time: a file that changes in any way is checked. Losing the memory costs time and nothing else.
*/
class CheckedPrompts final
{
public:
    /*! \a file holds the memory; empty: none is kept. */
    explicit CheckedPrompts(QString file);

    static QByteArray digestOf(const QByteArray &bytes);

    bool contains(const QByteArray &digest) const { return m_before.contains(digest) || m_good.contains(digest); }
    void add(const QByteArray &digest) { m_good.insert(digest); }

    /*! Writes what has been added since the program started, and forgets what nobody has asked about again. */
    void save();

private:
    QString m_file;
    QSet<QByteArray> m_before; //!< of an earlier process
    QSet<QByteArray> m_good;
    QSet<QByteArray> m_saved;
};

} // namespace core

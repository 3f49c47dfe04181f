// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/indexsql.h"

#include <QRegularExpression>

#include <array>
#include <functional>
#include <unordered_set>

namespace lattice {

/*!
    The texts that events are found by. Rows hold a hash of each, the same for texts that differ in case alone; the texts
    themselves stand in tables of their own, for filters with an asterisk. A text may stand there more than once: they are only
    ever appended to, since looking for a place in a large table costs more than the place.
*/
class IndexWords final
{
public:
    enum Kind { Type, Station, Agent, By, Item, KindCount };

    /*! FNV-1a over the case-folded UTF-8; 0 for an empty text. */
    static qint64 hash(QByteArrayView text);
    static qint64 hash(const QString &text) { return hash(QByteArrayView(text.toUtf8())); }

    /*! \a text's hash; the text is noted for write() if it is new. */
    qint64 add(Kind kind, QByteArrayView text);
    Result<> write(BulkInsert &words, BulkInsert &items); //!< what add() noted
    void forget(); //!< that anything was written: after a rollback

    /*! The hashes of the texts that are \a like this (a pattern of SQL's), and that \a holds is true of. */
    static Result<QList<qint64>> find(const QSqlDatabase &database, Kind kind, const QString &like, const std::function<bool(const QString &)> &holds);

private:
    struct Word {
        Kind kind;
        qint64 hash;
        QString text;
    };
    std::array<std::unordered_set<qint64>, KindCount> m_known;
    QList<Word> m_new;
};

} // namespace lattice

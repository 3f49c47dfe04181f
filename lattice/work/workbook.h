// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"
#include "lattice/protocol/workrecord.h"

#include <QSet>

namespace lattice {

/*!
    The whole ledger as it is followed from here: every record, by work id.

    A record that cannot be read, as of a later version, is not in the book: whoever acts on the book leaves it alone.
    What is shown is old while the link is down, see ageMs().
*/
class WorkBook final : public QObject
{
    Q_OBJECT

public:
    /*! \a join is how long changes are collected before they are told. */
    explicit WorkBook(MeshLink &link, Milliseconds join = std::chrono::milliseconds(16), QObject *parent = nullptr);

    const WorkRecord *find(const QString &workId) const; //!< until the next turn of the event loop
    const QHash<QString, WorkRecord> &records() const { return m_records; }
    const QHash<QString, Error> &broken() const { return m_broken; } //!< by key, with what is wrong
    const QHash<QByteArray, quint64> &marks() const { return m_marks; } //!< keys of removed records that still have a mark, with its revision
    bool isCaughtUp() const { return m_watch.isCaughtUp(); }
    qint64 ageMs() const { return m_watch.ageMs(); } //!< since we last knew to have all; negative: never yet

Q_SIGNALS:
    /*! Joined; each record as it last was. \a gone are work ids whose records were removed or cannot be read any more. */
    void changed(const QList<lattice::WorkRecord> &records, const QStringList &gone);
    void caughtUp(); //!< all that there was has been given by changed(); again after the bucket was made anew
    void brokenFound(const QString &key, const lattice::Error &error);
    void failed(const lattice::Error &error); //!< of the watch, which goes on by itself

private:
    void take(const KeyEntry &entry);
    void drop(const QString &workId);
    void flush();

    const Milliseconds m_join;
    KeyWatch m_watch;
    QHash<QString, WorkRecord> m_records;
    QHash<QString, Error> m_broken;
    QHash<QByteArray, quint64> m_marks;
    QSet<QString> m_changed;
    QSet<QString> m_gone;
    QTimer m_flush;
};

} // namespace lattice

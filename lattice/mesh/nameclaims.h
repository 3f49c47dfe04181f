// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/claim.h"

#include <QSet>

namespace lattice {

/*!
    The names that this station owns in `lattice-names`, and those that it wanted and another has.

    A name is claimed by key-value create, so that of two stations one gets it. A claim of another is taken over by
    compare-and-set, and only when we ourselves could not reach its owner for as long as it takes to be offline. Stations of
    one pool own their names together: a claim of our pool is ours.
*/
class NameClaims final : public QObject
{
    Q_OBJECT

public:
    NameClaims(MeshLink &link, QString stationId, QString pool, QObject *parent = nullptr);

    /*! Claims \a names and gives up what is not among them; changed() follows when the outcome is known. */
    void want(const QStringList &names);
    /*! Gives up all names, as at goodbye. */
    QCoro::Task<void> release();

    bool owns(const QString &name) const { return m_owned.contains(name); }
    /*! Whether the outcome of the last want() is known. */
    bool isSettled() const { return m_settled; }
    QList<NameConflict> conflicts() const;

Q_SIGNALS:
    void changed(); //!< what is owned, or the conflicts

private:
    /*! A name that another has, and what we know of him. */
    struct Contest {
        NameClaim claim;
        quint64 revision = 0;
        QString ownerName;
        QElapsedTimer silence; //!< since he last answered us
    };

    QCoro::Task<void> settle();
    QCoro::Task<void> claim(QString name);
    QCoro::Task<void> giveUp(QString name);
    QCoro::Task<void> probe(QString name);
    void lose(const QString &name, const NameClaim &claim, quint64 revision);

    MeshLink &m_link;
    KeyValue m_names;
    const QString m_stationId;
    const QString m_pool;
    QSet<QString> m_wanted;
    QHash<QString, quint64> m_owned; //!< name → revision of our claim
    QHash<QString, Contest> m_contests;
    QTimer m_probeTimer;
    bool m_settled = true;
    bool m_settling = false;
    bool m_again = false;
};

} // namespace lattice

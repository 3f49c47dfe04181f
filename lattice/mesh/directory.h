// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"
#include "lattice/mesh/presencetable.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/digest.h"

#include <QSet>

namespace lattice {

/*!
    All stations of the lattice as they stand, from the registry and from what is heard of them.

    It watches the whole registry and every heartbeat, which is for orchestrators, windows and single look-ups; a plain
    member does without. At the start, and whenever the link comes back, it asks everybody for a sign of life.
    After an outage of the link nobody is judged before he had time to be heard again.
*/
class Directory final : public QObject
{
    Q_OBJECT

public:
    /*! \a selfId is the station's own, empty for a mere observer. */
    Directory(MeshLink &link, QString selfId, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Directory)

    QList<Station> stations() const { return m_stations.values(); }
    const Station *find(const QString &stationId) const;
    /*! Whether the registry was read whole and everybody on record has been heard, or has had half a second to be. */
    bool isComplete() const { return m_complete; }
    qint64 ageMs() const { return m_records.ageMs(); }

Q_SIGNALS:
    void changed(const QList<lattice::Station> &changed, const QStringList &gone); //!< joined per 16 ms
    void presenceChanged(const lattice::Station &station);                         //!< at once
    void registryRead(); //!< once: all records and facts are in; who is there may still have to be heard
    void complete();
    void failed(const lattice::Error &error);

private:
    void ask();
    void takeRecord(const KeyEntry &entry);
    void takeFacts(const KeyEntry &entry);
    void takePresence(const Message &message);
    void takeSign(const PresenceMessage &message);
    void takeDigest(const PresenceDigest &digest);
    void applyManifest(const StationManifest &manifest);
    void setPresence(const QString &stationId);
    void tick();
    void touch(const QString &stationId);
    void flush();
    void checkRead();
    void checkComplete();
    Station &entryOf(const QString &stationId);
    PresenceTable::Time now() const { return PresenceTable::Time(m_clock.elapsed()); }

    MeshLink &m_link;
    const QString m_selfId;
    QElapsedTimer m_clock;
    QElapsedTimer m_lastTick;
    PresenceTable m_presence;
    QHash<QString, Station> m_stations;
    QHash<QString, qint64> m_leftAt;
    QSet<QString> m_onRecord;
    QSet<QString> m_touched;
    QStringList m_gone;
    KeyWatch m_records;
    KeyWatch m_facts;
    std::vector<std::unique_ptr<Subscription>> m_subscriptions;
    QTimer m_flushTimer;
    QTimer m_tickTimer;
    QTimer m_patience;
    bool m_read = false;
    bool m_complete = false;
};

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/directory.h"

namespace lattice {

/*!
    What an orchestrator does for all: it tells plain members once a second whose presence changed, answers for those who
    cannot when somebody asks who is there, and sweeps away what dead stations have left in the registry.
*/
class Steward final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::hours kKeepDead{24}; //!< then the record of an offline station is removed by itself

    Steward(MeshLink &link, Directory &directory, QString stationId, Milliseconds sweepInterval, QObject *parent = nullptr);

    /*! Removes the records, facts and names of stations that are offline by what we heard. \return how many stations */
    static QCoro::Task<Result<int>> cleanUp(MeshLink &link, QList<Station> stations);

Q_SIGNALS:
    void lost(const lattice::Station &station); //!< it fell silent without a goodbye

private:
    void note(const Station &station);
    void tell();
    void answer(const Message &ping);
    void sweep();

    MeshLink &m_link;
    Directory &m_directory;
    const QString m_stationId;
    QHash<QString, Station> m_changed;
    QHash<QString, QDateTime> m_deadSince;
    std::unique_ptr<Subscription> m_pings;
    QTimer m_second;
    QTimer m_sweep;
    int m_seconds = 0;
};

} // namespace lattice

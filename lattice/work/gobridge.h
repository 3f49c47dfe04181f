// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/workevents.h"
#include "lattice/protocol/workresponse.h"
#include "lattice/work/ledger.h"
#include "lattice/work/workbook.h"

#include <QSet>

namespace lattice {

/*!
    Work and Go stations, as the leader sees to it.

    It acts in the ledger for Go stations, which know none: what they answer to an assignment claims, finishes or fails it, and
    what was assigned to them and has ended is taken from their mailbox. And while there are any, it writes the projection
    `lattice-work`, in which they read how all work stands. What they answered while nobody led, or while the link was down, it
    reads from the stream of responses. \sa docs/work.md §8
*/
class GoBridge final : public QObject
{
    Q_OBJECT

public:
    GoBridge(MeshLink &link, const WorkBook &book, QObject *parent = nullptr);

    /*! The Go stations there are; work held by any other station is not our business. */
    void setStations(const QSet<QString> &stationIds);
    bool isGo(const QString &stationId) const { return m_stations.contains(stationId); }
    /*! Sends the assignment of \a record, by core NATS: a Go station subscribes to the subject. */
    void assign(const WorkRecord &record);

Q_SIGNALS:
    void happened(lattice::WorkFact fact, const lattice::WorkRecord &record);

private:
    QCoro::Task<void> takeResponse(Message message);
    QCoro::Task<void> readMissed(QSet<QString> stationIds);
    QCoro::Task<void> readMissedOf(QString workId);
    QCoro::Task<void> settleCancelled(WorkRecord record);
    void clearMailbox(const QString &stationId);
    void noteChanges(const QList<WorkRecord> &records);
    QCoro::Task<void> project();
    QCoro::Task<bool> projectOne(WorkRecord record);
    QCoro::Task<void> listIn(QByteArray key, QString workId, bool isIn);

    MeshLink &m_link;
    const WorkBook &m_book;
    Ledger m_ledger;
    JetStream m_jetStream;
    KeyValue m_projection;
    QSet<QString> m_stations;
    QHash<QString, WorkPhase> m_projected; //!< what the projection says, of open work
    QSet<QString> m_due;                   //!< to be projected
    QTimer m_soon;
    bool m_projecting = false;
    std::unique_ptr<Subscription> m_responses;
};

} // namespace lattice

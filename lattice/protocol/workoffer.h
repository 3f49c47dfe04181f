// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace lattice {

/*! Asks who would run an item of work, on `lattice.work.offer`. */
struct WorkOffer {
    QString workId;
    QString agent;
    QString capability;
    int priority = 5;

    friend bool operator==(const WorkOffer &, const WorkOffer &) = default;
};

/*! The reply of a station that could. */
struct WorkBid {
    QString stationId;
    int slotsFree = 0;
    int queued = 0;

    friend bool operator==(const WorkBid &, const WorkBid &) = default;
};

QByteArray encode(const WorkOffer &offer);
Result<WorkOffer> decodeWorkOffer(const QByteArray &bytes);

QByteArray encode(const WorkBid &bid);
Result<WorkBid> decodeWorkBid(const QByteArray &bytes);

/*! The stations of \a bids, best first: free slots less what waits there; equal ones by id. Each once, none without a slot. */
QStringList ranked(QList<WorkBid> bids);

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"

namespace lattice {

/*!
    Makes the streams and buckets of docs/work.md §2 unless they are there; those that are there are used as they are.

    Where the server has not the room that a stream reserves, a smaller one is made, down to 1/16.
    \return Full without that, Refused when this station may not make them: then an orchestrator or an administrator must
*/
QCoro::Task<Result<>> ensureWorkStreams(MeshLink &link, int replicas = 1, std::stop_token stop = {});

/*! Settings of the buckets, for who must make one again. That of leases, in memory, does not outlive a server that stands alone. */
namespace WorkBucket {
BucketOptions ledger(int replicas = 1);
BucketOptions lease(int replicas = 1);
BucketOptions lock(int replicas = 1);
} // namespace WorkBucket

/*! The consumer of \a stationId's mailbox, for PullConsumer on Stream::Work. Invalid when the id is no token. */
Result<QJsonObject> mailboxConsumer(const QString &stationId, int slots_);

} // namespace lattice

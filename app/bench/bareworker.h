// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

namespace app {

/*!
    What a durable work cycle is made of, by nats.c alone and one after the other: the record created and changed three times by
    compare-and-set, the message put into a mailbox and fetched, two responses, the acknowledgement.

    \a name tells workers of one bench apart; each has a connection, a mailbox and a thread. Blocks until \a count are done.
*/
lattice::Result<> bareWorkCycles(const QByteArray &url, const QByteArray &name, int count, const QByteArray &record);

/*! Makes the mailbox `st_{name}` on the stream of work. */
lattice::Result<> makeBareMailbox(const QByteArray &url, const QByteArray &name);

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/blobs.h"
#include "lattice/work/ledger.h"

namespace lattice {

/*!
    Writes into the ledger how an attempt of this station ended, again and again while the link is down.

    A result that is too large for the record becomes a blob. A write whose answer was lost is known again by what it says.
*/
class EndRecorder final
{
public:
    explicit EndRecorder(MeshLink &link) : m_ledger(link), m_blobs(link) { }

    /*!
        \a known is the record as it was claimed; \a question is not empty when the agent asks for a person; \a whyStopped is the
        reason of handing back an attempt that we stopped without being told to.
        \return the record as written; Conflict or NotFound: the attempt is no longer ours; Cancelled: the link has gone
    */
    QCoro::Task<Result<WorkRecord>> write(WorkRecord known, WorkOutcome outcome, QString question, QString whyStopped);

private:
    Ledger m_ledger;
    Blobs m_blobs;
};

/*! Whether writing again later may help: then what is to be recorded is kept, and not lost. */
bool isPassing(Fault fault);

} // namespace lattice

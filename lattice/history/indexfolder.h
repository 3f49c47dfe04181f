// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/indexreader.h"
#include "lattice/history/latticestate.h"

namespace lattice {

/*! Folds the rows of an index to the state of the lattice, and keeps a snapshot at equal distances. */
class IndexFolder final
{
public:
    IndexFolder(IndexDatabase &database, int every) : m_database(database), m_reader(database), m_every(every) { }

    Result<> load(); //!< goes on after the last snapshot
    quint64 folded() const { return m_folded; } //!< the sequence of the last snapshot

    /*! Makes the next snapshot when the rows for it are there. \return whether another may follow */
    Result<bool> step(const std::stop_token &stop);
    /*! The state after the row \a sequence, or after the last one before it. */
    Result<LatticeState> stateAt(quint64 sequence, const std::stop_token &stop);

private:
    Result<LatticeState> snapshotBefore(quint64 sequence) const;
    Result<qsizetype> fold(LatticeState &state, quint64 to, qsizetype most, const std::stop_token &stop) const;

    IndexDatabase &m_database;
    const IndexReader m_reader;
    const int m_every;
    quint64 m_folded = 0;
    LatticeState m_head;  //!< at the last snapshot
    LatticeState m_recent; //!< what was asked for last: scrubbing forward goes on from there
};

} // namespace lattice

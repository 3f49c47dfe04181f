// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/jetstream.h"
#include "lattice/protocol/workrecord.h"

namespace lattice {

/*!
    Results that are too large for a record, as chunks of 256 KiB in the stream `LATTICE_BLOBS`, for 7 days.

    A blob is named by its SHA-256: the same bytes are stored once, whoever stores them, and what is read is what was written.
    \sa docs/work.md §2
*/
class Blobs final
{
public:
    static constexpr qsizetype kChunkBytes = 256 * 1024;
    static constexpr qint64 kMaxBytes = 64 * 1024 * 1024;

    explicit Blobs(MeshLink &link) : m_jetStream(link) { }

    /*! Full over kMaxBytes. A link that goes down meanwhile is waited for, up to 30 s for each few chunks. */
    QCoro::Task<Result<BlobRef>> put(QByteArray bytes, std::stop_token stop = {});
    /*! NotFound when a chunk is missing, Invalid when what is there is not what \a ref names, or when \a ref names nothing. */
    QCoro::Task<Result<QByteArray>> get(BlobRef ref, std::stop_token stop = {});

private:
    JetStream m_jetStream;
};

} // namespace lattice

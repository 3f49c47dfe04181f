// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/checkpoint.h"
#include "lattice/history/checkpointfinding.h"

#include <map>
#include <optional>

namespace lattice {

/*!
    Holds a history against its checkpoints, message by message in the order of the stream; pure.

    Without trusted keys the first key that signs rightly is trusted, and every other is a finding.
*/
class CheckpointVerifier final
{
public:
    explicit CheckpointVerifier(QList<QByteArray> trustedKeys = {}) : m_trusted(std::move(trustedKeys)) { }

    void add(const StoredEvent &message);
    void addGap(quint64 first, quint64 last, const QString &reason);
    /*! How the stream is set now, for the comparison with the last checkpoint; before finish(). */
    void setNow(const StreamLimits &limits, const QString &streamCreated);
    VerifyReport finish();

private:
    void check(const StoredEvent &message);
    bool checkSignature(const Checkpoint &checkpoint, quint64 place);
    void checkStream(const StreamLimits &limits, const QString &created, quint64 place);
    bool checkOrder(const Checkpoint &checkpoint, quint64 place);
    void checkMessages(const Checkpoint &checkpoint, quint64 place);
    void accept(const Checkpoint &checkpoint);
    void find(CheckpointFinding::Kind kind, quint64 sequence, const QString &words);

    static constexpr size_t kKeptBases = 64; //!< so many checkpoints may come between a base and who goes on from it, before its messages are let go

    QList<QByteArray> m_trusted;
    VerifyReport m_report;
    std::map<quint64, QByteArray> m_leaves;   //!< of the messages that a checkpoint may still cover
    std::map<quint64, QByteArray> m_accepted; //!< digests by the sequence they go up to: those signed, and those that they went on from
    quint64 m_forgotten = 0;                  //!< up to which message there are no leaves any more
    std::optional<StreamLimits> m_limits;
    QString m_created;
    QDateTime m_signedAt;
    QDateTime m_time;
};

} // namespace lattice

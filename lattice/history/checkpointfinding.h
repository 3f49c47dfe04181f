// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace lattice {

/*! One thing that verifying a history found. */
struct CheckpointFinding {
    enum class Kind {
        Gap,             //!< messages are missing
        Tampered,        //!< the messages are not those that were signed
        BadCheckpoint,   //!< one that cannot be read, or does not follow the one before
        BadSignature,
        UnknownKey,      //!< signed, by nobody we trust
        LimitsChanged,   //!< the stream's settings are others than at the checkpoint before
        StreamReplaced,  //!< the checkpoint is of another stream
        Unsigned,        //!< many messages, or much time, without a checkpoint
    };
    Kind kind = Kind::Gap;
    quint64 sequence = 0; //!< where it is seen
    QString words;        //!< English

    friend bool operator==(const CheckpointFinding &, const CheckpointFinding &) = default;
};

struct VerifyReport {
    quint64 first = 0; //!< what was read
    quint64 last = 0;
    quint64 messages = 0;
    quint64 checkpoints = 0;
    quint64 verifiedFrom = 0; //!< what checkpoints prove; 0: nothing
    quint64 verifiedTo = 0;
    QList<QByteArray> keys; //!< public keys that signed, in order of appearance
    QList<CheckpointFinding> findings;

    bool isSound() const { return findings.isEmpty(); }
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::VerifyReport)

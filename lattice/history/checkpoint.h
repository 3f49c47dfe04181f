// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/history/historyrow.h"
#include "lattice/link/signingkey.h"
#include "lattice/result.h"

#include <memory>

namespace lattice {

/*! The settings of `LATTICE_EVENTS` that decide what is kept, as a checkpoint says them; another order is no change. */
struct StreamLimits {
    qint64 maxAgeNs = 0;
    qint64 maxBytes = -1;
    qint64 maxMessages = -1;
    qint64 maxMessagesPerSubject = -1;
    qint64 maxMessageSize = -1;
    int replicas = 1;
    bool denyDelete = true;
    bool denyPurge = true;
    QString discard; //!< "old" or "new"

    static StreamLimits fromConfig(const QJsonObject &config); //!< of STREAM.INFO
    QString describe() const; //!< one line, as it is signed

    friend bool operator==(const StreamLimits &, const StreamLimits &) = default;
};

/*!
    A signed word of the leader about the history: which messages were in it up to a sequence.

    It covers the messages after the checkpoint before it, whose digest it goes on from; the first one begins with
    the oldest message kept. \sa docs/history.md §6
*/
struct Checkpoint {
    quint64 firstSequence = 0; //!< one after the checkpoint it goes on from; of the first one the oldest message
    quint64 sequence = 0;      //!< the last
    quint64 count = 0;         //!< how many it covers
    QByteArray previous;       //!< 32 bytes: the digest it goes on from; zeros of the first
    QByteArray digest;         //!< 32 bytes
    QString streamCreated;     //!< the server's words
    StreamLimits limits;
    QByteArray publicKey;      //!< 32 bytes, Ed25519
    QByteArray signature;      //!< 64 bytes, of signedBytes()

    QByteArray signedBytes() const;
    QString keyId() const;     //!< the first 16 hex digits of the key's SHA-256

    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

/*! The event's data. */
QJsonObject toData(const Checkpoint &checkpoint);
/*! Invalid when it is no checkpoint, or one whose numbers cannot be. The signature is not looked at. */
Result<Checkpoint> readCheckpoint(const Event &event);
bool isSignatureRight(const Checkpoint &checkpoint);

/*! SHA-256 of one message with its sequence and subject: what digests are made of. \sa docs/history.md §6 */
QByteArray leafOf(quint64 sequence, const QByteArray &subject, const QByteArray &body);

/*! The running digest: SHA-256 over the digest before and the leaves of the messages since. */
class RunningDigest final
{
public:
    explicit RunningDigest(const QByteArray &previous = {}); //!< 32 bytes; empty: zeros
    ~RunningDigest();
    Q_DISABLE_COPY_MOVE(RunningDigest)

    void add(quint64 sequence, const QByteArray &leaf);
    quint64 count() const { return m_count; }
    quint64 first() const { return m_first; } //!< 0: nothing yet
    quint64 last() const { return m_last; }
    const QByteArray &previous() const { return m_previous; }
    QByteArray value() const; //!< of what was added so far; more may be added after
    void next();              //!< goes on from value(), with nothing covered yet
    void restart(const QByteArray &previous);

private:
    struct Private;
    std::unique_ptr<Private> d;
    QByteArray m_previous;
    quint64 m_count = 0;
    quint64 m_first = 0;
    quint64 m_last = 0;
};

/*! The key that a home's checkpoints are signed with. */
class CheckpointKey final
{
public:
    Q_DISABLE_COPY_MOVE(CheckpointKey)

    /*! Reads \a file, or makes it (0600) when it is not there. Refused when others may read it; Invalid when it holds no key. */
    static Result<std::unique_ptr<CheckpointKey>> open(const QString &file);

    const QByteArray &publicKey() const { return m_key->publicKey(); }
    void sign(Checkpoint &checkpoint) const; //!< sets its public key and signature

private:
    explicit CheckpointKey(std::unique_ptr<SigningKey> key) : m_key(std::move(key)) {}
    std::unique_ptr<SigningKey> m_key;
};

} // namespace lattice

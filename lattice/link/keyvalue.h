// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/orderedconsumer.h"

#include <QHash>

namespace lattice {

/*! One revision of a key. */
struct KeyEntry {
    enum class Operation { Put, Delete };
    QByteArray key;
    QByteArray value;
    quint64 revision = 0;
    Operation operation = Operation::Put;
};

struct BucketOptions {
    QByteArray name;
    int history = 1;
    std::chrono::seconds ttl{0}; //!< 0: none. Expiry is not shown to watchers by servers before 2.11
    bool memory = false;
    QString description;
    int replicas = 1;
    qint64 maxValueBytes = -1;
};

/*!
    A key-value bucket (NATS ADR-8). Keys match `[-/_=.a-zA-Z0-9]+`; others are Invalid.
    create() and update() are compare-and-set: Conflict says that somebody else was faster.

    With a \a patience, what is not answered, or what the link is down for, is repeated for so long. A write is done once for all
    that: the Conflict that one meets by one's own unanswered write does not come.
*/
class KeyValue
{
public:
    KeyValue(MeshLink &link, QByteArray bucket, Milliseconds patience = {}) : m_jetStream(link), m_bucket(std::move(bucket)), m_patience(patience) { }

    /*! Makes the bucket unless it is there; one that is there with other settings is used as it is. */
    static QCoro::Task<Result<>> ensure(MeshLink &link, BucketOptions options, std::stop_token stop = {});

    QCoro::Task<Result<KeyEntry>> get(QByteArray key, std::stop_token stop = {}); //!< NotFound also for a deleted key
    QCoro::Task<Result<quint64>> put(QByteArray key, QByteArray value, std::stop_token stop = {});
    QCoro::Task<Result<quint64>> create(QByteArray key, QByteArray value, std::stop_token stop = {});
    QCoro::Task<Result<quint64>> update(QByteArray key, QByteArray value, quint64 revision, std::stop_token stop = {});
    QCoro::Task<Result<quint64>> remove(QByteArray key, std::stop_token stop = {});
    QCoro::Task<Result<quint64>> remove(QByteArray key, quint64 revision, std::stop_token stop = {});

    const QByteArray &bucket() const { return m_bucket; }
    MeshLink &link() const { return m_jetStream.link(); }
    static bool isKey(const QByteArray &key);

private:
    QCoro::Task<Result<quint64>> store(QByteArray key, QByteArray value, Headers headers, std::stop_token stop);
    QByteArray subject(const QByteArray &key) const { return "$KV." + m_bucket + '.' + key; }

    JetStream m_jetStream;
    const QByteArray m_bucket;
    const Milliseconds m_patience;
};

/*!
    Follows the keys of a bucket. Each change is one changed(); a key that vanished while we could not see it is a Delete.
    \sa OrderedConsumer, which this stands on, for how it goes on after an outage
*/
class KeyWatch final : public QObject
{
    Q_OBJECT

public:
    KeyWatch(MeshLink &link, QByteArray bucket, QByteArray keys = ">", QObject *parent = nullptr);

    bool isCaughtUp() const { return m_caughtUp; }
    qint64 ageMs() const { return m_consumer.ageMs(); }

Q_SIGNALS:
    void changed(const lattice::KeyEntry &entry);
    void marked(const QByteArray &key, quint64 revision); //!< the mark of a deletion is there; also of one before our time, when nothing changed()
    void caughtUp(); //!< all that was there at the start, or after a reset, has been given
    void failed(const lattice::Error &error);

private:
    void take(const StoredMessage &stored);
    void dropUnseen();

    const qsizetype m_prefix; //!< of "$KV.bucket."
    OrderedConsumer m_consumer;
    QHash<QByteArray, quint64> m_known; //!< key → revision, deleted ones left out
    QHash<QByteArray, quint64> m_before; //!< those known before a reset that have not come again
    bool m_caughtUp = false;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::KeyEntry)

// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/checkpoint.h"

#include "lattice/protocol/fields.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <sodium.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qint64 kMostSequence = std::numeric_limits<qint64>::max() - 1;
const QByteArray kZeros(crypto_hash_sha256_BYTES, '\0');

QJsonObject toJson(const StreamLimits &limits)
{
    return {{"max_age_ns"_L1, limits.maxAgeNs}, {"max_bytes"_L1, limits.maxBytes}, {"max_msgs"_L1, limits.maxMessages},
            {"max_msgs_per_subject"_L1, limits.maxMessagesPerSubject}, {"max_msg_size"_L1, limits.maxMessageSize},
            {"replicas"_L1, limits.replicas}, {"deny_delete"_L1, limits.denyDelete}, {"deny_purge"_L1, limits.denyPurge},
            {"discard"_L1, limits.discard}};
}

StreamLimits readLimits(const Fields &fields)
{
    constexpr qint64 least = -1;
    return {.maxAgeNs = fields.integer("max_age_ns"_L1, 0, kMostSequence), .maxBytes = fields.integer("max_bytes"_L1, least, kMostSequence),
            .maxMessages = fields.integer("max_msgs"_L1, least, kMostSequence), .maxMessagesPerSubject = fields.integer("max_msgs_per_subject"_L1, least, kMostSequence),
            .maxMessageSize = fields.integer("max_msg_size"_L1, least, kMostSequence), .replicas = int(fields.integer("replicas"_L1, 0, 99)),
            .denyDelete = fields.flag("deny_delete"_L1), .denyPurge = fields.flag("deny_purge"_L1), .discard = fields.text("discard"_L1)};
}

/*! \a size bytes of lower-case hex digits. */
QByteArray readHex(const Fields &fields, QLatin1StringView key, qsizetype size)
{
    const QByteArray text = fields.neededText(key).toLatin1();
    const QByteArray bytes = QByteArray::fromHex(text);
    if (bytes.size() != size || bytes.toHex() != text)
        fields.refuse(key, u"expected %1 lower-case hex digits"_s.arg(size * 2));
    return bytes;
}

} // namespace

StreamLimits StreamLimits::fromConfig(const QJsonObject &config)
{
    return {.maxAgeNs = config["max_age"_L1].toInteger(), .maxBytes = config["max_bytes"_L1].toInteger(-1), .maxMessages = config["max_msgs"_L1].toInteger(-1),
            .maxMessagesPerSubject = config["max_msgs_per_subject"_L1].toInteger(-1), .maxMessageSize = config["max_msg_size"_L1].toInteger(-1),
            .replicas = config["num_replicas"_L1].toInt(1), .denyDelete = config["deny_delete"_L1].toBool(), .denyPurge = config["deny_purge"_L1].toBool(),
            .discard = config["discard"_L1].toString()};
}

QString StreamLimits::describe() const
{
    return u"max_age_ns=%1 max_bytes=%2 max_msgs=%3 max_msgs_per_subject=%4 max_msg_size=%5 replicas=%6 deny_delete=%7 deny_purge=%8 discard="_s
               .arg(maxAgeNs).arg(maxBytes).arg(maxMessages).arg(maxMessagesPerSubject).arg(maxMessageSize).arg(replicas)
               .arg(denyDelete ? u"true"_s : u"false"_s, denyPurge ? u"true"_s : u"false"_s)
        + discard;
}

QByteArray Checkpoint::signedBytes() const
{
    const QList<QByteArray> lines{"station.control.history.checkpoint 1", streamCreated.toUtf8(), QByteArray::number(firstSequence), QByteArray::number(sequence),
                                  QByteArray::number(count), previous.toHex(), digest.toHex(), limits.describe().toUtf8(), publicKey.toHex()};
    return lines.join('\n') + '\n';
}

QString Checkpoint::keyId() const
{
    return QString::fromLatin1(QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).toHex().first(16));
}

QJsonObject toData(const Checkpoint &checkpoint)
{
    return {{"sequence"_L1, qint64(checkpoint.sequence)}, {"first_sequence"_L1, qint64(checkpoint.firstSequence)}, {"count"_L1, qint64(checkpoint.count)},
            {"previous"_L1, QString::fromLatin1(checkpoint.previous.toHex())}, {"digest"_L1, QString::fromLatin1(checkpoint.digest.toHex())},
            {"stream_created"_L1, checkpoint.streamCreated}, {"limits"_L1, toJson(checkpoint.limits)}, {"key_id"_L1, checkpoint.keyId()},
            {"public_key"_L1, QString::fromLatin1(checkpoint.publicKey.toHex())}, {"signature"_L1, QString::fromLatin1(checkpoint.signature.toHex())}};
}

Result<Checkpoint> readCheckpoint(const Event &event)
{
    if (event.type != QLatin1StringView(EventType::HistoryCheckpoint))
        return failed(Fault::Invalid, u"the event is no checkpoint"_s);
    const auto fields = Fields::parse(toBytes(event.data));
    if (!fields)
        return std::unexpected(fields.error());
    Checkpoint checkpoint{.firstSequence = quint64(fields->integer("first_sequence"_L1, 1, kMostSequence)),
                          .sequence = quint64(fields->integer("sequence"_L1, 1, kMostSequence)),
                          .count = quint64(fields->integer("count"_L1, 1, kMostSequence)),
                          .previous = readHex(*fields, "previous"_L1, crypto_hash_sha256_BYTES),
                          .digest = readHex(*fields, "digest"_L1, crypto_hash_sha256_BYTES),
                          .streamCreated = fields->neededText("stream_created"_L1),
                          .limits = readLimits(fields->child("limits"_L1)),
                          .publicKey = readHex(*fields, "public_key"_L1, crypto_sign_PUBLICKEYBYTES),
                          .signature = readHex(*fields, "signature"_L1, crypto_sign_BYTES)};
    for (const QLatin1StringView key : {"first_sequence"_L1, "sequence"_L1, "count"_L1, "limits"_L1}) {
        if (!fields->has(key))
            fields->refuse(key, u"is missing"_s);
    }
    if (checkpoint.sequence < checkpoint.firstSequence || checkpoint.count > checkpoint.sequence - checkpoint.firstSequence + 1)
        fields->refuse("count"_L1, u"does not fit first_sequence and sequence"_s);
    const auto breaksLine = [](const QString &text) { return std::ranges::any_of(text, [](QChar c) { return c < u' '; }); };
    if (breaksLine(checkpoint.streamCreated) || breaksLine(checkpoint.limits.discard)) // two texts would be signed alike
        fields->refuse("stream_created"_L1, u"holds a control character"_s);
    return fields->finish(std::move(checkpoint));
}

bool isSignatureRight(const Checkpoint &checkpoint)
{
    return SigningKey::isRight(checkpoint.signature, checkpoint.signedBytes(), checkpoint.publicKey);
}

QByteArray leafOf(quint64 sequence, const QByteArray &subject, const QByteArray &body)
{
    char head[12];
    qToBigEndian(sequence, head);
    qToBigEndian(quint32(subject.size()), head + 8);
    char size[4];
    qToBigEndian(quint32(body.size()), size);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(head, 12));
    hash.addData(subject);
    hash.addData(QByteArrayView(size, 4));
    hash.addData(body);
    return hash.result();
}

struct RunningDigest::Private {
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

RunningDigest::RunningDigest(const QByteArray &previous) : d(std::make_unique<Private>())
{
    restart(previous);
}

RunningDigest::~RunningDigest() = default;

void RunningDigest::restart(const QByteArray &previous)
{
    m_previous = previous.isEmpty() ? kZeros : previous;
    m_count = m_first = m_last = 0;
    d->hash.reset();
    d->hash.addData(m_previous);
}

void RunningDigest::add(quint64 sequence, const QByteArray &leaf)
{
    d->hash.addData(leaf);
    m_first = m_first == 0 ? sequence : m_first;
    m_last = sequence;
    ++m_count;
}

QByteArray RunningDigest::value() const
{
    return d->hash.result();
}

void RunningDigest::next()
{
    restart(value());
}

} // namespace lattice

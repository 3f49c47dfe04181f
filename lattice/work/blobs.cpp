// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/blobs.h"

#include "lattice/protocol/subject.h"

#include <QCryptographicHash>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kPatience = 30s;
constexpr Milliseconds kReadDeadline = 10s;
constexpr int kAtOnce = 8; // chunks on their way: 2 MiB

QString checksum(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

int chunksOf(qint64 size)
{
    return int((size + Blobs::kChunkBytes - 1) / Blobs::kChunkBytes);
}

bool isChecksum(const QString &text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

QCoro::Task<Result<>> storeChunk(JetStream jetStream, QString sha256, int number, QByteArray bytes, std::stop_token stop)
{
    const auto subject = Subject::blobChunk(sha256, number);
    if (!subject)
        co_return std::unexpected(subject.error());
    const QByteArray id = sha256.toLatin1() + '.' + QByteArray::number(number);
    const auto stored = co_await jetStream.publishOnce(
        {.subject = subject->toLatin1(), .reply = {}, .data = std::move(bytes), .headers = {{"Nats-Msg-Id", id}}}, kPatience, std::move(stop));
    if (!stored)
        co_return failed(stored.error().fault, u"part %1 of the result: %2"_s.arg(number + 1).arg(stored.error().detail));
    co_return Result<>();
}

QCoro::Task<Result<QByteArray>> readChunk(JetStream jetStream, BlobRef ref, int number, std::stop_token stop)
{
    const auto subject = Subject::blobChunk(ref.sha256, number);
    if (!subject)
        co_return std::unexpected(subject.error());
    const QString part = u"part %1 of %2 of the result"_s.arg(number + 1).arg(chunksOf(ref.size));
    const auto reply = co_await jetStream.link().request(
        {.subject = "$JS.API.DIRECT.GET." + Stream::Blobs.toLatin1() + '.' + subject->toLatin1()}, kReadDeadline, std::move(stop));
    if (!reply && reply.error().fault == Fault::NoResponders)
        co_return failed(Fault::NotFound, u"there is no stream %1 with large results"_s.arg(Stream::Blobs));
    if (!reply)
        co_return failed(reply.error().fault, part + u": "_s + reply.error().detail);
    if (reply->status() == 404)
        co_return failed(Fault::NotFound, part + u" is no longer there: large results are kept for 7 days"_s);
    if (reply->status() >= 400)
        co_return failed(Fault::Invalid, part + u": "_s + QString::fromUtf8(reply->headers.value("Description")));
    const qint64 expected = std::min<qint64>(Blobs::kChunkBytes, ref.size - qint64(number) * Blobs::kChunkBytes);
    if (reply->data.size() != expected)
        co_return failed(Fault::Invalid, part + u" is damaged: %1 bytes instead of %2"_s.arg(reply->data.size()).arg(expected));
    co_return reply->data;
}

} // namespace

QCoro::Task<Result<BlobRef>> Blobs::put(QByteArray bytes, std::stop_token stop)
{
    if (bytes.size() > kMaxBytes)
        co_return failed(Fault::Full, u"the result has %1 bytes, the limit is %2"_s.arg(bytes.size()).arg(kMaxBytes));
    const JetStream jetStream = m_jetStream; // outlives us
    const BlobRef ref{.sha256 = checksum(bytes), .size = bytes.size()};
    const int count = chunksOf(ref.size);
    for (int first = 0; first < count; first += kAtOnce) {
        std::vector<QCoro::Task<Result<>>> chunks;
        for (int i = first; i < std::min(first + kAtOnce, count); ++i)
            chunks.push_back(storeChunk(jetStream, ref.sha256, i, bytes.mid(i * kChunkBytes, kChunkBytes), stop));
        Result<> stored;
        for (auto &chunk : chunks) {
            if (const auto done = co_await chunk; !done && stored)
                stored = done;
        }
        if (!stored)
            co_return std::unexpected(stored.error());
    }
    co_return ref;
}

QCoro::Task<Result<QByteArray>> Blobs::get(BlobRef ref, std::stop_token stop)
{
    if (!isChecksum(ref.sha256) || ref.size < 0 || ref.size > kMaxBytes)
        co_return failed(Fault::Invalid, u"the record names no large result: a SHA-256 and a size of at most %1 bytes are needed"_s.arg(kMaxBytes));
    const JetStream jetStream = m_jetStream;
    const int count = chunksOf(ref.size);
    QByteArray bytes;
    for (int first = 0; first < count; first += kAtOnce) {
        std::vector<QCoro::Task<Result<QByteArray>>> chunks;
        for (int i = first; i < std::min(first + kAtOnce, count); ++i)
            chunks.push_back(readChunk(jetStream, ref, i, stop));
        Result<> read;
        for (auto &chunk : chunks) {
            const auto part = co_await chunk;
            if (part)
                bytes += *part;
            else if (read)
                read = std::unexpected(part.error());
        }
        if (!read)
            co_return std::unexpected(read.error());
    }
    if (checksum(bytes) != ref.sha256)
        co_return failed(Fault::Invalid, u"the result is damaged: its checksum is another one"_s);
    co_return bytes;
}

} // namespace lattice

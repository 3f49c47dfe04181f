// SPDX-License-Identifier: Apache-2.0
#include "core/model/dialect.h"
#include "core/model/messageparts.h"
#include "core/model/ndjsonreader.h"
#include "core/model/sseparser.h"
#include "roundtrip.h"

#include <QJsonDocument>
#include <QSet>

namespace {

QByteArrayList linesOf(QByteArrayView bytes, qsizetype cut)
{
    core::NdjsonReader reader;
    QByteArrayList lines = reader.feed(bytes.first(cut)).value_or(QByteArrayList());
    lines += reader.feed(bytes.sliced(cut)).value_or(QByteArrayList());
    return lines + reader.finish();
}

/*! Whatever a server sends: a reply whose parts hold together, or an error in words. */
void fold(const QString &dialect, const QByteArrayList &pieces)
{
    const auto fold = core::dialectNamed(dialect)->fold();
    QString shown;
    for (const QByteArray &piece : pieces) {
        if (piece.trimmed() == "[DONE]") {
            fold->takeDone();
            continue;
        }
        const auto text = fold->take(QJsonDocument::fromJson(piece).object());
        FUZZ_REQUIRE(text || !text.error().detail.isEmpty());
        if (!text)
            return;
        shown += *text;
    }
    const auto reply = fold->reply();
    FUZZ_REQUIRE(reply || !reply.error().detail.isEmpty());
    if (!reply)
        return;
    FUZZ_REQUIRE(reply->text.size() == shown.size()); // what was streamed is what is kept
    FUZZ_REQUIRE((reply->stop == core::StopReason::Tools) <= !reply->toolCalls.isEmpty());
    QSet<QString> refs;
    for (const core::ToolCall &call : reply->toolCalls) {
        FUZZ_REQUIRE(!call.name.isEmpty() && !call.id.isEmpty() && !refs.contains(call.id));
        FUZZ_REQUIRE(call.invalidArguments.isEmpty() || call.input.isEmpty());
        refs.insert(call.id);
    }
    // And it can be sent back.
    const QJsonArray messages{QJsonObject{{QStringLiteral("role"), QStringLiteral("model")}, {QStringLiteral("content"), core::markedFor(dialect, reply->content)}}};
    const auto query = core::dialectNamed(dialect)->query({.model = QStringLiteral("m"), .messages = core::messagesFor(dialect, messages)});
    FUZZ_REQUIRE(query || !query.error().detail.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QByteArrayList lines = linesOf(bytes, bytes.size());
    for (qsizetype cut = 0; cut < bytes.size(); cut += 1 + bytes.size() / 8)
        FUZZ_REQUIRE(linesOf(bytes, cut) == lines);
    QByteArrayList pieces;
    for (const core::SseEvent &event : core::SseParser::parse(bytes).value_or(QList<core::SseEvent>()))
        pieces << event.data.toUtf8();
    for (const QString &dialect : core::dialectNames()) {
        fold(dialect, pieces);
        fold(dialect, lines);
        const auto whole = core::dialectNamed(dialect)->fold();
        std::ignore = whole->takeWhole(QJsonDocument::fromJson(bytes).object());
        std::ignore = whole->reply();
    }
    return 0;
}

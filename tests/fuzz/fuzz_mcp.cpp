// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/elicitation.h"
#include "core/mcp/mcpchannel.h"
#include "core/mcp/mcptool.h"
#include "core/mcp/mcptypes.h"
#include "core/mcp/oauthfacts.h"
#include "core/model/sseparser.h"
#include "roundtrip.h"

#include <QCoreApplication>

namespace {

/*! A server of which the bytes are. */
class Wire final : public core::McpTransport
{
public:
    QCoro::Task<lattice::Result<>> open(std::stop_token) override { co_return {}; }
    void send(core::RpcMessage, core::McpHeaders) override {}
    void abandon(QJsonValue) override {}
    QCoro::Task<> close() override { co_return; }
    void setVersion(const QString &, bool) override {}
    bool hasOrder() const override { return true; }
};

QList<core::RpcMessage> messagesOf(const QByteArray &bytes)
{
    QList<core::RpcMessage> messages;
    const auto take = [&messages](const QByteArray &text) {
        const auto message = core::RpcMessage::parse(text);
        FUZZ_REQUIRE(message || !message.error().text.isEmpty());
        if (message)
            messages += *message;
    };
    for (const QByteArray &line : bytes.split('\n'))
        take(line);
    for (const core::SseEvent &event : core::SseParser::parse(bytes).value_or(QList<core::SseEvent>()))
        take(event.data.toUtf8());
    return messages;
}

} // namespace

/*! Whatever a server says: each request is answered once at the most, all when the session ends, and what is written is read again. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int count = 1;
    static char name[] = "fuzz_mcp";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(count, arguments); // for the channel's timers
    const QByteArray bytes = bytesOf(data, size);
    const auto messages = messagesOf(bytes);
    const int requests = 5;
    int answers = 0;
    {
        auto wire = std::make_unique<Wire>();
        core::McpTransport *const server = wire.get();
        core::McpChannel channel(std::move(wire));
        for (int i = 0; i < requests; ++i) {
            channel.request({.method = QStringLiteral("tools/call"), .params = {}, .headers = {}, .progress = [](const core::ToolProgress &) {}}, {}).then([&answers](const core::McpChannel::Answer &) { ++answers; });
        }
        for (const core::RpcMessage &message : messages) {
            const auto again = core::RpcMessage::parse(message.toBytes());
            FUZZ_REQUIRE(again && again->kind == message.kind && again->method == message.method && again->toBytes() == message.toBytes());
            Q_EMIT server->received(message);
            FUZZ_REQUIRE(answers <= requests);
            const QJsonObject result = message.result.toObject();
            for (const QJsonValue tool : result[QStringLiteral("tools")].toArray()) {
                if (const auto parsed = core::McpTool::parse(tool.toObject(), QStringLiteral("s")))
                    std::ignore = parsed->resultOf(result);
            }
            std::ignore = core::McpTool::plainResultOf(result);
            std::ignore = core::completedElicitation(message.params, {{QStringLiteral("action"), QStringLiteral("accept")}});
        }
    }
    FUZZ_REQUIRE(answers == requests);
    std::ignore = core::OAuth::challengeParameters(bytes);
    std::ignore = core::OAuth::serverMetadataUrls(QUrl::fromEncoded(bytes));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpclient.h"

#include "core/model/pause.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

// How a session begins, and begins again: which revision the server speaks, see MCP, basic/versioning.

namespace core {

namespace {

constexpr auto kListenAgain = 5s;
constexpr auto kListenLongest = 60s;

QString firstOf(const QStringList &ours, const QStringList &theirs)
{
    for (const QString &version : ours) {
        if (theirs.contains(version))
            return version;
    }
    return {};
}

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue text : list.toArray())
        texts += text.toString();
    return texts;
}

/*! No word of the server itself: another way to ask would not help. */
bool isFinal(const McpFailure &failure)
{
    const Fault fault = failure.error.fault;
    if (failure.status == 401 || failure.status == 403)
        return true;
    return failure.status == 0 && failure.code == 0 && fault != Fault::Timeout && fault != Fault::Invalid;
}

} // namespace

QCoro::Task<Result<>> McpClient::open(std::stop_token stop)
{
    if (const auto opened = co_await m_channel->transport()->open(stop); !opened)
        co_return std::unexpected(worded({.error = opened.error()}));
    const auto ready = m_options.era == Era::Legacy ? co_await openLegacy(stop) : co_await openAuto(stop);
    if (!ready)
        co_return std::unexpected(worded({.error = ready.error()}));
    co_return {};
}

QCoro::Task<> McpClient::close()
{
    m_stop.request_stop();
    co_await m_channel->transport()->close();
}

QCoro::Task<McpClient::Answer> McpClient::discover(QString version, std::chrono::milliseconds deadline, std::stop_token stop)
{
    setVersion(version, true);
    McpChannel::Call call{.method = u"server/discover"_s, .params = {}, .headers = {}, .deadline = deadline};
    decorate(call);
    return m_channel->request(std::move(call), std::move(stop));
}

QCoro::Task<Result<>> McpClient::openAuto(std::stop_token stop)
{
    // A server that is only just starting may be silent for long. So both questions are put to it, the second after a moment; on one
    // stream it takes them in order, and what it says to the second counts.
    const auto late = std::make_shared<std::optional<Answer>>();
    const lattice::Pending<bool> first;
    QCoro::connect(discover(modernVersions().first(), m_options.startDeadline, stop), this, [first, late](const Answer &answer) {
        *late = answer;
        first.settle(true);
    });
    const bool patient = m_options.era == Era::Modern || !m_channel->transport()->hasOrder();
    QTimer::singleShot(patient ? m_options.startDeadline : m_options.probeDeadline, this, [first] { first.settle(false); });
    co_await first;
    if (!late->has_value()) {
        const auto legacy = co_await openLegacy(stop);
        if (legacy || !late->has_value() || !late->value())
            co_return legacy;
        co_return becomeModern(**(*late));
    }
    Answer answer = **late;
    const auto supported = [&answer] { return textsOf(answer.error().data[u"supported"_s]); };
    if (!answer && answer.error().code == RpcCode::kUnsupportedVersion) {
        if (const QString version = firstOf(modernVersions(), supported()); !version.isEmpty())
            answer = co_await discover(version, m_options.startDeadline, stop);
        else if (firstOf(legacyVersions(), supported()).isEmpty())
            co_return failed(Fault::Invalid, u"it speaks MCP %1 alone, and we %2"_s.arg(supported().join(u", "_s), (modernVersions() + legacyVersions()).join(u", "_s)));
    }
    if (answer) {
        const auto modern = becomeModern(*answer);
        if (modern || firstOf(legacyVersions(), textsOf((*answer)[u"supportedVersions"_s])).isEmpty())
            co_return modern;
        co_return co_await openLegacy(stop);
    }
    const McpFailure &failure = answer.error();
    if (isFinal(failure) || failure.code == RpcCode::kHeaderMismatch || failure.code == RpcCode::kMissingCapability)
        co_return std::unexpected(failure.error);
    if (m_options.era == Era::Modern) {
        if (failure.code == RpcCode::kMethodNotFound) // it must know the question, but we were told what it speaks
            co_return {};
        co_return std::unexpected(failure.error);
    }
    co_return co_await openLegacy(stop);
}

Result<> McpClient::becomeModern(const QJsonObject &discovered)
{
    const QStringList theirs = textsOf(discovered[u"supportedVersions"_s]);
    const QString version = firstOf(modernVersions(), theirs);
    if (version.isEmpty())
        return failed(Fault::Invalid, u"it speaks MCP %1 alone"_s.arg(theirs.join(u", "_s)));
    setVersion(version, true);
    m_capabilities = discovered[u"capabilities"_s].toObject();
    m_instructions = discovered[u"instructions"_s].toString();
    m_serverInfo = discovered[u"_meta"_s][u"io.modelcontextprotocol/serverInfo"_s].toObject();
    listen();
    return {};
}

QCoro::Task<Result<>> McpClient::openLegacy(std::stop_token stop)
{
    setVersion({}, false);
    QJsonObject capabilities = m_options.handler->capabilities();
    const QJsonObject params{{u"protocolVersion"_s, legacyVersions().first()}, {u"capabilities"_s, capabilities},
                             {u"clientInfo"_s, QJsonObject{{u"name"_s, u"station-control-center"_s}, {u"version"_s, QStringLiteral(STATION_VERSION)}}}};
    const Answer answer = co_await m_channel->request({.method = u"initialize"_s, .params = params, .headers = {}, .deadline = m_options.startDeadline, .mayCancel = false}, stop);
    if (!answer)
        co_return std::unexpected(answer.error().error);
    const QString version = (*answer)[u"protocolVersion"_s].toString();
    if (!legacyVersions().contains(version))
        co_return failed(Fault::Invalid, u"it speaks MCP '%1', and we %2"_s.arg(version.left(50), (modernVersions() + legacyVersions()).join(u", "_s)));
    setVersion(version, false);
    m_capabilities = (*answer)[u"capabilities"_s].toObject();
    m_serverInfo = (*answer)[u"serverInfo"_s].toObject();
    m_instructions = (*answer)[u"instructions"_s].toString();
    const QPointer<McpClient> self(this);
    co_await m_channel->transport()->deliver(RpcMessage::notification(u"notifications/initialized"_s));
    if (!self)
        co_return failed(Fault::Cancelled, u"the session was ended"_s);
    m_channel->transport()->listen();
    if (const QString level = m_options.handler->logLevel(); !level.isEmpty() && m_capabilities.contains(u"logging"_s))
        m_channel->request({.method = u"logging/setLevel"_s, .params = {{u"level"_s, level}}, .headers = {}}, m_stop.get_token()); // its answer changes nothing
    co_return {};
}

/*! The server has forgotten the session, or speaks another revision by now. All who find out wait for one new start. */
QCoro::Task<Result<>> McpClient::renew(std::stop_token stop)
{
    const QPointer<McpClient> self(this);
    if (m_isRenewing) {
        const lattice::Pending<bool> done;
        m_renewing.append(done);
        const bool renewed = co_await done;
        co_return renewed ? Result<>() : failed(Fault::Unreachable, u"the session is gone, and no new one could be had"_s);
    }
    m_isRenewing = true;
    m_toolsKnown = false;
    const auto opened = m_isModern ? co_await openAuto(stop) : co_await openLegacy(stop);
    if (!self)
        co_return failed(Fault::Cancelled, u"the session was ended"_s);
    m_isRenewing = false;
    for (const auto &waiter : std::exchange(m_renewing, {}))
        waiter.settle(opened.has_value());
    co_return opened;
}

void McpClient::setVersion(const QString &version, bool isModern)
{
    m_version = version;
    m_isModern = isModern;
    m_channel->setModern(isModern);
    m_channel->transport()->setVersion(version, isModern);
}

/*! Asks for news of what the server says it has news of; again where that was less before. */
void McpClient::listen()
{
    QJsonObject wanted;
    const auto wants = [this, &wanted](const QString &capability, const QString &what) {
        if (m_capabilities.value(capability)[u"listChanged"_s].toBool())
            wanted[what] = true;
    };
    wants(u"tools"_s, u"toolsListChanged"_s);
    wants(u"prompts"_s, u"promptsListChanged"_s);
    wants(u"resources"_s, u"resourcesListChanged"_s);
    if (!m_watched.isEmpty())
        wanted[u"resourceSubscriptions"_s] = QJsonArray::fromStringList(m_watched);
    m_listening.request_stop();
    m_listening = {};
    if (!wanted.isEmpty())
        keepListening(wanted, m_listening.get_token());
}

QCoro::Task<> McpClient::keepListening(QJsonObject wanted, std::stop_token stop)
{
    const QPointer<McpClient> self(this);
    std::chrono::milliseconds wait = kListenAgain;
    while (self && !stop.stop_requested() && !m_stop.stop_requested()) {
        McpChannel::Call call{.method = u"subscriptions/listen"_s, .params = {{u"notifications"_s, wanted}}, .headers = {}, .deadline = 0ms};
        decorate(call);
        const Answer ended = co_await m_channel->request(std::move(call), stop);
        const bool worthwhile = ended || ended.error().error.fault == Fault::Unreachable;
        if (!worthwhile || !co_await pause(wait, stop))
            co_return;
        wait = std::min<std::chrono::milliseconds>(wait * 2, kListenLongest);
    }
}

} // namespace core

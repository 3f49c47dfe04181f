// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpcaller.h"

#include "core/mcp/mcpsession.h"

using namespace Qt::StringLiterals;

namespace core {

McpCaller::McpCaller(std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::shared_ptr<McpSession> session, Request request)
    : m_peer(std::move(peer))
    , m_outlet(std::move(outlet))
    , m_session(std::move(session))
    , m_request(std::move(request))
{ }

McpCaller::~McpCaller() = default;

void McpCaller::progress(const ToolProgress &progress)
{
    const bool isEnd = progress.total > 0 && progress.progress >= progress.total;
    if (m_request.progressToken.isUndefined() || progress.progress <= m_progress || !m_outlet->canStream() || m_request.stop.stop_requested()
        || (m_outlet->isFull() && !isEnd))
        return;
    m_progress = progress.progress;
    QJsonObject params{{u"progressToken"_s, m_request.progressToken}, {u"progress"_s, progress.progress}};
    if (progress.total >= 0)
        params[u"total"_s] = progress.total;
    if (!progress.message.isEmpty() && m_peer->version != "2024-11-05"_L1)
        params[u"message"_s] = progress.message;
    m_outlet->send(RpcMessage::notification(u"notifications/progress"_s, params));
}

void McpCaller::log(const QString &level, const QJsonValue &data, const QString &logger)
{
    const int wanted = logLevelOf(m_session ? m_session->logLevel() : m_peer->logLevel);
    if (wanted < 0 || logLevelOf(level) < wanted || !m_outlet->canStream() || m_outlet->isFull() || m_request.stop.stop_requested())
        return;
    QJsonObject params{{u"level"_s, level}, {u"data"_s, data}};
    if (!logger.isEmpty())
        params[u"logger"_s] = logger;
    m_outlet->send(RpcMessage::notification(u"notifications/message"_s, params));
}

QCoro::Task<McpResult<McpAnswers>> McpCaller::ask(QList<McpQuestion> questions)
{
    QJsonObject missing;
    for (const McpQuestion &question : questions) {
        if (const QString capability = capabilityFor(question.method); !m_peer->can(capability))
            missing[capability] = QJsonObject();
    }
    if (!missing.isEmpty())
        co_return refused(RpcCode::kMissingCapability, u"this needs a client that declares: %1"_s.arg(missing.keys().join(u", "_s)), QJsonObject{{u"requiredCapabilities"_s, missing}});
    if (!m_session)
        co_return answered(questions);
    if (!m_outlet->canStream())
        co_return refused(RpcCode::kMissingCapability, u"the client must be asked, and its Accept header allows no event stream"_s);

    McpAnswers answers;
    const std::shared_ptr<McpSession> session = m_session; // we may be gone after the first answer
    const std::shared_ptr<McpOutlet> outlet = m_outlet;
    const std::stop_token stop = m_request.stop;
    for (const McpQuestion &question : questions) {
        const auto answer = co_await session->ask(question, outlet, stop);
        if (!answer)
            co_return std::unexpected(answer.error());
        answers.insert(question.key, *answer);
    }
    co_return answers;
}

McpResult<McpAnswers> McpCaller::answered(const QList<McpQuestion> &questions)
{
    McpAnswers all;
    m_open.clear();
    for (const McpQuestion &question : questions) {
        const QJsonValue response = m_request.responses.value(question.key); // [] would make one
        if (m_request.answers.contains(question.key)) {
            all[question.key] = m_request.answers[question.key];
        } else if (response.isUndefined() || (question.isBound && !m_request.isStateGiven)) {
            m_open << question;
        } else if (!isAnswerTo(question.method, response)) {
            return refused(RpcCode::kInvalidParams, u"inputResponses: %1 is no answer to %2"_s.arg(question.key, question.method));
        } else {
            all[question.key] = m_request.answers[question.key] = response.toObject();
        }
    }
    if (!m_open.isEmpty())
        return refused(kInputRequired, u"the client is asked"_s);
    return all;
}

void McpCaller::cutStream()
{
    if (m_session)
        m_outlet->cut();
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoutlet.h"
#include "core/mcp/mcptypes.h"

#include <stop_token>

namespace core {

class McpSession;

/*!
    The other side of one request, for whoever carries it out: says how far it is, and asks the client.

    Up to 2025-11-25 a question goes to the client, and ask() waits for the answer. Since 2026-07-28 the request ends with the question
    (ask() fails, and the failure is handed up as it is), and the client repeats it with the answer: then what was done before runs
    again, and must not have changed anything.
*/
class McpCaller final
{
public:
    struct Request {
        QJsonValue progressToken = QJsonValue::Undefined;
        std::stop_token stop;
        McpAnswers answers;                  //!< of questions that were bound, by requestState
        QJsonObject responses;               //!< to questions, as they came
        bool isStateGiven = false;
    };

    McpCaller(std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::shared_ptr<McpSession> session, Request request);
    ~McpCaller();
    Q_DISABLE_COPY_MOVE(McpCaller)

    const McpPeer &peer() const { return *m_peer; }
    const std::stop_token &stop() const { return m_request.stop; }

    void progress(const ToolProgress &progress); //!< sent when the client asked for it, and only forward
    void log(const QString &level, const QJsonValue &data, const QString &logger = {});

    /*!
        Asks all of \a questions at once. \return the answers by key
        kMissingCapability when the client cannot answer one of them; other faults are the client's, or the request's end.
    */
    QCoro::Task<McpResult<McpAnswers>> ask(QList<McpQuestion> questions);

    void cutStream(); //!< the client comes back for what follows; nothing since 2026-07-28

    // for the server
    const QList<McpQuestion> &openQuestions() const { return m_open; } //!< why the request ends with kInputRequired
    const McpAnswers &answers() const { return m_request.answers; }

private:
    McpResult<McpAnswers> answered(const QList<McpQuestion> &questions);

    std::shared_ptr<const McpPeer> m_peer;
    std::shared_ptr<McpOutlet> m_outlet;
    std::shared_ptr<McpSession> m_session;
    Request m_request;
    QList<McpQuestion> m_open;
    double m_progress = -1;
};

/*! Not of the wire: the request ends with questions to the client. */
inline constexpr int kInputRequired = 1;

} // namespace core

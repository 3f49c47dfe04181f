// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoutlet.h"
#include "core/mcp/mcptypes.h"
#include "lattice/pending.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <functional>
#include <stop_token>

namespace core {

/*! A request's id as a key: 1 and "1" are two. */
QByteArray rpcKey(const QJsonValue &id);

/*! What a legacy client and we know of each other between `initialize` and the end. Of stdio there is one, of HTTP one for each Mcp-Session-Id. */
class McpSession final : public std::enable_shared_from_this<McpSession>
{
public:
    /*! Takes what belongs to no request: changed lists, updated resources. */
    using Aside = std::function<void(const RpcMessage &message)>;

    McpSession(QByteArray id, std::shared_ptr<const McpPeer> peer);
    ~McpSession();
    Q_DISABLE_COPY_MOVE(McpSession)

    const QByteArray &id() const { return m_id; }
    const std::shared_ptr<const McpPeer> &peer() const { return m_peer; }
    void setRight(Right right); //!< of the token that came last; calls under way keep theirs

    QString logLevel() const { return m_logLevel; }
    void setLogLevel(const QString &level) { m_logLevel = level; }
    void setAside(Aside aside) { m_aside = std::move(aside); }
    void tell(const RpcMessage &message) const;

    /*! Sends the question by \a outlet, and waits: until \a stop, the session's end, or kAnswerTime. */
    QCoro::Task<McpResult<QJsonObject>> ask(McpQuestion question, std::shared_ptr<McpOutlet> outlet, std::stop_token stop);
    void takeAnswer(const RpcMessage &answer); //!< to one of our questions; others are nothing to us

    /*! \return nothing when a request with this id is under way */
    std::optional<std::stop_token> begin(const QJsonValue &requestId);
    void end(const QJsonValue &requestId);
    void cancel(const QJsonValue &requestId);
    bool isBusy() const { return !m_calls.isEmpty(); }

    QSet<QString> subscriptions; //!< uris of resources

    void touch() { m_idle.restart(); }
    qint64 idleMs() const { return m_idle.elapsed(); }
    void close(); //!< cancels all, and answers what we asked

    static constexpr int kMostSubscriptions = 1000;
    static constexpr int kMostCalls = 256;

private:
    using Answer = lattice::Pending<McpResult<QJsonObject>>;

    QByteArray m_id;
    std::shared_ptr<const McpPeer> m_peer;
    QString m_logLevel;
    Aside m_aside;
    QHash<QByteArray, Answer> m_asked;
    QHash<QByteArray, std::stop_source> m_calls;
    qint64 m_lastAsked = 0;
    QElapsedTimer m_idle;
};

} // namespace core

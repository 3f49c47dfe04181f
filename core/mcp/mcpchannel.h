// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptransport.h"
#include "core/tool/tool.h"
#include "lattice/pending.h"

#include <QHash>

class QTimer;

namespace core {

/*! Requests and their answers over one transport: ids, deadlines, cancellation, progress. Knows nothing of what is asked. */
class McpChannel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpChannel)

public:
    struct Call {
        QString method;
        QJsonObject params;
        McpHeaders headers;
        std::chrono::milliseconds deadline{std::chrono::seconds(30)}; //!< zero: none
        ToolProgressSink progress;
        bool mayCancel = true;                                        //!< initialize may not
        std::function<void(const QJsonValue &id)> sent;               //!< told the id before anything can come
    };
    using Answer = std::expected<QJsonObject, McpFailure>;

    explicit McpChannel(std::unique_ptr<McpTransport> transport);
    ~McpChannel() override;

    /*! Progress is asked for by the id as token. A deadline and \a stop are told to the server, and end at once here. */
    QCoro::Task<Answer> request(Call call, std::stop_token stop);
    void notify(const QString &method, const QJsonObject &params, const McpHeaders &headers = {});
    void answer(const RpcMessage &message) { m_transport->send(message, {}); }

    /*! The server waits for us (a person answers, a model is asked): deadlines stand still meanwhile. */
    void holdDeadlines() { ++m_holds; }
    void releaseDeadlines() { --m_holds; }

    void setModern(bool modern) { m_modern = modern; }
    McpTransport *transport() const { return m_transport.get(); }
    bool isClosed() const { return m_closed; }
    int waiting() const { return int(m_waiting.size()); }

Q_SIGNALS:
    void notified(const core::RpcMessage &message);
    void asked(const core::RpcMessage &message); //!< a request of the server's; to be answered
    void closed(const lattice::Error &why);

private:
    struct Waiting {
        lattice::Pending<Answer> answer;
        ToolProgressSink progress;
        bool mayCancel = true;
    };

    void take(const RpcMessage &message);
    void takeProgress(const QJsonObject &params);
    void fail(const QJsonValue &id, const McpFailure &failure);
    void giveUp(qint64 id, const lattice::Error &error, const QString &reason);
    void watchDeadline(QTimer *timer, qint64 id, const Call &call);
    void end(const lattice::Error &why);

    qint64 m_lastId = 0;
    QHash<qint64, Waiting> m_waiting;
    int m_holds = 0;
    bool m_modern = false;
    bool m_closed = false;
    lattice::Error m_why;
    std::unique_ptr<McpTransport, QScopedPointerDeleteLater> m_transport;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptransport.h"
#include "core/model/sseparser.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

class QNetworkAccessManager;

namespace core {

/*!
    One message to a Streamable HTTP server and the answer to it, or the stream for what the server says by itself.

    The answer comes as JSON or as a stream of events. Where the revision knows it, a stream that ends without the answer is
    taken up again after the time the server asks for, with the id of its last event.
*/
class McpHttpCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpHttpCall)

public:
    /*! What a request is made with; asked again for each, as headers change. */
    using MakeRequest = std::function<QNetworkRequest(const McpHeaders &headers)>;

    struct Ended {
        int status = 0;
        QByteArray challenge;                  //!< of 401 and 403
        std::optional<McpFailure> failure;     //!< none: all is well, the answer was received()
    };

    McpHttpCall(std::shared_ptr<QNetworkAccessManager> network, MakeRequest make, QString server);
    ~McpHttpCall() override;

    void post(const QByteArray &body, const QJsonValue &id, const McpHeaders &headers, bool resumable);
    void listen(); //!< GET

    QJsonValue id() const { return m_id; }

Q_SIGNALS:
    void headersCame(QNetworkReply *reply);
    void received(const core::RpcMessage &message);
    void ended(const core::McpHttpCall::Ended &outcome); //!< once

private:
    void begin(QNetworkReply *reply);
    void read();
    void takeEvents(const QList<SseEvent> &events);
    void takeMessage(const RpcMessage &message);
    void finish();
    void finishStream();
    void finishBody(int status);
    void resume();
    QUrl redirection(int status) const;
    void follow(const QUrl &place);
    void end(const Ended &outcome);
    void fail(lattice::Fault fault, const QString &detail, int status = 0);
    McpFailure refusal(int status) const;
    int status() const;
    bool isStream() const;

    std::shared_ptr<QNetworkAccessManager> m_network; //!< parent of the reply: must not go first
    MakeRequest m_make;
    QString m_server;
    QJsonValue m_id = QJsonValue::Undefined;
    bool m_isListening = false;
    bool m_resumable = false;
    bool m_isResumed = false;
    bool m_answered = false;
    bool m_over = false;
    int m_fruitless = 0;               //!< resumptions in a row that brought nothing
    std::chrono::milliseconds m_retry{1000};
    QByteArray m_lastId;
    QNetworkRequest m_sent;
    QByteArray m_sentBody;
    int m_redirects = 0;
    QByteArray m_body;
    SseParser m_parser;
    QTimer m_timer;
    std::unique_ptr<QNetworkReply, QScopedPointerDeleteLater> m_reply;
};

} // namespace core

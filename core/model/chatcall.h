// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/chatstream.h"
#include "lattice/pending.h"

#include <QNetworkReply>
#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace core {

/*! One HTTP exchange with a chat server. Its promise, ended(), is kept in every case, in the destructor at the latest. */
class ChatCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatCall)

public:
    struct Outcome {
        lattice::Result<ModelReply> reply;
        bool retryable = false;
        std::chrono::milliseconds retryAfter{-1}; //!< as the server asks; negative: it does not say
    };

    /*! Sends at once. */
    ChatCall(std::shared_ptr<QNetworkAccessManager> network, const QNetworkRequest &request, const QByteArray &body, Progress progress);
    ~ChatCall() override;

    /*! Closes the connection; the outcome is \a error. */
    void abort(const lattice::Error &error);

    lattice::Pending<Outcome> ended() const { return m_ended; }
    bool hasProgressed() const { return m_progressed; } //!< parts were handed on: trying again would say them twice

private:
    void read();
    void readEvents(const QByteArray &bytes);
    void takeEvents(const QList<SseEvent> &events);
    void finish();
    Outcome outcome();
    Outcome failure(int status);
    Outcome noConnection();
    bool isEventStream() const;

    std::shared_ptr<QNetworkAccessManager> m_network; //!< parent of the reply: must not go first
    std::unique_ptr<QNetworkReply> m_reply;
    QString m_host;
    Progress m_progress;
    SseParser m_parser;
    ChatStream m_stream;
    QByteArray m_body; //!< of an answer that is no stream
    bool m_progressed = false;
    lattice::Pending<Outcome> m_ended;
};

} // namespace core

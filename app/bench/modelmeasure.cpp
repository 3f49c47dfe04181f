// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/model/httpprovider.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using lattice::Result;

/*! A model that answers every request at once with two pieces, on connections that stay. */
class InstantModel final : public QTcpServer
{
public:
    InstantModel()
    {
        connect(this, &QTcpServer::newConnection, this, [this] { serve(nextPendingConnection()); });
        listen(QHostAddress::LocalHost);
    }

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(serverPort())); }

private:
    void serve(QTcpSocket *socket)
    {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [socket, request = QByteArray()]() mutable {
            request += socket->readAll();
            const qsizetype head = request.indexOf("\r\n\r\n"), at = request.toLower().indexOf("content-length: ");
            if (head < 0 || at < 0 || request.size() < head + 4 + request.sliced(at + 16, request.indexOf('\r', at) - at - 16).toLongLong())
                return;
            request.clear();
            static const QByteArray body = "data: {\"model\":\"m\",\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\n"
                                           "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        });
    }
};

/*! From the request to its first word, in microseconds. */
QCoro::Task<Result<double>> ours(core::HttpProvider *provider, core::ModelRequest request)
{
    const auto clock = std::make_shared<QElapsedTimer>();
    const auto first = std::make_shared<double>(-1);
    clock->start();
    const auto reply = co_await provider->generate(request, [clock, first](const QString &) { *first = double(clock->nsecsElapsed()) / 1000; }, {});
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return *first;
}

/*! The same exchange by the manager alone: up to the first bytes, which are not looked at. */
QCoro::Task<double> bare(QNetworkAccessManager *network, QNetworkRequest request, QByteArray body)
{
    QElapsedTimer clock;
    clock.start();
    double first = -1;
    const lattice::Pending<bool> ended;
    QNetworkReply *reply = network->post(request, body);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [&clock, &first, reply] {
        if (first < 0)
            first = double(clock.nsecsElapsed()) / 1000;
        reply->readAll();
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [ended] { ended.settle(true); });
    co_await ended;
    reply->deleteLater();
    co_return first;
}

} // namespace

MeasureTask measureModel(Setting setting)
{
    const InstantModel model;
    core::HttpProvider provider({.name = u"m"_s, .words = {}, .dialect = core::dialectNamed(u"openai"_s), .baseUrl = model.url(), .key = u"k"_s, .needsKey = false, .fetchKey = {},
                                 .retry = {}, .limits = {}, .rate = {}});
    const QJsonArray content{QJsonObject{{u"text"_s, QString(2000, u'a')}}};
    const core::ModelRequest request{.model = u"m"_s, .messages = {QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, content}}}};
    QNetworkAccessManager network;
    QNetworkRequest plain(QUrl(model.url().toString() + u"/chat/completions"_s));
    plain.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray body = QJsonDocument(core::dialectNamed(u"openai"_s)->query(request)->body).toJson(QJsonDocument::Compact);
    std::vector<double> mine, theirs;
    for (int i = 0; i < (setting.quick ? 200 : 1000); ++i) { // in turns, so that both have the same machine
        const auto one = co_await ours(&provider, request);
        if (!one)
            co_return std::unexpected(one.error());
        mine.push_back(*one);
        theirs.push_back(co_await bare(&network, plain, body));
    }
    co_return QList<Figures>{{median(mine), median(theirs), {}}};
}

} // namespace app

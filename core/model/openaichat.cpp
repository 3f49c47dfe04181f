// SPDX-License-Identifier: Apache-2.0
#include "core/model/openaichat.h"

#include "core/model/chatcall.h"
#include "core/model/chatrequest.h"
#include "core/model/pause.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QScopedPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using Clock = std::chrono::steady_clock;

bool isOpenAi(const QUrl &base) { return base.host() == "api.openai.com"_L1; }

QNetworkRequest httpRequest(const OpenAiChat::Settings &settings)
{
    QUrl url = settings.baseUrl;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u"/chat/completions"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Accept", "text/event-stream, application/json");
    request.setRawHeader("User-Agent", "station-control-center/" STATION_VERSION);
    if (!settings.key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + settings.key.toUtf8());
    // A redirect would carry the key to wherever it points.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(settings.silence);
    return request;
}

lattice::Error tookTooLong() { return {.fault = lattice::Fault::Timeout, .detail = u"the model did not answer before the deadline"_s}; }

lattice::Error wasStopped() { return {.fault = lattice::Fault::Cancelled, .detail = u"the call of the model was cancelled"_s}; }

/*! One exchange, ended by its answer, the deadline or \a stop. */
QCoro::Task<std::pair<ChatCall::Outcome, bool>> exchange(std::shared_ptr<QNetworkAccessManager> network, QNetworkRequest request, QByteArray body,
                                                         Progress progress, Clock::time_point end, std::stop_token stop)
{
    const QScopedPointer<ChatCall, QScopedPointerDeleteLater> call(new ChatCall(network, request, body, std::move(progress)));
    ChatCall *const here = call.data();
    const std::stop_callback onStop(stop, [here] { // on any thread
        QMetaObject::invokeMethod(here, [here] { here->abort(wasStopped()); }, Qt::QueuedConnection);
    });
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    QTimer::singleShot(qMax(left, std::chrono::milliseconds(0)), here, [here] { here->abort(tookTooLong()); });
    ChatCall::Outcome outcome = co_await here->ended();
    co_return std::pair(std::move(outcome), here->hasProgressed());
}

/*! Some servers quote the key that they refuse. */
lattice::Error withoutKey(lattice::Error error, const QString &key)
{
    if (!key.isEmpty())
        error.detail.replace(key, u"***"_s);
    return error;
}

} // namespace

OpenAiChat::OpenAiChat(Settings settings)
    : m_settings(std::move(settings))
    , m_network(std::make_shared<QNetworkAccessManager>())
{
}

OpenAiChat::~OpenAiChat() = default;

QCoro::Task<lattice::Result<ModelReply>> OpenAiChat::generate(ModelRequest request, Progress progress, std::stop_token stop)
{
    const Settings settings = m_settings;
    const auto network = m_network;
    const auto end = Clock::now() + request.deadline;
    if (isOpenAi(settings.baseUrl) && request.model.startsWith("openai/"_L1))
        request.model.remove(0, 7);
    const QByteArray body = QJsonDocument(chatBody(request, isOpenAi(settings.baseUrl))).toJson(QJsonDocument::Compact);

    for (int attempt = 0;; ++attempt) {
        if (stop.stop_requested())
            co_return std::unexpected(wasStopped());
        auto [outcome, progressed] = co_await exchange(network, httpRequest(settings), body, progress, end, stop);
        if (outcome.reply) {
            if (outcome.reply->model.isEmpty())
                outcome.reply->model = request.model;
            co_return outcome.reply;
        }
        const auto error = withoutKey(outcome.reply.error(), settings.key);
        const auto wait = outcome.retryAfter.count() >= 0 ? outcome.retryAfter : settings.retry.backoff(attempt);
        if (!outcome.retryable || progressed || attempt >= settings.retry.times || Clock::now() + wait >= end)
            co_return std::unexpected(error);
        if (!co_await pause(wait, stop))
            co_return std::unexpected(wasStopped());
    }
}

} // namespace core

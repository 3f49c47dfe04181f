// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/otlpexporter.h"

#include "core/telemetry/otlpjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QNetworkReply>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(telemetryLog, "station.telemetry")

namespace core {

namespace {

constexpr Retry kRetry{.times = 5, .first = 1s, .longest = 16s}; // half a minute in all
constexpr Retry kLastRetry{.times = 20, .first = 100ms, .longest = 400ms}; // nobody waits long for the end
constexpr qsizetype kLongestAnswer = 64 * 1024;

bool mayPass(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504; // the specification names these and no others
}

} // namespace

OtlpExporter::OtlpExporter(TelemetrySettings settings, std::shared_ptr<SpanQueue> queue)
    : m_settings(std::move(settings)), m_queue(std::move(queue)), m_network(this), m_next(this), m_limit(this) // children move to the thread with us
{
    m_status.endpoint = m_settings.endpoint.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    m_next.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { m_body.isEmpty() ? sendNext() : post(); });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
}

OtlpExporter::~OtlpExporter()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void OtlpExporter::wake(bool isFull)
{
    if (!m_body.isEmpty())
        return; // one at a time; what comes meanwhile follows
    if (isFull || isFinishing())
        sendNext();
    else if (!m_next.isActive())
        m_next.start(m_settings.delay);
}

void OtlpExporter::finish(std::chrono::milliseconds patience)
{
    m_patience.setRemainingTime(patience);
    m_limit.start(m_reply ? std::min(patience, m_limit.remainingTimeAsDuration()) : patience);
    m_attempt = 0;
    m_next.stop();
    if (m_reply)
        return;
    m_body.isEmpty() ? sendNext() : post();
}

void OtlpExporter::sendNext()
{
    m_next.stop();
    if (const quint64 dropped = m_queue->takeDropped())
        lose(dropped, u"they came faster than they were taken"_s);
    const QList<lattice::Span> spans = m_queue->take(m_settings.batch);
    if (spans.isEmpty()) {
        m_body.clear();
        if (isFinishing())
            Q_EMIT finished();
        return;
    }
    m_count = spans.size();
    m_attempt = 0;
    m_body = toOtlpJson(spans, m_settings.resource);
    if (m_settings.gzip)
        m_body = gzipped(m_body);
    post();
}

void OtlpExporter::post()
{
    QNetworkRequest request(m_settings.endpoint);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("station-control-center/" STATION_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy); // it would carry the headers elsewhere
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (m_settings.gzip)
        request.setRawHeader("Content-Encoding", "gzip");
    for (const auto &[name, value] : m_settings.headers)
        request.setRawHeader(name, value.reveal().toUtf8());
    if (!m_settings.certificate.isEmpty()) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(m_settings.certificate));
        request.setSslConfiguration(tls);
    }
    m_answer.clear();
    m_reply = m_network.post(request, m_body);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        const QByteArray part = m_reply->readAll(); // read in any case, so that the connection goes on
        m_answer += part.first(std::min(part.size(), kLongestAnswer - m_answer.size()));
    });
    connect(m_reply, &QNetworkReply::finished, this, &OtlpExporter::take);
    m_limit.start(isFinishing() ? std::min(m_settings.timeout, std::chrono::ceil<std::chrono::milliseconds>(m_patience.remainingTimeAsDuration())) : m_settings.timeout);
}

void OtlpExporter::take()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const bool isOverdue = !m_limit.isActive();
    m_limit.stop();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError)
        return taken(m_answer);
    const auto asked = Retry::askedDelay({}, reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    if (isOverdue)
        failed(u"no answer in time"_s, true, asked);
    else if (status > 0 && reply->error() != QNetworkReply::RemoteHostClosedError)
        failed(u"it answers %1"_s.arg(status), mayPass(status), asked);
    else
        failed(reply->errorString(), true, asked);
}

void OtlpExporter::taken(const QByteArray &body)
{
    const QJsonObject partial = QJsonDocument::fromJson(body)[u"partialSuccess"_s].toObject();
    const quint64 rejected = std::min(quint64(m_count), partial[u"rejectedSpans"_s].toVariant().toULongLong()); // a text by the specification
    if (std::exchange(m_complained, false) && rejected == 0)
        qCInfo(telemetryLog, "%ls takes spans again; %llu were lost so far", qUtf16Printable(m_status.endpoint), static_cast<unsigned long long>(m_status.lost));
    m_status.sent += quint64(m_count) - rejected;
    m_status.problem.clear();
    if (rejected > 0)
        lose(rejected, u"it did not want them: "_s + partial[u"errorMessage"_s].toString().left(200));
    m_body.clear();
    Q_EMIT statusChanged(m_status);
    if (isFinishing() || m_queue->size() >= m_settings.batch)
        sendNext();
    else if (m_queue->size() > 0)
        m_next.start(m_settings.delay);
}

void OtlpExporter::failed(const QString &problem, bool mayPass, std::chrono::milliseconds asked)
{
    const Retry &retry = isFinishing() ? kLastRetry : kRetry;
    const auto wait = asked.count() >= 0 ? asked : retry.backoff(m_attempt);
    const bool inTime = !isFinishing() || wait < m_patience.remainingTimeAsDuration();
    m_status.problem = problem;
    if (mayPass && m_attempt++ < retry.times && inTime) {
        complain(problem + u"; trying again"_s);
        Q_EMIT statusChanged(m_status);
        m_next.start(wait);
        return;
    }
    m_body.clear();
    lose(quint64(m_count), problem);
    Q_EMIT statusChanged(m_status);
    if (isFinishing() && mayPass) { // it does not come back in the time that is left
        if (const quint64 left = quint64(m_queue->take(m_settings.mostQueued).size()) + m_queue->takeDropped()) {
            lose(left, problem);
            Q_EMIT statusChanged(m_status);
        }
        Q_EMIT finished();
    } else if (isFinishing()) {
        sendNext();
    } else if (m_queue->size() > 0) {
        m_next.start(m_settings.delay); // not at once: what it does not like may be all
    }
}

void OtlpExporter::lose(quint64 spans, const QString &why)
{
    m_status.lost += spans;
    complain(u"%1 spans are lost: %2"_s.arg(spans).arg(why));
}

void OtlpExporter::complain(const QString &problem)
{
    if (!std::exchange(m_complained, true))
        qCWarning(telemetryLog, "traces to %ls: %ls", qUtf16Printable(m_status.endpoint), qUtf16Printable(problem));
}

} // namespace core

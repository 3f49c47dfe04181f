// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/pullconsumer.h"

#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcPull, "station.lattice.pull")

namespace lattice {

namespace {

constexpr Milliseconds kAckDeadline = 5s;
constexpr Milliseconds kSlack = 1s;
constexpr auto kServersMostQuestions = 512; // where a consumer says nothing

qint64 nanoseconds(Milliseconds duration)
{
    return std::chrono::nanoseconds(duration).count();
}

/*! What \a wanted says and \a have does not: the server leaves out what is empty, and adds what we did not say. */
bool differs(const QJsonObject &wanted, const QJsonObject &have)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const QJsonValue value = it.value();
        const bool empty = value.isNull() || value == QJsonValue(0) || value == QJsonValue(false) || value == QJsonValue(u""_s);
        if (have.contains(it.key()) ? have[it.key()] != value : !empty)
            return true;
    }
    return false;
}

} // namespace

PullConsumer::PullConsumer(MeshLink &link, QByteArray stream, QJsonObject config, PullTimes times, QObject *parent)
    : QObject(parent)
    , m_jetStream(link)
    , m_stream(std::move(stream))
    , m_name(config["durable_name"_L1].toString().toUtf8())
    , m_config(std::move(config))
    , m_times(times)
    , m_expires(times.expires)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { begin(); });
    connect(&m_watchdog, &QTimer::timeout, this, &PullConsumer::check);
    connect(&link, &MeshLink::live, this, [this] { m_again.start(0); });
    connect(&link, &MeshLink::statusChanged, this, [this] {
        if (!m_jetStream.link().isLive()) {
            m_again.stop();
            leave();
        }
    });
    connect(&link, &MeshLink::complained, this, &PullConsumer::heed);
    m_watchdog.start(m_times.heartbeat / 2);
    m_checked.start();
    if (link.isLive())
        m_again.start(0);
}

PullConsumer::~PullConsumer()
{
    m_stop.request_stop(); // the server drops the questions with the subscription
}

void PullConsumer::setCredit(int count)
{
    m_credit = std::max(0, count);
    ask();
}

QCoro::Task<Result<>> PullConsumer::ack(QByteArray reply, std::stop_token stop)
{
    if (!reply.startsWith("$JS.ACK."))
        co_return lattice::failed(Fault::Invalid, u"the message was not delivered by a consumer"_s);
    const auto answer = co_await m_jetStream.link().request({.subject = std::move(reply), .reply = {}, .data = "+ACK", .headers = {}}, kAckDeadline, std::move(stop));
    if (!answer && answer.error().fault == Fault::NoResponders)
        co_return lattice::failed(Fault::NotFound, u"the consumer that delivered the message is gone"_s);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return Result<>();
}

Result<> PullConsumer::working(const QByteArray &reply)
{
    return m_jetStream.link().publish({.subject = reply, .reply = {}, .data = "+WPI", .headers = {}});
}

Result<> PullConsumer::nak(const QByteArray &reply, Milliseconds delay)
{
    const QByteArray data = delay.count() > 0 ? "-NAK {\"delay\":" + QByteArray::number(nanoseconds(delay)) + '}' : QByteArray("-NAK");
    return m_jetStream.link().publish({.subject = reply, .reply = {}, .data = data, .headers = {}});
}

QCoro::Task<void> PullConsumer::begin()
{
    const QPointer<PullConsumer> self(this);
    leave();
    if (!m_jetStream.link().isLive())
        co_return; // live() starts us again
    m_stop = {};
    const std::stop_token stop = m_stop.get_token();
    const auto config = co_await ensure(m_jetStream, m_stream, m_config, stop);
    if (!self || stop.stop_requested())
        co_return;
    if (!config)
        co_return beginLater(config.error());
    useLimits(*config);
    // A subject of this beginning: a question that the server still holds from before finds nobody there.
    m_inbox = m_jetStream.link().newInbox();
    m_subscription = m_jetStream.link().subscribe(m_inbox + ".*", [this](const Message &message) { take(message); });
    m_ready = true;
    m_heard.start();
    Q_EMIT ready();
    if (self)
        ask();
}

QCoro::Task<Result<QJsonObject>> PullConsumer::ensure(JetStream jetStream, QByteArray stream, QJsonObject config, std::stop_token stop)
{
    const QPointer<MeshLink> link(&jetStream.link());
    const QByteArray place = stream + '.' + config["durable_name"_L1].toString().toUtf8();
    const auto info = co_await jetStream.api("CONSUMER.INFO." + place, {}, stop);
    if (!link || (!info && info.error().fault != Fault::NotFound))
        co_return info;
    const QJsonObject there = info ? (*info)["config"_L1].toObject() : QJsonObject();
    if (info && !differs(config, there))
        co_return there;
    const QJsonObject body{{"stream_name"_L1, QString::fromUtf8(stream)}, {"config"_L1, config}};
    const auto made = co_await jetStream.api("CONSUMER.CREATE." + place, body, stop);
    if (made)
        co_return (*made)["config"_L1].toObject();
    if (!info)
        co_return made;
    qCInfo(lcPull).noquote() << place << "stays as it is:" << made.error().detail;
    co_return there;
}

void PullConsumer::useLimits(const QJsonObject &config)
{
    m_mostPerQuestion = config["max_batch"_L1].toInt();
    const int most = config["max_waiting"_L1].toInt();
    m_mostQuestions = most > 0 ? most : kServersMostQuestions;
    const Milliseconds longest = std::chrono::duration_cast<Milliseconds>(std::chrono::nanoseconds(config["max_expires"_L1].toInteger()));
    m_expires = longest.count() > 0 ? std::min(longest, m_times.expires) : m_times.expires;
}

void PullConsumer::ask()
{
    while (m_ready && !m_again.isActive() && m_asked < m_credit && m_questions.size() < m_mostQuestions) {
        const int wanted = m_credit - m_asked;
        const int batch = m_mostPerQuestion > 0 ? std::min(wanted, m_mostPerQuestion) : wanted;
        const QJsonObject body{{"batch"_L1, batch},
                               {"expires"_L1, nanoseconds(m_expires)},
                               {"idle_heartbeat"_L1, nanoseconds(std::min(m_times.heartbeat, m_expires / 2))}};
        const QByteArray subject = m_inbox + '.' + QByteArray::number(++m_lastQuestion, 36);
        const auto sent = m_jetStream.link().publish({.subject = "$JS.API.CONSUMER.MSG.NEXT." + m_stream + '.' + m_name,
                                                      .reply = subject,
                                                      .data = QJsonDocument(body).toJson(QJsonDocument::Compact),
                                                      .headers = {}});
        if (!sent)
            return beginLater(sent.error());
        if (m_asked == 0)
            m_heard.start();
        m_questions.append({.subject = subject, .left = batch});
        m_asked += batch;
    }
}

void PullConsumer::take(const Message &message)
{
    m_heard.start();
    const auto stored = storedMessage(message); // looked at first: a stored message may have a header Status of its own
    if (!stored)
        return takeNotice(message);
    m_failures = 0;
    countDelivery();
    if (m_credit == 0) {
        std::ignore = nak(message.reply); // asked for while there was credit
        return;
    }
    --m_credit;
    const QPointer<PullConsumer> self(this);
    Q_EMIT received(*stored);
    if (self)
        ask();
}

/*! What the server says of a question: NATS ADR-13, and nats-server's consumer.go for the words. */
void PullConsumer::takeNotice(const Message &message)
{
    const int status = message.status();
    const QString words = QString::fromUtf8(message.headers.value("Description"));
    const int unanswered = message.headers.value("Nats-Pending-Messages").toInt();
    switch (status) {
    case 0: // from somebody else
        return;
    case 100:
        m_failures = 0;
        return;
    case 404: // nothing there, of a question that does not wait
    case 408: // it has waited long enough
        m_failures = 0;
        endQuestion(message.subject, unanswered);
        return ask();
    case 503:
        return beginLater({.fault = Fault::NotFound, .detail = u"there is no consumer %1 of %2"_s.arg(QString::fromUtf8(m_name), QString::fromUtf8(m_stream))});
    case 409:
        if (words.contains("Deleted"_L1, Qt::CaseInsensitive))
            return beginLater({.fault = Fault::NotFound, .detail = u"the consumer %1 of %2 was deleted"_s.arg(QString::fromUtf8(m_name), QString::fromUtf8(m_stream))});
        if (words.contains("Leadership"_L1) || words.contains("Shutdown"_L1))
            return beginLater({.fault = Fault::Unreachable, .detail = u"the server that has the consumer %1 changes: %2"_s.arg(QString::fromUtf8(m_name), words)});
        return beginLater({.fault = Fault::Invalid, .detail = u"the consumer %1 of %2 takes no question: %3"_s.arg(QString::fromUtf8(m_name), QString::fromUtf8(m_stream), words)});
    default:
        return beginLater({.fault = Fault::Invalid, .detail = u"the consumer %1 of %2 answers %3 %4"_s.arg(QString::fromUtf8(m_name), QString::fromUtf8(m_stream)).arg(status).arg(words)});
    }
}

void PullConsumer::countDelivery()
{
    m_asked = std::max(0, m_asked - 1);
    if (m_asked == 0)
        m_questions.clear();
    if (m_questions.isEmpty())
        return;
    Question first = m_questions.takeFirst();
    if (--first.left > 0)
        m_questions.append(std::move(first));
}

void PullConsumer::endQuestion(const QByteArray &subject, int unanswered)
{
    const auto found = std::ranges::find(m_questions, subject, &Question::subject);
    if (found != m_questions.end()) {
        m_asked = std::max(0, m_asked - (unanswered > 0 ? unanswered : found->left));
        m_questions.erase(found);
    }
    if (m_questions.isEmpty())
        m_asked = 0;
    else if (m_asked == 0)
        m_questions.clear();
}

void PullConsumer::beginLater(const Error &error)
{
    leave();
    m_again.start(std::min(30'000, 100 << std::min(m_failures++, 9)));
    Q_EMIT failed(error);
}

void PullConsumer::leave()
{
    m_stop.request_stop(); // an older attempt ends
    m_ready = false;
    m_subscription.reset();
    m_questions.clear();
    m_asked = 0;
}

void PullConsumer::check()
{
    const bool slept = m_checked.restart() > 2 * m_watchdog.interval() + kSlack.count();
    if (!m_ready || m_asked == 0 || !m_jetStream.link().isLive())
        return;
    if (slept)
        m_heard.start(); // it was we who did not listen
    else if (m_heard.durationElapsed() > 2 * m_times.heartbeat + kSlack)
        beginLater({.fault = Fault::Timeout, .detail = u"no heartbeat of the consumer %1 of %2"_s.arg(QString::fromUtf8(m_name), QString::fromUtf8(m_stream))});
}

void PullConsumer::heed(const QString &complaint)
{
    const QString subject = QString::fromUtf8("$JS.API.CONSUMER.MSG.NEXT." + m_stream + '.' + m_name);
    if (m_ready && complaint.contains("Permissions Violation"_L1, Qt::CaseInsensitive) && complaint.contains(u'"' + subject + u'"'))
        beginLater({.fault = Fault::Refused, .detail = complaint});
}

} // namespace lattice

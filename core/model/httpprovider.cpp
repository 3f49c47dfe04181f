// SPDX-License-Identifier: Apache-2.0
#include "core/model/httpprovider.h"

#include "core/model/messageparts.h"
#include "core/model/pause.h"
#include "core/model/toolnames.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QHttp1Configuration>
#include <QScopedPointer>
#include <QTimer>

using namespace Qt::StringLiterals;
using lattice::Fault;
using lattice::Result;

namespace core {

struct HttpProvider::State {
    Settings settings;
    std::shared_ptr<QNetworkAccessManager> network;
    std::shared_ptr<RateLimit> rate;
};

namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype kBytesPerToken = 4; // a guess that is corrected by what the provider counts

/*! The names of the models that a server lists. */
class ModelList final : public JsonSink
{
public:
    explicit ModelList(std::shared_ptr<const Dialect> dialect)
        : m_dialect(std::move(dialect))
    { }

    Result<QString> take(const QJsonObject &) override { return lattice::failed(Fault::Invalid, u"the server streams what should be a list"_s); }
    Result<QString> takeWhole(const QJsonObject &body) override
    {
        if (HttpFault::isError(body))
            return std::unexpected(HttpFault::ofStream(body));
        names = m_dialect->modelsOf(body);
        return QString();
    }

    QStringList names;

private:
    std::shared_ptr<const Dialect> m_dialect;
};

QNetworkRequest httpRequest(const HttpProvider::Settings &settings, const QString &below)
{
    QUrl url = settings.baseUrl;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    // Base URLs are written with and without the version that the paths begin with.
    const QString first = u'/' + below.section(u'/', 0, 0);
    const bool versioned = first.startsWith("/v1"_L1) && path.endsWith(first);
    path += versioned ? below.mid(first.size() - 1) : u'/' + below;
    url.setPath(path.section(u'?', 0, 0));
    if (path.contains(u'?')) // beside one of the base URL, as Azure's
        url.setQuery(url.hasQuery() ? url.query() + u'&' + path.section(u'?', 1) : path.section(u'?', 1));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Accept", "text/event-stream, application/x-ndjson, application/json");
    request.setRawHeader("Accept-Encoding", "identity"); // what is compressed comes in larger pieces, so later
    request.setRawHeader("User-Agent", "station-control-center/" STATION_VERSION);
    for (const auto &[name, value] : settings.dialect->headers(settings.key.toUtf8()))
        request.setRawHeader(name, value);
    // A redirect would carry the key to wherever it points.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QHttp1Configuration connections;
    connections.setNumberOfConnectionsPerHost(settings.rate.concurrency > 0 ? qMin(settings.rate.concurrency, 255) : 255); // Qt's six would let runs wait unseen
    request.setHttp1Configuration(connections);
    return request;
}

lattice::Error tookTooLong() { return {.fault = Fault::Timeout, .detail = u"the model did not answer before the deadline"_s}; }

lattice::Error wasStopped() { return {.fault = Fault::Cancelled, .detail = u"the call of the model was cancelled"_s}; }

lattice::Error hasNoKey(const HttpProvider::Settings &settings)
{
    return {.fault = Fault::Refused, .detail = u"%1 has no key; set %2, store one with `stn model key %3`, or name another model"_s.arg(settings.words.title, settings.words.keyVariable, settings.name)};
}

/*! Nothing, when \a state has the key that it needs; the key may be fetched for that. */
QCoro::Task<std::optional<lattice::Error>> withKey(std::shared_ptr<HttpProvider::State> state)
{
    HttpProvider::Settings &settings = state->settings;
    if (!settings.needsKey || !settings.key.isEmpty())
        co_return std::nullopt;
    if (!settings.fetchKey)
        co_return hasNoKey(settings);
    const auto key = co_await settings.fetchKey();
    if (!key)
        co_return lattice::Error{.fault = Fault::Refused, .detail = u"%1 has no key: %2"_s.arg(settings.words.title, key.error().detail)};
    settings.key = key->reveal();
    co_return std::nullopt;
}

/*! One exchange, ended by its answer, the deadline or \a stop. */
QCoro::Task<std::pair<HttpCall::Outcome, bool>> exchange(std::shared_ptr<QNetworkAccessManager> network, HttpCall::Order order, Clock::time_point end, std::stop_token stop)
{
    const QScopedPointer<HttpCall, QScopedPointerDeleteLater> call(new HttpCall(network, std::move(order)));
    HttpCall *const here = call.data();
    const std::stop_callback onStop(stop, [here] { // on any thread
        QMetaObject::invokeMethod(here, [here] { here->abort(wasStopped()); }, Qt::QueuedConnection);
    });
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    QTimer::singleShot(qMax(left, std::chrono::milliseconds(0)), here, [here] { here->abort(tookTooLong()); });
    HttpCall::Outcome outcome = co_await here->ended();
    co_return std::pair(std::move(outcome), here->hasProgressed());
}

/*! Some servers quote the key that they refuse. */
lattice::Error withoutKey(lattice::Error error, const QString &key)
{
    if (!key.isEmpty())
        error.detail.replace(key, u"***"_s);
    return error;
}

/*! What came of one exchange: the reply, or why there is none and whether another try may help. */
struct Attempt {
    Result<ModelReply> reply;
    HttpCall::Outcome outcome;
    bool progressed = false;
};

QCoro::Task<Attempt> attempt(HttpProvider::Settings settings, std::shared_ptr<QNetworkAccessManager> network, Query query, Progress progress, Clock::time_point end, std::stop_token stop)
{
    const std::shared_ptr<ReplyFold> fold = settings.dialect->fold();
    HttpCall::Order order{.request = httpRequest(settings, query.path), .body = QJsonDocument(query.body).toJson(QJsonDocument::Compact), .sink = fold,
                          .limits = settings.limits, .words = settings.words, .progress = std::move(progress)};
    auto [outcome, progressed] = co_await exchange(std::move(network), std::move(order), end, std::move(stop));
    if (!outcome.end)
        co_return Attempt{std::unexpected(outcome.end.error()), outcome, progressed};
    co_return Attempt{fold->reply(), outcome, progressed};
}

} // namespace

HttpProvider::HttpProvider(Settings settings, std::shared_ptr<QNetworkAccessManager> network)
    : m_state(std::make_shared<State>())
{
    m_state->rate = std::make_shared<RateLimit>(settings.rate);
    m_state->settings = std::move(settings);
    m_state->network = network ? std::move(network) : HttpCall::makeNetwork();
}

HttpProvider::~HttpProvider() = default;

const HttpProvider::Settings &HttpProvider::settings() const { return m_state->settings; }

bool HttpProvider::isUsable() const { return !m_state->settings.needsKey || !m_state->settings.key.isEmpty() || m_state->settings.fetchKey; }

void HttpProvider::setKey(const QString &key) { m_state->settings.key = key; }

QCoro::Task<Result<ModelReply>> HttpProvider::generate(ModelRequest request, Progress progress, std::stop_token stop)
{
    const auto state = m_state;
    const auto end = Clock::now() + request.deadline;
    if (const auto missing = co_await withKey(state))
        co_return std::unexpected(*missing);
    const Settings settings = state->settings;
    if (request.model.isEmpty())
        co_return lattice::failed(Fault::Invalid, u"no model of %1 is named; `stn model list %2` shows them, `stn model set %2/MODEL` takes one for all agents that name none"_s.arg(settings.words.title, settings.name));
    request.messages = messagesFor(settings.name, request.messages);
    const ToolNames names(request);
    const auto query = settings.dialect->query(request);
    if (!query)
        co_return std::unexpected(query.error());
    const qint64 estimate = settings.rate.tokensPerMinute > 0 ? QJsonDocument(query->body).toJson(QJsonDocument::Compact).size() / kBytesPerToken : 0;

    for (int count = 0;; ++count) {
        if (stop.stop_requested())
            co_return std::unexpected(wasStopped());
        auto permit = co_await RateLimit::acquire(state->rate, estimate, end, stop);
        if (!permit)
            co_return std::unexpected(permit.error());
        auto done = co_await attempt(settings, state->network, *query, progress, end, stop);
        if (done.reply) {
            ModelReply reply = *std::move(done.reply);
            if (reply.usage.inputTokens >= 0 && settings.rate.tokensPerMinute > 0)
                (*permit)->spent(reply.usage.inputTokens + qMax<qint64>(0, reply.usage.outputTokens));
            if (reply.model.isEmpty())
                reply.model = request.model;
            reply.provider = settings.name;
            reply.content = markedFor(settings.name, reply.content);
            names.restore(reply);
            co_return reply;
        }
        if (done.outcome.status == 429 && done.outcome.retryAfter.count() > 0)
            state->rate->hold(done.outcome.retryAfter);
        permit->reset();
        const auto error = withoutKey(done.reply.error(), settings.key);
        const auto wait = done.outcome.retryAfter.count() >= 0 ? done.outcome.retryAfter : settings.retry.backoff(count);
        if (!done.outcome.retryable || done.progressed || count >= settings.retry.times || Clock::now() + wait >= end)
            co_return std::unexpected(error);
        if (!co_await pause(wait, stop))
            co_return std::unexpected(wasStopped());
    }
}

QCoro::Task<Result<QStringList>> HttpProvider::list(std::chrono::milliseconds deadline, std::stop_token stop)
{
    const auto state = m_state;
    if (const auto missing = co_await withKey(state))
        co_return std::unexpected(*missing);
    const Settings settings = state->settings;
    const auto models = std::make_shared<ModelList>(settings.dialect);
    const HttpCall::Order order{.request = httpRequest(settings, settings.dialect->listPath()), .body = {}, .sink = models, .limits = settings.limits, .words = settings.words, .progress = {}};
    const auto [outcome, progressed] = co_await exchange(state->network, order, Clock::now() + deadline, std::move(stop));
    if (!outcome.end)
        co_return std::unexpected(withoutKey(outcome.end.error(), settings.key));
    models->names.sort();
    co_return models->names;
}

} // namespace core

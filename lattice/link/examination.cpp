// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/examination.h"

#include "lattice/link/keyfiles.h"
#include "lattice/link/keyvalue.h"
#include "lattice/protocol/natsaddress.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/wiretime.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr auto kMostSkew = 2s;
constexpr auto kLastWords = 500ms;

QByteArray registryInfo()
{
    return "STREAM.INFO.KV_" + Bucket::Stations.toUtf8();
}

QString milliseconds(double value)
{
    return u"%1 ms"_s.arg(value, 0, 'f', value < 10 ? 1 : 0);
}

/*! Waits until the link is live or says why not. */
QCoro::Task<Result<>> comeUp(MeshLink *link, std::stop_token stop)
{
    const Pending<Result<>> done;
    const auto connection = QObject::connect(link, &MeshLink::statusChanged, link, [done](const LinkStatus &status) {
        const auto kept = done;
        if (status.state == LinkState::Live)
            kept.settle({});
        else if (!status.reason.isEmpty())
            kept.settle(failed(status.state == LinkState::Refused ? Fault::Refused : Fault::Unreachable, status.reason));
    });
    const std::stop_callback stopped(stop, [done] {
        const auto kept = done;
        kept.settle(failed(Fault::Timeout, u"the server did not answer to the sign-in"_s));
    });
    link->open();
    const auto result = co_await done;
    QObject::disconnect(connection);
    co_return result;
}

} // namespace

QCoro::Task<Finding> Examination::check(QString id, std::chrono::milliseconds limit, std::stop_token stop)
{
    if (id == "name"_L1)
        return checkName(std::move(stop));
    if (id == "tcp"_L1)
        return checkTcp(limit, std::move(stop));
    if (id == "tls"_L1)
        return checkTls(std::move(stop));
    if (id == "signin"_L1)
        return checkSignIn(std::move(stop));
    if (id == "history"_L1)
        return checkHistory(std::move(stop));
    return id == "registry"_L1 ? checkRegistry(std::move(stop)) : checkClock(std::move(stop));
}

Result<> Examination::readAddresses()
{
    const QStringList urls = m_options.url.split(u',', Qt::SkipEmptyParts);
    for (const QString &url : urls) {
        const auto address = NatsAddress::parseUrl(url.trimmed());
        if (!address)
            return std::unexpected(address.error());
        m_addresses.append({.url = url.trimmed(), .host = address->host, .port = address->port});
    }
    return m_addresses.isEmpty() ? failed(Fault::Invalid, u"the address is empty: write nats://host:port"_s) : Result<>();
}

QCoro::Task<Finding> Examination::checkName(std::stop_token stop)
{
    if (const auto read = readAddresses(); !read)
        co_return Finding::failed(u"address-invalid"_s, read.error().detail);
    QStringList found;
    QString words;
    for (const Address &address : std::exchange(m_addresses, {})) {
        const auto addresses = co_await WireProbe::lookUp(address.host, stop);
        if (addresses)
            m_addresses.append(address);
        else if (words.isEmpty())
            words = address.host + u": "_s + addresses.error().detail;
        found += addresses.value_or(QStringList());
    }
    if (m_addresses.isEmpty())
        co_return Finding::failed(u"name-unknown"_s, words);
    found.removeDuplicates();
    co_return Finding::passed(found.mid(0, 3).join(u", "_s));
}

QCoro::Task<Finding> Examination::checkTcp(std::chrono::milliseconds limit, std::stop_token stop)
{
    Finding first;
    for (const Address &address : std::exchange(m_addresses, {})) { // the first that answers is examined, as the link would take it
        const Finding found = co_await m_wire.greet(address.host, address.port, limit, stop);
        m_addresses = {address};
        if (!found.hasFailed())
            co_return found;
        first = first.hasFailed() ? first : found;
    }
    co_return first;
}

QCoro::Task<Finding> Examination::checkTls(std::stop_token stop)
{
    const ServerGreeting &server = m_wire.greeting();
    const bool wanted = isTlsWanted(m_options);
    if (!wanted && !server.tlsRequired)
        co_return Finding::skipped();
    if (!server.tlsRequired && !server.tlsAvailable)
        co_return Finding::failed(u"tls-unavailable"_s, u"the server offers no TLS"_s);
    if (const auto flaw = wanted ? flawOf(m_options.tls) : std::nullopt)
        co_return Finding::failed(flaw->cause, flaw->words);

    const Finding found = co_await m_wire.encrypt(wanted ? m_options.tls : Tls(), stop);
    // Unasked, the link encrypts too when the server requires it, but trusts the system's authorities alone.
    co_return found.hasFailed() && !wanted ? Finding::failed(u"tls-required"_s, found.words) : found;
}

QCoro::Task<Finding> Examination::checkSignIn(std::stop_token stop)
{
    m_wire.close();
    if (const auto flaw = flawOf(m_options.signIn))
        co_return Finding::failed(flaw->cause, flaw->words);
    LinkOptions options = m_options;
    options.url = m_addresses.first().url;
    options.maxReconnects = 0; // a link that goes down ends the step
    m_link.reset(new MeshLink(options));
    QObject::connect(m_link.get(), &MeshLink::complained, m_link.get(), [complaint = m_complaint](const QString &words) { *complaint = words; });

    const auto up = co_await comeUp(m_link.get(), stop);
    if (up)
        co_return Finding::passed(m_wire.greeting().authRequired ? m_options.signIn.user : QString());
    co_return co_await judgeSignIn(up.error(), stop);
}

QCoro::Task<Finding> Examination::judgeSignIn(Error error, std::stop_token stop)
{
    if (error.fault == Fault::Refused)
        co_return refused(error.detail);
    // A server that is full greets, says so and closes at once; nats.c mostly comes too late to hear it.
    const Address address = m_addresses.first();
    const auto said = co_await exchange(address.host, address.port, {}, ReadUntil::Close, kLastWords, stop);
    const auto from = said ? said->indexOf("-ERR '") : -1;
    if (from >= 0 && said->contains("maximum"))
        co_return Finding::failed(u"server-full"_s, QString::fromUtf8(said->sliced(from)).trimmed());
    co_return Finding::failed(u"no-answer"_s, error.detail);
}

Finding Examination::refused(const QString &words) const
{
    const bool inUrl = m_addresses.first().url.contains(u'@');
    if (m_options.signIn == SignIn() && !inUrl)
        return Finding::failed(u"signin-missing"_s, words);
    const QDateTime expiry = expiryOfCredentials(m_options.signIn.credentialsFile);
    if (expiry.isValid() && expiry <= m_clock())
        return Finding::failed(u"signin-expired"_s, u"%1 (valid until %2)"_s.arg(words, toWireTime(expiry)));
    return Finding::failed(u"signin-refused"_s, words);
}

/*! What a failed request says of the server. Who may not hear the answers gets none, but the server complained before. */
Finding Examination::judge(const Error &error) const
{
    const bool forbidden = m_complaint->contains("permissions violation"_L1, Qt::CaseInsensitive);
    switch (error.fault) {
    case Fault::Refused:
        return Finding::failed(u"not-permitted"_s, error.detail);
    case Fault::Timeout:
    case Fault::Cancelled:
        return forbidden ? Finding::failed(u"not-permitted"_s, *m_complaint) : Finding::failed(u"no-answer"_s, u"the server did not answer in time"_s);
    case Fault::Unreachable:
        return Finding::failed(m_link->isLive() ? u"no-jetstream"_s : u"no-answer"_s, error.detail);
    default:
        return Finding::failed(u"server-error"_s, error.detail);
    }
}

QCoro::Task<Finding> Examination::checkHistory(std::stop_token stop)
{
    JetStream jetStream(*m_link);
    const auto account = co_await jetStream.api("INFO", {}, stop);
    if (!account)
        co_return judge(account.error());
    // A lattice may be without events yet, and a station without the right to read them: neither is a failure.
    const auto events = co_await jetStream.api("STREAM.INFO.LATTICE_EVENTS", {}, stop);
    co_return Finding::passed(events ? QString::number((*events)["state"_L1]["messages"_L1].toInteger()) : QString());
}

QCoro::Task<Finding> Examination::checkRegistry(std::stop_token stop)
{
    JetStream jetStream(*m_link);
    const auto info = co_await jetStream.api(registryInfo(), {}, stop);
    if (!info && info.error().fault == Fault::NotFound)
        co_return Finding::failed(u"no-lattice"_s, info.error().detail);
    if (!info)
        co_return judge(info.error());
    // Keys that were deleted are messages too, so only a reader knows; who may not read gets their number.
    const auto count = co_await countStations(stop);
    co_return Finding::passed(QString::number(count.value_or((*info)["state"_L1]["num_subjects"_L1].toInteger())));
}

QCoro::Task<Result<qint64>> Examination::countStations(std::stop_token stop)
{
    const Pending<Result<qint64>> done;
    const auto keys = std::make_shared<qint64>(0);
    const std::unique_ptr<KeyWatch, QScopedPointerDeleteLater> watch(new KeyWatch(*m_link, Bucket::Stations.toUtf8()));
    QObject::connect(watch.get(), &KeyWatch::changed, watch.get(), [keys](const KeyEntry &entry) {
        *keys += entry.operation == KeyEntry::Operation::Put ? 1 : 0;
    });
    QObject::connect(watch.get(), &KeyWatch::caughtUp, watch.get(), [done, keys] { Pending(done).settle(*keys); });
    QObject::connect(watch.get(), &KeyWatch::failed, watch.get(), [done](const Error &error) { Pending(done).settle(std::unexpected(error)); });
    const std::stop_callback stopped(stop, [done] { Pending(done).settle(failed(Fault::Cancelled, u"stopped"_s)); });
    co_return co_await done;
}

QCoro::Task<Finding> Examination::checkClock(std::stop_token stop)
{
    JetStream jetStream(*m_link);
    const QDateTime before = m_clock();
    const auto info = co_await jetStream.api(registryInfo(), {}, stop);
    const QDateTime after = m_clock();
    if (!info)
        co_return judge(info.error());
    const auto theirs = parseWireTime((*info)["ts"_L1].toString());
    if (!theirs)
        co_return Finding::skipped(); // servers before 2.10 do not tell

    // The answer was written at some moment between the two, so only what lies outside of them is surely a difference.
    const std::chrono::milliseconds behind = before - *theirs;
    const std::chrono::milliseconds ahead = *theirs - after;
    const auto surely = std::max({behind, ahead, 0ms});
    if (surely > kMostSkew)
        co_return Finding::failed(u"clock-skew"_s, u"the server's clock says %1, ours %2"_s.arg(toWireTime(*theirs), toWireTime(after)));
    co_return Finding::passed(milliseconds(double(surely.count())));
}

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#include "core/engine/remotehands.h"

#include "core/engine/faultname.h"
#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

#include <QJsonDocument>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Message;
using lattice::MeshLink;
using lattice::Result;
using std::chrono::milliseconds;

Q_LOGGING_CATEGORY(remoteLog, "station.remote")

namespace core {

namespace {

constexpr auto kPatience = 120s;     // for a verb without a limit of its own
constexpr auto kOnTheWay = 5s;       // beside the verb's own limit
constexpr double kLongestLimit = 3600; // seconds

milliseconds now()
{
    return milliseconds(QDateTime::currentMSecsSinceEpoch());
}

QJsonObject errorJson(const lattice::Error &error)
{
    return {{u"error"_s, error.detail}, {u"fault"_s, faultName(error.fault)}};
}

} // namespace

RemoteHands::RemoteHands(Options options) : m_options(std::move(options)) {}

Result<const lattice::SigningKey *> RemoteHands::key()
{
    if (m_options.folder.isEmpty())
        return failed(Fault::Invalid, u"a command without a home has no key"_s);
    if (!m_key) {
        auto opened = lattice::SigningKey::open(m_options.folder + "/trust.key"_L1, "station trust key 1"_ba);
        if (!opened)
            return std::unexpected(opened.error());
        m_key = std::move(*opened);
    }
    return m_key.get();
}

Result<QByteArray> RemoteHands::publicKey()
{
    const auto own = key();
    return own ? Result<QByteArray>((*own)->publicKey()) : std::unexpected(own.error());
}

Result<Caller> RemoteHands::callerOf(const RemoteVerb &request) const
{
    Caller caller{.face = Caller::Face::Station, .name = request.from, .right = Right::Read};
    if (!request.key.isEmpty()) {
        if (const auto known = trusted().find(request.key)) {
            caller.right = known->right;
            caller.name = known->name.isEmpty() ? keyText(request.key) : known->name; // what was proved, not what was said
            return caller;
        }
    }
    if (!m_options.openToRead)
        return failed(Fault::Refused, u"this station answers only stations that its administrator has allowed (`stn trust allow KEY` there)"_s);
    return caller;
}

void RemoteHands::answer(MeshLink &link, const Message &message, const ControlServer::Dispatch &dispatch)
{
    if (message.reply.isEmpty())
        return;
    const auto request = m_reader.read(message, now());
    const auto caller = request ? callerOf(*request) : Result<Caller>(std::unexpected(request.error()));
    if (!caller || m_underWay >= kMostAtATime) {
        if (!caller)
            qCInfo(remoteLog, "a request from the lattice was refused: %ls", qUtf16Printable(caller.error().detail));
        return reply(&link, message.reply, caller ? failed(Fault::Busy, u"%1 requests of other stations are under way here"_s.arg(m_underWay)) : Result<QJsonObject>(std::unexpected(caller.error())));
    }
    ++m_underWay;
    const QPointer<MeshLink> back(&link);
    const bool isUnknown = !request->key.isEmpty() && caller->right == Right::Read && !trusted().find(request->key);
    const QString hint = isUnknown ? u"; to allow it, run there: stn trust allow "_s + keyText(request->key) : QString();
    QCoro::connect(dispatch(*caller, request->verb, request->arguments, {}, {}), this, [this, back, subject = message.reply, hint](const Result<QJsonObject> &result) {
        --m_underWay;
        if (!result && result.error().fault == Fault::Refused)
            return reply(back, subject, failed(Fault::Refused, result.error().detail + hint));
        reply(back, subject, result);
    });
}

void RemoteHands::reply(MeshLink *link, const QByteArray &subject, const Result<QJsonObject> &result)
{
    if (!link)
        return;
    const QByteArray body = lattice::toBytes(result ? QJsonObject{{u"result"_s, *result}} : errorJson(result.error()));
    if (!link->publish({.subject = subject, .reply = {}, .data = body, .headers = {}}))
        std::ignore = link->publish({.subject = subject, .reply = {}, .data = lattice::toBytes(errorJson({Fault::Full, u"the answer is too large for one message: ask for less"_s})), .headers = {}});
}

QCoro::Task<Result<QJsonObject>> RemoteHands::ask(QPointer<MeshLink> link, QString stationId, QString verb, QJsonObject arguments, std::stop_token stop)
{
    const auto subject = lattice::Subject::stationVerb(stationId);
    if (!subject)
        co_return std::unexpected(subject.error());
    const auto own = key();
    if (!own && !m_options.folder.isEmpty())
        qCWarning(remoteLog, "requests go unsigned: %ls", qUtf16Printable(own.error().detail));
    const double limit = std::as_const(arguments)[u"timeout"_s].toDouble();
    const auto patience = limit > 0 ? milliseconds(qint64(std::min(limit, kLongestLimit) * 1000)) + kOnTheWay : milliseconds(kPatience);
    const Message message = toMessage(subject->toUtf8(), {.verb = verb, .arguments = std::move(arguments), .from = m_options.stationId, .key = {}}, own ? *own : nullptr, now());
    if (!link)
        co_return failed(Fault::Unreachable, u"this station is in no lattice"_s);
    const auto reply = co_await link->request(message, patience, std::move(stop));
    if (!reply && reply.error().fault == Fault::NoResponders)
        co_return failed(Fault::NoResponders, u"the station %1 is not there, or too old to take %2 from others"_s.arg(stationId, verb));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QJsonObject answer = QJsonDocument::fromJson(reply->data).object();
    if (answer[u"result"_s].isObject())
        co_return answer[u"result"_s].toObject();
    co_return failed(faultNamed(answer[u"fault"_s].toString()), u"%1: %2"_s.arg(stationId, answer[u"error"_s].toString(u"the answer was no answer"_s)));
}

} // namespace core

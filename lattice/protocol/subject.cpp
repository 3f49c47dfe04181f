// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/subject.h"

#include <QList>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMaxToken = 64;
constexpr qsizetype kMinOwnId = 8;
constexpr qsizetype kMaxNameBytes = 256;

bool isTokenCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_' || u == u'-';
}

struct Part {
    QStringView what; //!< for people: "station id"
    QStringView token;
};

/*! \a pattern with its %1, %2 … replaced by the tokens of \a parts, or the first bad one. */
Result<QString> build(const QString &pattern, std::initializer_list<Part> parts)
{
    QString subject = pattern;
    for (const Part &part : parts) {
        if (!isToken(part.token))
            return failed(Fault::Invalid, u"the %1 is not fit for a subject (1 to 64 of A-Z a-z 0-9 _ -)"_s.arg(part.what));
        if (part.what == u"station id" && !isStationId(part.token))
            return failed(Fault::Invalid, u"\"assign\" is reserved and cannot be a station id"_s);
        subject = subject.arg(part.token);
    }
    return subject;
}

} // namespace

bool isToken(QStringView text)
{
    return !text.isEmpty() && text.size() <= kMaxToken && std::ranges::all_of(text, isTokenCharacter);
}

bool isStationId(QStringView text)
{
    return isToken(text) && text != u"assign";
}

bool isOwnStationId(QStringView text)
{
    return isStationId(text) && text.size() >= kMinOwnId;
}

bool isEventType(QStringView text)
{
    if (text.size() > 256)
        return false;
    const auto tokens = text.split(u'.');
    return std::ranges::all_of(tokens, isToken);
}

namespace Subject {

Result<QString> agentInvoke(const QString &stationId)
{
    return build(u"lattice.station.%1.agent.invoke"_s, {{u"station id", stationId}});
}

Result<QString> workflowRun(const QString &stationId)
{
    return build(u"lattice.station.%1.workflow.run"_s, {{u"station id", stationId}});
}

Result<QString> callCancel(const QString &stationId, const QString &callId)
{
    return build(u"lattice.station.%1.call.%2.cancel"_s, {{u"station id", stationId}, {u"call id", callId}});
}

Result<QString> anyCallCancel(const QString &stationId)
{
    return build(u"lattice.station.%1.call.*.cancel"_s, {{u"station id", stationId}});
}

Result<QString> poolInvoke(const QString &pool)
{
    return build(u"lattice.pool.%1.agent.invoke"_s, {{u"pool", pool}});
}

Result<QString> workAssign(const QString &stationId)
{
    return build(u"lattice.work.%1.assign"_s, {{u"station id", stationId}});
}

Result<QString> goWorkAssign(const QString &stationId)
{
    return build(u"lattice.station.%1.work.assign"_s, {{u"station id", stationId}});
}

Result<QString> workResponse(const QString &workId)
{
    return build(u"lattice.work.%1.response"_s, {{u"work id", workId}});
}

Result<QString> workStream(const QString &workId)
{
    return build(u"lattice.work.%1.stream"_s, {{u"work id", workId}});
}

Result<QString> workCancel(const QString &workId)
{
    return build(u"lattice.work.%1.cancel"_s, {{u"work id", workId}});
}

Result<QString> blobChunk(const QString &sha256, int number)
{
    return build(u"lattice.blob.%1.%2"_s, {{u"checksum", sha256}, {u"number", QString::number(number)}});
}

Result<QString> stationPing(const QString &stationId)
{
    return build(u"lattice.station.%1.ping"_s, {{u"station id", stationId}});
}

Result<QString> stationVerb(const QString &stationId)
{
    return build(u"lattice.station.%1.verb"_s, {{u"station id", stationId}});
}

Result<QString> poolPing(const QString &pool)
{
    return build(u"lattice.pool.%1.ping"_s, {{u"pool", pool}});
}

Result<QString> event(const QString &type)
{
    if (!isEventType(type))
        return failed(Fault::Invalid, u"the type of the event is not fit for a subject (dotted tokens of A-Z a-z 0-9 _ -)"_s);
    return u"lattice.events."_s + type;
}

QString cancelledCall(QStringView subject)
{
    const auto tokens = subject.split(u'.');
    const bool fits = tokens.size() == 6 && tokens[0] == u"lattice" && tokens[1] == u"station" && tokens[3] == u"call"
        && tokens[5] == u"cancel" && isStationId(tokens[2]) && isToken(tokens[4]);
    return fits ? tokens[4].toString() : QString();
}

QString workOf(QStringView subject)
{
    const auto tokens = subject.split(u'.');
    const bool fits = tokens.size() == 4 && tokens[0] == u"lattice" && tokens[1] == u"work" && isToken(tokens[2])
        && (tokens[3] == u"response" || tokens[3] == u"stream" || tokens[3] == u"cancel");
    return fits ? tokens[2].toString() : QString();
}

} // namespace Subject

Result<QString> stationKey(const QString &stationId)
{
    return build(u"%1"_s, {{u"station id", stationId}});
}

Result<QString> agentKey(const QString &stationId, const QString &agentId)
{
    return build(u"%1.%2"_s, {{u"station id", stationId}, {u"agent id", agentId}});
}

Result<QString> leaseKey(const QString &workId)
{
    return build(u"%1"_s, {{u"work id", workId}});
}

Result<QString> goWorkKey(const QString &workId)
{
    return build(u"work.%1"_s, {{u"work id", workId}});
}

Result<QString> goStationKey(const QString &stationId)
{
    return build(u"station.%1.active"_s, {{u"station id", stationId}});
}

Result<QString> goRunKey(const QString &runId)
{
    return build(u"run.%1"_s, {{u"run id", runId}});
}

Result<QString> workConsumer(const QString &stationId)
{
    return build(u"st_%1"_s, {{u"station id", stationId}});
}

Result<QString> nameKey(const QString &name)
{
    const QByteArray bytes = name.normalized(QString::NormalizationForm_C).toLower().toUtf8();
    if (bytes.isEmpty())
        return failed(Fault::Invalid, u"an agent needs a name"_s);
    if (bytes.size() > kMaxNameBytes)
        return failed(Fault::Invalid, u"the name has %1 bytes, the limit is %2"_s.arg(bytes.size()).arg(kMaxNameBytes));
    return QString::fromLatin1(bytes.toHex());
}

QString nameOfKey(const QString &key)
{
    const QByteArray digits = key.toLatin1();
    const QByteArray bytes = QByteArray::fromHex(digits);
    return bytes.toHex() == digits ? QString::fromUtf8(bytes) : QString();
}

} // namespace lattice

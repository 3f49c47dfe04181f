// SPDX-License-Identifier: Apache-2.0
#include "core/verb/workjson.h"

#include "lattice/work/workclient.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using lattice::WorkRecord;

namespace core {

namespace {

QMap<QString, QString> texts(const QJsonValue &map)
{
    QMap<QString, QString> values;
    const QJsonObject entries = map.toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        values.insert(entry.key(), entry->toVariant().toString());
    return values;
}

QString changeLine(const WorkRecord &record)
{
    const QString where = record.station.isEmpty() || record.phase == lattice::WorkPhase::Queued ? QString() : u" on "_s + record.station;
    const QString what = record.phase == lattice::WorkPhase::Escalated ? u": "_s + record.escalation.reason
        : record.outcome.error.isEmpty() || isEnd(record.phase)        ? QString()
                                                                       : u": "_s + record.outcome.error;
    return u"%1 %2%3%4\n"_s.arg(record.since.toLocalTime().toString(u"HH:mm:ss"_s), phaseName(record.phase), where, what);
}

} // namespace

QJsonObject toJson(const WorkRecord &record, Detail detail)
{
    QJsonObject json = QJsonDocument::fromJson(encode(record)).object();
    if (detail == Detail::Row) {
        for (const auto &key : {u"context"_s, u"result"_s, u"history"_s, u"escalation"_s, u"traceparent"_s})
            json.remove(key);
    }
    if (json[u"agent"_s].toString().isEmpty() && !agentOf(record).isEmpty())
        json[u"agent"_s] = agentOf(record);
    return json;
}

Result<lattice::WorkSpec> specOf(const QJsonObject &arguments)
{
    lattice::WorkSpec spec;
    spec.workId = arguments[u"id"_s].toString();
    spec.parentId = arguments[u"parent"_s].toString();
    spec.agent = arguments[u"agent"_s].toString();
    spec.capability = arguments[u"capability"_s].toString();
    spec.task = arguments[u"task"_s].toString();
    spec.context = texts(arguments[u"input"_s]);
    spec.labels = texts(arguments[u"label"_s]);
    spec.priority = arguments[u"priority"_s].toInt(spec.priority);
    spec.maxAttempts = arguments[u"attempts"_s].toInt(spec.maxAttempts);
    spec.auction = arguments[u"auction"_s].toBool();
    if (const double limit = arguments[u"timeout"_s].toDouble(); limit > 0)
        spec.timeout = std::chrono::milliseconds(qint64(limit * 1000));
    if (const double whole = arguments[u"deadline"_s].toDouble(); whole > 0)
        spec.deadline = QDateTime::currentDateTimeUtc().addMSecs(qint64(whole * 1000));
    if (spec.agent.isEmpty() == spec.capability.isEmpty())
        return failed(Fault::Invalid, u"work.assign: give either an agent or a capability"_s);
    return spec;
}

QCoro::Task<Result<QJsonObject>> awaitWork(QPointer<Engine> engine, QString workId, std::chrono::milliseconds deadline, Progress progress, std::stop_token stop)
{
    const auto client = engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const auto last = std::make_shared<std::pair<lattice::WorkPhase, int>>(lattice::WorkPhase::Queued, -1);
    const auto watcher = [progress, last](const WorkRecord &record) {
        if (progress && std::exchange(*last, {record.phase, record.attempt}) != std::pair(record.phase, record.attempt))
            progress(changeLine(record));
    };
    const auto record = co_await (*client)->await(workId, deadline, watcher, stop);
    if (!record)
        co_return std::unexpected(record.error());
    WorkRecord ended = *record;
    if (ended.outcome.blob.size > 0) {
        const auto again = engine ? engine->work() : failed(Fault::Cancelled, u"the engine is stopping"_s);
        if (!again)
            co_return std::unexpected(again.error());
        const auto text = co_await (*again)->result(ended);
        if (!text)
            co_return failed(text.error().fault, u"the work is done, but its result cannot be read: "_s + text.error().detail);
        ended.outcome.result = *text;
    }
    QJsonObject json = toJson(ended, Detail::All);
    json[u"succeeded"_s] = ended.phase == lattice::WorkPhase::Done;
    co_return json;
}

} // namespace core

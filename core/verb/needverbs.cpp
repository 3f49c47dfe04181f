// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/run/localagents.h"
#include "core/tool/questions.h"
#include "core/verb/verbtable.h"
#include "core/verb/workjson.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using lattice::WorkPhase;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr qint64 kStallSeconds = 300; // as the window

QJsonObject toJson(const Question &question)
{
    QJsonObject json{{u"id"_s, question.id}, {u"kind"_s, questionKindName(question.kind)}, {u"words"_s, question.words},
                     {u"since"_s, question.asked.toString(Qt::ISODateWithMs)}, {u"until"_s, question.until.toString(Qt::ISODateWithMs)}};
    const auto say = [&json](const QString &key, const QJsonValue &value) {
        if (!value.toString().isEmpty() || (value.isObject() && !value.toObject().isEmpty()))
            json.insert(key, value);
    };
    say(u"agent"_s, question.agent);
    say(u"run_id"_s, question.runId);
    say(u"server"_s, question.server);
    say(u"tool"_s, question.tool);
    say(u"input"_s, question.input);
    say(u"schema"_s, question.schema);
    say(u"link"_s, question.link.toString());
    if (question.destructive)
        json[u"destructive"_s] = true;
    return json;
}

/*! What of the ledger waits for a person, in the words of the list; nothing for what goes on by itself. */
std::optional<QJsonObject> needOf(const lattice::WorkRecord &record, const QDateTime &now)
{
    const bool isStalled = record.phase == WorkPhase::Running && (record.progress.at.isValid() ? record.progress.at : record.since).secsTo(now) >= kStallSeconds;
    if (record.phase != WorkPhase::Escalated && !isStalled)
        return std::nullopt;
    return QJsonObject{{u"id"_s, record.spec.workId}, {u"kind"_s, isStalled ? u"stalled"_s : u"escalation"_s}, {u"agent"_s, agentOf(record)}, {u"at"_s, record.station},
                       {u"words"_s, isStalled ? u"no progress for %1 min"_s.arg((record.progress.at.isValid() ? record.progress.at : record.since).secsTo(now) / 60) : record.escalation.reason},
                       {u"since"_s, record.since.toString(Qt::ISODateWithMs)}};
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject, Progress, std::stop_token stop)
{
    QJsonArray needs;
    if (const LocalAgents *agents = context.engine->localAgents()) {
        for (const Question &question : agents->questions().open())
            needs << toJson(question);
    }
    for (const lattice::NameConflict &conflict : context.engine->self().conflicts)
        needs << QJsonObject{{u"id"_s, u"conflict:"_s + conflict.agent}, {u"kind"_s, u"conflict"_s}, {u"agent"_s, conflict.agent}, {u"words"_s, u"another station claims the agent %1 too"_s.arg(conflict.agent)}};
    if (const auto client = context.engine->work()) {
        const auto records = co_await (*client)->list(std::move(stop));
        if (!records)
            co_return std::unexpected(records.error());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const lattice::WorkRecord &record : *records) {
            if (const auto need = needOf(record, now))
                needs << *need;
        }
    }
    co_return QJsonObject{{u"needs"_s, needs}, {u"total"_s, needs.size()}};
}

QCoro::Task<Result<QJsonObject>> runAnswer(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    LocalAgents *const agents = context.engine->localAgents();
    if (!agents)
        co_return failed(Fault::NotFound, u"nothing is asked here: there are no agents"_s);
    const bool accepted = arguments[u"answer"_s] == "yes"_L1;
    const auto answered = agents->questions().answer(arguments[u"id"_s].toString(), {.accepted = accepted, .words = arguments[u"words"_s].toString(), .content = arguments[u"input"_s].toObject(),
                                                                                      .by = context.caller.words()});
    if (!answered)
        co_return std::unexpected(answered.error());
    co_return QJsonObject{{u"id"_s, arguments[u"id"_s]}, {u"accepted"_s, accepted}};
}

} // namespace

QList<Verb> needVerbs()
{
    const QJsonObject need = Schema::object({{u"id"_s, Schema::text(u"of the question, or of the work"_s)}, {u"kind"_s, Schema::text(u"approval, form, link, escalation, stalled, conflict"_s)},
                                             {u"words"_s, Schema::text(u"what is asked"_s)}, {u"agent"_s, Schema::text(u"who asks"_s)}, {u"since"_s, Schema::text(u"ISO 8601"_s)}}, {u"id"_s, u"kind"_s, u"words"_s});
    return {{.name = u"needs.list"_s, .title = u"What needs a person"_s,
             .description = u"Lists what waits for a person: tool calls to be allowed, forms and sign-ins of tool servers here; escalated and stalled work of the lattice; names that two stations claim."_s,
             .resultSchema = Schema::object({{u"needs"_s, Schema::list(need)}, {u"total"_s, Schema::number(u"how many"_s)}}, {u"needs"_s, u"total"_s}),
             .hints = {.readOnly = true, .idempotent = true}, .list = u"needs"_s, .place = Verb::Place::Running, .examples = {u"needs list"_s, u"needs list --json"_s}, .run = runList},
            {.name = u"needs.answer"_s, .title = u"Answer a question"_s,
             .description = u"Answers an approval, form or link of `needs list`. Who answers first decides. Escalated work is answered by `lattice work answer`."_s,
             .parameters = {{.name = u"id"_s, .words = u"which question"_s, .placeholder = u"ID"_s, .positional = true, .required = true},
                            {.name = u"answer"_s, .type = Type::Choice, .words = u"yes: allowed, filled in, opened; no: refused"_s, .placeholder = u"yes|no"_s, .positional = true, .required = true, .choices = {u"yes"_s, u"no"_s}},
                            {.name = u"words"_s, .words = u"what the agent is told with it"_s, .placeholder = u"TEXT"_s},
                            {.name = u"input"_s, .type = Type::Map, .words = u"a value of the form"_s, .placeholder = u"KEY=VALUE"_s}},
             .resultSchema = Schema::object({{u"id"_s, Schema::text(u"which"_s)}, {u"accepted"_s, Schema::boolean(u"whether it was a yes"_s)}}, {u"id"_s, u"accepted"_s}),
             .subjects = {u"id"_s}, .place = Verb::Place::Running, .examples = {u"needs answer ID yes"_s, u"needs answer ID no --words \"not on a Friday\""_s}, .run = runAnswer}};
}

} // namespace core

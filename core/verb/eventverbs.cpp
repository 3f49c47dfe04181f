// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/engine/pastanswer.h"
#include "core/verb/following.h"
#include "core/verb/verbtable.h"

#include "lattice/history/eventcodec.h"
#include "lattice/link/link.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

const QString kFilterWords = u"which: type:work.* is:failed station:NAME since:2h \"phrase\" -not text~regex"_s;

Parameter filterParameter() { return {.name = u"filter"_s, .words = kFilterWords, .placeholder = u"FILTER"_s, .positional = true}; }

Verb::Run asking(const QString &kind)
{
    return [kind](Context context, QJsonObject arguments, Progress, std::stop_token stop) { return context.engine->askPast(kind, std::move(arguments), std::move(stop)); };
}

QCoro::Task<Result<QJsonObject>> runTail(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const auto filter = lattice::EventFilter::parse(arguments[u"filter"_s].toString(), QDateTime::currentDateTimeUtc());
    if (!filter)
        co_return failed(Fault::Invalid, u"the filter is not understood at character %1: expected %2"_s.arg(filter.error().position + 1).arg(filter.error().expected));
    const int most = arguments[u"count"_s].toInt(0);
    const bool asJson = arguments[u"lines"_s] == "json"_L1;
    const Following following(context, arguments, std::move(progress), stop);
    const auto events = context.engine->followEvents([filter = *filter, most, asJson, following](const lattice::Event &event) {
        if (following.isOver() || !filter.matches(event))
            return;
        following.tell(asJson ? QString::fromUtf8(encode(event)) + u'\n' : lineOf(event));
        if (following.shown() == most)
            following.end();
    });
    if (!events)
        co_return std::unexpected(events.error());
    co_await following.over();
    co_return following.result();
}

} // namespace

QList<Verb> eventVerbs()
{
    const auto verb = [](const QString &name, const QString &title, const QString &description, QList<Parameter> parameters, QJsonObject schema, Hints hints, QStringList examples, Verb::Run run) {
        for (QString &example : examples)
            example.prepend(u"lattice events "_s + name + u' ');
        return Verb{.name = u"events."_s + name, .command = {u"lattice"_s, u"events"_s, name}, .title = title, .description = description, .parameters = std::move(parameters),
                    .resultSchema = std::move(schema), .hints = hints, .examples = examples, .run = std::move(run)};
    };
    const Hints reads{.readOnly = true, .idempotent = true};
    const Parameter from{.name = u"from"_s, .type = Type::Integer, .words = u"from this sequence on"_s, .least = 0, .most = 9e15};
    const Parameter to{.name = u"to"_s, .type = Type::Integer, .words = u"up to this sequence; 0: the end"_s, .least = 0, .most = 9e15};
    return {
        verb(u"tail"_s, u"Watch events"_s, u"Prints each event of the lattice as it happens, until Ctrl+C."_s,
             {filterParameter(), {.name = u"count"_s, .type = Type::Integer, .words = u"end after so many; 0: never"_s, .least = 0, .most = 1e9, .initial = 0},
              {.name = u"lines"_s, .type = Type::Choice, .words = u"what a line is"_s, .choices = {u"text"_s, u"json"_s}, .initial = u"text"_s}, Following::seconds()},
             Following::resultSchema(), reads, {u"is:failed"_s}, runTail),
        verb(u"query"_s, u"Search the history"_s, u"Finds events of the history, newest first."_s,
             {filterParameter(), {.name = u"limit"_s, .type = Type::Integer, .words = u"at most so many"_s, .least = 1, .most = 10'000, .initial = 100},
              {.name = u"before"_s, .type = Type::Integer, .words = u"only before this sequence: the next page"_s, .least = 0, .most = 9e15},
              {.name = u"after"_s, .type = Type::Integer, .words = u"only after this sequence"_s, .least = 0, .most = 9e15},
              {.name = u"oldest_first"_s, .type = Type::Boolean, .words = u"in the order they happened"_s}},
             Schema::object({{u"events"_s, Schema::list(Schema::object({{u"sequence"_s, Schema::number(u"in the stream"_s)}, {u"event"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"description"_s, u"a CloudEvents 1.0 event"_s}}}}))},
                             {u"more"_s, Schema::boolean(u"there are more"_s)}}, {u"events"_s}),
             reads, {u"\"type:work.* is:failed since:2h\""_s, u"work:ID --oldest-first"_s}, asking(u"query"_s)),
        verb(u"state"_s, u"The lattice at a moment"_s, u"Shows stations and work as they were at a moment, from what the events prove."_s,
             {{.name = u"at"_s, .words = u"when: 2h ago as 2h, 16:20, or ISO 8601"_s, .placeholder = u"TIME"_s, .required = true}},
             Schema::object({{u"sequence"_s, Schema::number(u"of the last event before"_s)}, {u"stations"_s, Schema::list()}, {u"work"_s, Schema::list()}}, {u"stations"_s}),
             reads, {u"--at 2h"_s, u"--at 16:20"_s}, asking(u"state"_s)),
        verb(u"verify"_s, u"Verify the history"_s, u"Checks the history against the signed checkpoints: gaps, changed events, changed limits, wrong signatures. Exit code 1 when something is wrong."_s,
             {from, to}, Schema::object({{u"healthy"_s, Schema::boolean(u"nothing was found"_s)}, {u"findings"_s, Schema::list()}}, {u"healthy"_s}), reads, {u""_s}, asking(u"verify"_s)),
        verb(u"export"_s, u"Export the history"_s, u"Writes events to a file as JSON lines, to be kept or read elsewhere, and beside it a report for people (Markdown)."_s,
             {{.name = u"file"_s, .words = u"where to; a file that is there is replaced"_s, .positional = true, .required = true, .isPath = true},
              {.name = u"filter"_s, .words = kFilterWords, .placeholder = u"FILTER"_s}, from, to},
             Schema::object({{u"file"_s, Schema::text(u"what was written"_s)}, {u"report"_s, Schema::text(u"what people read"_s)}, {u"rows"_s, Schema::number(u"how many lines"_s)}}, {u"file"_s, u"rows"_s}),
             {.idempotent = true}, {u"events.jsonl --filter since:24h"_s}, asking(u"export"_s)),
    };
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
// The tool calls of a run: several at a time, each checked, bounded in time and size, and recorded.
#include "core/run/runloop.h"

#include "core/tool/runtools.h"

#include "lattice/pending.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr auto kGrace = 5s; // for a tool that was told to end
constexpr qsizetype kMostMedia = 5 * 1'048'576; // bytes of one image or sound, in base64

QJsonObject responsePart(const ToolCall &call, const ToolResult &result)
{
    QJsonObject response{{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"output"_s, result.content}};
    if (result.isError)
        response.insert(u"isError"_s, true);
    return {{u"toolResponse"_s, response}};
}

QJsonObject toJson(const ToolCall &call) { return {{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, call.input}}; }

ToolCall callOf(const QJsonObject &json) { return {.id = json["ref"_L1].toString(), .name = json["name"_L1].toString(), .input = json["input"_L1].toObject()}; }

QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

QString shortened(const QString &text, qsizetype most) { return text.size() <= most ? text : text.first(most) + u'…'; }

QString approvalQuestion(const QString &agent, const ToolCall &call, const ToolInfo &tool)
{
    return u"May %1 call %2 of %3 with %4? Answer yes, or say what it shall do instead."_s.arg(agent, call.name, tool.server, shortened(compact(call.input), 2000));
}

/*! The session is held until the call has ended, also one that nobody waits for any longer. */
QCoro::Task<Result<RunToolResult>> callSession(std::shared_ptr<ToolSession> session, ToolStep step, QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop)
{
    if (auto *own = dynamic_cast<RunTools *>(session.get()))
        co_return co_await own->callInRun(std::move(step), std::move(name), std::move(input), std::move(progress), deadline, std::move(stop));
    auto result = co_await session->call(std::move(name), std::move(input), std::move(progress), deadline, std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return RunToolResult{.result = *std::move(result), .question = {}, .childRun = {}};
}

} // namespace

/*! One call of a session, which ends at its deadline whether the session heeds it or not. */
QCoro::Task<Result<RunToolResult>> RunLoop::reach(Self self, std::shared_ptr<ToolSession> session, ToolStep step, QString name, QJsonObject input)
{
    const auto deadline = std::min(self->m_shared->limits.tool, self->left());
    const lattice::Pending<Result<RunToolResult>> done;
    const QScopedPointer<QObject, QScopedPointerDeleteLater> context(new QObject);
    QObject *const here = context.data();
    std::stop_source end;
    const auto overdue = std::make_shared<bool>(false);
    const auto giveUp = [here, done](const lattice::Error &why) {
        QTimer::singleShot(kGrace, here, [done, why] { done.settle(std::unexpected(why)); });
    };
    const lattice::Error late{.fault = Fault::Timeout, .detail = u"no answer within %1 s"_s.arg(double(deadline.count()) / 1000)};
    QTimer::singleShot(deadline, here, [end, overdue, giveUp, late]() mutable {
        *overdue = true;
        end.request_stop();
        giveUp(late);
    });
    const std::stop_callback forward(self->m_stop.get_token(), [here, end, giveUp]() mutable { // on any thread
        end.request_stop();
        QMetaObject::invokeMethod(here, [giveUp] { giveUp({.fault = Fault::Cancelled, .detail = u"cancelled"_s}); }, Qt::QueuedConnection);
    });
    const ToolProgressSink progress = [self](const ToolProgress &said) {
        if (self->m_request.steps && !said.message.isEmpty())
            self->m_request.steps({.number = self->m_steps, .words = said.message, .percent = said.total > 0 ? int(100 * said.progress / said.total) : -1});
    };
    QCoro::connect(callSession(std::move(session), std::move(step), std::move(name), std::move(input), progress, deadline, end.get_token()), here,
                   [done](const Result<RunToolResult> &result) { done.settle(result); });
    auto result = co_await done;
    if (!result && *overdue && deadline < self->m_shared->limits.tool) { // it is the run's own end: the model is asked no more
        self->m_overdue = true;
        self->m_stop.request_stop();
    }
    if (!result && *overdue && result.error().fault == Fault::Cancelled)
        co_return std::unexpected(late);
    co_return result;
}

/*! Why a call is not made, for the model; \a call has its arguments as the tool's schema types them afterwards. */
std::optional<ToolResult> RunLoop::refusalOf(const ToolBox::Tool *tool, ToolCall &call)
{
    if (!tool && m_tools.isDenied(call.name))
        return ToolResult::error(u"The tool '%1' may not be called here: the policy denies it."_s.arg(call.name));
    if (!tool) {
        const QString near = m_tools.nearestTo(call.name);
        return ToolResult::error(u"There is no tool '%1'. %2"_s.arg(call.name, near.isEmpty() ? u"The tools are: %1."_s.arg(m_tools.names().join(u", "_s)) : u"Did you mean '%1'?"_s.arg(near)));
    }
    if (!call.invalidArguments.isEmpty())
        return ToolResult::error(u"The arguments of '%1' were no JSON object: %2. It takes: %3"_s.arg(call.name, call.invalidArguments, shortened(compact(tool->info.inputSchema), 4000)));
    if (const auto valid = tool->schema.check(call.input); !valid) {
        const auto typed = tool->schema.accept(call.input); // a number as text, and the like
        if (!typed)
            return ToolResult::error(u"The arguments of '%1' are not what it takes: %2. It takes: %3"_s.arg(call.name, valid.error().detail, shortened(compact(tool->info.inputSchema), 4000)));
        call.input = *typed;
    }
    switch (m_guard.ask(call.name, call.input)) {
    case LoopGuard::Verdict::Fine:
        return std::nullopt;
    case LoopGuard::Verdict::Stop:
        m_stuck = u"%1 goes round in circles: it calls %2 with the same arguments over and over, though it was told"_s.arg(m_request.agent.name, call.name);
        [[fallthrough]];
    case LoopGuard::Verdict::Tell:
        note(u"loop"_s, u"%1 is called with the same arguments for the third time"_s.arg(call.name), {{u"input"_s, call.input}});
        return ToolResult::error(u"You have called '%1' with exactly these arguments before, and nothing new came of it, so it was not called again. Do something else, or give your answer with what you have."_s.arg(call.name));
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

RunLoop::Called RunLoop::refused(const ToolCall &call, const ToolBox::Tool *tool, const ToolResult &result)
{
    RunStep step = begin(RunStep::Kind::Tool, call.name, tool ? tool->info.server : QString(), {{u"ref"_s, call.id}, {u"input"_s, call.input}});
    step.detail.insert(u"output"_s, result.content);
    step.detail.insert(u"called"_s, false);
    end(step, result.textOf());
    return {.result = result};
}

QCoro::Task<std::optional<RunLoop::Called>> RunLoop::askPerson(Self self, ToolCall call, ToolInfo tool)
{
    const QString question = approvalQuestion(self->m_request.agent.name, call, tool);
    if (!self->m_record.workId.isEmpty()) // it can wait for days, and nothing is held meanwhile
        co_return Called{.result = std::nullopt, .pending = {.call = call, .question = question, .approval = true}};
    Result<Approval> said = failed(Fault::Refused, u"a person has to allow it, and nobody can be asked in a plain call; assign it as work, which can wait for an answer"_s);
    if (self->m_shared->asker) {
        self->note(u"asked"_s, question);
        said = co_await self->m_shared->asker->ask({.runId = self->m_record.id, .agent = self->m_request.agent.name, .tool = tool, .input = call.input, .words = question}, self->m_stop.get_token());
        if (said)
            self->note(u"answered"_s, (said->allowed ? u"allowed "_s : u"refused "_s) + said->words, {{u"tool"_s, call.name}, {u"allowed"_s, said->allowed}});
    }
    if (said && said->allowed)
        co_return std::nullopt;
    const QString why = said ? (said->words.isEmpty() ? u"A person did not allow it."_s : u"A person did not allow it, and said: "_s + said->words) : said.error().detail + u'.';
    co_return self->refused(call, self->m_tools.find(call.name), ToolResult::error(u"'%1' was not called. %2"_s.arg(call.name, why)));
}

QCoro::Task<RunLoop::Called> RunLoop::callOne(Self self, ToolCall call, bool approved)
{
    if (const ToolBox::Tool *tool = self->m_tools.find(call.name); !approved || !tool) {
        if (const auto refusal = self->refusalOf(tool, call))
            co_return self->refused(call, tool, *refusal);
        if (tool->verdict == ToolPolicy::Verdict::Ask) {
            if (auto answer = co_await askPerson(self, call, tool->info))
                co_return *std::move(answer);
        }
    }
    const ToolBox::Tool *tool = self->m_tools.find(call.name); // the box may have changed meanwhile
    if (!tool)
        co_return self->refused(call, nullptr, ToolResult::error(u"The tool '%1' is gone."_s.arg(call.name)));
    lattice::ActiveSpan span = GenAi::startTool(self->m_shared->tracing, call, tool->info.server, self->m_trace.toString());
    RunStep step = self->begin(RunStep::Kind::Tool, call.name, tool->info.server, {{u"ref"_s, call.id}, {u"input"_s, call.input}}, span);
    if (self->m_request.steps)
        self->m_request.steps({.number = step.number, .words = u"step %1: %2"_s.arg(step.number).arg(call.name)});
    ++self->m_record.toolCalls;
    ++self->m_result.toolCalls;
    const auto answer = co_await reach(self, tool->session, {.runId = self->m_record.id, .number = step.number, .traceparent = span.traceparent(u"00-%1-%2-01"_s.arg(self->m_record.traceId, step.spanId))}, tool->info.name, call.input);
    GenAi::endTool(self->m_shared->tracing, span, answer ? Result<ToolResult>(answer->result) : std::unexpected(answer.error()));
    if (answer && !answer->question.isEmpty()) {
        self->end(step);
        co_return Called{.result = std::nullopt, .pending = {.call = call, .question = answer->question}};
    }
    // What keeps a tool from answering is for the model to deal with; only our own end ends the run.
    const ToolResult result = self->cut(answer ? answer->result : ToolResult::error(u"'%1' could not be called: %2"_s.arg(call.name, answer.error().detail)), step);
    self->m_guard.answered(call.name, call.input, result.content);
    step.detail.insert(u"output"_s, result.content);
    if (answer && !result.structured.isUndefined())
        step.detail.insert(u"structured"_s, result.structured);
    if (answer) {
        step.childRun = answer->childRun;
        for (auto field = answer->detail.begin(); field != answer->detail.end(); ++field)
            step.detail.insert(field.key(), field.value());
    }
    self->end(step, result.isError ? shortened(result.textOf(), 500) : QString());
    co_return Called{.result = result};
}

/*! What is too long for a model is kept as a file of the run, and cut with a word. */
ToolResult RunLoop::cut(ToolResult result, const RunStep &step)
{
    const qsizetype most = m_shared->limits.toolOutput;
    const QString whole = result.textOf();
    QJsonArray content;
    if (whole.size() > most) {
        QString where = u"it is not kept"_s;
        if (RunStore *kept = store()) {
            const RunFile file{.name = u"step-%1.txt"_s.arg(step.number), .contentType = u"text/plain; charset=utf-8"_s, .size = 0, .step = step.number, .path = {}};
            kept->put(m_record.id, file, whole.toUtf8());
            where = u"the whole of it is kept as %1 of the run"_s.arg(file.name);
        }
        const qsizetype head = most * 3 / 4;
        content.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, whole.first(head) + u"\n\n(… cut: %1 of %2 characters are left out here; %3 …)\n\n"_s.arg(whole.size() - most).arg(whole.size()).arg(where) + whole.last(most - head)}});
        note(u"cut"_s, u"the answer of %1 has %2 characters; the model sees %3 of them"_s.arg(step.name).arg(whole.size()).arg(most), {{u"of_step"_s, step.number}});
    }
    for (const QJsonValue block : std::as_const(result.content)) {
        const bool isText = block["type"_L1] == "text"_L1;
        if (isText && whole.size() > most)
            continue;
        const qsizetype size = block["data"_L1].toString().size();
        if (size > kMostMedia)
            content.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"(%1 of %2 bytes in base64, too large to be shown)"_s.arg(block["mimeType"_L1].toString()).arg(size)}});
        else
            content.append(block);
    }
    result.content = content;
    if (whole.size() > most)
        result.structured = QJsonValue(QJsonValue::Undefined);
    return result;
}

QCoro::Task<void> RunLoop::lane(Self self, std::shared_ptr<QList<ToolCall>> calls, std::shared_ptr<QList<Called>> answers, std::shared_ptr<qsizetype> next)
{
    while (*next < calls->size() && !self->m_stop.stop_requested() && !self->m_shared->gone) {
        const qsizetype i = (*next)++;
        auto called = co_await callOne(self, calls->at(i), false);
        (*answers)[i] = std::move(called);
    }
}

QCoro::Task<Result<>> RunLoop::callTools(Self self, QList<ToolCall> calls)
{
    const auto wanted = std::make_shared<QList<ToolCall>>(std::move(calls));
    const auto answers = std::make_shared<QList<Called>>(wanted->size());
    const auto next = std::make_shared<qsizetype>(0);
    std::vector<QCoro::Task<void>> lanes;
    for (qsizetype i = 0; i < std::min<qsizetype>(wanted->size(), self->m_shared->limits.parallel); ++i)
        lanes.push_back(lane(self, wanted, answers, next));
    for (auto &running : lanes)
        co_await running;
    if (self->m_stop.stop_requested() || self->m_shared->gone)
        co_return std::unexpected(self->ended());
    const bool waits = std::ranges::any_of(*answers, [](const Called &answer) { return !answer.result; });
    if (waits) {
        self->wait(*wanted, *answers);
        co_return Result<>();
    }
    QJsonArray parts;
    for (qsizetype i = 0; i < wanted->size(); ++i)
        parts.append(responsePart(wanted->at(i), *answers->at(i).result));
    self->append({{u"role"_s, u"tool"_s}, {u"content"_s, parts}}, self->m_steps);
    self->save();
    if (!self->m_stuck.isEmpty())
        co_return failed(Fault::Full, self->m_stuck);
    co_return Result<>();
}

/*! The run ends here for now. What it needs to go on, in another process even, stands in a note of it. */
void RunLoop::wait(const QList<ToolCall> &calls, const QList<Called> &answers)
{
    QJsonArray pending, parts;
    QStringList questions;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const Called &answer = answers[i];
        if (answer.result) {
            parts.append(responsePart(calls[i], *answer.result));
            continue;
        }
        QJsonObject json = toJson(answer.pending.call);
        json.insert(u"approval"_s, answer.pending.approval);
        pending.append(json);
        questions += answer.pending.question;
    }
    m_result.question = questions.join(u'\n');
    note(u"asked"_s, m_result.question, {{u"pending"_s, pending}, {u"answered"_s, parts}});
}

QCoro::Task<Result<bool>> RunLoop::goOn(Self self)
{
    const QString answer = self->m_request.input.value("escalation_answer"_L1).toString();
    if (answer.isEmpty() || self->m_record.workId.isEmpty() || !self->store())
        co_return false;
    const QPointer<RunStore> store(self->store());
    auto waiting = co_await store->waitingFor(self->m_record.workId);
    if (!waiting || !store)
        co_return false; // it waited on another station, or its record has gone: from the beginning, with the answer as input
    const auto steps = co_await store->steps(waiting->id, 0, std::numeric_limits<int>::max(), RunStore::Detail::With);
    if (!steps || steps->isEmpty() || !store)
        co_return false;
    const auto messages = co_await store->transcript(waiting->id);
    if (!messages || !store)
        co_return false;
    const auto asked = std::ranges::find_if(steps->crbegin(), steps->crend(), [](const RunStep &step) { return step.name == "asked"_L1; });
    const bool same = waiting->agent == self->m_record.agent && waiting->promptHash == self->m_record.promptHash;
    if (asked == steps->crend() || asked->detail["pending"_L1].toArray().isEmpty() || messages->isEmpty() || !same) {
        waiting->state = RunState::Done; // its question was answered, and this run goes on instead
        waiting->ended = QDateTime::currentDateTimeUtc();
        store->put(*waiting);
        co_return false;
    }
    self->m_before = waiting->durationMs;
    waiting->attempt = self->m_record.attempt;
    waiting->traceId = self->m_record.traceId;
    waiting->spanId = self->m_record.spanId; // of this attempt, as its steps are
    waiting->parentSpanId = self->m_record.parentSpanId;
    self->m_record = *std::move(waiting);
    self->m_record.state = RunState::Running;
    self->m_record.question.clear();
    self->m_shared->underWay.insert(self->m_record.id, self->m_stop);
    self->m_costUnknown = self->m_record.steps > 0 && !self->m_record.cost;
    self->m_steps = steps->last().number;
    self->m_turn = self->m_record.steps;
    self->m_messages = *messages;
    self->m_prompted = qsizetype(asked->detail["prompted"_L1].toInteger(1));
    self->m_asked = asked->detail;
    self->m_input = self->m_request.input;
    self->note(u"answered"_s, answer);
    co_return true;
}

QCoro::Task<Result<>> RunLoop::takeAnswer(Self self)
{
    const QString answer = self->m_request.input.value("escalation_answer"_L1).toString();
    const Approval said = approvalOf(answer);
    QJsonArray parts = self->m_asked["answered"_L1].toArray();
    for (const QJsonValue value : self->m_asked["pending"_L1].toArray()) {
        const ToolCall call = callOf(value.toObject());
        Called called{.result = ToolResult::text(answer)};
        if (value["approval"_L1].toBool() && said.allowed)
            called = co_await callOne(self, call, true);
        else if (value["approval"_L1].toBool())
            called = self->refused(call, self->m_tools.find(call.name), ToolResult::error(u"'%1' was not called. A person did not allow it, and said: %2"_s.arg(call.name, answer)));
        if (self->m_stop.stop_requested() || self->m_shared->gone)
            co_return std::unexpected(self->ended());
        parts.append(responsePart(call, called.result.value_or(ToolResult::error(u"a person would have to be asked again"_s))));
    }
    self->append({{u"role"_s, u"tool"_s}, {u"content"_s, parts}}, self->m_steps);
    co_return Result<>();
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/run/runloop.h"

#include "core/run/answercheck.h"
#include "core/run/preparation.h"
#include "core/tool/agentmemory.h"

#include <QCryptographicHash>
#include <QUuid>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

const QString kSummarise = u"The conversation has become too long to go on with. Write down what is needed to continue: the task, what was done and found so far, "
                            "with names, numbers and ids, what is still open, and what was decided. Write only that."_s;

QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

QJsonObject textMessage(const QString &role, const QString &text)
{
    return {{u"role"_s, role}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, text}}}}};
}

QString stopName(StopReason stop)
{
    switch (stop) {
    case StopReason::End: return u"end"_s;
    case StopReason::Tools: return u"tools"_s;
    case StopReason::Length: return u"length"_s;
    case StopReason::Filtered: return u"filtered"_s;
    case StopReason::Other: return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/*! The parts of a reply, also of a provider that gives none. */
QJsonArray contentOf(const ModelReply &reply)
{
    if (!reply.content.isEmpty())
        return reply.content;
    QJsonArray parts;
    if (!reply.text.isEmpty() || reply.toolCalls.isEmpty())
        parts.append(QJsonObject{{u"text"_s, reply.text}});
    for (const ToolCall &call : reply.toolCalls)
        parts.append(QJsonObject{{u"toolRequest"_s, QJsonObject{{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, call.input}}}});
    return parts;
}

/*! Each call needs an id of its own, for its answer to be found. */
void name(QList<ToolCall> &calls, int turn)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        if (calls[i].id.isEmpty() || seen.contains(calls[i].id))
            calls[i].id = u"call-%1-%2"_s.arg(turn).arg(i + 1);
        seen.insert(calls[i].id);
    }
}

lattice::CallBudget budgetOf(const Agent &agent, const lattice::CallBudget &limits, const lattice::CallBudget &given)
{
    lattice::CallBudget budget = limits;
    const auto lower = [](auto &limit, auto other) {
        if (other >= 0 && (limit < 0 || other < limit))
            limit = other;
    };
    if (const YamlValue *wanted = agent.file ? agent.file->frontMatter().find(u"budget") : nullptr) {
        const auto number = [wanted](QStringView key) { // a whole number has its value in both forms only as JSON
            const YamlValue *value = wanted->find(key);
            return value ? value->toJson().toDouble(-1) : -1;
        };
        lower(budget.steps, int(number(u"steps")));
        lower(budget.tokens, qint64(number(u"tokens")));
        lower(budget.cost, number(u"cost"));
    }
    lower(budget.steps, given.steps);
    lower(budget.tokens, given.tokens);
    lower(budget.cost, given.cost);
    return budget;
}

/*! What the agent itself says of its time counts where it is less than what the caller gives. */
Runner::Request bounded(Runner::Request request)
{
    if (request.agent.timeout.count() > 0)
        request.deadline = std::min(request.deadline, request.agent.timeout);
    return request;
}

} // namespace

RunLoop::RunLoop(std::shared_ptr<Runner::Shared> shared, Runner::Request request, Progress progress)
    : m_shared(std::move(shared)), m_request(bounded(std::move(request))), m_progress(std::move(progress)), m_trace(lattice::Traceparent::make()), m_guard(m_request.agent.loopThreshold)
{
    const lattice::CallOrigin &origin = m_request.origin;
    const auto caller = lattice::Traceparent::parse(m_request.traceparent);
    const QByteArray source = m_request.agent.file ? m_request.agent.file->source() : QByteArray();
    const QString runId = m_request.runId.isEmpty() ? newId() : m_request.runId;
    m_span = GenAi::startAgent(m_shared->tracing, m_request.agent, runId, m_request.traceparent);
    if (const auto traced = lattice::Traceparent::parse(m_span.traceparent()))
        m_trace = *traced;
    else if (caller)
        m_trace = caller->child();
    m_record = {.id = runId, .parentId = origin.parentRun, .rootId = origin.rootRun, .depth = origin.depth, .agent = m_request.agent.name,
                .environment = m_request.environment, .station = m_shared->station, .trigger = {.kind = origin.trigger.isEmpty() ? u"call"_s : origin.trigger, .by = origin.by, .station = m_request.requestedBy},
                .callId = m_request.callId, .workId = origin.workId, .attempt = origin.attempt, .task = m_request.task, .input = m_request.input,
                .answer = {}, .error = {}, .fault = {}, .question = {}, .model = {}, .started = QDateTime::currentDateTimeUtc(), .ended = {}, .usage = {}, .cost = {},
                .traceId = m_trace.traceId(), .spanId = m_trace.spanId(), .parentSpanId = caller ? caller->spanId() : QString(),
                .promptHash = QString::fromLatin1(QCryptographicHash::hash(source, QCryptographicHash::Sha256).toHex()), .version = QStringLiteral(STATION_VERSION),
                .faked = m_request.fakes ? m_request.fakes->source : QString()};
    if (m_record.rootId.isEmpty())
        m_record.rootId = m_record.id;
    m_budget = m_request.budget ? m_request.budget : std::make_shared<Budget>(budgetOf(m_request.agent, m_shared->limits.budget, origin.budget));
    m_limit.setSingleShot(true);
    QObject::connect(&m_limit, &QTimer::timeout, &m_limit, [this] {
        m_overdue = true;
        m_stop.request_stop();
    });
}

QCoro::Task<Result<RunResult>> RunLoop::play(Self self, std::stop_token stop)
{
    const std::stop_callback forward(std::move(stop), [source = self->m_stop]() mutable { source.request_stop(); });
    if (self->m_shared->underWay.contains(self->m_record.id))
        co_return failed(Fault::Conflict, u"a run with the id %1 is under way"_s.arg(self->m_record.id));
    self->m_shared->underWay.insert(self->m_record.id, self->m_stop);
    const QString id = self->m_record.id; // a run that goes on has that of the attempt before
    self->m_limit.start(self->m_request.deadline);
    auto outcome = co_await perform(self);
    self->m_limit.stop();
    if (!outcome && self->m_overdue)
        outcome = failed(Fault::Timeout, u"%1 did not answer within %2 s"_s.arg(self->m_request.agent.name).arg(double(self->m_request.deadline.count()) / 1000));
    self->m_shared->underWay.remove(id);
    self->m_shared->underWay.remove(self->m_record.id);
    self->finish(outcome);
    if (!outcome)
        co_return std::unexpected(outcome.error());
    co_return self->m_result;
}

Result<> RunLoop::checkOrigin() const
{
    const QString &agent = m_request.agent.name;
    if (!m_request.agent.file)
        return failed(Fault::NotFound, u"the agent '%1' has no prompt"_s.arg(agent));
    const lattice::CallOrigin &origin = m_request.origin;
    if (origin.depth > m_shared->limits.maxDepth)
        return failed(Fault::Refused, u"%1 is not run: agents have called one another %2 deep (%3), and %4 is the limit"_s.arg(agent).arg(origin.depth).arg(origin.path.join(u" → "_s)).arg(m_shared->limits.maxDepth));
    if (origin.path.contains(agent + u'@' + m_shared->station))
        return failed(Fault::Refused, u"%1 is not run: it would call itself (%2 → %1)"_s.arg(agent, origin.path.join(u" → "_s)));
    if (const QString used = m_budget->exhausted(); !used.isEmpty())
        return failed(Fault::Full, u"%1 is not run: the budget of %2 is used up"_s.arg(agent, used));
    return {};
}

QCoro::Task<Result<>> RunLoop::prepareRun(Self self)
{
    const auto prepared = prepare(self->m_shared->templates, self->m_request.agent, self->m_request.task, self->m_request.input);
    if (!prepared)
        co_return std::unexpected(prepared.error());
    self->m_messages = prepared->messages;
    self->m_input = prepared->input;
    self->remember();
    self->m_prompted = self->m_messages.size();
    if (RunStore *store = self->store())
        store->put(self->m_record.id, 0, self->m_messages);
    co_return Result<>();
}

/*! What the agent noted in earlier runs stands with the system's words. */
void RunLoop::remember()
{
    const auto memory = AgentMemory::of(m_request.agent, m_shared->memoryFolder);
    const QString notes = memory ? memory->read() : QString();
    if (notes.isEmpty())
        return;
    const QJsonObject part{{u"text"_s, u"\n\nWhat you noted in earlier runs:\n"_s + notes}};
    QJsonObject first = m_messages.first().toObject();
    if (first["role"_L1] == "system"_L1) {
        QJsonArray content = first["content"_L1].toArray();
        content.append(part);
        first["content"_L1] = content;
        m_messages[0] = first;
    } else {
        m_messages.prepend(QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, QJsonArray{part}}});
    }
}

QCoro::Task<Result<>> RunLoop::openTools(Self self)
{
    const Agent &agent = self->m_request.agent;
    auto environments = ToolPolicy::load(self->m_shared->policyFile);
    if (!environments)
        co_return std::unexpected(environments.error()); // without it we do not know what is forbidden
    self->m_tools.setPolicies({agent.toolPolicy, *std::move(environments)});
    if (self->m_request.fakes) {
        self->m_tools.add(std::make_shared<Faker>(*self->m_request.fakes));
        co_return Result<>();
    }
    const RunScope scope{.runId = self->m_record.id, .agent = agent, .environment = self->m_request.environment, .callId = self->m_request.callId, .workId = self->m_record.workId,
                         .traceparent = self->m_trace.toString(), .depth = self->m_record.depth, .rootId = self->m_record.rootId, .path = self->m_request.origin.path,
                         .budget = self->m_budget, .steps = self->m_request.steps};
    for (size_t i = 0; i < self->m_shared->sources.size(); ++i) { // sources are added at the start only
        auto sessions = co_await self->m_shared->sources[i]->open(scope, self->m_stop.get_token());
        if (self->m_stop.stop_requested() || self->m_shared->gone)
            co_return std::unexpected(self->ended());
        if (!sessions)
            co_return std::unexpected(sessions.error());
        for (auto &session : *sessions)
            self->m_tools.add(std::move(session));
    }
    co_return Result<>();
}

QCoro::Task<Result<>> RunLoop::perform(Self self)
{
    const auto may = self->checkOrigin();
    Result<bool> resumed = false;
    if (may) // no co_await in a conditional expression: gcc runs both sides
        resumed = co_await goOn(self);
    if (!resumed)
        co_return std::unexpected(resumed.error());
    self->save();
    if (!may)
        co_return may;
    if (!*resumed) {
        if (const auto prepared = co_await prepareRun(self); !prepared)
            co_return prepared;
    }
    if (const auto opened = co_await openTools(self); !opened)
        co_return opened;
    if (RunStore *store = self->store(); store && !self->m_tools.isEmpty())
        store->putTools(self->m_record.id, self->m_tools.described());
    if (*resumed) {
        if (const auto answered = co_await takeAnswer(self); !answered)
            co_return answered;
    }

    bool repaired = false;
    const int most = self->m_request.agent.maxSteps;
    while (true) {
        const bool last = self->m_record.steps + 1 >= most;
        auto reply = co_await exchange(self, last);
        if (!reply)
            co_return std::unexpected(reply.error());
        if (!reply->question.isEmpty()) {
            self->m_result.question = reply->question;
            co_return Result<>();
        }
        if (reply->toolCalls.isEmpty() || self->m_tools.isEmpty()) { // who was offered none cannot be answered
            self->m_result.toolCalls += int(reply->toolCalls.size());
            const auto again = self->checkAnswer(*reply, repaired);
            if (!again)
                co_return std::unexpected(again.error());
            if (!*again)
                co_return Result<>();
            repaired = true;
        } else if (last) {
            co_return failed(Fault::Full, u"%1 did not come to an answer within %2 steps (max_steps)"_s.arg(self->m_request.agent.name).arg(most));
        } else {
            const auto called = co_await callTools(self, reply->toolCalls);
            if (!called || !self->m_result.question.isEmpty())
                co_return called;
        }
        if (self->m_stop.stop_requested() || self->m_shared->gone)
            co_return std::unexpected(self->ended());
        if (self->m_record.steps >= most)
            co_return failed(Fault::Full, u"%1 did not come to an answer within %2 steps (max_steps)"_s.arg(self->m_request.agent.name).arg(most));
        if (const QString used = self->m_budget->exhausted(); !used.isEmpty())
            co_return failed(Fault::Full, u"%1 was ended: the budget of %2 is used up"_s.arg(self->m_request.agent.name, used));
    }
}

QCoro::Task<Result<ModelReply>> RunLoop::exchange(Self self, bool last)
{
    const Agent &agent = self->m_request.agent;
    self->m_tools.refresh();
    if (const auto room = co_await makeRoom(self); !room)
        co_return std::unexpected(room.error());
    if (self->m_shared->gone)
        co_return std::unexpected(self->ended());
    const auto chosen = self->choose();
    ++self->m_turn;
    QJsonObject config = agent.config;
    config.remove("contextWindow"_L1); // ours
    const bool offers = !self->m_tools.isEmpty();
    const ModelRequest asked{.model = chosen.model, .messages = self->m_messages, .tools = self->m_tools.forModel(), .toolChoice = offers && last && self->m_turn > 1 ? u"none"_s : QString(),
                             .outputSchema = QJsonDocument::fromJson(agent.outputSchema.toUtf8()).object(), .config = config,
                             .part = {.name = agent.name, .description = agent.description, .task = self->m_request.task, .input = self->m_input, .scriptPath = Rehearsal::scriptPath(agent.path)},
                             .deadline = std::min(self->m_shared->limits.step, self->left())};
    lattice::ActiveSpan span = GenAi::startChat(self->m_shared->tracing, asked, self->m_trace.toString());
    RunStep step = self->begin(RunStep::Kind::Model, chosen.model, {}, {{u"messages"_s, self->m_messages.size()}}, span);
    const Progress parts = [self](const QString &part) { // from one text to the next there is a line between
        if (self->m_progress && !part.isEmpty())
            self->m_progress(std::exchange(self->m_gap, false) ? u"\n\n"_s + part : part);
        self->m_streamed = self->m_streamed || !part.isEmpty();
    };
    auto reply = co_await chosen.provider->generate(asked, parts, self->m_stop.get_token());
    GenAi::endChat(self->m_shared->tracing, span, reply);
    self->m_gap = self->m_streamed;
    if (!reply) {
        self->end(step, reply.error().detail);
        co_return std::unexpected(self->m_stop.stop_requested() ? self->ended() : reply.error());
    }
    name(reply->toolCalls, self->m_turn);
    step.name = reply->model.isEmpty() ? step.name : reply->model;
    step.usage = reply->usage;
    step.cost = !self->m_shared->gone && self->m_shared->price ? self->m_shared->price(*reply) : std::nullopt;
    step.detail.insert(u"stop"_s, stopName(reply->stop));
    ++self->m_record.steps;
    self->m_record.model = step.name;
    self->spend(step);
    self->m_record.answer = reply->text.isEmpty() ? self->m_record.answer : reply->text;
    self->m_result.stop = reply->stop;
    self->append({{u"role"_s, u"model"_s}, {u"content"_s, contentOf(*reply)}}, step.number);
    self->m_meter.measured(self->m_messages, reply->usage);
    self->end(step);
    self->save();
    co_return reply;
}

/*! Before the window is full older answers of tools go, and when that is not enough the middle is summed up by the model. */
QCoro::Task<Result<>> RunLoop::makeRoom(Self self)
{
    const auto chosen = self->choose();
    const qint64 window = self->m_shared->limits.window > 0 ? self->m_shared->limits.window : contextWindow(chosen.model, self->m_request.agent.config);
    const qint64 most = qint64(double(window) * self->m_shared->limits.fill);
    const qint64 before = self->m_meter.tokens(self->m_messages);
    if (window == 0 || before <= most)
        co_return Result<>();
    if (const int elided = elideToolOutputs(self->m_messages, 2); elided > 0)
        self->note(u"compacted"_s, u"%1 older answers of tools were taken out to make room"_s.arg(elided),
                   {{u"tokens_before"_s, before}, {u"tokens_after"_s, self->m_meter.tokens(self->m_messages)}, {u"window"_s, window}});
    const auto [from, to] = middleOf(self->m_messages, self->m_prompted);
    if (self->m_meter.tokens(self->m_messages) > most && to > from) {
        QJsonArray asked = self->m_messages;
        while (asked.size() > to)
            asked.removeLast();
        asked.append(textMessage(u"user"_s, kSummarise));
        const ModelRequest wanted{.model = chosen.model, .messages = asked, .tools = self->m_tools.forModel(), .toolChoice = self->m_tools.isEmpty() ? QString() : u"none"_s, .outputSchema = {}, .config = {},
                                                           .part = {.name = self->m_request.agent.name, .description = {}, .task = kSummarise, .input = {}, .scriptPath = {}}, .deadline = std::min(self->m_shared->limits.step, self->left())};
        lattice::ActiveSpan span = GenAi::startChat(self->m_shared->tracing, wanted, self->m_trace.toString());
        RunStep step = self->begin(RunStep::Kind::Model, chosen.model, {}, {{u"messages"_s, asked.size()}, {u"purpose"_s, u"summary"_s}}, span);
        auto summary = co_await chosen.provider->generate(wanted, {}, self->m_stop.get_token());
        GenAi::endChat(self->m_shared->tracing, span, summary);
        if (summary) {
            step.usage = summary->usage;
            step.cost = !self->m_shared->gone && self->m_shared->price ? self->m_shared->price(*summary) : std::nullopt;
        }
        self->end(step, summary ? QString() : summary.error().detail);
        if (!summary)
            co_return std::unexpected(self->m_stop.stop_requested() ? self->ended() : summary.error());
        self->spend(step);
        for (qsizetype i = from; i < to; ++i)
            self->m_messages.removeAt(from);
        self->m_messages.insert(from, textMessage(u"user"_s, u"(What happened so far, in short:)\n"_s + summary->text));
        self->note(u"compacted"_s, u"%1 messages were summed up to make room"_s.arg(to - from),
                   {{u"tokens_before"_s, before}, {u"tokens_after"_s, self->m_meter.tokens(self->m_messages)}, {u"window"_s, window}, {u"summary"_s, summary->text}});
    }
    if (RunStore *store = self->store())
        store->replaceMessages(self->m_record.id, self->m_steps, self->m_messages);
    co_return Result<>();
}

Result<bool> RunLoop::checkAnswer(const ModelReply &reply, bool repaired)
{
    const Agent &agent = m_request.agent;
    if (agent.outputSchema.isEmpty() || reply.model == Rehearsal::modelName())
        return false;
    const auto value = structuredAnswer(reply.text, agent.outputSchema);
    if (value) {
        m_result.structured = *value;
        return false;
    }
    if (repaired || m_record.steps >= agent.maxSteps)
        return failed(Fault::Invalid, u"the answer of %1 does not fit its output schema: %2"_s.arg(agent.name, value.error().detail));
    note(u"repair"_s, u"the answer does not fit the output schema: "_s + value.error().detail);
    append(textMessage(u"user"_s, u"Your answer does not fit the schema that was asked for: %1. Answer again, with JSON of the schema alone."_s.arg(value.error().detail)), m_steps);
    return true;
}

RunLoop::Chosen RunLoop::choose() const
{
    if (m_request.provider)
        return {m_request.provider.get(), m_request.agent.model};
    const auto choice = std::make_shared<const Models::Choice>(m_shared->models.choose((QStringList(m_request.agent.model) + m_request.agent.fallbackModels).join(u',')));
    return {&choice->provider, choice->model, choice};
}

} // namespace core

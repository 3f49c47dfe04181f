// SPDX-License-Identifier: Apache-2.0
#include "core/tool/questions.h"

#include "core/agent/inputschema.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kMostSettled = 200;

} // namespace

QString questionKindName(Question::Kind kind)
{
    switch (kind) {
    case Question::Kind::Approval: return u"approval"_s;
    case Question::Kind::Form: return u"form"_s;
    case Question::Kind::Link: return u"link"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Questions::Questions(std::chrono::milliseconds patience) : m_patience(patience) { }

Questions::~Questions()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[id, one] : waiting)
        one.answer.settle(failed(Fault::Cancelled, u"the station is stopping"_s));
}

QCoro::Task<Result<QuestionAnswer>> Questions::put(Question question, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"cancelled"_s);
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    question.id = id;
    question.asked = QDateTime::currentDateTimeUtc();
    question.until = question.asked.addDuration(m_patience);
    Waiting &waiting = m_waiting[id];
    waiting.question = std::move(question);
    waiting.limit = std::make_unique<QTimer>();
    waiting.limit->setSingleShot(true);
    connect(waiting.limit.get(), &QTimer::timeout, this, [this, id] {
        settle(id, failed(Fault::Timeout, u"a person was asked, and nobody answered within %1 min"_s.arg(std::chrono::ceil<std::chrono::minutes>(m_patience).count())));
    });
    waiting.limit->start(m_patience);
    const auto answer = waiting.answer;
    const QScopedPointer<QObject, QScopedPointerDeleteLater> here(new QObject); // of this thread, and as long as the callback
    const std::stop_callback forward(std::move(stop), [here = here.data(), self = QPointer(this), id] { // on any thread
        QMetaObject::invokeMethod(here, [self, id] {
            if (self)
                self->settle(id, failed(Fault::Cancelled, u"cancelled while a person was asked"_s));
        }, Qt::QueuedConnection);
    });
    Q_EMIT changed();
    co_return co_await answer;
}

QCoro::Task<Result<Approval>> Questions::ask(ApprovalQuestion question, std::stop_token stop)
{
    const auto answer = co_await put({.id = {}, .kind = Question::Kind::Approval, .words = question.words, .agent = question.agent, .runId = question.runId, .server = question.tool.server,
                                      .tool = question.tool.name, .destructive = !question.tool.hints.readOnly.value_or(false) && question.tool.hints.destructive.value_or(true),
                                      .input = question.input, .schema = {}, .link = {}, .asked = {}, .until = {}}, std::move(stop));
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return Approval{.allowed = answer->accepted, .words = answer->words};
}

QList<Question> Questions::open() const
{
    QList<Question> questions;
    for (const auto &[id, waiting] : m_waiting)
        questions.append(waiting.question);
    std::ranges::sort(questions, {}, [](const Question &question) { return std::pair(question.asked, question.id); });
    return questions;
}

Result<> Questions::answer(const QString &id, QuestionAnswer answer)
{
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end()) {
        const auto settled = std::ranges::find(m_settled, id, &std::pair<QString, QString>::first);
        if (settled != m_settled.end())
            return failed(Fault::Conflict, u"that question is settled: %1"_s.arg(settled->second));
        return failed(Fault::NotFound, u"there is no question %1 here; `needs list` shows what waits"_s.arg(id));
    }
    const Question &question = waiting->second.question;
    if (answer.accepted && question.kind == Question::Kind::Form) {
        const auto schema = InputSchema::parse(QString::fromUtf8(QJsonDocument(question.schema).toJson(QJsonDocument::Compact)));
        if (!schema)
            return failed(Fault::Invalid, u"the form of %1 is not valid, it can only be refused: %2"_s.arg(question.server, schema.error().detail));
        auto content = schema->accept(answer.content);
        if (!content)
            return std::unexpected(content.error());
        answer.content = *std::move(content);
    }
    settle(id, answer);
    return {};
}

void Questions::settle(const QString &id, const Result<QuestionAnswer> &answer)
{
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end())
        return;
    Waiting done = std::move(waiting->second);
    m_waiting.erase(waiting);
    done.limit.release()->deleteLater(); // this may be its own timeout
    m_settled.prepend({id, answer ? (answer->accepted ? u"allowed by %1"_s : u"refused by %1"_s).arg(answer->by.isEmpty() ? u"somebody"_s : answer->by) : answer.error().detail});
    m_settled.resize(std::min(m_settled.size(), kMostSettled));
    const QPointer<Questions> alive(this);
    done.answer.settle(answer);
    if (alive)
        Q_EMIT changed();
}

} // namespace core

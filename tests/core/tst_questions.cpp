// SPDX-License-Identifier: Apache-2.0
#include "core/tool/questions.h"
#include "core/tool/serverhandler.h"

#include <QCoroCore>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Question;
using core::QuestionAnswer;
using core::Questions;
using lattice::Fault;
using lattice::Result;

/*! What waits for a person, and what becomes of it; tool servers that ask. */
class TestQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstAnswerDecides();
    void formsAreChecked();
    void stoppedByAnotherThread();
    void nobodyAnswers();
    void endOfTheStationEndsIt();
    void approvalSaysWhatIsToBeDone();
    void serverAsksByForm_data();
    void serverAsksByForm();
    void serverAsksToOpenAPage();
    void policyDeclines();
    void serverUsesTheModelWhenAPersonAllows();
    void contentThatNoModelTakesIsRefused();
};

namespace {

template <typename T>
struct Asked {
    std::optional<Result<T>> answer;

    void by(QCoro::Task<Result<T>> task, QObject *context)
    {
        QCoro::connect(std::move(task), context, [this](const Result<T> &result) { answer = result; });
    }
};

Question form()
{
    Question question;
    question.kind = Question::Kind::Form;
    question.words = u"Which one?"_s;
    question.schema = {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"count"_s, QJsonObject{{u"type"_s, u"integer"_s}}}}}, {u"required"_s, QJsonArray{u"count"_s}}};
    return question;
}

core::ServerHandler handlerOf(core::ServerHandler::Services services)
{
    core::RunScope scope;
    scope.runId = u"run-1"_s;
    scope.agent.name = u"worker"_s;
    core::McpServerSpec spec;
    spec.name = u"files"_s;
    return core::ServerHandler(scope, spec, std::move(services));
}

} // namespace

void TestQuestions::firstAnswerDecides()
{
    Questions questions;
    const QSignalSpy changes(&questions, &Questions::changed);
    Asked<QuestionAnswer> asked;
    Question question;
    question.words = u"May I?"_s;
    asked.by(questions.put(question, {}), this);
    QCOMPARE(questions.open().size(), 1);
    const QString id = questions.open().first().id;
    QVERIFY(questions.answer(id, {.accepted = true, .words = u"do"_s, .content = {}, .by = u"window"_s}));
    QVERIFY(asked.answer && *asked.answer);
    QCOMPARE(asked.answer->value().words, u"do"_s);
    QVERIFY(questions.open().isEmpty());
    QCOMPARE(changes.size(), 2);
    const auto second = questions.answer(id, {.accepted = false});
    QCOMPARE(second.error().fault, Fault::Conflict);
    QVERIFY2(second.error().detail.contains("allowed by window"_L1), qPrintable(second.error().detail));
    QCOMPARE(questions.answer(u"x"_s, {}).error().fault, Fault::NotFound);
}

void TestQuestions::formsAreChecked()
{
    Questions questions;
    Asked<QuestionAnswer> asked;
    asked.by(questions.put(form(), {}), this);
    const QString id = questions.open().first().id;
    const auto missing = questions.answer(id, {.accepted = true});
    QCOMPARE(missing.error().fault, Fault::Invalid);
    QVERIFY2(missing.error().detail.contains("count"_L1), qPrintable(missing.error().detail));
    QCOMPARE(questions.open().size(), 1); // it stays
    QVERIFY(questions.answer(id, {.accepted = true, .words = {}, .content = {{u"count"_s, u"3"_s}}, .by = {}})); // as commands give values
    QCOMPARE(asked.answer->value().content["count"_L1].toInt(), 3);
}

void TestQuestions::stoppedByAnotherThread()
{
    Questions questions;
    Asked<QuestionAnswer> asked;
    std::stop_source stop;
    asked.by(questions.put(form(), stop.get_token()), this);
    std::jthread([&stop] { stop.request_stop(); }).join();
    QVERIFY(!asked.answer); // not on that thread
    QTRY_VERIFY(asked.answer);
    QCOMPARE(asked.answer->error().fault, Fault::Cancelled);
    QVERIFY(questions.open().isEmpty());
    Asked<QuestionAnswer> late;
    late.by(questions.put(form(), stop.get_token()), this);
    QCOMPARE(late.answer->error().fault, Fault::Cancelled);
}

void TestQuestions::nobodyAnswers()
{
    Questions questions(20ms);
    Asked<QuestionAnswer> asked;
    asked.by(questions.put(form(), {}), this);
    QTRY_VERIFY(asked.answer);
    QCOMPARE(asked.answer->error().fault, Fault::Timeout);
    QVERIFY(questions.open().isEmpty());
}

void TestQuestions::endOfTheStationEndsIt()
{
    Asked<QuestionAnswer> asked;
    {
        Questions questions;
        asked.by(questions.put(form(), {}), this);
    }
    QCOMPARE(asked.answer->error().fault, Fault::Cancelled);
}

void TestQuestions::approvalSaysWhatIsToBeDone()
{
    Questions questions;
    core::ApprovalQuestion question;
    question.runId = u"run-1"_s;
    question.agent = u"worker"_s;
    question.tool.name = u"delete"_s;
    question.tool.server = u"files"_s;
    question.input = {{u"path"_s, u"/a"_s}};
    question.words = u"May worker call delete?"_s;
    Asked<core::Approval> asked;
    asked.by(questions.ask(question, {}), this);
    const Question open = questions.open().first();
    QCOMPARE(open.kind, Question::Kind::Approval);
    QCOMPARE(open.tool, u"delete"_s);
    QVERIFY(open.destructive); // who says nothing may destroy
    QCOMPARE(open.input["path"_L1].toString(), u"/a"_s);
    QVERIFY(questions.answer(open.id, {.accepted = false, .words = u"not that one"_s}));
    QVERIFY(!asked.answer->value().allowed);
    QCOMPARE(asked.answer->value().words, u"not that one"_s);
}

void TestQuestions::serverAsksByForm_data()
{
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QJsonObject>("expected");
    QTest::newRow("accepted") << true << QJsonObject{{u"action"_s, u"accept"_s}, {u"content"_s, QJsonObject{{u"count"_s, 2}}}};
    QTest::newRow("refused") << false << QJsonObject{{u"action"_s, u"decline"_s}};
}

void TestQuestions::serverAsksByForm()
{
    QFETCH(const bool, accepted);
    QFETCH(const QJsonObject, expected);
    Questions questions;
    auto handler = handlerOf({.questions = &questions, .isDenied = {}, .generate = {}});
    QVERIFY(!handler.capabilities().contains("sampling"_L1));
    Asked<QJsonObject> asked;
    asked.by(handler.elicit({{u"message"_s, u"How many?"_s}, {u"requestedSchema"_s, form().schema}}, {}), this);
    const Question open = questions.open().first();
    QCOMPARE(open.words, u"How many?"_s);
    QCOMPARE(open.server, u"files"_s);
    QCOMPARE(open.agent, u"worker"_s);
    QVERIFY(questions.answer(open.id, {.accepted = accepted, .words = {}, .content = {{u"count"_s, 2}}, .by = {}}));
    QCOMPARE(asked.answer->value(), expected);
}

void TestQuestions::serverAsksToOpenAPage()
{
    Questions questions;
    auto handler = handlerOf({.questions = &questions, .isDenied = {}, .generate = {}});
    const auto bad = QCoro::waitFor(handler.elicit({{u"mode"_s, u"url"_s}, {u"message"_s, u"Look"_s}, {u"url"_s, u"file:///etc/passwd"_s}}, {}));
    QCOMPARE(bad.error().fault, Fault::Invalid);
    Asked<QJsonObject> asked;
    asked.by(handler.elicit({{u"mode"_s, u"url"_s}, {u"message"_s, u"Sign here"_s}, {u"url"_s, u"https://example.org/sign"_s}}, {}), this);
    QCOMPARE(questions.open().first().link, QUrl(u"https://example.org/sign"_s));
    QVERIFY(questions.answer(questions.open().first().id, {.accepted = true}));
    QCOMPARE(asked.answer->value(), (QJsonObject{{u"action"_s, u"accept"_s}}));
}

void TestQuestions::policyDeclines()
{
    Questions questions;
    auto handler = handlerOf({.questions = &questions, .isDenied = [](const core::ToolInfo &tool) { return tool.server == u"files"_s && tool.name == u"elicitation"_s; }, .generate = {}});
    const auto answer = QCoro::waitFor(handler.elicit({{u"message"_s, u"How many?"_s}, {u"requestedSchema"_s, form().schema}}, {}));
    QCOMPARE(*answer, (QJsonObject{{u"action"_s, u"decline"_s}}));
    QVERIFY(questions.open().isEmpty());
}

void TestQuestions::serverUsesTheModelWhenAPersonAllows()
{
    Questions questions;
    QList<core::ModelRequest> wanted;
    const auto generate = [&wanted](core::ModelRequest request, std::stop_token) -> QCoro::Task<Result<core::ModelReply>> {
        wanted += request;
        core::ModelReply reply;
        reply.text = u"a haiku"_s;
        reply.model = u"m-1"_s;
        reply.stop = core::StopReason::Length;
        co_return reply;
    };
    auto handler = handlerOf({.questions = &questions, .isDenied = {}, .generate = generate});
    QVERIFY(handler.capabilities().contains("sampling"_L1));
    const QJsonObject params{{u"systemPrompt"_s, u"Be brief"_s}, {u"maxTokens"_s, 50},
                             {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"A haiku, please"_s}}}}}}};
    Asked<QJsonObject> asked;
    asked.by(handler.sample(params, {}), this);
    QVERIFY2(questions.open().first().words.contains("A haiku, please"_L1), qPrintable(questions.open().first().words));
    QVERIFY(wanted.isEmpty());
    QVERIFY(questions.answer(questions.open().first().id, {.accepted = true}));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().messages.size(), 2);
    QCOMPARE(wanted.first().config["maxOutputTokens"_L1].toInt(), 50);
    QCOMPARE(asked.answer->value()["content"_L1]["text"_L1].toString(), u"a haiku"_s);
    QCOMPARE(asked.answer->value()["stopReason"_L1].toString(), u"maxTokens"_s);

    Asked<QJsonObject> again;
    again.by(handler.sample(params, {}), this);
    QVERIFY(questions.answer(questions.open().first().id, {.accepted = false, .words = u"too dear"_s}));
    QCOMPARE(again.answer->error().fault, Fault::Refused);
    QVERIFY(again.answer->error().detail.contains("too dear"_L1));
    QCOMPARE(wanted.size(), 1);
}

void TestQuestions::contentThatNoModelTakesIsRefused()
{
    QCOMPARE(core::samplingRequest({}).error().fault, Fault::Invalid);
    const auto video = core::samplingRequest({{u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"video"_s}}}}}}}});
    QVERIFY(video.error().detail.contains("'video'"_L1));
    const auto image = core::samplingRequest({{u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, QJsonObject{{u"type"_s, u"image"_s}, {u"mimeType"_s, u"image/png"_s}, {u"data"_s, u"QUJD"_s}}}}}}});
    QCOMPARE(image->messages[0]["role"_L1].toString(), u"model"_s);
    QCOMPARE(image->messages[0]["content"_L1][0]["media"_L1]["url"_L1].toString(), u"data:image/png;base64,QUJD"_s);
}

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"

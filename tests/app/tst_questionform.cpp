// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/verbclient.h"
#include "app/desktop/work/needsyoumodel.h"
#include "app/desktop/work/questionform.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::FieldModel;
using app::NeedsYouModel;
using core::Question;

/*! Questions of the station in the window: they are listed, answered once, and go when somebody else was first. */
class TestQuestionForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionsAreNeeds();
    void approvalIsAnswered();
    void formIsChecked();
    void refusalNeedsNoForm();
    void troubleIsSaid();
    void somebodyElseWasFirst();
};

namespace {

Question question(Question::Kind kind, const QString &id)
{
    Question one;
    one.id = id;
    one.kind = kind;
    one.words = u"May scan call delete of files?\nSecond line"_s;
    one.agent = u"scan"_s;
    one.server = u"files"_s;
    one.tool = kind == Question::Kind::Approval ? u"delete"_s : QString();
    one.asked = QDateTime::currentDateTimeUtc();
    if (kind == Question::Kind::Form)
        one.schema = {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"count"_s, QJsonObject{{u"type"_s, u"integer"_s}}}}}, {u"required"_s, QJsonArray{u"count"_s}}};
    return one;
}

} // namespace

void TestQuestionForm::questionsAreNeeds()
{
    app::WorkBoard board;
    NeedsYouModel needs(board);
    needs.tick(QDateTime::currentDateTimeUtc());
    needs.setQuestions({question(Question::Kind::Approval, u"q1"_s), question(Question::Kind::Form, u"q2"_s)});
    QCOMPARE(needs.count(), 2);
    QCOMPARE(needs.approvals(), 2);
    QCOMPARE(needs.rowCount(), 2);
    const int row = needs.rowOf(u"question/q1"_s);
    QCOMPARE(needs.index(row).data(NeedsYouModel::QuestionRole).toString(), u"q1"_s);
    QCOMPARE(needs.index(row).data(NeedsYouModel::TitleRole).toString(), u"scan: delete"_s);
    QCOMPARE(needs.index(row).data(NeedsYouModel::TextRole).toString(), u"May scan call delete of files?"_s);
    needs.setKind(NeedsYouModel::Escalation);
    QCOMPARE(needs.rowCount(), 0);
    QCOMPARE(needs.count(), 2);
    needs.setKind(NeedsYouModel::Approval);
    needs.snooze(u"question/q1"_s, 15, {});
    QCOMPARE(needs.count(), 1);
    QCOMPARE(needs.snoozed(), 1);
    needs.setQuestions({});
    QCOMPARE(needs.count(), 0);
    QVERIFY(!needs.index(needs.rowOf(u"question/q2"_s)).data(NeedsYouModel::SettledRole).toString().isEmpty()); // it says so before it goes
}

void TestQuestionForm::approvalIsAnswered()
{
    app::VerbClient verbs;
    app::QuestionForm form(verbs);
    const QSignalSpy wanted(&verbs, &app::VerbClient::wanted), done(&form, &app::QuestionForm::done);
    QVERIFY(!form.begin(u"q1"_s));
    form.setQuestions({question(Question::Kind::Approval, u"q1"_s)});
    QVERIFY(form.begin(u"q1"_s));
    QCOMPARE(form.rowCount(), 0);
    QVERIFY(form.asker().contains("scan wants to call delete of files"_L1));
    form.answer(true, u" not twice "_s);
    form.answer(false, {}); // a second press while it is sent
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(1).toString(), u"needs.answer"_s);
    QCOMPARE(wanted.first().at(2).toJsonObject(), (QJsonObject{{u"id"_s, u"q1"_s}, {u"answer"_s, u"yes"_s}, {u"words"_s, u"not twice"_s}}));
    form.setQuestions({}); // the list may be quicker than the answer
    QVERIFY(form.trouble().isEmpty());
    verbs.applyEnd(wanted.first().at(0).toString(), QJsonObject{{u"accepted"_s, true}});
    QCOMPARE(done.size(), 1);
}

void TestQuestionForm::formIsChecked()
{
    app::VerbClient verbs;
    app::QuestionForm form(verbs);
    const QSignalSpy wanted(&verbs, &app::VerbClient::wanted);
    form.setQuestions({question(Question::Kind::Form, u"q1"_s)});
    QVERIFY(form.begin(u"q1"_s) && form.isForm());
    QCOMPARE(form.rowCount(), 1);
    form.answer(true, {});
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!form.index(0).data(FieldModel::ProblemRole).toString().isEmpty());
    form.setText(0, u"3"_s);
    form.answer(true, {});
    QCOMPARE(wanted.first().at(2).toJsonObject()[u"input"_s], QJsonValue(QJsonObject{{u"count"_s, 3}}));
}

void TestQuestionForm::refusalNeedsNoForm()
{
    app::VerbClient verbs;
    app::QuestionForm form(verbs);
    const QSignalSpy wanted(&verbs, &app::VerbClient::wanted);
    form.setQuestions({question(Question::Kind::Form, u"q1"_s)});
    form.begin(u"q1"_s);
    form.answer(false, {});
    QCOMPARE(wanted.first().at(2).toJsonObject(), (QJsonObject{{u"id"_s, u"q1"_s}, {u"answer"_s, u"no"_s}}));
}

void TestQuestionForm::troubleIsSaid()
{
    app::VerbClient verbs;
    app::QuestionForm form(verbs);
    const QSignalSpy wanted(&verbs, &app::VerbClient::wanted);
    form.setQuestions({question(Question::Kind::Approval, u"q1"_s)});
    form.begin(u"q1"_s);
    form.answer(true, {});
    verbs.applyEnd(wanted.first().at(0).toString(), lattice::failed(lattice::Fault::Conflict, u"that question is settled: refused by anna"_s));
    QCOMPARE(form.trouble(), u"that question is settled: refused by anna"_s);
    QVERIFY(!form.isSending());
}

void TestQuestionForm::somebodyElseWasFirst()
{
    app::VerbClient verbs;
    app::QuestionForm form(verbs);
    form.setQuestions({question(Question::Kind::Approval, u"q1"_s), question(Question::Kind::Approval, u"q2"_s)});
    form.begin(u"q1"_s);
    form.setQuestions({question(Question::Kind::Approval, u"q1"_s)});
    QVERIFY(form.trouble().isEmpty());
    form.setQuestions({});
    QVERIFY(!form.trouble().isEmpty());
    form.leave();
    QVERIFY(!form.isOpen());
}

QTEST_GUILESS_MAIN(TestQuestionForm)
#include "tst_questionform.moc"

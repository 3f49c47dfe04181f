// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/subject.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestSubject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensHaveNoCharacterThatASubjectGivesAMeaning_data();
    void tokensHaveNoCharacterThatASubjectGivesAMeaning();
    void ownStationIdsAreLongEnoughForGo();
    void subjectsAreThoseThatGoStationsUse();
    void badTokensMakeNoSubject_data();
    void badTokensMakeNoSubject();
    void cancellationNamesItsCall();
    void namesThatDifferInCaseAloneHaveOneKey();
    void anyTextIsAValidNameKey();
    void namesWithoutOrWithTooManyLettersAreRefused();
};

void TestSubject::tokensHaveNoCharacterThatASubjectGivesAMeaning_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");

    QTest::newRow("letters, digits, _ and -") << u"aZ09_-"_s << true;
    QTest::newRow("64 characters") << QString(64, u'x') << true;
    QTest::newRow("65 characters") << QString(65, u'x') << false;
    QTest::newRow("empty") << QString() << false;
    for (const char16_t c : u".*> @/\n\t\0ä١"_s.toStdU16String())
        QTest::addRow("character %x", int(c)) << u"a%1b"_s.arg(QChar(c)) << false;
}

void TestSubject::tokensHaveNoCharacterThatASubjectGivesAMeaning()
{
    QFETCH(QString, text);
    QTEST(isToken(text), "good");
}

void TestSubject::ownStationIdsAreLongEnoughForGo()
{
    QVERIFY(isStationId(u"a"));
    QVERIFY(!isStationId(u"assign"));
    QVERIFY(isStationId(u"assigned"));
    QVERIFY(!isOwnStationId(u"seven77"));
    QVERIFY(isOwnStationId(u"eight888"));
}

void TestSubject::subjectsAreThoseThatGoStationsUse()
{
    QCOMPARE(Subject::Announce, u"lattice.presence.announce");
    QCOMPARE(Subject::agentInvoke(u"s-1"_s).value(), u"lattice.station.s-1.agent.invoke"_s);
    QCOMPARE(Subject::workflowRun(u"s-1"_s).value(), u"lattice.station.s-1.workflow.run"_s);
    QCOMPARE(Subject::callCancel(u"s-1"_s, u"c_2"_s).value(), u"lattice.station.s-1.call.c_2.cancel"_s);
    QCOMPARE(Subject::anyCallCancel(u"s-1"_s).value(), u"lattice.station.s-1.call.*.cancel"_s);
    QCOMPARE(Subject::poolInvoke(u"gpu"_s).value(), u"lattice.pool.gpu.agent.invoke"_s);
    QCOMPARE(Subject::event(u"station.lattice.work.completed"_s).value(), u"lattice.events.station.lattice.work.completed"_s);
    QCOMPARE(agentKey(u"s-1"_s, u"7"_s).value(), u"s-1.7"_s);
}

void TestSubject::badTokensMakeNoSubject_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("two tokens") << u"a.b"_s;
    QTest::newRow("wildcard") << u"*"_s;
    QTest::newRow("rest") << u">"_s;
    QTest::newRow("end of line") << u"a\r\nPUB b"_s;
}

void TestSubject::badTokensMakeNoSubject()
{
    QFETCH(QString, token);
    const QList<Result<QString>> built{
        Subject::agentInvoke(token), Subject::workflowRun(token), Subject::callCancel(token, u"c"_s),
        Subject::callCancel(u"s"_s, token), Subject::anyCallCancel(token), Subject::poolInvoke(token),
        Subject::event(u"a.%1"_s.arg(token == u"a.b" ? u"b..c"_s : token)), stationKey(token), agentKey(u"s"_s, token),
    };
    for (const auto &subject : built) {
        QVERIFY(!subject);
        QCOMPARE(subject.error().fault, Fault::Invalid);
        QVERIFY(token.isEmpty() || token.size() < 3 || !subject.error().detail.contains(token));
    }
}

void TestSubject::cancellationNamesItsCall()
{
    QCOMPARE(Subject::cancelledCall(Subject::callCancel(u"s-1"_s, u"c_2"_s).value()), u"c_2"_s);
    QCOMPARE(Subject::cancelledCall(u"lattice.station.s-1.call.cancel"), QString());
    QCOMPARE(Subject::cancelledCall(u"lattice.station.s-1.call..cancel"), QString());
    QCOMPARE(Subject::cancelledCall(u"lattice.station.s-1.call.c.cancel.more"), QString());
    QCOMPARE(Subject::cancelledCall(u"lattice.station.s-1.agent.invoke"), QString());
    QCOMPARE(Subject::cancelledCall({}), QString());
}

void TestSubject::namesThatDifferInCaseAloneHaveOneKey()
{
    QCOMPARE(nameKey(u"LogAnalyzer"_s).value(), u"6c6f67616e616c797a6572"_s);
    QCOMPARE(nameKey(u"loganalyzer"_s), nameKey(u"LOGANALYZER"_s));
    QCOMPARE(nameKey(u"Prüfer"_s), nameKey(u"PRU\u0308FER"_s)); // composed and decomposed
    QVERIFY(nameKey(u"a b"_s) != nameKey(u"ab"_s));
}

void TestSubject::anyTextIsAValidNameKey()
{
    for (const QString &name : {u"security scanner"_s, u"über.*.>"_s, u"代理 🙂"_s, u"a/b\\c"_s}) {
        const auto key = nameKey(name);
        QVERIFY(key);
        QVERIFY(std::ranges::all_of(*key, [](QChar c) { return u"0123456789abcdef"_s.contains(c); }));
        QCOMPARE(nameOfKey(*key), name.toLower());
    }
    QCOMPARE(nameOfKey(u"no hex"_s), QString());
}

void TestSubject::namesWithoutOrWithTooManyLettersAreRefused()
{
    QVERIFY(!nameKey(QString()));
    QVERIFY(nameKey(QString(256, u'n')));
    const auto tooLong = nameKey(QString(129, u'ä'));
    QVERIFY(!tooLong);
    QVERIFY(tooLong.error().detail.contains(u"258"_s));
}

QTEST_GUILESS_MAIN(TestSubject)
#include "tst_subject.moc"

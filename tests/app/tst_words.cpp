// SPDX-License-Identifier: Apache-2.0
#include "app/checktext.h"
#include "app/errortext.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace {

/*! The causes in the last column of the table in a header of the link: those of the doctor, and of the supervised server. */
QSet<QString> causesIn(const QString &header)
{
    QFile file(QStringLiteral(SOURCES "/lattice/link/") + header);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression row(u"^    \\| [a-z]+ +\\|(?:.*\\|)? ([^|]+) \\|$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression remark(u"\\([^)]*\\)"_s);
    QSet<QString> causes;
    for (auto rows = row.globalMatch(QString::fromUtf8(file.readAll())); rows.hasNext();) {
        const auto cell = rows.next().captured(1).remove(remark);
        for (const auto &cause : cell.split(u',')) {
            if (!cell.contains(u"cause"_s) && !cell.contains(u"---"_s))
                causes.insert(cause.trimmed());
        }
    }
    return causes;
}

/*! All there are; the session adds two for a lattice that does not come up. */
QSet<QString> realCauses()
{
    const auto doctor = causesIn(u"connectiondoctor.h"_s);
    const auto server = causesIn(u"serverfailure.h"_s);
    return doctor.size() < 20 || server.size() < 15 ? QSet<QString>() : doctor + server + QSet<QString>{u"no-jetstream"_s, u"no-answer"_s};
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasItsSentence();
    void wordsAreForTheCausesThereAre();
    void everyCauseHasProblemAndFix_data();
    void everyCauseHasProblemAndFix();
    void unknownCauseStillSaysWhatToDo();
    void passedStepHasNoProblem();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
};

void TestWords::everyFaultHasItsSentence()
{
    QSet<QString> sentences;
    for (int fault = int(Fault::Timeout); fault <= int(Fault::Invalid); ++fault) {
        const auto sentence = app::ErrorText::describe({.fault = Fault(fault), .detail = u"secret detail"_s});
        QVERIFY(sentence.endsWith(u'.'));
        QVERIFY(!sentence.contains(u"secret detail"_s));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(Fault::Invalid) + 1);
}

void TestWords::wordsAreForTheCausesThereAre()
{
    const auto worded = app::CheckText::causes();
    const QSet<QString> words(worded.cbegin(), worded.cend());
    QCOMPARE(words.size(), worded.size());
    QVERIFY(realCauses().size() > 40);
    QVERIFY2((realCauses() - words).isEmpty(), qPrintable(u"no words for: "_s + (realCauses() - words).values().join(u", "_s)));
    QVERIFY2((words - realCauses()).isEmpty(), qPrintable(u"nothing gives: "_s + (words - realCauses()).values().join(u", "_s)));
}

void TestWords::everyCauseHasProblemAndFix_data()
{
    QTest::addColumn<QString>("cause");
    auto causes = realCauses().values();
    std::ranges::sort(causes);
    for (const auto &cause : std::as_const(causes))
        QTest::newRow(qPrintable(cause)) << cause;
}

void TestWords::everyCauseHasProblemAndFix()
{
    QFETCH(QString, cause);
    const lattice::CheckStep step{.id = u"tcp"_s, .state = lattice::CheckStep::State::Failed, .detail = {}, .cause = cause, .words = {}};
    const lattice::CheckStep unknown{.id = u"tcp"_s, .state = lattice::CheckStep::State::Failed, .detail = {}, .cause = u"?"_s, .words = {}};
    QVERIFY(app::CheckText::problem(step).endsWith(u'.'));
    QVERIFY(app::CheckText::problem(step) != app::CheckText::problem(unknown));
    QVERIFY(app::CheckText::fix(step) != app::CheckText::fix(unknown));
}

void TestWords::unknownCauseStillSaysWhatToDo()
{
    const lattice::CheckStep step{.id = u"brand-new"_s, .state = lattice::CheckStep::State::Failed, .detail = {}, .cause = u"brand-new"_s, .words = u"E42"_s};
    QVERIFY(!app::CheckText::problem(step).isEmpty());
    QVERIFY(!app::CheckText::fix(step).isEmpty());
    QCOMPARE(app::CheckText::title(step.id), u"brand-new"_s);
}

void TestWords::passedStepHasNoProblem()
{
    const lattice::CheckStep step{.id = u"tcp"_s, .state = lattice::CheckStep::State::Passed, .detail = {}, .cause = u"port-refused"_s, .words = {}};
    QCOMPARE(app::CheckText::problem(step), QString());
    QCOMPARE(app::CheckText::fix(step), QString());
}

void TestWords::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("German") << u"station_de.ts"_s << 250;
    QTest::newRow("English plurals") << u"station_en.ts"_s << 8;
}

void TestWords::everyTextIsTranslated()
{
    QFETCH(QString, file);
    QFETCH(int, atLeast);
    QFile source(QStringLiteral(TRANSLATIONS "/") + file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&source);
    int messages = 0;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement() && xml.tokenType() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "source"_L1)
            ++messages;
        if (xml.name() != "translation"_L1)
            continue;
        const auto type = xml.attributes().value("type"_L1);
        QVERIFY2(type.isEmpty(), qPrintable(u"line %1 is %2"_s.arg(xml.lineNumber()).arg(type)));
        QVERIFY2(!xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed().isEmpty(), qPrintable(u"line %1 is empty"_s.arg(xml.lineNumber())));
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(messages >= atLeast);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/controlcenter.h"
#include "app/desktop/opener.h"
#include "tests/app/samplestations.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::ControlCenter;
using app::Opener;

class OpenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinLineFillsTheForm();
    void joinLineInALatticeIsRefused();
    void workIsSelected();
    void agentIsSelectedAtOnceOrWhenItComes();
    void promptFileSelectsItsAgent();
    void whatCannotBeShownIsSaid_data();
    void whatCannotBeShownIsSaid();

private:
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    static core::Status inLattice()
    {
        core::Status status;
        status.mode = core::Mode::Member;
        return status;
    }
};

void OpenerTest::joinLineFillsTheForm()
{
    ControlCenter center;
    Opener opener(center);
    const QSignalSpy failed(&opener, &Opener::failed);
    const QString line = u"station://hub.example.org:4222/?user=station&secret=abc&ca=QUJD"_s;
    opener.open({line});
    QCOMPARE(center.joinForm()->property("line").toString(), line);
    QCOMPARE(center.joinForm()->problem(), QString());
    QCOMPARE(failed.size(), 0);
}

void OpenerTest::joinLineInALatticeIsRefused()
{
    ControlCenter center;
    center.applyStatus(inLattice());
    Opener opener(center);
    const QSignalSpy failed(&opener, &Opener::failed);
    opener.open({u"station://hub.example.org:4222/?user=station&secret=verysecret"_s});
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed[0][0].toString().contains(u"verysecret"_s));
    QCOMPARE(center.joinForm()->property("line").toString(), QString());
}

void OpenerTest::workIsSelected()
{
    ControlCenter center;
    Opener opener(center);
    opener.open({u"station://work/login%20check"_s});
    QCOMPARE(center.selection()->workId(), u"login check"_s);
}

void OpenerTest::agentIsSelectedAtOnceOrWhenItComes()
{
    const auto stations = sample::stations(3);
    const QString agent = stations[1].agents.first().name;
    ControlCenter center;
    Opener opener(center);
    const QSignalSpy failed(&opener, &Opener::failed);
    opener.open({u"station://agent/"_s + agent});
    QVERIFY(center.selection()->isEmpty());
    center.applyStations(stations, {});
    QTRY_COMPARE(center.selection()->agentName(), agent);
    center.selection()->clear();
    opener.open({u"station://agent/"_s + agent});
    QCOMPARE(center.selection()->agentName(), agent);
    QCOMPARE(failed.size(), 0);
}

void OpenerTest::promptFileSelectsItsAgent()
{
    const auto stations = sample::stations(3);
    const QString agent = stations[0].agents.first().name;
    const QTemporaryDir folder;
    const QString file = write(folder, u"with space.prompt"_s, "---\nname: " + agent.toUtf8() + "\n---\nhello\n");
    ControlCenter center;
    center.applyStations(stations, {});
    Opener opener(center);
    for (const QString &argument : {file, QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded)}) {
        center.selection()->clear();
        opener.open({argument});
        QCOMPARE(center.selection()->agentName(), agent);
    }
}

void OpenerTest::whatCannotBeShownIsSaid_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("nonsense") << u"nonsense"_s << QByteArray() << u"neither a link"_s;
    QTest::newRow("another scheme") << u"https://example.org/"_s << QByteArray() << u"neither a link"_s;
    QTest::newRow("file that is gone") << u"file:///not/there.prompt"_s << QByteArray() << u"cannot be read"_s;
    QTest::newRow("unknown agent") << u"station://agent/nobody"_s << QByteArray() << u"nobody"_s;
    QTest::newRow("broken agent") << QString() << QByteArray("---\nname: [\n---\n") << u"is no agent"_s;
    QTest::newRow("agent of nobody") << QString() << QByteArray("---\nname: nobody\n---\nhi\n") << u"no agent of this lattice"_s;
}

void OpenerTest::whatCannotBeShownIsSaid()
{
    QFETCH(QString, argument);
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const QTemporaryDir folder;
    ControlCenter center;
    center.applyStations(sample::stations(2), {});
    Opener opener(center);
    opener.setPatience(50ms);
    const QSignalSpy failed(&opener, &Opener::failed);
    opener.open({argument.isEmpty() ? write(folder, u"x.prompt"_s, text) : argument});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY2(failed[0][0].toString().contains(words), qPrintable(failed[0][0].toString()));
    QVERIFY(center.selection()->isEmpty());
}

QTEST_GUILESS_MAIN(OpenerTest)
#include "tst_opener.moc"

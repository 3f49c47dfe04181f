// SPDX-License-Identifier: Apache-2.0
// Links to a view, the filters that are kept, and that a link is opened wherever it comes from.
#include "app/desktop/controlcenter.h"
#include "app/desktop/opener.h"
#include "app/desktop/window/viewlink.h"
#include "tests/app/samplestations.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::ViewLink;

class ViewLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkSaysTheView_data();
    void linkSaysTheView();
    void otherLinksAreNoViews_data();
    void otherLinksAreNoViews();
    void linkIsOpened();
    void pastIsLeftByALinkWithoutTime();
    void wishForThePastEnds_data();
    void wishForThePastEnds();
    void momentOfAnotherLatticeIsNotOffered();
    void paletteOpensALink();
    void filtersAreKeptByPage();
    void brokenFileIsPutAside();
    void onlySoManyAreKept();

private:
    static void openHistory(app::ControlCenter &center)
    {
        lattice::HistoryStatus status{.state = lattice::HistoryStatus::State::Following};
        status.range = {.first = 1, .last = 9, .rows = 9, .from = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC), .to = QDateTime::currentDateTimeUtc()};
        center.replay()->client().applyStatus(status);
    }
};

void ViewLinksTest::linkSaysTheView_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"work"_s << u"is:failed"_s << QString();
    QTest::newRow("nothing") << u"lattice"_s << QString() << QString();
    QTest::newRow("signs") << u"events"_s << u"station:\"edge 3\" text~a+b&c=d#e%20/?é深 -not"_s << QString();
    QTest::newRow("what is selected") << u"lattice"_s << u"edge"_s << u"station-0001"_s;
}

void ViewLinksTest::linkSaysTheView()
{
    QFETCH(QString, page);
    QFETCH(QString, filter);
    QFETCH(QString, id);
    for (const QDateTime &time : {QDateTime(), QDateTime(QDate(2026, 3, 1), QTime(16, 20, 5, 7), QTimeZone::UTC)}) {
        const ViewLink link{.page = page, .filter = filter, .time = time, .id = id};
        const QString text = link.text();
        QVERIFY2(text.startsWith(u"station://"_s + page) && !text.contains(u' '), qPrintable(text));
        const auto back = ViewLink::parse(QUrl(text, QUrl::StrictMode));
        QVERIFY2(back, qPrintable(text));
        QCOMPARE(back->filter, filter);
        QCOMPARE(back->page, page);
        QCOMPARE(back->time, time);
        QCOMPARE(back->id, id);
    }
}

void ViewLinksTest::otherLinksAreNoViews_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("join line") << u"station://10.0.0.7:4222/?user=station&secret=x"_s;
    QTest::newRow("join line of a host that is called as a page") << u"station://work:4222/?user=station&secret=x"_s;
    QTest::newRow("with a user") << u"station://anna@work?q=x"_s;
    QTest::newRow("thing") << u"station://work/5b1e0c44"_s;
    QTest::newRow("no page") << u"station://nowhere?q=x"_s;
    QTest::newRow("other scheme") << u"https://work?q=x"_s;
}

void ViewLinksTest::otherLinksAreNoViews()
{
    QFETCH(QString, text);
    QVERIFY(!ViewLink::parse(QUrl(text)));
}

void ViewLinksTest::linkIsOpened()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    app::Opener opener(center);
    const QSignalSpy failures(&opener, &app::Opener::failed);
    opener.open({u"station://work?q=is%3Afailed%20agent%3Apoet&t=2026-03-01T16:20:05.000Z"_s});
    QCOMPARE(center.selection()->page(), u"work"_s);
    QCOMPARE(center.work()->list()->filter(), u"is:failed agent:poet"_s);
    QVERIFY(!center.replay()->past()->isActive());
    openHistory(center); // a program that a link has just started knows it a little later
    QVERIFY(center.replay()->past()->isActive());
    QCOMPARE(center.window()->link(), u"station://work?q=is:failed%20agent:poet&t=2026-03-01T16:20:05.000Z"_s);
    opener.open({u"station://runs?q=is:failed%20agent:poet"_s});
    QCOMPARE(center.runs()->list()->stateFilter(), u"failed"_s);
    QCOMPARE(center.runs()->list()->agentFilter(), u"poet"_s);
    QCOMPARE(center.window()->link(), u"station://runs?q=is:failed%20agent:poet"_s); // the link told no time: live again
    opener.open({u"station://lattice?q=edge&id=station-0001"_s});
    QCOMPARE(center.filter(), u"edge"_s);
    QCOMPARE(center.selection()->stationId(), u"station-0001"_s);
    QCOMPARE(failures.size(), 0);
}

void ViewLinksTest::pastIsLeftByALinkWithoutTime()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    openHistory(center);
    app::Opener opener(center);
    opener.open({u"station://events?t=2026-03-01T16:20:05.000Z"_s});
    QVERIFY(center.replay()->past()->isActive());
    opener.open({u"station://events?q=is:failed"_s});
    QVERIFY(!center.replay()->past()->isActive());
    opener.open({u"station://events?t=yesterday"_s}); // no time at all
    QVERIFY(!center.replay()->past()->isActive());
}

void ViewLinksTest::wishForThePastEnds_data()
{
    QTest::addColumn<bool>("left");
    QTest::newRow("a link without a time came after it") << false;
    QTest::newRow("the lattice was left") << true;
}

void ViewLinksTest::wishForThePastEnds()
{
    QFETCH(bool, left);
    app::ControlCenter center;
    const auto status = sample::status(core::Mode::Orchestrator, lattice::LinkState::Live);
    center.applyStatus(status);
    app::Opener opener(center);
    opener.open({u"station://work?t=2026-03-01T16:20:05.000Z"_s}); // the history is not open yet
    if (left) {
        center.applyStatus(sample::status(core::Mode::Standalone, lattice::LinkState::Off));
        center.applyStatus(status);
    } else {
        opener.open({u"station://runs"_s});
    }
    openHistory(center);
    QVERIFY(!center.replay()->past()->isActive());
}

void ViewLinksTest::momentOfAnotherLatticeIsNotOffered()
{
    auto status = sample::status(core::Mode::Orchestrator, lattice::LinkState::Live);
    QJsonObject kept;
    {
        app::ControlCenter center;
        center.applyStatus(status);
        openHistory(center);
        center.window()->session()->goTo(QDateTime(QDate(2026, 3, 1), QTime(16, 20), QTimeZone::UTC));
        kept = center.window()->session()->toJson();
    }
    app::ControlCenter same;
    same.window()->session()->fromJson(kept);
    QCOMPARE(same.window()->session()->toJson()[u"past"], kept[u"past"]);
    same.applyStatus(status);
    QVERIFY(!same.window()->session()->offer().isEmpty());
    app::ControlCenter other;
    other.window()->session()->fromJson(kept);
    status.natsAddress = u"nats://elsewhere:4222"_s;
    other.applyStatus(status);
    QCOMPARE(other.window()->session()->offer(), QString());
}

void ViewLinksTest::paletteOpensALink()
{
    app::ControlCenter center;
    const app::Opener opener(center);
    center.search()->setQuery(u" station://work?q=is:failed "_s);
    QCOMPARE(center.search()->rowCount(), 1);
    center.search()->choose(0);
    QCOMPARE(center.work()->list()->filter(), u"is:failed"_s);
    QCOMPARE(center.selection()->page(), u"work"_s);
}

void ViewLinksTest::filtersAreKeptByPage()
{
    const QTemporaryDir home;
    {
        app::SavedFilters filters;
        const QAbstractItemModelTester tester(&filters);
        filters.open(home.filePath(u"filters.json"_s));
        filters.save(u"work"_s, u"  mine  "_s, u"is:running"_s);
        filters.save(u"events"_s, u"mine"_s, u"type:work.*"_s);
        filters.save(u"work"_s, u"mine"_s, u"is:failed"_s); // the same name: another filter
        filters.save(u"work"_s, u"älter 深圳"_s, u"until:2h"_s);
        filters.save(u"work"_s, u" "_s, u"x"_s); // no name
        filters.save(u"work"_s, u"nothing"_s, u"  "_s);
        QCOMPARE(filters.count(u"work"_s), 2);
        filters.remove(u"events"_s, u"älter 深圳"_s); // not of that page
        QCOMPARE(filters.rowCount(), 3);
        QCOMPARE(filters.problem(), QString());
    }
    app::SavedFilters again;
    again.open(home.filePath(u"filters.json"_s));
    QCOMPARE(again.count(u"work"_s), 2);
    QCOMPARE(again.count(u"events"_s), 1);
    QCOMPARE(again.index(1).data(app::SavedFilters::PageRole).toString(), u"work"_s);
    again.remove(u"work"_s, u"mine"_s);
    QCOMPARE(again.count(u"work"_s), 1);
}

void ViewLinksTest::brokenFileIsPutAside()
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"filters.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"filters\": 7") > 0);
    file.close();
    app::SavedFilters filters;
    filters.open(file.fileName());
    QCOMPARE(filters.rowCount(), 0);
    QVERIFY(filters.problem().contains(u".broken"_s) && QFile::exists(file.fileName() + u".broken"_s));
    filters.save(u"work"_s, u"mine"_s, u"is:failed"_s);
    QCOMPARE(filters.problem(), QString());
    app::SavedFilters nowhere;
    nowhere.open(home.filePath(u"no/such/folder/filters.json"_s));
    nowhere.save(u"work"_s, u"mine"_s, u"is:failed"_s);
    QVERIFY(nowhere.problem().contains(u"no/such/folder"_s));
    QCOMPARE(nowhere.rowCount(), 1); // it counts until the window closes
}

void ViewLinksTest::onlySoManyAreKept()
{
    app::SavedFilters filters;
    for (int i = 0; i < app::SavedFilters::kMost; ++i)
        filters.save(u"work"_s, QString::number(i), u"x"_s);
    filters.save(u"work"_s, u"one more"_s, u"x"_s);
    QCOMPARE(filters.rowCount(), app::SavedFilters::kMost);
    QVERIFY(!filters.problem().isEmpty());
}

QTEST_MAIN(ViewLinksTest)
#include "tst_viewlinks.moc"

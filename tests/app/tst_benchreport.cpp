// SPDX-License-Identifier: Apache-2.0
#include "app/bench/report.h"
#include "app/bench/statistics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace app;
using namespace Qt::StringLiterals;

namespace {

const RowKind kRatio{u"call"_s, u"µs"_s, {Bar::On::Ratio, 1.5}};
const RowKind kOurs{u"presence 300"_s, u"%"_s, {Bar::On::Ours, 5, Bar::Limit::Excluded}};

} // namespace

class BenchReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsOneLineWithTheSevenFieldsOfEachRow()
    {
        const QByteArray json = toJson({{.kind = kRatio, .figures = Figures{150, 100, {}}, .words = {}}});
        QCOMPARE(json.count('\n'), 1);
        QVERIFY(json.endsWith('\n'));
        const QJsonObject all = QJsonDocument::fromJson(json).object();
        QCOMPARE(all.keys(), QStringList{u"rows"_s});
        const QJsonObject expected{{u"name"_s, u"call"_s}, {u"unit"_s, u"µs"_s}, {u"ours"_s, 150}, {u"baseline"_s, 100},
                                   {u"ratio"_s, 1.5}, {u"bar"_s, u"≤ 1.5"_s}, {u"holds"_s, true}};
        QCOMPARE(all[u"rows"_s].toArray().at(0).toObject(), expected);
    }

    void whatCouldNotBeMeasuredNeverHolds()
    {
        const Row row{.kind = kRatio, .figures = {}, .words = u"could not be measured: no server"_s};
        QVERIFY(!row.holds());
        const QJsonObject json = QJsonDocument::fromJson(toJson({row})).object()[u"rows"_s].toArray().at(0).toObject();
        QVERIFY(json[u"ours"_s].isNull() && json[u"baseline"_s].isNull() && json[u"ratio"_s].isNull());
        QCOMPARE(json[u"holds"_s], QJsonValue(false));
        QVERIFY(toTable({row}).contains(u"no server"_s));
    }

    void barHoldsUpToItsLimit_data()
    {
        QTest::addColumn<RowKind>("kind");
        QTest::addColumn<Figures>("figures");
        QTest::addColumn<bool>("holds");
        QTest::newRow("ratio at the limit") << kRatio << Figures{3, 2, {}} << true;
        QTest::newRow("ratio over it") << kRatio << Figures{3.1, 2, {}} << false;
        QTest::newRow("ours below") << kOurs << Figures{4.9, 0.1, {}} << true;
        QTest::newRow("ours at an excluded limit") << kOurs << Figures{5, 10, {}} << false;
        QTest::newRow("another promise broken") << kOurs << Figures{1, 1, u"it was written to"_s} << false;
        QTest::newRow("no figure") << kRatio << Figures{std::nan(""), 2, {}} << false;
        QTest::newRow("no baseline") << kRatio << Figures{1, 0, {}} << false;
        QTest::newRow("neither") << kRatio << Figures{0, 0, {}} << false;
    }

    void barHoldsUpToItsLimit()
    {
        QFETCH(const RowKind, kind);
        QFETCH(const Figures, figures);
        QFETCH(const bool, holds);
        QCOMPARE((Row{.kind = kind, .figures = figures, .words = {}}.holds()), holds);
    }

    void quantilesAreValuesOfTheirList()
    {
        QCOMPARE(median({5, 1, 3}), 3.0);
        QCOMPARE(median({4, 1, 3, 2}), 2.0);
        QCOMPARE(quantile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.99), 10.0);
        QCOMPARE(quantile({7}, 0.01), 7.0);
        QVERIFY(std::isnan(median({})));
    }
};

QTEST_GUILESS_MAIN(BenchReportTest)
#include "tst_benchreport.moc"

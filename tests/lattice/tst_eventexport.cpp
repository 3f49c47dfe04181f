// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"
#include "lattice/history/eventexport.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Fixture = HistoryFixture;

class EventExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportIsReadAgainElsewhere()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.follow());
        Leader leader(f, {.every = 10, .interval = 50ms});
        f.publish("lattice.events.whatever", "no\nevent \xff");
        f.publish(examples::workEvent(u"completed"_s, u"größer"_s, {{u"result"_s, u"a \",\"event\":\" b\n"_s}}));
        f.publishWork(20);
        QTRY_VERIFY(leader.made.size() >= 2);
        leader.maker.stop();
        QTRY_COMPARE(f.count(), 22 + quint64(leader.made.size()));
        const quint64 all = f.count();
        const QString path = f.folder.filePath(u"out.jsonl"_s);
        const auto written = QCoro::waitFor(f.history->exportTo(path));
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QCOMPARE(written->rows, all);
        QCOMPARE(written->bytes, QFileInfo(path).size());

        EventIndex index({.file = f.folder.filePath(u"offline/events.index"_s)});
        QVERIFY(QCoro::waitFor(index.open()));
        const auto read = QCoro::waitFor(importHistory(index, path));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->messages, all);
        QVERIFY(read->whole);
        const auto ours = QCoro::waitFor(f.history->query({.limit = 1000}));
        const auto theirs = QCoro::waitFor(index.query({.limit = 1000}));
        QCOMPARE(theirs->rows.size(), ours->rows.size());
        for (qsizetype i = 0; i < ours->rows.size(); ++i) {
            QCOMPARE(theirs->rows[i].body, ours->rows[i].body);
            QCOMPARE(theirs->rows[i].subject, ours->rows[i].subject);
            QCOMPARE(theirs->rows[i].stored, ours->rows[i].stored);
        }
        const auto state = QCoro::waitFor(index.stateAt(all));
        QCOMPARE(*state, QCoro::waitFor(f.history->stateAt(all)).value());
    }

    void damagedExportIsRefused()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(5);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(5));
        const QString path = f.folder.filePath(u"out.jsonl"_s);
        QVERIFY(QCoro::waitFor(f.history->exportTo(path)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        const auto import = [&f](const QList<QByteArray> &given) {
            QFile to(f.folder.filePath(u"damaged.jsonl"_s));
            to.open(QIODevice::WriteOnly);
            to.write(given.join('\n'));
            to.close();
            EventIndex index({.file = f.folder.filePath(u"damaged/events.index"_s)});
            std::ignore = QCoro::waitFor(index.open());
            auto read = QCoro::waitFor(importHistory(index, to.fileName()));
            QFile::remove(f.folder.filePath(u"damaged/events.index"_s));
            return read;
        };
        QVERIFY(import(lines));
        QList<QByteArray> changed = lines;
        changed[3].chop(2);
        QVERIFY2(import(changed).error().detail.startsWith(u"line 4"), qPrintable(import(changed).error().detail));
        changed = lines;
        changed.removeAt(3);
        QVERIFY(import(changed).error().detail.contains(u"some are missing"));
        QVERIFY(!import(lines.first(4))->whole); // it was cut
        QVERIFY(import({"{}"}).error().detail.contains(u"no export"));
        EventIndex index({.file = f.folder.filePath(u"none/events.index"_s)});
        QVERIFY(QCoro::waitFor(index.open()));
        QCOMPARE(QCoro::waitFor(importHistory(index, f.folder.filePath(u"not there"_s))).error().fault, Fault::NotFound);
    }

    void exportThatCannotBeWrittenIsTold()
    {
        Fixture f;
        QVERIFY(f.open(nullptr));
        const auto written = QCoro::waitFor(f.history->exportTo(f.folder.filePath(u"no/such/folder/x"_s)));
        QVERIFY(!written);
        QCOMPARE(written.error().fault, Fault::Refused);
    }
};

QTEST_GUILESS_MAIN(EventExportTest)

#include "tst_eventexport.moc"

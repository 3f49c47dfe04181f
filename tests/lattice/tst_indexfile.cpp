// SPDX-License-Identifier: Apache-2.0
#include "indexfixture.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using examples::stored;
using examples::workEvent;

using Fixture = IndexFixture;

/*! What becomes of the index's file. */
class IndexFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restartGoesOnWhereItStood()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000})));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s)), stored(2, workEvent(u"accepted"_s, u"w1"_s))}));
        const auto range = f.open();
        QVERIFY(range);
        QCOMPARE(range->last, 2U);
        QCOMPARE(range->rows, 2U);
        QCOMPARE(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000}))->last, 2U);
        QVERIFY(f.notices.isEmpty());
        QCOMPARE(f.append({stored(3, workEvent(u"completed"_s, u"w1"_s))})->size(), 1);
        QCOMPARE(f.find(u"work:w1"_s).size(), 3);
    }

    void aLoadThatACrashEndedIsBegunAnew()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000})));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s)), stored(2, workEvent(u"accepted"_s, u"w1"_s))}));
        const QString left = f.folder.filePath(u"left"_s);
        QVERIFY(QFile::copy(f.options.file, left)); // as a crash leaves it
        f.index.reset();
        QVERIFY(QFile::remove(f.options.file) && QFile::rename(left, f.options.file));
        const auto range = f.open();
        QVERIFY2(range, range ? "" : qPrintable(range.error().detail));
        QCOMPARE(range->rows, 0U);
        QVERIFY(QDir(f.folder.filePath(u"sub"_s)).entryList({u"*aside*"_s}).isEmpty()); // there is nothing in it that the stream has not
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s))}));
    }

    void anEndedLoadHasALogAgain()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 30'000})));
        QList<StoredEvent> all;
        for (quint64 i = 1; i <= 30'000; ++i)
            all.append(stored(i, workEvent(u"progress"_s, u"w%1"_s.arg(i / 10))));
        QVERIFY(f.append(all));
        const QString log = f.options.file + u"-wal"_s;
        QTRY_VERIFY(QFile::exists(log)); // when it has nothing else to do
        QVERIFY(f.append({stored(30'001, workEvent(u"completed"_s, u"w1"_s))}));
        QCOMPARE(f.count(u"work:w1"_s), 11U);
        QVERIFY(f.open());
        QCOMPARE(f.count(u"work:w1"_s), 11U);
    }

    void anotherStreamSetsTheIndexAside()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2025"_s, 1, 1'000'000})));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"old"_s))}));
        QCOMPARE(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000}))->rows, 0U);
        QCOMPARE(f.notices.size(), 1);
        QVERIFY(f.notices[0].contains(u"made anew"));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"new"_s))}));
        QCOMPARE(f.count(u"work:old"_s), 0U);
        const QStringList aside = QDir(f.folder.filePath(u"sub"_s)).entryList({u"events.index.aside-*Z"_s});
        QCOMPARE(aside.size(), 1);
        f.options.file = f.folder.filePath(u"sub/"_s + aside[0]);
        QVERIFY(f.open()); // still good for reading
        QCOMPARE(f.count(u"work:old"_s), 1U);
    }

    void brokenOrForeignFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("this is a text, and long enough to be looked at\n").repeated(100);
        QTest::newRow("torn") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x7f');
        QTest::newRow("of another program") << QByteArray();
    }

    void brokenOrForeignFileIsSetAside()
    {
        QFETCH(const QByteArray, bytes);
        Fixture f;
        QDir().mkpath(f.folder.filePath(u"sub"_s));
        if (bytes.isEmpty()) {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(f.options.file);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"CREATE TABLE theirs (a)"_s));
            other.close();
        } else {
            QFile file(f.options.file);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        const auto range = f.open();
        QVERIFY2(range, range ? "" : qPrintable(range.error().detail));
        QCOMPARE(f.notices.size(), 1);
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s))}));
        QCOMPARE(f.find(u""_s), QList<quint64>{1});
    }

    void fileThatBreaksWhileOpenIsSetAside()
    {
        Fixture f;
        QVERIFY(f.open());
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 20'000; ++i)
            events.append(examples::large(i));
        QVERIFY(f.append(events));
        QVERIFY(f.open()); // so that nothing is in memory
        f.index.reset();
        QFile file(f.options.file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        for (qint64 at = size / 4; at < size; at += 8192) {
            file.seek(at / 8192 * 8192);
            file.write(QByteArray(8192, '\x5a'));
        }
        file.close();
        const auto opened = f.open(); // what it looks at may still be whole
        const auto counted = opened ? QCoro::waitFor(f.index->count(filter(u"\"reading\""_s))) : Result<quint64>(0);
        QTRY_COMPARE(f.notices.size(), 1);
        QVERIFY(!counted || *counted == 0);
        QCOMPARE(QCoro::waitFor(f.index->range())->rows, 0U);
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s))}));
    }

    void secondProgramIsRefused()
    {
        Fixture f;
        QVERIFY(f.open());
        EventIndex second(f.options);
        const auto range = QCoro::waitFor(second.open());
        QVERIFY(!range);
        QCOMPARE(range.error().fault, Fault::Conflict);
        QCOMPARE(QCoro::waitFor(second.count({})).error().fault, Fault::Unreachable);
    }

    void folderThatCannotBeMadeIsTold()
    {
        Fixture f;
        QFile blocker(f.folder.filePath(u"sub"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const auto range = f.open();
        QVERIFY(!range);
        QCOMPARE(range.error().fault, Fault::Refused);
    }

    void rowsThatTheStreamNoLongerHasGoInTheEnd()
    {
        Fixture f;
        f.options.keepExpired = 10'000;
        f.options.snapshotEvery = 1000;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000})));
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 40'000; ++i)
            events.append(examples::large(i));
        QVERIFY(f.append(events));
        const auto before = QCoro::waitFor(f.index->stateAt(40'000));
        const auto range = QCoro::waitFor(f.index->setStream({u"2026"_s, 35'001, 1'000'000}));
        QVERIFY(range);
        QVERIFY2(range->first > 20'000 && range->first <= 25'001, qPrintable(QString::number(range->first)));
        QCOMPARE(range->rows, 40'001 - range->first);
        QCOMPARE(f.count(u"type:*"_s), range->rows);
        QCOMPARE(QCoro::waitFor(f.index->stateAt(40'000)).value(), before.value());
        QCOMPARE(f.open()->rows, range->rows);
    }
};

QTEST_GUILESS_MAIN(IndexFileTest)

#include "tst_indexfile.moc"

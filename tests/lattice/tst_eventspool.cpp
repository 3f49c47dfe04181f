// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/eventspool.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace lattice;
using namespace Qt::StringLiterals;

namespace {

SpooledEvent spooled(int number)
{
    Event event = examples::workEvent(u"progress"_s, u"w-%1"_s.arg(number), {{u"message"_s, u"größer \"als\"\n%1"_s.arg(number)}});
    event.id = u"id-%1"_s.arg(number);
    event.time = examples::start().addSecs(number);
    return {.id = event.id.toUtf8(), .subject = "lattice.events." + event.type.toUtf8(), .body = encode(event)};
}

QList<SpooledEvent> some(int first, int last)
{
    QList<SpooledEvent> events;
    for (int i = first; i <= last; ++i)
        events.append(spooled(i));
    return events;
}

struct Fixture {
    QTemporaryDir folder;
    SpoolOptions options{.folder = folder.filePath(u"spool"_s)};
    std::unique_ptr<EventSpool> spool;

    bool open()
    {
        spool.reset();
        auto opened = EventSpool::open(options);
        if (opened)
            spool = std::move(*opened);
        return spool != nullptr;
    }

    QStringList segments() const { return QDir(options.folder).entryList({u"*.jsonl"_s}); }
};

} // namespace

class EventSpoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsComeOutInOrder()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.spool->isEmpty());
        QVERIFY(f.spool->front(10).isEmpty());
        QVERIFY(f.spool->append(some(1, 3)));
        QVERIFY(f.spool->append(some(4, 4)));
        QCOMPARE(f.spool->size(), 4);
        QCOMPARE(f.spool->front(2), some(1, 2));
        f.spool->removeFront(2);
        QVERIFY(f.spool->append(some(5, 5)));
        QCOMPARE(f.spool->front(10), some(3, 5));
        f.spool->removeFront(3);
        QVERIFY(f.spool->isEmpty());
        QVERIFY(f.segments().isEmpty());
        QVERIFY(f.spool->append(some(6, 6)));
        QCOMPARE(f.spool->front(10), some(6, 6));
    }

    void eventsOutliveARestart()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.spool->append(some(1, 5)));
        f.spool->removeFront(2);
        QVERIFY(f.open());
        QCOMPARE(f.spool->size(), 3);
        QVERIFY(f.spool->append(some(6, 7)));
        QCOMPARE(f.spool->front(10).size(), 3); // a segment of its own
        QVERIFY(f.open());
        QList<SpooledEvent> all;
        while (!f.spool->isEmpty()) {
            all += f.spool->front(10);
            f.spool->removeFront(f.spool->front(10).size());
        }
        QCOMPARE(all, some(3, 7));
    }

    void tornLastLineIsLeftOut()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.spool->append(some(1, 2)));
        QFile file(f.options.folder + u'/' + f.segments().first());
        QVERIFY(file.open(QIODevice::Append));
        file.write(encode(spooled(3)).first(40));
        file.close();
        QVERIFY(f.open());
        QCOMPARE(f.spool->front(10), some(1, 2));
        QVERIFY(f.spool->append(some(4, 4)));
        QVERIFY(f.open());
        QCOMPARE(f.spool->size(), 3);
        QCOMPARE(f.spool->dropped().count, 0);
    }

    void lineThatCannotBeReadIsCounted()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.spool->append(some(1, 2)));
        QFile file(f.options.folder + u'/' + f.segments().first());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("\xff\xff\xff");
        file.close();
        QVERIFY(f.open());
        QCOMPARE(f.spool->front(10), some(2, 2));
        QCOMPARE(f.spool->dropped().count, 1);
        QCOMPARE(f.spool->size(), 1);
    }

    void oldestAreGivenUpAndCounted()
    {
        Fixture f;
        f.options.mostEvents = 100;
        QVERIFY(f.open());
        for (int i = 1; i <= 125; ++i)
            QVERIFY(f.spool->append(some(i, i)));
        QCOMPARE(f.spool->size(), 95);
        QCOMPARE(f.spool->dropped().count, 30);
        QCOMPARE(f.spool->dropped().first, examples::start().addSecs(1));
        QCOMPARE(f.spool->dropped().last, examples::start().addSecs(30));
        QCOMPARE(f.spool->front(1), some(31, 31));
        QVERIFY(f.open());
        QCOMPARE(f.spool->dropped().count, 30);
        f.spool->clearDropped();
        QVERIFY(f.open());
        QCOMPARE(f.spool->dropped(), DroppedEvents());
    }

    void bytesAreLimitedToo()
    {
        Fixture f;
        f.options.mostBytes = 20'000;
        QVERIFY(f.open());
        for (int i = 1; i <= 200; ++i)
            QVERIFY(f.spool->append(some(i, i)));
        qint64 bytes = 0;
        for (const QString &name : f.segments())
            bytes += QFileInfo(f.options.folder + u'/' + name).size();
        QVERIFY2(bytes <= 20'000, qPrintable(QString::number(bytes)));
        QCOMPARE(f.spool->size() + f.spool->dropped().count, 200);
        QCOMPARE(f.spool->front(1), some(int(f.spool->dropped().count) + 1, int(f.spool->dropped().count) + 1));
    }

    void fullDiskIsToldAndTakesNothing()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.spool->append(some(1, 3)));
        const qint64 size = QFileInfo(f.options.folder + u'/' + f.segments().first()).size();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = rlim_t(size + 100); // half a line fits
        setrlimit(RLIMIT_FSIZE, &small);
        const auto appended = f.spool->append(some(4, 4));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!appended);
        QCOMPARE(appended.error().fault, Fault::Full);
        QVERIFY(f.spool->append(some(5, 5)));
        QCOMPARE(f.spool->front(10), some(1, 3) + some(5, 5));
        QVERIFY(f.open());
        QCOMPARE(f.spool->size(), 4);
    }

    void folderThatCannotBeMadeIsTold()
    {
        QTemporaryDir folder;
        QFile blocker(folder.filePath(u"x"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const auto spool = EventSpool::open({.folder = folder.filePath(u"x/spool"_s)});
        QVERIFY(!spool);
        QCOMPARE(spool.error().fault, Fault::Refused);
    }

    void linesOfOthersAreInvalid()
    {
        for (const char *line : {"", "{}", R"({"id":"1","event":{}})", R"({"id":"1","subject":"s","event":{"a":1}})", R"({"id":"1","subject":"s","event":1)"})
            QCOMPARE(decodeSpooledEvent(line).error().fault, Fault::Invalid);
    }
};

QTEST_GUILESS_MAIN(EventSpoolTest)

#include "tst_eventspool.moc"

// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/keyvalue.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/*! A server, a link and a bucket. */
struct Fixture {
    TestServer server;
    MeshLink link{{.url = server.url(), .name = u"test"_s, .reconnectWaitMs = 50}};
    KeyValue bucket{link, "test"};

    bool begin(BucketOptions options = {.name = "test", .history = 5})
    {
        link.open();
        return QTest::qWaitFor([this] { return link.isLive(); }, 10000) && QCoro::waitFor(KeyValue::ensure(link, options));
    }
};

/*! Keeps what a watch says. */
struct Cache {
    explicit Cache(KeyWatch &watch)
    {
        QObject::connect(&watch, &KeyWatch::changed, &watch, [this](const KeyEntry &entry) {
            ++changes;
            if (entry.operation == KeyEntry::Operation::Delete)
                values.remove(entry.key);
            else
                values[entry.key] = entry.value;
        });
    }
    QMap<QByteArray, QByteArray> values;
    int changes = 0;
};

} // namespace

class KeyValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valueIsStoredReadAndRemoved()
    {
        Fixture f;
        QVERIFY(f.begin());
        const auto revision = QCoro::waitFor(f.bucket.put("a.b", "wört"));
        QVERIFY(revision);
        const auto entry = QCoro::waitFor(f.bucket.get("a.b"));
        QVERIFY(entry);
        QCOMPARE(entry->value, "wört");
        QCOMPARE(entry->revision, *revision);
        QVERIFY(QCoro::waitFor(f.bucket.remove("a.b")));
        QCOMPARE(QCoro::waitFor(f.bucket.get("a.b")).error().fault, Fault::NotFound);
        QCOMPARE(QCoro::waitFor(f.bucket.get("never")).error().fault, Fault::NotFound);
    }

    void createIsForOneOnly()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(QCoro::waitFor(f.bucket.create("k", "1")));
        const auto second = QCoro::waitFor(f.bucket.create("k", "2"));
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
        QVERIFY(QCoro::waitFor(f.bucket.remove("k")));
        QVERIFY(QCoro::waitFor(f.bucket.create("k", "3"))); // free again after a removal
        QCOMPARE(QCoro::waitFor(f.bucket.get("k"))->value, "3");
    }

    void updateNeedsTheRevision()
    {
        Fixture f;
        QVERIFY(f.begin());
        const auto first = QCoro::waitFor(f.bucket.put("k", "1"));
        QVERIFY(QCoro::waitFor(f.bucket.update("k", "2", *first)));
        QCOMPARE(QCoro::waitFor(f.bucket.update("k", "x", *first)).error().fault, Fault::Conflict);
        QCOMPARE(QCoro::waitFor(f.bucket.remove("k", *first)).error().fault, Fault::Conflict);
        QCOMPARE(QCoro::waitFor(f.bucket.get("k"))->value, "2");
    }

    void badKeysAreInvalid_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const char *key : {"", "bad key!", "a..b", ".a", "a.", "a*", "a>", "ü", "a@b"})
            QTest::newRow(key) << QByteArray(key);
    }

    void badKeysAreInvalid()
    {
        QFETCH(const QByteArray, key);
        MeshLink link({.url = u"nats://127.0.0.1:1"_s});
        KeyValue bucket(link, "test");
        QCOMPARE(QCoro::waitFor(bucket.put(key, {})).error().fault, Fault::Invalid);
        QCOMPARE(QCoro::waitFor(bucket.get(key)).error().fault, Fault::Invalid);
    }

    void bucketOfSomebodyElseIsUsedAsItIs()
    {
        Fixture f;
        QVERIFY(f.begin({.name = "test", .history = 3}));
        QVERIFY(QCoro::waitFor(KeyValue::ensure(f.link, {.name = "test", .history = 5})));
        QVERIFY(QCoro::waitFor(f.bucket.put("k", "v")));
    }

    void missingBucketAndServerWithoutJetStreamAreTold()
    {
        Fixture f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        QVERIFY(!QCoro::waitFor(f.bucket.get("k")));
        QVERIFY(!QCoro::waitFor(f.bucket.put("k", "v")));
    }

    void watchGivesWhatIsThereAndWhatFollows()
    {
        Fixture f;
        QVERIFY(f.begin());
        for (int i = 0; i < 500; ++i)
            QVERIFY(QCoro::waitFor(f.bucket.put("key." + QByteArray::number(i % 100), QByteArray::number(i))));
        QVERIFY(QCoro::waitFor(f.bucket.remove("key.7")));
        KeyWatch watch(f.link, "test");
        Cache cache(watch);
        QTRY_VERIFY(watch.isCaughtUp());
        QCOMPARE(cache.values.size(), 99);
        QCOMPARE(cache.changes, 99); // the last of each key and no more
        QCOMPARE(cache.values["key.8"], "408");
        QVERIFY(QCoro::waitFor(f.bucket.put("new", "1")));
        QTRY_COMPARE(cache.values.value("new"), "1");
        QVERIFY(QCoro::waitFor(f.bucket.remove("new")));
        QTRY_VERIFY(!cache.values.contains("new"));
        QVERIFY(watch.ageMs() >= 0);
    }

    void emptyBucketIsCaughtUpAtOnce()
    {
        Fixture f;
        QVERIFY(f.begin());
        KeyWatch watch(f.link, "test");
        QTRY_VERIFY(watch.isCaughtUp());
    }

    void watchGoesOnAfterACrashOfTheServer()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(QCoro::waitFor(f.bucket.put("a", "1")));
        KeyWatch watch(f.link, "test");
        Cache cache(watch);
        QTRY_VERIFY(watch.isCaughtUp());
        for (int round = 0; round < 3; ++round) {
            f.server.kill9();
            QTRY_VERIFY(!f.link.isLive());
            QVERIFY(f.server.restart());
            QTRY_VERIFY_WITH_TIMEOUT(f.link.isLive(), 10000);
            const QByteArray value = QByteArray::number(round + 10);
            QVERIFY(QCoro::waitFor(f.bucket.put("a", value)));
            QTRY_COMPARE_WITH_TIMEOUT(cache.values.value("a"), value, 5000);
        }
    }

    void watchSeesWhatChangedBehindItsBack()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(QCoro::waitFor(f.bucket.put("kept", "1")));
        QVERIFY(QCoro::waitFor(f.bucket.put("gone", "1")));
        KeyWatch watch(f.link, "test");
        Cache cache(watch);
        QTRY_VERIFY(watch.isCaughtUp());
        JetStream jetStream(f.link);
        QVERIFY(QCoro::waitFor(jetStream.api("STREAM.DELETE.KV_test"))); // the bucket is made anew, with less in it
        QVERIFY(QCoro::waitFor(KeyValue::ensure(f.link, {.name = "test"})));
        QVERIFY(QCoro::waitFor(f.bucket.put("kept", "2")));
        QTRY_COMPARE_WITH_TIMEOUT(cache.values, (QMap<QByteArray, QByteArray>{{"kept", "2"}}), 30000);
    }

    void twentyThousandKeysAreReplayed()
    {
        Fixture f;
        QVERIFY(f.begin({.name = "test", .memory = true}));
        int stored = 0;
        constexpr int keys = 20'000;
        JetStream jetStream(f.link);
        for (int i = 0; i < keys; ++i) {
            QCoro::connect(jetStream.publish({.subject = "$KV.test.k." + QByteArray::number(i), .data = QByteArray(300, 'x')}), this,
                           [&stored](const Result<PubAck> &ack) { stored += bool(ack); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(stored, keys, 30000);
        KeyWatch watch(f.link, "test");
        Cache cache(watch);
        QTRY_VERIFY_WITH_TIMEOUT(watch.isCaughtUp(), 20000);
        QCOMPARE(cache.values.size(), keys);
    }
};

QTEST_GUILESS_MAIN(KeyValueTest)
#include "tst_keyvalue.moc"

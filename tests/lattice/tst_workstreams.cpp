// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/keyvalue.h"
#include "workserver.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class WorkStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsAndBucketsAreAsDocumented()
    {
        WorkServer f;
        QVERIFY(f.begin());
        const auto config = [&f](const QByteArray &stream) { return QCoro::waitFor(JetStream(f.link).api("STREAM.INFO." + stream)).value_or(QJsonObject())["config"_L1].toObject(); };
        const auto ns = [](std::chrono::nanoseconds duration) { return qint64(duration.count()); };
        const QJsonObject work = config("LATTICE_WORK");
        QCOMPARE(work["subjects"_L1].toArray(), (QJsonArray{u"lattice.work.*.assign"_s, u"lattice.station.*.work.assign"_s}));
        QCOMPARE(work["retention"_L1].toString(), u"workqueue"_s);
        QCOMPARE(work["discard"_L1].toString(), u"new"_s);
        QVERIFY(work["discard_new_per_subject"_L1].toBool());
        QCOMPARE(work["max_msgs_per_subject"_L1].toInt(), 64);
        QCOMPARE(work["max_msg_size"_L1].toInt(), 1024 * 1024);
        QCOMPARE(work["max_age"_L1].toInteger(), ns(std::chrono::days(8)));
        QCOMPARE(work["duplicate_window"_L1].toInteger(), ns(10min));
        QCOMPARE(config("LATTICE_RESPONSES")["max_msgs_per_subject"_L1].toInt(), 256);
        QCOMPARE(config("LATTICE_RESPONSES")["max_age"_L1].toInteger(), ns(72h));
        QCOMPARE(config("LATTICE_BLOBS")["max_age"_L1].toInteger(), ns(std::chrono::days(7)));
        QCOMPARE(config("KV_lattice-ledger")["max_msgs_per_subject"_L1].toInt(), 20);
        QCOMPARE(config("KV_lattice-ledger")["max_msg_size"_L1].toInt(), 1024 * 1024);
        QCOMPARE(config("KV_lattice-lease")["storage"_L1].toString(), u"memory"_s);
        QCOMPARE(config("KV_lattice-lease")["max_age"_L1].toInteger(), ns(45s));
        QCOMPARE(config("KV_lattice-lock")["max_age"_L1].toInteger(), ns(15s));
        QCOMPARE(config("KV_lattice-work")["max_msgs_per_subject"_L1].toInt(), 10);
        QVERIFY(QCoro::waitFor(ensureWorkStreams(f.link))); // once more is no error
    }

    void streamsOfOthersAreUsedAsTheyAre()
    {
        WorkServer f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        QVERIFY(QCoro::waitFor(KeyValue::ensure(f.link, {.name = "lattice-work", .history = 3})));
        const auto made = QCoro::waitFor(ensureWorkStreams(f.link));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        const auto info = QCoro::waitFor(JetStream(f.link).api("STREAM.INFO.KV_lattice-work"));
        QCOMPARE((*info)["config"_L1]["max_msgs_per_subject"_L1].toInt(), 3);
    }

    void littleRoomMakesSmallerStreams()
    {
        TestServer server(u"accounts { A { jetstream: { max_file: 400MB, max_mem: 16MB }, users: [ { user: a, password: a } ] } }"_s);
        MeshLink link({.url = server.url(), .signIn = {.user = u"a"_s, .password = u"a"_s}, .reconnectWaitMs = 50});
        link.open();
        QTRY_VERIFY(link.isLive());
        const auto made = QCoro::waitFor(ensureWorkStreams(link));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        const auto info = QCoro::waitFor(JetStream(link).api("STREAM.INFO.LATTICE_WORK"));
        const qint64 room = (*info)["config"_L1]["max_bytes"_L1].toInteger();
        QVERIFY2(room >= 64 * 1024 * 1024 && room <= 256 * 1024 * 1024, qPrintable(QString::number(room)));
    }

    void stationThatMayMakeNoStreamsIsRefused()
    {
        TestServer server(u"authorization { users: [ { user: a, password: a, permissions: { publish: { deny: \"$JS.API.STREAM.CREATE.>\" } } } ] }"_s);
        MeshLink link({.url = server.url(), .signIn = {.user = u"a"_s, .password = u"a"_s}, .reconnectWaitMs = 50});
        link.open();
        QTRY_VERIFY(link.isLive());
        QCOMPARE(QCoro::waitFor(ensureWorkStreams(link)).error().fault, Fault::Refused);
    }

    void tooManyReplicasAreToldWithTheStreamsName()
    {
        WorkServer f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        const auto made = QCoro::waitFor(ensureWorkStreams(f.link, 3));
        QVERIFY(!made);
        QVERIFY2(made.error().detail.contains(u"lattice-ledger") && made.error().detail.contains(u"replicas"), qPrintable(made.error().detail));
    }

    void mailboxesOfStationsDoNotOverlap()
    {
        WorkServer f;
        QVERIFY(f.begin());
        JetStream jetStream(f.link);
        for (const QString &station : {u"alpha-01"_s, u"beta_0002"_s}) {
            const auto config = mailboxConsumer(station, 4);
            QVERIFY(config);
            const auto made = QCoro::waitFor(jetStream.api("CONSUMER.CREATE.LATTICE_WORK." + (*config)["durable_name"_L1].toString().toLatin1(),
                                                           {{"stream_name"_L1, "LATTICE_WORK"_L1}, {"config"_L1, *config}}));
            QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
            QCOMPARE((*made)["config"_L1]["max_ack_pending"_L1].toInt(), 4);
        }
        for (const QString &bad : {u"assign"_s, u"a.b"_s, u""_s, u"a@b"_s})
            QCOMPARE(mailboxConsumer(bad, 4).error().fault, Fault::Invalid);
    }
};

QTEST_GUILESS_MAIN(WorkStreamsTest)
#include "tst_workstreams.moc"

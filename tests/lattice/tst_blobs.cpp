// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/subject.h"
#include "lattice/work/blobs.h"
#include "workserver.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator random(42);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.resize(size);
    return bytes;
}

QJsonObject stateOf(MeshLink &link)
{
    return QCoro::waitFor(JetStream(link).api("STREAM.INFO.LATTICE_BLOBS")).value_or(QJsonObject())["state"_L1].toObject();
}

qint64 chunksIn(MeshLink &link)
{
    return stateOf(link)["messages"_L1].toInteger(-1);
}

} // namespace

class BlobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPutIsGot_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<int>("chunks");
        QTest::newRow("nothing") << qsizetype(0) << 0;
        QTest::newRow("one byte") << qsizetype(1) << 1;
        QTest::newRow("one chunk") << Blobs::kChunkBytes << 1;
        QTest::newRow("a byte more") << Blobs::kChunkBytes + 1 << 2;
        QTest::newRow("9 MB: over one message, and several rounds") << qsizetype(9'000'000) << 35;
    }

    void whatIsPutIsGot()
    {
        QFETCH(const qsizetype, size);
        QFETCH(const int, chunks);
        WorkServer f;
        QVERIFY(f.begin());
        Blobs blobs(f.link);
        const QByteArray bytes = randomBytes(size);
        const auto ref = QCoro::waitFor(blobs.put(bytes));
        QVERIFY2(ref, ref ? "" : qPrintable(ref.error().detail));
        QCOMPARE(ref->size, size);
        QCOMPARE(ref->sha256.toLatin1(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(chunksIn(f.link), chunks);
        const auto got = QCoro::waitFor(blobs.get(*ref));
        QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
        QVERIFY(*got == bytes);
    }

    void theLimitIsKept()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Blobs blobs(f.link);
        const QByteArray most = randomBytes(Blobs::kMaxBytes);
        const auto ref = QCoro::waitFor(blobs.put(most));
        QVERIFY2(ref, ref ? "" : qPrintable(ref.error().detail));
        const auto got = QCoro::waitFor(blobs.get(*ref));
        QVERIFY(got && *got == most);
        const auto over = QCoro::waitFor(blobs.put(most + 'x'));
        QCOMPARE(over.error().fault, Fault::Full);
        QVERIFY(over.error().detail.contains(u"67108864"));
    }

    void repetitionStoresNothing()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Blobs blobs(f.link);
        const QByteArray bytes = randomBytes(1'000'000);
        const auto first = QCoro::waitFor(blobs.put(bytes));
        const qint64 last = stateOf(f.link)["last_seq"_L1].toInteger();
        QVERIFY(f.crash()); // nor after a crash of the server
        const auto second = QCoro::waitFor(blobs.put(bytes));
        QVERIFY(first && second && *first == *second);
        QCOMPARE(chunksIn(f.link), 4);
        QCOMPARE(stateOf(f.link)["last_seq"_L1].toInteger(), last);
    }

    void missingChunkIsNamed()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Blobs blobs(f.link);
        const auto ref = QCoro::waitFor(blobs.put(randomBytes(1'000'000)));
        QVERIFY(ref);
        QVERIFY(QCoro::waitFor(JetStream(f.link).api("STREAM.PURGE.LATTICE_BLOBS", {{"filter"_L1, *Subject::blobChunk(ref->sha256, 2)}})));
        const auto got = QCoro::waitFor(blobs.get(*ref));
        QCOMPARE(got.error().fault, Fault::NotFound);
        QVERIFY2(got.error().detail.startsWith(u"part 3 of 4 of the result is no longer there"), qPrintable(got.error().detail));
        QCOMPARE(QCoro::waitFor(blobs.get({.sha256 = QString(64, u'a'), .size = 5})).error().fault, Fault::NotFound);
    }

    void damagedChunkIsFound()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Blobs blobs(f.link);
        const QByteArray bytes = randomBytes(300'000);
        const auto ref = QCoro::waitFor(blobs.put(bytes));
        QVERIFY(ref);
        const QByteArray subject = Subject::blobChunk(ref->sha256, 1)->toLatin1();
        QByteArray other = bytes.sliced(Blobs::kChunkBytes);
        other[0] = char(other[0] ^ 1);
        QVERIFY(QCoro::waitFor(JetStream(f.link).publish({.subject = subject, .reply = {}, .data = other, .headers = {}})));
        const auto flipped = QCoro::waitFor(blobs.get(*ref));
        QCOMPARE(flipped.error().fault, Fault::Invalid);
        QVERIFY(flipped.error().detail.contains(u"checksum"));
        QVERIFY(QCoro::waitFor(JetStream(f.link).publish({.subject = subject, .reply = {}, .data = "short", .headers = {}})));
        const auto cut = QCoro::waitFor(blobs.get(*ref));
        QCOMPARE(cut.error().fault, Fault::Invalid);
        QVERIFY2(cut.error().detail.contains(u"5 bytes instead of"), qPrintable(cut.error().detail));
    }

    void referencesFromOutsideAreChecked_data()
    {
        QTest::addColumn<QString>("sha256");
        QTest::addColumn<qint64>("size");
        QTest::newRow("empty") << u""_s << qint64(1);
        QTest::newRow("short") << u"abc"_s << qint64(1);
        QTest::newRow("wildcard") << QString(63, u'a') + u'*' << qint64(1);
        QTest::newRow("dots") << QString(62, u'a') + u".b"_s << qint64(1);
        QTest::newRow("upper case") << QString(64, u'A') << qint64(1);
        QTest::newRow("negative") << QString(64, u'a') << qint64(-1);
        QTest::newRow("huge") << QString(64, u'a') << Blobs::kMaxBytes + 1;
        QTest::newRow("no bytes, yet another checksum") << QString(64, u'a') << qint64(0);
    }

    void referencesFromOutsideAreChecked()
    {
        QFETCH(const QString, sha256);
        QFETCH(const qint64, size);
        MeshLink link({.url = u"nats://127.0.0.1:1"_s});
        Blobs blobs(link);
        QCOMPARE(QCoro::waitFor(blobs.get({.sha256 = sha256, .size = size})).error().fault, Fault::Invalid);
    }

    void putGoesOnAfterACrashOfTheServer()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Blobs blobs(f.link);
        const QByteArray bytes = randomBytes(20'000'000);
        auto putting = blobs.put(bytes);
        QTRY_VERIFY(chunksIn(f.link) > 0);
        QVERIFY(f.crash());
        const auto ref = QCoro::waitFor(putting);
        QVERIFY2(ref, ref ? "" : qPrintable(ref.error().detail));
        const auto got = QCoro::waitFor(blobs.get(*ref));
        QVERIFY(got && *got == bytes);
    }

    void whatCannotBeReachedIsToldAndMayBeCancelled()
    {
        WorkServer f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        auto blobs = std::make_unique<Blobs>(f.link); // without the stream
        QCOMPARE(QCoro::waitFor(blobs->get({.sha256 = QString(64, u'a'), .size = 5})).error().fault, Fault::NotFound);
        std::stop_source stop;
        auto putting = blobs->put("x", stop.get_token());
        blobs.reset();
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(putting).error().fault, Fault::Cancelled);
    }
};

QTEST_GUILESS_MAIN(BlobsTest)
#include "tst_blobs.moc"

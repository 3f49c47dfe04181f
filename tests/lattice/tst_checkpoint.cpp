// SPDX-License-Identifier: Apache-2.0
#include "golden.h"
#include "historyexamples.h"
#include "lattice/history/checkpointverifier.h"
#include "lattice/history/eventmaker.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using Kind = CheckpointFinding::Kind;

namespace {

const QByteArray kGoldenSeed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/*! A stream of messages with a leader that signs. */
struct Stream {
    QTemporaryDir folder;
    std::unique_ptr<CheckpointKey> key = CheckpointKey::open(folder.filePath(u"key"_s)).value();
    EventMaker maker{u"leader-01"_s, u"leader"_s};
    QList<StoredEvent> messages;
    RunningDigest digest;
    quint64 base = 0;
    StreamLimits limits{.maxAgeNs = 604'800'000'000'000, .maxBytes = 1 << 30, .discard = u"old"_s};
    QString created = u"2026-01-26T16:00:00.123Z"_s;

    quint64 next() const { return messages.isEmpty() ? 1 : messages.last().sequence + 1; }

    void write(int count)
    {
        for (int i = 0; i < count; ++i) {
            messages.append(examples::stored(next(), examples::workEvent(u"progress"_s, u"w%1"_s.arg(next()))));
            digest.add(messages.last().sequence, leafOf(messages.last().sequence, messages.last().subject, messages.last().body));
        }
    }

    Checkpoint checkpoint() const
    {
        Checkpoint made{.firstSequence = base > 0 ? base + 1 : digest.first(), .sequence = digest.last(), .count = digest.count(), .previous = digest.previous(),
                        .digest = digest.value(), .streamCreated = created, .limits = limits};
        key->sign(made);
        return made;
    }

    void put(const Checkpoint &made)
    {
        base = digest.last();
        digest.next();
        messages.append(examples::stored(next(), maker.historyCheckpoint(made.sequence, toData(made))));
        digest.add(messages.last().sequence, leafOf(messages.last().sequence, messages.last().subject, messages.last().body));
    }

    void sign() { put(checkpoint()); }

    VerifyReport verify(const QList<QByteArray> &trusted = {}) const
    {
        CheckpointVerifier verifier(trusted);
        for (const StoredEvent &message : messages)
            verifier.add(message);
        return verifier.finish();
    }
};

QList<Kind> kindsOf(const VerifyReport &report)
{
    QList<Kind> kinds;
    for (const CheckpointFinding &finding : report.findings)
        kinds.append(finding.kind);
    return kinds;
}

} // namespace

class CheckpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundHistoryHasNoFindings()
    {
        Stream stream;
        for (int i = 0; i < 5; ++i) {
            stream.write(20);
            stream.sign();
        }
        stream.write(3);
        const VerifyReport report = stream.verify();
        QVERIFY2(report.isSound(), qPrintable(report.findings.isEmpty() ? QString() : report.findings[0].words));
        QCOMPARE(report.messages, 108U);
        QCOMPARE(report.checkpoints, 5U);
        QCOMPARE(report.verifiedFrom, 1U);
        QCOMPARE(report.verifiedTo, 104U);
        QCOMPARE(report.keys, QList<QByteArray>{stream.key->publicKey()});
        QVERIFY(stream.verify({stream.key->publicKey()}).isSound());
    }

    void messagesBetweenTheLastSignedAndTheCheckpointAreTheNextOnes()
    {
        Stream stream;
        stream.write(10);
        const Checkpoint made = stream.checkpoint();
        const quint64 signedUpTo = stream.digest.last();
        stream.digest.next();
        stream.write(2); // came while it was published
        stream.messages.append(examples::stored(stream.next(), stream.maker.historyCheckpoint(made.sequence, toData(made))));
        stream.digest.add(stream.messages.last().sequence, leafOf(13, stream.messages.last().subject, stream.messages.last().body));
        stream.base = signedUpTo;
        stream.write(5);
        stream.sign();
        const VerifyReport report = stream.verify();
        QVERIFY2(report.isSound(), qPrintable(report.findings.isEmpty() ? QString() : report.findings[0].words));
        QCOMPARE(report.verifiedTo, 18U);
    }

    /*! A leader dies while its checkpoint is on its way; its successor begins where both knew the last one, and signs first. */
    void checkpointThatWasLongOnItsWayIsSound_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("between");
        QTest::newRow("the very first") << 0 << 1;
        QTest::newRow("after one") << 1 << 1;
        QTest::newRow("many later") << 3 << 20;
        QTest::newRow("when its messages are long forgotten") << 3 << 200;
    }

    void checkpointThatWasLongOnItsWayIsSound()
    {
        QFETCH(int, before);
        QFETCH(int, between);
        Stream stream;
        for (int i = 0; i < before; ++i) {
            stream.write(5);
            stream.sign();
        }
        stream.write(7);
        const Checkpoint late = stream.checkpoint();
        for (int i = 0; i < between; ++i) {
            stream.write(3);
            stream.sign();
        }
        stream.messages.append(examples::stored(stream.next(), stream.maker.historyCheckpoint(late.sequence, toData(late))));
        stream.digest.add(stream.messages.last().sequence, leafOf(stream.messages.last().sequence, stream.messages.last().subject, stream.messages.last().body));
        stream.write(4);
        stream.sign();
        const VerifyReport report = stream.verify();
        QVERIFY2(report.isSound(), qPrintable(report.findings.isEmpty() ? QString() : report.findings[0].words));
        QCOMPARE(report.checkpoints, quint64(before + between + 2));
    }

    void oneThatGoesOnFromNoneIsFound()
    {
        Stream stream;
        stream.write(5);
        stream.sign();
        stream.write(5);
        stream.sign();
        const qsizetype missing = stream.messages.size() - 1;
        stream.write(5);
        stream.sign();
        stream.messages.removeAt(missing);
        QCOMPARE(kindsOf(stream.verify()).first(), Kind::Gap);
        QVERIFY(kindsOf(stream.verify()).contains(Kind::BadCheckpoint));
    }

    void changedBodyIsFound()
    {
        Stream stream;
        for (int i = 0; i < 3; ++i) {
            stream.write(10);
            stream.sign();
        }
        stream.messages[15].body.replace("LogAnalyzer", "LogAnalyser");
        const VerifyReport report = stream.verify();
        QCOMPARE(kindsOf(report), QList<Kind>{Kind::Tampered}); // and the next checkpoint is sound again
        QCOMPARE(report.findings[0].sequence, 22U);
        QVERIFY(report.findings[0].words.contains(u"messages 11 to 21"));
    }

    void missingMessageIsFound()
    {
        Stream stream;
        stream.write(10);
        stream.sign();
        stream.messages.removeAt(4);
        QCOMPARE(kindsOf(stream.verify()), (QList<Kind>{Kind::Gap, Kind::Tampered}));
    }

    void missingCheckpointIsFound()
    {
        Stream stream;
        for (int i = 0; i < 3; ++i) {
            stream.write(10);
            stream.sign();
        }
        stream.messages.removeAt(21);
        const auto kinds = kindsOf(stream.verify());
        QVERIFY(kinds.contains(Kind::Gap));
        QVERIFY(kinds.contains(Kind::BadCheckpoint));
    }

    void changedCheckpointIsFound()
    {
        Stream stream;
        stream.write(10);
        Checkpoint made = stream.checkpoint();
        made.limits.maxMessages = 1;
        stream.put(made);
        QCOMPARE(kindsOf(stream.verify()), QList<Kind>{Kind::BadSignature});
    }

    void foreignKeyIsFoundOnce()
    {
        Stream stream;
        Stream other;
        stream.write(10);
        stream.sign();
        for (int i = 0; i < 2; ++i) {
            stream.write(10);
            Checkpoint made = stream.checkpoint();
            other.key->sign(made);
            stream.put(made);
        }
        QCOMPARE(kindsOf(stream.verify()), QList<Kind>{Kind::UnknownKey});
        QVERIFY(stream.verify({stream.key->publicKey(), other.key->publicKey()}).isSound());
        QCOMPARE(kindsOf(stream.verify({other.key->publicKey()})).first(), Kind::UnknownKey);
    }

    void unreadableCheckpointIsFound()
    {
        Stream stream;
        stream.write(2);
        StoredEvent message = examples::stored(3, examples::event(QString::fromLatin1(EventType::HistoryCheckpoint), {{u"sequence"_s, 2}}));
        stream.messages.append(message);
        message.sequence = 4;
        message.body = "{";
        stream.messages.append(message);
        QCOMPARE(kindsOf(stream.verify()), (QList<Kind>{Kind::BadCheckpoint, Kind::BadCheckpoint}));
    }

    void changedLimitsAreFound()
    {
        Stream stream;
        stream.write(10);
        stream.sign();
        stream.limits.maxMessages = 1;
        stream.write(10);
        stream.sign();
        VerifyReport report = stream.verify();
        QCOMPARE(kindsOf(report), QList<Kind>{Kind::LimitsChanged});
        QVERIFY(report.findings[0].words.contains(u"max_msgs=1 "));

        CheckpointVerifier verifier;
        for (const StoredEvent &message : std::as_const(stream.messages))
            verifier.add(message);
        StreamLimits now = stream.limits;
        now.maxAgeNs = 100;
        verifier.setNow(now, u"another time"_s);
        QCOMPARE(kindsOf(verifier.finish()), (QList<Kind>{Kind::LimitsChanged, Kind::StreamReplaced, Kind::LimitsChanged}));
    }

    void expiredBeginningIsNoFinding()
    {
        Stream stream;
        for (int i = 0; i < 4; ++i) {
            stream.write(10);
            stream.sign();
        }
        stream.messages.remove(0, 15);
        const VerifyReport report = stream.verify();
        QVERIFY2(report.isSound(), qPrintable(report.findings.isEmpty() ? QString() : report.findings[0].words));
        QCOMPARE(report.verifiedFrom, 22U); // the one that covers what has expired proves nothing
        QCOMPARE(report.verifiedTo, 43U);
    }

    void twoLeadersMayOverlap()
    {
        Stream stream;
        stream.write(10);
        stream.sign();
        stream.write(5);
        const Checkpoint early = stream.checkpoint(); // of the one
        stream.write(3);
        const Checkpoint late = stream.checkpoint(); // of the other, from the same base
        for (const Checkpoint &made : {early, late}) {
            stream.messages.append(examples::stored(stream.next(), stream.maker.historyCheckpoint(made.sequence, toData(made))));
        }
        QVERIFY(stream.verify().isSound());
        QCOMPARE(stream.verify().verifiedTo, 19U);
    }

    void historyThatNobodySignsIsFound()
    {
        Stream stream;
        stream.write(10);
        QVERIFY(stream.verify().isSound()); // a lattice without a leader of ours
        stream.write(2000);
        QCOMPARE(kindsOf(stream.verify()), QList<Kind>{Kind::Unsigned});
    }

    void gapsAreTold()
    {
        Stream stream;
        stream.write(3);
        CheckpointVerifier verifier;
        verifier.addGap(1, 5, u"expired"_s); // before all that is kept
        for (StoredEvent message : std::as_const(stream.messages)) {
            message.sequence += 5;
            verifier.add(message);
        }
        verifier.addGap(9, 12, u"missing"_s);
        const VerifyReport report = verifier.finish();
        QCOMPARE(kindsOf(report), QList<Kind>{Kind::Gap});
        QCOMPARE(report.findings[0].sequence, 9U);
    }

    void checkpointIsReadAsItWasWritten()
    {
        Stream stream;
        stream.write(7);
        const Checkpoint made = stream.checkpoint();
        const auto read = readCheckpoint(stream.maker.historyCheckpoint(made.sequence, toData(made)));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, made);
        QVERIFY(isSignatureRight(*read));
        for (Checkpoint changed : {made, made, made, made, made}) {
            static int which = 0;
            switch (which++) {
            case 0: ++changed.sequence; break;
            case 1: ++changed.count; break;
            case 2: changed.digest[0] = char(changed.digest[0] ^ 1); break;
            case 3: changed.streamCreated += u'x'; break;
            default: changed.limits.denyPurge = !changed.limits.denyPurge; break;
            }
            QVERIFY(!isSignatureRight(changed));
        }
    }

    void checkpointWithoutAFieldIsInvalid()
    {
        Stream stream;
        stream.write(7);
        const QJsonObject whole = toData(stream.checkpoint());
        for (const QString &key : whole.keys()) {
            QJsonObject data = whole;
            data.remove(key);
            Event event = stream.maker.historyCheckpoint(7, whole);
            event.data = data;
            QCOMPARE(readCheckpoint(event).has_value(), key == u"key_id"); // which follows from the key
        }
    }

    void goldenCheckpointHolds()
    {
        // What docs/history.md says, computed by hand.
        const QByteArray bytes = golden("protocol/event-checkpoint.json");
        const auto event = decodeEvent(bytes);
        QVERIFY(event);
        const auto checkpoint = readCheckpoint(*event);
        QVERIFY2(checkpoint, checkpoint ? "" : qPrintable(checkpoint.error().detail));
        QVERIFY(isSignatureRight(*checkpoint));
        QCOMPARE(QJsonDocument::fromJson(encode(*event)), QJsonDocument::fromJson(bytes));
        const QByteArray body = "{\"a\":1}";
        const QByteArray leaf = QCryptographicHash::hash(QByteArray::fromHex("0000000000000001" "0000000b") + "lattice.a.b" + QByteArray::fromHex("00000007") + body, QCryptographicHash::Sha256);
        QCOMPARE(leafOf(1, "lattice.a.b", body), leaf);
        QCOMPARE(checkpoint->digest, QCryptographicHash::hash(QByteArray(32, '\0') + leaf, QCryptographicHash::Sha256));
        QCOMPARE(checkpoint->keyId(), event->data[u"key_id"_s].toString());

        QTemporaryDir folder;
        QFile file(folder.filePath(u"key"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("station checkpoint key 1\n" + kGoldenSeed + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        Checkpoint again = *checkpoint;
        CheckpointKey::open(file.fileName()).value()->sign(again);
        QCOMPARE(again, *checkpoint);
    }

    void digestGoesOnAfterItWasAsked()
    {
        RunningDigest asked;
        RunningDigest plain;
        for (quint64 i = 1; i < 10; ++i) {
            asked.add(i, leafOf(i, "s", "b"));
            plain.add(i, leafOf(i, "s", "b"));
            QVERIFY(!asked.value().isEmpty());
        }
        QCOMPARE(asked.value(), plain.value());
    }

    void keyIsMadeOnceAndForOneUser()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"keys/checkpoint.key"_s);
        const auto first = CheckpointKey::open(file);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(QFile::permissions(file) & QFile::Permissions(0x0fff), QFile::Permissions(QFile::ReadUser | QFile::WriteUser | QFile::ReadOwner | QFile::WriteOwner) & QFile::Permissions(0x0fff));
        QCOMPARE(CheckpointKey::open(file).value()->publicKey(), first.value()->publicKey());
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QCOMPARE(CheckpointKey::open(file).error().fault, Fault::Refused);
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("something else");
        broken.close();
        QCOMPARE(CheckpointKey::open(file).error().fault, Fault::Invalid);
        QVERIFY(!CheckpointKey::open(file).error().detail.contains(u"something else"));
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)

#include "tst_checkpoint.moc"

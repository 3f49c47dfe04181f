// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/leaderlock.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr LeaderTimes kTimes{.renew = 300ms, .poll = 300ms, .valid = 2s, .ttl = 3s};

/*! A candidate with a link of its own. */
struct Candidate {
    MeshLink link;
    LeaderLock lock;
    QSignalSpy gained{&lock, &LeaderLock::gained};
    QSignalSpy lost{&lock, &LeaderLock::lost};
    QSignalSpy failures{&lock, &LeaderLock::failed};

    Candidate(const TestServer &server, const QString &id, LeaderTimes times = kTimes)
        : link({.url = server.url(), .name = id, .reconnectWaitMs = 50}), lock(link, id, times)
    {
        link.open();
        lock.stand();
    }
};

/*! A candidate in a process of its own. */
struct Helper {
    QProcess process;
    QStringList lines;

    Helper(const TestServer &server, const QString &id)
    {
        process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process.start(QStringLiteral(LEADER_HELPER), {server.url(), id, u"300"_s, u"300"_s, u"2000"_s, u"3"_s});
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [this] {
            while (process.canReadLine())
                lines.append(QString::fromUtf8(process.readLine()).trimmed());
        });
    }

    ~Helper()
    {
        process.kill();
        process.waitForFinished(5000);
    }

    void send(int number) const { ::kill(pid_t(process.processId()), number); }
};

} // namespace

class LeaderLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loneCandidateLeadsAndGoesOnLeading()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QVERIFY(!a.lock.mayAct());
        QTRY_COMPARE(a.gained.size(), 1);
        QVERIFY(a.lock.leads() && a.lock.mayAct());
        QVERIFY(a.lock.epoch() > 0);
        QCOMPARE(a.gained[0][0].toULongLong(), a.lock.epoch());
        QCOMPARE(a.lock.leader(), u"alpha"_s);
        const quint64 epoch = a.lock.epoch();
        QVERIFY(!a.lost.wait(5000)); // two lives of the key
        QCOMPARE(a.lock.epoch(), epoch);
        QVERIFY(a.lock.mayAct());
    }

    void ofManyCandidatesExactlyOneLeads()
    {
        TestServer server;
        std::vector<std::unique_ptr<Candidate>> candidates;
        for (int i = 0; i < 6; ++i)
            candidates.push_back(std::make_unique<Candidate>(server, u"station-%1"_s.arg(i)));
        const auto leaders = [&] { return std::ranges::count_if(candidates, [](const auto &candidate) { return candidate->lock.leads(); }); };
        QTRY_COMPARE(leaders(), 1);
        QVERIFY(!QTest::qWaitFor([&] { return leaders() != 1; }, 2500));
        const auto leader = std::ranges::find_if(candidates, [](const auto &candidate) { return candidate->lock.leads(); });
        for (const auto &candidate : candidates)
            QTRY_COMPARE(candidate->lock.leader(), u"station-%1"_s.arg(leader - candidates.begin()));
    }

    void resignationPassesTheLeadOnAtOnce()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(a.lock.leads());
        Candidate b(server, u"beta"_s);
        QTRY_COMPARE(b.lock.leader(), u"alpha"_s);
        const quint64 epoch = a.lock.epoch();
        QElapsedTimer timer;
        timer.start();
        QCoro::waitFor(a.lock.resign());
        QCOMPARE(a.lost.size(), 1);
        QVERIFY(!a.lock.mayAct());
        QTRY_VERIFY(b.lock.leads());
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed()))); // half the key's life: it was not waited for
        QVERIFY(b.lock.epoch() > epoch);
        QVERIFY(!a.gained.wait(700)); // who resigned stands no more
        a.lock.stand();
        QCoro::waitFor(b.lock.resign());
        QTRY_COMPARE(a.gained.size(), 2);
    }

    void resignationWhileARenewalIsOnItsWayFreesTheKey()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s, {.renew = 5ms, .poll = 300ms, .valid = 1s, .ttl = 2s});
        QTRY_VERIFY(a.lock.leads());
        for (int i = 0; i < 5; ++i) {
            QCoro::waitFor(a.lock.resign());
            KeyValue lock(a.link, "lattice-lock");
            QTRY_COMPARE(QCoro::waitFor(lock.get("leader")).error_or(Error{}).fault, Fault::NotFound);
            a.lock.stand();
            QTRY_VERIFY(a.lock.leads());
        }
    }

    void resignationOfACandidateTakesBackWhatWasOnItsWay()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(a.link.isLive());
        QCoro::waitFor(a.lock.resign());
        QVERIFY(!a.gained.wait(500));
        Candidate b(server, u"beta"_s);
        QTRY_VERIFY_WITH_TIMEOUT(b.lock.leads(), 1500);
    }

    void leaderWithoutALinkLosesAndTheOtherTakesOver()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(a.lock.leads());
        Candidate b(server, u"beta"_s);
        QTRY_COMPARE(b.lock.leader(), u"alpha"_s);
        const quint64 epoch = a.lock.epoch();
        a.link.close();
        bool both = false;
        QVERIFY(QTest::qWaitFor([&] { both |= a.lock.mayAct() && b.lock.mayAct(); return b.lock.leads(); }, 8000));
        QVERIFY(!both);
        QCOMPARE(a.lost.size(), 1);
        QVERIFY(b.lock.epoch() > epoch);
        a.link.open();
        QTRY_COMPARE(a.lock.leader(), u"beta"_s);
        QVERIFY(!a.gained.wait(1000));
    }

    void stoppedLeaderDoesNotActWhenItWakes()
    {
        TestServer server;
        Helper a(server, u"alpha"_s);
        QTRY_VERIFY_WITH_TIMEOUT(a.lines.join(u' ').contains(u"acts"), 10000);
        Candidate b(server, u"beta"_s);
        QTRY_COMPARE(b.lock.leader(), u"alpha"_s);
        a.send(SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(b.lock.leads(), 10000);
        QVERIFY(!QTest::qWaitFor([&a, said = a.lines.size()] { return a.lines.size() > said; }, 50)); // what it said before is read
        a.lines.clear();
        a.send(SIGCONT);
        QTRY_VERIFY(a.lines.contains(u"lost"_s));
        QVERIFY(!QTest::qWaitFor([&] { return a.lines.join(u' ').contains(u"acts"); }, 1000));
        QVERIFY(b.lock.mayAct());
        QCOMPARE(b.lost.size(), 0);
    }

    void killedLeaderIsFollowedByTheOther()
    {
        TestServer server;
        auto a = std::make_unique<Helper>(server, u"alpha"_s);
        QTRY_VERIFY_WITH_TIMEOUT(a->lines.join(u' ').contains(u"gained"), 10000);
        Candidate b(server, u"beta"_s);
        QTRY_COMPARE(b.lock.leader(), u"alpha"_s);
        QElapsedTimer timer;
        timer.start();
        a.reset();
        QTRY_VERIFY_WITH_TIMEOUT(b.lock.leads(), 10000);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed()))); // the key's life, a poll and a little
    }

    void leadSurvivesACrashOfTheServer()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s, {.renew = 300ms, .poll = 300ms, .valid = 8s, .ttl = 12s});
        Candidate b(server, u"beta"_s, {.renew = 300ms, .poll = 300ms, .valid = 8s, .ttl = 12s});
        QTRY_VERIFY(a.lock.leads() || b.lock.leads());
        Candidate &leader = a.lock.leads() ? a : b;
        Candidate &other = a.lock.leads() ? b : a;
        const quint64 epoch = leader.lock.epoch();
        for (int round = 0; round < 3; ++round) {
            server.kill9();
            QTRY_VERIFY(!leader.link.isLive());
            QVERIFY(server.restart());
            QTRY_VERIFY_WITH_TIMEOUT(leader.link.isLive() && other.link.isLive(), 10000);
        }
        QVERIFY(!leader.lost.wait(1500));
        QCOMPARE(leader.lock.epoch(), epoch);
        QVERIFY(leader.lock.mayAct());
        QVERIFY(other.gained.isEmpty());
    }

    void longOutageEndsTheLead()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(a.lock.leads());
        const quint64 epoch = a.lock.epoch();
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(a.lost.size(), 1, 5000);
        QVERIFY(!a.lock.leads());
        QCOMPARE(a.lock.epoch(), 0U);
        QVERIFY(server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(a.lock.leads(), 10000);
        QVERIFY(a.lock.epoch() > epoch);
    }

    void lockThatSomebodyElseTookIsLost()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(a.lock.leads());
        KeyValue lock(a.link, "lattice-lock");
        QVERIFY(QCoro::waitFor(lock.put("leader", R"({"station_id":"beta"})")));
        QTRY_COMPARE_WITH_TIMEOUT(a.lost.size(), 1, 1500);
        QTRY_COMPARE(a.lock.leader(), u"beta"_s);
        QTRY_VERIFY_WITH_TIMEOUT(a.lock.leads(), 5000); // beta never renews
        QVERIFY(QCoro::waitFor(lock.put("leader", "not JSON")));
        QTRY_COMPARE(a.lost.size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(a.gained.size(), 3, 5000);
    }

    void deletedBucketIsMadeAgain()
    {
        TestServer server;
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(a.lock.leads());
        const quint64 epoch = a.lock.epoch();
        QVERIFY(QCoro::waitFor(JetStream(a.link).api("STREAM.DELETE.KV_lattice-lock")));
        QTRY_COMPARE_WITH_TIMEOUT(a.lost.size(), 1, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(a.gained.size(), 2, 10000);
        QVERIFY(a.lock.mayAct());
        QVERIFY(a.lock.epoch() > epoch); // stations refuse a lower one for ever
    }

    void bucketThatNeverExpiresIsRefusedInWords()
    {
        TestServer server;
        MeshLink link({.url = server.url(), .name = u"test"_s});
        link.open();
        QTRY_VERIFY(link.isLive());
        QVERIFY(QCoro::waitFor(KeyValue::ensure(link, {.name = "lattice-lock"})));
        Candidate a(server, u"alpha"_s);
        QTRY_VERIFY(!a.failures.isEmpty());
        const auto error = a.failures[0][0].value<Error>();
        QCOMPARE(error.fault, Fault::Invalid);
        QVERIFY2(error.detail.contains(u"delete it"), qPrintable(error.detail));
        QVERIFY(!a.lock.leads());
        QVERIFY(QCoro::waitFor(JetStream(link).api("STREAM.DELETE.KV_lattice-lock")));
        QTRY_VERIFY(a.lock.leads());
    }

    void itMayEndAtAnyTime()
    {
        TestServer server;
        MeshLink link({.url = server.url(), .name = u"test"_s});
        link.open();
        QTRY_VERIFY(link.isLive());
        for (int i = 0; i < 20; ++i) {
            LeaderLock lock(link, u"alpha"_s, kTimes);
            connect(&lock, &LeaderLock::gained, this, [&lock] { lock.resign(); });
            lock.stand();
            std::ignore = QTest::qWaitFor([&lock] { return lock.leads(); }, i); // however far it comes
        }
        LeaderLock lock(link, u"beta"_s, kTimes);
        lock.stand();
        QTRY_VERIFY_WITH_TIMEOUT(lock.leads(), 5000);
    }
};

QTEST_GUILESS_MAIN(LeaderLockTest)
#include "tst_leaderlock.moc"

// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/link.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LinkOptions optionsFor(const TestServer &server, SignIn signIn = {})
{
    return {.url = server.url(), .signIn = std::move(signIn), .name = u"test"_s, .reconnectWaitMs = 50};
}

bool waitLive(MeshLink &link)
{
    return QTest::qWaitFor([&link] { return link.isLive(); }, 10000);
}

// The example of NATS's own documentation.
constexpr auto kSeed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY";
constexpr auto kKey = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";

QString written(const QTemporaryDir &folder, const QByteArray &text)
{
    QFile file(folder.filePath(u"secret"_s));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

} // namespace

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestIsAnswered()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        const auto echo = link.subscribe("echo.*", [&link](const Message &message) {
            QVERIFY(link.publish({.subject = message.reply, .data = message.data.toUpper(), .headers = message.headers}));
        });
        QVERIFY(waitLive(link));

        const auto answer = QCoro::waitFor(link.request({.subject = "echo.a", .data = "hello ü", .headers = {{"traceparent", "00-x"}}}, 2s));

        QVERIFY(answer);
        QCOMPARE(answer->data, QByteArray("hello ü").toUpper());
        QCOMPARE(answer->headers.value("traceparent"), "00-x");
    }

    void thousandRequestsAtOnceGetTheirOwnAnswers()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        const auto echo = link.subscribe("echo", [&link](const Message &message) {
            std::ignore = link.publish({.subject = message.reply, .data = message.data});
        });
        QVERIFY(waitLive(link));
        int right = 0;
        int ended = 0;
        for (int i = 0; i < 1000; ++i) {
            QCoro::connect(link.request({.subject = "echo", .data = QByteArray::number(i)}, 5s), this, [&right, &ended, i](const Result<Message> &answer) {
                right += answer && answer->data.toInt() == i;
                ++ended;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 1000, 10000);
        QCOMPARE(right, 1000);
    }

    void nobodyListeningIsSaidAtOnce()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        QVERIFY(waitLive(link));
        const auto answer = QCoro::waitFor(link.request({.subject = "nobody.here"}, 10s));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::NoResponders);
        QVERIFY(answer.error().detail.contains("nobody.here"_L1));
    }

    void silenceEndsInTimeout()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        const auto deaf = link.subscribe("deaf", [](const Message &) { });
        QVERIFY(waitLive(link));
        const auto answer = QCoro::waitFor(link.request({.subject = "deaf"}, 50ms));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Timeout);
    }

    void stopEndsTheWait()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        const auto deaf = link.subscribe("deaf", [](const Message &) { });
        QVERIFY(waitLive(link));
        std::stop_source stop;
        QTimer::singleShot(20, this, [&stop] { stop.request_stop(); });
        const auto answer = QCoro::waitFor(link.request({.subject = "deaf"}, 1min, stop.get_token()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Cancelled);
    }

    void destroyedLinkSettlesItsRequests()
    {
        TestServer server;
        auto link = std::make_unique<MeshLink>(optionsFor(server));
        link->open();
        const auto deaf = link->subscribe("deaf", [](const Message &) { });
        QVERIFY(waitLive(*link));
        std::optional<Result<Message>> got;
        QCoro::connect(link->request({.subject = "deaf"}, 1min), this, [&got](const Result<Message> &answer) { got = answer; });
        link.reset();
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->error().fault, Fault::Cancelled);
    }

    void crashOfTheServerFailsWhatIsPendingAndTheLinkComesBack()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        int heard = 0;
        const auto deaf = link.subscribe("deaf", [&heard](const Message &) { ++heard; });
        QVERIFY(waitLive(link));
        std::optional<Result<Message>> got;
        QCoro::connect(link.request({.subject = "deaf"}, 1min), this, [&got](const Result<Message> &answer) { got = answer; });
        QTRY_COMPARE(heard, 1);

        server.kill9();

        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->error().fault, Fault::Unreachable);
        QTRY_COMPARE(link.status().state, LinkState::Reconnecting);
        QCOMPARE(QCoro::waitFor(link.request({.subject = "deaf"}, 1min)).error().fault, Fault::Unreachable);
        QVERIFY(!link.publish({.subject = "deaf"}));

        QSignalSpy live(&link, &MeshLink::live);
        QVERIFY(server.restart());
        QTRY_COMPARE_WITH_TIMEOUT(live.count(), 1, 10000);
        QVERIFY(link.publish({.subject = "deaf"}));
        QTRY_COMPARE(heard, 2); // the subscription lives on, and nothing of the outage was kept back
    }

    void serverThatIsNotThereYetIsWaitedFor()
    {
        TestServer server;
        server.stop();
        MeshLink link(optionsFor(server));
        link.open();
        QTRY_VERIFY(!link.status().reason.isEmpty());
        QCOMPARE(link.status().state, LinkState::Connecting);
        QVERIFY(link.status().nextTryMs > 0);
        QVERIFY(server.restart());
        QVERIFY(waitLive(link));
    }

    void silentServerIsNoticed()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        QVERIFY(waitLive(link));
        server.suspend();
        QTRY_VERIFY_WITH_TIMEOUT(link.status().state == LinkState::Reconnecting, 20000);
        server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(link.isLive(), 20000);
    }

    void signInIsTriedInOrder_data()
    {
        QTest::addColumn<QString>("config");
        QTest::addColumn<SignIn>("signIn");
        const QString nkeyUsers = u"authorization { users: [{nkey: %1}] }"_s.arg(QLatin1StringView(kKey));
        QTest::newRow("NKey seed before token") << nkeyUsers << SignIn{.nkeySeed = QString::fromLatin1(kSeed), .token = u"x"_s};
        QTest::newRow("NKey file before seed") << nkeyUsers << SignIn{.nkeyFile = written(m_folder, "# a key\n" + QByteArray(kSeed) + '\n'), .nkeySeed = u"x"_s};
        QTest::newRow("token") << u"authorization { token: \"s3cret\" }"_s << SignIn{.token = u"s3cret"_s};
        QTest::newRow("user") << u"authorization { users: [{user: \"a\", password: \"b\"}] }"_s << SignIn{.user = u"a"_s, .password = u"b"_s};
        QTest::newRow("token before user") << u"authorization { token: \"s3cret\" }"_s << SignIn{.token = u"s3cret"_s, .user = u"x"_s, .password = u"y"_s};
    }

    void signInIsTriedInOrder()
    {
        QFETCH(const QString, config);
        QFETCH(const SignIn, signIn);
        TestServer server(config);
        MeshLink link(optionsFor(server, signIn));
        link.open();
        QVERIFY2(waitLive(link), qPrintable(link.status().reason));
    }

    void badKeysAreToldWithoutRepeatingThem_data()
    {
        QTest::addColumn<SignIn>("signIn");
        QTest::addColumn<QString>("words");
        QTest::newRow("mistyped seed") << SignIn{.nkeySeed = QString::fromLatin1(kSeed).replace(u'7', u'2')} << u"checksum"_s;
        QTest::newRow("no seed") << SignIn{.nkeySeed = u"hello"_s} << u"no NKey seed"_s;
        QTest::newRow("missing key file") << SignIn{.nkeyFile = u"/nowhere/key"_s} << u"/nowhere/key"_s;
        QTest::newRow("missing credentials file") << SignIn{.credentialsFile = u"/nowhere/creds"_s} << u"/nowhere/creds"_s;
    }

    void badKeysAreToldWithoutRepeatingThem()
    {
        QFETCH(const SignIn, signIn);
        QFETCH(const QString, words);
        TestServer server;
        MeshLink link(optionsFor(server, signIn));
        link.open();
        QTRY_VERIFY2(link.status().reason.contains(words), qPrintable(link.status().reason));
        QVERIFY(!link.status().reason.contains("SUAC"_L1));
    }

    void wrongPasswordIsRefusedInWordsAndHealsWhenRotated()
    {
        TestServer server(u"authorization { users: [{user: \"a\", password: \"old\"}] }"_s);
        MeshLink link(optionsFor(server, {.user = u"a"_s, .password = u"new"_s}));
        link.open();
        QTRY_COMPARE(link.status().state, LinkState::Refused);
        QVERIFY2(link.status().reason.contains("authorization"_L1, Qt::CaseInsensitive), qPrintable(link.status().reason));
        QVERIFY(!link.status().reason.contains("new"_L1));
        QCOMPARE(link.status().nextTryMs, 60'000);
        QVERIFY(server.restart(u"authorization { users: [{user: \"a\", password: \"new\"}] }"_s));
        link.retryNow();
        QVERIFY(waitLive(link));
    }

    void connectionClosedForBadCredentialsIsBuiltAnew()
    {
        TestServer server(u"authorization { users: [{user: \"a\", password: \"b\"}] }"_s);
        MeshLink link(optionsFor(server, {.user = u"a"_s, .password = u"b"_s}));
        link.open();
        int heard = 0;
        const auto listening = link.subscribe("news", [&heard](const Message &) { ++heard; });
        QVERIFY(waitLive(link));
        QVERIFY(server.restart(u"authorization { users: [{user: \"a\", password: \"other\"}] }"_s));
        QTRY_COMPARE_WITH_TIMEOUT(link.status().state, LinkState::Refused, 20000); // nats.c gave up by now
        QVERIFY(server.restart(u"authorization { users: [{user: \"a\", password: \"b\"}] }"_s));
        link.retryNow();
        QVERIFY(waitLive(link));
        QVERIFY(link.publish({.subject = "news"}));
        QTRY_COMPARE(heard, 1);
    }

    void forbiddenPublishFailsTheCallThatCausedIt()
    {
        TestServer server(u"authorization { users: [{user: \"a\", password: \"b\", permissions: { publish: \"allowed\", subscribe: \">\" }}] }"_s);
        MeshLink link(optionsFor(server, {.user = u"a"_s, .password = u"b"_s}));
        link.open();
        QVERIFY(waitLive(link));
        QSignalSpy complaints(&link, &MeshLink::complained);
        const auto answer = QCoro::waitFor(link.request({.subject = "forbidden.x"}, 10s));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Refused);
        QVERIFY(answer.error().detail.contains("forbidden.x"_L1));
        QCOMPARE(complaints.count(), 1);
    }

    void forbiddenSubscriptionIsSaid()
    {
        TestServer server(u"authorization { users: [{user: \"a\", password: \"b\", permissions: { publish: \">\", subscribe: \"_INBOX.>\" }}] }"_s);
        MeshLink link(optionsFor(server, {.user = u"a"_s, .password = u"b"_s}));
        QSignalSpy complaints(&link, &MeshLink::complained);
        link.open();
        const auto forbidden = link.subscribe("secret", [](const Message &) { });
        QTRY_COMPARE(complaints.count(), 1);
        QVERIFY(complaints.first().first().toString().contains("secret"_L1));
    }

    void messageOverTheLimitIsRefusedInWords()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        QVERIFY(waitLive(link));
        const auto sent = link.publish({.subject = "big", .data = QByteArray(8 * 1024 * 1024 + 1, 'x')});
        QVERIFY(!sent);
        QCOMPARE(sent.error().fault, Fault::Full);
    }

    void burstArrivesWholeAndInOrder()
    {
        TestServer server;
        MeshLink sender(optionsFor(server));
        MeshLink receiver(optionsFor(server));
        sender.open();
        receiver.open();
        int next = 0;
        bool ordered = true;
        const auto counting = receiver.subscribe("count", [&](const Message &message) { ordered &= message.data.toInt() == next++; });
        QVERIFY(waitLive(sender) && waitLive(receiver));
        QVERIFY(QCoro::waitFor(receiver.request({.subject = "$SYS.nobody"}, 1s)).error().fault == Fault::NoResponders); // the subscription is known by now
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(sender.publish({.subject = "count", .data = QByteArray::number(i)}));
        QTRY_COMPARE_WITH_TIMEOUT(next, 100'000, 20000);
        QVERIFY(ordered);
    }

    void queueGroupSharesTheMessages()
    {
        TestServer server;
        MeshLink one(optionsFor(server));
        MeshLink two(optionsFor(server));
        one.open();
        two.open();
        int a = 0;
        int b = 0;
        const auto first = one.subscribe("work", [&a](const Message &) { ++a; }, "agent-workers");
        const auto second = two.subscribe("work", [&b](const Message &) { ++b; }, "agent-workers");
        QVERIFY(waitLive(one) && waitLive(two));
        std::ignore = QCoro::waitFor(two.request({.subject = "$SYS.nobody"}, 1s));
        for (int i = 0; i < 200; ++i)
            QVERIFY(one.publish({.subject = "work"}));
        QTRY_COMPARE(a + b, 200);
        QVERIFY(a > 20 && b > 20);
    }

    void endedSubscriptionHearsNothing()
    {
        TestServer server;
        MeshLink link(optionsFor(server));
        link.open();
        int heard = 0;
        auto listening = link.subscribe("news", [&heard](const Message &) { ++heard; });
        QVERIFY(waitLive(link));
        listening.reset();
        QVERIFY(link.publish({.subject = "news"}));
        std::ignore = QCoro::waitFor(link.request({.subject = "$SYS.nobody"}, 1s)); // everything sent before has come back by now
        QCOMPARE(heard, 0);
    }

    void addressIsShownWithoutSecrets()
    {
        const MeshLink link({.url = u"nats://user:secret@localhost:1, nats://tok@localhost:2"_s});
        QVERIFY(!link.status().address.contains("secret"_L1));
        QVERIFY(!link.status().address.contains("tok"_L1));
        QVERIFY(link.status().address.contains("localhost:1"_L1));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"

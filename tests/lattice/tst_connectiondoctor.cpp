// SPDX-License-Identifier: Apache-2.0
#include "fakeserver.h"
#include "lattice/link/connectiondoctor.h"
#include "lattice/link/keyvalue.h"
#include "testoperator.h"
#include "testserver.h"
#include "testtls.h"

#include <QSignalSpy>

#include <arpa/inet.h>
#include <sys/socket.h>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using State = CheckStep::State;

/*! One visit of the doctor, from start to finish. */
struct Visit {
    explicit Visit(const LinkOptions &options, ConnectionDoctor::Clock clock = &QDateTime::currentDateTimeUtc)
        : doctor(options, nullptr, std::move(clock)), changed(&doctor, &ConnectionDoctor::stepChanged), finished(&doctor, &ConnectionDoctor::finished)
    {
        doctor.start();
        ended = QTest::qWaitFor([this] { return !finished.isEmpty(); }, 20'000);
        healthy = ended && finished.first().first().toBool();
    }

    CheckStep step(const QString &id) const
    {
        const auto &steps = doctor.steps();
        const auto found = std::ranges::find(steps, id, &CheckStep::id);
        return found == steps.end() ? CheckStep() : *found;
    }

    /*! "step: cause" of the failure, with all before it over and all behind it skipped; else what is wrong. */
    QString failure() const
    {
        if (!ended || finished.count() != 1)
            return u"it did not end once"_s;
        QString found;
        for (const CheckStep &step : doctor.steps()) {
            if (!found.isEmpty() && step.state != State::Skipped)
                return u"%1 was not skipped"_s.arg(step.id);
            if (step.state == State::Running || step.state == State::Waiting)
                return u"%1 did not end"_s.arg(step.id);
            if (step.state == State::Failed && step.words.isEmpty())
                return u"%1: %2 has no words"_s.arg(step.id, step.cause);
            if (step.state == State::Failed)
                found = step.id + u": "_s + step.cause;
        }
        if (healthy != found.isEmpty())
            return u"healthy is wrong"_s;
        return found;
    }

    ConnectionDoctor doctor;
    QSignalSpy changed;
    QSignalSpy finished;
    bool ended = false;
    bool healthy = false;
};

QString user(const QString &permissions = {})
{
    return u"authorization { users: [{user: \"a\", password: \"b\", permissions: { %1 }}] }"_s.arg(permissions);
}

const SignIn kUser{.user = u"a"_s, .password = u"b"_s};

/*! Makes a server a lattice with one station, another one that left, and two events. */
bool furnish(const TestServer &server, const LinkOptions &given = {})
{
    LinkOptions options = given;
    options.url = server.url();
    MeshLink link(options);
    link.open();
    KeyValue stations(link, "lattice-stations");
    JetStream jetStream(link);
    return QTest::qWaitFor([&link] { return link.isLive(); }, 10'000) && QCoro::waitFor(KeyValue::ensure(link, {.name = "lattice-stations"}))
        && QCoro::waitFor(stations.put("alpha", "{}")) && QCoro::waitFor(stations.put("beta", "{}")) && QCoro::waitFor(stations.remove("beta"))
        && QCoro::waitFor(jetStream.ensureStream({{"name"_L1, "LATTICE_EVENTS"_L1}, {"subjects"_L1, QJsonArray{"lattice.events.>"_L1}}}))
        && QCoro::waitFor(jetStream.publish({.subject = "lattice.events.a"})) && QCoro::waitFor(jetStream.publish({.subject = "lattice.events.b"}));
}

} // namespace

class ConnectionDoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthyLatticePassesStepByStep()
    {
        TestServer server(user());
        QVERIFY(furnish(server, {.signIn = kUser}));
        const Visit visit({.url = server.url(), .signIn = kUser});

        QVERIFY2(visit.healthy, qPrintable(visit.failure()));
        QCOMPARE(visit.failure(), QString());
        QCOMPARE(visit.step(u"name"_s).detail, u"127.0.0.1"_s);
        QVERIFY(visit.step(u"tcp"_s).detail.startsWith("nats-server 2."_L1));
        QCOMPARE(visit.step(u"tls"_s).state, State::Skipped);
        QCOMPARE(visit.step(u"signin"_s).detail, u"a"_s);
        QCOMPARE(visit.step(u"history"_s).detail, u"2"_s);
        QCOMPARE(visit.step(u"registry"_s).detail, u"1"_s);
        QCOMPARE(visit.step(u"clock"_s).state, State::Passed);
        QStringList seen;
        for (const auto &arguments : visit.changed) {
            const auto step = arguments.first().value<CheckStep>();
            seen.append(step.id + (step.state == State::Running ? u" runs"_s : u" ended"_s));
        }
        QStringList expected;
        for (const CheckStep &step : visit.doctor.steps())
            expected << step.id + u" runs"_s << step.id + u" ended"_s;
        QCOMPARE(seen, expected);
    }

    void badAddressIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("empty") << QString();
        QTest::newRow("commas") << u" , ,"_s;
        QTest::newRow("web") << u"http://localhost:4222"_s;
        QTest::newRow("port") << u"nats://localhost:99999"_s;
        QTest::newRow("secret") << u"nats://a:s3cret@:4222"_s;
    }

    void badAddressIsSaid()
    {
        QFETCH(const QString, url);
        const Visit visit({.url = url});
        QCOMPARE(visit.failure(), u"name: address-invalid"_s);
        QVERIFY(!visit.step(u"name"_s).words.contains("s3cret"_L1));
    }

    void unknownNameIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("ascii") << u"nats://no-such-host.invalid"_s;
        QTest::newRow("unicode") << u"nats://bücher.invalid:4222"_s;
    }

    void unknownNameIsSaid()
    {
        QFETCH(const QString, url);
        const Visit visit({.url = url});
        QCOMPARE(visit.failure(), u"name: name-unknown"_s);
        QVERIFY(visit.step(u"name"_s).words.contains(".invalid"_L1));
    }

    void closedPortIsSaid()
    {
        const Visit visit({.url = closedUrl()});
        QCOMPARE(visit.failure(), u"tcp: port-refused"_s);
        QVERIFY(visit.step(u"tcp"_s).words.contains("refused"_L1));
    }

    void silentPortIsSaid()
    {
        FakeServer server;
        const Visit visit({.url = server.url()});
        QCOMPARE(visit.failure(), u"tcp: port-silent"_s);
        QCOMPARE(visit.step(u"tcp"_s).words, u"connected, but nothing was said"_s);
        QCOMPARE(server.visitors, 1);
    }

    // As behind a firewall that drops: here the queue of connections that nobody accepts is full.
    void portThatSwallowsConnectionsIsSaid()
    {
        const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
        socklen_t size = sizeof address;
        QVERIFY(::bind(listening, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(listening, 0) == 0);
        QVERIFY(::getsockname(listening, reinterpret_cast<sockaddr *>(&address), &size) == 0);
        std::array<QTcpSocket, 3> fillers;
        for (QTcpSocket &filler : fillers)
            filler.connectToHost(QHostAddress::LocalHost, ntohs(address.sin_port));
        QTRY_VERIFY(fillers[0].state() == QAbstractSocket::ConnectedState);

        const Visit visit({.url = u"nats://127.0.0.1:%1"_s.arg(ntohs(address.sin_port))});

        QCOMPARE(visit.failure(), u"tcp: port-silent"_s);
        QCOMPARE(visit.step(u"tcp"_s).words, u"no answer to the attempt to connect"_s);
        ::close(listening);
    }

    void othersOnThePortAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("words");
        QTest::newRow("web") << QByteArray() << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n") << u"tcp: wrong-scheme"_s << u"HTTP/1.1 404 Not Found"_s;
        QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_10.0\r\n") << QByteArray() << u"tcp: not-nats"_s << u"SSH-2.0-OpenSSH_10.0"_s;
        QTest::newRow("binary") << QByteArray() << QByteArray("\x15\x03\x01\x00\x02\x02\n", 7) << u"tcp: not-nats"_s << u"15 03 01 00 02 02"_s;
        QTest::newRow("no JSON") << QByteArray("INFO {\r\n") << QByteArray() << u"tcp: not-nats"_s << u"INFO {"_s;
        QTest::newRow("flood") << QByteArray(1 << 20, 'x') << QByteArray() << u"tcp: not-nats"_s << u"xxxx"_s;
    }

    void othersOnThePortAreToldApart()
    {
        QFETCH(const QByteArray, greeting);
        QFETCH(const QByteArray, answer);
        QFETCH(const QString, failure);
        QFETCH(const QString, words);
        FakeServer server(greeting, answer);
        const Visit visit({.url = server.url()});
        QCOMPARE(visit.failure(), failure);
        QVERIFY2(visit.step(u"tcp"_s).words.startsWith(words), qPrintable(visit.step(u"tcp"_s).words));
        QVERIFY(visit.step(u"tcp"_s).words.size() <= 100);
    }

    void firstAddressThatAnswersIsExamined()
    {
        TestServer server;
        QVERIFY(furnish(server));
        const Visit visit({.url = closedUrl() + u",nats://no-such-host.invalid, "_s + server.url()});
        QCOMPARE(visit.failure(), QString());
    }

    void tlsIsJudged_data()
    {
        const auto certificates = std::make_shared<TestTls>();
        const auto old = std::make_shared<TestTls>(TestTls::over());
        const auto other = std::make_shared<TestTls>();
        m_kept << certificates << old << other;
        const QStringList here{u"127.0.0.1"_s};
        Tls blind = other->trusting();
        blind.skipVerify = true;
        QTest::addColumn<QString>("config");
        QTest::addColumn<Tls>("tls");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &config, const Tls &tls, const QString &failure, const QString &words) {
            QTest::newRow(name) << config << tls << failure << words;
        };
        const QString good = u"registry: no-lattice"_s; // a bare server: all before that has passed
        row("own authority by file", certificates->config(here), certificates->trusting(), good, {});
        row("own authority by PEM", certificates->config(here), {.enabled = true, .caPem = certificates->caPem()}, good, {});
        row("not verified", certificates->config(here), blind, good, {});
        row("off, required", certificates->config(here), {}, u"tls: tls-required"_s, u"certificate"_s);
        row("wanted, not offered", {}, certificates->trusting(), u"tls: tls-unavailable"_s, u"no TLS"_s);
        row("no authority", certificates->config(here), {.enabled = true}, u"tls: tls-untrusted"_s, u"certificate"_s);
        row("another authority", certificates->config(here), other->trusting(), u"tls: tls-untrusted"_s, u"certificate"_s);
        row("expired", old->config(here), old->trusting(), u"tls: tls-expired"_s, u"expired"_s);
    }

    void tlsIsJudged()
    {
        QFETCH(const QString, config);
        QFETCH(const Tls, tls);
        QFETCH(const QString, failure);
        QFETCH(const QString, words);
        TestServer server(config);
        QVERIFY2(server.isReady(), qPrintable(server.log()));
        const Visit visit({.url = server.url(), .tls = tls});
        QCOMPARE(visit.failure(), failure);
        QVERIFY2(visit.step(u"tls"_s).words.contains(words), qPrintable(visit.step(u"tls"_s).words));
        QVERIFY(failure.startsWith("tls"_L1) || visit.step(u"tls"_s).detail == "TLS 1.3"_L1);
    }

    void certificateOfAnotherHostIsSaid()
    {
        TestTls certificates;
        TestServer server(certificates.config({u"elsewhere.example"_s}));
        const Visit visit({.url = server.url().replace(u"nats:"_s, u"tls:"_s), .tls = {.caFile = certificates.caFile()}});
        QCOMPARE(visit.failure(), u"tls: tls-hostname"_s);
    }

    void clientCertificatesAreJudged()
    {
        TestTls certificates;
        TestTls other;
        TestServer server(certificates.configWithVerify());
        QVERIFY2(server.isReady(), qPrintable(server.log()));
        const Visit none({.url = server.url(), .tls = certificates.trusting()});
        QCOMPARE(none.failure(), u"tls: client-certificate-needed"_s);
        const Visit strange({.url = server.url(), .tls = certificates.withClient(&other)});
        QCOMPARE(strange.failure(), u"tls: client-certificate-refused"_s);
        const Visit right({.url = server.url(), .tls = certificates.withClient()});
        QCOMPARE(right.failure(), u"registry: no-lattice"_s);
    }

    void filesOfTlsAreJudged_data()
    {
        QTest::addColumn<Tls>("tls");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("words");
        const auto made = std::make_shared<TestTls>();
        const auto other = std::make_shared<TestTls>();
        m_kept << made << other;
        const auto with = [](Tls tls, const QString &certificate, const QString &key) {
            tls.certificateFile = certificate;
            tls.keyFile = key;
            return tls;
        };
        const Tls client = made->withClient();
        const QString text = made->write(u"ümlaut.txt"_s, "no certificate");
        const QString locked = made->write(u"locked.pem"_s, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n");
        const auto row = [](const char *name, const Tls &tls, const QString &cause, const QString &words) {
            QTest::newRow(name) << tls << u"tls: "_s + cause << words;
        };
        row("no CA file", {.enabled = true, .caFile = u"/nowhere/ca.pem"_s}, u"file-unreadable"_s, u"/nowhere/ca.pem"_s);
        row("folder as CA file", {.enabled = true, .caFile = u"/"_s}, u"file-unreadable"_s, u"CA file /"_s);
        row("CA file of text", {.enabled = true, .caFile = text}, u"file-invalid"_s, u"ümlaut.txt"_s);
        row("PEM of text", {.enabled = true, .caPem = "no certificate"}, u"file-invalid"_s, u"PEM"_s);
        row("certificate without key", with(client, client.certificateFile, {}), u"file-invalid"_s, u"both"_s);
        row("no certificate file", with(client, u"/nowhere/c.pem"_s, client.keyFile), u"file-unreadable"_s, u"/nowhere/c.pem"_s);
        row("no key file", with(client, client.certificateFile, u"/nowhere/k.pem"_s), u"file-unreadable"_s, u"/nowhere/k.pem"_s);
        row("certificate of text", with(client, text, client.keyFile), u"file-invalid"_s, u"ümlaut.txt"_s);
        row("key with a pass phrase", with(client, client.certificateFile, locked), u"file-invalid"_s, u"pass phrase"_s);
        row("key of another", with(client, client.certificateFile, other->withClient().keyFile), u"file-invalid"_s, u"does not belong"_s);
    }

    void filesOfTlsAreJudged()
    {
        QFETCH(const Tls, tls);
        QFETCH(const QString, failure);
        QFETCH(const QString, words);
        FakeServer server(FakeServer::info("\"tls_required\":true"));
        const Visit visit({.url = server.url(), .tls = tls});
        QCOMPARE(visit.failure(), failure);
        QVERIFY2(visit.step(u"tls"_s).words.contains(words), qPrintable(visit.step(u"tls"_s).words));
    }

    void handshakeThatNeverEndsIsSaid()
    {
        FakeServer server(FakeServer::info("\"tls_required\":true"));
        const Visit visit({.url = server.url(), .tls = {.enabled = true}});
        QCOMPARE(visit.failure(), u"tls: no-answer"_s);
    }

    void signInIsJudged_data()
    {
        QTest::addColumn<QString>("config");
        QTest::addColumn<SignIn>("signIn");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const SignIn &signIn, const QString &failure, const QString &words, const QString &config = user()) {
            QTest::newRow(name) << config << signIn << failure << words;
        };
        const auto folder = std::make_shared<TestTls>();
        m_kept << folder;
        const QString text = folder->write(u"text"_s, "nothing of use");
        const QString mistyped = u"SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ2M6USDXIEDNPPQYYYCU3VY"_s;
        row("missing", {}, u"signin: signin-missing"_s, u"uthorization"_s);
        row("missing token", {}, u"signin: signin-missing"_s, u"uthorization"_s, u"authorization { token: \"x\" }"_s);
        row("wrong password", {.user = u"a"_s, .password = u"s3cret"_s}, u"signin: signin-refused"_s, u"uthorization"_s);
        row("wrong token", {.token = u"s3cret"_s}, u"signin: signin-refused"_s, u"uthorization"_s);
        row("no NKey file", {.nkeyFile = u"/nowhere/key"_s}, u"signin: key-unreadable"_s, u"/nowhere/key"_s);
        row("NKey file of text", {.nkeyFile = text}, u"signin: key-invalid"_s, text);
        row("mistyped seed", {.nkeySeed = mistyped}, u"signin: key-invalid"_s, u"checksum"_s);
        row("NKey, not accepted", {.nkeySeed = QString::fromLatin1(TestKey('U').seed())}, u"signin: signin-refused"_s, u"by key"_s);
        row("unknown NKey", {.nkeySeed = QString::fromLatin1(TestKey('U').seed())}, u"signin: signin-refused"_s, u"uthorization"_s,
            u"authorization { users: [{nkey: %1}] }"_s.arg(QString::fromLatin1(TestKey('U').name())));
        row("no credentials file", {.credentialsFile = u"/nowhere/creds"_s}, u"signin: key-unreadable"_s, u"/nowhere/creds"_s);
        row("credentials of text", {.credentialsFile = text}, u"signin: key-invalid"_s, text);
    }

    void signInIsJudged()
    {
        QFETCH(const QString, config);
        QFETCH(const SignIn, signIn);
        QFETCH(const QString, failure);
        QFETCH(const QString, words);
        TestServer server(config);
        const Visit visit({.url = server.url(), .signIn = signIn});
        const QString said = visit.step(u"signin"_s).words;
        QCOMPARE(visit.failure(), failure);
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(!said.contains("s3cret"_L1) && !said.contains("SUAC"_L1));
    }

    void signInOfTheAddressCounts()
    {
        TestServer server(user());
        const QString rest = server.url().mid(7);
        QCOMPARE(Visit({.url = u"nats://a:b@"_s + rest}).failure(), u"registry: no-lattice"_s);
        QCOMPARE(Visit({.url = u"nats://a:c@"_s + rest}).failure(), u"signin: signin-refused"_s);
    }

    void credentialsAreJudged()
    {
        const TestOperator made;
        TestServer server(made.config());
        QVERIFY2(server.isReady(), qPrintable(server.log()));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const LinkOptions options{.url = server.url(), .signIn = {.credentialsFile = made.writeCredentials(now.addDays(1))}};
        QCOMPARE(Visit(options).failure(), u"registry: no-lattice"_s);
        made.writeCredentials(now.addSecs(-60));
        const Visit expired(options);
        QCOMPARE(expired.failure(), u"signin: signin-expired"_s);
        QVERIFY(expired.step(u"signin"_s).words.contains("valid until"_L1));
        TestOperator().writeCredentials(); // of nobody here
        const TestOperator stranger;
        QCOMPARE(Visit({.url = server.url(), .signIn = {.credentialsFile = stranger.writeCredentials()}}).failure(), u"signin: signin-refused"_s);
    }

    void fullServerIsSaid()
    {
        TestServer server(u"max_connections: 1"_s);
        MeshLink link({.url = server.url()});
        link.open();
        QTRY_VERIFY(link.isLive());
        const Visit visit({.url = server.url()});
        QCOMPARE(visit.failure(), u"signin: server-full"_s);
    }

    void serverThatDoesNotAnswerTheSignInIsSaid()
    {
        FakeServer server(FakeServer::info());
        const Visit visit({.url = server.url()});
        QCOMPARE(visit.failure(), u"signin: no-answer"_s);
    }

    void serverWithoutJetStreamIsSaid()
    {
        TestServer server(u"jetstream: disabled"_s);
        QVERIFY2(server.isReady(), qPrintable(server.log()));
        const Visit visit({.url = server.url()});
        QCOMPARE(visit.failure(), u"history: no-jetstream"_s);
    }

    void accountWithoutJetStreamIsSaid()
    {
        TestServer server(u"accounts { A: { users: [{user: \"a\", password: \"b\"}] }, B: { jetstream: enabled, users: [{user: \"c\", password: \"d\"}] } }"_s);
        QVERIFY2(server.isReady(), qPrintable(server.log()));
        const Visit visit({.url = server.url(), .signIn = kUser});
        QCOMPARE(visit.failure(), u"history: no-jetstream"_s);
    }

    void missingRightsAreSaid_data()
    {
        QTest::addColumn<QString>("permissions");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("words");
        QTest::newRow("account") << u"publish: { deny: \"$JS.API.INFO\" }"_s << u"history: not-permitted"_s << u"$JS.API.INFO"_s;
        QTest::newRow("answers") << u"subscribe: { deny: \"_INBOX.>\" }"_s << u"history: not-permitted"_s << u"_INBOX"_s;
        QTest::newRow("registry") << u"publish: { deny: \"$JS.API.STREAM.INFO.KV_lattice-stations\" }"_s << u"registry: not-permitted"_s << u"KV_lattice-stations"_s;
    }

    void missingRightsAreSaid()
    {
        QFETCH(const QString, permissions);
        QFETCH(const QString, failure);
        QFETCH(const QString, words);
        TestServer server(user(permissions));
        const Visit visit({.url = server.url(), .signIn = kUser});
        QCOMPARE(visit.failure(), failure);
        const QString said = visit.step(failure.section(u':', 0, 0)).words;
        QVERIFY2(said.contains("Permissions Violation"_L1, Qt::CaseInsensitive) && said.contains(words), qPrintable(said));
    }

    void stationWithFewRightsIsHealthy()
    {
        TestServer server;
        QVERIFY(furnish(server));
        const QString few = u"publish: [\"$JS.API.INFO\", \"$JS.API.STREAM.INFO.KV_lattice-stations\"], subscribe: [\"_INBOX.>\"]"_s;
        QVERIFY(server.restart(user(few)));
        const Visit visit({.url = server.url(), .signIn = kUser});
        QCOMPARE(visit.failure(), QString());
        QCOMPARE(visit.step(u"history"_s).detail, QString()); // it may not read the number
        QCOMPARE(visit.step(u"registry"_s).detail, u"2"_s);   // nor look which keys are deleted ones
    }

    void serverWithoutALatticeIsSaid()
    {
        TestServer server;
        const Visit visit({.url = server.url()});
        QCOMPARE(visit.failure(), u"registry: no-lattice"_s);
        QVERIFY(visit.step(u"registry"_s).words.contains("not found"_L1));
    }

    void clockThatIsOffIsAWarning_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("warns");
        QTest::newRow("ahead") << 5 << true;
        QTest::newRow("behind") << -5 << true;
        QTest::newRow("a little") << 1 << false;
    }

    void clockThatIsOffIsAWarning()
    {
        QFETCH(const int, seconds);
        QFETCH(const bool, warns);
        TestServer server;
        QVERIFY(furnish(server));
        const Visit visit({.url = server.url()}, [seconds] { return QDateTime::currentDateTimeUtc().addSecs(seconds); });
        QVERIFY(visit.healthy);
        QCOMPARE(visit.step(u"clock"_s).state, warns ? State::Failed : State::Passed);
        QCOMPARE(visit.step(u"clock"_s).cause, warns ? u"clock-skew"_s : QString());
        QCOMPARE(visit.step(u"clock"_s).words.isEmpty(), !warns);
    }

    void stopEndsTheVisitAtOnce()
    {
        FakeServer server;
        ConnectionDoctor doctor({.url = server.url()});
        QSignalSpy finished(&doctor, &ConnectionDoctor::finished);
        doctor.start();
        doctor.start(); // does nothing: it runs
        QTRY_COMPARE(server.visitors, 1);
        doctor.stop();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().toBool(), false);
        QCOMPARE(doctor.steps().first().state, State::Passed);
        for (const CheckStep &step : doctor.steps().sliced(1))
            QCOMPARE(step.state, State::Skipped);
        doctor.stop();
        QCOMPARE(finished.count(), 1);

        doctor.start(); // and it may visit again
        QTRY_COMPARE(server.visitors, 2);
        QVERIFY(doctor.isRunning());
    }

    void destroyedDoctorSaysNothing_data()
    {
        QTest::addColumn<int>("changes");
        for (int changes = 0; changes <= 14; ++changes)
            QTest::addRow("after %d changes", changes) << changes;
    }

    void destroyedDoctorSaysNothing()
    {
        QFETCH(const int, changes);
        TestServer &server = furnishedServer();
        auto doctor = std::make_unique<ConnectionDoctor>(LinkOptions{.url = server.url()});
        int seen = 0;
        bool ended = false;
        connect(doctor.get(), &ConnectionDoctor::stepChanged, this, [&] {
            if (++seen == changes)
                doctor.reset();
        });
        connect(doctor.get(), &ConnectionDoctor::finished, this, [&ended] { ended = true; });
        doctor->start();
        if (changes == 0)
            doctor.reset();
        QTRY_VERIFY(!doctor);
        QCoreApplication::sendPostedEvents();
        QTest::qWait(0);
        QCOMPARE(seen, changes);
        QVERIFY(!ended);
    }

    void doctorMayGoWhileItWaits()
    {
        FakeServer silent;
        FakeServer greets(FakeServer::info());
        FakeServer encrypts(FakeServer::info("\"tls_required\":true"));
        for (FakeServer *server : {&silent, &greets, &encrypts}) {
            auto doctor = std::make_unique<ConnectionDoctor>(LinkOptions{.url = server->url()});
            doctor->start();
            const QString waitsIn = server == &silent ? u"tcp"_s : server == &greets ? u"signin"_s : u"tls"_s;
            QTRY_VERIFY(std::ranges::any_of(doctor->steps(), [&](const CheckStep &step) { return step.id == waitsIn && step.state == State::Running; }));
            doctor.reset();
        }
    }

private:
    static QString closedUrl()
    {
        QTcpServer holder;
        holder.listen(QHostAddress::LocalHost);
        return u"nats://127.0.0.1:%1"_s.arg(holder.serverPort());
    }

    TestServer &furnishedServer()
    {
        if (!m_furnished) {
            m_furnished = std::make_unique<TestServer>();
            if (!furnish(*m_furnished))
                qFatal("the server could not be furnished");
        }
        return *m_furnished;
    }

    QList<std::shared_ptr<TestTls>> m_kept; //!< whose files the rows name
    std::unique_ptr<TestServer> m_furnished;
};

QTEST_GUILESS_MAIN(ConnectionDoctorTest)
#include "tst_connectiondoctor.moc"

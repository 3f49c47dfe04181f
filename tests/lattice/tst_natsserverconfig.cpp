// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverconfig.h"
#include "lattice/link/serverprogram.h"
#include "tests/lattice/rawnats.h"
#include "tests/lattice/serverhome.h"

#include <QProcess>

#include <QCoro/QCoroTask>

using namespace Qt::StringLiterals;
using namespace lattice;

/*! The generated configuration, who may sign in, and the program. */
class TestNatsServerConfig final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generatedSecretSignsInAndOthersDoNot();
    void secretIsKeptPrivateAndOffTheCommandLine();
    void secretIsTheSameAfterARestart();
    void namedUsersSignIn_data();
    void namedUsersSignIn();
    void tokenAloneSignsIn();
    void tokenBesideUsersIsThePasswordOfUserToken();
    void withoutSignInEverybodyOnThisMachineEnters();
    void usersThatCannotBeAreErrors();
    void streamsFollowAChangeOfSignIn();
    void clientsOverTlsSignIn();
    void missingCertificateIsAnError();
    void brokenExtraLinesAreAnErrorWithTheServersWords();
    void brokenConfigurationLeavesTheLastGoodOne();
    void extraLinesAreUsed();
    void missingProgramSaysWhatToDo();
    void otherProgramIsNoNatsServer();
    void oldServerIsTooOld();
    void deadVersionIsWarnedOf();
    void emptySecretFileIsAnError();

private:
    static QString writeScript(const ServerHome &home, const QByteArray &text)
    {
        QFile file(home.folder.filePath(u"program"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }

    static QByteArray answerTo(LinkOptions options, const QString &user, const QString &password)
    {
        options.signIn = {};
        options.signIn.user = user;
        options.signIn.password = password;
        return RawNats(options).answer();
    }
};

void TestNatsServerConfig::generatedSecretSignsInAndOthersDoNot()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const LinkOptions local = server.address()->local;
    QCOMPARE(local.signIn.user, u"station"_s);
    QVERIFY(local.signIn.password.size() >= 32);
    QCOMPARE(RawNats(local).answer(), "PONG");
    QVERIFY(RawNats(local).request("$JS.API.INFO", {}).contains("\"limits\""));
    QVERIFY(answerTo(local, u"station"_s, u"guessed"_s).contains("Authorization Violation"));
    QVERIFY(answerTo(local, {}, {}).contains("Authorization Violation"));
}

void TestNatsServerConfig::secretIsKeptPrivateAndOffTheCommandLine()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const QByteArray secret = server.address()->local.signIn.password.toUtf8();
    QVERIFY(home.read(u"store/nats.secret"_s).contains(secret));
    QVERIFY(home.read(u"store/nats.conf"_s).contains(secret));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &name : {u"store"_s, u"run"_s, u"store/nats.secret"_s, u"store/nats.conf"_s, u"store/lattice.lock"_s})
        QVERIFY2(!(QFile::permissions(home.folder.filePath(name)) & others), qPrintable(name));

    QFile commandLine(u"/proc/%1/cmdline"_s.arg(server.address()->pid));
    QFile environment(u"/proc/%1/environ"_s.arg(server.address()->pid));
    QVERIFY(commandLine.open(QIODevice::ReadOnly) && environment.open(QIODevice::ReadOnly));
    const QByteArray words = commandLine.readAll();
    QVERIFY(words.contains("nats.conf"));
    QVERIFY(!words.contains(secret));
    QVERIFY(!environment.readAll().contains(secret));
    QVERIFY(!home.read(u"store/lattice.lock"_s).contains(secret));
    QVERIFY(!server.address()->url().contains(QString::fromUtf8(secret)));
}

void TestNatsServerConfig::secretIsTheSameAfterARestart()
{
    ServerHome home;
    QString first;
    for (int round = 0; round < 2; ++round) {
        ServerSupervisor server(home.options());
        ServerSpy spy(server);
        server.start();
        QVERIFY2(spy.isUp(), qPrintable(spy.words()));
        if (round == 0)
            first = server.address()->local.signIn.password;
        QCOMPARE(server.address()->local.signIn.password, first);
    }
}

void TestNatsServerConfig::namedUsersSignIn_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("plain") << u"alice"_s << u"correct horse"_s;
    QTest::newRow("number") << u"12"_s << u"12345"_s;
    QTest::newRow("number with a unit") << u"bob"_s << u"8MB"_s;
    QTest::newRow("variable") << u"carol"_s << u"$HOME"_s;
    QTest::newRow("quotes") << u"da\"ve"_s << u"a\"b'c`d"_s;
    QTest::newRow("backslashes") << u"eve"_s << u"\\x\\\\\\"_s;
    QTest::newRow("braces and comments") << u"frank"_s << u"} # ] // %1 %2"_s;
    QTest::newRow("control characters") << u"grace"_s << u"tab\there\nnew line"_s;
    QTest::newRow("other scripts") << u"Zoë Ωmega"_s << u"pässwörd 🦊 密码"_s;
    QTest::newRow("truth") << u"true"_s << u"false"_s;
}

void TestNatsServerConfig::namedUsersSignIn()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    ServerHome home;
    ServerOptions options = home.options();
    options.auth.users = {{.user = user, .password = password}};
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const LinkOptions local = server.address()->local;
    QCOMPARE(answerTo(local, user, password), "PONG");
    QVERIFY(answerTo(local, user, password + u'x').contains("Authorization Violation"));
    QCOMPARE(RawNats(local).answer(), "PONG"); // our own user beside it
}

void TestNatsServerConfig::tokenAloneSignsIn()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.auth.token = u"12 tok\"en"_s;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    LinkOptions local = server.address()->local;
    QCOMPARE(local.signIn.token, options.auth.token);
    RawNats client(local);
    QCOMPARE(client.answer(), "PONG");
    QVERIFY(client.addStream("S").contains("\"created\""));
    local.signIn.token = u"another"_s;
    QVERIFY(RawNats(local).answer().contains("Authorization Violation"));
}

void TestNatsServerConfig::tokenBesideUsersIsThePasswordOfUserToken()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.auth.token = u"s3cret"_s;
    options.auth.users = {{.user = u"alice"_s, .password = u"a"_s}};
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const LinkOptions local = server.address()->local;
    QCOMPARE(answerTo(local, u"token"_s, u"s3cret"_s), "PONG");
    QCOMPARE(answerTo(local, u"alice"_s, u"a"_s), "PONG");
    QCOMPARE(RawNats(local).answer(), "PONG");
}

void TestNatsServerConfig::withoutSignInEverybodyOnThisMachineEnters()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.auth.enabled = false;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QCOMPARE(server.address()->local.signIn, SignIn());
    QVERIFY(RawNats(server.address()->local).addStream("S").contains("\"created\""));
}

void TestNatsServerConfig::usersThatCannotBeAreErrors()
{
    ServerHome home;
    ServerOptions options = home.options();
    const auto fault = [&options](const QList<ServerUser> &users) {
        options.auth.users = users;
        const auto fine = ServerConfig::examine(options);
        return fine ? QString() : fine.error().detail;
    };
    QVERIFY(fault({{.user = u"alice"_s, .password = {}}}).contains("alice"_L1));
    QVERIFY(fault({{.user = {}, .password = u"x"_s}}).contains("name"_L1));
    QVERIFY(fault({{.user = u"a"_s, .password = u"1"_s}, {.user = u"a"_s, .password = u"2"_s}}).contains("twice"_L1));
    QVERIFY(fault({{.user = u"station"_s, .password = u"$2a$11$abc"_s}}).contains("hash"_L1));
    QVERIFY(fault({{.user = u"station"_s, .password = u"mine"_s}}).isEmpty());
    QCOMPARE(ServerConfig::signIn(options.auth, u"generated"_s).password, u"mine"_s);
}

void TestNatsServerConfig::streamsFollowAChangeOfSignIn()
{
    ServerHome home;
    for (const QString &token : {u""_s, u"s3cret"_s, u""_s}) {
        ServerOptions options = home.options();
        options.auth.token = token;
        ServerSupervisor server(options);
        ServerSpy spy(server);
        server.start();
        QVERIFY2(spy.isUp(), qPrintable(spy.words()));
        RawNats client(server.address()->local);
        if (client.messages("KEPT") < 0)
            QVERIFY(token.isEmpty() && client.addStream("KEPT").contains("\"created\""));
        QVERIFY(client.request("KEPT", "x").contains("\"seq\""));
        QVERIFY(spy.alarms.isEmpty());
    }
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QCOMPARE(RawNats(server.address()->local).messages("KEPT"), 3);
}

void TestNatsServerConfig::clientsOverTlsSignIn()
{
    ServerHome home;
    const QString certificate = home.folder.filePath(u"cert.pem"_s);
    const QString key = home.folder.filePath(u"key.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
                                 u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=test"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                                 u"-keyout"_s, key, u"-out"_s, certificate});
    QVERIFY(openssl.waitForFinished(10000) && openssl.exitCode() == 0);
    ServerOptions options = home.options();
    options.bind = u"0.0.0.0"_s;
    options.tls = {.certificateFile = certificate, .keyFile = key, .caFile = certificate};

    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    LinkOptions local = server.address()->local;
    QCOMPARE(local.url, u"tls://127.0.0.1:%1"_s.arg(server.address()->port));
    QCOMPARE(RawNats(local).answer(), "PONG");
    local.tls.caFile.clear();
    QVERIFY(!RawNats(local).isSignedIn()); // nobody vouches for the server
}

void TestNatsServerConfig::missingCertificateIsAnError()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.tls = {.certificateFile = u"/nonexistent/cert.pem"_s, .keyFile = u"/nonexistent/key.pem"_s, .caFile = {}};
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.step(u"server"_s).cause, u"config-invalid"_s);
    QVERIFY2(spy.words().contains("/nonexistent/cert.pem"_L1), qPrintable(spy.words()));
}

void TestNatsServerConfig::brokenExtraLinesAreAnErrorWithTheServersWords()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.auth.token = u"very-secret"_s;
    options.extraConfig = u"no_such_field: \"very-secret\""_s;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    const CheckStep step = spy.step(u"server"_s);
    QCOMPARE(step.cause, u"config-invalid"_s);
    QVERIFY2(step.words.contains("unknown field \"no_such_field\""_L1), qPrintable(step.words));
    QVERIFY2(step.words.contains("nats.conf.rejected:"_L1), qPrintable(step.words));
    QVERIFY(!step.words.contains("very-secret"_L1) && !spy.words().contains("very-secret"_L1));
    QCOMPARE(server.state(), ServerSupervisor::State::Off);
}

void TestNatsServerConfig::brokenConfigurationLeavesTheLastGoodOne()
{
    ServerHome home;
    ServerOptions options = home.options();
    for (const QString &extra : {QString(), u"jetstream {"_s}) {
        options.extraConfig = extra;
        ServerSupervisor server(options);
        ServerSpy spy(server);
        server.start();
        QVERIFY(extra.isEmpty() ? spy.isUp() : spy.hasFailed());
    }
    QVERIFY(home.read(u"store/nats.conf"_s).contains("server_name"));
    QVERIFY(!home.read(u"store/nats.conf"_s).contains("jetstream {\n"));
    QVERIFY(home.read(u"store/nats.conf.rejected"_s).contains("jetstream {\n"));
}

void TestNatsServerConfig::extraLinesAreUsed()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.extraConfig = u"max_control_line: 8192\nmax_payload: 1048576"_s;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QTcpSocket socket;
    socket.connectToHost(server.address()->host, quint16(server.address()->port));
    QVERIFY(socket.waitForReadyRead(2000));
    QVERIFY(socket.readAll().contains("\"max_payload\":1048576"));
}

void TestNatsServerConfig::missingProgramSaysWhatToDo()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.program = u"/nonexistent/nats-server"_s;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.error().fault, Fault::NotFound);
    QCOMPARE(spy.step(u"server"_s).cause, u"no-program"_s);
    QVERIFY2(spy.words().contains("/nonexistent/nats-server"_L1), qPrintable(spy.words()));
}

void TestNatsServerConfig::otherProgramIsNoNatsServer()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.program = u"/bin/true"_s;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.step(u"server"_s).cause, u"not-nats-server"_s);
}

void TestNatsServerConfig::oldServerIsTooOld()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.program = writeScript(home, "#!/bin/sh\necho 'nats-server: v2.9.25'\n");
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.step(u"server"_s).cause, u"program-too-old"_s);
    QVERIFY2(spy.words().contains("2.9.25"_L1) && spy.words().contains("2.10"_L1), qPrintable(spy.words()));
}

void TestNatsServerConfig::deadVersionIsWarnedOf()
{
    QVERIFY((ServerProgram{.path = {}, .version = QVersionNumber(2, 10, 27)}).warning().contains("2.10.27"_L1));
    QVERIFY((ServerProgram{.path = {}, .version = QVersionNumber(2, 12, 5)}).warning().isEmpty());

    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const bool dead = QVersionNumber::fromString(server.address()->version) < QVersionNumber(2, 11);
    QCOMPARE(server.address()->warning.isEmpty(), !dead);
}

void TestNatsServerConfig::emptySecretFileIsAnError()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.secretFile = home.folder.filePath(u"secret"_s);
    QFile file(options.secretFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.step(u"storage"_s).cause, u"secret-unreadable"_s);
    QVERIFY2(spy.words().contains(options.secretFile), qPrintable(spy.words()));
}

QTEST_GUILESS_MAIN(TestNatsServerConfig)
#include "tst_natsserverconfig.moc"

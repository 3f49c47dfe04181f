// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/certificates.h"
#include "lattice/protocol/joinline.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestJoinLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linesCarryAddressSignInAndAuthority_data();
    void linesCarryAddressSignInAndAuthority();
    void linesThatMailProgramsBrokeAreMended();
    void laterParametersAreIgnored();
    void addressesAreTakenInEveryUsualForm_data();
    void addressesAreTakenInEveryUsualForm();
    void brokenTextsSayWhatToDoAndKeepTheSecret_data();
    void brokenTextsSayWhatToDoAndKeepTheSecret();
    void everyDamageToTheAuthorityIsSeen();
    void incompleteOptionsMakeNoLine_data();
    void incompleteOptionsMakeNoLine();

private:
    QByteArray m_caPem;
};

static const QString kSecret = u"s3cr/et?&=#% +ü🙂:@"_s;

void TestJoinLine::initTestCase()
{
    const QTemporaryDir home;
    const auto files = ensureCertificates(home.path(), {u"localhost"_s});
    QVERIFY(files);
    m_caPem = files->caPem;
}

void TestJoinLine::linesCarryAddressSignInAndAuthority_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<SignIn>("signIn");
    QTest::addColumn<bool>("tls");
    const SignIn user{.user = u"station"_s, .password = kSecret};
    QTest::newRow("plain") << u"nats://10.0.0.5:4222"_s << user << false;
    QTest::newRow("TLS") << u"tls://host.example:4333"_s << user << true;
    QTest::newRow("IPv6") << u"tls://[2001:db8::1]:4222"_s << user << true;
    QTest::newRow("token") << u"nats://10.0.0.5:4222"_s << SignIn{.token = kSecret} << false;
    QTest::newRow("odd user") << u"nats://10.0.0.5:4222"_s << SignIn{.user = u"a&b=c d"_s, .password = u"p"_s} << false;
}

void TestJoinLine::linesCarryAddressSignInAndAuthority()
{
    QFETCH(QString, url);
    QFETCH(SignIn, signIn);
    QFETCH(bool, tls);
    LinkOptions options{.url = url, .signIn = signIn};
    if (tls)
        options.tls = Tls{.enabled = true, .caPem = m_caPem};

    const auto line = encodeJoinLine(options);
    QVERIFY2(line, line ? "" : qPrintable(line.error().detail));
    QVERIFY(line->startsWith(u"station://"));
    QVERIFY(std::ranges::all_of(*line, [](QChar c) { return c > u' ' && c < QChar(0x7f); }));
    const auto decoded = parseAddress(*line);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QVERIFY(*decoded == options);
}

void TestJoinLine::linesThatMailProgramsBrokeAreMended()
{
    const LinkOptions options{.url = u"tls://h:1"_s, .signIn = {.user = u"u"_s, .password = u"p"_s}, .tls = {.enabled = true, .caPem = m_caPem}};
    QString line = encodeJoinLine(options).value();
    for (qsizetype i = 70; i < line.size(); i += 74)
        line.insert(i, u" \r\n  "_s);
    QVERIFY(parseAddress(u"\n  "_s + line + u"\n"_s).value() == options);
    QVERIFY(parseAddress(u"STATION"_s + line.sliced(7)).value() == options);
}

void TestJoinLine::laterParametersAreIgnored()
{
    const auto options = parseAddress(u"station://h:1/?v=2&user=u&secret=p&new"_s);
    QCOMPARE(options.value().signIn, (SignIn{.user = u"u"_s, .password = u"p"_s}));
    QVERIFY(parseAddress(u"station://h?user=u&secret=p"_s).value().url == u"nats://h:4222");
}

void TestJoinLine::addressesAreTakenInEveryUsualForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<SignIn>("signIn");
    QTest::addColumn<bool>("tls");
    const SignIn none;
    QTest::newRow("host") << u"localhost"_s << u"nats://localhost:4222"_s << none << false;
    QTest::newRow("host and port") << u"10.0.0.5:4223"_s << u"nats://10.0.0.5:4223"_s << none << false;
    QTest::newRow("blanks around") << u"  Host.Example:1\n"_s << u"nats://host.example:1"_s << none << false;
    QTest::newRow("nats URL") << u"NATS://h:4222/"_s << u"nats://h:4222"_s << none << false;
    QTest::newRow("tls URL") << u"tls://h"_s << u"tls://h:4222"_s << none << true;
    QTest::newRow("user") << u"nats://me:p%40ss%2f%C3%BC@h"_s << u"nats://h:4222"_s << SignIn{.user = u"me"_s, .password = u"p@ss/ü"_s} << false;
    QTest::newRow("@ and : in the password") << u"nats://me:a@b:c@h:1"_s << u"nats://h:1"_s << SignIn{.user = u"me"_s, .password = u"a@b:c"_s} << false;
    QTest::newRow("empty password") << u"me:@h"_s << u"nats://h:4222"_s << SignIn{.user = u"me"_s, .password = u""_s} << false;
    QTest::newRow("token") << u"nats://t0ken@localhost:14222"_s << u"nats://localhost:14222"_s << SignIn{.token = u"t0ken"_s} << false;
    QTest::newRow("IPv6") << u"nats://[::1]:4223"_s << u"nats://[::1]:4223"_s << none << false;
    QTest::newRow("bare IPv6") << u"2001:DB8::1"_s << u"nats://[2001:db8::1]:4222"_s << none << false;
    QTest::newRow("IPv6 with zone") << u"[fe80::1%eth0]:1"_s << u"nats://[fe80::1%eth0]:1"_s << none << false;
    QTest::newRow("looks like IPvFuture") << u"vb.example:1"_s << u"nats://vb.example:1"_s << none << false;
    QTest::newRow("several") << u"nats://u:p@a:1, b:2,tls://c"_s << u"nats://a:1,nats://b:2,tls://c:4222"_s << SignIn{.user = u"u"_s, .password = u"p"_s} << true;
    QTest::newRow("international") << u"büro_1.example"_s << u"nats://büro_1.example:4222"_s << none << false;
}

void TestJoinLine::addressesAreTakenInEveryUsualForm()
{
    QFETCH(QString, text);
    const auto options = parseAddress(text);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    QTEST(options->url, "url");
    QTEST(options->signIn, "signIn");
    QTEST(options->tls.enabled, "tls");
    QVERIFY2(!options->tls.skipVerify, "never by an address");
}

void TestJoinLine::brokenTextsSayWhatToDoAndKeepTheSecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const QString &text, const QString &words) {
        QTest::newRow(text.isEmpty() ? "empty" : qPrintable(text)) << text << words;
    };
    row({}, u"empty: write nats://host:port"_s);
    row(u"http://h:8222"_s, u"use nats://host:port"_s);
    row(u"HTTPS://h"_s, u"use nats://host:port"_s);
    row(u"ws://h"_s, u"use nats://host:port or tls://"_s);
    row(u"nats://"_s, u"no valid host name"_s);
    row(u"nats://u:s3cret@"_s, u"no valid host name"_s);
    row(u"nats://:s3cret@h"_s, u"no user before the @"_s);
    row(u"nats://u:s3cret@h:port"_s, u"port is not a number from 1 to 65535"_s);
    row(u"h:0"_s, u"port is not"_s);
    row(u"h:65536"_s, u"port is not"_s);
    row(u"h:+1"_s, u"port is not"_s);
    row(u"h:s3cret@"_s, u"no valid host name"_s);
    row(u"nats://u:s3cret/x@h"_s, u"must be written as %2F"_s);
    row(u"nats://h/s3cret"_s, u"goes on behind the port"_s);
    row(u"a b"_s, u"no valid host name"_s);
    row(u"::1\0]:4223"_s, u"no valid host name"_s);
    row(u"a,,b"_s, u"empty"_s);
    row(u"-rf"_s, u"no valid host name"_s);
    row(u"[::1"_s, u"no valid host name"_s);
    row(u"[::1]x"_s, u"no valid host name"_s);
    row(u"[nothex]:1"_s, u"no valid host name"_s);
    row(u"nats://u:s3cret@a,nats://u:0ther@b"_s, u"different sign-ins"_s);
    row(u"station://h:1"_s, u"no secret"_s);
    row(u"station://h:1/?user=u"_s, u"no secret"_s);
    row(u"station://?user=u&secret=s3cret"_s, u"no valid host name"_s);
    row(u"station://h:x/?user=u&secret=s3cret"_s, u"port is not a number"_s);
    row(u"station://u:s3cret@h/?secret=s3cret"_s, u"not before an @"_s);
    row(u"station://h/?user=u&secret=s3cret&ca="_s, u"certificate in the join line"_s);
    row(u"station://h/?user=u&secret=s3cret&ca=s3cret*"_s, u"certificate in the join line"_s);
    row(u"station://h/?user=u&secret=s3cret&ca=AAAA"_s, u"certificate in the join line"_s);
}

void TestJoinLine::brokenTextsSayWhatToDoAndKeepTheSecret()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto options = parseAddress(text);
    QVERIFY(!options);
    QCOMPARE(options.error().fault, Fault::Invalid);
    QVERIFY2(options.error().detail.contains(words), qPrintable(options.error().detail));
    QVERIFY(!options.error().detail.contains(u"s3cret"));
}

void TestJoinLine::everyDamageToTheAuthorityIsSeen()
{
    const LinkOptions options{.url = u"tls://h:1"_s, .signIn = {.user = u"u"_s, .password = u"p"_s}, .tls = {.enabled = true, .caPem = m_caPem}};
    const QString line = encodeJoinLine(options).value();
    const qsizetype start = line.indexOf(u"ca="_s) + 3;
    for (qsizetype i = start; i < line.size() - 1; i += 7) { // the last digit has bits without meaning
        QString damaged = line;
        damaged[i] = damaged[i] == u'A' ? u'B' : u'A';
        QVERIFY2(!parseAddress(damaged), qPrintable(u"digit %1"_s.arg(i)));
        QVERIFY2(!parseAddress(line.first(i)), qPrintable(u"cut at %1"_s.arg(i)));
    }
}

void TestJoinLine::incompleteOptionsMakeNoLine_data()
{
    QTest::addColumn<LinkOptions>("options");
    const SignIn user{.user = u"u"_s, .password = u"p"_s};
    QTest::newRow("no address") << LinkOptions{.signIn = user};
    QTest::newRow("two addresses") << LinkOptions{.url = u"a,b"_s, .signIn = user};
    QTest::newRow("no sign-in") << LinkOptions{.url = u"a"_s};
    QTest::newRow("no password") << LinkOptions{.url = u"a"_s, .signIn = {.user = u"u"_s}};
    QTest::newRow("no user") << LinkOptions{.url = u"a"_s, .signIn = {.password = u"p"_s}};
    QTest::newRow("TLS without authority") << LinkOptions{.url = u"a"_s, .signIn = user, .tls = {.enabled = true}};
}

void TestJoinLine::incompleteOptionsMakeNoLine()
{
    QFETCH(LinkOptions, options);
    const auto line = encodeJoinLine(options);
    QVERIFY(!line);
    QCOMPARE(line.error().fault, Fault::Invalid);
    QVERIFY(!line.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestJoinLine)
#include "tst_joinline.moc"

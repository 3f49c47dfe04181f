// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/certificates.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/err.h>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup();
    void filesAreForTheirOwnerAlone();
    void opensslVerifiesTheServerForEachHost();
    void aSecondCallChangesNothing();
    void changedHostsMakeANewServerOfTheSameAuthority();
    void theServerIsRenewedBeforeItExpires();
    void anExpiredAuthorityIsReplaced();
    void lostOrDamagedServerFilesAreMadeAnew_data();
    void lostOrDamagedServerFilesAreMadeAnew();
    void aDamagedAuthorityIsAnErrorAndStays();
    void hostsThatAreNoneAreRefused_data();
    void hostsThatAreNoneAreRefused();
    void internationalNamesAreWrittenInAscii();
    void aFolderThatMayNotBeWrittenIsRefused();
    void natsServerTakesThemAndClientsVerifyIt();
    void anotherAuthorityIsNotBelieved();
    void authoritiesSurviveDerAndTamperedOnesDoNot();

private:
    QString folder() const { return m_home->filePath(u"tls"_s); }
    CertificateFiles ensured(const QStringList &hosts, const QDateTime &now = QDateTime::currentDateTimeUtc());

    std::unique_ptr<QTemporaryDir> m_home;
    const QStringList m_hosts{u"127.0.0.1"_s, u"localhost"_s};
};

CertificateFiles TestCertificates::ensured(const QStringList &hosts, const QDateTime &now)
{
    const auto files = ensureCertificates(folder(), hosts, now);
    return files ? *files : CertificateFiles{.caFile = u"failed: "_s + files.error().detail};
}

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

static QSslCertificate certificate(const QString &path)
{
    return QSslCertificate::fromPath(path).value(0);
}

/*! Runs openssl; its output, or empty when it failed. */
static QString openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    const bool done = process.waitForFinished(20'000) && process.exitCode() == 0;
    const QString output = QString::fromUtf8(process.readAll());
    if (!done)
        qInfo().noquote() << output;
    return done ? output : QString();
}

void TestCertificates::initTestCase()
{
    QVERIFY2(QSslSocket::supportsSsl(), "Qt has no TLS backend here");
}

void TestCertificates::cleanup()
{
    QVERIFY2(ERR_peek_error() == 0, "OpenSSL's error queue is left as it was, or TLS connections of this thread fail");
}

void TestCertificates::filesAreForTheirOwnerAlone()
{
    const CertificateFiles files = ensured(m_hosts);
    QVERIFY(files.changed);
    const QDir dir(folder());
    QCOMPARE(dir.entryList(QDir::Files), QStringList({u"ca-key.pem"_s, u"ca.pem"_s, u"server-key.pem"_s, u"server.pem"_s}));
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    for (const QFileInfo &file : dir.entryInfoList(QDir::Files))
        QCOMPARE(file.permissions(), ownerOnly);
    QCOMPARE(QFileInfo(folder()).permissions(), ownerOnly | QFile::ExeOwner | QFile::ExeUser);
    QCOMPARE(files.caPem, contents(files.caFile));
}

void TestCertificates::opensslVerifiesTheServerForEachHost()
{
    const CertificateFiles files = ensured({u"127.0.0.1"_s, u"LocalHost"_s, u"::1"_s, u"build_box.example"_s});
    const auto verify = [&files](const QString &option, const QString &value) {
        return openssl({u"verify"_s, u"-x509_strict"_s, u"-CAfile"_s, files.caFile, u"-purpose"_s, u"sslserver"_s, option, value, files.certificateFile});
    };
    for (const auto &[option, host] : {std::pair(u"-verify_ip"_s, u"127.0.0.1"_s), {u"-verify_ip"_s, u"::1"_s}, {u"-verify_hostname"_s, u"localhost"_s}, {u"-verify_hostname"_s, u"build_box.example"_s}})
        QVERIFY2(verify(option, host).contains(u": OK"), qPrintable(host));
    QVERIFY(verify(u"-verify_hostname"_s, u"elsewhere"_s).isEmpty());

    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(certificate(files.caFile).expiryDate().date().year(), now.addYears(10).date().year());
    QCOMPARE(certificate(files.certificateFile).expiryDate().date().year(), now.addYears(2).date().year());
}

void TestCertificates::aSecondCallChangesNothing()
{
    const CertificateFiles first = ensured(m_hosts);
    const QByteArray before = contents(first.certificateFile) + contents(first.keyFile) + contents(first.caFile);
    const CertificateFiles second = ensured({u"localhost"_s, u"LOCALHOST"_s, u"127.0.0.1"_s});
    QVERIFY(!second.changed);
    QCOMPARE(contents(second.certificateFile) + contents(second.keyFile) + contents(second.caFile), before);
}

void TestCertificates::changedHostsMakeANewServerOfTheSameAuthority()
{
    const CertificateFiles first = ensured(m_hosts);
    const QByteArray serial = certificate(first.certificateFile).serialNumber();
    const CertificateFiles second = ensured(m_hosts + QStringList{u"10.1.2.3"_s});
    QVERIFY(second.changed);
    QCOMPARE(second.caPem, first.caPem);
    QVERIFY(certificate(second.certificateFile).serialNumber() != serial);
    QVERIFY(!ensured(m_hosts + QStringList{u"10.1.2.3"_s}).changed);
}

void TestCertificates::theServerIsRenewedBeforeItExpires()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const CertificateFiles first = ensured(m_hosts, now);
    QVERIFY(!ensured(m_hosts, now.addYears(2).addDays(-31)).changed);
    const CertificateFiles renewed = ensured(m_hosts, now.addYears(2).addDays(-29));
    QVERIFY(renewed.changed);
    QCOMPARE(renewed.caPem, first.caPem);
}

void TestCertificates::anExpiredAuthorityIsReplaced()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const CertificateFiles first = ensured(m_hosts, now);
    const QDateTime lastWeek = now.addYears(10).addDays(-7);
    QVERIFY(ensured(m_hosts, lastWeek).changed);
    QVERIFY2(!ensured(m_hosts, lastWeek).changed, "a server that ends with its authority is as good as it gets");
    QCOMPARE(certificate(first.certificateFile).expiryDate(), certificate(first.caFile).expiryDate());
    const CertificateFiles after = ensured(m_hosts, now.addYears(10).addDays(1));
    QVERIFY(after.changed);
    QVERIFY(after.caPem != first.caPem);
}

void TestCertificates::lostOrDamagedServerFilesAreMadeAnew_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no certificate") << u"server.pem"_s << QByteArray();
    QTest::newRow("no key") << u"server-key.pem"_s << QByteArray();
    QTest::newRow("damaged certificate") << u"server.pem"_s << "-----BEGIN CERTIFICATE-----\nAAAA\n"_ba;
    QTest::newRow("another key") << u"server-key.pem"_s << "ca-key.pem"_ba;
}

void TestCertificates::lostOrDamagedServerFilesAreMadeAnew()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    const CertificateFiles first = ensured(m_hosts);
    const QDir dir(folder());
    if (bytes.isEmpty())
        QVERIFY(QFile::remove(dir.filePath(file)));
    else
        overwrite(dir.filePath(file), bytes == "ca-key.pem" ? contents(dir.filePath(QString::fromLatin1(bytes))) : bytes);
    const CertificateFiles second = ensured(m_hosts);
    QVERIFY(second.changed);
    QCOMPARE(second.caPem, first.caPem);
    QVERIFY(!ensured(m_hosts).changed);
}

void TestCertificates::aDamagedAuthorityIsAnErrorAndStays()
{
    const CertificateFiles files = ensured(m_hosts);
    for (const QString &name : {u"ca-key.pem"_s, u"ca.pem"_s}) {
        const QString path = QDir(folder()).filePath(name);
        const QByteArray before = contents(path);
        overwrite(path, before.first(40));
        const auto again = ensureCertificates(folder(), m_hosts);
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Invalid);
        QVERIFY2(again.error().detail.contains(u"ca.pem") && again.error().detail.contains(u"remove both"), qPrintable(again.error().detail));
        QCOMPARE(contents(path), before.first(40));
        overwrite(path, before);
    }
    QVERIFY(!ensured(m_hosts).changed);
}

void TestCertificates::hostsThatAreNoneAreRefused_data()
{
    QTest::addColumn<QStringList>("hosts");
    QTest::newRow("none") << QStringList();
    QTest::newRow("empty") << QStringList{QString()};
    QTest::newRow("a second extension") << QStringList{u"a,DNS:b"_s};
    QTest::newRow("blank") << QStringList{u"a b"_s};
    QTest::newRow("with port") << QStringList{u"localhost:4222"_s};
    QTest::newRow("with zone") << QStringList{u"fe80::1%lo"_s};
    QTest::newRow("one of two") << QStringList{u"localhost"_s, u"*"_s};
    QTest::newRow("too long") << QStringList{QString(300, u'a')};
}

void TestCertificates::hostsThatAreNoneAreRefused()
{
    QFETCH(QStringList, hosts);
    const auto files = ensureCertificates(folder(), hosts);
    QVERIFY(!files);
    QCOMPARE(files.error().fault, Fault::Invalid);
    QVERIFY(!QFileInfo::exists(folder()));
}

void TestCertificates::internationalNamesAreWrittenInAscii()
{
    const QStringList hosts{u"Büro.example"_s};
    const CertificateFiles files = ensured(hosts);
    const auto names = certificate(files.certificateFile).subjectAlternativeNames().values(QSsl::DnsEntry);
    QCOMPARE(names, QStringList(u"xn--bro-hoa.example"_s));
    QVERIFY(!ensured(hosts).changed);
}

void TestCertificates::aFolderThatMayNotBeWrittenIsRefused()
{
    // Root may write anywhere, so a file stands in the way instead.
    const QString file = m_home->filePath(u"file"_s);
    overwrite(file, "x");
    const auto inFile = ensureCertificates(file + u"/tls"_s, m_hosts);
    QVERIFY(!inFile);
    QCOMPARE(inFile.error().fault, Fault::Refused);
    QVERIFY(inFile.error().detail.contains(file));

    if (::geteuid() != 0) {
        const QString closed = m_home->filePath(u"closed"_s);
        QVERIFY(QDir().mkdir(closed) && QFile::setPermissions(closed, QFile::ReadOwner | QFile::ExeOwner));
        const auto files = ensureCertificates(closed, m_hosts);
        QVERIFY(!files);
        QCOMPARE(files.error().fault, Fault::Refused);
    }
}

/*! A nats-server of the test's own, ended with it. */
class TlsServer
{
public:
    TlsServer(const CertificateFiles &files, const QString &portsFolder)
        : m_folder(portsFolder)
    {
        m_process.start(QStringLiteral(NATS_SERVER),
                        {u"-a"_s, u"127.0.0.1"_s, u"-p"_s, u"-1"_s, u"--ports_file_dir"_s, portsFolder, u"--tls"_s,
                         u"--tlscert"_s, files.certificateFile, u"--tlskey"_s, files.keyFile});
        m_process.waitForStarted();
    }

    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /*! 0 until the server says it. */
    quint16 port() const
    {
        const QString name = u"nats-server_%1.ports"_s.arg(m_process.processId());
        const QJsonDocument ports = QJsonDocument::fromJson(contents(QDir(m_folder).filePath(name)));
        const QString address = ports["nats"_L1][0].toString();
        return address.section(u':', -1).toUShort();
    }

private:
    QString m_folder;
    QProcess m_process;
};

/*! Connects as a NATS client does, INFO in plain text first, and verifies with \a caPem alone. */
static bool handshake(QSslSocket &socket, quint16 port, const QByteArray &caPem)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromData(caPem));
    socket.setSslConfiguration(configuration);
    socket.setPeerVerifyName(u"localhost"_s);
    socket.connectToHost(u"127.0.0.1"_s, port);
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(10'000))
            return false;
    }
    if (!socket.readLine().contains("\"tls_required\":true"))
        return false;
    socket.startClientEncryption();
    return socket.waitForEncrypted(10'000);
}

void TestCertificates::natsServerTakesThemAndClientsVerifyIt()
{
    const CertificateFiles files = ensured(m_hosts);
    const TlsServer server(files, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(server.port() != 0, 20'000);

    QSslSocket socket;
    QVERIFY2(handshake(socket, server.port(), files.caPem), qPrintable(socket.errorString()));
    socket.write("CONNECT {\"verbose\":false}\r\nPING\r\n");
    QTRY_VERIFY(socket.canReadLine());
    QCOMPARE(socket.readLine(), "PONG\r\n");
}

void TestCertificates::anotherAuthorityIsNotBelieved()
{
    const CertificateFiles files = ensured(m_hosts);
    const auto other = ensureCertificates(m_home->filePath(u"other"_s), m_hosts);
    QVERIFY(other);
    const TlsServer server(files, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(server.port() != 0, 20'000);

    QSslSocket socket;
    QVERIFY(!handshake(socket, server.port(), other->caPem));
    QCOMPARE(socket.error(), QAbstractSocket::SslHandshakeFailedError);
}

void TestCertificates::authoritiesSurviveDerAndTamperedOnesDoNot()
{
    const CertificateFiles files = ensured(m_hosts);
    const auto der = authorityToDer(files.caPem);
    QVERIFY(der);
    QCOMPARE(authorityToPem(*der).value(), files.caPem);
    for (qsizetype i = 0; i < der->size(); ++i) {
        QByteArray tampered = *der;
        tampered[i] = char(tampered[i] ^ 1);
        QVERIFY2(!authorityToPem(tampered), qPrintable(u"byte %1"_s.arg(i)));
    }
    QVERIFY(!authorityToPem(der->chopped(1)));
    QVERIFY(!authorityToPem(*der + 'x'));
    QVERIFY(!authorityToPem({}));
    QVERIFY(!authorityToDer("no certificate"));
    QVERIFY2(!authorityToDer(contents(files.certificateFile)), "a server is no authority");
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"

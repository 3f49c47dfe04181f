// SPDX-License-Identifier: Apache-2.0
// Requests of other stations: what a signature proves, and what is refused.
#include "core/trust/signedverb.h"
#include "core/trust/trustedkeys.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTimeZone>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::RemoteVerb;
using core::RemoteVerbReader;
using core::Right;
using core::TrustedKey;
using core::TrustedKeys;
using lattice::Fault;
using lattice::Message;
using lattice::SigningKey;
using std::chrono::milliseconds;

namespace {

const QByteArray kSubject = "lattice.station.station-a.verb";
constexpr milliseconds kNow = 1'800'000'000'000ms;

} // namespace

class TrustTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto key = SigningKey::open(m_dir.filePath(u"trust.key"_s), "station trust key 1");
        QVERIFY(key.has_value());
        m_key = std::move(*key);
    }
    void signedRequestNamesItsKey();
    void unsignedRequestNamesNone();
    void foreignRequestIsRefused_data();
    void foreignRequestIsRefused();
    void requestCountsOnce();
    void oldRequestIsRefused_data();
    void oldRequestIsRefused();
    void garbageIsInvalid_data();
    void garbageIsInvalid();
    void keyIsKeptAndPrivate();
    void allowedKeysAreKept();
    void filesThatOthersMayWriteAreNotBelieved();

private:
    Message request() const
    {
        return core::toMessage(kSubject, {.verb = u"agent.delete"_s, .arguments = {{u"agent"_s, u"scribe"_s}}, .from = u"station-b"_s, .key = {}}, m_key.get(), kNow);
    }
    QTemporaryDir m_dir;
    std::unique_ptr<SigningKey> m_key;
};

void TrustTest::signedRequestNamesItsKey()
{
    const auto read = RemoteVerbReader().read(request(), kNow + 3s);
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(read->verb, u"agent.delete"_s);
    QCOMPARE(read->arguments[u"agent"_s], u"scribe"_s);
    QCOMPARE(read->from, u"station-b"_s);
    QCOMPARE(read->key, m_key->publicKey());
}

void TrustTest::unsignedRequestNamesNone()
{
    const Message message = core::toMessage(kSubject, {.verb = u"agent.list"_s, .arguments = {}, .from = {}, .key = {}}, nullptr, kNow);
    QVERIFY(message.headers.isEmpty());
    const auto read = RemoteVerbReader().read(message, kNow);
    QVERIFY(read.has_value());
    QVERIFY(read->key.isEmpty());
}

void TrustTest::foreignRequestIsRefused_data()
{
    QTest::addColumn<Message>("message");
    const auto row = [this](const char *name, auto change) {
        Message message = request();
        change(message);
        QTest::newRow(name) << message;
    };
    row("to another station", [](Message &m) { m.subject = "lattice.station.station-c.verb"; });
    row("other arguments", [](Message &m) { m.data.replace("scribe", "editor"); });
    row("later", [](Message &m) { m.headers.set("Station-Time", QByteArray::number(qint64((kNow + 1s).count()))); });
    row("another nonce", [](Message &m) { m.headers.set("Station-Nonce", QByteArray(32, 'a')); });
    row("another key", [](Message &m) { m.headers.set("Station-Key", QByteArray(64, 'a')); });
    row("no key", [](Message &m) { m.headers.set("Station-Key", {}); });
    row("no nonce", [](Message &m) { m.headers.set("Station-Nonce", {}); });
    row("a nonce with a line end", [](Message &m) { m.headers.set("Station-Nonce", m.headers.value("Station-Nonce") + '\n'); });
    row("no time", [](Message &m) { m.headers.set("Station-Time", "soon"); });
    row("a cut signature", [](Message &m) { m.headers.set("Station-Signature", m.headers.value("Station-Signature").first(126)); });
    row("a changed signature", [](Message &m) {
        QByteArray signature = m.headers.value("Station-Signature");
        signature[5] = signature[5] == '0' ? '1' : '0';
        m.headers.set("Station-Signature", signature);
    });
}

void TrustTest::foreignRequestIsRefused()
{
    QFETCH(const Message, message);
    const auto read = RemoteVerbReader().read(message, kNow);
    QVERIFY(!read);
    QCOMPARE(read.error().fault, Fault::Refused);
}

void TrustTest::requestCountsOnce()
{
    RemoteVerbReader reader;
    const Message message = request();
    QVERIFY(reader.read(message, kNow).has_value());
    for (const auto later : {0s, 30s, 60s}) {
        const auto again = reader.read(message, kNow + later);
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Refused);
    }
    QVERIFY(reader.read(request(), kNow).has_value()); // a new nonce
}

void TrustTest::oldRequestIsRefused_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<bool>("counts");
    QTest::newRow("a minute later") << qint64((kNow + 60s).count()) << true;
    QTest::newRow("more than a minute later") << qint64((kNow + 60s + 1ms).count()) << false;
    QTest::newRow("a minute before") << qint64((kNow - 60s).count()) << true;
    QTest::newRow("more than a minute before") << qint64((kNow - 60s - 1ms).count()) << false;
    QTest::newRow("an hour off") << qint64((kNow + 1h).count()) << false;
}

void TrustTest::oldRequestIsRefused()
{
    QFETCH(const qint64, now);
    QFETCH(const bool, counts);
    QCOMPARE(RemoteVerbReader().read(request(), milliseconds(now)).has_value(), counts);
}

void TrustTest::garbageIsInvalid_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("verb");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no verb") << QByteArray("{}");
    QTest::newRow("verb of another type") << QByteArray(R"({"verb":7})");
    QTest::newRow("arguments of another type") << QByteArray(R"({"verb":"status","arguments":[1]})");
    QTest::newRow("a sender that is no station") << QByteArray(R"({"verb":"status","from":"a.b"})");
    QTest::newRow("deep") << R"({"verb":"status","arguments":)" + QByteArray("{\"a\":").repeated(200) + "1" + QByteArray("}").repeated(201);
}

void TrustTest::garbageIsInvalid()
{
    QFETCH(const QByteArray, body);
    const auto read = RemoteVerbReader().read({.subject = kSubject, .reply = "_INBOX.1", .data = body, .headers = {}}, kNow);
    QVERIFY(!read);
    QCOMPARE(read.error().fault, Fault::Invalid);
}

void TrustTest::keyIsKeptAndPrivate()
{
    const QString file = m_dir.filePath(u"trust.key"_s);
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    const auto again = SigningKey::open(file, "station trust key 1");
    QVERIFY(again.has_value());
    QCOMPARE((*again)->publicKey(), m_key->publicKey());
    QVERIFY(!SigningKey::open(file, "station checkpoint key 1").has_value()); // for another purpose
    QCOMPARE(*core::parseKey(core::keyText(m_key->publicKey())), m_key->publicKey());
    QVERIFY(!core::parseKey(u"ed25519:short"_s).has_value());
    QVERIFY(!core::parseKey(u"rsa:"_s + QString(43, u'A')).has_value());
}

void TrustTest::allowedKeysAreKept()
{
    TrustedKeys keys(m_dir.filePath(u"trust.json"_s));
    QVERIFY(keys.all()->isEmpty());
    const TrustedKey desk{.key = m_key->publicKey(), .name = u"Leitstand Zürich"_s, .right = Right::Operate, .added = QDateTime::fromMSecsSinceEpoch(kNow.count(), QTimeZone::UTC)};
    QVERIFY(keys.allow(desk).has_value());
    QCOMPARE(*keys.find(desk.key), desk);
    TrustedKey more = desk;
    more.right = Right::Administer;
    QVERIFY(keys.allow(more).has_value());
    QCOMPARE(*keys.all(), QList{more}); // one word on a key, the last
    QVERIFY(keys.allow({.key = QByteArray(32, 'x'), .name = desk.name, .right = Right::Read, .added = desk.added}).has_value());
    QCOMPARE(keys.revoke(desk.name).error().fault, Fault::Conflict);
    QCOMPARE(*keys.revoke(core::keyText(desk.key)), more);
    QCOMPARE(keys.revoke(u"nobody"_s).error().fault, Fault::NotFound);
    QVERIFY(!keys.find(desk.key));
}

void TrustTest::filesThatOthersMayWriteAreNotBelieved()
{
    const QString file = m_dir.filePath(u"open.json"_s);
    TrustedKeys keys(file);
    QVERIFY(keys.allow({.key = m_key->publicKey(), .name = {}, .right = Right::Administer, .added = QDateTime::currentDateTimeUtc()}).has_value());
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
    QCOMPARE(keys.all().error().fault, Fault::Refused);
    QVERIFY(!keys.find(m_key->publicKey()));

    QFile broken(m_dir.filePath(u"broken.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(R"({"keys":[{"key":"ed25519:no","right":"administer"}]})");
    broken.close();
    broken.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(TrustedKeys(broken.fileName()).all().error().fault, Fault::Invalid);
}

QTEST_GUILESS_MAIN(TrustTest)
#include "tst_trust.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/jsonwebtoken.h"
#include "core/mcp/mcpcaller.h"
#include "core/mcp/mcpport.h"
#include "mcphttpserver.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>

using namespace Qt::StringLiterals;
using core::JsonWebKey;
using core::JsonWebToken;
using core::McpPeer;
using core::Right;

namespace {

constexpr auto kPlain = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString encoded(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64(kPlain)); }

/*! Tools that say with which right they were called. */
class Rights final : public core::McpOffering
{
public:
    QList<core::ToolInfo> tools() const override
    {
        QList<core::ToolInfo> tools;
        for (const QString &name : {u"says_right"_s, u"needs_operate"_s})
            tools.append({.name = name, .title = {}, .description = {}, .inputSchema = {{u"type"_s, u"object"_s}}, .outputSchema = {}, .hints = {}, .server = {}});
        return tools;
    }
    Right rightOf(const QString &tool) const override { return tool == "needs_operate"_L1 ? Right::Operate : Right::Read; }
    QCoro::Task<core::McpResult<core::ToolResult>> callTool(QString, QJsonObject, std::shared_ptr<core::McpCaller> caller) override
    {
        co_return core::ToolResult::text(core::rightName(caller->peer().right));
    }
};

/*! A key of an issuer, with its private half. */
class IssuerKey
{
public:
    IssuerKey(const QString &kind, const QString &name)
        : algorithm(kind)
        , id(name)
        , m_key(made(kind), EVP_PKEY_free)
    { }

    QJsonObject json() const
    {
        QJsonObject json{{u"kid"_s, id}, {u"use"_s, u"sig"_s}};
        if (algorithm == "EdDSA"_L1) {
            QByteArray bytes(32, Qt::Uninitialized);
            size_t size = 32;
            EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<uchar *>(bytes.data()), &size);
            json[u"kty"_s] = u"OKP"_s;
            json[u"crv"_s] = u"Ed25519"_s;
            json[u"x"_s] = encoded(bytes);
        } else if (algorithm.startsWith("ES"_L1)) {
            QByteArray point(200, Qt::Uninitialized);
            size_t size = 0;
            EVP_PKEY_get_octet_string_param(m_key.get(), OSSL_PKEY_PARAM_PUB_KEY, reinterpret_cast<uchar *>(point.data()), size_t(point.size()), &size);
            const qsizetype half = qsizetype(size) / 2;
            json[u"kty"_s] = u"EC"_s;
            json[u"crv"_s] = half == 32 ? u"P-256"_s : u"P-384"_s;
            json[u"x"_s] = encoded(point.sliced(1, half));
            json[u"y"_s] = encoded(point.sliced(1 + half, half));
        } else {
            json[u"kty"_s] = u"RSA"_s;
            json[u"n"_s] = encoded(number(OSSL_PKEY_PARAM_RSA_N));
            json[u"e"_s] = encoded(number(OSSL_PKEY_PARAM_RSA_E));
        }
        return json;
    }
    QByteArray sign(const QByteArray &data) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
        EVP_PKEY_CTX *key = nullptr;
        const EVP_MD *digest = algorithm == "EdDSA"_L1 ? nullptr : algorithm.endsWith("384"_L1) ? EVP_sha384() : algorithm.endsWith("512"_L1) ? EVP_sha512() : EVP_sha256();
        EVP_DigestSignInit(context.get(), &key, digest, nullptr, m_key.get());
        if (algorithm.startsWith("PS"_L1)) {
            EVP_PKEY_CTX_set_rsa_padding(key, RSA_PKCS1_PSS_PADDING);
            EVP_PKEY_CTX_set_rsa_pss_saltlen(key, RSA_PSS_SALTLEN_DIGEST);
        }
        QByteArray signature(1024, Qt::Uninitialized);
        size_t size = size_t(signature.size());
        EVP_DigestSign(context.get(), reinterpret_cast<uchar *>(signature.data()), &size, reinterpret_cast<const uchar *>(data.constData()), size_t(data.size()));
        signature.truncate(qsizetype(size));
        return algorithm.startsWith("ES"_L1) ? pairOf(signature, algorithm == "ES256"_L1 ? 32 : 48) : signature;
    }
    QByteArray token(const QJsonObject &claims, QJsonObject header = {}) const
    {
        if (!header.contains(u"alg"_s))
            header[u"alg"_s] = algorithm;
        if (!header.contains(u"kid"_s))
            header[u"kid"_s] = id;
        const auto part = [](const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(kPlain); };
        const QByteArray data = part(header) + '.' + part(claims);
        return data + '.' + sign(data).toBase64(kPlain);
    }

    QString algorithm;
    QString id;

private:
    static EVP_PKEY *made(const QString &algorithm)
    {
        if (algorithm == "EdDSA"_L1)
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        if (algorithm.startsWith("ES"_L1))
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", algorithm == "ES256"_L1 ? "P-256" : "P-384");
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(algorithm == "small"_L1 ? 1024 : 2048));
    }
    QByteArray number(const char *name) const
    {
        BIGNUM *number = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), name, &number);
        QByteArray bytes(BN_num_bytes(number), Qt::Uninitialized);
        BN_bn2bin(number, reinterpret_cast<uchar *>(bytes.data()));
        BN_free(number);
        return bytes;
    }
    static QByteArray pairOf(const QByteArray &der, int size)
    {
        const auto *from = reinterpret_cast<const uchar *>(der.constData());
        ECDSA_SIG *pair = d2i_ECDSA_SIG(nullptr, &from, der.size());
        QByteArray bytes(2 * size, '\0');
        BN_bn2binpad(ECDSA_SIG_get0_r(pair), reinterpret_cast<uchar *>(bytes.data()), size);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), reinterpret_cast<uchar *>(bytes.data()) + size, size);
        ECDSA_SIG_free(pair);
        return bytes;
    }

    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace

/*! Access tokens of an authorization server, at an MCP endpoint that is told of it. */
class TestOAuthResource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keys = {IssuerKey(u"ES256"_s, u"first"_s)};
        m_issuer = std::make_unique<McpHttpServer>();
        m_issuer->handle = [this](const McpHttpServer::Request &request) { serve(request); };
        m_asked = 0;
        m_saysItIs = issuer();
        auto oauth = core::OAuthResource::make(issuer(), u"lattice"_s);
        QVERIFY2(oauth, oauth ? "" : qPrintable(oauth.error().detail));
        m_oauth = std::move(*oauth);
        auto port = core::McpPort::open(std::make_unique<Rights>(), {.authorise = [](const QByteArray &token) { return token == "ours" ? std::optional(McpPeer{}) : std::nullopt; }, .oauth = m_oauth});
        QVERIFY2(port, port ? "" : qPrintable(port.error().detail));
        m_port = std::move(*port);
    }

    void whatIsSignedIsTaken_data()
    {
        QTest::addColumn<QString>("algorithm");
        for (const char *name : {"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void whatIsSignedIsTaken()
    {
        QFETCH(QString, algorithm);
        const IssuerKey key(algorithm, u"k"_s);
        const auto known = JsonWebKey::of(key.json());
        QVERIFY(known);
        const auto read = JsonWebToken::read(key.token(claims()), {*known}, expected());
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->subject, u"anna"_s);
        QCOMPARE(read->client, u"assistant"_s);
        QCOMPARE(read->scopes, (QStringList{u"openid"_s, u"station:operate"_s}));
        QByteArray changed = key.token(claims());
        changed[changed.indexOf('.') + 5] = changed[changed.indexOf('.') + 5] == 'A' ? 'B' : 'A';
        QVERIFY(!JsonWebToken::read(changed, {*known}, expected()));
        const IssuerKey other(algorithm, u"k"_s);
        QVERIFY(!JsonWebToken::read(other.token(claims()), {*known}, expected()));
        QJsonObject bound = key.json();
        bound[u"alg"_s] = u"RS999"_s;
        QVERIFY(!JsonWebToken::read(key.token(claims()), {*JsonWebKey::of(bound)}, expected()));
    }

    void whatIsWrongIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("claim");
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<QString>("words");
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        QTest::newRow("other issuer") << QJsonObject{{u"iss"_s, u"http://127.0.0.1:1"_s}} << QJsonObject() << u"another issuer"_s;
        QTest::newRow("other audience") << QJsonObject{{u"aud"_s, u"elsewhere"_s}} << QJsonObject() << u"for somebody else: elsewhere"_s;
        QTest::newRow("no audience") << QJsonObject{{u"aud"_s, QJsonValue()}} << QJsonObject() << u"for somebody else"_s;
        QTest::newRow("over") << QJsonObject{{u"exp"_s, now - 61}} << QJsonObject() << u"it is over"_s;
        QTest::newRow("endless") << QJsonObject{{u"exp"_s, QJsonValue()}} << QJsonObject() << u"until when"_s;
        QTest::newRow("not yet") << QJsonObject{{u"nbf"_s, now + 120}} << QJsonObject() << u"later on"_s;
        QTest::newRow("unsigned") << QJsonObject() << QJsonObject{{u"alg"_s, u"none"_s}} << u"(none)"_s;
        QTest::newRow("by a secret") << QJsonObject() << QJsonObject{{u"alg"_s, u"HS256"_s}} << u"(HS256)"_s;
        QTest::newRow("another way") << QJsonObject() << QJsonObject{{u"alg"_s, u"ES384"_s}} << u"(ES384)"_s;
        QTest::newRow("unknown key") << QJsonObject() << QJsonObject{{u"kid"_s, u"who"_s}} << u"no key 'who'"_s;
        QTest::newRow("another kind") << QJsonObject() << QJsonObject{{u"typ"_s, u"logout+jwt"_s}} << u"no access token but logout+jwt"_s;
        QTest::newRow("extensions") << QJsonObject() << QJsonObject{{u"crit"_s, QJsonArray{u"b64"_s}}} << u"extensions"_s;
    }
    void whatIsWrongIsRefused()
    {
        QFETCH(QJsonObject, claim);
        QFETCH(QJsonObject, header);
        QFETCH(QString, words);
        QJsonObject all = claims();
        for (auto it = claim.begin(); it != claim.end(); ++it)
            all[it.key()] = it.value();
        const auto read = JsonWebToken::read(m_keys[0].token(all, header), {*JsonWebKey::of(m_keys[0].json())}, expected());
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(words), qPrintable(read.error().detail));
    }
    void whatIsNoTokenIsRefused()
    {
        const QList<JsonWebKey> keys{*JsonWebKey::of(m_keys[0].json())};
        const QByteArray good = m_keys[0].token(claims());
        for (const QByteArray &token : {QByteArray(), QByteArray("a.b"), QByteArray("..."), QByteArray("!.!.!"), good + ".x", good.chopped(20), good.first(good.lastIndexOf('.') + 1), QByteArray(20'000, 'a')})
            QVERIFY2(!JsonWebToken::read(token, keys, expected()), token.left(60).constData());
        QVERIFY(JsonWebToken::read(good, keys, expected()));
    }
    void weakAndStrangeKeysAreLeftOut()
    {
        QVERIFY(!JsonWebKey::of(IssuerKey(u"small"_s, u"s"_s).json()));
        QJsonObject offCurve = m_keys[0].json();
        offCurve[u"y"_s] = encoded(QByteArray(32, '\x01'));
        QVERIFY(!JsonWebKey::of(offCurve));
        QJsonObject forEncryption = m_keys[0].json();
        forEncryption[u"use"_s] = u"enc"_s;
        QVERIFY(!JsonWebKey::of(forEncryption));
        QVERIFY(!JsonWebKey::of({{u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}}));
        QVERIFY(!JsonWebKey::of({}));
    }

    void clientsFindTheIssuer()
    {
        const auto refused = ask(u"/mcp"_s, {});
        QCOMPARE(refused.status, 401);
        const QByteArray place = m_port->url(QLatin1StringView(core::OAuthResource::kMetadataPath)).toLatin1() + "/mcp";
        QVERIFY2(refused.challenge.contains("resource_metadata=\"" + place + '"'), refused.challenge.constData());
        QVERIFY(refused.challenge.contains("scope=\"station:read\""));
        for (const QString &path : {u"/.well-known/oauth-protected-resource"_s, u"/.well-known/oauth-protected-resource/mcp"_s}) {
            const auto metadata = ask(path, {});
            QCOMPARE(metadata.status, 200);
            QCOMPARE(metadata.json[u"resource"_s].toString(), m_port->url());
            QCOMPARE(metadata.json[u"authorization_servers"_s].toArray(), QJsonArray{issuer()});
            QCOMPARE(metadata.json[u"scopes_supported"_s].toArray().size(), 3);
        }
    }
    void tokensOpenTheDoor()
    {
        QTRY_VERIFY(m_oauth->isReady());
        QCOMPARE(ask(u"/mcp"_s, "ours").status, 200); // as before
        QCOMPARE(ask(u"/mcp"_s, m_keys[0].token(claims())).status, 200);
        QJsonObject byAudience = claims();
        byAudience[u"aud"_s] = QJsonArray{u"other"_s, u"lattice"_s};
        QCOMPARE(ask(u"/mcp"_s, m_keys[0].token(byAudience)).status, 200);
        QJsonObject none = claims();
        none[u"scope"_s] = u"openid profile"_s;
        const auto refused = ask(u"/mcp"_s, m_keys[0].token(none));
        QCOMPARE(refused.status, 403); // signing in again would not help, asking for a scope would
        QVERIFY2(refused.challenge.contains("error=\"insufficient_scope\", scope=\"station:read\""), refused.challenge.constData());
        QCOMPARE(ask(u"/mcp"_s, m_keys[0].token(none).chopped(4)).status, 401);
    }
    void scopesThatDoNotReachAreNamed()
    {
        QTRY_VERIFY(m_oauth->isReady());
        QJsonObject less = claims(), more = claims();
        less[u"scope"_s] = u"station:read"_s;
        const auto begun = ask(u"/mcp"_s, m_keys[0].token(less));
        QCOMPARE(begun.status, 200);
        QVERIFY(!begun.session.isEmpty());
        const QByteArray call = R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"needs_operate","arguments":{}}})";
        const auto refused = ask(u"/mcp"_s, m_keys[0].token(less), call, begun.session);
        QCOMPARE(refused.status, 403);
        QVERIFY2(refused.challenge.contains("error=\"insufficient_scope\", scope=\"station:operate\""), refused.challenge.constData());
        QCOMPARE(ask(u"/mcp"_s, m_keys[0].token(more), call, begun.session).json[u"result"_s]["content"_L1][0]["text"_L1].toString(), u"operate"_s); // the same session, with more
        const QByteArray harmless = R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"says_right","arguments":{}}})";
        QCOMPARE(ask(u"/mcp"_s, m_keys[0].token(less), harmless, begun.session).json[u"result"_s]["content"_L1][0]["text"_L1].toString(), u"read"_s); // and with less again
    }
    void keysWithoutANameAreTried()
    {
        QTRY_VERIFY(m_oauth->isReady());
        m_keys = {IssuerKey(u"ES256"_s, u"first"_s)}; // another key of the same name
        const QByteArray token = m_keys[0].token(claims());
        QCOMPARE(ask(u"/mcp"_s, token).status, 401);
        QTRY_COMPARE(ask(u"/mcp"_s, token).status, 200);
        QJsonObject nameless = m_keys[0].json();
        nameless.remove(u"kid"_s);
        QVERIFY(JsonWebToken::read(token, {*JsonWebKey::of(nameless)}, expected()));
    }
    void scopesAreRights_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<Right>("right");
        QTest::newRow("read") << u"station:read"_s << Right::Read;
        QTest::newRow("operate") << u"station:read station:operate"_s << Right::Operate;
        QTest::newRow("administer") << u"station:administer"_s << Right::Administer;
    }
    void scopesAreRights()
    {
        QFETCH(QString, scope);
        QFETCH(Right, right);
        QTRY_VERIFY(m_oauth->isReady());
        QJsonObject all = claims();
        all[u"scope"_s] = scope;
        const auto peer = m_oauth->peerOf(m_keys[0].token(all), m_port->url());
        QVERIFY(peer);
        QCOMPARE(peer->right, right);
        QCOMPARE(peer->principal, u"oauth:assistant:anna"_s);
    }
    void newKeysAreFetched()
    {
        QTRY_VERIFY(m_oauth->isReady());
        const int before = m_asked;
        m_keys = {IssuerKey(u"EdDSA"_s, u"second"_s)};
        const QByteArray token = m_keys[0].token(claims());
        QCOMPARE(ask(u"/mcp"_s, token).status, 401);
        QTRY_COMPARE(m_asked, before + 1);
        QTRY_COMPARE(ask(u"/mcp"_s, token).status, 200);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ask(u"/mcp"_s, IssuerKey(u"EdDSA"_s, u"third"_s).token(claims())).status, 401);
        QCOMPARE(m_asked, before + 1); // strangers do not make us ask again and again
    }
    void anIssuerThatCallsItselfOtherwiseIsNotTaken()
    {
        m_saysItIs = u"https://issuer.example"_s;
        auto oauth = core::OAuthResource::make(issuer(), {});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"calls itself 'https://issuer.example'"_s));
        QTRY_VERIFY(m_asked > 0);
        QTest::qWait(100);
        QVERIFY(!(*oauth)->isReady());
    }
    void onlySafeIssuers()
    {
        QVERIFY(!core::OAuthResource::make(u"http://issuer.example"_s, {}));
        QVERIFY(!core::OAuthResource::make(u"issuer"_s, {}));
    }

private:
    struct Answer {
        int status = 0;
        QByteArray challenge;
        QByteArray session;
        QJsonObject json;
    };

    QString issuer() const { return m_issuer->url().toString().chopped(4); }
    QJsonObject claims() const
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        return {{u"iss"_s, issuer()}, {u"aud"_s, m_port->url()}, {u"exp"_s, now + 300}, {u"nbf"_s, now - 5}, {u"sub"_s, u"anna"_s}, {u"client_id"_s, u"assistant"_s}, {u"scope"_s, u"openid station:operate"_s}};
    }
    JsonWebToken::Expected expected() const { return {.issuer = issuer(), .audiences = {m_port->url()}, .now = QDateTime::currentDateTimeUtc()}; }

    void serve(const McpHttpServer::Request &request)
    {
        const auto json = [&request](const QJsonObject &object) { request.answer(200, QJsonDocument(object).toJson(QJsonDocument::Compact)); };
        const QString path = QUrl::fromEncoded(request.path).path();
        if (path == "/.well-known/openid-configuration"_L1)
            return json({{u"issuer"_s, m_saysItIs}, {u"jwks_uri"_s, issuer() + u"/keys"_s}});
        if (path == "/keys"_L1) {
            ++m_asked;
            QJsonArray keys{QJsonObject{{u"kty"_s, u"oct"_s}}};
            for (const IssuerKey &key : std::as_const(m_keys))
                keys += key.json();
            return json({{u"keys"_s, keys}});
        }
        if (m_saysItIs != issuer())
            ++m_asked;
        request.answer(404);
    }
    static QByteArray hello() { return R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}})"; }
    Answer ask(const QString &path, const QByteArray &token, const QByteArray &body = hello(), const QByteArray &session = {})
    {
        QNetworkAccessManager network;
        QNetworkRequest request{QUrl(m_port->url(path))};
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("Accept", "application/json, text/event-stream");
        if (!session.isEmpty())
            request.setRawHeader("Mcp-Session-Id", session);
        const std::unique_ptr<QNetworkReply> reply(path == "/mcp"_L1 ? network.post(request, body) : network.get(request));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
            return {};
        return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), .challenge = reply->rawHeader("WWW-Authenticate"), .session = reply->rawHeader("Mcp-Session-Id"), .json = QJsonDocument::fromJson(reply->readAll()).object()};
    }

    QList<IssuerKey> m_keys;
    std::unique_ptr<McpHttpServer> m_issuer;
    std::shared_ptr<core::OAuthResource> m_oauth;
    std::unique_ptr<core::McpPort> m_port;
    QString m_saysItIs;
    int m_asked = 0; //!< for keys
};

QTEST_GUILESS_MAIN(TestOAuthResource)
#include "tst_oauthresource.moc"

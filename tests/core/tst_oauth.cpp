// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/httptransport.h"
#include "core/mcp/mcpclient.h"
#include "core/mcp/oauthsignin.h"
#include "mcphttpserver.h"

#include <QCoro/QCoroTask>
#include <QJsonArray>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::Fault;
namespace OAuth = core::OAuth;
using Request = McpHttpServer::Request;

/*! Sign-in against a server that wants it; the browser is a request of the test's. The official suite goes further. */
class TestOAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void challengesAreRead();
    void placesOfMetadata();
    void resourceMustCoverTheServer_data();
    void resourceMustCoverTheServer();
    void answersOfTheBrowserAreChecked_data();
    void answersOfTheBrowserAreChecked();
    void pkceIsThatOfTheStandard();
    void onlySafePlaces();
    void signInAndUse();
    void tokenIsKeptForItsOwnerAlone();
    void oldTokenIsRefreshed();
    void manyCallsSignInOnce();
    void nobodyThere();
    void personDoesNotCome();
    void stoppedWhileThePersonIsAway();
    void otherResourceIsRefused();

private:
    void serve(const Request &request);
    core::OAuthSignIn::Settings settings();
    lattice::Result<> open(const core::OAuthSignIn::Settings &settings, std::stop_token stop = {});

    std::unique_ptr<McpHttpServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_resource;
    QByteArray m_challenge; //!< PKCE
    QByteArray m_valid;     //!< token
    int m_pages = 0;
    int m_refreshes = 0;
    int m_tokens = 0;
};

void TestOAuth::init()
{
    m_server = std::make_unique<McpHttpServer>();
    m_server->handle = [this](const Request &request) { serve(request); };
    m_folder = std::make_unique<QTemporaryDir>();
    m_resource = m_server->url().toString();
    m_valid.clear();
    m_pages = m_refreshes = m_tokens = 0;
}

void TestOAuth::serve(const Request &request)
{
    const QString base = m_server->url().toString().chopped(4);
    const auto json = [&request](int status, const QJsonObject &object) { request.answer(status, QJsonDocument(object).toJson(QJsonDocument::Compact)); };
    const QUrl target = QUrl::fromEncoded(request.path);
    if (target.path() == "/.well-known/oauth-protected-resource/mcp"_L1)
        return json(200, {{u"resource"_s, m_resource}, {u"authorization_servers"_s, QJsonArray{base}}, {u"scopes_supported"_s, QJsonArray{u"tools"_s}}});
    if (target.path() == "/.well-known/oauth-authorization-server"_L1)
        return json(200, {{u"issuer"_s, base}, {u"authorization_endpoint"_s, base + u"/authorize?tenant=7"_s}, {u"token_endpoint"_s, base + u"/token"_s}, {u"registration_endpoint"_s, base + u"/register"_s},
                          {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}}, {u"token_endpoint_auth_methods_supported"_s, QJsonArray{u"client_secret_basic"_s}}});
    if (target.path() == "/register"_L1)
        return json(201, {{u"client_id"_s, u"me"_s}, {u"client_secret"_s, u"p:w %"_s}});
    if (target.path() == "/authorize"_L1) {
        ++m_pages;
        const QUrlQuery query(target);
        m_challenge = query.queryItemValue(u"code_challenge"_s).toLatin1();
        if (query.queryItemValue(u"tenant"_s) != "7"_L1 || query.queryItemValue(u"resource"_s, QUrl::FullyDecoded) != m_resource || query.queryItemValue(u"scope"_s) != "tools"_L1)
            return request.answer(400);
        return request.answer(302, {}, "Location: " + query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded).toLatin1() + "?code=c%2B1&state=" + query.queryItemValue(u"state"_s).toLatin1() + "\r\n");
    }
    if (target.path() == "/token"_L1) {
        const QUrlQuery form(QString::fromLatin1(request.bytes));
        const bool isRefresh = form.queryItemValue(u"grant_type"_s) == "refresh_token"_L1;
        m_refreshes += isRefresh;
        const bool good = isRefresh ? form.queryItemValue(u"refresh_token"_s) == "again"_L1
                                    : form.queryItemValue(u"code"_s, QUrl::FullyDecoded) == "c+1"_L1 && OAuth::challengeOf(form.queryItemValue(u"code_verifier"_s).toLatin1()) == m_challenge;
        if (!good || request.headers.value("authorization") != "Basic " + QByteArray("me:p%3Aw%20%25").toBase64())
            return json(400, {{u"error"_s, u"invalid_grant"_s}});
        m_valid = "token-" + QByteArray::number(++m_tokens);
        return json(200, {{u"access_token"_s, QString::fromLatin1(m_valid)}, {u"refresh_token"_s, u"again"_s}, {u"token_type"_s, u"Bearer"_s}});
    }
    if (target.path() != "/mcp"_L1)
        return request.answer(404);
    if (m_valid.isEmpty() || request.headers.value("authorization") != "Bearer " + m_valid)
        return request.answer(401, {}, "WWW-Authenticate: Bearer realm=\"x\"\r\n");
    if (request.rpc() == "server/discover"_L1)
        return request.result({{u"resultType"_s, u"complete"_s}, {u"supportedVersions"_s, QJsonArray{u"2026-07-28"_s}}, {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}}});
    request.result({{u"resultType"_s, u"complete"_s}, {u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"t"_s}, {u"inputSchema"_s, QJsonObject()}}}}, {u"content"_s, QJsonArray()}});
}

core::OAuthSignIn::Settings TestOAuth::settings()
{
    return {.server = m_server->url(), .clientId = {}, .clientSecret = {}, .clientDocument = {},
            .openBrowser = [](const QUrl &url) -> lattice::Result<> {
                auto *network = new QNetworkAccessManager;
                QNetworkRequest request(url); // step by step, as a chain of redirects is begun anew by Qt when one of them closes early
                request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
                QNetworkReply *reply = network->get(request);
                connect(reply, &QNetworkReply::finished, network, [network, reply] {
                    const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
                    connect(network->get(QNetworkRequest(next)), &QNetworkReply::finished, network, &QObject::deleteLater);
                });
                return {};
            },
            .store = std::make_shared<core::OAuthFile>(m_folder->filePath(u"servers/oauth.json"_s)), .patience = 5s};
}

lattice::Result<> TestOAuth::open(const core::OAuthSignIn::Settings &settings, std::stop_token stop)
{
    core::McpServerSpec spec;
    spec.name = u"remote"_s;
    spec.url = m_server->url();
    core::McpClient client(std::make_unique<core::HttpTransport>(spec, std::make_shared<core::OAuthSignIn>(settings)), core::McpClient::Options{.server = spec.name});
    const auto opened = QCoro::waitFor(client.open(stop));
    QCoro::waitFor(client.close());
    return opened;
}

void TestOAuth::challengesAreRead()
{
    const auto read = OAuth::challengeParameters(R"(Basic realm="a", Bearer realm="x, \"y\"", Scope="a b", resource_metadata="https://h/p", error=invalid_token)");
    QCOMPARE(read.value("realm"), u"x, \"y\""_s);
    QCOMPARE(read.value("scope"), u"a b"_s);
    QCOMPARE(read.value("resource_metadata"), u"https://h/p"_s);
    QCOMPARE(read.value("error"), u"invalid_token"_s);
    for (const QByteArray &broken : {""_ba, "Bearer"_ba, "Bearer =,=\""_ba, "Bearer a=\"\\"_ba})
        std::ignore = OAuth::challengeParameters(broken);
}

void TestOAuth::placesOfMetadata()
{
    const QUrl server(u"https://h:8/tenant/mcp/?q=1"_s);
    QCOMPARE(OAuth::resourceMetadataUrls(server, {}), QList<QUrl>({QUrl(u"https://h:8/.well-known/oauth-protected-resource/tenant/mcp"_s), QUrl(u"https://h:8/.well-known/oauth-protected-resource"_s)}));
    QCOMPARE(OAuth::resourceMetadataUrls(server, u"https://h/x"_s), QList<QUrl>{QUrl(u"https://h/x"_s)});
    QCOMPARE(OAuth::serverMetadataUrls(QUrl(u"https://a/t"_s)), QList<QUrl>({QUrl(u"https://a/.well-known/oauth-authorization-server/t"_s), QUrl(u"https://a/.well-known/openid-configuration/t"_s),
                                                                         QUrl(u"https://a/t/.well-known/openid-configuration"_s)}));
}

void TestOAuth::resourceMustCoverTheServer_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<bool>("covers");
    QTest::newRow("itself") << u"https://h/a/mcp"_s << true;
    QTest::newRow("with a slash") << u"https://h/a/mcp/"_s << true;
    QTest::newRow("port said") << u"https://h:443/a/mcp"_s << true;
    QTest::newRow("folder") << u"https://h/a"_s << true;
    QTest::newRow("all") << u"https://h"_s << true;
    QTest::newRow("beginning of a name") << u"https://h/a/mc"_s << false;
    QTest::newRow("another") << u"https://h/b"_s << false;
    QTest::newRow("another host") << u"https://evil/a/mcp"_s << false;
    QTest::newRow("another port") << u"https://h:444/a/mcp"_s << false;
    QTest::newRow("not encrypted") << u"http://h/a/mcp"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestOAuth::resourceMustCoverTheServer()
{
    QFETCH(QString, resource);
    QTEST(OAuth::covers(QUrl(resource), QUrl(u"https://h/a/mcp"_s)), "covers");
}

void TestOAuth::answersOfTheBrowserAreChecked_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("promised");
    QTest::addColumn<QString>("code");
    QTest::newRow("good") << u"code=a%2Bb&state=s"_s << false << u"a+b"_s;
    QTest::newRow("with issuer") << u"code=a&state=s&iss=https%3A%2F%2Fi"_s << true << u"a"_s;
    QTest::newRow("issuer missing") << u"code=a&state=s"_s << true << QString();
    QTest::newRow("another issuer") << u"code=a&state=s&iss=https%3A%2F%2Fevil"_s << false << QString();
    QTest::newRow("issuer with a slash") << u"code=a&state=s&iss=https%3A%2F%2Fi%2F"_s << true << QString();
    QTest::newRow("another state") << u"code=a&state=t"_s << false << QString();
    QTest::newRow("no state") << u"code=a"_s << false << QString();
    QTest::newRow("refused") << u"error=access_denied&state=s"_s << false << QString();
    QTest::newRow("no code") << u"state=s"_s << false << QString();
}

void TestOAuth::answersOfTheBrowserAreChecked()
{
    QFETCH(QString, query);
    QFETCH(bool, promised);
    const auto code = OAuth::codeOf(QUrl::fromEncoded("http://127.0.0.1/callback?" + query.toLatin1()), u"s"_s, {{u"issuer"_s, u"https://i"_s}, {u"authorization_response_iss_parameter_supported"_s, promised}});
    QTEST(code.value_or(QString()), "code");
}

void TestOAuth::pkceIsThatOfTheStandard() { QCOMPARE(OAuth::challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba); } // RFC 7636, B

void TestOAuth::onlySafePlaces()
{
    for (const QString &safe : {u"https://a.example"_s, u"http://localhost:1"_s, u"http://127.0.0.1"_s, u"http://[::1]:3"_s})
        QVERIFY2(OAuth::isSafe(QUrl(safe)), qPrintable(safe));
    for (const QString &unsafe : {u"http://a.example"_s, u"http://localhost.evil.example"_s, u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"https://"_s, QString()})
        QVERIFY2(!OAuth::isSafe(QUrl(unsafe)), qPrintable(unsafe));
}

void TestOAuth::signInAndUse()
{
    const auto opened = open(settings());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    QCOMPARE(m_pages, 1);
}

void TestOAuth::tokenIsKeptForItsOwnerAlone()
{
    QVERIFY(open(settings()));
    QVERIFY(open(settings()));
    QCOMPARE(m_pages, 1);
    const auto rights = QFile::permissions(m_folder->filePath(u"servers/oauth.json"_s));
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestOAuth::oldTokenIsRefreshed()
{
    QVERIFY(open(settings()));
    m_valid = "another";
    QVERIFY(open(settings()));
    QCOMPARE(m_refreshes, 1);
    QCOMPARE(m_pages, 1);
}

void TestOAuth::manyCallsSignInOnce()
{
    core::McpServerSpec spec;
    spec.name = u"remote"_s;
    spec.url = m_server->url();
    const auto client = std::make_shared<core::McpClient>(std::make_unique<core::HttpTransport>(spec, std::make_shared<core::OAuthSignIn>(settings())), core::McpClient::Options{.server = spec.name});
    QVERIFY(QCoro::waitFor(client->open({})));
    m_valid = "another";
    std::vector<QCoro::Task<lattice::Result<core::ToolResult>>> together;
    for (int i = 0; i < 5; ++i)
        together.push_back(client->callTool(u"t"_s, {}, {}, 10s, {}));
    for (auto &one : together)
        QVERIFY(QCoro::waitFor(std::move(one)));
    QCOMPARE(m_pages + m_refreshes, 2);
    QCoro::waitFor(client->close());
}

void TestOAuth::nobodyThere()
{
    auto mine = settings();
    mine.openBrowser = nullptr;
    const auto opened = open(mine);
    QVERIFY(!opened);
    QCOMPARE(opened.error().fault, Fault::Refused);
    QVERIFY2(opened.error().detail.contains("browser"_L1), qPrintable(opened.error().detail));
}

void TestOAuth::personDoesNotCome()
{
    auto mine = settings();
    mine.openBrowser = [](const QUrl &) { return lattice::Result<>(); };
    mine.patience = 100ms;
    const auto opened = open(mine);
    QVERIFY(!opened);
}

void TestOAuth::stoppedWhileThePersonIsAway()
{
    auto mine = settings();
    std::stop_source stop;
    mine.openBrowser = [&stop](const QUrl &) {
        QTimer::singleShot(50, [&stop] { stop.request_stop(); });
        return lattice::Result<>();
    };
    mine.patience = 30s;
    const auto opened = open(mine, stop.get_token());
    QVERIFY(!opened);
    QCOMPARE(opened.error().fault, Fault::Cancelled);
}

void TestOAuth::otherResourceIsRefused()
{
    m_resource = u"https://evil.example/mcp"_s;
    const auto opened = open(settings());
    QVERIFY(!opened);
    QCOMPARE(opened.error().fault, Fault::Refused);
    QCOMPARE(m_pages, 0);
}

QTEST_GUILESS_MAIN(TestOAuth)
#include "tst_oauth.moc"

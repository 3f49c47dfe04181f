// SPDX-License-Identifier: Apache-2.0
#include "core/engine/controlclient.h"
#include "core/engine/controlserver.h"

#include <QCoroTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ControlClient;
using core::ControlServer;
using core::Progress;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace {

/*! What the verb `wait` of this test's dispatcher has seen. */
struct Seen {
    int started = 0;
    int stopped = 0;
};

QCoro::Task<Result<QJsonObject>> waitUntilStopped(std::shared_ptr<Seen> seen, std::stop_token stop)
{
    ++seen->started;
    while (!stop.stop_requested())
        co_await QCoro::sleepFor(5ms);
    ++seen->stopped;
    co_return failed(Fault::Cancelled, u"stopped"_s);
}

QCoro::Task<Result<QJsonObject>> dispatch(std::shared_ptr<Seen> seen, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    if (verb == "echo"_L1)
        co_return arguments;
    if (verb == "count"_L1) {
        for (int i = 1; i <= arguments[u"to"_s].toInt(); ++i) {
            progress(QString::number(i));
            co_await QCoro::sleepFor(1ms);
        }
        co_return QJsonObject{{u"done"_s, true}};
    }
    if (verb == "wait"_L1)
        co_return co_await waitUntilStopped(seen, stop);
    co_return failed(Fault::NotFound, u"there is no verb %1"_s.arg(verb));
}

} // namespace

class ControlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void verbIsAnswered();
    void progressComesInOrderBeforeTheResult();
    void faultsArriveAsTheyWere();
    void stoppingReachesTheVerb();
    void clientThatGoesStopsItsVerbs();
    void serverThatGoesFailsWhatIsOpen();
    void nobodyListeningIsUnreachable();
    void garbageIsAnswered_data();
    void garbageIsAnswered();
    void halfLinesAreJoined();
    void hugeLineEndsTheConnection();
    void largeAnswersPass();
    void oneIdIsOneCall();
    void tooManyCallsOfOneClientAreRefused();
    void manyClientsAtOnce();
    void socketIsPrivate();
    void tooLongPathIsExplained();

private:
    std::unique_ptr<ControlClient> client() const
    {
        auto made = QCoro::waitFor(ControlClient::connectTo(m_server->path()));
        return made ? std::move(*made) : nullptr;
    }
    static QJsonObject firstLine(QLocalSocket &socket)
    {
        return QTest::qWaitFor([&] { return socket.canReadLine(); }) ? QJsonDocument::fromJson(socket.readLine()).object() : QJsonObject();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<Seen> m_seen;
    std::unique_ptr<ControlServer> m_server;
};

void ControlTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_seen = std::make_shared<Seen>();
    auto server = ControlServer::listen(m_dir->filePath(u"control.sock"_s), [seen = m_seen](core::Caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop) {
        return dispatch(seen, verb, arguments, progress, stop);
    });
    QVERIFY(server.has_value());
    m_server = std::move(*server);
}

void ControlTest::cleanup() { m_server.reset(); }

void ControlTest::verbIsAnswered()
{
    const auto control = client();
    QVERIFY(control);
    const QJsonObject arguments{{u"text"_s, u"Grüße \"an\" alle\n🚀"_s}};
    const auto answer = QCoro::waitFor(control->call(u"echo"_s, arguments, {}, {}));
    QVERIFY(answer.has_value());
    QCOMPARE(*answer, arguments);
}

void ControlTest::progressComesInOrderBeforeTheResult()
{
    const auto control = client();
    QStringList parts;
    const auto answer = QCoro::waitFor(control->call(u"count"_s, {{u"to"_s, 5}}, [&](const QString &part) { parts << part; }, {}));
    QVERIFY(answer.has_value());
    QCOMPARE(parts, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

void ControlTest::faultsArriveAsTheyWere()
{
    const auto answer = QCoro::waitFor(client()->call(u"nothing"_s, {}, {}, {}));
    QVERIFY(!answer);
    QCOMPARE(answer.error(), (lattice::Error{Fault::NotFound, u"there is no verb nothing"_s}));
}

void ControlTest::stoppingReachesTheVerb()
{
    const auto control = client();
    std::stop_source stop;
    auto call = control->call(u"wait"_s, {}, {}, stop.get_token());
    QTRY_COMPARE(m_seen->started, 1);
    stop.request_stop();
    const auto answer = QCoro::waitFor(std::move(call));
    QCOMPARE(answer.error().fault, Fault::Cancelled);
    QCOMPARE(m_seen->stopped, 1);
}

void ControlTest::clientThatGoesStopsItsVerbs()
{
    auto control = client();
    bool ended = false;
    auto call = control->call(u"wait"_s, {}, {}, {}).then([&](const Result<QJsonObject> &answer) { ended = !answer && answer.error().fault == Fault::Unreachable; });
    QTRY_COMPARE(m_seen->started, 1);
    control.reset();
    QVERIFY(ended);
    QTRY_COMPARE(m_seen->stopped, 1);
    QTRY_COMPARE(m_server->clients(), 0);
}

void ControlTest::serverThatGoesFailsWhatIsOpen()
{
    const auto control = client();
    auto call = control->call(u"wait"_s, {}, {}, {});
    QTRY_COMPARE(m_seen->started, 1);
    m_server.reset();
    QCOMPARE(QCoro::waitFor(std::move(call)).error().fault, Fault::Unreachable);
    QTRY_COMPARE(m_seen->stopped, 1);
    QCOMPARE(QCoro::waitFor(control->call(u"echo"_s, {}, {}, {})).error().fault, Fault::Unreachable);
}

void ControlTest::nobodyListeningIsUnreachable()
{
    QElapsedTimer timer;
    timer.start();
    const auto made = QCoro::waitFor(ControlClient::connectTo(m_dir->filePath(u"none.sock"_s)));
    QVERIFY(!made);
    QVERIFY2(timer.elapsed() < 2000, "an answer that cannot come is not waited for");
    QCOMPARE(made.error().fault, Fault::Unreachable);
}

void ControlTest::garbageIsAnswered_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fault");
    QTest::newRow("no JSON") << "hello"_ba << u"invalid"_s;
    QTest::newRow("HTTP") << "GET / HTTP/1.1"_ba << u"invalid"_s;
    QTest::newRow("an array") << "[1]"_ba << u"invalid"_s;
    QTest::newRow("no id") << R"({"verb":"echo"})"_ba << u"invalid"_s;
    QTest::newRow("number as id") << R"({"id":1,"verb":"echo"})"_ba << u"invalid"_s;
    QTest::newRow("no verb") << R"({"id":"1"})"_ba << u"invalid"_s;
    QTest::newRow("arguments are a list") << R"({"id":"1","verb":"echo","arguments":[]})"_ba << u"invalid"_s;
    QTest::newRow("bad UTF-8") << "{\"id\":\"\xff\xfe\"}"_ba << u"invalid"_s;
    QTest::newRow("zero bytes") << QByteArray(100, '\0') << u"invalid"_s;
    QTest::newRow("too deep") << QByteArray(100'000, '[') << u"invalid"_s;
    QTest::newRow("unknown verb") << R"({"id":"1","verb":"x"})"_ba << u"not_found"_s;
}

void ControlTest::garbageIsAnswered()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, fault);
    QLocalSocket socket;
    socket.connectToServer(m_server->path());
    socket.write(line + '\n');
    const QJsonObject answer = firstLine(socket);
    QCOMPARE(answer[u"error"_s].toObject()[u"fault"_s].toString(), fault);
    socket.write("{\"id\":\"2\",\"verb\":\"echo\",\"arguments\":{\"a\":1}}\n");
    QCOMPARE(firstLine(socket)[u"result"_s].toObject()[u"a"_s].toInt(), 1); // and the connection still works
}

void ControlTest::halfLinesAreJoined()
{
    QLocalSocket socket;
    socket.connectToServer(m_server->path());
    const QByteArray line = "\n{\"id\":\"ü\",\"verb\":\"echo\",\"arguments\":{\"a\":\"ä\"}}\r\n";
    for (const char byte : line) { // cut inside of UTF-8 as well
        socket.write(&byte, 1);
        socket.flush();
        QCoreApplication::processEvents();
    }
    const QJsonObject answer = firstLine(socket);
    QCOMPARE(answer[u"id"_s].toString(), u"ü"_s);
    QCOMPARE(answer[u"result"_s].toObject()[u"a"_s].toString(), u"ä"_s);
}

void ControlTest::hugeLineEndsTheConnection()
{
    QLocalSocket socket;
    QSignalSpy gone(&socket, &QLocalSocket::disconnected);
    socket.connectToServer(m_server->path());
    const QByteArray part(1024 * 1024, 'x');
    for (int i = 0; i < 18 && gone.isEmpty(); ++i) {
        socket.write(part);
        QVERIFY(QTest::qWaitFor([&] { return socket.bytesToWrite() == 0 || !gone.isEmpty(); }));
    }
    QTRY_VERIFY(!gone.isEmpty());
    QTRY_COMPARE(m_server->clients(), 0);
    QVERIFY(QCoro::waitFor(client()->call(u"echo"_s, {}, {}, {})).has_value());
}

void ControlTest::largeAnswersPass()
{
    const auto control = client();
    const auto answer = QCoro::waitFor(control->call(u"echo"_s, {{u"text"_s, QString(7 * 1024 * 1024, u'ä')}}, {}, {}));
    QVERIFY(answer.has_value());
    QCOMPARE((*answer)[u"text"_s].toString().size(), 7 * 1024 * 1024);
}

void ControlTest::oneIdIsOneCall()
{
    QLocalSocket socket;
    socket.connectToServer(m_server->path());
    socket.write("{\"id\":\"1\",\"verb\":\"wait\"}\n{\"id\":\"1\",\"verb\":\"echo\"}\n");
    QCOMPARE(firstLine(socket)[u"error"_s].toObject()[u"fault"_s].toString(), u"conflict"_s);
    socket.write("{\"id\":\"1\",\"cancel\":true}\n{\"id\":\"7\",\"cancel\":true}\n");
    QCOMPARE(firstLine(socket)[u"error"_s].toObject()[u"fault"_s].toString(), u"cancelled"_s);
    socket.write("{\"id\":\"1\",\"verb\":\"echo\"}\n");
    QVERIFY(firstLine(socket).contains(u"result"_s));
}

void ControlTest::tooManyCallsOfOneClientAreRefused()
{
    QLocalSocket socket;
    socket.connectToServer(m_server->path());
    for (int i = 0; i <= ControlServer::kMostCalls; ++i)
        socket.write("{\"id\":\"" + QByteArray::number(i) + "\",\"verb\":\"wait\"}\n");
    QCOMPARE(firstLine(socket)[u"error"_s].toObject()[u"fault"_s].toString(), u"busy"_s);
    QCOMPARE(m_seen->started, ControlServer::kMostCalls);
    socket.abort();
    QTRY_COMPARE(m_seen->stopped, ControlServer::kMostCalls);
}

void ControlTest::manyClientsAtOnce()
{
    std::vector<std::unique_ptr<ControlClient>> clients;
    std::vector<QCoro::Task<Result<QJsonObject>>> calls;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(client());
        QVERIFY(clients.back());
        calls.push_back(clients.back()->call(u"echo"_s, {{u"i"_s, i}}, {}, {}));
    }
    for (int i = 0; i < 100; ++i) {
        const auto answer = QCoro::waitFor(std::move(calls[static_cast<size_t>(i)]));
        QVERIFY(answer.has_value());
        QCOMPARE((*answer)[u"i"_s].toInt(), i);
    }
}

void ControlTest::socketIsPrivate()
{
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_server->path()) & others));
}

void ControlTest::tooLongPathIsExplained()
{
    const auto server = ControlServer::listen(m_dir->filePath(QString(120, u'x')), {});
    QVERIFY(!server);
    QVERIFY(server.error().detail.contains(u"XDG_RUNTIME_DIR"_s));
}

QTEST_GUILESS_MAIN(ControlTest)
#include "tst_control.moc"

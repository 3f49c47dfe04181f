// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

/*!
    A bare nats-server with JetStream for one test: on loopback, on a free port, with a store of its own.

    It is ready when the constructor returns, see isReady(). It ends with this object and with the test's process. Build
    it on the test's main thread: the server dies with the thread that started it. The functions block, briefly.

    \code
    TestServer server;                                            // no sign-in
    TestServer closed(u"authorization { token: \"s3cret\" }"_s);  // any lines of a server's configuration
    QVERIFY2(server.isReady(), qPrintable(server.log()));
    \endcode
*/
class TestServer final
{
    Q_DISABLE_COPY_MOVE(TestServer)

public:
    explicit TestServer(const QString &extraConfig = {})
        : m_extra(extraConfig)
    {
        start();
    }

    ~TestServer() { kill9(); }

    /*! Starts again on the same port and store; a server that runs is stopped first. */
    bool restart()
    {
        stop();
        return start();
    }

    /*! The same with other extra lines, such as changed users. */
    bool restart(const QString &extraConfig)
    {
        m_extra = extraConfig;
        return restart();
    }

    void stop() { end(SIGINT); }  //!< an orderly end
    void kill9() { end(SIGKILL); } //!< as a crash or a power cut

    /*! Alive, silent: connections stay open and nothing answers. */
    void suspend()
    {
        signalServer(SIGSTOP);
        if (!QTest::qWaitFor([this] { return allThreadsStand(); }, 5000))
            qFatal("the server does not stand still");
    }

    void resume() { signalServer(SIGCONT); }

    bool isReady() const { return m_ready; }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    quint16 port() const { return quint16(m_port); }
    QString url() const { return QStringLiteral("nats://127.0.0.1:%1").arg(m_port); }
    QUrl monitoring() const { return m_monitoring; }  //!< http://127.0.0.1:N, for /varz and its kin
    QString folder() const { return m_folder.path(); } //!< for keys and certificates too; goes with the server
    QString storeFolder() const { return m_folder.filePath(QStringLiteral("store")); }
    qint64 pid() const { return m_process.processId(); }

    QString log() const
    {
        QFile file(logPath());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    QString logPath() const { return m_folder.filePath(QStringLiteral("server.log")); }

    bool start()
    {
        m_ready = false;
        // A port that was just given up may be held a moment longer by another's connection.
        for (int tries = 0; tries < 3 && !m_ready; ++tries) {
            writeConfig();
            m_process.setStandardErrorFile(logPath(), QIODevice::Append);
            m_process.setStandardOutputFile(QProcess::nullDevice());
            m_process.setChildProcessModifier([parent = ::getpid()] {
                ::prctl(PR_SET_PDEATHSIG, SIGKILL);
                if (::getppid() != parent)
                    ::_exit(1);
            });
            m_process.start(QStringLiteral(NATS_SERVER), {QStringLiteral("-c"), configPath()});
            m_ready = m_process.waitForStarted(5000) && waitForPorts() && waitForHealth();
            if (!m_ready)
                end(SIGKILL);
        }
        return m_ready;
    }

    QString configPath() const { return m_folder.filePath(QStringLiteral("server.conf")); }

    void writeConfig()
    {
        QFile file(configPath());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("%s", qPrintable(file.errorString()));
        file.write(QStringLiteral("host: \"127.0.0.1\"\nport: %1\nhttp: \"127.0.0.1:-1\"\nports_file_dir: \"%2\"\n"
                                  "max_payload: 8MB\njetstream { store_dir: \"%3\" }\n%4\n")
                       .arg(m_port)
                       .arg(m_folder.path(), storeFolder(), m_extra)
                       .toUtf8());
    }

    bool waitForPorts()
    {
        QFile file(m_folder.filePath(QStringLiteral("nats-server_%1.ports").arg(m_process.processId())));
        QJsonObject ports;
        const bool written = QTest::qWaitFor([&] {
            if (file.open(QIODevice::ReadOnly))
                ports = QJsonDocument::fromJson(file.readAll()).object();
            file.close();
            return !ports.isEmpty() || m_process.state() == QProcess::NotRunning;
        }, 10000);
        m_port = written && !ports.isEmpty() ? firstPort(ports, QStringLiteral("nats")).port() : m_port;
        m_monitoring = firstPort(ports, QStringLiteral("monitoring"));
        return !ports.isEmpty();
    }

    static QUrl firstPort(const QJsonObject &ports, const QString &kind) { return QUrl(ports[kind].toArray().at(0).toString()); }

    bool waitForHealth()
    {
        return QTest::qWaitFor([this] {
            QTcpSocket socket;
            socket.connectToHost(m_monitoring.host(), quint16(m_monitoring.port()));
            socket.write("GET /healthz HTTP/1.0\r\n\r\n");
            QByteArray answer;
            while (socket.waitForReadyRead(1000))
                answer += socket.readAll();
            return answer.contains("200 OK");
        }, 10000);
    }

    void signalServer(int number) const
    {
        if (m_process.processId() > 0)
            ::kill(pid_t(m_process.processId()), number);
    }

    // The signal reaches the threads one after the other; some still answer for a moment.
    bool allThreadsStand() const
    {
        const QDir threads(QStringLiteral("/proc/%1/task").arg(m_process.processId()));
        const QStringList names = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return std::ranges::all_of(names, [&threads](const QString &name) {
            QFile file(threads.filePath(name + QStringLiteral("/stat")));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(") T ");
        });
    }

    void end(int number)
    {
        m_ready = false;
        if (m_process.state() == QProcess::NotRunning)
            return;
        signalServer(SIGCONT);
        signalServer(number);
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }

    QTemporaryDir m_folder;
    QString m_extra;
    QUrl m_monitoring;
    int m_port = -1;
    bool m_ready = false;
    QProcess m_process;
};

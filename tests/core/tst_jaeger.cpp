// SPDX-License-Identifier: Apache-2.0
#include "core/engine/processid.h"
#include "core/telemetry/jaeger.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Jaeger;
using core::JaegerPorts;
using lattice::Fault;

namespace {

/*!
    Keeps containers as files, as podman keeps them: `run` makes one with its label and starts a page on the port that is
    published for 16686, `ps` lists by label, `rm` ends it. Each command line is noted.
*/
const QByteArray kPodman = R"sh(#!/bin/sh
state=$(dirname "$0")/containers
mkdir -p "$state"
echo "$@" >> "$state.log"
case $1 in
run)
    [ -e "$state/refuse" ] && { echo "Error: cannot pull: no route to host" >&2; exit 125; }
    while [ $# -gt 0 ]; do
        case $1 in
        --label) label=$2;;
        --publish) case $2 in *:16686) port=${2#127.0.0.1:}; port=${port%:16686};; esac;;
        esac
        shift
    done
    python3 "$(dirname "$0")/page.py" $port > /dev/null 2>&1 < /dev/null &
    echo $! > "$state/c0ffee.pid"
    echo "$label" > "$state/c0ffee.label"
    echo c0ffee;;
ps)
    for a in "$@"; do case $a in label=*) wanted=${a#label=};; esac; done
    for f in "$state"/*.label; do
        [ -e "$f" ] && [ "$(cat "$f")" = "$wanted" ] && basename "$f" .label
    done
    exit 0;;
rm)
    kill $(cat "$state/$3.pid")
    rm "$state/$3.pid" "$state/$3.label";;
esac
)sh";

const QByteArray kPage = R"py(import http.server, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b'{"data":[]}')
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1].split(":")[-1])), Page).serve_forever()
)py";

int freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

} // namespace

class TestJaeger final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void containerIsStartedFoundAndStopped();
    void otherContainersAreLeftAlone();
    void programIsStartedFoundAndStopped();
    void programThatEndsIsSaid();
    void nextWayIsTriedAndReasonsAreSaid();
    void nothingHereSaysHow();
    void takenPortIsNamed();
    void cancelledStartSaysSo();
    void staleNoteIsNoEndpoint();

private:
    void install(const QString &name, const QByteArray &script) const
    {
        QFile file(bin(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QString bin(const QString &name) const { return m_dir->filePath(u"bin/"_s + name); }
    QByteArray log() const
    {
        QFile file(bin(u"containers.log"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Jaeger jaeger() const { return Jaeger(m_dir->filePath(u"run"_s), m_dir->filePath(u"bin"_s)); }
    auto up() const { return QCoro::waitFor(jaeger().up(m_ports, Jaeger::kImage, {}, {})); }
    auto down() const { return QCoro::waitFor(jaeger().down({})); }
    auto status() const { return QCoro::waitFor(jaeger().status({})); }
    QString endpoint() const { return Jaeger::endpointIn(m_dir->filePath(u"run"_s)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    JaegerPorts m_ports;
};

void TestJaeger::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkpath(u"bin"_s) && QDir(m_dir->path()).mkpath(u"run"_s));
    install(u"page.py"_s, kPage);
    m_ports = {.ui = freePort(), .otlp = freePort(), .grpc = freePort()};
}

void TestJaeger::cleanup()
{
    down(); // also when a test has failed in between
}

void TestJaeger::containerIsStartedFoundAndStopped()
{
    install(u"podman"_s, kPodman);
    QVERIFY(!status()->isRunning);
    const auto started = up();
    QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().detail));
    QVERIFY(started->isNew && started->isRunning && started->answers);
    QCOMPARE(started->by, u"podman"_s);
    QCOMPARE(endpoint(), u"http://127.0.0.1:%1"_s.arg(m_ports.otlp));
    QVERIFY(log().contains(u"--publish 127.0.0.1:%1:4318"_s.arg(m_ports.otlp).toUtf8())); // on loopback alone
    QVERIFY(!log().contains(" -p ") && log().contains("--rm"));

    const auto again = up();
    QVERIFY(again && !again->isNew && again->isRunning);
    QCOMPARE(log().count("run --detach"), 1);
    QCOMPARE(status()->by, u"podman"_s);
    QVERIFY(status()->answers);

    QVERIFY(down()->isRunning);
    QVERIFY(!status()->isRunning);
    QCOMPARE(endpoint(), QString());
    QVERIFY(!down()->isRunning); // twice is no error
}

void TestJaeger::otherContainersAreLeftAlone()
{
    install(u"podman"_s, kPodman);
    QVERIFY(QDir(m_dir->path()).mkpath(u"bin/containers"_s));
    install(u"containers/beef.label"_s, "org.station-control-center.jaeger=999999\n"); // another user's
    QVERIFY(!status()->isRunning);
    QVERIFY(!down()->isRunning);
    QVERIFY(QFile::exists(bin(u"containers/beef.label"_s)));
    QVERIFY(!log().contains("rm "));
}

void TestJaeger::programIsStartedFoundAndStopped()
{
    install(u"jaeger"_s, "#!/bin/sh\nfor a; do case $a in --set=extensions.jaeger_query.http.endpoint=*) ui=$a;; esac; done\nexec python3 \"$(dirname \"$0\")/page.py\" \"$ui\"\n");
    const auto started = up();
    QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().detail));
    QCOMPARE(started->by, u"program"_s);
    QVERIFY(status()->isRunning && status()->answers);
    QCOMPARE(endpoint(), u"http://127.0.0.1:%1"_s.arg(m_ports.otlp));
    QVERIFY(down()->isRunning);
    QVERIFY(!status()->isRunning);
    QVERIFY(!status()->answers);
}

void TestJaeger::programThatEndsIsSaid()
{
    install(u"jaeger"_s, "#!/bin/sh\necho bad flags >&2\nexit 1\n");
    const auto started = up();
    QVERIFY(!started);
    QCOMPARE(started.error().fault, Fault::Invalid);
    QVERIFY2(started.error().detail.contains("jaeger.log"_L1), qPrintable(started.error().detail));
    QFile log(m_dir->filePath(u"run/jaeger.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly) && log.readAll().contains("bad flags"));
    QCOMPARE(endpoint(), QString());
}

void TestJaeger::nextWayIsTriedAndReasonsAreSaid()
{
    install(u"podman"_s, kPodman);
    QVERIFY(QDir(m_dir->path()).mkpath(u"bin/containers"_s));
    install(u"containers/refuse"_s, {});
    install(u"docker"_s, "#!/bin/sh\necho 'permission denied while trying to connect to the Docker daemon' >&2\nexit 1\n");
    const auto started = up();
    QVERIFY(!started);
    QCOMPARE(started.error().fault, Fault::NotFound);
    QVERIFY2(started.error().detail.contains("podman: Error: cannot pull: no route to host"_L1), qPrintable(started.error().detail));
    QVERIFY(started.error().detail.contains("docker: permission denied"_L1));
    QCOMPARE(endpoint(), QString());
}

void TestJaeger::nothingHereSaysHow()
{
    const auto started = up();
    QVERIFY(!started);
    QCOMPARE(started.error().fault, Fault::NotFound);
    for (const auto word : {"apt install podman"_L1, "jaegertracing.io/download"_L1, "OTEL_EXPORTER_OTLP_ENDPOINT"_L1})
        QVERIFY(started.error().detail.contains(word));
    QVERIFY(!status()->isRunning);
}

void TestJaeger::takenPortIsNamed()
{
    install(u"podman"_s, kPodman);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_ports.otlp = other.serverPort();
    const auto started = up();
    QVERIFY(!started);
    QCOMPARE(started.error().fault, Fault::Conflict);
    QVERIFY2(started.error().detail.contains(u"port %1 is taken"_s.arg(m_ports.otlp)) && started.error().detail.contains("--otlp-port"_L1), qPrintable(started.error().detail));
    QVERIFY(!log().contains("run --detach"));
}

void TestJaeger::cancelledStartSaysSo()
{
    install(u"podman"_s, "#!/bin/sh\n[ $1 = run ] && exec sleep 60\nexit 0\n");
    std::stop_source stop;
    QTimer::singleShot(300ms, this, [&stop] { stop.request_stop(); });
    QElapsedTimer timer;
    timer.start();
    const auto started = QCoro::waitFor(jaeger().up(m_ports, Jaeger::kImage, {}, stop.get_token()));
    QVERIFY(!started);
    QCOMPARE(started.error().fault, Fault::Cancelled);
    QVERIFY(timer.durationElapsed() < 20s);
}

void TestJaeger::staleNoteIsNoEndpoint()
{
    QFile note(m_dir->filePath(u"run/jaeger.note"_s));
    QVERIFY(note.open(QIODevice::WriteOnly));
    const core::ProcessId self = core::ProcessId::self();
    note.write("{\"by\":\"program\",\"pid\":" + QByteArray::number(self.pid) + ",\"started\":" + QByteArray::number(self.started + 1) + "}"); // another process had our number
    note.close();
    QCOMPARE(endpoint(), QString());
    QVERIFY(!down()->isRunning); // and is not ended
}

QTEST_GUILESS_MAIN(TestJaeger)
#include "tst_jaeger.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/jaeger.h"

#include "core/engine/processid.h"
#include "core/engine/safefile.h"
#include "core/model/pause.h"
#include "core/telemetry/programrun.h"

#include <QCoroNetworkReply>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

const QString Jaeger::kImage = u"docker.io/jaegertracing/jaeger:2.14.0"_s;

namespace {

constexpr auto kPulling = 10min;
constexpr auto kAsking = 15s;
constexpr auto kComingUp = 60s;
constexpr auto kEnding = 5s;

const QStringList kTools{u"podman"_s, u"docker"_s};

/*! Of this user: a docker may serve several. */
QString label()
{
    return u"org.station-control-center.jaeger=%1"_s.arg(::getuid());
}

QString advice(const QStringList &reasons)
{
    const QString tried = reasons.isEmpty() ? u"there is neither podman nor docker nor a program jaeger in PATH"_s : reasons.join(u"; "_s);
    return u"Jaeger cannot be started: %1.\nInstall podman (apt install podman), or put the program `jaeger` of https://www.jaegertracing.io/download/ into PATH, and run this again. "
           "Any other collector of OpenTelemetry does as well: set OTEL_EXPORTER_OTLP_ENDPOINT=http://HOST:4318 for the station."_s.arg(tried);
}

Result<> checkFree(int port, const QString &option)
{
    QTcpServer probe;
    if (probe.listen(QHostAddress::LocalHost, quint16(port)))
        return {};
    return failed(Fault::Conflict, u"port %1 is taken by another program; stop that, or choose another one: stn jaeger up --%2 PORT"_s.arg(port).arg(option));
}

QCoro::Task<bool> answers(QString page)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(page + u"/api/services"_s));
    request.setTransferTimeout(2s);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    co_await reply.get();
    co_return reply->error() == QNetworkReply::NoError;
}

} // namespace

QString JaegerStatus::page() const
{
    return u"http://127.0.0.1:%1"_s.arg(ports.ui);
}

QString JaegerStatus::endpoint() const
{
    return u"http://127.0.0.1:%1"_s.arg(ports.otlp);
}

/*! What the note keeps. */
struct Jaeger::Started {
    QString by;
    ProcessId process; //!< of a program
    JaegerPorts ports;

    QJsonObject toJson() const
    {
        return {{u"by"_s, by}, {u"pid"_s, process.pid}, {u"started"_s, process.started}, {u"ui"_s, ports.ui}, {u"otlp"_s, ports.otlp}, {u"grpc"_s, ports.grpc}};
    }
    static Started fromJson(const QJsonObject &json)
    {
        const JaegerPorts usual;
        return {.by = json[u"by"_s].toString(), .process = {.pid = json[u"pid"_s].toInteger(), .started = json[u"started"_s].toInteger()},
                .ports = {.ui = json[u"ui"_s].toInt(usual.ui), .otlp = json[u"otlp"_s].toInt(usual.otlp), .grpc = json[u"grpc"_s].toInt(usual.grpc)}};
    }
};

Jaeger::Jaeger(QString folder, QString path) : m_folder(std::move(folder)), m_path(std::move(path)) { }

QString Jaeger::program(const QString &name) const
{
    return QStandardPaths::findExecutable(name, m_path.split(u':', Qt::SkipEmptyParts));
}

QJsonObject Jaeger::note() const
{
    QFile file(notePath());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(4096)).object() : QJsonObject();
}

QString Jaeger::endpointIn(const QString &folder)
{
    const QJsonObject note = Jaeger(folder, {}).note();
    const Started started = Started::fromJson(note);
    const bool isGone = started.by == "program"_L1 && !started.process.isAlive();
    return note.isEmpty() || isGone ? QString() : JaegerStatus{.ports = started.ports}.endpoint();
}

QCoro::Task<QStringList> Jaeger::containers(QString tool, bool onlyRunning, std::stop_token stop) const
{
    QStringList arguments{u"ps"_s, u"--quiet"_s, u"--filter"_s, u"label="_s + label()};
    if (!onlyRunning)
        arguments.insert(1, u"--all"_s);
    const auto listed = co_await runProgram(tool, arguments, kAsking, std::move(stop));
    if (!listed || listed->exitCode != 0)
        co_return QStringList(); // a docker whose service does not run has none of ours either
    co_return QString::fromUtf8(listed->output).split(u'\n', Qt::SkipEmptyParts);
}

QCoro::Task<Result<JaegerStatus>> Jaeger::status(std::stop_token stop)
{
    const Started known = Started::fromJson(note());
    JaegerStatus status{.ports = known.ports};
    if (known.by == "program"_L1 && known.process.isAlive())
        status.by = known.by;
    const QString path = m_path;
    for (const QString &name : kTools) {
        const QString tool = status.by.isEmpty() ? program(name) : QString();
        if (!tool.isEmpty() && !(co_await containers(tool, true, stop)).isEmpty())
            status.by = name;
    }
    status.isRunning = !status.by.isEmpty();
    status.answers = co_await answers(status.page());
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"cancelled"_s);
    co_return status;
}

QCoro::Task<Result<Jaeger::Started>> Jaeger::startContainer(QString tool, JaegerPorts ports, QString image, std::stop_token stop)
{
    const auto publish = [](int port, int inside) { return u"127.0.0.1:%1:%2"_s.arg(port).arg(inside); };
    const JaegerPorts inside;
    for (const QString &left : co_await containers(tool, false, stop)) // one that has ended and was not removed
        std::ignore = co_await runProgram(tool, {u"rm"_s, u"--force"_s, left}, kAsking, stop);
    const QStringList arguments{u"run"_s, u"--detach"_s, u"--rm"_s, u"--name"_s, u"station-jaeger-%1"_s.arg(::getuid()), u"--label"_s, label(),
                                u"--publish"_s, publish(ports.ui, inside.ui), u"--publish"_s, publish(ports.otlp, inside.otlp),
                                u"--publish"_s, publish(ports.grpc, inside.grpc), image};
    const auto ran = co_await runProgram(tool, arguments, kPulling, stop);
    if (!ran)
        co_return std::unexpected(ran.error());
    if (ran->exitCode != 0)
        co_return failed(Fault::Invalid, QString::fromUtf8(ran->errors).trimmed().section(u'\n', -1).left(300));
    co_return Started{.by = {}, .process = {}, .ports = ports};
}

Result<Jaeger::Started> Jaeger::startProgram(const QString &path, JaegerPorts ports) const
{
    QProcess process; // a copy of it goes on without us
    process.setProgram(path);
    QStringList arguments;
    const JaegerPorts usual;
    const auto set = [&arguments](int port, int usually, const QString &key) {
        if (port != usually)
            arguments << u"--set=%1=127.0.0.1:%2"_s.arg(key).arg(port);
    };
    set(ports.ui, usual.ui, u"extensions.jaeger_query.http.endpoint"_s);
    set(ports.otlp, usual.otlp, u"receivers.otlp.protocols.http.endpoint"_s);
    set(ports.grpc, usual.grpc, u"receivers.otlp.protocols.grpc.endpoint"_s);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(m_folder + u"/jaeger.log"_s);
    process.setStandardErrorFile(m_folder + u"/jaeger.log"_s, QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return failed(Fault::Invalid, process.errorString());
    return Started{.by = u"program"_s, .process = ProcessId::of(pid), .ports = ports};
}

QCoro::Task<Result<>> Jaeger::waitForPage(JaegerStatus status, std::stop_token stop)
{
    const Started started = Started::fromJson(note());
    for (QDeadlineTimer deadline(kComingUp); !deadline.hasExpired();) {
        if (co_await answers(status.page()))
            co_return Result<>();
        if (started.by == "program"_L1 && !started.process.isAlive())
            co_return failed(Fault::Invalid, u"jaeger has ended again; see %1/jaeger.log"_s.arg(m_folder));
        if (!co_await pause(200ms, stop))
            co_return failed(Fault::Cancelled, u"cancelled"_s);
    }
    co_return failed(Fault::Timeout, u"Jaeger was started by %1, but %2 does not answer; look with `stn jaeger status`, end it with `stn jaeger down`"_s.arg(status.by, status.page()));
}

QCoro::Task<Result<JaegerStatus>> Jaeger::up(JaegerPorts ports, QString image, Progress progress, std::stop_token stop)
{
    const auto before = co_await status(stop);
    if (!before || before->isRunning)
        co_return before;
    for (const auto &[port, option] : {std::pair{ports.ui, u"ui-port"_s}, std::pair{ports.otlp, u"otlp-port"_s}, std::pair{ports.grpc, u"grpc-port"_s}}) {
        if (const auto isFree = checkFree(port, option); !isFree)
            co_return std::unexpected(isFree.error());
    }
    QStringList reasons;
    Result<Started> started = failed(Fault::NotFound, QString());
    for (const QString &name : kTools) {
        const QString tool = program(name);
        if (tool.isEmpty())
            continue;
        if (progress)
            progress(u"Starting %1 by %2; the first time it is downloaded.\n"_s.arg(image, name));
        started = co_await startContainer(tool, ports, image, stop);
        if (stop.stop_requested()) {
            std::ignore = co_await down({}); // it may have come so far as a container
            co_return failed(Fault::Cancelled, u"cancelled"_s);
        }
        if (started) {
            started->by = name;
            break;
        }
        reasons << u"%1: %2"_s.arg(name, started.error().detail);
    }
    if (const QString path = started ? QString() : program(u"jaeger"_s); !path.isEmpty()) {
        started = startProgram(path, ports);
        if (!started)
            reasons << u"jaeger: "_s + started.error().detail;
    }
    if (!started)
        co_return failed(Fault::NotFound, advice(reasons));
    JaegerStatus status{.isRunning = true, .by = started->by, .ports = ports, .isNew = true};
    if (const auto noted = writePrivateFile(notePath(), QJsonDocument(started->toJson()).toJson()); !noted)
        co_return std::unexpected(noted.error());
    if (const auto up = co_await waitForPage(status, stop); !up) {
        if (up.error().fault != Fault::Timeout) // what is half there is taken away; what is slow may still come
            std::ignore = co_await down({});
        co_return std::unexpected(up.error());
    }
    status.answers = true;
    co_return status;
}

QCoro::Task<Result<JaegerStatus>> Jaeger::down(std::stop_token stop)
{
    const Started known = Started::fromJson(note());
    JaegerStatus ended{.ports = known.ports};
    if (known.by == "program"_L1 && known.process.isAlive()) {
        ended.by = known.by;
        ::kill(pid_t(known.process.pid), SIGTERM);
        for (QDeadlineTimer deadline(kEnding); known.process.isAlive() && !deadline.hasExpired();)
            std::ignore = co_await pause(50ms, {}); // also when nobody waits for us any more: it is being ended
        if (known.process.isAlive())
            ::kill(pid_t(known.process.pid), SIGKILL);
    }
    for (const QString &name : kTools) {
        const QString tool = program(name);
        const QStringList ours = tool.isEmpty() ? QStringList() : co_await containers(tool, false, stop);
        for (const QString &container : ours) {
            const auto removed = co_await runProgram(tool, {u"rm"_s, u"--force"_s, container}, kAsking, stop);
            if (!removed || removed->exitCode != 0)
                co_return failed(Fault::Invalid, u"%1 does not remove the container %2: %3"_s.arg(name, container, removed ? QString::fromUtf8(removed->errors).trimmed() : removed.error().detail));
            ended.by = name;
        }
    }
    QFile::remove(notePath());
    ended.isRunning = !ended.by.isEmpty();
    co_return ended;
}

} // namespace core

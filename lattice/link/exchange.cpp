// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/exchange.h"

#include "lattice/pending.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QProcess>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMostBytes = 1 << 20;

// The coroutine may go on inside a signal of the object it waits for, so that must not be deleted there.
template <typename T>
using Later = std::unique_ptr<T, QScopedPointerDeleteLater>;

template <typename T>
auto cancelling(const Pending<Result<T>> &done)
{
    return [done] {
        const auto kept = done; // settling ends the coroutine that owns this lambda
        kept.settle(failed(Fault::Cancelled, u"stopped"_s));
    };
}

template <typename T>
void limit(const Pending<Result<T>> &done, QObject *context, std::chrono::milliseconds deadline, const QString &what)
{
    QTimer::singleShot(deadline, context, [done, what, deadline] {
        done.settle(failed(Fault::Timeout, u"%1: no answer within %2 ms"_s.arg(what).arg(deadline.count())));
    });
}

struct Conversation {
    Pending<Result<QByteArray>> done;
    QByteArray received;
    ReadUntil until;
};

void hear(Conversation &talk, QTcpSocket &socket)
{
    talk.received += socket.read(kMostBytes - talk.received.size());
    const auto end = talk.received.indexOf('\n');
    if (talk.until == ReadUntil::Line && end >= 0)
        talk.done.settle(talk.received.first(end));
    else if (talk.received.size() >= kMostBytes)
        talk.done.settle(failed(Fault::Invalid, u"the answer is too long"_s));
}

void hearEnd(Conversation &talk, QTcpSocket &socket)
{
    hear(talk, socket);
    if (talk.until == ReadUntil::Close && socket.error() == QAbstractSocket::RemoteHostClosedError)
        talk.done.settle(talk.received);
    else
        talk.done.settle(failed(Fault::Unreachable, socket.errorString()));
}

} // namespace

QCoro::Task<Result<QByteArray>> exchange(QString host, int port, QByteArray request, ReadUntil until,
                                         std::chrono::milliseconds deadline, std::stop_token stop)
{
    const auto talk = std::make_shared<Conversation>(Conversation{.done = {}, .received = {}, .until = until});
    const Later<QTcpSocket> socket(new QTcpSocket);
    QTcpSocket *wire = socket.get();
    wire->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(wire, &QTcpSocket::connected, wire, [wire, request] { wire->write(request); });
    QObject::connect(wire, &QTcpSocket::readyRead, wire, [talk, wire] { hear(*talk, *wire); });
    QObject::connect(wire, &QTcpSocket::errorOccurred, wire, [talk, wire] { hearEnd(*talk, *wire); });
    limit(talk->done, wire, deadline, u"%1:%2"_s.arg(host).arg(port));
    const std::stop_callback stopped(stop, cancelling(talk->done));
    wire->connectToHost(host, quint16(port));

    auto answer = co_await talk->done;
    wire->disconnect();
    wire->abort();
    co_return answer;
}

Result<ServerGreeting> parseGreeting(const QByteArray &line)
{
    const QJsonObject info = line.startsWith("INFO ") ? QJsonDocument::fromJson(line.mid(5)).object() : QJsonObject();
    if (!info[u"server_id"].isString())
        return failed(Fault::Invalid, u"what answers is no NATS server"_s);
    return ServerGreeting{.serverName = info[u"server_name"].toString(),
                          .version = info[u"version"].toString(),
                          .jetStream = info[u"jetstream"].toBool(),
                          .authRequired = info[u"auth_required"].toBool(),
                          .tlsRequired = info[u"tls_required"].toBool(),
                          .tlsAvailable = info[u"tls_available"].toBool(),
                          .tlsVerify = info[u"tls_verify"].toBool()};
}

QCoro::Task<Result<ServerGreeting>> readGreeting(QString host, int port, std::chrono::milliseconds deadline, std::stop_token stop)
{
    const auto line = co_await exchange(host, port, {}, ReadUntil::Line, deadline, stop);
    if (!line)
        co_return std::unexpected(line.error());
    auto greeting = parseGreeting(*line);
    if (!greeting)
        co_return failed(Fault::Invalid, u"%1:%2: %3"_s.arg(host).arg(port).arg(greeting.error().detail));
    co_return greeting;
}

QCoro::Task<Result<ProgramOutput>> runProgram(QString program, QStringList arguments, std::chrono::milliseconds deadline, std::stop_token stop)
{
    const Pending<Result<ProgramOutput>> done;
    Later<QProcess> process(new QProcess);
    QProcess *child = process.get();
    child->setProcessChannelMode(QProcess::MergedChannels);
    child->setStandardInputFile(QProcess::nullDevice());
    QObject::connect(child, &QProcess::finished, child, [done, child](int code, QProcess::ExitStatus status) {
        done.settle(ProgramOutput{.exitCode = status == QProcess::NormalExit ? code : -1, .text = QString::fromUtf8(child->readAll())});
    });
    QObject::connect(child, &QProcess::errorOccurred, child, [done, child, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            done.settle(failed(Fault::NotFound, u"%1: %2"_s.arg(program, child->errorString())));
    });
    limit(done, child, deadline, program);
    const std::stop_callback stopped(stop, cancelling(done));
    child->start(program, arguments);

    auto output = co_await done;
    child->disconnect();
    if (child->state() != QProcess::NotRunning) { // its end is waited for without us
        QObject::connect(process.release(), &QProcess::finished, child, &QObject::deleteLater);
        child->kill();
    }
    co_return output;
}

QCoro::Task<Result<>> pause(std::chrono::milliseconds duration, std::stop_token stop)
{
    const Pending<Result<>> done;
    const Later<QTimer> timer(new QTimer);
    timer->setSingleShot(true);
    timer->callOnTimeout([done] { done.settle({}); });
    const std::stop_callback stopped(stop, cancelling(done));
    timer->start(duration);
    co_return co_await done;
}

} // namespace lattice

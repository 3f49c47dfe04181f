// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/programrun.h"

#include "lattice/pending.h"

#include <QProcess>
#include <QTimer>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kMost = 1024 * 1024;

enum class End { Itself, Failed, Late, Stopped };

void read(QByteArray &to, const QByteArray &part)
{
    to += part.first(std::min(part.size(), kMost - to.size()));
}

} // namespace

QCoro::Task<Result<ProgramOutput>> runProgram(QString program, QStringList arguments, std::chrono::milliseconds deadline, std::stop_token stop)
{
    const lattice::Pending<End> ended;
    ProgramOutput output;
    auto process = std::make_unique<QProcess>();
    QTimer limit;
    QObject::connect(process.get(), &QProcess::readyReadStandardOutput, &limit, [&] { read(output.output, process->readAllStandardOutput()); });
    QObject::connect(process.get(), &QProcess::readyReadStandardError, &limit, [&] { read(output.errors, process->readAllStandardError()); });
    // Queued: whoever waits here ends the process object, which is still busy with its signal.
    QObject::connect(process.get(), &QProcess::finished, &limit, [ended](int, QProcess::ExitStatus status) { ended.settle(status == QProcess::NormalExit ? End::Itself : End::Failed); }, Qt::QueuedConnection);
    QObject::connect(process.get(), &QProcess::errorOccurred, &limit, [ended](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended.settle(End::Failed);
    }, Qt::QueuedConnection);
    QObject::connect(&limit, &QTimer::timeout, &limit, [ended] { ended.settle(End::Late); });
    const std::stop_callback cancel(stop, [&limit, ended] { QMetaObject::invokeMethod(&limit, [ended] { ended.settle(End::Stopped); }, Qt::QueuedConnection); });
    limit.setSingleShot(true);
    limit.start(deadline);
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(program, arguments);
    const End end = co_await ended;
    if (end == End::Late || end == End::Stopped) { // killed, and not waited for
        limit.disconnect();
        process->disconnect(&limit);
        QObject::connect(process.get(), &QProcess::finished, process.get(), &QObject::deleteLater);
        process->kill();
        std::ignore = process.release();
    }
    switch (end) {
    case End::Itself: break;
    case End::Failed: co_return failed(Fault::Invalid, u"%1: %2"_s.arg(program, process->errorString()));
    case End::Late: co_return failed(Fault::Timeout, u"%1 did not end within %2 s"_s.arg(program).arg(deadline.count() / 1000));
    case End::Stopped: co_return failed(Fault::Cancelled, u"cancelled"_s);
    }
    output.exitCode = process->exitCode();
    co_return output;
}

} // namespace core

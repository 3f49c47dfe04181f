// SPDX-License-Identifier: Apache-2.0
#include "app/bench/lineload.h"

#include "lattice/pending.h"

#include <QCoreApplication>
#include <QProcess>

#include <chrono>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

using Clock = std::chrono::steady_clock;

QCoro::Task<Result<std::vector<double>>> lineTimes(QString role, QByteArray request, int calls)
{
    QProcess echo;
    echo.start(QCoreApplication::applicationFilePath(), {u"--as"_s, role});
    request += '\n';
    std::vector<double> times;
    for (int call = -100; call < calls; ++call) { // the first ones warm it up
        const lattice::Pending<bool> answered;
        QByteArray line;
        const auto reading = QObject::connect(&echo, &QProcess::readyReadStandardOutput, &echo, [&] {
            line += echo.readAllStandardOutput();
            if (line.endsWith('\n'))
                answered.settle(true);
        });
        const auto ended = QObject::connect(&echo, &QProcess::finished, &echo, [&] { answered.settle(false); });
        const auto begin = Clock::now();
        echo.write(request);
        if (!co_await answered)
            co_return lattice::failed(lattice::Fault::Unreachable, u"the other program has ended"_s);
        QObject::disconnect(reading);
        QObject::disconnect(ended);
        if (call >= 0)
            times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    }
    echo.kill();
    echo.waitForFinished();
    co_return times;
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/headless/servicemanager.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;

namespace app::ServiceManager {

namespace {

constexpr int kDeadlineMs = 70'000;

/*! What a station reads of the environment, and that the service manager does not have. */
bool isOurs(const QString &name)
{
    static const QStringList ends = {u"_API_KEY"_s, u"_BASE_URL"_s, u"_PROXY"_s, u"_proxy"_s};
    static const QStringList starts
        = {u"STN_"_s, u"STATION_"_s, u"XDG_"_s, u"OTEL_"_s, u"AI_"_s, u"OLLAMA_"_s, u"SSL_CERT_"_s};
    const auto beginsSo = [&](const QString &start) { return name.startsWith(start); };
    const auto endsSo = [&](const QString &end) { return name.endsWith(end); };
    return name == "PATH"_L1 || name == "LANG"_L1 || std::ranges::any_of(starts, beginsSo)
        || std::ranges::any_of(ends, endsSo);
}

} // namespace

bool isThere()
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + u"/systemd/private"_s)
        && !QStandardPaths::findExecutable(u"systemd-run"_s).isEmpty();
}

QStringList unitArguments(const core::HomePaths &home, const QString &program, const QStringList &command,
                          const QStringList &variables)
{
    const QString key
        = QString::fromLatin1(QCryptographicHash::hash(home.data.toUtf8(), QCryptographicHash::Sha256).toHex().left(8));
    QStringList arguments{u"--user"_s,
                          u"--quiet"_s,
                          u"--collect"_s,
                          u"--unit=station-"_s + key,
                          u"--description=Station of "_s + home.data,
                          u"--property=Type=notify"_s,
                          u"--property=Restart=on-failure"_s,
                          u"--property=TimeoutStartSec=60"_s,
                          u"--property=TimeoutStopSec=10"_s,
                          u"--property=StandardOutput=null"_s,
                          u"--property=StandardError=append:"_s + home.logFile(),
                          u"--setenv=STATION_LOG_FILE="_s + home.logFile()};
    for (const QString &name : variables) {
        if (isOurs(name) && name != "STATION_LOG_FILE"_L1)
            arguments << u"--setenv="_s + name; // by name: systemd-run takes the value from its own environment
    }
    return arguments + QStringList{u"--"_s, program} + command;
}

lattice::Result<> start(const core::HomePaths &home, const QStringList &command)
{
    QProcess process;
    process.start(u"systemd-run"_s,
                  unitArguments(home, QCoreApplication::applicationFilePath(), command,
                                QProcessEnvironment::systemEnvironment().keys()));
    if (process.waitForFinished(kDeadlineMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return failed(Fault::Unreachable, u"systemd-run: "_s + QString::fromUtf8(process.readAllStandardError()).trimmed());
}

} // namespace app::ServiceManager

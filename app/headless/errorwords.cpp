// SPDX-License-Identifier: Apache-2.0
#include "app/headless/errorwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using lattice::Error;
using lattice::Fault;

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

QStringList connectionRemedies()
{
    return {Words::tr("Verify orchestrator is running: `stn status`"),
            Words::tr("Check NATS port: `nc -zv localhost 4222`"), Words::tr("Verify firewall allows port 4222"),
            Words::tr("Check URL format: `nats://host:port` (not `http://`)")};
}

QStringList signInRemedies()
{
    return {Words::tr("Verify credentials match orchestrator config"),
            Words::tr("Check credential file permissions: `chmod 600 creds.txt`"),
            Words::tr("Try token auth as fallback"), Words::tr("Check orchestrator logs for auth errors: `stn logs`")};
}

QStringList discoveryRemedies()
{
    return {Words::tr("Check station registration: `stn lattice status`"),
            Words::tr("See which agents can be called: `stn lattice agents`"),
            Words::tr("Verify agent name is unique across mesh: conflicts stand in `stn lattice status`")};
}

QStringList timeoutRemedies()
{
    return {Words::tr("Increase timeout: `--timeout 600`, or `timeout_sec: 120` in config.yaml"),
            Words::tr("Check target station is online: `stn lattice status`")};
}

} // namespace

ExitCode exitCode(Fault fault)
{
    switch (fault) {
    case Fault::Unreachable:
        return ExitCode::CannotConnect;
    case Fault::Timeout:
        return ExitCode::TimedOut;
    case Fault::Refused:
        return ExitCode::Refused;
    default:
        return ExitCode::Failed;
    }
}

QString errorText(const Error &error, Doing doing)
{
    if (doing == Doing::Connecting && error.fault == Fault::Unreachable)
        return u"failed to connect to NATS: "_s + error.detail;
    if (doing == Doing::Connecting && error.fault == Fault::Refused)
        return error.detail.isEmpty() ? u"authentication failed"_s : u"authentication failed: "_s + error.detail;
    switch (error.fault) {
    case Fault::Cancelled:
        return Words::tr("cancelled");
    case Fault::NoResponders:
        return Words::tr("nobody answers: %1").arg(error.detail);
    case Fault::Busy:
        return Words::tr("busy, try again in a moment: %1").arg(error.detail);
    default:
        return error.detail;
    }
}

QStringList remedies(const Error &error, Doing doing)
{
    if (doing == Doing::Connecting && error.fault == Fault::Unreachable)
        return connectionRemedies();
    if (doing == Doing::Connecting && error.fault == Fault::Refused)
        return signInRemedies();
    if (doing != Doing::Calling)
        return {};
    switch (error.fault) {
    case Fault::NotFound:
    case Fault::NoResponders:
        return discoveryRemedies();
    case Fault::Timeout:
        return timeoutRemedies();
    case Fault::Busy:
        return {Words::tr("Wait, raise `lattice.slots` of the station, or add another station")};
    case Fault::Unreachable:
        return connectionRemedies();
    default:
        return {};
    }
}

} // namespace app

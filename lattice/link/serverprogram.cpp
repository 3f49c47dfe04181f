// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverprogram.h"

#include "lattice/link/exchange.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

const QVersionNumber kOldest(2, 10);
const QVersionNumber kMaintained(2, 11);

} // namespace

QString ServerProgram::warning() const
{
    if (version >= kMaintained)
        return {};
    return u"nats-server %1 gets no more security fixes from its makers: keep it on this machine or behind TLS, and install 2.11 or newer when you can"_s
        .arg(version.toString());
}

Result<QString> ServerProgram::find(const QString &configured)
{
    if (!configured.isEmpty()) {
        const QFileInfo file(configured);
        if (file.isFile() && file.isExecutable())
            return file.absoluteFilePath();
        return failed(Fault::NotFound, u"%1 is no program: name nats-server's file, or nothing to let it be found"_s.arg(configured));
    }
    // Debian puts it where a user's PATH does not look.
    const QStringList places{u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/local/bin"_s, u"/opt/homebrew/bin"_s};
    QString path = QStandardPaths::findExecutable(u"nats-server"_s);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(u"nats-server"_s, places);
    if (path.isEmpty())
        return failed(Fault::NotFound, u"nats-server is not installed: install it (Debian and Ubuntu: sudo apt install nats-server), "
                                        "or join a lattice that runs elsewhere"_s);
    return path;
}

QCoro::Task<Result<ServerProgram>> ServerProgram::examine(QString configured, std::stop_token stop)
{
    static const QRegularExpression form(u"nats-server: v(\\d+\\.\\d+\\.\\d+)"_s);
    const auto path = find(configured);
    if (!path)
        co_return std::unexpected(path.error());
    const auto output = co_await runProgram(*path, {u"--version"_s}, 10s, stop);
    if (!output)
        co_return std::unexpected(output.error());
    const auto match = form.match(output->text);
    if (!match.hasMatch())
        co_return failed(Fault::Invalid, u"%1 is not nats-server: its version is \"%2\""_s.arg(*path, output->text.trimmed().left(200)));

    const ServerProgram program{.path = *path, .version = QVersionNumber::fromString(match.captured(1))};
    if (program.version < kOldest)
        co_return failed(Fault::Refused, u"nats-server %1 is too old: install 2.10 or newer"_s.arg(match.captured(1)));
    co_return program;
}

} // namespace lattice

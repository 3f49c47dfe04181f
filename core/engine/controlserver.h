// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "core/engine/progress.h"
#include "lattice/result.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QLocalServer>

#include <memory>
#include <stop_token>

namespace core {

/*!
    The control channel of a running engine: commands of the same user reach it by a local socket.

    One JSON object a line. `{"id","verb","arguments"}` is answered by any number of `{"id","progress"}` and one
    `{"id","result"}` or `{"id","error":{"fault","detail"}}`; `{"id","cancel":true}` stops a verb, and so does a client that goes.
    What cannot be read is answered with `"id":null`. Lines are bounded; a longer one ends the connection.
*/
class ControlServer final : public QObject
{
    Q_OBJECT

public:
    /*! Runs a verb for a caller. */
    using Dispatch = std::function<QCoro::Task<lattice::Result<QJsonObject>>(Caller caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop)>;

    static constexpr qsizetype kLongestLine = 16 * 1024 * 1024; // answers have up to 8 MB, more when quoted
    static constexpr int kMostClients = 256;
    static constexpr int kMostCalls = 64; // per client, at a time

    /*! Listens on \a path, which must be in a folder of this user alone. */
    static lattice::Result<std::unique_ptr<ControlServer>> listen(const QString &path, Dispatch dispatch);
    ~ControlServer() override;

    QString path() const;
    int clients() const;

private:
    explicit ControlServer(Dispatch dispatch);
    void welcome();

    Dispatch m_dispatch;
    QLocalServer m_server;
};

} // namespace core

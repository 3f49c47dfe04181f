// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/processid.h"
#include "lattice/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <memory>
#include <optional>

namespace core {

/*! What a running engine tells the other programs of its user. */
struct RuntimeEntry {
    ProcessId process;
    QString stationId;
    QString stationName;
    QString mode;
    QString home; //!< HomePaths::data
    QString nats; //!< with user and password as in a URL; empty when standalone
    QString mcp;
    QString mcpToken;
    QString agents; //!< agents as tools
    QString control; //!< the socket of the control channel
    QString log; //!< empty: not written to a file
    QStringList arguments; //!< of `serve`, for `restart`

    QJsonObject toJson() const;
    static RuntimeEntry fromJson(const QJsonObject &json);

    friend bool operator==(const RuntimeEntry &, const RuntimeEntry &) = default;
};

/*!
    The file `<runtime folder>/<station id>.json` (0600) of a running engine. It goes with the object; what a killed
    engine leaves behind is known by its process and swept by the next who looks.
*/
class RuntimeFile final
{
public:
    Q_DISABLE_COPY_MOVE(RuntimeFile)
    ~RuntimeFile();

    static lattice::Result<std::unique_ptr<RuntimeFile>> create(const RuntimeEntry &entry);

    lattice::Result<> update(const RuntimeEntry &entry); //!< the id stays

    /*!
        `$XDG_RUNTIME_DIR/station`, or `/tmp/station-UID` where there is none; made when missing.
        \return Refused when it belongs to somebody else or is open to others: secrets would be read or planted
    */
    static lattice::Result<QString> folder();

    static QList<RuntimeEntry> running(); //!< of this user; sweeps the stale
    static std::optional<RuntimeEntry> ofHome(const QString &dataFolder);

    /*!
        The engine that serves the lattice at \a url, when that is a bare address (no sign-in) on this machine's
        loopback; an orchestrator is preferred to members of the same lattice.
    */
    static std::optional<RuntimeEntry> ofAddress(const QString &url);

private:
    explicit RuntimeFile(QString path)
        : m_path(std::move(path))
    { }

    QString m_path;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QMetaType>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace core {

/*! How an MCP server is started or reached: a template of an environment with its variables filled in. Secret: environment and headers hold keys. */
struct McpServerSpec {
    QString name;                         //!< in the environment
    QString command;                      //!< of a stdio server; found by PATH
    QStringList arguments;
    QMap<QString, QString> environment;   //!< over the few variables that every server gets (PATH, HOME, LANG, TMPDIR, …)
    QString folder;                       //!< that it runs in; empty: the environment's
    QUrl url;                             //!< of a Streamable HTTP server
    QMap<QString, QString> headers;
    bool shareable = false;               //!< one session may serve several runs
    bool sandboxed = false;               //!< a stdio server runs in bubblewrap
    std::chrono::milliseconds startDeadline{std::chrono::seconds(30)};
    std::chrono::milliseconds callDeadline{std::chrono::minutes(2)};
    QStringList secrets;                  //!< values that stand in it and are masked in whatever it says

    bool isRemote() const { return !url.isEmpty(); }
    friend bool operator==(const McpServerSpec &, const McpServerSpec &) = default;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <chrono>

namespace core {

/*! What an agent's code may use: `sandbox:` of its front matter. Zero of a limit: the sandbox's own default. */
struct SandboxSettings {
    enum class Runtime { Python, Node, Bash };
    enum class Mode {
        Compute, //!< one piece of code at a time: sandbox_run
        Code,    //!< a folder that stays during the run: sandbox_open, sandbox_exec, sandbox_fs_*
    };
    enum class Session {
        Agent,    //!< a folder for each run
        Workflow, //!< one folder for all runs that belong together
    };

    bool enabled = false;
    Runtime runtime = Runtime::Python;
    Mode mode = Mode::Compute;
    Session session = Session::Agent;
    bool network = false;
    std::chrono::milliseconds timeout{0}; //!< of one piece of code
    qint64 maxOutputBytes = 0;
    qint64 maxFileBytes = 0;
    int maxFiles = 0;
    qint64 maxMemoryBytes = 0;
    int maxProcesses = 0;
    QStringList pipPackages;
    QStringList npmPackages;
    QMap<QString, QString> environment; //!< may hold `${VAR}` of the environment's variables
    QString image;                      //!< kept for the Go project; our sandbox has none

    friend bool operator==(const SandboxSettings &, const SandboxSettings &) = default;
};

/*! "python", "node", "bash". */
QString runtimeName(SandboxSettings::Runtime runtime);

/*!
    Whether \a word of `tools` or of a policy means the tool \a tool of \a server: its name, the server's name (all its tools),
    `server/tool`, `server.tool`, `server__tool`, the Go project's `__tool`; each with `*` and `?`.
*/
bool matchesTool(const QString &word, const QString &server, const QString &tool);

/*! Whether any of \a words means it. */
bool matchesTool(const QStringList &words, const QString &server, const QString &tool);

/*! When an agent is to run by itself: `schedule:`. */
struct AgentSchedule {
    QString cron; //!< five fields, or six with seconds; empty: none
    bool enabled = true;
    QJsonObject variables; //!< its input

    friend bool operator==(const AgentSchedule &, const AgentSchedule &) = default;
};

/*! Work on a folder of code: `coding:`. */
struct CodingSettings {
    bool enabled = false;
    QString backend;
    QString workspacePath;

    friend bool operator==(const CodingSettings &, const CodingSettings &) = default;
};

} // namespace core

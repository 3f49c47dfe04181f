// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/serverspec.h"

#include <QFile>
#include <QDir>

/*! The server of tests/data/mcp, started with \a options. */
inline core::McpServerSpec toolServer(const QStringList &options = {}, const QString &name = QStringLiteral("test"))
{
    core::McpServerSpec spec;
    spec.name = name;
    const QString python = QStringLiteral("/usr/bin/python3"); // rather than a wrapper that starts slowly
    spec.command = QFile::exists(python) ? python : QStringLiteral("python3");
    spec.arguments = QStringList{QStringLiteral(TEST_DATA "/mcp/toolserver.py")} + options;
    spec.startDeadline = std::chrono::seconds(20);
    return spec;
}

inline bool isAlive(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    return pid > 0 && file.open(QIODevice::ReadOnly) && !file.readAll().contains(") Z ");
}

inline qsizetype openFiles() { return QDir(QStringLiteral("/proc/self/fd")).count(); }

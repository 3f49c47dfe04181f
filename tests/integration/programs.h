// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/prctl.h>
#include <unistd.h>
#include <vector>

/*! How a command ended, and what it printed. */
struct Outcome {
    int code = -1; //!< -2: it did not end; -3: it crashed
    QString out;
    QString err;
    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

/*! The program as real processes, with folders of their own; all end with the object. */
class Programs
{
public:
    Programs()
    {
        for (const QString &name : environment.keys()) {
            if (name.startsWith(QStringLiteral("STN_")) || name.startsWith(QStringLiteral("STATION_")))
                environment.remove(name);
        }
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    }
    ~Programs()
    {
        for (const QString &home : upHomes)
            run({QStringLiteral("--home"), home, QStringLiteral("down")});
        for (const auto &process : m_processes) {
            process->kill();
            process->waitForFinished();
        }
    }
    Q_DISABLE_COPY_MOVE(Programs)

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    Outcome run(const QStringList &arguments, const QString &program = QStringLiteral("stn")) const
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(STATION_BIN "/") + program, arguments);
        if (!process.waitForFinished(20'000)) {
            process.kill();
            process.waitForFinished();
            return {.code = -2, .out = {}, .err = QStringLiteral("did not end")};
        }
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3,
                .out = QString::fromUtf8(process.readAllStandardOutput()),
                .err = QString::fromUtf8(process.readAllStandardError())};
    }
    QProcess *start(const QStringList &arguments) { return startProgram(QStringLiteral(STATION_BIN "/station-headless"), arguments); }
    QProcess *startProgram(const QString &program, const QStringList &arguments)
    {
        m_processes.push_back(std::make_unique<QProcess>());
        QProcess *process = m_processes.back().get();
        process->setProcessEnvironment(environment);
        process->setChildProcessModifier([parent = ::getpid()] { // it ends with us, also when we are killed
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent)
                ::_exit(1);
        });
        process->start(program, arguments);
        return process;
    }
    static void signal(QProcess *process, int number) { ::kill(static_cast<pid_t>(process->processId()), number); }
    /*! The ready line of a `serve`; empty when it ended without one. */
    static QJsonObject ready(QProcess *process)
    {
        const auto isOver = [&] { return process->canReadLine() || process->state() == QProcess::NotRunning; };
        return QTest::qWaitFor(isOver, 15'000) ? QJsonDocument::fromJson(process->readLine()).object() : QJsonObject();
    }
    static bool ended(QProcess *process)
    {
        return QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 15'000);
    }

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QStringList upHomes; //!< where `up` was run, and `down` is to be

private:
    QTemporaryDir m_dir;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

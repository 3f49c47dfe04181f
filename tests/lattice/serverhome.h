// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serversupervisor.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/*! A folder for a supervised server, and what a test asks of one. */
struct ServerHome {
    QTemporaryDir folder;

    /*! Any free port, so that tests may run beside each other. */
    lattice::ServerOptions options() const
    {
        lattice::ServerOptions options;
        options.port = -1;
        options.storeDir = folder.filePath(QStringLiteral("store"));
        options.runDir = folder.filePath(QStringLiteral("run"));
        options.program = QStringLiteral(NATS_SERVER);
        return options;
    }

    QByteArray read(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

/*! Collects what a supervisor says. */
struct ServerSpy {
    explicit ServerSpy(lattice::ServerSupervisor &supervisor)
        : started(&supervisor, &lattice::ServerSupervisor::started)
        , stopped(&supervisor, &lattice::ServerSupervisor::stopped)
        , failed(&supervisor, &lattice::ServerSupervisor::failed)
        , crashed(&supervisor, &lattice::ServerSupervisor::crashed)
        , restarting(&supervisor, &lattice::ServerSupervisor::restarting)
        , steps(&supervisor, &lattice::ServerSupervisor::stepChanged)
        , alarms(&supervisor, &lattice::ServerSupervisor::alarm)
    {
    }

    /*! Waits for the end of a start. */
    bool isUp()
    {
        return QTest::qWaitFor([this] { return !started.isEmpty() || !failed.isEmpty(); }, 15000) && failed.isEmpty();
    }

    bool hasFailed()
    {
        return QTest::qWaitFor([this] { return !started.isEmpty() || !failed.isEmpty(); }, 15000) && !failed.isEmpty();
    }

    lattice::Error error() const { return failed.isEmpty() ? lattice::Error() : failed.last().first().value<lattice::Error>(); }
    QString words() const { return error().detail; }

    /*! The last state of a step. */
    lattice::CheckStep step(const QString &id) const
    {
        lattice::CheckStep last;
        for (const auto &arguments : steps) {
            const auto step = arguments.first().value<lattice::CheckStep>();
            if (step.id == id)
                last = step;
        }
        return last;
    }

    QSignalSpy started, stopped, failed, crashed, restarting, steps, alarms;
};

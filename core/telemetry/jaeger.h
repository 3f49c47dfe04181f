// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/progress.h"
#include "lattice/result.h"

#include <QCoroTask>
#include <QJsonObject>

#include <stop_token>

namespace core {

struct JaegerPorts {
    int ui = 16686;
    int otlp = 4318; //!< over HTTP
    int grpc = 4317;
};

/*! What runs, and how it was started. */
struct JaegerStatus {
    bool isRunning = false;
    bool answers = false; //!< its page
    QString by = {};      //!< "podman", "docker", "program"; empty: nothing of ours
    JaegerPorts ports = {};
    bool isNew = false; //!< up() has started it

    QString page() const;
    QString endpoint() const; //!< for OTLP over HTTP
};

/*!
    The Jaeger that our commands start: a container of podman or docker, else a program `jaeger`. All its ports are on loopback.

    What is ours is known by a label of the container, or by the process that was noted in the user's runtime folder; nothing
    else is ever stopped. The note also tells engines where to send spans when nobody says another place; it goes with the
    user's session, as the program does.
*/
class Jaeger final
{
public:
    static const QString kImage;

    /*! \a folder keeps the note, see RuntimeFile::folder(); \a path is where programs are looked for. */
    Jaeger(QString folder, QString path);

    /*! Starts it, unless it runs, and waits until its page answers. NotFound: nothing here can start it; the detail says what to do. */
    QCoro::Task<lattice::Result<JaegerStatus>> up(JaegerPorts ports, QString image, Progress progress, std::stop_token stop);
    /*! \return what was running; one that is not is no error */
    QCoro::Task<lattice::Result<JaegerStatus>> down(std::stop_token stop);
    QCoro::Task<lattice::Result<JaegerStatus>> status(std::stop_token stop);

    /*! Where engines send spans, by the note in \a folder; empty when there is none. */
    static QString endpointIn(const QString &folder);

private:
    struct Started;
    QString program(const QString &name) const;
    QCoro::Task<lattice::Result<Started>> startContainer(QString tool, JaegerPorts ports, QString image, std::stop_token stop);
    lattice::Result<Started> startProgram(const QString &path, JaegerPorts ports) const;
    QCoro::Task<lattice::Result<>> waitForPage(JaegerStatus status, std::stop_token stop);
    QCoro::Task<QStringList> containers(QString tool, bool onlyRunning, std::stop_token stop) const;
    QJsonObject note() const;
    QString notePath() const { return m_folder + QStringLiteral("/jaeger.note"); }

    const QString m_folder;
    const QString m_path;
};

} // namespace core

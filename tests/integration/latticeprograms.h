// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/programs.h"

#include <QElapsedTimer>
#include <QUrl>

#include <functional>
#include <utility>

/*! A station as a program of its own: its process, its home, and what its ready line said. */
struct StationProgram {
    QProcess *process = nullptr;
    QString home;
    QStringList arguments; //!< to start it again
    QJsonObject line;

    QString id() const { return line[QStringLiteral("station_id")].toString(); }
    QString nats() const { return line[QStringLiteral("nats")].toString(); } //!< with the sign-in
    int port() const { return QUrl(nats()).port(); }
    QString url() const { return QStringLiteral("nats://localhost:%1").arg(port()); } //!< as people type it
};

/*! An orchestrator and members as programs, and the commands as people ask them. */
class LatticePrograms : public Programs
{
public:
    /*! An agent of \a home whose rehearsal replies \a reply, in two parts when it has a `|`. */
    bool addAgent(const QString &home, const QString &name, const QString &reply, int delayMs = 0) const
    {
        const QByteArray chunks = "[\"" + reply.toUtf8().replace("|", "\", \"") + "\"]";
        return addScripted(home, name, "- delay_ms: " + QByteArray::number(delayMs) + "\n  chunks: " + chunks + "\n");
    }
    /*! An agent of \a home that is rehearsed by \a script; \a keys are further lines of its front matter. */
    bool addScripted(const QString &home, const QString &name, const QByteArray &script, const QByteArray &keys = {}) const
    {
        const QString folder = path(home) + QStringLiteral("/environments/default/agents");
        return QDir().mkpath(folder) && put(folder + u'/' + name + QStringLiteral(".rehearsal.yaml"), script)
            && put(folder + u'/' + name + QStringLiteral(".prompt"), "---\nname: " + name.toUtf8() + "\ndescription: Says " + name.toUtf8() + "\nmodel: rehearsal\n" + keys + "---\n{{task}}\n");
    }

    /*! An agent of \a home whose prompt file is \a text. */
    bool addPrompt(const QString &home, const QString &name, const QByteArray &text) const
    {
        const QString folder = path(home) + QStringLiteral("/environments/default/agents");
        return QDir().mkpath(folder) && put(folder + u'/' + name + QStringLiteral(".prompt"), text);
    }

    /*! What a rehearsed \a reply looks like to whoever called. */
    static QString rehearsed(QString reply) { return QStringLiteral("(rehearsal, not a model) ") + reply.remove(u'|'); }

    /*! Starts `serve` in a home of that name; its line is empty when it did not come up. */
    StationProgram startStation(const QString &name, const QStringList &arguments)
    {
        StationProgram station{.process = nullptr, .home = path(name), .arguments = {QStringLiteral("serve"), QStringLiteral("--home"), path(name), QStringLiteral("--name"), name}, .line = {}};
        station.arguments += arguments;
        restart(station);
        return station;
    }
    StationProgram startOrchestrator(const QString &name = QStringLiteral("hub"))
    {
        return startStation(name, {QStringLiteral("--orchestration"), QStringLiteral("--nats-port"), QStringLiteral("0")});
    }
    StationProgram startMember(const QString &name, const StationProgram &hub) { return startStation(name, {QStringLiteral("--lattice"), hub.url()}); }
    bool restart(StationProgram &station)
    {
        station.process = start(station.arguments);
        station.line = ready(station.process);
        return !station.line.isEmpty();
    }

    /*! A `stn lattice … --json` as seen by the engine of \a station. */
    QJsonObject ask(const StationProgram &station, const QStringList &words) const
    {
        return run(QStringList{QStringLiteral("lattice")} + words + QStringList{QStringLiteral("--home"), station.home, QStringLiteral("--json")}).json();
    }
    QList<QJsonObject> stations(const StationProgram &seenBy) const { return objects(ask(seenBy, {QStringLiteral("status")})[QStringLiteral("stations")]); }
    /*! The state of one station as \a seenBy shows it; empty when it is not listed. */
    QString state(const StationProgram &seenBy, const QString &stationId) const { return station(seenBy, stationId)[QStringLiteral("state")].toString(); }
    QJsonObject station(const StationProgram &seenBy, const QString &stationId) const
    {
        for (const QJsonObject &known : stations(seenBy)) {
            if (known[QStringLiteral("station_id")].toString() == stationId)
                return known;
        }
        return {};
    }
    /*! Agents that can be called, as name → the stations that have it. */
    QMultiMap<QString, QString> agents(const StationProgram &seenBy) const
    {
        QMultiMap<QString, QString> places;
        for (const QJsonObject &agent : objects(ask(seenBy, {QStringLiteral("agents")})[QStringLiteral("agents")]))
            places.insert(agent[QStringLiteral("name")].toString(), agent[QStringLiteral("station_name")].toString());
        return places;
    }
    Outcome call(const StationProgram &from, const QString &agent, const QString &task = QStringLiteral("hello")) const
    {
        return run({QStringLiteral("lattice"), QStringLiteral("agent"), QStringLiteral("exec"), agent, task, QStringLiteral("--home"), from.home, QStringLiteral("--json")});
    }
    /*! Who answered a call, or the words of what went wrong. */
    QString answerer(const StationProgram &from, const QString &agent) const
    {
        const Outcome outcome = call(from, agent);
        return outcome.code == 0 ? outcome.json()[QStringLiteral("station_name")].toString() : outcome.err;
    }
    /*! The state of the link of \a station, as its own `status` says. */
    QString linkState(const StationProgram &station) const
    {
        return run({QStringLiteral("status"), QStringLiteral("--home"), station.home, QStringLiteral("--json")}).json()[QStringLiteral("connection")].toObject()[QStringLiteral("state")].toString();
    }

    /*! Asks again until \a holds, for \a seconds at most. \return how many seconds it took; negative: it never held */
    static double secondsUntil(const std::function<bool()> &holds, int seconds)
    {
        QElapsedTimer timer;
        timer.start();
        const bool held = QTest::qWaitFor(holds, seconds * 1000);
        return held ? double(timer.elapsed()) / 1000 : -1;
    }

    /*! The supervised nats-server of \a station; 0 when there is none. */
    static qint64 serverOf(const StationProgram &station)
    {
        QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(station.process->processId()));
        if (!children.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &pid : children.readAll().split(' ')) {
            if (nameOf(pid.toLongLong()) == "nats-server")
                return pid.toLongLong();
        }
        return 0;
    }
    static QByteArray nameOf(qint64 pid)
    {
        QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
        return name.open(QIODevice::ReadOnly) ? name.readAll().trimmed() : QByteArray();
    }

    static QList<QJsonObject> objects(const QJsonValue &list)
    {
        QList<QJsonObject> found;
        for (const auto &value : list.toArray())
            found << value.toObject();
        return found;
    }

    static bool put(const QString &name, const QByteArray &text)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
};

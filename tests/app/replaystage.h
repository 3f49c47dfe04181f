// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/controlcenter.h"
#include "tests/app/indexhistory.h"

/*! The models of a window over a real index; the lattice of the story: alpha joins, gets an agent, beta joins, alpha leaves. */
struct ReplayStage {
    app::ControlCenter center;
    app::Replay &replay{*center.replay()};
    app::PastTime &past{*replay.past()};
    app::Playback &playback{*replay.playback()};
    IndexHistory history{replay.client()};

    void tell()
    {
        const auto station = [](const char *type, const QString &id) {
            return examples::event(QString::fromLatin1(type), {{QStringLiteral("station_id"), id}, {QStringLiteral("station_name"), id.toUpper()}, {QStringLiteral("reason"), QStringLiteral("graceful")}}, id);
        };
        history.append({examples::stored(1, station(lattice::EventType::StationJoined, QStringLiteral("alpha"))),
                        examples::stored(2, examples::event(QStringLiteral("station.lattice.agent.registered"), {{QStringLiteral("station_id"), QStringLiteral("alpha")}, {QStringLiteral("agent_id"), QStringLiteral("logs")}, {QStringLiteral("agent_name"), QStringLiteral("logs")}}, QStringLiteral("alpha"))),
                        examples::stored(3, examples::workEvent(QStringLiteral("submitted"), QStringLiteral("w1"), {{QStringLiteral("task"), QStringLiteral("look")}})),
                        examples::stored(4, examples::workEvent(QStringLiteral("failed"), QStringLiteral("w1"), {{QStringLiteral("error"), QStringLiteral("no")}})),
                        examples::stored(5, station(lattice::EventType::StationJoined, QStringLiteral("beta"))),
                        examples::stored(6, station(lattice::EventType::StationLeft, QStringLiteral("alpha")))});
    }
    QString presence(const QString &id)
    {
        const auto *station = center.stations()->find(id);
        return !station ? QStringLiteral("unknown") : station->absent ? QStringLiteral("absent") : station->presence == lattice::Presence::Online ? QStringLiteral("online") : QStringLiteral("left");
    }
    QDateTime at(int second) const { return examples::start().addSecs(second); }
};

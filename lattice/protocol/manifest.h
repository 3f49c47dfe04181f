// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace lattice {

/*! An agent as its station announces it. Schemas are JSON text, as Go stations send them. */
struct AgentInfo {
    QString id;
    QString name;
    QString description;
    QStringList capabilities;
    QString inputSchema;
    QString outputSchema;
    QStringList examples;

    friend bool operator==(const AgentInfo &, const AgentInfo &) = default;
};

struct WorkflowInfo {
    QString id;
    QString name;
    QString description;

    friend bool operator==(const WorkflowInfo &, const WorkflowInfo &) = default;
};

/*! The record of a station in `lattice-stations`, and the body of its announcement. */
struct StationManifest {
    QString stationId;
    QString stationName;
    QList<AgentInfo> agents;
    QList<WorkflowInfo> workflows;
    QDateTime lastSeen; //!< invalid for Go's zero time
    QString status;     //!< "online" or "offline"; never trusted, see Presence

    friend bool operator==(const StationManifest &, const StationManifest &) = default;
};

/*! What a station of ours says of its load with every heartbeat. */
struct Capacity {
    int slotsTotal = 0; //!< 0: unknown, as from Go stations
    int slotsFree = 0;
    int queued = 0;
    int working = 0; //!< slots that work holds; the others are calls'

    friend bool operator==(const Capacity &, const Capacity &) = default;
};

/*! An agent that a station has but may not offer, because another station owns the name. */
struct NameConflict {
    QString agent;
    QString ownerId;
    QString ownerName;

    friend bool operator==(const NameConflict &, const NameConflict &) = default;
};

/*! Our own facts of a station, kept in `lattice-facts` because Go stations strip foreign fields from its record. */
struct StationFacts {
    QString version;
    QString region;
    QStringList tags;
    QString pool;            //!< stations of one pool share their agents' names; empty: none
    int slots = 0;           //!< calls at a time
    bool orchestrator = false;
    QString nats;            //!< the server's address for people, without secrets; orchestrators only
    QList<NameConflict> conflicts;

    friend bool operator==(const StationFacts &, const StationFacts &) = default;
};

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/latticeprograms.h"

/*! Where a command is given: its options, and whose environment. */
struct CommandPlace {
    QStringList options = {};
    bool fromOutside = false; //!< by somebody who has none of our homes and runtime files
};

/*! An orchestrator, a member with agents of many kinds, and commands of work and history from four places. */
class CommandLattice
{
public:
    bool start()
    {
        const QString alpha = QStringLiteral("alpha");
        const bool written = programs.addAgent(alpha, QStringLiteral("echo"), QStringLiteral("you said: {{task}}"))
            && programs.addAgent(alpha, QStringLiteral("slow"), QStringLiteral("one |two |three"), 300'000)
            && programs.addAgent(alpha, QStringLiteral("steady"), QStringLiteral("one |two |three"), 700)
            && programs.addAgent(alpha, QStringLiteral("tenfold"), QStringLiteral("{{task}}|").repeated(13))
            && programs.addScripted(alpha, QStringLiteral("broken"), "- error: {fault: invalid, text: the target is no host}\n")
            && programs.addScripted(alpha, QStringLiteral("asker"), "- match: {input: {escalation_answer: /(.+)/}}\n  reply: 'I did as you said: {{match.1}}'\n- escalate: 'May I delete {{task}}?'\n")
            && programs.addScripted(alpha, QStringLiteral("strict"), "- match: 'A person answered: '\n  reply: '{{host}}: {{escalation_answer}}'\n- reply: 'I looked at {{host}}. '\n  escalate: 'May I restart {{host}}?'\n",
                                    "input: {schema: {host: string}}\n");
        hub = programs.startOrchestrator();
        member = hub.line.isEmpty() ? StationProgram() : programs.startMember(alpha, hub);
        atHub = {.options = {QStringLiteral("--home"), hub.home}};
        return written && !member.line.isEmpty() && LatticePrograms::secondsUntil([this] { return programs.agents(hub).contains(QStringLiteral("echo")); }, 20) >= 0;
    }

    /*! A column `place` with each place that commands are given at. */
    void places() const
    {
        QTest::addColumn<CommandPlace>("place");
        QTest::newRow("at the orchestrator") << atHub;
        QTest::newRow("at a member") << CommandPlace{.options = {QStringLiteral("--home"), member.home}};
        QTest::newRow("by a bare address") << CommandPlace{.options = {QStringLiteral("--nats"), hub.url()}};
        QTest::newRow("from outside") << CommandPlace{.options = {QStringLiteral("--nats"), hub.nats()}, .fromOutside = true};
    }

    LatticePrograms &programsOf(const CommandPlace &place) { return place.fromOutside ? stranger : programs; }
    Outcome give(const CommandPlace &place, const QStringList &words) { return programsOf(place).run(QStringList{QStringLiteral("lattice")} + words + place.options); }
    QProcess *begin(const CommandPlace &place, const QStringList &words)
    {
        return programsOf(place).startProgram(QStringLiteral(STATION_BIN "/stn"), QStringList{QStringLiteral("lattice")} + words + place.options);
    }

    /*! `work …` at the orchestrator. */
    Outcome work(const QStringList &words) { return give(atHub, QStringList{QStringLiteral("work")} + words); }
    /*! The record that `work assign` prints. */
    QJsonObject assigned(const QStringList &words)
    {
        const Outcome outcome = work(QStringList{QStringLiteral("assign")} + words + QStringList{QStringLiteral("--json")});
        return outcome.code == 0 ? outcome.json() : QJsonObject{{QStringLiteral("error"), outcome.err}};
    }
    QString assignedId(const QStringList &words) { return assigned(words)[QStringLiteral("work_id")].toString(); }
    QJsonObject check(const QString &id) { return work({QStringLiteral("check"), id, QStringLiteral("--json")}).json(); }
    QString phase(const QString &id) { return check(id)[QStringLiteral("phase")].toString(); }
    QJsonObject awaited(const QString &id) { return work({QStringLiteral("await"), id, QStringLiteral("--timeout"), QStringLiteral("18"), QStringLiteral("--json")}).json(); }
    /*!
        The last words of the types of an item's events, once there are \a count of them or 20 s have passed. Sorted, since each station
        publishes on its own; without progress, of which there is as much as there was time for.
    */
    QStringList eventTypes(const QString &id, qsizetype count)
    {
        QStringList types;
        const auto areThere = [&] {
            const QJsonObject found = give(atHub, {QStringLiteral("events"), QStringLiteral("query"), QStringLiteral("work:") + id, QStringLiteral("--json")}).json();
            types.clear();
            for (const QJsonObject &row : LatticePrograms::objects(found[QStringLiteral("events")]))
                types << row[QStringLiteral("event")][QStringLiteral("type")].toString().section(u'.', -1);
            types.removeAll(QStringLiteral("progress"));
            return types.size() >= count;
        };
        LatticePrograms::secondsUntil(areThere, 20);
        types.sort();
        return types;
    }

    LatticePrograms programs, stranger;
    StationProgram hub, member;
    CommandPlace atHub;
};

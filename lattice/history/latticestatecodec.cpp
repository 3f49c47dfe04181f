// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/latticestate.h"

#include <QDataStream>
#include <QIODevice>
#include <QTimeZone>
#include <QtEndian>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr quint32 kMagic = 0x534c5331; // "SLS1"
constexpr quint32 kMostBytes = 512 * 1024 * 1024;

/*! As milliseconds: a QDateTime of its own is three times as much. */
void write(QDataStream &out, const QDateTime &time)
{
    out << (time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min());
}

void read(QDataStream &in, QDateTime &time)
{
    qint64 ms = 0;
    in >> ms;
    time = ms == std::numeric_limits<qint64>::min() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC);
}

void write(QDataStream &out, const PastStation &station)
{
    out << station.id << station.name << quint8(station.presence) << station.version << station.callsInFlight << quint32(station.agents.size());
    write(out, station.since);
    for (const PastAgent &agent : station.agents)
        out << agent.id << agent.name;
}

void read(QDataStream &in, PastStation &station)
{
    quint8 presence = 0;
    quint32 agents = 0;
    in >> station.id >> station.name >> presence >> station.version >> station.callsInFlight >> agents;
    read(in, station.since);
    if (presence > quint8(PastStation::Presence::Left))
        in.setStatus(QDataStream::ReadCorruptData);
    station.presence = PastStation::Presence(presence);
    for (quint32 i = 0; i < agents && in.status() == QDataStream::Ok; ++i) {
        PastAgent agent;
        in >> agent.id >> agent.name;
        station.agents.insert(agent.name, agent);
    }
}

void write(QDataStream &out, const PastWork &work)
{
    out << work.id << work.runId << work.parentId << work.agent << work.stationId << work.requestedBy << work.task << quint8(work.phase)
        << work.attempt << work.percent << work.message << work.sequence;
    write(out, work.since);
}

void read(QDataStream &in, PastWork &work)
{
    quint8 phase = 0;
    in >> work.id >> work.runId >> work.parentId >> work.agent >> work.stationId >> work.requestedBy >> work.task >> phase >> work.attempt
        >> work.percent >> work.message >> work.sequence;
    read(in, work.since);
    if (phase > quint8(WorkPhase::Cancelled))
        in.setStatus(QDataStream::ReadCorruptData);
    work.phase = WorkPhase(phase);
}

template <typename Values>
void writeAll(QDataStream &out, const Values &values)
{
    out << quint32(values.size());
    for (const auto &value : values)
        write(out, value);
}

template <typename T>
QList<T> readAll(QDataStream &in)
{
    quint32 count = 0;
    in >> count;
    QList<T> values;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        T value;
        read(in, value);
        values.append(std::move(value));
    }
    return values;
}

template <typename Counters>
auto fieldsOf(Counters &c)
{
    return std::array{&c.events, &c.submitted, &c.completed, &c.failed, &c.cancelled, &c.escalated, &c.retried, &c.lost, &c.calls,
                      &c.callsFailed, &c.unreadable, &c.missing};
}

} // namespace

QByteArray encode(const LatticeState &state)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_5);
    out << kMagic << state.m_sequence << qint64(state.m_gone);
    write(out, state.m_time);
    for (const quint64 *count : fieldsOf(state.m_counters))
        out << *count;
    writeAll(out, state.m_stations);
    writeAll(out, state.m_open);
    writeAll(out, state.m_ended);
    return qCompress(bytes, 1);
}

Result<LatticeState> decodeLatticeState(const QByteArray &bytes)
{
    // The first four bytes say how large it becomes.
    if (bytes.size() < 4 || qFromBigEndian<quint32>(bytes.constData()) > kMostBytes)
        return failed(Fault::Invalid, u"no snapshot of a lattice's state"_s);
    const QByteArray plain = qUncompress(bytes);
    QDataStream in(plain);
    in.setVersion(QDataStream::Qt_6_5);
    LatticeState state;
    quint32 magic = 0;
    qint64 gone = 0;
    in >> magic >> state.m_sequence >> gone;
    state.m_gone = gone;
    read(in, state.m_time);
    for (quint64 *count : fieldsOf(state.m_counters))
        in >> *count;
    for (PastStation &station : readAll<PastStation>(in))
        state.m_stations.insert(station.id, std::move(station));
    for (PastWork &work : readAll<PastWork>(in))
        state.m_open.insert(work.id, std::move(work));
    state.m_ended = readAll<PastWork>(in);
    if (magic != kMagic || in.status() != QDataStream::Ok || !in.atEnd())
        return failed(Fault::Invalid, u"a snapshot of a lattice's state is damaged"_s);
    return state;
}

} // namespace lattice

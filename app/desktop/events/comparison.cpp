// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/comparison.h"

#include "app/desktop/events/eventwords.h"
#include "app/errortext.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using lattice::LatticeDifference;
using lattice::LatticeState;

namespace app {

Comparison::Comparison(HistoryClient &client, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
{
}

void Comparison::compare(const QDateTime &a, const QDateTime &b)
{
    if (!a.isValid() || !b.isValid())
        return;
    close();
    m_a = a;
    m_b = b;
    m_active = true;
    m_askedA = m_client.state(a, this, [this](const lattice::Result<LatticeState> &state) { take(state, true); });
    m_askedB = m_client.state(b, this, [this](const lattice::Result<LatticeState> &state) { take(state, false); });
    Q_EMIT changed();
}

void Comparison::take(const lattice::Result<LatticeState> &state, bool isA)
{
    if (!state) {
        m_problem = state.error();
        m_done = true;
        Q_EMIT changed();
        return;
    }
    (isA ? m_stateA : m_stateB) = *state;
    if (!m_stateA || !m_stateB || m_problem)
        return;
    QtConcurrent::run(&lattice::difference, *m_stateA, *m_stateB).then(this, [this, round = m_round](const LatticeDifference &difference) {
        if (round == m_round)
            show(difference);
    });
}

void Comparison::show(const LatticeDifference &difference)
{
    beginResetModel();
    addStations(tr("Stations joined"), u"+"_s, difference.joined);
    addStations(tr("Stations left"), u"−"_s, difference.left);
    addStations(tr("Stations changed"), u"~"_s, difference.changed);
    addAgents(tr("Agents added"), u"+"_s, difference.agentsAdded);
    addAgents(tr("Agents removed"), u"−"_s, difference.agentsRemoved);
    addWork(tr("Work opened"), u"+"_s, difference.opened);
    addWork(tr("Work closed"), u"−"_s, difference.closed);
    addWork(tr("Work moved on"), u"~"_s, difference.moved);
    endResetModel();
    const auto &counters = difference.counters;
    QStringList parts{tr("%n event(s)", nullptr, int(counters.events)), tr("%n completed", nullptr, int(counters.completed)), tr("%n failed", nullptr, int(counters.failed)),
                      tr("%n retried", nullptr, int(counters.retried)), tr("%n call(s)", nullptr, int(counters.calls))};
    m_counts = parts.join(u" · "_s);
    m_done = true;
    Q_EMIT changed();
}

QString Comparison::stationName(const QString &id) const
{
    for (const auto &state : {m_stateB, m_stateA}) {
        if (const auto name = state->stations().value(id).name; !name.isEmpty())
            return name;
    }
    return id;
}

void Comparison::addStations(const QString &part, const QString &mark, const QList<lattice::PastStation> &stations)
{
    for (const auto &station : stations.first(qMin(kMostPerPart, stations.size()))) {
        const auto detail = tr("%n agent(s)", nullptr, int(station.agents.size()));
        m_rows.append({.part = part, .mark = mark, .text = station.name.isEmpty() ? station.id : station.name, .detail = detail, .stationId = station.id, .agent = {}, .workId = {}});
    }
    addSurplus(part, stations.size());
}

void Comparison::addAgents(const QString &part, const QString &mark, const QList<LatticeDifference::Agent> &agents)
{
    for (const auto &agent : agents.first(qMin(kMostPerPart, agents.size())))
        m_rows.append({.part = part, .mark = mark, .text = agent.agent.name, .detail = tr("at %1").arg(stationName(agent.stationId)), .stationId = agent.stationId, .agent = agent.agent.name, .workId = {}});
    addSurplus(part, agents.size());
}

void Comparison::addWork(const QString &part, const QString &mark, const QList<lattice::PastWork> &work)
{
    for (const auto &item : work.first(qMin(kMostPerPart, work.size()))) {
        QStringList detail{lattice::phaseName(item.phase), item.agent, item.stationId.isEmpty() ? QString() : stationName(item.stationId), item.message};
        detail.removeAll(QString());
        m_rows.append({.part = part, .mark = mark, .text = item.task.isEmpty() ? EventWords::shortId(item.id) : item.task.simplified().left(200), .detail = detail.join(u" · "_s),
                       .stationId = item.stationId, .agent = {}, .workId = item.id});
    }
    addSurplus(part, work.size());
}

void Comparison::addSurplus(const QString &part, qsizetype all)
{
    if (all > kMostPerPart)
        m_rows.append({.part = part, .mark = {}, .text = tr("%n more", nullptr, int(all - kMostPerPart)), .detail = {}, .stationId = {}, .agent = {}, .workId = {}});
}

void Comparison::close()
{
    m_client.withdraw(m_askedA);
    m_client.withdraw(m_askedB);
    ++m_round;
    m_stateA.reset();
    m_stateB.reset();
    m_problem.reset();
    m_counts.clear();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_active = m_done = false;
    Q_EMIT changed();
}

QString Comparison::title() const
{
    const auto now = QDateTime::currentDateTimeUtc();
    //: two moments that are compared
    return m_active ? tr("What changed from A %1 to B %2").arg(EventWords::moment(m_a, now), EventWords::moment(m_b, now)) : QString();
}

QString Comparison::problem() const { return m_problem ? ErrorText::describe(*m_problem) : QString(); }

QString Comparison::asText() const
{
    QStringList lines{title(), m_counts};
    for (const auto &row : m_rows)
        lines.append(u"%1\t%2\t%3\t%4"_s.arg(row.part, row.mark, row.text, row.detail));
    return lines.join(u'\n');
}

int Comparison::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant Comparison::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole: return row.text;
    case PartRole: return row.part;
    case MarkRole: return row.mark;
    case DetailRole: return row.detail;
    case StationIdRole: return row.stationId;
    case AgentRole: return row.agent;
    case WorkIdRole: return row.workId;
    default: return {};
    }
}

QHash<int, QByteArray> Comparison::roleNames() const
{
    return {{PartRole, "part"_ba}, {MarkRole, "mark"_ba}, {TextRole, "what"_ba}, {DetailRole, "detail"_ba}, {StationIdRole, "stationId"_ba}, {AgentRole, "agent"_ba}, {WorkIdRole, "workId"_ba}};
}

} // namespace app

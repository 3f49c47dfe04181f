// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/inspected.h"

#include "app/desktop/vocabulary.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

void FactModel::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    if (facts.size() != m_facts.size()) {
        beginResetModel();
        m_facts = facts;
        endResetModel();
        return;
    }
    m_facts = facts;
    if (!facts.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(facts.size()) - 1));
}

int FactModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_facts.size()); }

QVariant FactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &fact = m_facts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole: return fact.label;
    case ValueRole: return fact.value;
    case CodeRole: return fact.code;
    default: return {};
    }
}

QHash<int, QByteArray> FactModel::roleNames() const { return {{LabelRole, "label"_ba}, {ValueRole, "value"_ba}, {CodeRole, "code"_ba}}; }

void Inspected::show(const lattice::Station &station, const QString &agentName)
{
    const auto found = std::ranges::find(station.agents, agentName, &lattice::AgentInfo::name);
    const auto agent = found == station.agents.end() ? lattice::AgentInfo() : *found;
    m_now = QDateTime::currentDateTimeUtc();
    if (m_station == station && m_agent == agent)
        return;
    m_station = station;
    m_agent = agent;
    m_facts.setFacts(stationFacts());
    Q_EMIT changed();
}

void Inspected::clear()
{
    if (isEmpty())
        return;
    m_station = {};
    m_agent = {};
    m_facts.setFacts({});
    Q_EMIT changed();
}

void Inspected::setPast(bool past)
{
    if (m_past == past)
        return;
    m_past = past;
    m_facts.setFacts(isEmpty() ? QList<FactModel::Fact>() : stationFacts());
    Q_EMIT changed();
}

void Inspected::tick(const QDateTime &now)
{
    m_now = now;
    if (!isEmpty() && (m_station.presence == lattice::Presence::Late || m_station.presence == lattice::Presence::Offline))
        Q_EMIT changed();
}

QString Inspected::presenceText() const { return Words::presenceWithAge(m_station, m_now); }

QStringList Inspected::agents() const
{
    QStringList names;
    for (const auto &agent : m_station.agents)
        names.append(agent.name);
    names.sort(Qt::CaseInsensitive);
    return names;
}

QStringList Inspected::conflicts() const
{
    QStringList sentences;
    for (const auto &conflict : m_station.conflicts)
        sentences.append(tr("%1 is not offered: the name belongs to %2. Rename one of the two.").arg(conflict.agent, conflict.ownerName.isEmpty() ? conflict.ownerId : conflict.ownerName));
    return sentences;
}

QList<FactModel::Fact> Inspected::stationFacts() const
{
    const auto &facts = m_station.facts;
    const auto &capacity = m_station.capacity;
    QList<FactModel::Fact> rows;
    const auto add = [&rows](const QString &label, const QString &value, bool code = false) {
        if (!value.isEmpty())
            rows.append({label, value, code});
    };
    //: a fact that is not in the history and therefore of today
    const auto today = [this](const QString &label) { return m_past ? tr("%1 (now)").arg(label) : label; };
    add(tr("Id"), m_station.id, true);
    if (m_station.absent)
        return rows;
    add(tr("Version"), facts.version);
    add(today(tr("Region")), facts.region);
    add(today(tr("Pool")), facts.pool);
    add(today(tr("Tags")), facts.tags.join(u", "_s));
    add(today(tr("Server")), facts.nats, true);
    if (m_past)
        return rows;
    add(tr("Slots"), capacity.slotsTotal > 0 ? tr("%1 of %2 free, %3 queued").arg(capacity.slotsFree).arg(capacity.slotsTotal).arg(capacity.queued) : tr("not said"));
    add(tr("Last heard"), m_station.heard.isValid() ? QLocale().toString(m_station.heard.toLocalTime().time(), u"HH:mm:ss") : tr("never"));
    return rows;
}

} // namespace app

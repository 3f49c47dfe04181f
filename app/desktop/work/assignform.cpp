// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/assignform.h"

#include "app/desktop/stationlistmodel.h"
#include "app/desktop/vocabulary.h"
#include "app/errortext.h"

#include <QUuid>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr std::array<std::chrono::seconds, 5> kTimeouts{1min, 5min, 15min, 1h, 4h};

bool isThere(const lattice::Station &station) { return station.presence != lattice::Presence::Left; }

QStringList sorted(const QSet<QString> &texts)
{
    auto list = texts.values();
    list.sort(Qt::CaseInsensitive);
    return list;
}

} // namespace

AssignForm::AssignForm(const StationListModel &known, QObject *parent)
    : FieldModel(parent)
    , m_known(known)
{
    setSchema({});
}

void AssignForm::begin(const QString &stationId, const QString &agent)
{
    m_open = true;
    m_byCapability = false;
    m_stationId = stationId;
    if (!agent.isEmpty())
        m_agent = agent;
    refresh();
    if (agent.isEmpty() && !m_stationId.isEmpty()) { // a station was meant: one of its agents
        const auto *station = m_known.find(m_stationId);
        const bool has = station && std::ranges::contains(station->agents, m_agent, &lattice::AgentInfo::name);
        if (station && !has && !station->agents.isEmpty())
            m_agent = station->agents.first().name;
        refresh();
    }
    say({});
}

void AssignForm::refresh()
{
    QSet<QString> agents;
    QSet<QString> capabilities;
    QStringList ids;
    QStringList all;
    for (const auto &station : m_known.stations()) {
        if (!isThere(station))
            continue;
        all.append(station.id);
        bool has = false;
        for (const auto &agent : station.agents) {
            agents.insert(agent.name);
            capabilities.unite(QSet<QString>(agent.capabilities.cbegin(), agent.capabilities.cend()));
            has = has || (m_byCapability ? agent.capabilities.contains(m_capability) : agent.name == m_agent);
        }
        if (has || station.id == m_stationId)
            ids.append(station.id);
    }
    const auto names = sorted(agents);
    const auto abilities = sorted(capabilities);
    const bool same = names == m_agents && abilities == m_capabilities && ids == m_stationIds && all == m_allIds;
    m_agents = names;
    m_capabilities = abilities;
    m_stationIds = ids;
    m_allIds = all;
    if (m_agent.isEmpty() && !m_agents.isEmpty())
        m_agent = m_agents.first();
    if (m_capability.isEmpty() && !m_capabilities.isEmpty())
        m_capability = m_capabilities.first();
    adoptSchema();
    if (!same)
        Q_EMIT choicesChanged();
    Q_EMIT targetChanged();
}

/*! The form is made anew only for another agent, or when the schema has changed: what is typed stays. */
void AssignForm::adoptSchema()
{
    QString schema;
    if (!m_byCapability) {
        for (const auto &station : m_known.stations()) {
            const auto found = std::ranges::find(station.agents, m_agent, &lattice::AgentInfo::name);
            if (found == station.agents.end() || (!m_stationId.isEmpty() && station.id != m_stationId && !schema.isEmpty()))
                continue;
            schema = found->inputSchema;
            if (station.id == m_stationId)
                break;
        }
    }
    const auto agent = m_byCapability ? QString() : m_agent;
    if (schema == m_shownSchema && agent == m_shownAgent)
        return;
    const auto words = task();
    m_shownSchema = schema;
    m_shownAgent = agent;
    setSchema(schema);
    setText(0, words); // the same question to another agent
}

QStringList AssignForm::stations() const
{
    return QStringList{tr("Any station that can")} + namesOf(m_stationIds);
}

QStringList AssignForm::allStations() const { return QStringList{tr("Any station that can")} + namesOf(m_allIds); }

QStringList AssignForm::namesOf(const QStringList &ids) const
{
    QStringList names;
    for (const auto &id : ids) {
        const auto *station = m_known.find(id);
        names.append(station ? station->name : id);
    }
    return names;
}

int AssignForm::station() const { return int(m_stationIds.indexOf(m_stationId)) + 1; }

void AssignForm::setStation(int index)
{
    m_stationId = index < 1 || index > m_stationIds.size() ? QString() : m_stationIds.at(index - 1);
    adoptSchema();
    Q_EMIT targetChanged();
}

void AssignForm::setByCapability(bool by)
{
    m_byCapability = by;
    m_stationId.clear();
    refresh();
}

void AssignForm::setAgent(const QString &agent)
{
    if (m_agent == agent)
        return;
    m_agent = agent;
    m_stationId.clear();
    refresh();
}

void AssignForm::setCapability(const QString &capability)
{
    if (m_capability == capability)
        return;
    m_capability = capability;
    m_stationId.clear();
    refresh();
}

QStringList AssignForm::timeouts() const
{
    QStringList texts;
    for (const auto &timeout : kTimeouts)
        texts.append(Words::span(timeout.count()));
    return texts;
}

lattice::WorkSpec AssignForm::spec() const
{
    lattice::WorkSpec spec;
    spec.workId = QUuid::createUuid().toString(QUuid::WithoutBraces); // so that asking twice makes one
    spec.agent = m_byCapability ? QString() : m_agent;
    spec.capability = m_byCapability ? m_capability : QString();
    spec.wantedStation = m_stationId;
    spec.task = task();
    const auto input = values();
    for (auto value = input.begin(); value != input.end(); ++value)
        spec.context.insert(value.key(), InputForm::textOf(value.value()));
    spec.priority = m_priority;
    spec.timeout = kTimeouts.at(size_t(qBound(0, m_timeout, int(kTimeouts.size()) - 1)));
    return spec;
}

void AssignForm::assign()
{
    if (isSending())
        return;
    if (m_byCapability ? m_capability.isEmpty() : m_agent.isEmpty())
        return say(m_byCapability ? tr("No agent of this lattice names a capability. Choose an agent by its name.")
                                  : tr("No station of this lattice offers an agent yet. Start one that does, then assign work."));
    if (!check())
        return say(tr("Some values are missing or cannot be read; they are marked."));
    m_requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    say({});
    Q_EMIT submitted(m_requestId, spec());
}

void AssignForm::applyAnswer(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record)
{
    if (requestId.isEmpty() || requestId != m_requestId)
        return;
    m_requestId.clear();
    if (!record)
        return say(ErrorText::describe(record.error()), record.error().detail);
    setText(0, {});
    say({});
    Q_EMIT accepted(record->spec.workId);
}

void AssignForm::say(const QString &problem, const QString &words)
{
    m_problem = problem;
    m_problemWords = words;
    Q_EMIT stateChanged();
}

} // namespace app

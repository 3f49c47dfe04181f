// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentversions.h"

#include "app/desktop/agents/rowsync.h"
#include "app/desktop/runs/runwords.h"

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

AgentVersions::AgentVersions(VerbClient &verbs, QObject *parent)
    : QAbstractListModel(parent), m_verbs(verbs)
{
}

void AgentVersions::setAgent(const QString &environment, const QString &agent)
{
    m_environment = environment;
    m_agent = agent;
}

void AgentVersions::reload()
{
    m_loading = true;
    Q_EMIT changed();
    m_verbs.ask(u"agent.history"_s, {{u"agent"_s, m_agent}, {u"environment"_s, m_environment}, {u"limit"_s, kMost}}, this, [this](const Result<QJsonObject> &answer) {
        m_loading = false;
        m_problem = answer ? QString() : answer.error().detail;
        QList<Row> rows;
        if (answer) {
            for (const QJsonValue value : (*answer)[u"versions"_s].toArray())
                rows << Row{.id = value[u"version"_s].toString(), .time = value[u"time"_s].toString(), .author = value[u"author"_s].toString(), .note = value[u"note"_s].toString()};
            RowSync::apply(*this, m_rows, rows, [](const Row &row) { return row.id; });
        }
        Q_EMIT changed();
    });
}

void AgentVersions::choose(int row)
{
    m_deedProblem.clear();
    m_chosen = row >= 0 && row < count() ? m_rows.at(row).id : QString();
    m_chosenSource.clear();
    Q_EMIT chosenChanged();
    if (m_chosen.isEmpty())
        return;
    m_verbs.ask(u"agent.history"_s, {{u"agent"_s, m_agent}, {u"environment"_s, m_environment}, {u"version"_s, m_chosen}}, this, [this, id = m_chosen](const Result<QJsonObject> &answer) {
        if (id != m_chosen)
            return;
        if (answer) {
            m_chosenSource = (*answer)[u"source"_s].toString();
            m_diff.setTexts(m_chosenSource, m_text);
        } else {
            m_deedProblem = answer.error().detail;
        }
        Q_EMIT chosenChanged();
    });
}

void AgentVersions::setText(const QString &text)
{
    m_text = text;
    if (!m_chosen.isEmpty() && !m_chosenSource.isEmpty())
        m_diff.setTexts(m_chosenSource, m_text);
}

void AgentVersions::restore(const QString &confirm)
{
    if (m_chosen.isEmpty())
        return;
    QJsonObject arguments{{u"agent"_s, m_agent}, {u"environment"_s, m_environment}, {u"version"_s, m_chosen}};
    if (!confirm.isEmpty())
        arguments[u"confirm"_s] = confirm;
    m_verbs.ask(u"agent.restore"_s, arguments, this, [this](const Result<QJsonObject> &answer) {
        m_deedProblem = answer ? QString() : answer.error().detail;
        Q_EMIT chosenChanged();
        if (!answer)
            return;
        reload();
        Q_EMIT restored();
    });
}

QString AgentVersions::words(const Row &row) const
{
    //: a version of a file: its id, who made it, when
    return tr("%1, %2, %3").arg(row.id.first(std::min<qsizetype>(8, row.id.size())), row.author, RunWords::clock(row.time));
}

QString AgentVersions::latest() const { return m_rows.isEmpty() ? QString() : words(m_rows.first()); }

QString AgentVersions::chosenText() const
{
    const auto found = std::ranges::find(m_rows, m_chosen, &Row::id);
    return found == m_rows.end() ? QString() : words(*found);
}

int AgentVersions::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant AgentVersions::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case IdRole: return row.id;
    case Qt::DisplayRole:
    case ShortIdRole: return row.id.first(std::min<qsizetype>(8, row.id.size()));
    case TimeRole: return RunWords::clock(row.time);
    case AuthorRole: return row.author;
    case NoteRole: return row.note;
    default: return {};
    }
}

QHash<int, QByteArray> AgentVersions::roleNames() const
{
    return {{IdRole, "versionId"_ba}, {ShortIdRole, "shortId"_ba}, {TimeRole, "time"_ba}, {AuthorRole, "author"_ba}, {NoteRole, "note"_ba}};
}

} // namespace app

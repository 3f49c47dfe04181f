// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runlistmodel.h"

#include "app/desktop/runs/runwords.h"
#include "app/desktop/vocabulary.h"
#include "app/errortext.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

RunListModel::RunListModel(VerbClient &verbs, QObject *parent)
    : QAbstractListModel(parent), m_verbs(verbs)
{
    m_figuresTimer.setSingleShot(true);
    m_figuresTimer.setInterval(2s);
    connect(&m_figuresTimer, &QTimer::timeout, this, &RunListModel::askForFigures);
}

/*! After the rows, which nobody shall wait for: to count a million runs takes a second or two. The more it takes, the less often it is done. */
void RunListModel::askForFigures()
{
    QJsonObject asked = arguments();
    asked[u"limit"_s] = 1;
    asked[u"figures"_s] = true;
    m_verbs.cancel(m_figuresId);
    QElapsedTimer begun;
    begun.start();
    m_figuresId = m_verbs.ask(u"runs.list"_s, asked, this, [this, begun, of = arguments()](const lattice::Result<QJsonObject> &page) {
        m_figuresTimer.setInterval(std::max(2s, std::chrono::ceil<std::chrono::seconds>(20 * begun.durationElapsed())));
        if (page && of == arguments())
            setFigures((*page)[u"figures"_s].toObject());
    });
}

QJsonObject RunListModel::arguments() const
{
    QJsonObject arguments;
    if (!m_state.isEmpty())
        arguments[u"state"_s] = m_state;
    if (!m_agent.isEmpty())
        arguments[u"agent"_s] = m_agent;
    return arguments;
}

void RunListModel::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    Q_EMIT shownChanged();
    if (shown) {
        reload();
        follow();
    } else {
        m_verbs.cancel(std::exchange(m_followId, {}));
    }
}

void RunListModel::reload()
{
    const int load = ++m_load; // what was asked before no longer counts, whenever its answer comes
    m_verbs.cancel(m_loadId);
    m_loading = true;
    QJsonObject asked = arguments();
    asked[u"limit"_s] = kPage;
    m_loadId = m_verbs.ask(u"runs.list"_s, asked, this, [this, load](const lattice::Result<QJsonObject> &page) {
        if (load != m_load)
            return;
        m_loading = false;
        m_problem = page ? QString() : ErrorText::describe(page.error());
        if (page) {
            take(*page, false);
            askForFigures();
        }
        Q_EMIT loadingChanged();
    });
    Q_EMIT loadingChanged();
}

/*! Another filter: what was counted of the one before is not true of it. */
void RunListModel::refilter()
{
    Q_EMIT filterChanged();
    setFigures({});
    beginResetModel(); // nor are its rows, should the new ones not come
    m_rows.clear();
    m_before = 0;
    endResetModel();
    Q_EMIT countChanged();
    if (m_shown)
        reload();
}

void RunListModel::take(const QJsonObject &page, bool further)
{
    const QJsonArray runs = page[u"runs"_s].toArray();
    m_before = page[u"before"_s].toInteger();
    if (further) {
        if (!runs.isEmpty()) {
            beginInsertRows({}, count(), count() + int(runs.size()) - 1);
            for (const QJsonValue run : runs)
                m_rows.append(run.toObject());
            endInsertRows();
        }
    } else {
        beginResetModel();
        m_rows.clear();
        for (const QJsonValue run : runs)
            m_rows.append(run.toObject());
        endResetModel();
        m_trouble = page[u"trouble"_s].toString();
    }
    Q_EMIT countChanged();
}

bool RunListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_before > 0 && !m_loading;
}

void RunListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    QJsonObject asked = arguments();
    asked[u"limit"_s] = kPage;
    asked[u"before"_s] = m_before;
    m_loading = true;
    m_loadId = m_verbs.ask(u"runs.list"_s, asked, this, [this, load = ++m_load](const lattice::Result<QJsonObject> &page) {
        if (load != m_load)
            return;
        m_loading = false;
        m_problem = page ? QString() : ErrorText::describe(page.error());
        if (page)
            take(*page, true);
        Q_EMIT loadingChanged();
    });
}

/*! The verb that follows runs does so until it is cancelled; one that ended by itself, as the engine's change does, is asked again. */
void RunListModel::follow()
{
    m_followId = m_verbs.ask(u"runs.tail"_s, {{u"lines"_s, u"json"_s}}, this, [this](const lattice::Result<QJsonObject> &ended) {
        m_followId.clear();
        if (!m_shown || !ended)
            return;
        QTimer::singleShot(1s, this, [this] { // not at once: an engine that ends it at once would be asked without an end
            if (m_shown && m_followId.isEmpty())
                follow();
        });
    }, [this](const QString &line) { takeLine(line); });
}

void RunListModel::takeLine(const QString &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line.toUtf8()).object();
    const QString runId = json[u"run_id"_s].toString();
    if (runId.isEmpty())
        return;
    if (json.contains(u"kind"_s))
        Q_EMIT stepped(runId, json);
    else
        applyChange(json);
}

bool RunListModel::matches(const QJsonObject &run) const
{
    return (m_state.isEmpty() || run[u"state"_s] == m_state) && (m_agent.isEmpty() || run[u"agent"_s] == m_agent);
}

void RunListModel::applyChange(const QJsonObject &run)
{
    const int row = rowOf(run[u"run_id"_s].toString());
    if (row >= 0) {
        m_rows[row] = run;
        Q_EMIT dataChanged(index(row), index(row));
    } else if (matches(run)) {
        beginInsertRows({}, 0, 0);
        m_rows.prepend(run);
        endInsertRows();
        Q_EMIT countChanged();
    }
    if (!m_figuresTimer.isActive())
        m_figuresTimer.start();
    Q_EMIT changed(run);
}

void RunListModel::setFigures(const QJsonObject &figures)
{
    const QLocale locale;
    const int runs = figures[u"runs"_s].toInt(), failed = figures[u"failed"_s].toInt();
    QStringList words;
    if (runs > 0) {
        words << tr("%n run(s)", "", runs);
        words << tr("half within %1, 95 % within %2").arg(Words::duration(figures[u"p50_ms"_s].toDouble()), Words::duration(figures[u"p95_ms"_s].toDouble()));
        words << tr("%1 failed (%2 %)").arg(locale.toString(failed), locale.toString(figures[u"failure_rate"_s].toDouble() * 100, 'f', 1));
        const int unknown = figures[u"cost_unknown"_s].toInt();
        if (unknown < runs)
            words << (unknown > 0 ? tr("%1, and %n run(s) at a price that is not known", "", unknown).arg(RunWords::cost(figures[u"cost"_s])) : RunWords::cost(figures[u"cost"_s]));
    }
    const QString line = words.join(u" · "_s);
    if (line == m_figures)
        return;
    m_figures = line;
    Q_EMIT figuresChanged();
}

void RunListModel::setStateFilter(const QString &state)
{
    if (state == m_state)
        return;
    m_state = state;
    refilter();
}

void RunListModel::setAgentFilter(const QString &agent)
{
    if (agent == m_agent)
        return;
    m_agent = agent;
    refilter();
}

void RunListModel::clearFilter()
{
    if (!isFiltered())
        return;
    m_state.clear();
    m_agent.clear();
    refilter();
}

void RunListModel::tick(const QDateTime &now)
{
    m_now = now;
    for (int row = 0; row < count(); ++row) {
        if (m_rows.at(row)[u"state"_s] == "running"_L1)
            Q_EMIT dataChanged(index(row), index(row), {DurationRole});
    }
}

bool RunListModel::hasRunning() const
{
    return m_shown && std::ranges::any_of(m_rows, [](const QJsonObject &run) { return run[u"state"_s] == "running"_L1; });
}

void RunListModel::toggleMark(int row)
{
    const QString id = idAt(row);
    if (id.isEmpty())
        return;
    QStringList changed{id};
    if (!m_marked.removeOne(id)) {
        m_marked.append(id);
        if (m_marked.size() > 2)
            changed << m_marked.takeFirst();
    }
    for (const QString &each : changed) {
        if (const int at = rowOf(each); at >= 0)
            Q_EMIT dataChanged(index(at), index(at), {MarkedRole});
    }
    Q_EMIT markedChanged();
}

void RunListModel::clearMarks()
{
    while (!m_marked.isEmpty())
        if (const int row = rowOf(m_marked.first()); row >= 0)
            toggleMark(row);
        else
            m_marked.removeFirst(); // no longer in the list
    Q_EMIT markedChanged();
}

int RunListModel::rowOf(const QString &runId) const
{
    const auto found = std::ranges::find_if(m_rows, [&runId](const QJsonObject &run) { return run[u"run_id"_s] == runId; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString RunListModel::idAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row)[u"run_id"_s].toString() : QString();
}

QString RunListModel::agentOf(const QString &runId) const
{
    const int row = rowOf(runId);
    return row < 0 ? QString() : m_rows.at(row)[u"agent"_s].toString();
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &run = m_rows.at(index.row());
    switch (role) {
    case RunIdRole:
        return run[u"run_id"_s].toString();
    case ShortIdRole:
        return RunWords::shortId(run[u"run_id"_s].toString());
    case StateRole:
        return RunWords::state(run);
    case StateTextRole:
        return WorkWords::word(RunWords::state(run));
    case GlyphRole:
        return WorkWords::glyph(RunWords::state(run));
    case RemarkRole:
        return RunWords::remark(run);
    case AgentRole:
        return run[u"agent"_s].toString();
    case TaskRole:
        return WorkWords::firstLine(run[u"task"_s].toString());
    case StartedRole:
        return RunWords::clock(run[u"started_at"_s].toString());
    case DurationRole:
        return RunWords::duration(run, m_now);
    case StepsRole:
        return run[u"steps"_s].toInt();
    case ToolsRole:
        return run[u"tool_calls"_s].toInt();
    case TokensRole:
        return RunWords::tokens(run[u"tokens"_s].toObject());
    case CostRole:
        return RunWords::cost(run[u"cost"_s]);
    case TriggerRole:
        return RunWords::trigger(run);
    case ModelRole:
        return run[u"model"_s].toString();
    case ChildRole:
        return run.contains(u"parent_id"_s);
    case MarkedRole:
        return m_marked.contains(run[u"run_id"_s].toString());
    default:
        return {};
    }
}

QHash<int, QByteArray> RunListModel::roleNames() const
{
    return {{RunIdRole, "runId"}, {ShortIdRole, "shortId"}, {StateRole, "runState"}, {StateTextRole, "stateText"}, {GlyphRole, "glyph"}, {RemarkRole, "remark"},
            {AgentRole, "agent"}, {TaskRole, "task"}, {StartedRole, "started"}, {DurationRole, "duration"}, {StepsRole, "steps"}, {ToolsRole, "tools"},
            {TokensRole, "tokens"}, {CostRole, "cost"}, {TriggerRole, "trigger"}, {ModelRole, "modelName"}, {ChildRole, "child"}, {MarkedRole, "marked"}};
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/serverlistmodel.h"

#include "app/desktop/runs/runwords.h"
#include "app/desktop/vocabulary.h"
#include "app/errortext.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

ServerListModel::ServerListModel(VerbClient &verbs, QObject *parent)
    : JsonListModel(parent), m_verbs(verbs)
{
}

void ServerListModel::reload()
{
    const int load = ++m_load;
    m_loading = true;
    Q_EMIT loadingChanged();
    m_verbs.ask(u"server.list"_s, {}, this, [this, load](const lattice::Result<QJsonObject> &answer) {
        if (load != m_load)
            return;
        m_loading = false;
        m_problem = answer ? QString() : answer.error().detail;
        if (answer) {
            m_environment = (*answer)[u"environment"].toString();
            setRows((*answer)[u"servers"].toArray());
            showChosen();
        }
        Q_EMIT loadingChanged();
    });
}

void ServerListModel::choose(const QString &server)
{
    if (server == m_chosen)
        return;
    cancelCheck();
    m_checkId.clear();
    m_chosen = server;
    m_checkText.clear();
    m_checkError.clear();
    showChosen();
}

void ServerListModel::check()
{
    if (m_chosen.isEmpty() || isChecking())
        return;
    m_checkText.clear();
    m_checkError.clear();
    m_checkId = u"…"_s; // the answer may come before ask() returns
    const QString id = m_verbs.ask(u"server.check"_s, {{u"server"_s, m_chosen}}, this, [this, server = m_chosen](const lattice::Result<QJsonObject> &answer) {
        if (server != m_chosen || !isChecking())
            return;
        m_checkId.clear();
        if (answer) {
            const auto tools = (*answer)[u"tools"].toArray().size();
            //: tools of a server, its revision of MCP, how long it took to start
            m_checkText = tr("It works: %1, MCP %2, ready after %3.").arg(tr("%n tool(s)", nullptr, int(tools)), (*answer)[u"revision"].toString(), Words::duration((*answer)[u"start_ms"].toDouble()));
            for (const auto &left : (*answer)[u"left_out"].toArray())
                m_checkText += u'\n' + tr("Left out: %1").arg(left.toString());
            Q_EMIT checked();
        } else {
            m_checkError = answer.error().fault == lattice::Fault::Cancelled ? tr("The check was stopped.") : answer.error().detail;
        }
        reload();
        Q_EMIT chosenChanged();
    });
    if (isChecking())
        m_checkId = id;
    Q_EMIT chosenChanged();
}

void ServerListModel::cancelCheck()
{
    if (isChecking())
        m_verbs.cancel(m_checkId);
}

QString ServerListModel::chosenLines() const
{
    QStringList lines;
    for (const auto &line : row()[u"last_lines"].toArray())
        lines << line.toString();
    return lines.join(u'\n');
}

void ServerListModel::showChosen()
{
    const QJsonObject server = row();
    const QLocale locale;
    QList<FactModel::Fact> facts;
    const auto add = [&facts](const QString &label, const QString &value, bool code = false) {
        if (!value.isEmpty())
            facts.append({label, value, code});
    };
    if (!server.isEmpty()) {
        const bool usable = server[u"state"].toString() != "unusable"_L1;
        add(tr("Kind"), !usable ? QString() : server[u"kind"].toString() == "http"_L1 ? tr("over HTTP") : tr("a program of this machine"));
        add(tr("Place"), server[u"place"].toString(), true);
        add(tr("Speaks"), server[u"revision"].toString().isEmpty() ? QString() : tr("MCP %1").arg(server[u"revision"].toString()));
        add(tr("Tools"), !usable ? QString() : server.contains(u"tools") ? locale.toString(server[u"tools"].toInteger()) : tr("not known yet; a check lists them"));
        add(tr("Sessions"), !usable ? QString() : tr("%1 open").arg(locale.toString(server[u"sessions"].toInteger())) + (server[u"shareable"].toBool() ? tr(", one for all runs") : QString()));
        add(tr("Calls"), !usable ? QString() : locale.toString(server[u"calls"].toInteger()));
        if (const auto calls = server[u"calls"].toDouble(), failures = server[u"failures"].toDouble(); usable && failures > 0)
            add(tr("Failures"), calls > 0 ? tr("%1 (%2 %)").arg(locale.toString(qint64(failures)), locale.toString(100 * std::min(1.0, failures / calls), 'f', 1)) : locale.toString(qint64(failures)));
        add(tr("Slow calls"), server.contains(u"p95_ms") ? tr("95 % within %1").arg(Words::duration(server[u"p95_ms"].toDouble())) : QString());
        add(tr("Sandbox"), server[u"sandboxed"].toBool() ? tr("yes") : QString());
        add(tr("Last error"), RunWords::clock(server[u"last_error_at"].toString()));
    }
    m_facts.setFacts(facts);
    Q_EMIT chosenChanged();
}

QString ServerListModel::stateText(const QString &state)
{
    if (state == "idle"_L1)
        return tr("idle");
    if (state == "starting"_L1)
        return tr("starting");
    if (state == "running"_L1)
        return tr("running");
    if (state == "waiting"_L1)
        return tr("failed, waits before the next try");
    return state == "unusable"_L1 ? tr("cannot be started") : state;
}

QVariant ServerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject server = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ServerRole: return server[u"server"].toString();
    case StateRole: return server[u"state"].toString();
    case StateTextRole: return stateText(server[u"state"].toString());
    case ProblemRole: return server[u"last_error"].toString();
    case FiguresRole: {
        const QLocale locale;
        QStringList words;
        if (server.contains(u"tools"))
            words << tr("%n tool(s)", nullptr, server[u"tools"].toInt());
        if (server[u"calls"].toInteger() > 0)
            words << tr("%n call(s)", nullptr, server[u"calls"].toInt());
        if (server[u"failures"].toInteger() > 0)
            words << tr("%n failure(s)", nullptr, server[u"failures"].toInt());
        if (server.contains(u"p95_ms"))
            //: of the duration of calls: 95 % took no longer
            words << tr("p95 %1").arg(Words::duration(server[u"p95_ms"].toDouble()));
        return words.join(u" · "_s);
    }
    default: return {};
    }
}

QHash<int, QByteArray> ServerListModel::roleNames() const
{
    return {{ServerRole, "server"_ba}, {StateRole, "serverState"_ba}, {StateTextRole, "stateText"_ba}, {FiguresRole, "figures"_ba}, {ProblemRole, "problem"_ba}};
}

} // namespace app

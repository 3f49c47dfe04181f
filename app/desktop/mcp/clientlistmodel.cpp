// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/clientlistmodel.h"

#include "app/desktop/runs/runwords.h"
#include "app/desktop/vocabulary.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

QString ClientListModel::keyOf(const QJsonObject &row) const
{
    QStringList parts;
    for (const auto *part : {u"at", u"client", u"version", u"revision", u"token"})
        parts << row[QStringView(part)].toString();
    return parts.join(u'\n');
}

QVariant ClientListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject client = at(index.row());
    const int sessions = client[u"sessions"].toInt();
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: {
        const QString name = client[u"client"].toString(), version = client[u"version"].toString();
        return name.isEmpty() ? tr("a client without a name") : version.isEmpty() ? name : tr("%1 %2", "a program and its version").arg(name, version);
    }
    case ConnectedRole: return sessions > 0;
    case StateTextRole: {
        const QString seen = RunWords::clock(client[u"seen"].toString());
        if (sessions > 0)
            return tr("connected: %n session(s)", nullptr, sessions) + (seen.isEmpty() ? QString() : u" · "_s + tr("asked last at %1").arg(seen));
        if (client[u"at"] == "stdio"_L1)
            return tr("by stdio, asked last at %1").arg(seen);
        return client[u"revision"].toString() >= "2026"_L1 ? tr("asks without a session, last at %1").arg(seen) : tr("gone, asked last at %1").arg(seen);
    }
    case FiguresRole: {
        const QString calls = tr("%n call(s)", nullptr, client[u"calls"].toInt());
        return client[u"failures"].toInt() > 0 ? tr("%1, %2").arg(calls, tr("%n failed", nullptr, client[u"failures"].toInt())) : calls;
    }
    case AccessRole: {
        const QString token = client[u"token"].toString();
        const QString who = token.isEmpty() ? tr("a program of yours") : tr("token %1").arg(token);
        const QString what = client[u"at"].toString() == "agents"_L1 ? tr("agents as tools") : TokenListModel::rightText(client[u"right"].toString());
        const QString revision = client[u"revision"].toString();
        return revision.isEmpty() ? tr("%1 · %2", "whose, and what it may").arg(who, what) : tr("%1 · %2 · MCP %3").arg(who, what, revision);
    }
    case RecentRole: {
        QStringList lines;
        for (const auto &value : client[u"recent"].toArray()) {
            const QJsonObject call = value.toObject();
            const QString line = tr("%1  %2, %3", "time, tool, duration").arg(RunWords::clock(call[u"time"].toString()), call[u"what"].toString(), Words::duration(call[u"ms"].toDouble()));
            lines << (call.contains(u"fault") ? tr("✕ %1: %2").arg(line, call[u"fault"].toString()) : line);
        }
        return lines;
    }
    default: return {};
    }
}

QHash<int, QByteArray> ClientListModel::roleNames() const
{
    return {{NameRole, "name"_ba}, {ConnectedRole, "connected"_ba}, {StateTextRole, "stateText"_ba}, {FiguresRole, "figures"_ba}, {AccessRole, "access"_ba}, {RecentRole, "recent"_ba}};
}

QString TokenListModel::rightText(const QString &right)
{
    return right == "administer"_L1 ? tr("may do everything") : right == "operate"_L1 ? tr("may run agents and work") : tr("may look at everything but secrets");
}

QVariant TokenListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject token = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return token[u"name"].toString();
    case RightTextRole: return rightText(token[u"right"].toString());
    case MadeTextRole: return RunWords::clock(token[u"made"].toString());
    default: return {};
    }
}

QHash<int, QByteArray> TokenListModel::roleNames() const
{
    return {{NameRole, "name"_ba}, {RightTextRole, "rightText"_ba}, {MadeTextRole, "made"_ba}};
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/environments/environmentdesk.h"

#include "app/desktop/environments/environmentwords.h"
#include "app/errortext.h"
#include "core/environment/environments.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

EnvironmentDesk::EnvironmentDesk(VerbClient &verbs, QObject *parent)
    : QObject(parent)
    , m_verbs(verbs)
    , m_list({"name", "description", "current", "guarded", "agents", "servers", "folder"}, 1)
    , m_differences({"kind", "name", "change", "kindText", "changeText", "sign", "detail", "diff"}, 2)
    , m_details(verbs)
{
}

void EnvironmentDesk::reload()
{
    m_loading = true;
    m_verbs.ask(u"env.list"_s, {}, this, [this, load = ++m_load](const lattice::Result<QJsonObject> &answer) {
        if (load != m_load)
            return;
        m_loading = false;
        m_problem = answer ? QString() : ErrorText::describe(answer.error());
        m_problemWords = answer ? QString() : answer.error().detail;
        if (answer)
            take(*answer);
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void EnvironmentDesk::take(const QJsonObject &answer)
{
    QList<QVariantMap> rows;
    m_current.clear();
    for (const QJsonValue value : answer["environments"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        const QString name = row["name"_L1].toString();
        if (row["current"_L1].toBool())
            m_current = name;
        rows.append({{u"name"_s, name}, {u"description"_s, row["description"_L1].toString()}, {u"current"_s, row["current"_L1].toBool()}, {u"guarded"_s, row["protected"_L1].toBool()},
                     {u"agents"_s, row["agents"_L1].toInt()}, {u"servers"_s, row["servers"_L1].toInt()}, {u"folder"_s, row["folder"_L1].toString()}});
    }
    m_list.setRows(rows);
    m_trash.clear();
    for (const QJsonValue name : answer["trash"_L1].toArray())
        m_trash << name.toString();
    if (const QString wanted = std::exchange(m_wanted, {}); m_list.rowOf(wanted) >= 0)
        m_details.open(wanted);
    const int shown = m_list.rowOf(m_details.name());
    if (shown >= 0)
        m_details.setFacts(m_list.at(shown));
    else if (!m_details.name().isEmpty())
        m_details.close(); // it has gone
}

QStringList EnvironmentDesk::names() const
{
    QStringList names;
    for (int row = 0; row < m_list.count(); ++row)
        names << m_list.textAt(row, u"name"_s);
    return names;
}

void EnvironmentDesk::perform(const QString &verb, const QJsonObject &arguments, const QString &name)
{
    if (m_busy)
        return;
    m_busy = true;
    m_verbs.ask(verb, arguments, this, [this, name](const lattice::Result<QJsonObject> &answer) {
        m_busy = false;
        m_problem = answer ? QString() : ErrorText::describe(answer.error());
        m_problemWords = answer ? QString() : answer.error().detail;
        if (answer) {
            m_wanted = (*answer)["environment"_L1].toString(name); // shown once the list has it
            const QString shown = m_wanted;
            reload();
            Q_EMIT done(shown);
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void EnvironmentDesk::create(const QString &name, const QString &description, const QString &from)
{
    QJsonObject arguments{{u"environment"_s, name}};
    if (!description.isEmpty())
        arguments[u"description"_s] = description;
    if (!from.isEmpty())
        arguments[u"from"_s] = from;
    perform(u"env.create"_s, arguments, name);
}

void EnvironmentDesk::use(const QString &name) { perform(u"env.use"_s, {{u"environment"_s, name}}, name); }

void EnvironmentDesk::remove(const QString &name, const QString &confirm)
{
    QJsonObject arguments{{u"environment"_s, name}};
    if (!confirm.isEmpty())
        arguments[u"confirm"_s] = confirm;
    perform(u"env.delete"_s, arguments, name);
}

void EnvironmentDesk::restore(const QString &name) { perform(u"env.restore"_s, {{u"environment"_s, name}}, name); }

void EnvironmentDesk::protect(const QString &name, bool on, const QString &confirm)
{
    QJsonObject arguments{{u"environment"_s, name}, {u"off"_s, !on}};
    if (!confirm.isEmpty())
        arguments[u"confirm"_s] = confirm;
    perform(u"env.protect"_s, arguments, name);
}

void EnvironmentDesk::compare(const QString &from, const QString &to)
{
    m_comparing = true;
    m_compareProblem.clear();
    m_verbs.ask(u"env.diff"_s, {{u"from"_s, from}, {u"to"_s, to}}, this, [this, from, to, comparison = ++m_comparison](const lattice::Result<QJsonObject> &answer) {
        if (comparison != m_comparison)
            return;
        m_comparing = false;
        m_compareProblem = answer ? QString() : answer.error().detail;
        QList<QVariantMap> rows;
        for (const QJsonValue value : answer ? (*answer)["differences"_L1].toArray() : QJsonArray())
            rows.append(EnvironmentWords::change(value.toObject()));
        m_differences.setRows(rows);
        m_comparedText = !answer ? QString() : rows.isEmpty() ? tr("%1 and %2 have the same agents, servers and variables.").arg(from, to) : tr("%n difference(s) from %1 to %2", "", int(rows.size())).arg(from, to);
        Q_EMIT comparedChanged();
    });
    Q_EMIT comparedChanged();
}

QString EnvironmentDesk::nameProblem(const QString &name)
{
    if (name.isEmpty() || core::Environments::checkName(name))
        return {};
    return tr("Letters, digits, “.”, “_” and “-”, a letter or digit first; 64 at most.");
}

} // namespace app

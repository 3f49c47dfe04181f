// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/jobs.h"

#include "app/desktop/palette/verbform.h"
#include "app/desktop/verbclient.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

Jobs::Jobs(VerbClient &verbs, QObject *parent)
    : QAbstractListModel(parent), m_verbs(verbs)
{
    connect(&verbs, &VerbClient::wanted, this, &Jobs::begin);
    connect(&verbs, &VerbClient::ended, this, &Jobs::end);
    connect(&verbs, &VerbClient::progressed, this, [this](const QString &id, const QString &line) {
        if (const auto young = m_young.find(id); young != m_young.end())
            young->progress = line.simplified();
        if (const auto row = rowOf(id); row >= 0) {
            m_rows[row].progress = line.simplified();
            Q_EMIT dataChanged(index(int(row)), index(int(row)), {ProgressRole});
        }
    });
}

void Jobs::begin(const QString &id, const QString &name)
{
    const auto *verb = verbTable().find(name);
    if (!verb || verb->hints.readOnly) // lists are read all the time, and some are followed for good
        return;
    m_young.insert(id, {.id = id, .title = verb->title});
    QTimer::singleShot(m_patience, this, [this, id] { show(id); });
}

void Jobs::show(const QString &id)
{
    const auto young = m_young.find(id);
    if (young == m_young.end())
        return;
    beginInsertRows({}, count(), count());
    m_rows.append(*young);
    m_young.erase(young);
    endInsertRows();
    Q_EMIT changed();
}

void Jobs::end(const QString &id)
{
    m_young.remove(id);
    const auto row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, int(row), int(row));
    m_rows.remove(row);
    endRemoveRows();
    Q_EMIT changed();
}

void Jobs::cancel(int row)
{
    if (row >= 0 && row < m_rows.size())
        m_verbs.cancel(m_rows.at(row).id);
}

qsizetype Jobs::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &Job::id);
    return found == m_rows.end() ? -1 : found - m_rows.begin();
}

QString Jobs::text() const { return m_rows.isEmpty() ? QString() : tr("%n job(s) running", "", count()); }

QVariant Jobs::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Job &job = m_rows.at(index.row());
    return role == ProgressRole ? job.progress : role == TitleRole || role == Qt::DisplayRole ? job.title : QVariant();
}

} // namespace app

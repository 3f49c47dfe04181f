// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/bookmarks.h"

#include "app/desktop/events/eventwords.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/*! The times in a file, or nothing when it is none of ours. */
std::optional<QList<QDateTime>> read(const QByteArray &bytes)
{
    const auto entries = QJsonDocument::fromJson(bytes).object().value("bookmarks"_L1);
    if (!entries.isArray())
        return std::nullopt;
    QList<QDateTime> times;
    const auto list = entries.toArray();
    for (const auto &entry : list) {
        const auto time = QDateTime::fromString(entry.toString(), Qt::ISODateWithMs);
        if (time.isValid() && !times.contains(time.toUTC()) && times.size() < Bookmarks::kMost)
            times.append(time.toUTC());
    }
    std::ranges::sort(times);
    return times;
}

} // namespace

void Bookmarks::open(const QString &path)
{
    m_path = path;
    QFile file(path);
    if (!file.exists())
        return;
    const auto times = file.open(QIODevice::ReadOnly) ? read(file.readAll()) : std::nullopt;
    file.close();
    if (!times) {
        const auto aside = path + u".broken"_s;
        QFile::remove(aside);
        setProblem(QFile::rename(path, aside) ? tr("The file of bookmarks could not be read. It is now %1.").arg(aside) : tr("The file of bookmarks cannot be read: %1").arg(path));
        return;
    }
    beginResetModel();
    m_times = *times;
    endResetModel();
}

void Bookmarks::toggle(const QDateTime &time)
{
    if (!time.isValid())
        return;
    const auto at = std::ranges::lower_bound(m_times, time.toUTC());
    const int row = int(at - m_times.begin());
    if (at != m_times.end() && *at == time)
        return remove(row);
    if (m_times.size() >= kMost)
        return setProblem(tr("There are %1 bookmarks; remove one first.").arg(kMost));
    beginInsertRows({}, row, row);
    m_times.insert(row, time.toUTC());
    endInsertRows();
    save();
}

void Bookmarks::remove(int row)
{
    if (row < 0 || row >= m_times.size())
        return;
    beginRemoveRows({}, row, row);
    m_times.remove(row);
    endRemoveRows();
    save();
}

void Bookmarks::save()
{
    if (m_path.isEmpty())
        return;
    QJsonArray list;
    for (const auto &time : std::as_const(m_times))
        list.append(time.toString(Qt::ISODateWithMs));
    QSaveFile file(m_path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(QJsonObject{{u"bookmarks"_s, list}}).toJson()) > 0 && file.commit();
    setProblem(saved ? QString() : tr("The bookmark is not kept: %1 cannot be written (%2).").arg(m_path, file.errorString()));
}

void Bookmarks::setProblem(const QString &words)
{
    if (std::exchange(m_problem, words) != words)
        Q_EMIT problemChanged();
}

int Bookmarks::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_times.size()); }

QVariant Bookmarks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &time = m_times.at(index.row());
    switch (role) {
    case TimeRole: return time;
    case Qt::DisplayRole:
    case TextRole: return EventWords::moment(time, QDateTime::currentDateTimeUtc());
    default: return {};
    }
}

QHash<int, QByteArray> Bookmarks::roleNames() const { return {{TimeRole, "time"_ba}, {TextRole, "text"_ba}}; }

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/savedfilters.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kLongestName = 80, kLongestFilter = 4000;

} // namespace

void SavedFilters::open(const QString &path)
{
    m_path.clear(); // what is read is not written at once
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const auto list = QJsonDocument::fromJson(file.readAll()).object().value("filters"_L1);
        file.close();
        if (!list.isArray()) {
            const QString aside = path + u".broken"_s;
            QFile::remove(aside);
            QFile::rename(path, aside);
            setProblem(tr("The file of saved filters could not be read. It is now %1.").arg(aside));
        }
        const auto entries = list.toArray();
        for (const auto &entry : entries)
            save(entry[u"page"].toString(), entry[u"name"].toString(), entry[u"filter"].toString());
    }
    m_path = path;
}

qsizetype SavedFilters::find(const QString &page, const QString &name) const
{
    const auto found = std::ranges::find_if(m_filters, [&](const Filter &filter) { return filter.page == page && filter.name == name; });
    return found == m_filters.end() ? -1 : found - m_filters.begin();
}

void SavedFilters::save(const QString &page, const QString &wanted, const QString &filter)
{
    const QString name = wanted.simplified().left(kLongestName);
    if (page.isEmpty() || name.isEmpty() || filter.trimmed().isEmpty() || filter.size() > kLongestFilter)
        return;
    if (const auto row = find(page, name); row >= 0) {
        m_filters[row].filter = filter;
        Q_EMIT dataChanged(index(int(row)), index(int(row)));
        return write();
    }
    if (m_filters.size() >= kMost)
        return setProblem(tr("There are %1 saved filters; remove one first.").arg(kMost));
    const auto place = std::ranges::find_if(m_filters, [&](const Filter &other) { return other.page > page || (other.page == page && other.name.localeAwareCompare(name) > 0); });
    const int row = int(place - m_filters.begin());
    beginInsertRows({}, row, row);
    m_filters.insert(row, {.page = page, .name = name, .filter = filter});
    endInsertRows();
    write();
}

void SavedFilters::remove(const QString &page, const QString &name)
{
    const auto row = find(page, name);
    if (row < 0)
        return;
    beginRemoveRows({}, int(row), int(row));
    m_filters.remove(row);
    endRemoveRows();
    write();
}

int SavedFilters::count(const QString &page) const { return int(std::ranges::count(m_filters, page, &Filter::page)); }

void SavedFilters::write()
{
    if (m_path.isEmpty())
        return;
    QJsonArray list;
    for (const Filter &filter : std::as_const(m_filters))
        list.append(QJsonObject{{u"page"_s, filter.page}, {u"name"_s, filter.name}, {u"filter"_s, filter.filter}});
    QSaveFile file(m_path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(QJsonObject{{u"filters"_s, list}}).toJson()) > 0 && file.commit();
    setProblem(written ? QString() : tr("The filter is not kept: %1 cannot be written (%2).").arg(m_path, file.errorString()));
}

void SavedFilters::setProblem(const QString &words)
{
    if (std::exchange(m_problem, words) != words)
        Q_EMIT problemChanged();
}

QVariant SavedFilters::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Filter &filter = m_filters.at(index.row());
    switch (role) {
    case PageRole: return filter.page;
    case Qt::DisplayRole:
    case NameRole: return filter.name;
    case FilterRole: return filter.filter;
    default: return {};
    }
}

} // namespace app

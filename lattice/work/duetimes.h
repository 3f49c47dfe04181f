// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <set>

namespace lattice {

/*! When each of many ids is due, at most once. Those that are due come in order of time, then of id. */
class DueTimes final
{
public:
    void set(const QString &id, std::optional<qint64> time)
    {
        const auto known = m_times.constFind(id);
        if (known != m_times.constEnd()) {
            if (known.value() == time)
                return;
            m_order.erase({known.value(), id});
            m_times.erase(known);
        }
        if (time) {
            m_times.insert(id, *time);
            m_order.insert({*time, id});
        }
    }

    QStringList takeDue(qint64 now)
    {
        QStringList due;
        while (!m_order.empty() && m_order.begin()->first <= now) {
            due.append(m_order.begin()->second);
            m_times.remove(due.constLast());
            m_order.erase(m_order.begin());
        }
        return due;
    }

    std::optional<qint64> first() const { return m_order.empty() ? std::nullopt : std::optional(m_order.begin()->first); }

private:
    std::set<std::pair<qint64, QString>> m_order;
    QHash<QString, qint64> m_times;
};

} // namespace lattice

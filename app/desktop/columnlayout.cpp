// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/columnlayout.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

ColumnLayout::ColumnLayout(const QMetaEnum &columns, QList<int> hidden, QList<int> needed, QObject *parent)
    : QObject(parent)
    , m_columns(columns)
    , m_usuallyHidden(std::move(hidden))
    , m_needed(std::move(needed))
    , m_order(usualOrder())
    , m_hidden(m_usuallyHidden)
{
    std::ranges::sort(m_usuallyHidden);
    m_hidden = m_usuallyHidden;
}

QList<int> ColumnLayout::usualOrder() const
{
    QList<int> order;
    for (int i = 0; i < m_columns.keyCount(); ++i)
        order.append(m_columns.value(i));
    return order;
}

void ColumnLayout::set(QList<int> order, QList<int> hidden)
{
    std::ranges::sort(hidden); // equal sets are equal lists
    if (order == m_order && hidden == m_hidden)
        return;
    m_order = std::move(order);
    m_hidden = std::move(hidden);
    Q_EMIT changed();
}

void ColumnLayout::toggle(int column)
{
    if (!canHide(column) || !m_order.contains(column))
        return;
    auto hidden = m_hidden;
    if (hidden.removeAll(column) == 0)
        hidden.append(column);
    set(m_order, hidden);
}

void ColumnLayout::moveBefore(int column, int other)
{
    if (column == other || !m_order.contains(column))
        return;
    auto order = m_order;
    order.removeAll(column);
    const auto at = order.indexOf(other);
    order.insert(at < 0 ? order.size() : at, column);
    set(order, m_hidden);
}

void ColumnLayout::nudge(int column, int step, const QList<int> &shown)
{
    const auto at = shown.indexOf(column);
    const auto to = at + step;
    if (at < 0 || to < 0 || to >= shown.size())
        return;
    if (step < 0)
        return moveBefore(column, shown.at(to));
    // Right behind the neighbour, before what is hidden behind it.
    const auto next = m_order.indexOf(shown.at(to)) + 1;
    moveBefore(column, next < m_order.size() ? m_order.at(next) : -1);
}

void ColumnLayout::reset() { set(usualOrder(), m_usuallyHidden); }

QJsonObject ColumnLayout::toJson() const
{
    const auto names = [this](const QList<int> &columns) {
        QJsonArray array;
        for (const int column : columns)
            array.append(QString::fromLatin1(m_columns.valueToKey(column)));
        return array;
    };
    return {{u"order"_s, names(m_order)}, {u"hidden"_s, names(m_hidden)}};
}

void ColumnLayout::fromJson(const QJsonObject &json)
{
    const auto columns = [this](const QJsonArray &names) {
        QList<int> known;
        for (const auto &name : names) {
            bool ok = false;
            const int column = m_columns.keyToValue(name.toString().toLatin1().constData(), &ok);
            if (ok && !known.contains(column))
                known.append(column);
        }
        return known;
    };
    auto order = columns(json["order"_L1].toArray());
    const auto usual = usualOrder();
    for (qsizetype i = 0; i < usual.size(); ++i) {
        if (!order.contains(usual.at(i))) // behind the column that it usually follows
            order.insert(i == 0 ? 0 : order.indexOf(usual.at(i - 1)) + 1, usual.at(i));
    }
    auto hidden = json["hidden"_L1].isArray() ? columns(json["hidden"_L1].toArray()) : m_usuallyHidden;
    hidden.removeIf([this](int column) { return !canHide(column); });
    set(order, hidden);
}

} // namespace app

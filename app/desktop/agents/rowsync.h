// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QSet>

namespace app {

/*!
    Makes the rows of a model those that are wanted by removing, inserting and changing single ones, so that a view keeps its place.

    The model makes it a friend, as begin… and end… are protected. \a keyOf gives what a row is known by; no two have the same.
*/
struct RowSync {
    template <typename Model, typename Row, typename KeyOf>
    static void apply(Model &model, QList<Row> &rows, const QList<Row> &wanted, KeyOf keyOf)
    {
        using Key = std::decay_t<decltype(keyOf(wanted.first()))>;
        QSet<Key> keys;
        for (const Row &row : wanted)
            keys.insert(keyOf(row));
        for (int at = int(rows.size()) - 1; at >= 0; --at) {
            if (!keys.contains(keyOf(rows.at(at))))
                take(model, rows, at, at);
        }
        QSet<Key> present;
        for (const Row &row : std::as_const(rows))
            present.insert(keyOf(row));
        for (int at = 0; at < wanted.size(); ++at) {
            if (at < rows.size() && keyOf(rows.at(at)) == keyOf(wanted.at(at))) {
                if (rows.at(at) == wanted.at(at))
                    continue;
                rows[at] = wanted.at(at);
                Q_EMIT model.dataChanged(model.index(at), model.index(at));
                continue;
            }
            if (present.contains(keyOf(wanted.at(at)))) { // it stands further down, and comes up
                int from = at;
                while (keyOf(rows.at(from)) != keyOf(wanted.at(at)))
                    ++from;
                take(model, rows, from, from);
            }
            int last = at;
            while (last + 1 < wanted.size() && !present.contains(keyOf(wanted.at(last + 1))))
                ++last;
            model.beginInsertRows({}, at, last);
            for (int row = at; row <= last; ++row) {
                rows.insert(row, wanted.at(row));
                present.insert(keyOf(wanted.at(row)));
            }
            model.endInsertRows();
            at = last;
        }
    }

private:
    template <typename Model, typename Row>
    static void take(Model &model, QList<Row> &rows, int first, int last)
    {
        model.beginRemoveRows({}, first, last);
        rows.remove(first, last - first + 1);
        model.endRemoveRows();
    }
};

} // namespace app

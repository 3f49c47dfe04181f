// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settings/trustlist.h"

#include "app/errortext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString keyOf(const QJsonObject &row) { return row["key"_L1].toString(); }

} // namespace

bool TrustList::setProblem(const lattice::Result<QJsonObject> &result)
{
    m_problem = result ? QString() : result.error().fault == lattice::Fault::Invalid ? tr("That is no key. It begins with ed25519:, as “trust key” prints it on the other station.") : ErrorText::describe(result.error());
    m_problemWords = result ? QString() : result.error().detail;
    return !result;
}

void TrustList::reload()
{
    m_loading = true;
    m_verbs.ask(u"trust.list"_s, {}, this, [this](const lattice::Result<QJsonObject> &list) {
        m_loading = false;
        if (!setProblem(list))
            take(*list);
        Q_EMIT stateChanged();
    });
    m_verbs.ask(u"trust.key"_s, {}, this, [this](const lattice::Result<QJsonObject> &key) {
        m_ownKey = key ? (*key)["key"_L1].toString() : QString();
        Q_EMIT stateChanged();
    });
    Q_EMIT stateChanged();
}

/*! Few rows, of which one comes or goes at a time. */
void TrustList::take(const QJsonObject &list)
{
    QList<QJsonObject> rows;
    for (const QJsonValue row : list["keys"_L1].toArray())
        rows.append(row.toObject());
    for (int row = count() - 1; row >= 0; --row) {
        if (std::ranges::find(rows, keyOf(m_rows.at(row)), keyOf) != rows.end())
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < rows.size(); ++row) {
        const auto known = std::ranges::find(m_rows, keyOf(rows.at(row)), keyOf);
        if (known == m_rows.end()) {
            beginInsertRows({}, count(), count());
            m_rows.append(rows.at(row));
            endInsertRows();
        } else if (*known != rows.at(row)) {
            const int place = int(known - m_rows.begin());
            m_rows[place] = rows.at(row);
            Q_EMIT dataChanged(index(place), index(place));
        }
    }
}

void TrustList::allow(const QString &key, const QString &name, const QString &right)
{
    if (m_busy)
        return;
    m_busy = true;
    m_verbs.ask(u"trust.allow"_s, {{u"key"_s, key.trimmed()}, {u"name"_s, name.trimmed()}, {u"right"_s, right}}, this, [this](const lattice::Result<QJsonObject> &done) {
        m_busy = false;
        if (!setProblem(done)) {
            reload();
            Q_EMIT allowed();
        }
        Q_EMIT stateChanged();
    });
    Q_EMIT stateChanged();
}

void TrustList::revoke(const QString &key)
{
    m_verbs.ask(u"trust.revoke"_s, {{u"key"_s, key}}, this, [this](const lattice::Result<QJsonObject> &done) {
        if (!setProblem(done))
            reload();
        Q_EMIT stateChanged();
    });
}

int TrustList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant TrustList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &row = m_rows.at(index.row());
    const QString right = row["right"_L1].toString();
    switch (role) {
    case KeyRole:
        return keyOf(row);
    case Qt::DisplayRole:
    case NameRole:
        return row["name"_L1].toString().isEmpty() ? tr("without a name") : row["name"_L1].toString();
    case RightRole:
        return right;
    case RightTextRole:
        return right == "administer"_L1 ? tr("may change agents and settings") : right == "operate"_L1 ? tr("may run agents and work") : tr("may read");
    case AddedRole:
        return QLocale().toString(QDateTime::fromString(row["added"_L1].toString(), Qt::ISODateWithMs).toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QHash<int, QByteArray> TrustList::roleNames() const { return {{KeyRole, "key"}, {NameRole, "name"}, {RightRole, "right"}, {RightTextRole, "rightText"}, {AddedRole, "added"}}; }

} // namespace app

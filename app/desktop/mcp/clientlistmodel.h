// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/mcp/jsonlistmodel.h"

namespace app {

/*! The MCP clients that are connected to this station or were since it started, and what each called last. */
class ClientListModel : public JsonListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Endpoint")

public:
    enum Role { NameRole = Qt::UserRole, ConnectedRole, StateTextRole, FiguresRole, AccessRole, RecentRole };
    Q_ENUM(Role)

    using JsonListModel::JsonListModel;

    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    QString keyOf(const QJsonObject &row) const override;
};

/*! The tokens by which MCP clients may come in; without the tokens themselves, which nobody has but who they were given to. */
class TokenListModel : public JsonListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Endpoint")

public:
    enum Role { NameRole = Qt::UserRole, RightTextRole, MadeTextRole };
    Q_ENUM(Role)

    using JsonListModel::JsonListModel;

    static QString rightText(const QString &right);

    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    QString keyOf(const QJsonObject &row) const override { return row[u"name"].toString(); }
};

} // namespace app

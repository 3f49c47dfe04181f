// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/agentdocument.h"

#include <memory>
#include <vector>

namespace app {

/*! The files that are open, in the order of their tabs. */
class OpenDocuments : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { DocumentRole = Qt::UserRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    AgentDocument *add(std::unique_ptr<AgentDocument> document);
    void remove(int row);
    int rowOf(const QString &file) const;
    int count() const { return int(m_documents.size()); }
    AgentDocument *at(int row) const { return row >= 0 && row < count() ? m_documents.at(size_t(row)).get() : nullptr; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override { return {{DocumentRole, "document"}}; }

Q_SIGNALS:
    void countChanged();

private:
    std::vector<std::unique_ptr<AgentDocument>> m_documents;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/opendocuments.h"

#include <QQmlEngine>

namespace app {

AgentDocument *OpenDocuments::add(std::unique_ptr<AgentDocument> document)
{
    QQmlEngine::setObjectOwnership(document.get(), QQmlEngine::CppOwnership);
    beginInsertRows({}, count(), count());
    m_documents.push_back(std::move(document));
    endInsertRows();
    Q_EMIT countChanged();
    return m_documents.back().get();
}

void OpenDocuments::remove(int row)
{
    if (!at(row))
        return;
    beginRemoveRows({}, row, row);
    auto gone = std::move(m_documents[size_t(row)]);
    m_documents.erase(m_documents.begin() + row);
    endRemoveRows();
    gone.release()->deleteLater(); // its editor goes first
    Q_EMIT countChanged();
}

int OpenDocuments::rowOf(const QString &file) const
{
    for (int row = 0; row < count(); ++row) {
        if (at(row)->file() == file)
            return row;
    }
    return -1;
}

QVariant OpenDocuments::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != DocumentRole)
        return {};
    return QVariant::fromValue(at(index.row()));
}

} // namespace app

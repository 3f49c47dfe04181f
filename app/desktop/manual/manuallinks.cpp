// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/manual/manuallinks.h"

namespace app {

void ManualLinks::set(QList<Link> links)
{
    beginResetModel(); // another page: no row is what it was
    m_links = std::move(links);
    endResetModel();
}

int ManualLinks::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_links.size()); }

QVariant ManualLinks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Link &link = m_links.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole: return link.words;
    case TargetRole: return link.target;
    case FromRole: return link.from;
    case UntilRole: return link.until;
    default: return {};
    }
}

QHash<int, QByteArray> ManualLinks::roleNames() const { return {{WordsRole, "words"}, {TargetRole, "target"}, {FromRole, "from"}, {UntilRole, "until"}}; }

} // namespace app

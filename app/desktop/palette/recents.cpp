// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/palette/recents.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace app {

void Recents::open(const QString &path)
{
    m_path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_keys.clear();
    const auto keys = QJsonDocument::fromJson(file.readAll()).object().value("recent"_L1).toArray();
    for (const auto &key : keys) {
        if (key.isString() && m_keys.size() < kMost && !m_keys.contains(key.toString()))
            m_keys.append(key.toString());
    }
}

void Recents::add(const QString &key)
{
    m_keys.removeAll(key);
    m_keys.prepend(key);
    if (m_keys.size() > kMost)
        m_keys.removeLast();
    QSaveFile file(m_path);
    if (!m_path.isEmpty() && file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(QJsonObject{{u"recent"_s, QJsonArray::fromStringList(m_keys)}}).toJson());
        file.commit();
    }
}

} // namespace app

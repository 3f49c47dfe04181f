// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/resultshelf.h"

#include "core/mcp/secrettoken.h"

namespace core {

QString ResultShelf::put(const QByteArray &json)
{
    const QString id = QString::fromLatin1(randomWord(15));
    m_results.insert(id, json);
    m_order.push_back(id);
    m_bytes += json.size();
    while (m_order.size() > 1 && (m_bytes > kMostBytes || m_order.size() > kMostResults)) {
        m_bytes -= m_results.take(m_order.front()).size();
        m_order.pop_front();
    }
    return id;
}

QByteArray ResultShelf::find(const QString &id) const
{
    return m_results.value(id);
}

} // namespace core

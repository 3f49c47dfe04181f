// SPDX-License-Identifier: Apache-2.0
#include "core/agent/messagebuilder.h"

using namespace Qt::StringLiterals;

namespace core {

MessageBuilder::MessageBuilder(QJsonArray history)
    : m_history(std::move(history))
    , m_role(u"user"_s)
{
}

QJsonArray MessageBuilder::build(const QJsonArray &pieces)
{
    for (const QJsonValue piece : pieces) {
        if (piece["role"_L1].isString())
            openRole(piece["role"_L1].toString());
        else if (piece["history"_L1].toBool())
            insertHistory();
        else if (piece["section"_L1].isString())
            m_content.append(QJsonObject{{u"metadata"_s, QJsonObject{{u"purpose"_s, piece["section"_L1]}, {u"pending"_s, true}}}});
        else
            m_content.append(piece);
    }
    close();
    placeHistory();
    return m_messages;
}

void MessageBuilder::openRole(const QString &role)
{
    close();
    m_role = role;
}

void MessageBuilder::insertHistory()
{
    close();
    for (const QJsonValue message : std::as_const(m_history)) {
        QJsonObject marked = message.toObject();
        QJsonObject metadata = marked.value("metadata"_L1).toObject();
        metadata.insert("purpose"_L1, "history"_L1);
        marked.insert("metadata"_L1, metadata);
        m_messages.append(marked);
        m_historyPlaced = true;
    }
    m_role = u"model"_s;
}

void MessageBuilder::close()
{
    if (!m_content.isEmpty())
        m_messages.append(QJsonObject{{u"role"_s, m_role}, {u"content"_s, m_content}});
    m_content = {};
}

void MessageBuilder::placeHistory()
{
    if (m_historyPlaced || m_history.isEmpty())
        return;
    const bool userEnds = !m_messages.isEmpty() && m_messages.last()["role"_L1] == "user"_L1;
    const QJsonValue last = userEnds ? m_messages.takeAt(m_messages.size() - 1) : QJsonValue();
    for (const QJsonValue message : std::as_const(m_history))
        m_messages.append(message);
    if (userEnds)
        m_messages.append(last);
}

} // namespace core

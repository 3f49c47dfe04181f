// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace core {

/*!
    Makes messages of the pieces of a rendering. Text before the first role is the user's; the conversation so far stands
    where `{{history}}` is, else before a last message of the user, else at the end.
*/
class MessageBuilder final
{
public:
    explicit MessageBuilder(QJsonArray history);

    QJsonArray build(const QJsonArray &pieces);

private:
    void openRole(const QString &role);
    void insertHistory();
    void close();
    void placeHistory();

    QJsonArray m_history;
    QJsonArray m_messages;
    QJsonArray m_content; //!< of the message under way
    QString m_role;
    bool m_historyPlaced = false;
};

} // namespace core

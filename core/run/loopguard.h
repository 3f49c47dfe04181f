// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

#include <algorithm>

namespace core {

/*!
    Notices that an agent goes round in circles: the same tool with the same arguments, thrice or as often as the agent says, and nothing new came of it.

    A call whose result differs from that of the time before begins anew: who looks again and again whether something is ready does not
    go in circles as long as something changes.
*/
class LoopGuard final
{
public:
    explicit LoopGuard(int often = 3) : m_often(std::max(2, often)) { }

    enum class Verdict {
        Fine,
        Tell, //!< as often as it takes: it is not called, and the model is told
        Stop, //!< the model was told, and does it again
    };

    Verdict ask(const QString &tool, const QJsonObject &input);
    void answered(const QString &tool, const QJsonObject &input, const QJsonArray &content);

private:
    struct Seen {
        int asked = 0;
        QByteArray answer;
    };
    static QByteArray key(const QString &tool, const QJsonObject &input);

    const int m_often;
    QHash<QByteArray, Seen> m_seen;
};

} // namespace core

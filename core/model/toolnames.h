// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

#include <QHash>

namespace core {

/*!
    Names of tools as every provider takes them: letters, digits, `_` and `-`, at most 64, the first a letter or `_`.

    MCP allows dots, slashes and 128 characters. One request has one table, so that two tools never get one name.
*/
class ToolNames final
{
public:
    /*! Gives the tools of \a request their names on the wire, there and in its messages. */
    explicit ToolNames(ModelRequest &request);

    /*! Back to the names that we know. One that the model made up stays as it is. */
    void restore(ModelReply &reply) const;

private:
    QString wireName(const QString &name);
    void rename(QJsonObject &holder, QLatin1StringView key);

    QHash<QString, QString> m_wire; //!< by our name
    QHash<QString, QString> m_ours; //!< by the name on the wire
};

} // namespace core

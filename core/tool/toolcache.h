// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/serverspec.h"
#include "core/tool/tool.h"

#include <QHash>

namespace core {

/*!
    Which tools each server had when it was last asked, kept in a file of the home: so that a run starts only the servers
    whose tools it wants. What was learned of a server counts as long as it is started in the same way.
*/
class ToolCache final
{
public:
    /*! \a file may be empty: then nothing is kept. A file that cannot be read is an empty one. */
    explicit ToolCache(QString file);

    /*! Nothing: the server is not known, or has been changed. */
    std::optional<QList<ToolInfo>> tools(const QString &environment, const McpServerSpec &spec) const;
    bool isLegacy(const QString &environment, const McpServerSpec &spec) const; //!< it did not survive the question for the newest revision

    void put(const QString &environment, const McpServerSpec &spec, const QList<ToolInfo> &tools, bool isLegacy);

private:
    struct Known {
        QString fingerprint;
        QList<ToolInfo> tools;
        bool legacy = false;
    };

    const Known *find(const QString &environment, const McpServerSpec &spec) const;
    void save() const;

    QString m_file;
    QHash<std::pair<QString, QString>, Known> m_known;
};

} // namespace core

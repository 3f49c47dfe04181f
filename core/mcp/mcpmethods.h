// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoffering.h"

namespace core {

class McpCaller;

/*! The methods that all revisions have, over one offering: lists, tools/call, resources/read, prompts/get, completion/complete. */
class McpMethods final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kPage = 250; //!< entries of a list: many clients read the first page and no other

    explicit McpMethods(McpOffering &offering);

    bool has(const QString &method) const;
    const ToolInfo *tool(const QString &name) const;
    McpOffering &offering() const { return m_offering; }

    /*! A method that it has. \return the result without what only one era knows */
    QCoro::Task<McpResult<QJsonObject>> run(QString method, QJsonObject params, std::shared_ptr<McpCaller> caller);

private:
    McpResult<QJsonObject> page(const QString &key, const QJsonArray &all, const QJsonObject &params) const;
    QCoro::Task<McpResult<QJsonObject>> callTool(QJsonObject params, std::shared_ptr<McpCaller> caller);
    QCoro::Task<McpResult<QJsonObject>> read(QJsonObject params, std::shared_ptr<McpCaller> caller);
    QCoro::Task<McpResult<QJsonObject>> getPrompt(QJsonObject params, std::shared_ptr<McpCaller> caller);
    QCoro::Task<McpResult<QJsonObject>> complete(QJsonObject params);
    void readTools();

    McpOffering &m_offering;
    QJsonArray m_toolList;
    QHash<QString, ToolInfo> m_tools;
};

} // namespace core

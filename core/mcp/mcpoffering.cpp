// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpoffering.h"

using namespace Qt::StringLiterals;

namespace core {

QCoro::Task<McpResult<QJsonArray>> McpOffering::readResource(QString uri, std::shared_ptr<McpCaller>)
{
    co_return refused(RpcCode::kResourceNotFound, u"there is no resource %1"_s.arg(uri));
}

QCoro::Task<McpResult<QJsonObject>> McpOffering::getPrompt(QString name, QJsonObject, std::shared_ptr<McpCaller>)
{
    co_return refused(RpcCode::kInvalidParams, u"there is no prompt %1"_s.arg(name));
}

QCoro::Task<McpResult<QStringList>> McpOffering::complete(QJsonObject, QString, QString)
{
    co_return QStringList();
}

} // namespace core

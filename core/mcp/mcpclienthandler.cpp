// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpclienthandler.h"

using namespace Qt::StringLiterals;

namespace core {

QCoro::Task<lattice::Result<QJsonObject>> McpClientHandler::elicit(QJsonObject, std::stop_token)
{
    co_return QJsonObject{{u"action"_s, u"decline"_s}};
}

QCoro::Task<lattice::Result<QJsonObject>> McpClientHandler::sample(QJsonObject, std::stop_token)
{
    co_return lattice::failed(lattice::Fault::Refused, u"no model answers for tool servers here"_s);
}

void McpClientHandler::logged(const QString &, const QString &, const QJsonValue &) {}

} // namespace core

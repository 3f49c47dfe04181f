// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/dialect.h"

namespace core {

/*! Anthropic's Messages. */
class AnthropicDialect final : public Dialect
{
public:
    lattice::Result<Query> query(const ModelRequest &request) const override;
    std::unique_ptr<ReplyFold> fold() const override;
    Headers headers(const QByteArray &key) const override;
    QString listPath() const override { return QStringLiteral("v1/models?limit=1000"); }
    QStringList modelsOf(const QJsonObject &body) const override;
};

} // namespace core

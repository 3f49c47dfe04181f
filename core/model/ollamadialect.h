// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/dialect.h"

namespace core {

/*! Ollama's own /api/chat, which knows what its compatible API does not: thinking, options, loading. */
class OllamaDialect final : public Dialect
{
public:
    lattice::Result<Query> query(const ModelRequest &request) const override;
    std::unique_ptr<ReplyFold> fold() const override;
    Headers headers(const QByteArray &key) const override;
    QString listPath() const override { return QStringLiteral("api/tags"); }
    QStringList modelsOf(const QJsonObject &body) const override;
};

} // namespace core

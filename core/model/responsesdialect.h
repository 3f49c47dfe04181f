// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/dialect.h"

namespace core {

/*! OpenAI's Responses. Nothing is kept there (store: false); what a model thought goes back to it encrypted. */
class ResponsesDialect final : public Dialect
{
public:
    lattice::Result<Query> query(const ModelRequest &request) const override;
    std::unique_ptr<ReplyFold> fold() const override;
    Headers headers(const QByteArray &key) const override;
    QString listPath() const override { return QStringLiteral("models"); }
    QStringList modelsOf(const QJsonObject &body) const override;
};

} // namespace core

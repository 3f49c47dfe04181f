// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/dialect.h"

namespace core {

/*! Google's Gemini API, generateContent. */
class GeminiDialect final : public Dialect
{
public:
    lattice::Result<Query> query(const ModelRequest &request) const override;
    std::unique_ptr<ReplyFold> fold() const override;
    Headers headers(const QByteArray &key) const override;
    QString listPath() const override { return QStringLiteral("v1beta/models?pageSize=1000"); }
    QStringList modelsOf(const QJsonObject &body) const override;
};

} // namespace core

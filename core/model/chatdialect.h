// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/dialect.h"

namespace core {

/*! Chat Completions of OpenAI, and of all servers that speak the same: llama.cpp, vLLM, Ollama, LiteLLM, OpenRouter, … */
class ChatDialect final : public Dialect
{
public:
    lattice::Result<Query> query(const ModelRequest &request) const override;
    std::unique_ptr<ReplyFold> fold() const override;
    Headers headers(const QByteArray &key) const override;
    QString listPath() const override { return QStringLiteral("models"); }
    QStringList modelsOf(const QJsonObject &body) const override;

    /*! The "data" list of ids, which OpenAI and Anthropic share. */
    static QStringList idsOf(const QJsonObject &body);
};

/*! Models of OpenAI that think: they refuse the old name of the limit of tokens. */
bool isReasoningModel(const QString &model);

} // namespace core

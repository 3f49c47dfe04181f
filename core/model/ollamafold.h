// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replyfold.h"

namespace core {

/*! The answer of Ollama: one JSON object a line, each with what is new; calls come whole, the counts with `done`. */
class OllamaFold final : public ReplyFold
{
public:
    lattice::Result<QString> take(const QJsonObject &piece) override;
    lattice::Result<QString> takeWhole(const QJsonObject &body) override;
};

} // namespace core

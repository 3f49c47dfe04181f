// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replyfold.h"

namespace core {

/*!
    The answer of an OpenAI-compatible chat server.

    Tool calls come in pieces by `index`: id and name in the first, arguments to be joined; usage comes in a last chunk
    without choices.
*/
class ChatFold final : public ReplyFold
{
public:
    lattice::Result<QString> take(const QJsonObject &chunk) override;
    lattice::Result<QString> takeWhole(const QJsonObject &body) override;

private:
    QString takeChoice(const QJsonObject &choice, const QJsonObject &message);
    void takeToolCall(const QJsonObject &piece, qint64 index);
    void takeReasoning(const QJsonObject &message);
    void takeCommon(const QJsonObject &body);
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replyfold.h"

namespace core {

/*! The answer of Anthropic's Messages: blocks by `index`. Blocks that are no text and no call go back as they came, in metadata.block. */
class AnthropicFold final : public ReplyFold
{
public:
    lattice::Result<QString> take(const QJsonObject &event) override;
    lattice::Result<QString> takeWhole(const QJsonObject &body) override;

private:
    QString takeBlock(qint64 place, const QJsonObject &block);
    QString takeDelta(qint64 place, const QJsonObject &delta);
    void takeUsage(const QJsonObject &usage);
    void takeStop(const QString &reason);
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replyfold.h"

namespace core {

/*! The answer of OpenAI's Responses: items by `output_index`, each of which comes in pieces and then once more, whole. */
class ResponsesFold final : public ReplyFold
{
public:
    lattice::Result<QString> take(const QJsonObject &event) override;
    lattice::Result<QString> takeWhole(const QJsonObject &body) override;

private:
    QString takeDelta(const QString &type, const QJsonObject &event);
    QString takeItem(qint64 place, const QJsonObject &item);
    void takeEnd(const QJsonObject &response);
};

} // namespace core

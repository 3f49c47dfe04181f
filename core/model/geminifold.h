// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replyfold.h"

namespace core {

/*! The answer of Gemini: each event is a whole response with the parts that are new. A signature stays with the part it came on. */
class GeminiFold final : public ReplyFold
{
public:
    lattice::Result<QString> take(const QJsonObject &response) override;
    lattice::Result<QString> takeWhole(const QJsonObject &body) override;

private:
    QString takePart(const QJsonObject &part);
    void takeUsage(const QJsonObject &usage);
    void takeFinish(const QString &reason, const QString &message);
};

} // namespace core

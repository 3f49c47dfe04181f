// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

namespace core {

/*!
    Answers without a model, key or network: by the script beside the agent, else from the agent's own description and input.
    It answers the same to the same, also in a run with tools: which scene comes next is read from the messages alone. Every text begins with label(), so that nobody takes it for a model's.
*/
class Rehearsal final : public Provider
{
public:
    static QString label(); //!< "(rehearsal, not a model) "
    static QString modelName() { return QStringLiteral("rehearsal"); }

    /*! Where the script of the agent in \a promptPath is looked for. */
    static QString scriptPath(const QString &promptPath);

    QCoro::Task<lattice::Result<ModelReply>> generate(ModelRequest request, Progress progress, std::stop_token stop) override;
};

} // namespace core

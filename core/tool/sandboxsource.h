// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/sandboxtools.h"
#include "core/tool/toolsource.h"

#include <QHash>

namespace core {

/*! Sandboxes for agents whose front matter asks for one by `sandbox:`. */
class SandboxSource final : public ToolSource
{
public:
    /*! Values of an environment's variables, for `${NAME}` in `sandbox.environment`. */
    using Values = std::function<QCoro::Task<lattice::Result<QHash<QString, QString>>>(QString environment)>;

    explicit SandboxSource(Values values = {});

    QCoro::Task<lattice::Result<QList<std::shared_ptr<ToolSession>>>> open(RunScope scope, std::stop_token stop) override;

private:
    Values m_values;
};

} // namespace core

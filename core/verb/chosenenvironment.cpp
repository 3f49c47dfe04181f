// SPDX-License-Identifier: Apache-2.0
#include "core/verb/chosenenvironment.h"

#include "core/engine/engine.h"

using namespace Qt::StringLiterals;
using lattice::Result;

namespace core {

Result<Environments *> environmentsOf(const Context &context)
{
    Environments *environments = context.engine ? context.engine->environments() : nullptr;
    if (environments)
        return environments;
    return lattice::failed(lattice::Fault::Invalid, u"there are no environments here: this is not a station's home"_s);
}

Result<std::shared_ptr<Environment>> chosenEnvironment(const Context &context, const QJsonObject &arguments)
{
    const auto environments = environmentsOf(context);
    if (!environments)
        return std::unexpected(environments.error());
    const QString name = arguments["environment"_L1].toString();
    return name.isEmpty() ? (*environments)->current() : (*environments)->open(name);
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/verb/callerorigin.h"

using namespace Qt::StringLiterals;

namespace core {

lattice::CallOrigin originOf(const Caller &caller)
{
    const auto trigger = [&caller]() -> QString {
        switch (caller.face) {
        case Caller::Face::Command: return u"command"_s;
        case Caller::Face::Window: return u"window"_s;
        case Caller::Face::Mcp:
        case Caller::Face::Agents: return u"mcp"_s;
        case Caller::Face::Station: return u"call"_s;
        }
        Q_UNREACHABLE_RETURN(QString());
    };
    return {.trigger = trigger(), .by = caller.name};
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/engine/caller.h"

using namespace Qt::StringLiterals;

namespace core {

QString rightName(Right right)
{
    switch (right) {
    case Right::Read:
        return u"read"_s;
    case Right::Operate:
        return u"operate"_s;
    case Right::Administer:
        break;
    }
    return u"administer"_s;
}

QString faceName(Caller::Face face)
{
    switch (face) {
    case Caller::Face::Command:
        break;
    case Caller::Face::Window:
        return u"window"_s;
    case Caller::Face::Mcp:
        return u"mcp"_s;
    case Caller::Face::Agents:
        return u"agents"_s;
    case Caller::Face::Station:
        return u"station"_s;
    }
    return u"command"_s;
}

QString Caller::words() const
{
    return name.isEmpty() ? faceName(face) : faceName(face) + u": "_s + name;
}

} // namespace core

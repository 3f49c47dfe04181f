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

QString Caller::words() const
{
    QString way;
    switch (face) {
    case Face::Command:
        way = u"command"_s;
        break;
    case Face::Window:
        way = u"window"_s;
        break;
    case Face::Mcp:
        way = u"mcp"_s;
        break;
    case Face::Agents:
        way = u"agents"_s;
        break;
    case Face::Station:
        way = u"station"_s;
        break;
    }
    return name.isEmpty() ? way : way + u": "_s + name;
}

} // namespace core

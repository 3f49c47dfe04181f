// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace app {

/*!
    Qt's own event loop instead of GLib's, for programs without a window: a message wakes it up a few microseconds sooner, of
    which a call has two. To be called before the application is made.
*/
inline void usePlainEventLoop()
{
    qputenv("QT_NO_GLIB", "1");
}

} // namespace app

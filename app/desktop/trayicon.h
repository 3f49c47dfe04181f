// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/trayfacts.h"

#include <QIcon>

namespace app {

/*! Told apart without colors: a full square with the stations is live, a disc with a number needs someone, an empty square that is struck out is offline. */
QIcon trayIcon(TrayState::Shape shape, int needs);

} // namespace app

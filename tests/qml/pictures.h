// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/qml/testwindow.h"

/*! What all tests that draw the window's states share. */
namespace Pictures {

void themes(); //!< a column `theme`, and a row for each

/*! Saves the picture, for people, and checks that it is one: many colors, and no complaint of QML behind it. */
void keep(TestWindow &window, const QString &name);

} // namespace Pictures

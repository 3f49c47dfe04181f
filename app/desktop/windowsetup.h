// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QQmlApplicationEngine;

namespace app {

class ControlCenter;

/*! Loads Main.qml with its one door. \a theme is "system", "light" or "dark"; empty: as in the settings. \return whether a window came up; QML says why not */
bool openWindow(QQmlApplicationEngine &engine, ControlCenter &center, const QString &theme);

/*! Installs the translation for the system's language, ours and Qt's; English where there is none. */
void installTranslations();

} // namespace app

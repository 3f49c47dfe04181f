// SPDX-License-Identifier: Apache-2.0
// The QML modules are static libraries: a program that loads them names them once, by including this in one source.
#pragma once

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Station_ModelsPlugin)
Q_IMPORT_QML_PLUGIN(StationPlugin)

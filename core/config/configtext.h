// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

namespace core {

/*! The reference of all keys as Markdown: the text of docs/configuration.md. */
QString configReference();

/*! A first config.yaml: \a values by path as given, and the most used other keys as comments. */
QString firstConfig(const QHash<QString, QString> &values);

} // namespace core

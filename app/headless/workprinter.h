// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace app {

/*! Words for the results of work.* and events.*; each ends with a line end. */
namespace WorkPrinter {

QString item(const QJsonObject &work);
QString streamed(const QJsonObject &work); //!< what is left to say when the answer has been printed
QString list(const QJsonObject &result);
QString steps(const QJsonObject &result);
QString events(const QJsonObject &result);
QString state(const QJsonObject &result);
QString verified(const QJsonObject &result);

} // namespace WorkPrinter

} // namespace app

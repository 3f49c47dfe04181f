// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace core {

/*!
    The one of \a known that \a word was most likely meant to be; empty when none is near enough to be worth a
    suggestion (more than a third of the letters differ). A swap of neighbours counts as one mistake.
*/
QString nearest(const QString &word, const QStringList &known);

} // namespace core

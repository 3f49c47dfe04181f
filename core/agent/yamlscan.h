// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace core {

/*! Finds the ends of YAML's values in text, which yaml-cpp does not tell. All positions are bytes. */
namespace YamlScan {

qsizetype lineBegin(const QByteArray &text, qsizetype position);
qsizetype lineEnd(const QByteArray &text, qsizetype position);  //!< before the line's ending
qsizetype nextLine(const QByteArray &text, qsizetype position); //!< behind the line's ending
qsizetype column(const QByteArray &text, qsizetype position);
qsizetype skipSpaces(const QByteArray &text, qsizetype position);
qsizetype skipProperties(const QByteArray &text, qsizetype position); //!< anchors and tags, and what is between them and the value

/*! Of a quoted scalar, alias or flow collection that begins at \a begin. */
qsizetype quotedEnd(const QByteArray &text, qsizetype begin);
qsizetype wordEnd(const QByteArray &text, qsizetype begin);
qsizetype flowEnd(const QByteArray &text, qsizetype begin);

/*! Of a plain scalar, which ends before \a bound at the latest. */
qsizetype plainEnd(const QByteArray &text, qsizetype begin, qsizetype bound);
qsizetype flowPlainEnd(const QByteArray &text, qsizetype begin, qsizetype bound);

/*! Of a `|` or `>` in a block whose entries stand in \a parentColumn. */
qsizetype literalEnd(const QByteArray &text, qsizetype begin, qsizetype bound, qsizetype parentColumn);

} // namespace YamlScan

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/trace/span.h"

#include <QByteArray>
#include <QMap>

namespace core {

/*!
    An ExportTraceServiceRequest as OTLP/JSON: lowerCamelCase, ids in hex, 64-bit numbers as texts, enumerators as numbers.
    \sa https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
*/
QByteArray toOtlpJson(const QList<lattice::Span> &spans, const QMap<QString, QString> &resource);

/*! \a data as a file of gzip. */
QByteArray gzipped(const QByteArray &data);

} // namespace core

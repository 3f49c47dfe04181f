// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/result.h"

#include <QByteArray>

namespace lattice {

/*!
    \a event as CloudEvents 1.0 in its JSON format. The sequence is the stream's and stays out.
    \sa https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
*/
QByteArray encode(const Event &event);

/*!
    Reads what any station published. Invalid without id, source, type and specversion 1.x, and when `data` is no object.
    Binary data (`data_base64`) and attributes that we do not know are dropped; a missing time stays invalid.
*/
Result<Event> decodeEvent(const QByteArray &bytes);

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

namespace lattice {

class Fields;
class JsonWriter;

/*! The fields of a record that say what is to be done. Empty ones are left out; priority, timeout and attempts never are. */
void write(JsonWriter &json, const WorkSpec &spec);
/*! What is not said has its default, also a timeout of 0. Ids and stations that are no tokens are refused, empty ones are not. */
WorkSpec readWorkSpec(const Fields &fields);

/*! The request on `lattice.work.submit`. Whether it is fit says Transition::submit(). */
QByteArray encode(const WorkSpec &spec);
Result<WorkSpec> decodeWorkSpec(const QByteArray &bytes);

/*! The answer to it: the record, or `{"error","fault"}`. */
QByteArray encodeSubmitAnswer(const Result<WorkRecord> &answer);
Result<WorkRecord> decodeSubmitAnswer(const QByteArray &bytes);

} // namespace lattice

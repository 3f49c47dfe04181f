// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workmessages.h"
#include "lattice/work/transition.h"
#include "roundtrip.h"

using namespace lattice;

static Result<WorkRecord> decodeRecord(const QByteArray &bytes)
{
    return decodeWorkRecord(bytes, 0);
}

/*! Whatever a record from outside says, what is made of it is fit for subjects and messages. */
static void requireUsable(const WorkRecord &record)
{
    FUZZ_REQUIRE(workKey(record.spec.workId).has_value());
    FUZZ_REQUIRE(decodeWorkAssignment(encode(assignmentOf(record))).has_value());
    FUZZ_REQUIRE(decodeGoWorkRecord(encode(goRecordOf(record, record.since))).has_value());
    if (isHeld(record.phase))
        FUZZ_REQUIRE(Subject::workAssign(record.station).has_value());
    const auto lost = Transition::lose(record, QStringLiteral("fuzzed"), 0.5, record.since);
    FUZZ_REQUIRE(lost.has_value() == isHeld(record.phase));
    FUZZ_REQUIRE(!lost || decodeRecord(encode(*lost)).has_value());
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    requireRoundTrip(bytes, decodeRecord);
    requireRoundTrip(bytes, decodeWorkSpec);
    requireRoundTrip(bytes, decodeWorkAssignment);
    requireRoundTrip(bytes, decodeWorkResponse);
    requireRoundTrip(bytes, decodeGoWorkRecord);
    requireRoundTrip(bytes, decodeWorkOffer);
    requireRoundTrip(bytes, decodeWorkBid);
    requireRoundTrip(bytes, decodeWorkLease);
    requireRoundTrip(bytes, decodeLeadership);
    if (const auto record = decodeRecord(bytes))
        requireUsable(*record);
    if (const auto assignment = decodeWorkAssignment(bytes))
        FUZZ_REQUIRE(isToken(specOf(*assignment, QStringLiteral("station-1")).runId));
    if (const auto index = decodeGoIndex(bytes))
        FUZZ_REQUIRE(decodeGoIndex(encodeGoIndex(*index)) == index);
    if (const auto answer = decodeSubmitAnswer(bytes); !answer)
        FUZZ_REQUIRE(!answer.error().detail.isEmpty());
    static_cast<void>(isPublishAck(bytes));
    return 0;
}

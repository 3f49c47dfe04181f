// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventexport.h"
#include "lattice/history/eventfilter.h"
#include "lattice/history/eventspool.h"
#include "lattice/history/latticestate.h"
#include "roundtrip.h"

#include <QTimeZone>

namespace {

/*! Terms lie one after the other within the text; an error points into it. */
void requirePlaces(const QString &text)
{
    const QDateTime now(QDate(2026, 1, 26), QTime(18, 0), QTimeZone::UTC);
    const auto filter = lattice::EventFilter::parse(text, now);
    if (!filter) {
        FUZZ_REQUIRE(filter.error().position >= 0 && filter.error().position + filter.error().length <= text.size());
        FUZZ_REQUIRE(!filter.error().expected.isEmpty());
        return;
    }
    qsizetype end = 0;
    for (const lattice::FilterTerm &term : filter->terms()) {
        FUZZ_REQUIRE(term.position >= end && term.length > 0);
        end = term.position + term.length;
    }
    FUZZ_REQUIRE(end <= text.size());
    FUZZ_REQUIRE(filter->isEmpty() == text.trimmed().isEmpty());
    lattice::Event event{.id = QStringLiteral("1"), .type = QStringLiteral("a.b"), .source = QStringLiteral("s"), .time = now};
    std::ignore = filter->matches(event);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    requireRoundTrip(bytes, lattice::decodeExportHeader);
    requireRoundTrip(bytes, lattice::decodeExportLine);
    requireRoundTrip(bytes, lattice::decodeSpooledEvent);
    requireRoundTrip(bytes, lattice::decodeLatticeState);
    if (size < 2000)
        requirePlaces(QString::fromUtf8(bytes));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/snoozes.h"

#include "lattice/history/eventmaker.h"
#include "lattice/protocol/wiretime.h"

using namespace Qt::StringLiterals;

namespace app {

bool Snoozes::take(const lattice::Event &event)
{
    if (event.type != QLatin1StringView(lattice::EventType::WorkSnoozed))
        return false;
    const auto workId = event.data["work_id"_L1].toString();
    const auto until = lattice::parseWireTime(event.data["until"_L1].toString());
    if (workId.isEmpty() || !until)
        return false;
    auto &known = m_snoozes[workId];
    if (known.told.isValid() && event.time < known.told) // read from the history after a newer one came
        return false;
    const Snooze news{.until = *until, .told = event.time, .reason = event.data["reason"_L1].toString(), .by = event.data["requested_by"_L1].toString(),
             .station = event.stationName.isEmpty() ? event.stationId : event.stationName};
    return std::exchange(known, news) != news;
}

std::optional<Snooze> Snoozes::find(const QString &workId, const QDateTime &since, const QDateTime &now) const
{
    const auto known = m_snoozes.constFind(workId);
    if (known == m_snoozes.cend() || known->until <= now || (since.isValid() && known->told < since))
        return std::nullopt;
    return *known;
}

void Snoozes::forget(const QDateTime &now)
{
    m_snoozes.removeIf([&now](const QHash<QString, Snooze>::iterator &snooze) { return snooze->until <= now; });
}

} // namespace app

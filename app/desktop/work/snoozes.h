// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"

#include <QHash>

#include <optional>

namespace app {

/*! Somebody has put off what an item of work needs of a person. */
struct Snooze {
    QDateTime until;
    QDateTime told; //!< by the clock of who said it
    QString reason;
    QString by;      //!< "window", "mcp: claude-code 2.1"; may be empty
    QString station; //!< its name, or its id

    friend bool operator==(const Snooze &, const Snooze &) = default;
};

/*! What the lattice was told of snoozing, by work id: the last word counts. \sa docs/work.md §9 */
class Snoozes final
{
public:
    /*! \return whether \a event was about a snooze, and news */
    bool take(const lattice::Event &event);
    /*! What holds at \a now of an item that is in its phase since \a since. */
    std::optional<Snooze> find(const QString &workId, const QDateTime &since, const QDateTime &now) const;
    void put(const QString &workId, const Snooze &snooze) { m_snoozes.insert(workId, snooze); }
    bool isEmpty() const { return m_snoozes.isEmpty(); }
    void forget(const QDateTime &now); //!< those that are over
    void clear() { m_snoozes.clear(); }

private:
    QHash<QString, Snooze> m_snoozes;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/latticestate.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/workrecord.h"

#include <QObject>

#include <optional>

namespace app {

/*!
    Which lattice the pages show: the live one, or the one of a moment of the past.

    What is live goes in by applyLive() and is remembered; what is to be shown comes out by stationsShown(). While the past is
    shown, live changes wait. Stations of today that were not there then are shown as absent, so that nobody loses a place.
*/
class ShownLattice final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void applyLive(const QList<lattice::Station> &changed, const QStringList &gone);
    void showPast(const lattice::LatticeState &state); //!< only what differs from what is shown comes out
    void showLive();
    void clear();

    const QHash<QString, lattice::Station> &live() const { return m_live; } //!< of now, whatever is shown
    bool isPast() const { return m_past.has_value(); }

Q_SIGNALS:
    void stationsShown(const QList<lattice::Station> &changed, const QStringList &gone);
    void workShown(const QList<lattice::WorkRecord> &work); //!< of the past: all of that moment
    void modeChanged(bool past);

private:
    lattice::Station shown(const QString &id, const lattice::LatticeState &state) const;
    void showFirst(const lattice::LatticeState &state);
    void showNext(const lattice::LatticeState &state);

    QHash<QString, lattice::Station> m_live;
    std::optional<lattice::LatticeState> m_past;
};

} // namespace app

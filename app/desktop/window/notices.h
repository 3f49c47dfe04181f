// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/notice.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/workrecord.h"

#include <QObject>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace app {

class NeedsYouModel;
class WindowSettings;

/*!
    What is told on the desktop: something needs a person, work that was begun here failed, a protected station is gone, watched work ended.

    Of each kind at most one in 30 s; what comes in between is told together after them. A kind can be turned off in the settings, and all be quiet
    for an hour. A protected station is one with the tag `protected`.
*/
class Notices : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(bool quiet READ isQuiet NOTIFY quietChanged FINAL)

public:
    Notices(const WindowSettings &settings, const NeedsYouModel &needs, QObject *parent = nullptr);

    /*! Follows the lattice; of what is there at first only what needs a person is told. \a self is the own station. */
    void applyWork(const QList<lattice::WorkRecord> &changed, const QString &self);
    void applyStations(const QList<lattice::Station> &changed);
    void clear(); //!< another lattice
    void setPast(bool past) { m_past = past; } //!< what the pages show then is no news

    Q_INVOKABLE void watch(const QString &workId, bool on); //!< until it ends
    Q_INVOKABLE bool isWatched(const QString &workId) const { return m_watched.contains(workId); }
    Q_INVOKABLE void beQuiet(int minutes); //!< 0: not any more

    void add(const Notice &notice);
    bool isQuiet() const { return m_quiet.isActive(); }
    void setPause(std::chrono::milliseconds pause); //!< between two of a kind; 30 s

Q_SIGNALS:
    void told(const app::Notice &notice);
    void settled(app::Notice::Kind kind); //!< nothing of the kind waits any more
    void quietChanged();
    void watchedChanged();

private:
    bool isWanted(Notice::Kind kind) const;
    void tell(const Notice &notice);
    void tellWaiting(int kind);
    void lookAtNeeds();
    static QString endOf(const lattice::WorkRecord &record); //!< with a place for what it was

    const WindowSettings &m_settings;
    const NeedsYouModel &m_needs;
    std::array<QTimer, Notice::kKinds> m_pauses;
    std::array<QList<Notice>, Notice::kKinds> m_waiting;
    QSet<QString> m_needed; //!< keys of needs that were told
    QSet<QString> m_watched; //!< ids of work
    QHash<QString, lattice::WorkPhase> m_phases; //!< of work begun here or watched that has not ended
    QHash<QString, lattice::Presence> m_presence; //!< of protected stations
    QTimer m_quiet;
    bool m_past = false;
};

} // namespace app

Q_DECLARE_METATYPE(app::Notice)

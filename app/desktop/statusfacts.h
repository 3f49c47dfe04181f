// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <QDateTime>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The facts of the frame: status bar, banner, time chip. Worded here; QML only draws them. */
class StatusFacts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(bool inLattice READ inLattice NOTIFY changed FINAL)
    Q_PROPERTY(bool everLive READ everLive NOTIFY changed FINAL)
    Q_PROPERTY(int linkState READ linkState NOTIFY changed FINAL)
    Q_PROPERTY(bool stale READ isStale NOTIFY changed FINAL)
    Q_PROPERTY(QString connectionText READ connectionText NOTIFY changed FINAL)
    Q_PROPERTY(QString modeText READ modeText NOTIFY changed FINAL)
    Q_PROPERTY(QString inFlightText READ inFlightText NOTIFY changed FINAL)
    Q_PROPERTY(QString rateText READ rateText NOTIFY changed FINAL)
    Q_PROPERTY(QString ageText READ ageText NOTIFY changed FINAL)
    Q_PROPERTY(QString bannerText READ bannerText NOTIFY changed FINAL)
    Q_PROPERTY(QString bannerWords READ bannerWords NOTIFY changed FINAL)
    Q_PROPERTY(QString stationName READ stationName NOTIFY changed FINAL)
    Q_PROPERTY(QString inviteCommand READ inviteCommand NOTIFY changed FINAL)
    Q_PROPERTY(bool othersMayJoin READ othersMayJoin NOTIFY changed FINAL)

public:
    using QObject::QObject;

    void apply(const core::Status &status);
    void countEvents(qsizetype count);
    void tick(const QDateTime &now);
    /*! Whether a text here depends on the time, so that the tick must go on. */
    bool hasAges() const { return isStale() || m_rate > 0 || m_waiting > 0; }

    /*! A recording is shown under \a name; empty: none. There is a lattice to look at then, and none that this station is in. */
    void setRecording(const QString &name);

    bool inLattice() const { return isConnected() || !m_recording.isEmpty(); } //!< or in a recording of one
    bool isConnected() const { return m_status.mode != core::Mode::Standalone; }
    bool isOrchestrator() const { return m_status.mode == core::Mode::Orchestrator; }
    bool everLive() const { return m_liveAt.isValid() || !m_recording.isEmpty(); } //!< in this lattice: there is something to show
    int linkState() const { return int(m_status.link.state); }
    bool isStale() const { return isConnected() && m_status.link.state != lattice::LinkState::Live; }
    QString connectionText() const;
    QString modeText() const;
    QString inFlightText() const;
    QString rateText() const;
    QString ageText() const;
    QString bannerText() const;
    QString bannerWords() const { return isStale() ? m_status.link.reason : QString(); }
    QString stationName() const { return m_recording.isEmpty() ? m_status.stationName : m_recording; }
    QString stationId() const { return m_status.stationId; } //!< the own one
    QString inviteCommand() const; //!< starts a member; with the join line where other machines may join
    bool othersMayJoin() const { return !m_status.joinLine.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    core::Status m_status;
    QString m_recording; //!< its name
    QDateTime m_liveAt; //!< the last moment the link was known to be live
    QDateTime m_nextTry;
    QDateTime m_now;
    qsizetype m_waiting = 0; //!< events since the last tick
    double m_rate = 0;
};

} // namespace app

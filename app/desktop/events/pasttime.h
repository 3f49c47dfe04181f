// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/historyclient.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The one time of the window: live, or a moment T of the past.

    Whoever moves T only says where to; the state of the lattice at T is asked for once a frame at most, one question at a
    time, and an answer that T has left behind is dropped, so a hand may scrub as fast as it likes.
*/
class PastTime : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(QDateTime time READ time NOTIFY changed FINAL)
    Q_PROPERTY(QString timeText READ timeText NOTIFY changed FINAL)
    Q_PROPERTY(QString bandText READ bandText NOTIFY changed FINAL)
    Q_PROPERTY(QString offReason READ offReason NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY changed FINAL)
    Q_PROPERTY(bool recorded READ isRecorded NOTIFY changed FINAL)
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed FINAL)

public:
    explicit PastTime(HistoryClient &client, QObject *parent = nullptr);

    /*! Kept within the history; a time that is not over yet means live. */
    Q_INVOKABLE void goTo(const QDateTime &time);
    Q_INVOKABLE void goToOldest();
    Q_INVOKABLE void live(); //!< of a recording, where nothing is live: its end
    /*! The moment right after \a row. */
    void goToRow(const lattice::HistoryRow &row);
    void tick(const QDateTime &now);
    void clear();

    bool isActive() const { return m_time.isValid(); }
    bool isRecorded() const { return m_client.isRecorded(); }
    bool isAvailable() const { return m_client.status().range.rows > 0; }
    const QDateTime &time() const { return m_time; }
    const QDateTime &now() const { return m_now; }
    QString timeText() const;
    QString bandText() const;
    QString offReason() const; //!< why what changes the lattice is off; empty: it is not
    QString problem() const;
    QString problemWords() const { return m_problem ? m_problem->detail : QString(); }
    bool isWaiting() const { return !m_requestId.isEmpty(); }
    /*! The last event that is in the state at T; 0: not known yet, or there is none. */
    quint64 sequence() const { return m_reached == m_time ? m_sequence : 0; }
    quint64 lastSequence() const { return m_sequence; } //!< the same of the state found last, which T may have left behind
    bool isReached() const { return isActive() && m_reached == m_time; }

Q_SIGNALS:
    void changed();
    void reached(const lattice::LatticeState &state); //!< the state at T, or at a T of a moment ago while it moves on
    void left();                                      //!< live again

private:
    void move(const QDateTime &time);
    void leave();
    void askNextFrame();
    void ask();
    void take(const QDateTime &asked, const lattice::Result<lattice::LatticeState> &state);

    HistoryClient &m_client;
    QDateTime m_time; //!< invalid: live
    QDateTime m_now;
    QDateTime m_reached; //!< the T whose state was found last
    quint64 m_sequence = 0;
    QString m_requestId;
    std::optional<lattice::Error> m_problem;
    QElapsedTimer m_sinceAsked;
    QTimer m_frame;
};

} // namespace app

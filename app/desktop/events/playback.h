// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/pasttime.h"
#include "app/desktop/selection.h"

namespace app {

/*! Moves the window's time: plays it at some speed, or steps from event to event, from failure to failure, within the selection. */
class Playback : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(bool playing READ isPlaying NOTIFY changed FINAL)
    Q_PROPERTY(int speedIndex READ speedIndex WRITE setSpeedIndex NOTIFY changed FINAL)
    Q_PROPERTY(QStringList speeds READ speeds CONSTANT FINAL)
    Q_PROPERTY(bool foldIdle READ foldIdle WRITE setFoldIdle NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY noteChanged FINAL)

public:
    static constexpr double kSpeeds[] = {0.25, 0.5, 1, 2, 5, 10, 60, 600};

    Playback(HistoryClient &client, PastTime &time, const Selection &selection, QObject *parent = nullptr);

    Q_INVOKABLE void play(); //!< from the moment that is looked at; live: from a minute ago
    Q_INVOKABLE void pause();
    Q_INVOKABLE void toggle();
    Q_INVOKABLE void stepEvent(int direction); //!< -1: back, 1: forward
    Q_INVOKABLE void stepFailure(int direction);
    Q_INVOKABLE void stepSelected(int direction);
    /*! Plays on by so much real time; the timer calls it, and tests. */
    void advance(qint64 milliseconds);

    bool isPlaying() const { return m_timer.isActive(); }
    int speedIndex() const { return m_speed; }
    void setSpeedIndex(int index);
    QStringList speeds() const;
    bool foldIdle() const { return m_foldIdle; }
    void setFoldIdle(bool fold);
    QString note() const { return m_note; } //!< why a step led nowhere

Q_SIGNALS:
    void changed();
    void noteChanged();

private:
    void step(int direction, const lattice::EventFilter &filter);
    void ask(int direction, const lattice::EventFilter &filter);
    void take(int direction, const lattice::Result<lattice::HistoryPage> &page);
    void findNext();
    void setNote(const QString &note);

    HistoryClient &m_client;
    PastTime &m_time;
    const Selection &m_selection;
    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    QString m_stepId;
    QString m_nextId;
    std::function<void()> m_afterReach; //!< a step that waits for the state at T, from which it starts
    QDateTime m_nextEvent; //!< the first one after what is shown, when known
    QString m_note;
    int m_speed = 2;
    bool m_foldIdle = true;
    bool m_noMore = false; //!< there is no event after what is shown
};

} // namespace app

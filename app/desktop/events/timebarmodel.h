// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/historyclient.h"

#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    What the time bar shows: how much happened when, over all kept history or a part of it, and a range A–B.

    The view follows the end of the history until it is zoomed. The histogram is asked for anew when the view moves, a question
    at a time; until then the old one is drawn where its times are now.
*/
class TimeBarModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(QDateTime from READ from NOTIFY viewChanged FINAL)
    Q_PROPERTY(QDateTime to READ to NOTIFY viewChanged FINAL)
    Q_PROPERTY(QString fromText READ fromText NOTIFY viewChanged FINAL)
    Q_PROPERTY(QString toText READ toText NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool zoomed READ isZoomed NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged FINAL)
    Q_PROPERTY(bool hasRange READ hasRange NOTIFY rangeChanged FINAL)
    Q_PROPERTY(QDateTime rangeFrom READ rangeFrom NOTIFY rangeChanged FINAL)
    Q_PROPERTY(QDateTime rangeTo READ rangeTo NOTIFY rangeChanged FINAL)
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY rangeChanged FINAL)

public:
    static constexpr qint64 kShortestMs = 1000; //!< that the view may show

    explicit TimeBarModel(HistoryClient &client, QObject *parent = nullptr);

    /*! How many parts the histogram has: the bar's width in steps. */
    Q_INVOKABLE void setParts(int parts);
    /*! \a factor > 1 shows a shorter time; the moment at \a part (0…1) stays where it is. */
    Q_INVOKABLE void zoom(double factor, double part);
    Q_INVOKABLE void showAll();
    Q_INVOKABLE QDateTime timeAt(double part) const;
    Q_INVOKABLE double partOf(const QDateTime &time) const; //!< may be outside 0…1; invalid times: -1
    Q_INVOKABLE void setRange(const QDateTime &a, const QDateTime &b);
    Q_INVOKABLE void clearRange();
    /*! Moves the view so that \a time is in it; nothing when it is. */
    void reveal(const QDateTime &time);
    Q_INVOKABLE QString textAt(double part) const; //!< the moment, and what happened there
    void tick(const QDateTime &now);
    void clear();

    bool isShown() const { return m_shown; }
    void setShown(bool shown); //!< while it is not, nothing is asked for
    const QDateTime &from() const { return m_from; }
    const QDateTime &to() const { return m_to; }
    QString fromText() const;
    QString toText() const;
    bool isZoomed() const { return m_zoomed; }
    bool isEmpty() const { return !m_from.isValid(); }
    bool hasRange() const { return m_a.isValid(); }
    const QDateTime &rangeFrom() const { return m_a; }
    const QDateTime &rangeTo() const { return m_b; }
    QString rangeText() const;
    const QList<lattice::HistoryBucket> &buckets() const { return m_buckets; }
    const QDateTime &bucketsFrom() const { return m_bucketsFrom; }
    const QDateTime &bucketsTo() const { return m_bucketsTo; }

Q_SIGNALS:
    void viewChanged();
    void bucketsChanged();
    void rangeChanged();
    void shownChanged();

private:
    void followHistory();
    bool isBehind() const;
    void setView(qint64 from, qint64 to);
    void askSoon();
    void ask();

    HistoryClient &m_client;
    QList<lattice::HistoryBucket> m_buckets;
    QDateTime m_bucketsFrom;
    QDateTime m_bucketsTo;
    QDateTime m_from;
    QDateTime m_to;
    QDateTime m_a;
    QDateTime m_b;
    QDateTime m_now;
    QString m_requestId;
    QTimer m_askTimer;
    int m_parts = 200;
    bool m_zoomed = false;
    bool m_askAgain = false;
    bool m_shown = false;
};

} // namespace app

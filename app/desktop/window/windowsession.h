// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

class QWindow;

namespace app {

class ControlCenter;

/*!
    How the window was left: its place, page, selection, filters, order of lists, splitters, open run and environment. Kept in a file of the home about once
    a second while it changes, so that a window that is killed comes back as it was.

    The past is never shown by a start: the moment that was looked at is offered, in the lattice that it is of. A file that cannot be read is as none.
*/
class WindowSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(bool inspectorShown MEMBER m_inspectorShown NOTIFY layoutChanged FINAL)
    Q_PROPERTY(qreal inspectorWidth MEMBER m_inspectorWidth NOTIFY layoutChanged FINAL)
    Q_PROPERTY(bool timeBarShown MEMBER m_timeBarShown NOTIFY layoutChanged FINAL)
    Q_PROPERTY(bool outlineShown MEMBER m_outlineShown NOTIFY layoutChanged FINAL)
    Q_PROPERTY(QString offer READ offer NOTIFY offerChanged FINAL)

public:
    explicit WindowSession(ControlCenter &center, QObject *parent = nullptr);
    ~WindowSession() override;

    /*! Takes what \a path says, and keeps the window there from now on. Before the window is made. */
    void open(const QString &path);
    /*! Asks for the run and the environment that were open. Once the engine is joined: what is asked before is answered by nobody. */
    void begin();
    /*! The window whose place is kept. */
    void watch(QWindow &window);
    void save(); //!< now, if it differs

    /*! Where the window was; empty: nowhere, or on no screen that there is now. */
    QRect place() const;
    bool isMaximized() const { return m_maximized; }

    QString offer() const; //!< the moment of the past that was looked at, for people; empty: none
    Q_INVOKABLE void takeOffer();
    Q_INVOKABLE void dropOffer();
    void goTo(QDateTime time); //!< in the past; when the history is not open yet, as soon as it is
    void goLive();             //!< and not there any more
    /*! Of which the window tells; empty: of none. What was wished in another one ends. */
    void setLattice(const QString &address);

    QJsonObject toJson() const;
    void fromJson(const QJsonObject &json);

Q_SIGNALS:
    void layoutChanged();
    void offerChanged();

private:
    QJsonObject filters() const;
    void restoreFilters(const QJsonObject &filters);
    void setOffer(const QDateTime &time);

    ControlCenter &m_center;
    QPointer<QWindow> m_window;
    QTimer m_timer;
    QString m_path;
    QByteArray m_saved;
    QRect m_place; //!< when it is not maximized
    QJsonObject m_later; //!< what begin() asks for; kept as it is until then
    QString m_lattice;
    QString m_offerOf; //!< the lattice
    QDateTime m_offer;
    QDateTime m_wanted; //!< waits for the history
    qreal m_inspectorWidth = 360;
    bool m_maximized = false;
    bool m_inspectorShown = false;
    bool m_timeBarShown = false;
    bool m_outlineShown = false;
};

} // namespace app

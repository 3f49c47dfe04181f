// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The page, and what is selected on every page at once: a station, one of its agents, or an item of work. Remembers the way here, for back and forward. */
class Selection : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString stationId READ stationId NOTIFY changed FINAL)
    Q_PROPERTY(QString agentName READ agentName NOTIFY changed FINAL)
    Q_PROPERTY(QString workId READ workId NOTIFY changed FINAL)
    Q_PROPERTY(QString page READ page NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY changed FINAL)

public:
    using QObject::QObject;

    Q_INVOKABLE void selectStation(const QString &stationId) { go({page(), stationId, {}, {}}); }
    Q_INVOKABLE void selectAgent(const QString &stationId, const QString &agentName) { go({page(), stationId, agentName, {}}); }
    Q_INVOKABLE void selectWork(const QString &workId) { go({page(), {}, {}, workId}); }
    Q_INVOKABLE void openPage(const QString &page); //!< what is selected stays
    Q_INVOKABLE void clear() { go({page(), {}, {}, {}}); }
    /*! As a session was left; there is no way back from it. */
    void begin(const QString &page, const QString &stationId, const QString &agentName, const QString &workId);
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();

    QString stationId() const { return m_way.at(m_at).stationId; }
    QString agentName() const { return m_way.at(m_at).agentName; }
    QString workId() const { return m_way.at(m_at).workId; }
    QString page() const { return m_way.at(m_at).page; }
    bool isEmpty() const { return stationId().isEmpty() && workId().isEmpty(); }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_way.size(); }

Q_SIGNALS:
    void changed();

private:
    struct Place {
        QString page = QStringLiteral("lattice");
        QString stationId;
        QString agentName;
        QString workId;
        friend bool operator==(const Place &, const Place &) = default;
    };
    void go(const Place &place);

    QList<Place> m_way{Place{}};
    qsizetype m_at = 0;
};

} // namespace app

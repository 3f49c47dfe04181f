// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

class StationListModel;
class WorkBoard;

/*! Finds stations, agents and work by a few letters in their order: "k8a" finds k8s-admin. `@` asks for agents only, `#` for work, which its id finds, too. The best matches first. */
class SearchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int count READ rowCount NOTIFY queryChanged FINAL)

public:
    static constexpr int kMax = 50;
    enum Role { TitleRole = Qt::UserRole, SubtitleRole, StationIdRole, AgentNameRole, KindTextRole, WorkIdRole };
    Q_ENUM(Role)

    SearchModel(const StationListModel &stations, const WorkBoard &work, QObject *parent = nullptr);

    QString query() const { return m_query; }
    void setQuery(const QString &query);
    Q_INVOKABLE void refresh();

    /*! How well \a text matches: higher is better, negative is not at all. Starts of words and runs of letters count more. */
    static int score(QStringView query, QStringView text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void queryChanged();

private:
    struct Hit {
        int score = 0;
        QString title;
        QString subtitle;
        QString stationId;
        QString agent;
        QString workId;
    };
    void findStations(const QString &query, bool agentsOnly, QList<Hit> &hits) const;
    void findWork(const QString &query, QList<Hit> &hits) const;

    const StationListModel &m_stations;
    const WorkBoard &m_work;
    QString m_query;
    QList<Hit> m_hits;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/palette/recents.h"
#include "app/desktop/palette/searchindex.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

namespace app {

class ProfileList;
class Shortcuts;
class StationListModel;
class VerbClient;
class WorkBoard;

/*!
    The palette: finds stations, agents, work, runs, actions and verbs by a few letters in their order: "k8a" finds k8s-admin. The best first.

    `>` asks for actions and verbs only, `@` for agents, `#` for work, runs and events, which their ids find, too; `:` is a time to go to. What was
    chosen lately comes before anything is typed, and counts a little more after.
*/
class SearchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int count READ rowCount NOTIFY queryChanged FINAL)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY queryChanged FINAL)

public:
    static constexpr int kMax = 50;
    enum Kind { Station, Agent, Work, Run, Action, Verb, Moment, Event, Link, Profile };
    Q_ENUM(Kind)
    enum Role { TitleRole = Qt::UserRole, SubtitleRole, StationIdRole, AgentNameRole, KindTextRole, WorkIdRole, KindRole, ShortcutRole };
    Q_ENUM(Role)

    SearchModel(const StationListModel &stations, const WorkBoard &work, VerbClient &verbs, QObject *parent = nullptr);

    QString query() const { return m_query; }
    void setQuery(const QString &query);
    Q_INVOKABLE void refresh(); //!< everything is looked at anew; the query stays
    Q_INVOKABLE void close();   //!< frees what was gathered
    Q_INVOKABLE void choose(int row);
    void setShortcuts(const Shortcuts &shortcuts) { m_shortcuts = &shortcuts; } //!< for the keys beside the actions; must live as long
    void setProfiles(const ProfileList &profiles) { m_profiles = &profiles; } //!< that can be opened; must live as long
    QString emptyText() const; //!< why nothing is found
    Recents &recents() { return m_recents; }
    qsizetype compared() const { return m_index.compared(); }

    /*! How well \a text matches, see SearchIndex. */
    static int score(QStringView query, QStringView text) { return SearchIndex::score(query, text); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void queryChanged();
    void stationChosen(const QString &stationId, const QString &agentName);
    void workChosen(const QString &workId);
    void runChosen(const QString &runId);
    void actionChosen(const QString &action);
    void verbChosen(const QString &verb);
    void momentChosen(const QDateTime &time);
    void profileChosen(const QString &folder);
    void linkChosen(const QString &link);
    void eventChosen(const QString &reference); //!< its number or its id

private:
    struct Item {
        Kind kind = Station;
        QString id;    //!< of the station, work, run; name of the action or verb
        QString agent; //!< its name
        QDateTime time = {};
    };
    struct Hit {
        Item item;
        int score = 0;
        QString title;
        QString subtitle;
    };
    void gather();
    void gatherRuns(const QJsonObject &page);
    void add(Item item, const QString &text, unsigned group, SearchIndex::Way way = SearchIndex::Way::Letters);
    void find();
    QList<Hit> hitsOf(QChar mark, const QString &query);
    QList<Hit> opening() const; //!< before anything is typed
    void addNamed(const QString &query, QList<Hit> &hits) const;
    bool word(Hit &hit) const; //!< title and subtitle. \return whether it is there still
    static QString profileWords(const QString &name);
    static QString keyOf(const Item &item);
    static Item itemOf(const QString &key); //!< of no id when it is no key of ours

    const StationListModel &m_stations;
    const WorkBoard &m_work;
    VerbClient &m_verbs;
    const Shortcuts *m_shortcuts = nullptr;
    const ProfileList *m_profiles = nullptr;
    Recents m_recents;
    SearchIndex m_index;
    QList<Item> m_items; //!< as the index counts them
    QHash<QString, QJsonObject> m_runs; //!< the latest, by id
    QString m_query;
    QList<Hit> m_hits;
    bool m_gathered = false;
};

} // namespace app

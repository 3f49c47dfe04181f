// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/settings/windowsettings.h"
#include "app/desktop/verbclient.h"

#include <QAbstractListModel>

namespace app {

/*!
    All settings as rows: the window's own and those of the station. One group is shown, or what the search finds in all of them.

    A change counts at once, or from the next start of the station where the row says so, and can be undone.
*/
class SettingsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from SettingsDesk")
    Q_PROPERTY(int count READ count NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString group READ group WRITE setGroup NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY shownChanged FINAL)
    Q_PROPERTY(QStringList groups READ groups CONSTANT FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString file READ file NOTIFY stateChanged FINAL)
    Q_PROPERTY(int pending READ pending NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString undoText READ undoText NOTIFY stateChanged FINAL)

public:
    enum Role { KeyRole = Qt::UserRole, GroupRole, TitleRole, HelpRole, TypeRole, ValueRole, SetRole, OptionsRole, OptionTextsRole, DefaultRole, PlaceRole, ExpectedRole, EditableRole, PendingRole, BusyRole, ProblemRole };
    Q_ENUM(Role)

    SettingsModel(VerbClient &verbs, WindowSettings &window, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    /*! Sets \a key; what is wrong with \a value stands in the row then. */
    Q_INVOKABLE void set(const QString &key, const QString &value);
    Q_INVOKABLE void reset(const QString &key); //!< the default again
    void remember(const QString &title, std::function<bool()> back); //!< a change beside the list that undo() takes back too
    Q_INVOKABLE void undo();
    Q_INVOKABLE int rowOf(const QString &key) const; //!< -1: not shown
    Q_INVOKABLE QString groupTitle(const QString &group) const;

    int count() const { return int(m_shown.size()); }
    QString group() const { return m_group; }
    void setGroup(const QString &group); //!< ends the search
    QString search() const { return m_search; }
    void setSearch(const QString &text);
    QStringList groups() const;
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; } //!< why those of the station are not here
    QString problemWords() const { return m_problemWords; }
    QString trouble() const { return m_trouble; } //!< what is wrong in the file
    QString file() const { return m_file; }
    int pending() const; //!< how many count from the next start
    QString undoText() const; //!< what undo() would undo; empty: nothing

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void shownChanged();
    void stateChanged();
    void applied(const QString &key); //!< it is in force or written

private:
    struct Undo {
        QString key;
        bool set = false; //!< it was
        QString value;
        QString title = {};              //!< of a change beside the list
        std::function<bool()> back = {}; //!< that takes it back; false: not now
    };
    struct State {
        bool busy = false;
        QString problem;
    };
    void change(const QString &key, const QString *value, bool remember);
    void take(const QJsonObject &list);
    void takeRow(const QString &key, const QJsonObject &row);
    void show();
    bool isShown(const QJsonObject &row) const;
    void touch(const QString &key);
    QList<QJsonObject> windowRows() const;
    QJsonObject windowRow(const WindowSettings::Row &row, const QString &problem) const;

    VerbClient &m_verbs;
    WindowSettings &m_window;
    QList<QJsonObject> m_all;
    QList<int> m_shown; //!< rows of m_all
    QHash<QString, State> m_states;
    QList<Undo> m_undo;
    QString m_group = QStringLiteral("general");
    QString m_search;
    QString m_problem;
    QString m_problemWords;
    QString m_trouble;
    QString m_file;
    int m_load = 0;
    bool m_loading = false;
};

} // namespace app

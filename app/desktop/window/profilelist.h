// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/protection.h"
#include "app/profiles.h"

#include <QAbstractListModel>
#include <QFileSystemWatcher>
#include <QTimer>

namespace app {

struct RowSync;

/*!
    The profiles of this user, what is done with them, and which one this window shows.

    They are read from their folders when something changes there, and each second while somebody looks: whether one runs is in no file that tells.
    Before open() there are none, and the window has no name.
*/
class ProfileList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(app::Protection *protection READ protection CONSTANT FINAL)
    Q_PROPERTY(QString name READ name NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString color READ color NOTIFY currentChanged FINAL)
    Q_PROPERTY(bool guarded READ isGuarded NOTIFY currentChanged FINAL)
    Q_PROPERTY(bool named READ isNamed NOTIFY currentChanged FINAL)
    Q_PROPERTY(QStringList colors READ colors CONSTANT FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY problemChanged FINAL)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)

public:
    enum Role { NameRole = Qt::UserRole, ColorRole, GuardedRole, RunningRole, CurrentRole, DefaultRole, StateTextRole, UsedTextRole };
    Q_ENUM(Role)

    explicit ProfileList(QObject *parent = nullptr);

    /*! The window shows \a home from now on. */
    void open(const core::HomePaths &home);

    Q_INVOKABLE void show(int row);                        //!< its window, in a process of its own, or to the front
    Q_INVOKABLE bool create(const QString &name);          //!< and its window is opened
    Q_INVOKABLE bool rename(int row, const QString &name);
    Q_INVOKABLE void setColor(int row, const QString &color);
    Q_INVOKABLE void setGuarded(int row, bool on);         //!< off after its name was typed
    Q_INVOKABLE void remove(int row);                      //!< to the trash, after its name was typed
    Q_INVOKABLE QString nameProblem(const QString &name, int row) const; //!< \a row -1: of a new one
    Q_INVOKABLE QString colorWord(const QString &color) const;
    Q_INVOKABLE QString nameAt(int row) const { return row >= 0 && row < m_rows.size() ? m_rows.at(row).name : QString(); }
    Q_INVOKABLE int currentRow() const;
    Q_INVOKABLE int rowNamed(const QString &name) const;
    void showFolder(const QString &folder); //!< as show()

    /*! Whether the profile of this window is protected, as its file says now: another window may have changed that a moment ago. */
    bool isProtected();
    /*! Has \a deed done: at once, or, where this window's profile is protected, after its name was typed. */
    void guard(const QString &deed, QObject *context, Protection::Answered answered);

    const QList<Profile> &rows() const { return m_rows; }
    Protection *protection() { return &m_protection; }
    QString name() const { return m_current.name; }
    QString color() const { return m_current.color; }
    bool isGuarded() const { return m_current.guarded; }
    bool isNamed() const; //!< whether the window says whose it is: it is not the default profile's, or protected
    QStringList colors() const { return Profiles::colors(); }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; } //!< exact ones
    bool isWatched() const { return m_look.isActive(); }
    void setWatched(bool on);

    /*! Starts the program with these arguments; a test puts another in its place. */
    using Start = std::function<bool(const QStringList &arguments)>;
    void setStart(Start start) { m_start = std::move(start); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void currentChanged();
    void problemChanged();
    void watchedChanged();

private:
    friend struct RowSync;

    void refresh();
    bool isCurrent(const Profile &profile) const { return profile.folder == m_current.folder; }
    bool save(const Profile &profile, const QString &problem);
    bool tell(const QString &problem, const lattice::Result<> &done);

    Protection m_protection;
    core::HomePaths m_home;
    Profile m_current;
    QList<Profile> m_rows;
    QString m_problem;
    QString m_problemWords;
    Start m_start;
    QFileSystemWatcher m_watcher;
    QTimer m_late;  //!< many changes at once are one
    QTimer m_look;
};

} // namespace app

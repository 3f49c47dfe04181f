// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/environments/environmentdetails.h"

namespace app {

/*! The environments of this station: their list, one of them in full, and two compared; hangs off ControlCenter as `environments`. */
class EnvironmentDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::NamedRows *list READ list CONSTANT FINAL)
    Q_PROPERTY(app::NamedRows *differences READ differences CONSTANT FINAL)
    Q_PROPERTY(app::EnvironmentDetails *details READ details CONSTANT FINAL)
    Q_PROPERTY(QStringList names READ names NOTIFY changed FINAL)
    Q_PROPERTY(QStringList trash READ trash NOTIFY changed FINAL)
    Q_PROPERTY(QString current READ current NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(QString comparedText READ comparedText NOTIFY comparedChanged FINAL)
    Q_PROPERTY(QString compareProblem READ compareProblem NOTIFY comparedChanged FINAL)
    Q_PROPERTY(bool comparing READ isComparing NOTIFY comparedChanged FINAL)

public:
    explicit EnvironmentDesk(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    Q_INVOKABLE void create(const QString &name, const QString &description, const QString &from);
    Q_INVOKABLE void use(const QString &name);
    Q_INVOKABLE void remove(const QString &name, const QString &confirm); //!< into the trash
    Q_INVOKABLE void restore(const QString &name);                        //!< from there
    Q_INVOKABLE void protect(const QString &name, bool on, const QString &confirm);
    Q_INVOKABLE void compare(const QString &from, const QString &to);
    Q_INVOKABLE static QString nameProblem(const QString &name); //!< why it is no name of an environment; empty: it is one

    NamedRows *list() { return &m_list; }
    NamedRows *differences() { return &m_differences; }
    EnvironmentDetails *details() { return &m_details; }
    QStringList names() const;
    QStringList trash() const { return m_trash; }
    QString current() const { return m_current; } //!< whose agents the station offers
    bool isLoading() const { return m_loading; }
    bool isBusy() const { return m_busy; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QString comparedText() const { return m_comparedText; }
    QString compareProblem() const { return m_compareProblem; }
    bool isComparing() const { return m_comparing; }

Q_SIGNALS:
    void changed();
    void comparedChanged();
    void done(const QString &name); //!< what was asked last, with which environment

private:
    void perform(const QString &verb, const QJsonObject &arguments, const QString &name);
    void take(const QJsonObject &answer);

    VerbClient &m_verbs;
    NamedRows m_list;
    NamedRows m_differences;
    EnvironmentDetails m_details;
    QStringList m_trash;
    QString m_current;
    QString m_wanted;
    QString m_problem;
    QString m_problemWords;
    QString m_comparedText;
    QString m_compareProblem;
    int m_load = 0;
    int m_comparison = 0;
    bool m_loading = false;
    bool m_busy = false;
    bool m_comparing = false;
};

} // namespace app

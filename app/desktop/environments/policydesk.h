// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/environments/namedrows.h"
#include "app/desktop/verbclient.h"
#include "core/tool/toolpolicy.h"

#include <QElapsedTimer>
#include <QTimer>

namespace app {

/*! The tool policy of one environment while it is written: its text, the same as rows, and what it would mean. Each environment keeps its own draft until it is saved, beyond the end of the window too. */
class PolicyDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from EnvironmentDetails")
    Q_PROPERTY(app::NamedRows *rules READ rules CONSTANT FINAL)
    Q_PROPERTY(app::NamedRows *tools READ tools CONSTANT FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString file READ file NOTIFY changed FINAL)
    Q_PROPERTY(QString standard READ standard NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)
    Q_PROPERTY(int troubleAt READ troubleAt NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool edited READ isEdited NOTIFY changed FINAL)
    Q_PROPERTY(bool undoable READ isUndoable NOTIFY changed FINAL)
    Q_PROPERTY(bool conflict READ isConflict NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)

public:
    explicit PolicyDesk(VerbClient &verbs, QObject *parent = nullptr);
    ~PolicyDesk() override;

    /*! Where drafts are kept; those of the last time are there again. Nothing is kept before. */
    void openDrafts(const QString &path);

    void open(const QString &environment); //!< reads its file anew; empty: none is open

    Q_INVOKABLE void edit(const QString &text); //!< as it was typed
    Q_INVOKABLE void setRule(const QString &pattern, const QString &verdict);
    Q_INVOKABLE void removeRule(const QString &pattern);
    Q_INVOKABLE void setStandard(const QString &verdict);
    Q_INVOKABLE void undo(); //!< the draft's last change
    Q_INVOKABLE void save();
    Q_INVOKABLE void overwrite(); //!< what somebody else wrote meanwhile
    Q_INVOKABLE void takeTheirs();
    Q_INVOKABLE static QString verdictText(const QString &verdict);
    Q_INVOKABLE static QString patternProblem(const QString &pattern);

    NamedRows *rules() { return &m_rules; }
    NamedRows *tools() { return &m_tools; }
    QString text() const { return now().text; }
    QString file() const { return m_file; }
    QString standard() const { return m_standard; } //!< for tools that no rule names
    QString trouble() const { return m_trouble; }   //!< why the text is no policy; the rows are then of the last one that was
    int troubleAt() const { return m_troubleAt; }   //!< position in the text; -1: none
    bool isLoaded() const { return m_drafts.contains(m_environment); }
    bool isLoading() const { return m_loading; }
    bool isBusy() const { return m_busy; }
    bool isEdited() const { return now().text != now().saved; }
    bool isUndoable() const { return !now().past.isEmpty(); }
    bool isConflict() const { return now().conflict; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }

Q_SIGNALS:
    void changed();

private:
    struct Draft {
        QString text;
        QString saved; //!< what the file says, as far as we know
        QString revision;
        QStringList past;
        bool conflict = false;
        bool windowsLines = false; //!< of the file; the text here has its own
    };
    const Draft &now() const;
    void put(const QString &text, bool typed);
    void put(const lattice::Result<QByteArray> &text);
    void store(bool whateverIsThere);
    void take(const QJsonObject &answer, Draft &draft);
    void setProblem(const lattice::Result<QJsonObject> &answer);
    void judge();
    void keep();

    VerbClient &m_verbs;
    NamedRows m_rules;
    NamedRows m_tools;
    QHash<QString, Draft> m_drafts; //!< by environment
    QList<core::ToolInfo> m_known;
    QElapsedTimer m_typed;
    QTimer m_keeping; //!< until changes pause
    QString m_path;
    QByteArray m_kept;
    QString m_environment;
    QString m_file;
    QString m_standard;
    QString m_trouble;
    QString m_problem;
    QString m_problemWords;
    int m_troubleAt = -1;
    int m_load = 0;
    bool m_loading = false;
    bool m_busy = false;
};

} // namespace app

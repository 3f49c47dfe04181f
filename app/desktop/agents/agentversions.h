// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/linediff.h"
#include "app/desktop/verbclient.h"

#include <QJsonArray>

namespace app {

/*! The versions of an agent's file, newest first, and one of them beside the text as it is now. */
class AgentVersions : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDocument")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString latest READ latest NOTIFY changed FINAL)
    Q_PROPERTY(QString chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString deedProblem READ deedProblem NOTIFY chosenChanged FINAL)
    Q_PROPERTY(app::LineDiff *diff READ diff CONSTANT FINAL)

public:
    enum Role { IdRole = Qt::UserRole, ShortIdRole, TimeRole, AuthorRole, NoteRole };
    Q_ENUM(Role)
    static constexpr int kMost = 200;

    explicit AgentVersions(VerbClient &verbs, QObject *parent = nullptr);

    void setAgent(const QString &environment, const QString &agent);
    Q_INVOKABLE void reload();
    Q_INVOKABLE void choose(int row);
    /*! Puts the chosen version back, as a new one. \a confirm: the environment's name, where it is protected. */
    Q_INVOKABLE void restore(const QString &confirm);
    void setText(const QString &text); //!< what the chosen version is compared with

    int count() const { return int(m_rows.size()); }
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; }
    QString latest() const; //!< "1a2b3c4d, anna, 14:03"; empty: none
    QString chosen() const { return m_chosen; }
    QString chosenText() const;
    QString deedProblem() const { return m_deedProblem; }
    LineDiff *diff() { return &m_diff; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void chosenChanged();
    void restored();

private:
    friend struct RowSync;
    struct Row {
        QString id;
        QString time;
        QString author;
        QString note;

        friend bool operator==(const Row &, const Row &) = default;
    };
    QString words(const Row &row) const;

    VerbClient &m_verbs;
    QString m_environment;
    QString m_agent;
    QList<Row> m_rows;
    LineDiff m_diff;
    QString m_text;
    QString m_chosen;
    QString m_chosenSource;
    QString m_problem;
    QString m_deedProblem;
    bool m_loading = false;
};

} // namespace app

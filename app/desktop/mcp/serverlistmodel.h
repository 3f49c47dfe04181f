// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/inspected.h"
#include "app/desktop/mcp/jsonlistmodel.h"
#include "app/desktop/verbclient.h"

namespace app {

/*! The tool servers of the current environment, how they do, and one of them in full. */
class ServerListModel : public JsonListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from McpDesk")
    Q_PROPERTY(QString environment READ environment NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenState READ chosenState NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenStateText READ chosenStateText NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenError READ chosenError NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenLines READ chosenLines NOTIFY chosenChanged FINAL)
    Q_PROPERTY(bool checking READ isChecking NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString checkText READ checkText NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString checkError READ checkError NOTIFY chosenChanged FINAL)
    Q_PROPERTY(app::FactModel *facts READ facts CONSTANT FINAL)

public:
    enum Role { ServerRole = Qt::UserRole, StateRole, StateTextRole, FiguresRole, ProblemRole };
    Q_ENUM(Role)

    explicit ServerListModel(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    Q_INVOKABLE void choose(const QString &server); //!< empty: none
    Q_INVOKABLE QString nameAt(int row) const { return at(row)[u"server"].toString(); }
    Q_INVOKABLE void check();       //!< starts the chosen one, lists its tools, and ends it again
    Q_INVOKABLE void cancelCheck();

    QString environment() const { return m_environment; }
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; }
    QString chosen() const { return m_chosen; }
    QString chosenState() const { return row()[u"state"].toString(); }
    QString chosenStateText() const { return stateText(chosenState()); }
    QString chosenError() const { return row()[u"last_error"].toString(); }
    QString chosenLines() const; //!< what it wrote last on its standard error
    bool isChecking() const { return !m_checkId.isEmpty(); }
    QString checkText() const { return m_checkText; }
    QString checkError() const { return m_checkError; }
    FactModel *facts() { return &m_facts; }

    static QString stateText(const QString &state);

    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void loadingChanged();
    void chosenChanged();
    void checked(); //!< its tools are known now

protected:
    QString keyOf(const QJsonObject &row) const override { return row[u"server"].toString(); }

private:
    QJsonObject row() const { return at(rowOf(m_chosen)); }
    void showChosen();

    VerbClient &m_verbs;
    FactModel m_facts;
    QString m_environment;
    QString m_problem;
    QString m_chosen;
    QString m_checkId;
    QString m_checkText;
    QString m_checkError;
    int m_load = 0;
    bool m_loading = false;
};

} // namespace app

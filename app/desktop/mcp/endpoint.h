// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/mcp/clientlistmodel.h"
#include "app/desktop/verbclient.h"

namespace app {

/*! This station as an MCP server: where it is reached and by whom, the tokens for it, and how an assistant is set up to use it. */
class Endpoint : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from McpDesk")
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL)
    Q_PROPERTY(QString agentsAddress READ agentsAddress NOTIFY changed FINAL)
    Q_PROPERTY(QString portText READ portText NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString tokenProblem READ tokenProblem NOTIFY tokenChanged FINAL)
    Q_PROPERTY(QString newToken READ newToken NOTIFY tokenChanged FINAL)
    Q_PROPERTY(QString newTokenName READ newTokenName NOTIFY tokenChanged FINAL)
    Q_PROPERTY(QStringList setups READ setups CONSTANT FINAL)
    Q_PROPERTY(QString setup READ setup NOTIFY setupChanged FINAL)
    Q_PROPERTY(QString setupText READ setupText NOTIFY setupChanged FINAL)
    Q_PROPERTY(QString setupFile READ setupFile NOTIFY setupChanged FINAL)
    Q_PROPERTY(QString setupNote READ setupNote NOTIFY setupChanged FINAL)
    Q_PROPERTY(QString setupProblem READ setupProblem NOTIFY setupChanged FINAL)
    Q_PROPERTY(app::ClientListModel *clients READ clients CONSTANT FINAL)
    Q_PROPERTY(app::TokenListModel *tokens READ tokens CONSTANT FINAL)

public:
    explicit Endpoint(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    Q_INVOKABLE void makeToken(const QString &name, const QString &right); //!< it is shown in newToken until forgetToken()
    Q_INVOKABLE void forgetToken();
    Q_INVOKABLE void revokeToken(const QString &name);
    Q_INVOKABLE void showSetup(const QString &client); //!< of setups()
    Q_INVOKABLE void install(); //!< the setup that is shown, into its program's file

    QString address() const { return m_status[u"address"].toString(); }
    QString agentsAddress() const { return m_status[u"agents_address"].toString(); }
    QString portText() const; //!< who has the port that was wanted; empty: we have it
    bool isLoaded() const { return m_loaded; }
    QString problem() const { return m_problem; }
    QString tokenProblem() const { return m_tokenProblem; }
    QString newToken() const { return m_newToken; }
    QString newTokenName() const { return m_newTokenName; }
    QStringList setups() const { return m_setups; } //!< the first is for any program that speaks HTTP
    QString setup() const { return m_setup; }
    QString setupText() const;
    QString setupFile() const { return m_setupFile; } //!< where it goes; empty: wherever the program keeps it
    QString setupNote() const { return m_setupNote; }
    QString setupProblem() const { return m_setupProblem; }
    ClientListModel *clients() { return &m_clients; }
    TokenListModel *tokens() { return &m_tokens; }

Q_SIGNALS:
    void changed();
    void tokenChanged();
    void setupChanged();

private:
    void loadTokens();

    VerbClient &m_verbs;
    ClientListModel m_clients;
    TokenListModel m_tokens;
    QJsonObject m_status;
    QString m_problem;
    QString m_tokenProblem;
    QString m_newToken;
    QString m_newTokenName;
    QStringList m_setups;
    QString m_setup;
    QString m_setupText;
    QString m_setupFile;
    QString m_setupNote;
    QString m_setupProblem;
    bool m_loaded = false;
};

} // namespace app

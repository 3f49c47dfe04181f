// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/mcp/jsonlistmodel.h"
#include "app/desktop/verbclient.h"

#include <QHash>
#include <QJsonArray>

namespace app {

/*! The tools of all servers of the current environment, those that the filter lets through, and which agents use each. */
class ToolListModel : public JsonListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from McpDesk")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString server READ server WRITE setServer NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString missing READ missing NOTIFY loadingChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY loadingChanged FINAL)

public:
    enum Role { ToolRole = Qt::UserRole, ServerRole, DescriptionRole, HintsRole };
    Q_ENUM(Role)

    explicit ToolListModel(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void load();   //!< once; a server whose tools are not known is started for it
    Q_INVOKABLE void reload();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void clearFilter();

    QString filter() const { return m_filter; }
    void setFilter(const QString &text); //!< letters of the name, the description or the server
    QString server() const { return m_server; }
    void setServer(const QString &server); //!< of this one alone; empty: of all
    bool isFiltered() const { return !m_filter.isEmpty() || !m_server.isEmpty(); }
    bool isLoaded() const { return m_loaded; }
    bool isLoading() const { return !m_requestId.isEmpty(); }
    QString problem() const { return m_problem; }
    QString missing() const { return m_missing; } //!< servers that could not be asked, one a line
    int total() const { return int(m_all.size()); }

    QJsonObject find(const QString &server, const QString &tool) const; //!< of all; empty: there is none
    QStringList agentsUsing(const QString &server, const QString &tool) const;
    static QString hintsOf(const QJsonObject &tool); //!< "only reads", "may destroy · reaches out"

    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void loadingChanged();

protected:
    QString keyOf(const QJsonObject &row) const override { return row[u"server"].toString() + u'/' + row[u"name"].toString(); }

private:
    void show();

    VerbClient &m_verbs;
    QList<QJsonObject> m_all;
    QList<std::pair<QString, QStringList>> m_agents; //!< names, and what each has under `tools`
    QString m_filter;
    QString m_server;
    QString m_problem;
    QString m_missing;
    QString m_requestId;
    bool m_loaded = false;
};

} // namespace app

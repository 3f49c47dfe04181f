// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The keys whose owners may change something here over the lattice, and our own that others may allow. */
class TrustList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from SettingsDesk")
    Q_PROPERTY(int count READ count NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString ownKey READ ownKey NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY stateChanged FINAL)

public:
    enum Role { KeyRole = Qt::UserRole, NameRole, RightRole, RightTextRole, AddedRole };
    Q_ENUM(Role)

    explicit TrustList(VerbClient &verbs, QObject *parent = nullptr) : QAbstractListModel(parent), m_verbs(verbs) {}

    Q_INVOKABLE void reload();
    Q_INVOKABLE void allow(const QString &key, const QString &name, const QString &right); //!< read, operate or administer
    Q_INVOKABLE void revoke(const QString &key);

    int count() const { return int(m_rows.size()); }
    QString ownKey() const { return m_ownKey; }
    bool isLoading() const { return m_loading; }
    bool isBusy() const { return m_busy; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void stateChanged();
    void allowed(); //!< as was asked last

private:
    void take(const QJsonObject &list);
    bool setProblem(const lattice::Result<QJsonObject> &result);

    VerbClient &m_verbs;
    QList<QJsonObject> m_rows;
    QString m_ownKey;
    QString m_problem;
    QString m_problemWords;
    bool m_loading = false;
    bool m_busy = false;
};

} // namespace app

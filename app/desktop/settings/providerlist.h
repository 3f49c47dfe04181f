// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The providers of models: whose agents use when they do not say, and whether a key is there. A key goes to the keyring or its file, and never comes back. */
class ProviderList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from SettingsDesk")
    Q_PROPERTY(int count READ count NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString keyFolder READ keyFolder NOTIFY stateChanged FINAL)

public:
    enum Role { ProviderRole = Qt::UserRole, TitleRole, UrlRole, KeyTextRole, HasKeyRole, NeedsKeyRole, StoredRole, DefaultRole, ModelRole, ModelsRole, NoteRole, FailedRole, BusyRole };
    Q_ENUM(Role)

    explicit ProviderList(VerbClient &verbs, QObject *parent = nullptr) : QAbstractListModel(parent), m_verbs(verbs) {}

    void setKeyFolder(const QString &folder); //!< the home's configuration, where keys.json is
    QString keyFolder() const { return m_keyFolder; }

    Q_INVOKABLE void reload();
    Q_INVOKABLE void use(const QString &provider, const QString &model); //!< for agents that name none; \a model may be empty
    Q_INVOKABLE void test(const QString &provider);
    Q_INVOKABLE void storeKey(const QString &provider, const QString &key);
    Q_INVOKABLE void forgetKey(const QString &provider);
    Q_INVOKABLE QString titleOf(const QString &provider) const;

    int count() const { return int(m_rows.size()); }
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void stateChanged();
    void defaultChanged(); //!< and so what config.yaml says

private:
    struct State {
        bool busy = false;
        bool failed = false;
        QString note;
    };
    void setState(const QString &provider, const State &state);
    void keep(const QString &provider, const QString &key);
    void take(const QJsonObject &list);

    VerbClient &m_verbs;
    QList<QJsonObject> m_rows;
    QHash<QString, State> m_states;
    QString m_keyFolder;
    QString m_problem;
    QString m_problemWords;
    int m_load = 0;
    bool m_loading = false;
};

} // namespace app

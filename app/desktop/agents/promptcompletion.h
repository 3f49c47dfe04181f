// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What may stand at a place of a prompt file: keys, tools, models, agents, variables, roles. */
class PromptCompletion : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDocument")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int from READ from NOTIFY changed FINAL)
    Q_PROPERTY(int length READ length NOTIFY changed FINAL)

public:
    enum Role { TextRole = Qt::UserRole, DetailRole };
    Q_ENUM(Role)

    struct Known {
        QStringList tools;
        QStringList models;
        QStringList agents;
        QStringList variables;
        QStringList partials;
    };
    struct Entry {
        QString text;
        QString detail;      //!< what it is, in words
        QString insert = {}; //!< empty: the text

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Found {
        int from = 0; //!< of the word that stands there already
        int length = 0;
        bool strong = false; //!< so plain that it may come up while one types
        QList<Entry> entries = {};
    };

    using QAbstractListModel::QAbstractListModel;

    static Found at(const QString &text, int position, const Known &known);

    /*! \a asked: by a key, so that it comes also where nothing has been typed yet. */
    void look(const QString &text, int position, const Known &known, bool asked);
    Q_INVOKABLE void clear();
    Q_INVOKABLE QString insertAt(int row) const;

    int count() const { return int(m_found.entries.size()); }
    int from() const { return m_found.from; }
    int length() const { return m_found.length; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    Found m_found;
};

} // namespace app

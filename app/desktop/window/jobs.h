// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

class VerbClient;

/*! What the window asked for that goes on in the background: verbs that change something, once they take longer than a moment. Each can be cancelled. */
class Jobs : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    enum Role { TitleRole = Qt::UserRole, ProgressRole };
    Q_ENUM(Role)

    explicit Jobs(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void cancel(int row);
    void setPatience(std::chrono::milliseconds time) { m_patience = time; } //!< before one is shown; 2 s

    int count() const { return int(m_rows.size()); }
    QString text() const; //!< for the status bar; empty: none

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override { return {{TitleRole, "title"}, {ProgressRole, "progress"}}; }

Q_SIGNALS:
    void changed();

private:
    struct Job {
        QString id;
        QString title;
        QString progress = {}; //!< the last line of it
    };
    void begin(const QString &id, const QString &verb);
    void show(const QString &id);
    void end(const QString &id);
    qsizetype rowOf(const QString &id) const;

    VerbClient &m_verbs;
    QHash<QString, Job> m_young; //!< not shown yet
    QList<Job> m_rows;
    std::chrono::milliseconds m_patience{2000};
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QJsonValue>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! A JSON document as rows, each with its depth; objects and lists fold. Deep or long ones are cut, which a row says. */
class JsonRows : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from EventDetails")

public:
    static constexpr int kMostRows = 2000;
    static constexpr int kDeepest = 32;
    static constexpr qsizetype kLongest = 2048; //!< characters of a value that are shown
    enum Role { KeyRole = Qt::UserRole, ValueRole, DepthRole, FoldableRole, OpenRole, CutRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void setJson(const QJsonValue &json);
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE QString textAt(int row) const; //!< the whole value; empty unless it is a text

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        QString key;
        QString value;
        QString path;
        QJsonValue json;
        int depth = 0;
        bool foldable = false;
    };
    void append(QList<Row> &rows, const QString &key, const QJsonValue &json, int depth, const QString &path) const;
    void appendChildren(QList<Row> &rows, const QJsonValue &json, int depth, const QString &path) const;

    QList<Row> m_rows;
    QSet<QString> m_folded;
};

} // namespace app

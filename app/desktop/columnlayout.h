// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMetaEnum>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Which columns of a list are shown, and in what order; as somebody left it. Columns are the values of an enum, and are kept by their names. */
class ColumnLayout : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QList<int> order READ order NOTIFY changed FINAL)
    Q_PROPERTY(QList<int> hidden READ hidden NOTIFY changed FINAL)
    Q_PROPERTY(bool usual READ isUsual NOTIFY changed FINAL)

public:
    /*! \a hidden are those that are not shown until somebody wants them; \a needed cannot be hidden. */
    ColumnLayout(const QMetaEnum &columns, QList<int> hidden, QList<int> needed, QObject *parent = nullptr);

    Q_INVOKABLE bool canHide(int column) const { return !m_needed.contains(column); }
    Q_INVOKABLE void toggle(int column);
    /*! Puts \a column right before \a other, or at the end when that is -1. */
    Q_INVOKABLE void moveBefore(int column, int other);
    /*! One place to the left (-1) or right (1) among the columns in \a shown, which are those that there is room for. */
    Q_INVOKABLE void nudge(int column, int step, const QList<int> &shown);
    Q_INVOKABLE void reset();

    const QList<int> &order() const { return m_order; }
    const QList<int> &hidden() const { return m_hidden; }
    bool isUsual() const { return m_order == usualOrder() && m_hidden == m_usuallyHidden; }

    QJsonObject toJson() const;
    /*! What \a json does not know, a column of a later version, keeps its place; what we do not know is left out. */
    void fromJson(const QJsonObject &json);

Q_SIGNALS:
    void changed();

private:
    QList<int> usualOrder() const;
    void set(QList<int> order, QList<int> hidden);

    QMetaEnum m_columns;
    QList<int> m_usuallyHidden;
    QList<int> m_needed;
    QList<int> m_order;
    QList<int> m_hidden;
};

} // namespace app

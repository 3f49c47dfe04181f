// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/shortcuttable.h"

#include <QAbstractListModel>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The keys of the window as they count now, one row an action: what Main.qml, the pages and the sheet of shortcuts ask.

    Keys that the platform gives every control (Tab, Return, Space, Escape, arrows, Home, End, copy, select all) are not
    among them.
*/
class Shortcuts : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY changed FINAL)
    Q_PROPERTY(QVariantMap sequences READ sequences NOTIFY changed FINAL)

public:
    enum Role { ActionRole = Qt::UserRole, PlaceRole, WordsRole, KeysRole, KeyTextRole, WhenRole };
    Q_ENUM(Role)

    explicit Shortcuts(WindowSettings &settings, QObject *parent = nullptr);

    /*! The action of a key that was pressed in \a place: of the place itself, of all lists, or of the window; empty: none. */
    Q_INVOKABLE QString find(const QString &place, int key, int modifiers) const;
    /*! What was pressed as a setting keeps it; empty: keys that only shift others, or nothing of ours. */
    Q_INVOKABLE static QString keysOf(int key, int modifiers);
    Q_INVOKABLE static bool has(const QString &place); //!< whether an action is of it
    Q_INVOKABLE static QString placeWords(const QString &place) { return ShortcutTable::placeWords(place); }

    QString text(const QString &action) const { return m_texts.value(action).toString(); } //!< for people; empty: no key
    QVariantMap texts() const { return m_texts; }         //!< the same, of every action that has one
    QVariantMap sequences() const { return m_sequences; } //!< as Qt Quick's Shortcut takes them

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    void read();

    WindowSettings &m_settings;
    QList<QList<QKeySequence>> m_keys; //!< by row of the table
    QVariantMap m_texts;
    QVariantMap m_sequences;
};

} // namespace app

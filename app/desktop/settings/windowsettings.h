// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What the window itself remembers, in `window.ini` beside config.yaml: each setting obeys at once, and is kept when it is not the default. */
class WindowSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from SettingsDesk")
    Q_PROPERTY(QString theme READ theme NOTIFY changed FINAL)
    Q_PROPERTY(QString density READ density NOTIFY changed FINAL)
    Q_PROPERTY(int textSize READ textSize NOTIFY changed FINAL)
    Q_PROPERTY(bool motion READ hasMotion NOTIFY changed FINAL)
    Q_PROPERTY(bool highContrast READ isHighContrast NOTIFY changed FINAL)
    Q_PROPERTY(bool railWide READ isRailWide NOTIFY changed FINAL)

public:
    struct Row {
        QString key; //!< "window.theme"; "keys.needs.approve" for the keys of an action
        QString type; //!< as the verb settings.list says it: boolean, choice; or keys
        QString initial;
        QStringList choices = {};
    };
    static const QList<Row> &rows();
    static bool has(const QString &key); //!< whether the window remembers it, and not the station

    using QObject::QObject;

    void open(const QString &path); //!< reads \a path, and writes there from now on
    QString path() const { return m_path; } //!< empty: nothing is kept
    QString problem() const { return m_problem; } //!< why it is not kept

    QString value(const QString &key) const; //!< what counts
    bool isSet(const QString &key) const { return m_values.contains(key); }
    bool set(const QString &key, const QString &value); //!< false: no such key or value
    void reset(const QString &key);
    /*! Counts for this start, and until somebody sets another; as the option of the command line. */
    void setThemeOnce(const QString &theme);

    QString theme() const { return m_themeOnce.isEmpty() ? value(QStringLiteral("window.theme")) : m_themeOnce; }
    QString density() const { return value(QStringLiteral("window.density")); }
    int textSize() const { return value(QStringLiteral("window.text_size")).toInt(); } //!< per cent
    bool hasMotion() const { return value(QStringLiteral("window.reduce_motion")) != QLatin1StringView("true"); }
    bool isHighContrast() const { return value(QStringLiteral("window.high_contrast")) == QLatin1StringView("true"); }
    bool hasLetterKeys() const { return value(QStringLiteral("window.letter_keys")) == QLatin1StringView("true"); }
    bool isRailWide() const { return value(QStringLiteral("window.rail_names")) == QLatin1StringView("true"); }

Q_SIGNALS:
    void changed();

private:
    void save();

    QString m_path;
    QString m_problem;
    QString m_themeOnce;
    QHash<QString, QString> m_values; //!< those that are not the default
};

} // namespace app

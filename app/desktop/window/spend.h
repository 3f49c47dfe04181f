// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

class VerbClient;

/*! What the runs of the last hour on this station cost; tokens while a price is not known. Asked anew once a minute. */
class Spend : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString hint READ hint NOTIFY changed FINAL)

public:
    explicit Spend(VerbClient &verbs, QObject *parent = nullptr);

    void begin(); //!< there is an engine to ask
    void take(const QJsonObject &figures);
    QString text() const { return m_text; } //!< empty: no run, or not known
    QString hint() const { return m_hint; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    VerbClient &m_verbs;
    QTimer m_timer;
    QString m_text;
    QString m_hint;
};

} // namespace app

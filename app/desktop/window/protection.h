// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace core {
struct Verb;
}

namespace app {

/*!
    The question for a name before something is stopped, deleted or deployed: one sheet for all who ask.

    What is asked for in one turn of the event loop, as ten items of work to stop, is one question. What comes while it is shown waits for the next one,
    so that nobody says yes to what was not there to read.
*/
class Protection : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ProfileList")
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QStringList deeds READ deeds NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)

public:
    using Answered = std::function<void(bool go)>;
    static constexpr qsizetype kMostDeeds = 6; //!< that are told in words

    using QObject::QObject;

    /*! Asks for \a name, since \a deed is wanted. \a answered is called once, later, unless \a context has gone by then. */
    void ask(const QString &name, const QString &deed, QObject *context, Answered answered);
    Q_INVOKABLE bool fits(const QString &typed) const { return count() > 0 && typed.trimmed() == m_name; }
    Q_INVOKABLE bool confirm(const QString &typed); //!< false: another name, and nothing happens
    Q_INVOKABLE void refuse();                      //!< none of it is done

    /*! Whether a verb stops, deletes or deploys with these arguments. */
    static bool isGuarded(const core::Verb &verb, const QJsonObject &arguments);
    static QString wordsOf(const core::Verb &verb, const QJsonObject &arguments); //!< "Delete an agent: log-analyzer"

    QString name() const { return m_name; }     //!< to be typed
    QStringList deeds() const;                  //!< what it is asked for; not all of many
    int count() const { return int(m_shown.size()); }

Q_SIGNALS:
    void asked(); //!< the question is to be shown
    void changed();

private:
    struct Deed {
        QString name;
        QString words;
        QPointer<QObject> context;
        Answered answered;
    };
    void present();
    void answer(bool go);

    QString m_name;
    QList<Deed> m_shown;
    QList<Deed> m_waiting;
    bool m_called = false; //!< present() is on its way
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>

namespace app {

/*!
    Verbs of the engine, for the models of the window: one question, one answer, by signals to the engine's thread.

    The same table serves commands and MCP clients, so what a page can do is what they can do.
*/
class VerbClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerbClient)

public:
    using Answered = std::function<void(const lattice::Result<QJsonObject> &result)>;
    using Progressed = std::function<void(const QString &part)>;

    /*! Holds a verb back. \return false: it needs no word; true: \a answered is called later, once, with whether it is to go on. */
    using Guard = std::function<bool(const QString &verb, const QJsonObject &arguments, std::function<void(bool go)> answered)>;

    explicit VerbClient(QObject *parent = nullptr) : QObject(parent) {}

    /*! Every verb of the window passes \a guard, whoever asks for it. One that is held back for good ends as Cancelled. */
    void setGuard(Guard guard) { m_guard = std::move(guard); }

    /*!
        Asks for \a verb. \a answered is called once, on this thread, unless \a context has gone by then; \a progressed for each part before.
        \return the id of the request, for cancel()
    */
    QString ask(const QString &verb, const QJsonObject &arguments, QObject *context, Answered answered, Progressed progressed = {});
    void cancel(const QString &requestId);

    void applyProgress(const QString &requestId, const QString &text);
    void applyEnd(const QString &requestId, const lattice::Result<QJsonObject> &result);

Q_SIGNALS:
    void wanted(const QString &requestId, const QString &verb, const QJsonObject &arguments);
    void cancelWanted(const QString &requestId);
    void progressed(const QString &requestId, const QString &text);
    void ended(const QString &requestId);

private:
    struct Request {
        QPointer<QObject> context;
        Answered answered;
        Progressed progressed;
    };
    void goOn(const QString &requestId, const QString &verb, const QJsonObject &arguments, bool go);

    QHash<QString, Request> m_requests;
    QSet<QString> m_held;
    Guard m_guard;
    quint64 m_count = 0;
};

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/verbclient.h"

namespace app {

QString VerbClient::ask(const QString &verb, const QJsonObject &arguments, QObject *context, Answered answered, Progressed progressed)
{
    const QString requestId = QString::number(++m_count);
    m_requests.insert(requestId, {.context = context, .answered = std::move(answered), .progressed = std::move(progressed)});
    const auto go = [self = QPointer(this), requestId, verb, arguments](bool yes) {
        if (self)
            self->goOn(requestId, verb, arguments, yes);
    };
    if (m_guard && m_guard(verb, arguments, go))
        m_held.insert(requestId);
    else
        Q_EMIT wanted(requestId, verb, arguments);
    return requestId;
}

void VerbClient::goOn(const QString &requestId, const QString &verb, const QJsonObject &arguments, bool go)
{
    if (!m_held.remove(requestId))
        return; // cancelled meanwhile
    if (go)
        Q_EMIT wanted(requestId, verb, arguments);
    else
        applyEnd(requestId, lattice::failed(lattice::Fault::Cancelled, QStringLiteral("the name of the protected profile was not typed")));
}

void VerbClient::cancel(const QString &requestId)
{
    if (m_held.remove(requestId))
        applyEnd(requestId, lattice::failed(lattice::Fault::Cancelled, QStringLiteral("stopped before it began")));
    else if (m_requests.contains(requestId))
        Q_EMIT cancelWanted(requestId);
}

void VerbClient::applyProgress(const QString &requestId, const QString &text)
{
    Q_EMIT progressed(requestId, text);
    const auto request = m_requests.constFind(requestId);
    if (request == m_requests.cend() || !request->context || !request->progressed)
        return;
    const Progressed tell = request->progressed; // it may ask again, or cancel
    tell(text);
}

void VerbClient::applyEnd(const QString &requestId, const lattice::Result<QJsonObject> &result)
{
    const Request request = m_requests.take(requestId);
    Q_EMIT ended(requestId);
    if (request.context && request.answered)
        request.answered(result);
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptypes.h"

#include <QByteArray>

#include <chrono>
#include <functional>

namespace core {

/*!
    The requestState of 2026-07-28: the answers of a client so far, kept by the client, sealed by us.

    Bound to method, parameters and principal of the request, and to a quarter of an hour; a state that was changed, or comes with
    another request, is refused. The key is of this process: after a restart the client asks anew.
*/
class RequestState final
{
public:
    static constexpr std::chrono::minutes kLifetime{15};
    using Now = std::function<qint64()>; //!< seconds since 1970

    explicit RequestState(Now now = {});

    QString seal(const QString &method, const QJsonObject &params, const QString &principal, const McpAnswers &answers) const;

    /*! \return kInvalidParams, with what to do */
    McpResult<McpAnswers> open(const QString &state, const QString &method, const QJsonObject &params, const QString &principal) const;

private:
    QByteArray sign(const QByteArray &text) const;
    QByteArray bindingOf(const QString &method, const QJsonObject &params, const QString &principal) const;

    Now m_now;
    QByteArray m_key;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QJsonArray>
#include <QJsonObject>

#include <stop_token>

namespace core {

/*!
    What a server may ask of us while it works: a person's word, a model's, folders. Whoever has a session decides by policy,
    or asks a person; what is not declared is never asked for.
*/
class McpClientHandler
{
public:
    McpClientHandler() = default;
    virtual ~McpClientHandler() = default;
    Q_DISABLE_COPY_MOVE(McpClientHandler)

    /*! What we can be asked for: {"elicitation":{},"sampling":{},"roots":{}}, any of them. */
    virtual QJsonObject capabilities() const { return {}; }

    /*!
        elicitation/create: \a params has message and requestedSchema.
        \return {"action":"accept"|"decline"|"cancel","content":{…}}; defaults of the schema are filled in for what content lacks
    */
    virtual QCoro::Task<lattice::Result<QJsonObject>> elicit(QJsonObject params, std::stop_token stop);

    /*! sampling/createMessage. \return {"role","content","model","stopReason"} */
    virtual QCoro::Task<lattice::Result<QJsonObject>> sample(QJsonObject params, std::stop_token stop);

    /*! roots/list: [{"uri":"file:///…","name":…}] */
    virtual QJsonArray roots() const { return {}; }

    /*! What the server logs over the protocol, once asked to by logLevel(). Of any level, and from outside. */
    virtual void logged(const QString &level, const QString &logger, const QJsonValue &data);

    /*! The least level that is of interest ("warning"); empty: none. */
    virtual QString logLevel() const { return {}; }
};

} // namespace core

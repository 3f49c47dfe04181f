// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/elicitation.h"

#include "core/agent/inputschema.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

lattice::Result<QJsonObject> completedElicitation(const QJsonObject &params, QJsonObject answer)
{
    const QString action = answer[u"action"_s].toString();
    if (action != "accept"_L1)
        return QJsonObject{{u"action"_s, action == "decline"_L1 ? u"decline"_s : u"cancel"_s}};
    if (params[u"mode"_s] == "url"_L1) // the person went there; nothing comes this way
        return QJsonObject{{u"action"_s, u"accept"_s}};

    QJsonObject content = answer[u"content"_s].toObject();
    const QJsonObject asked = params[u"requestedSchema"_s].toObject();
    const QJsonObject properties = asked[u"properties"_s].toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const QJsonValue initial = property.value()[u"default"_s];
        if (!content.contains(property.key()) && !initial.isUndefined())
            content[property.key()] = initial;
    }
    const auto schema = InputSchema::parse(QString::fromUtf8(QJsonDocument(asked).toJson(QJsonDocument::Compact)));
    if (!schema)
        return lattice::failed(lattice::Fault::Invalid, u"the server's form is of no use: %1"_s.arg(schema.error().detail));
    if (const auto fits = schema->check(content); !fits)
        return std::unexpected(fits.error());
    return QJsonObject{{u"action"_s, u"accept"_s}, {u"content"_s, content}};
}

} // namespace core

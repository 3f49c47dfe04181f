// SPDX-License-Identifier: Apache-2.0
#include "core/run/answercheck.h"

#include "core/agent/inputschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/*! Any JSON value, scalars as well. */
std::optional<QJsonValue> parsed(const QString &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson("["_ba + text.toUtf8() + "]"_ba, &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return std::nullopt;
    return document.array().at(0);
}

} // namespace

lattice::Result<QJsonValue> structuredAnswer(const QString &text, const QString &schema)
{
    static const QRegularExpression fence(u"```(?:json)?\\s*\\n(.*?)\\n?\\s*```"_s, QRegularExpression::DotMatchesEverythingOption);
    auto value = parsed(text.trimmed());
    if (const auto match = fence.match(text); !value && match.hasMatch())
        value = parsed(match.captured(1));
    if (!value) {
        const qsizetype begin = text.indexOf(u'{'), end = text.lastIndexOf(u'}');
        if (begin >= 0 && end > begin)
            value = parsed(text.sliced(begin, end - begin + 1));
    }
    if (!value)
        return lattice::failed(lattice::Fault::Invalid, u"it is not JSON"_s);
    const auto compiled = InputSchema::parse(schema);
    if (!compiled)
        return std::unexpected(compiled.error());
    if (const auto valid = compiled->check(*value); !valid)
        return std::unexpected(valid.error());
    return *value;
}

} // namespace core

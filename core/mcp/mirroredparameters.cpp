// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mirroredparameters.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kDeepest = 64;
const QString kKey = u"x-mcp-header"_s;

bool isToken(const QString &text)
{
    static const QString others = u"!#$%&'*+-.^_`|~"_s;
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || others.contains(c);
    });
}

/*! Looks through a schema; the annotation is allowed on what is reached by `properties` alone. */
class Finder
{
public:
    struct Found {
        QString name;
        QStringList path;
    };

    void walk(const QJsonValue &value, const QStringList &path, bool reachable, bool isSchema, int depth)
    {
        if (!wrong.isEmpty())
            return;
        if (depth > kDeepest) {
            wrong = u"its input schema is nested too deeply"_s;
            return;
        }
        if (value.isArray()) {
            for (const QJsonValue item : value.toArray())
                walk(item, path, false, true, depth + 1);
            return;
        }
        const QJsonObject schema = value.toObject();
        if (isSchema && schema.contains(kKey))
            take(schema, path, reachable);
        for (auto member = schema.begin(); member != schema.end(); ++member) {
            const QString key = member.key();
            if (isSchema && isData(key))
                continue;
            if (isSchema && key == "properties"_L1) {
                const QJsonObject properties = member.value().toObject();
                for (auto property = properties.begin(); property != properties.end(); ++property)
                    walk(property.value(), path + QStringList(property.key()), reachable, true, depth + 1);
            } else if (member.value().isObject() || member.value().isArray()) {
                walk(member.value(), path, false, !isMap(key), depth + 1);
            }
        }
    }

    QList<Found> found;
    QString wrong;

private:
    static bool isData(const QString &key) { return key == "default"_L1 || key == "const"_L1 || key == "enum"_L1 || key == "examples"_L1; }
    static bool isMap(const QString &key) { return key == "$defs"_L1 || key == "definitions"_L1 || key == "patternProperties"_L1 || key == "dependentSchemas"_L1; }

    void take(const QJsonObject &schema, const QStringList &path, bool reachable)
    {
        const QJsonValue name = schema[kKey];
        const QString at = path.isEmpty() ? u"the schema itself"_s : u"'%1'"_s.arg(path.join(u'.'));
        const QJsonValue type = schema[u"type"_s];
        if (!name.isString() || !isToken(name.toString()))
            wrong = u"x-mcp-header of %1 is no name of a header"_s.arg(at);
        else if (!reachable || path.isEmpty())
            wrong = u"x-mcp-header of %1 stands where it cannot be reached by properties alone"_s.arg(at);
        else if (type != "string"_L1 && type != "integer"_L1 && type != "boolean"_L1)
            wrong = u"x-mcp-header of %1 is on no string, integer or boolean"_s.arg(at);
        else if (m_names.contains(name.toString().toLower()))
            wrong = u"x-mcp-header '%1' is there twice"_s.arg(name.toString());
        if (!wrong.isEmpty())
            return;
        m_names.insert(name.toString().toLower());
        found.append({name.toString(), path});
    }

    QSet<QString> m_names;
};

/*! Nothing where there is nothing to mirror. */
std::optional<QString> textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    const double number = value.toDouble(0.5);
    if (value.isDouble() && std::trunc(number) == number && std::abs(number) <= 9007199254740991.0)
        return QString::number(qint64(number));
    return std::nullopt;
}

} // namespace

QByteArray headerValue(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u' ' && c <= u'~') || c == u'\t'; });
    const bool padded = text.startsWith(u' ') || text.startsWith(u'\t') || text.endsWith(u' ') || text.endsWith(u'\t');
    const bool looksEncoded = text.startsWith("=?base64?"_L1) && text.endsWith("?="_L1);
    if (text.isEmpty())
        return ""_ba; // a null one would take the header out
    if (plain && !padded && !looksEncoded)
        return text.toLatin1();
    return "=?base64?" + text.toUtf8().toBase64() + "?=";
}

lattice::Result<MirroredParameters> MirroredParameters::of(const QJsonObject &inputSchema)
{
    Finder finder;
    finder.walk(inputSchema, {}, true, true, 0);
    if (!finder.wrong.isEmpty())
        return lattice::failed(lattice::Fault::Invalid, finder.wrong);
    MirroredParameters result;
    for (const Finder::Found &found : std::as_const(finder.found))
        result.m_parameters.append({"Mcp-Param-" + found.name.toLatin1(), found.path});
    return result;
}

McpHeaders MirroredParameters::headers(const QJsonObject &arguments) const
{
    McpHeaders headers;
    for (const Parameter &parameter : m_parameters) {
        QJsonValue value = arguments;
        for (const QString &step : parameter.path)
            value = value[step];
        if (const auto text = textOf(value))
            headers.append({parameter.header, headerValue(*text)});
    }
    return headers;
}

McpHeaders standardHeaders(const QString &method, const QJsonObject &params)
{
    McpHeaders headers{{"Mcp-Method", method.toLatin1()}};
    if (method == "tools/call"_L1 || method == "prompts/get"_L1)
        headers.append({"Mcp-Name", headerValue(params[u"name"_s].toString())});
    else if (method == "resources/read"_L1)
        headers.append({"Mcp-Name", headerValue(params[u"uri"_s].toString())});
    return headers;
}

} // namespace core

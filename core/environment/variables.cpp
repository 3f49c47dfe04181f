// SPDX-License-Identifier: Apache-2.0
#include "core/environment/variables.h"

#include "core/agent/yamlvalue.h"
#include "core/config/nearest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

/*! \a text as YAML writes it in double quotes, which is how JSON does. */
QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray lineOf(const Variable &variable)
{
    QByteArrayList fields;
    if (variable.secret)
        fields << "secret: true";
    else if (!variable.description.isEmpty())
        fields << "value: " + quoted(variable.value);
    if (!variable.description.isEmpty())
        fields << "description: " + quoted(variable.description);
    return variable.name.toUtf8() + ": " + (fields.isEmpty() ? quoted(variable.value) : "{" + fields.join(", ") + "}") + "\n";
}

lattice::Error wrong(const QString &fileName, const YamlValue &value, const QString &what)
{
    return yamlError(fileName, qMax(1, value.line), qMax(1, value.column), what);
}

/*! `NAME: {secret: true, description: …}` */
Result<Variable> readMap(Variable variable, const YamlValue &map, const QString &fileName)
{
    static const QStringList known{u"value"_s, u"secret"_s, u"description"_s};
    for (qsizetype i = 0; i < map.items.size(); ++i) {
        const YamlValue &item = map.items.at(i);
        const QString &key = map.keys.at(i).name;
        if (!known.contains(key)) {
            const QString near = nearest(key, known);
            return std::unexpected(yamlError(fileName, map.keys.at(i).line, map.keys.at(i).column,
                                             u"%1 has no key '%2'; %3"_s.arg(variable.name, key, near.isEmpty() ? u"expected value, secret or description"_s : u"did you mean '%1'?"_s.arg(near))));
        }
        if (key == "secret"_L1 && item.kind != YamlValue::Kind::Bool)
            return std::unexpected(wrong(fileName, item, u"'secret' of %1 is %2; expected true or false"_s.arg(variable.name, item.kindName())));
        if (!item.isScalar())
            return std::unexpected(wrong(fileName, item, u"'%1' of %2 is %3; expected a text"_s.arg(key, variable.name, item.kindName())));
        if (key == "secret"_L1)
            variable.secret = item.boolean;
        else
            (key == "value"_L1 ? variable.value : variable.description) = item.isNull() ? QString() : item.text;
    }
    if (variable.secret && !variable.value.isEmpty())
        return std::unexpected(wrong(fileName, map, u"%1 is marked secret and has its value in the file; take the value out and set it with `stn env vars set %1`"_s.arg(variable.name)));
    return variable;
}

} // namespace

bool Variables::isName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z_][A-Za-z0-9_]{0,127}\\z"_s);
    return form.match(name).hasMatch();
}

Result<Variables> Variables::parse(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.size() > kMaxBytes)
        return failed(Fault::Full, u"%1: %2 bytes; a file of variables has at most 1 MiB"_s.arg(fileName).arg(bytes.size()));
    Variables variables;
    variables.m_bytes = bytes;
    variables.m_fileName = fileName;
    const auto yaml = YamlValue::parse(bytes, fileName);
    if (!yaml)
        return std::unexpected(yaml.error());
    if (yaml->isNull())
        return variables;
    if (!yaml->isMap())
        return std::unexpected(wrong(fileName, *yaml, u"%1; expected lines of the form 'NAME: value'"_s.arg(yaml->kindName())));
    for (qsizetype i = 0; i < yaml->items.size(); ++i) {
        const YamlValue &value = yaml->items.at(i);
        const YamlValue::Key &key = yaml->keys.at(i);
        Variable variable{.name = key.name, .value = {}, .secret = false, .description = {}, .line = key.line};
        if (!isName(key.name))
            return std::unexpected(yamlError(fileName, key.line, key.column, u"'%1' is no name of a variable; expected letters, digits and _, and no digit first"_s.arg(key.name.left(80))));
        if (value.isList())
            return std::unexpected(wrong(fileName, value, u"%1 is a list; expected a text"_s.arg(key.name)));
        if (value.isScalar()) {
            variable.value = value.isNull() ? QString() : value.text;
        } else if (const auto read = readMap(variable, value, fileName); read) {
            variable = *read;
        } else {
            return std::unexpected(read.error());
        }
        variables.m_all.append(variable);
    }
    return variables;
}

Result<Variables> Variables::read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return parse({}, path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2; make the file readable"_s.arg(path, file.errorString()));
    return parse(file.read(kMaxBytes + 1), path);
}

const Variable *Variables::find(const QString &name) const
{
    const auto found = std::ranges::find(m_all, name, &Variable::name);
    return found == m_all.end() ? nullptr : &*found;
}

Result<Variables::Lines> Variables::linesOf(const QString &name) const
{
    const auto found = std::ranges::find(m_all, name, &Variable::name);
    const QByteArrayList lines = m_bytes.split('\n');
    const auto startOf = [&lines](qsizetype line) { // of a line counted from 0
        qsizetype at = 0;
        for (qsizetype i = 0; i < line && i < lines.size(); ++i)
            at += lines.at(i).size() + 1;
        return at;
    };
    const qsizetype first = found->line - 1;
    const auto next = found + 1;
    if (!lines.value(first).startsWith(name.toUtf8()) && !lines.value(first).startsWith('"') && !lines.value(first).startsWith('\''))
        return failed(Fault::Invalid, u"%1:%2: %3 does not stand on a line of its own; change it by hand"_s.arg(m_fileName).arg(found->line).arg(name));
    qsizetype last = next == m_all.end() ? lines.size() : next->line - 1; // exclusive
    // What is indented goes on with the value; comments and blank lines after it are of what follows.
    const auto belongs = [&lines](qsizetype line) { return lines.at(line).startsWith(' ') || lines.at(line).startsWith('\t'); };
    qsizetype end = first + 1;
    for (qsizetype line = first + 1; line < last; ++line) {
        if (belongs(line) && !lines.at(line).trimmed().isEmpty())
            end = line + 1;
    }
    return Lines{.begin = startOf(first), .end = qMin(startOf(end), m_bytes.size())};
}

Result<QByteArray> Variables::with(const Variable &variable) const
{
    QByteArray bytes = m_bytes;
    if (find(variable.name)) {
        const auto lines = linesOf(variable.name);
        if (!lines)
            return std::unexpected(lines.error());
        bytes.replace(lines->begin, lines->end - lines->begin, lineOf(variable));
    } else {
        if (!bytes.isEmpty() && !bytes.endsWith('\n'))
            bytes += '\n';
        bytes += lineOf(variable);
    }
    // What we write must read as it was meant: a file in flow form, or with a document end, does not.
    const auto again = parse(bytes, m_fileName);
    const Variable *written = again ? again->find(variable.name) : nullptr;
    if (!written || written->value != (variable.secret ? QString() : variable.value) || written->secret != variable.secret)
        return failed(Fault::Invalid, u"%1 is not a file of lines 'NAME: value'; change %2 by hand"_s.arg(m_fileName, variable.name));
    return bytes;
}

Result<QByteArray> Variables::without(const QString &name) const
{
    if (!find(name))
        return failed(Fault::NotFound, u"%1 has no variable %2"_s.arg(m_fileName, name));
    const auto lines = linesOf(name);
    if (!lines)
        return std::unexpected(lines.error());
    QByteArray bytes = m_bytes;
    bytes.remove(lines->begin, lines->end - lines->begin);
    const auto again = parse(bytes, m_fileName);
    if (!again || again->find(name) || again->all().size() + 1 != m_all.size())
        return failed(Fault::Invalid, u"%1 is not a file of lines 'NAME: value'; take %2 out by hand"_s.arg(m_fileName, name));
    return bytes;
}

} // namespace core

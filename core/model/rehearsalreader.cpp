// SPDX-License-Identifier: Apache-2.0
#include "core/model/rehearsalreader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kMaxDelayMs = 600'000;
constexpr int kDeepest = 50;

std::optional<lattice::Fault> faultNamed(const QString &name)
{
    using lattice::Fault;
    static const QHash<QString, Fault> faults{{u"timeout"_s, Fault::Timeout}, {u"cancelled"_s, Fault::Cancelled},
        {u"unreachable"_s, Fault::Unreachable}, {u"busy"_s, Fault::Busy}, {u"refused"_s, Fault::Refused},
        {u"not_found"_s, Fault::NotFound}, {u"full"_s, Fault::Full}, {u"invalid"_s, Fault::Invalid}};
    const auto found = faults.find(name);
    return found == faults.end() ? std::nullopt : std::optional(*found);
}

} // namespace

RehearsalReader::RehearsalReader(QString source)
    : m_source(std::move(source))
{
}

lattice::Result<QList<RehearsalScene>> RehearsalReader::read(const YamlValue &root)
{
    const QList<RehearsalScene> scenes = readScenes(root, 0);
    if (m_error)
        return std::unexpected(*m_error);
    return scenes;
}

QList<RehearsalScene> RehearsalReader::readScenes(const YamlValue &list, int depth)
{
    QList<RehearsalScene> scenes;
    if (!list.isList())
        wrong(list, u"%1; expected a list of scenes, each with 'match' and 'reply'"_s.arg(list.kindName()));
    for (qsizetype i = 0; i < list.items.size() && !m_error; ++i)
        scenes.append(readScene(list.items.at(i), depth));
    return scenes;
}

RehearsalScene RehearsalReader::readScene(const YamlValue &value, int depth)
{
    RehearsalScene scene;
    if (!value.isMap())
        wrong(value, u"%1; expected a scene: a map with 'match' and 'reply', 'tool_calls', 'escalate' or 'error'"_s.arg(value.kindName()));
    for (qsizetype i = 0; i < value.items.size() && value.isMap(); ++i) {
        if (value.keys.at(i).name == "then"_L1)
            readThen(value.items.at(i), scene, depth);
        else
            readKey(value.keys.at(i), value.items.at(i), scene);
    }
    if (scene.reply.isEmpty() && scene.chunks.isEmpty() && scene.toolCalls.isEmpty() && !scene.question && !scene.error)
        wrong(value, u"a scene that plays nothing; expected 'reply', 'chunks', 'tool_calls', 'escalate' or 'error'"_s);
    if (scene.question && (scene.error || !scene.toolCalls.isEmpty()))
        wrong(value, u"a scene that asks a person and does something else as well; expected 'escalate' without 'error' and 'tool_calls'"_s);
    if (!scene.then.isEmpty() && scene.toolCalls.isEmpty())
        wrong(value, u"a scene with 'then' and without 'tool_calls'; nothing would follow it"_s);
    return scene;
}

void RehearsalReader::readThen(const YamlValue &value, RehearsalScene &scene, int depth)
{
    if (depth >= kDeepest)
        return wrong(value, u"'then' within 'then', more than %1 deep; let a scene of the script with 'match: {tool: …}' follow instead"_s.arg(kDeepest));
    scene.then = readScenes(value, depth + 1);
}

void RehearsalReader::readKey(const YamlValue::Key &key, const YamlValue &value, RehearsalScene &scene)
{
    if (key.name == "match"_L1)
        readMatch(value, scene);
    else if (key.name == "reply"_L1 && value.isScalar())
        scene.reply = value.text;
    else if (key.name == "reply"_L1)
        wrong(value, u"'reply' is %1; expected text"_s.arg(value.kindName()));
    else if (key.name == "chunks"_L1)
        readChunks(value, scene);
    else if (key.name == "delay_ms"_L1)
        readDelay(value, scene);
    else if (key.name == "tool_calls"_L1)
        readToolCalls(value, scene);
    else if (key.name == "error"_L1)
        readError(value, scene);
    else if (key.name == "escalate"_L1)
        readEscalate(value, scene);
    else
        wrong(key.line, key.column, u"the key '%1'; expected match, reply, chunks, delay_ms, tool_calls, then, escalate or error"_s.arg(key.name));
}

void RehearsalReader::readMatch(const YamlValue &value, RehearsalScene &scene)
{
    if (value.isScalar() && !value.isNull()) {
        scene.message = readText(value);
        return;
    }
    if (!value.isMap())
        return wrong(value, u"'match' is %1; expected text, /expression/, or a map with 'message' and 'input'"_s.arg(value.kindName()));
    for (qsizetype i = 0; i < value.items.size(); ++i) {
        const YamlValue::Key &key = value.keys.at(i);
        if (key.name == "message"_L1)
            scene.message = readText(value.items.at(i));
        else if (key.name == "input"_L1 && value.items.at(i).isMap())
            readInput(value.items.at(i), scene);
        else if (key.name == "tool"_L1 || key.name == "result"_L1 || key.name == "tool_error"_L1)
            readToolMatch(key.name, value.items.at(i), scene);
        else
            wrong(key.line, key.column, u"'%1' in 'match'; expected 'message: TEXT', 'input: {NAME: TEXT}', 'tool: NAME', 'result: TEXT' or 'tool_error: true'"_s.arg(key.name));
    }
}

void RehearsalReader::readToolMatch(const QString &key, const YamlValue &value, RehearsalScene &scene)
{
    if (key == "result"_L1) {
        scene.result = readText(value);
    } else if (key == "tool_error"_L1) {
        if (value.kind != YamlValue::Kind::Bool)
            return wrong(value, u"'tool_error' is %1; expected true or false"_s.arg(value.isScalar() ? value.text : value.kindName()));
        scene.toolError = value.boolean;
    } else {
        const QList<YamlValue> names = value.isList() ? value.items : QList<YamlValue>{value};
        for (const YamlValue &name : names) {
            if (!name.isScalar() || name.text.isEmpty())
                return wrong(name, u"'tool' is %1; expected the name of a tool, or a list of names"_s.arg(name.kindName()));
            scene.tools << name.text;
        }
        if (names.isEmpty())
            wrong(value, u"'tool' is an empty list; expected names of tools"_s);
    }
}

void RehearsalReader::readInput(const YamlValue &value, RehearsalScene &scene)
{
    for (qsizetype i = 0; i < value.items.size(); ++i) {
        if (const auto match = readText(value.items.at(i)))
            scene.input.append({value.keys.at(i).name, *match});
    }
}

std::optional<TextMatch> RehearsalReader::readText(const YamlValue &value)
{
    if (!value.isScalar() || value.isNull()) {
        wrong(value, u"%1; expected text or /expression/"_s.arg(value.kindName()));
        return {};
    }
    const auto match = TextMatch::parse(value.text);
    if (!match) {
        wrong(value, match.error().detail);
        return {};
    }
    return *match;
}

void RehearsalReader::readChunks(const YamlValue &value, RehearsalScene &scene)
{
    if (!value.isList())
        return wrong(value, u"'chunks' is %1; expected a list of texts"_s.arg(value.kindName()));
    for (const YamlValue &item : value.items) {
        if (!item.isScalar())
            return wrong(item, u"%1 in 'chunks'; expected texts"_s.arg(item.kindName()));
        scene.chunks.append(item.text);
    }
}

void RehearsalReader::readDelay(const YamlValue &value, RehearsalScene &scene)
{
    if (value.kind != YamlValue::Kind::Integer || value.integer < 0 || value.integer > kMaxDelayMs)
        return wrong(value, u"'delay_ms' is %1; expected a whole number from 0 to %2"_s.arg(value.isScalar() ? value.text : value.kindName()).arg(kMaxDelayMs));
    scene.delay = std::chrono::milliseconds(value.integer);
}

void RehearsalReader::readToolCalls(const YamlValue &value, RehearsalScene &scene)
{
    if (!value.isList())
        return wrong(value, u"'tool_calls' is %1; expected a list of {name, input}"_s.arg(value.kindName()));
    for (const YamlValue &item : value.items) {
        const YamlValue *name = item.find(u"name");
        const YamlValue *input = item.find(u"input");
        if (!name || !name->isString() || name->text.isEmpty() || (input && !input->isMap()))
            return wrong(item, u"a tool call without a name, or whose input is no map; expected {name: TOOL, input: {…}}"_s);
        scene.toolCalls.append({.id = u"rehearsal-%1"_s.arg(scene.toolCalls.size() + 1),
                                .name = name->text,
                                .input = input ? input->toJson().toObject() : QJsonObject()});
    }
}

void RehearsalReader::readError(const YamlValue &value, RehearsalScene &scene)
{
    if (value.isString()) {
        scene.error = lattice::Error{.fault = lattice::Fault::Unreachable, .detail = value.text};
        return;
    }
    if (!value.isMap())
        return wrong(value, u"'error' is %1; expected text, or {fault, text}"_s.arg(value.kindName()));
    const YamlValue *fault = value.find(u"fault");
    const YamlValue *text = value.find(u"text");
    const auto named = fault ? faultNamed(fault->text) : std::optional(lattice::Fault::Unreachable);
    if (!named)
        return wrong(*fault, u"the fault '%1'; expected timeout, cancelled, unreachable, busy, refused, not_found, full or invalid"_s.arg(fault->text));
    scene.error = lattice::Error{.fault = *named, .detail = text ? text->text : u"the rehearsal's script says so"_s};
}

void RehearsalReader::readEscalate(const YamlValue &value, RehearsalScene &scene)
{
    if (!value.isScalar() || value.text.trimmed().isEmpty())
        return wrong(value, u"'escalate' is %1; expected the question to a person"_s.arg(value.isScalar() ? u"empty"_s : value.kindName()));
    scene.question = value.text;
}

void RehearsalReader::wrong(int line, int column, const QString &what)
{
    if (!m_error)
        m_error = yamlError(m_source, qMax(1, line), qMax(1, column), what);
}

} // namespace core

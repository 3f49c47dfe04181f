// SPDX-License-Identifier: Apache-2.0
#include "core/model/rehearsal.h"

#include "core/model/pause.h"
#include "core/model/rehearsalscript.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kMaxScriptBytes = 1'048'576;
constexpr qsizetype kMaxQuote = 400;

lattice::Result<RehearsalScript> loadScript(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return RehearsalScript();
    if (!file.open(QIODevice::ReadOnly))
        return lattice::failed(lattice::Fault::Refused, u"%1: %2; make it readable or remove it"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.read(kMaxScriptBytes + 1);
    if (bytes.size() > kMaxScriptBytes)
        return lattice::failed(lattice::Fault::Full, u"%1: a rehearsal script has at most 1 MiB"_s.arg(path));
    return RehearsalScript::parse(bytes, path);
}

QString shortened(const QString &text) { return text.size() <= kMaxQuote ? text : text.first(kMaxQuote) + u"…"_s; }

QString inventedReply(const ModelRequest &request)
{
    const RehearsalPart &part = request.part;
    QString reply = u"%1 is here"_s.arg(part.name.isEmpty() ? u"The agent"_s : part.name);
    if (!part.description.isEmpty())
        reply += u": %1"_s.arg(part.description);
    reply += u"\n\nAsked: %1\n"_s.arg(shortened(part.task.isEmpty() ? lastText(request.messages, "user"_L1).trimmed() : part.task));
    for (auto value = part.input.begin(); value != part.input.end(); ++value) {
        const QByteArray list = QJsonDocument(QJsonArray{value.value()}).toJson(QJsonDocument::Compact);
        const QString text = value->isString() ? value->toString() : QString::fromUtf8(list.sliced(1, list.size() - 2));
        reply += u"- %1: %2\n"_s.arg(value.key(), shortened(text));
    }
    return reply + u"\nWith the key of a model provider in its environment this agent answers for real."_s;
}

/*! What tools have answered last, and the scene that called them. */
RehearsalCue cueOf(const ModelRequest &request)
{
    RehearsalCue cue{.message = lastText(request.messages, "user"_L1), .task = request.part.task, .input = request.part.input, .outputs = {}, .place = {}};
    qsizetype i = request.messages.size() - 1;
    for (; i >= 0 && request.messages.at(i)["role"_L1] == "tool"_L1; --i)
        cue.outputs = toolOutputs(request.messages.at(i)) + cue.outputs;
    if (i < 0 || cue.outputs.isEmpty())
        return cue;
    for (const QJsonValue part : request.messages.at(i)["content"_L1].toArray()) {
        if (part["metadata"_L1]["provider"_L1] == Rehearsal::modelName())
            cue.place = part["metadata"_L1]["scene"_L1].toString();
    }
    return cue;
}

QString inventedEnd(const QList<ToolOutput> &outputs)
{
    QString reply = u"The tools have answered:\n"_s;
    for (const ToolOutput &output : outputs)
        reply += u"- %1: %2\n"_s.arg(output.name, shortened(output.isError ? u"Error: "_s + output.text : output.text));
    return reply.trimmed();
}

/*! Calls so far: refs go on from there, so that none stands twice in a run. */
qsizetype callsIn(const QJsonArray &messages)
{
    qsizetype count = 0;
    for (const QJsonValue message : messages) {
        for (const QJsonValue part : message["content"_L1].toArray())
            count += part["toolRequest"_L1].isObject();
    }
    return count;
}

/*! The message as the model would have said it. Where it stands in the script goes with the calls, and comes back with the next turn. */
QJsonArray contentOf(const ModelReply &reply, const QString &place)
{
    QJsonArray content;
    if (!reply.text.isEmpty())
        content << QJsonObject{{u"text"_s, reply.text}};
    for (const ToolCall &call : reply.toolCalls)
        content << QJsonObject{{u"toolRequest"_s, QJsonObject{{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, call.input}}},
                               {u"metadata"_s, QJsonObject{{u"provider"_s, Rehearsal::modelName()}, {u"scene"_s, place}}}};
    return content;
}

/*! Words with the space after them, so that an invented answer streams as a model's would. */
QStringList words(const QString &text)
{
    static const QRegularExpression word(u"\\s*\\S+(?:\\s+$)?"_s);
    QStringList result;
    for (auto matches = word.globalMatch(text); matches.hasNext();)
        result.append(matches.next().captured());
    return result;
}

} // namespace

QString Rehearsal::label() { return u"(rehearsal, not a model) "_s; }

QString Rehearsal::scriptPath(const QString &promptPath)
{
    if (!promptPath.endsWith(".prompt"_L1))
        return {};
    return promptPath.chopped(7) + u".rehearsal.yaml"_s;
}

QCoro::Task<lattice::Result<ModelReply>> Rehearsal::generate(ModelRequest request, Progress progress, std::stop_token stop)
{
    const auto script = loadScript(request.part.scriptPath);
    if (!script)
        co_return std::unexpected(script.error());
    const RehearsalCue cue = cueOf(request);
    RehearsalScript::Found found = script->play(cue).value_or(RehearsalScript::Found());
    RehearsalScene &scene = found.scene;
    if (found.place.isEmpty())
        scene.reply = cue.outputs.isEmpty() ? inventedReply(request) : inventedEnd(cue.outputs);
    qsizetype number = callsIn(request.messages);
    for (ToolCall &call : scene.toolCalls)
        call.id = u"rehearsal-%1"_s.arg(++number);

    const auto end = std::chrono::steady_clock::now() + request.deadline;
    ModelReply reply{.text = {}, .content = {}, .model = modelName(), .provider = modelName(), .toolCalls = scene.toolCalls};
    for (const QString &part : QStringList(label()) + (scene.chunks.isEmpty() ? words(scene.reply) : scene.chunks)) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (scene.delay.count() > 0 && left.count() > 0 && !reply.text.isEmpty())
            co_await pause(qMin(scene.delay, left), stop);
        if (stop.stop_requested())
            co_return lattice::failed(lattice::Fault::Cancelled, u"the rehearsal was stopped"_s);
        if (std::chrono::steady_clock::now() >= end)
            co_return lattice::failed(lattice::Fault::Timeout, u"the rehearsal took longer than %1 ms"_s.arg(request.deadline.count()));
        reply.text += part;
        if (progress)
            progress(part);
    }
    if (scene.error)
        co_return lattice::failed(scene.error->fault, label() + scene.error->detail);
    if (scene.question)
        reply.question = label() + *scene.question;
    reply.stop = reply.toolCalls.isEmpty() ? StopReason::End : StopReason::Tools;
    reply.content = contentOf(reply, found.place);
    co_return reply;
}

} // namespace core

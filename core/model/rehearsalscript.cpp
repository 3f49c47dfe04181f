// SPDX-License-Identifier: Apache-2.0
#include "core/model/rehearsalscript.h"

#include "core/agent/yamlvalue.h"
#include "core/model/rehearsalreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString asText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QString resultsOf(const QList<ToolOutput> &outputs, const QString &tool = {})
{
    QStringList texts;
    for (const ToolOutput &output : outputs) {
        if (tool.isEmpty() || output.name == tool)
            texts << output.text;
    }
    return texts.join(u'\n');
}

bool anyFailed(const QList<ToolOutput> &outputs)
{
    return std::ranges::any_of(outputs, &ToolOutput::isError);
}

bool haveAnswered(const QStringList &tools, const QList<ToolOutput> &outputs)
{
    return std::ranges::all_of(tools, [&outputs](const QString &tool) { return std::ranges::find(outputs, tool, &ToolOutput::name) != outputs.end(); });
}

/*! Fills in one walk, so that a value that looks like a placeholder stays as it is. */
QString filled(const QString &text, const RehearsalCue &cue, const QStringList &captured)
{
    static const QRegularExpression placeholder(u"\\{\\{\\s*([^{}\\s]+)\\s*\\}\\}"_s);
    const QJsonObject &input = cue.input;
    QString result;
    qsizetype done = 0;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        QString name = match.captured(1);
        if (name.startsWith("input."_L1))
            name.remove(0, 6);
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (input.contains(name))
            result += asText(input.value(name));
        else if (name == "task"_L1 || name == "userInput"_L1 || name == "input"_L1)
            result += cue.task;
        else if (name == "result"_L1 && !cue.outputs.isEmpty())
            result += resultsOf(cue.outputs);
        else if (name.startsWith("result."_L1) && !cue.outputs.isEmpty())
            result += resultsOf(cue.outputs, name.mid(7));
        else if (name == "match"_L1 || name.startsWith("match."_L1))
            result += captured.value(name.mid(6).toInt());
        else
            result += match.captured();
    }
    result += QStringView(text).sliced(done);
    return result;
}

/*! The same in all texts of \a value. A text that is nothing but the name of an input value becomes that value. */
QJsonValue filled(const QJsonValue &value, const RehearsalCue &cue, const QStringList &captured)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue item : value.toArray())
            list << filled(item, cue, captured);
        return list;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto field = object.begin(); field != object.end(); ++field)
            field.value() = filled(QJsonValue(field.value()), cue, captured);
        return object;
    }
    if (!value.isString())
        return value;
    const QString text = value.toString().trimmed();
    if (text.startsWith("{{"_L1) && text.endsWith("}}"_L1)) {
        const QString name = text.sliced(2, text.size() - 4).trimmed();
        if (cue.input.contains(name))
            return cue.input.value(name);
    }
    return filled(value.toString(), cue, captured);
}

/*! What \a scene captures of \a cue; nothing when it does not fit. */
std::optional<QStringList> fit(const RehearsalScene &scene, const RehearsalCue &cue)
{
    std::optional<QStringList> captured = scene.message ? scene.message->match(cue.message) : QStringList();
    const auto also = [&captured](const std::optional<QStringList> &found) { captured = !captured || !found ? std::nullopt : captured->isEmpty() ? found : captured; };
    for (const auto &[name, match] : scene.input)
        also(cue.input.contains(name) ? match.match(asText(cue.input.value(name))) : std::nullopt);
    if (scene.result)
        also(scene.result->match(scene.tools.size() == 1 ? resultsOf(cue.outputs, scene.tools.first()) : resultsOf(cue.outputs)));
    if (!haveAnswered(scene.tools, cue.outputs) || (scene.toolError && *scene.toolError != anyFailed(cue.outputs)))
        return {};
    return captured;
}

} // namespace

lattice::Result<TextMatch> TextMatch::parse(const QString &text)
{
    static const QRegularExpression slashes(u"^/(.+)/(i?)$"_s, QRegularExpression::DotMatchesEverythingOption);
    TextMatch result;
    const auto parts = slashes.match(text);
    if (parts.hasMatch()) {
        const auto options = parts.captured(2).isEmpty() ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption;
        result.m_expression = QRegularExpression(parts.captured(1), options | QRegularExpression::UseUnicodePropertiesOption);
    } else {
        result.m_expression = QRegularExpression(QRegularExpression::escape(text), QRegularExpression::CaseInsensitiveOption);
    }
    if (!result.m_expression.isValid())
        return lattice::failed(lattice::Fault::Invalid, u"the expression %1 fails at character %2: %3"_s.arg(text)
                                   .arg(result.m_expression.patternErrorOffset() + 1)
                                   .arg(result.m_expression.errorString()));
    return result;
}

std::optional<QStringList> TextMatch::match(const QString &subject) const
{
    const auto match = m_expression.match(subject);
    return match.hasMatch() ? std::optional(match.capturedTexts()) : std::nullopt;
}

lattice::Result<RehearsalScript> RehearsalScript::parse(const QByteArray &bytes, const QString &source)
{
    const auto root = YamlValue::parse(bytes, source);
    if (!root)
        return std::unexpected(root.error());
    const auto scenes = RehearsalReader(source).read(*root);
    if (!scenes)
        return std::unexpected(scenes.error());
    RehearsalScript script;
    script.m_scenes = *scenes;
    return script;
}

std::optional<RehearsalScript::Found> RehearsalScript::play(const RehearsalCue &cue) const
{
    const bool afterTools = !cue.outputs.isEmpty();
    const auto first = [&cue](const QList<RehearsalScene> &scenes, const QString &above, const auto &isWanted) -> std::optional<Found> {
        for (qsizetype i = 0; i < scenes.size(); ++i) {
            const auto captured = isWanted(scenes.at(i)) ? fit(scenes.at(i), cue) : std::nullopt;
            if (!captured)
                continue;
            RehearsalScene played = scenes.at(i);
            played.reply = filled(played.reply, cue, *captured);
            if (played.question)
                played.question = filled(*played.question, cue, *captured);
            for (QString &chunk : played.chunks)
                chunk = filled(chunk, cue, *captured);
            for (ToolCall &call : played.toolCalls)
                call.input = filled(QJsonValue(call.input), cue, *captured).toObject();
            return Found{.scene = played, .place = above + QString::number(i)};
        }
        return {};
    };
    if (afterTools && !cue.place.isEmpty()) {
        if (auto found = first(thenOf(cue.place), cue.place + u'.', [](const RehearsalScene &) { return true; }))
            return found;
    }
    return first(m_scenes, {}, [afterTools](const RehearsalScene &scene) { return scene.isForTools() == afterTools; });
}

QList<RehearsalScene> RehearsalScript::thenOf(const QString &place) const
{
    QList<RehearsalScene> scenes = m_scenes;
    for (const QString &step : place.split(u'.')) {
        bool isNumber = false;
        const qsizetype index = step.toLongLong(&isNumber);
        if (!isNumber || index < 0 || index >= scenes.size())
            return {}; // the script was edited meanwhile
        const QList<RehearsalScene> below = scenes.at(index).then;
        scenes = below;
    }
    return scenes;
}

} // namespace core

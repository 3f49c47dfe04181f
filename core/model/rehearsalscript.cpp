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

/*! Fills in one walk, so that a value that looks like a placeholder stays as it is. */
QString filled(const QString &text, const QString &task, const QJsonObject &input, const QStringList &captured)
{
    static const QRegularExpression placeholder(u"\\{\\{\\s*([^{}\\s]+)\\s*\\}\\}"_s);
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
            result += task;
        else if (name == "match"_L1 || name.startsWith("match."_L1))
            result += captured.value(name.mid(6).toInt());
        else
            result += match.captured();
    }
    result += QStringView(text).sliced(done);
    return result;
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

std::optional<RehearsalScene> RehearsalScript::play(const QString &lastMessage, const QString &task, const QJsonObject &input) const
{
    for (const RehearsalScene &scene : m_scenes) {
        std::optional<QStringList> captured = scene.message ? scene.message->match(lastMessage) : QStringList();
        for (const auto &[name, match] : scene.input) {
            const auto found = captured && input.contains(name) ? match.match(asText(input.value(name))) : std::nullopt;
            captured = !found ? std::nullopt : captured->isEmpty() ? found : captured;
        }
        if (!captured)
            continue;
        RehearsalScene played = scene;
        played.reply = filled(scene.reply, task, input, *captured);
        if (scene.question)
            played.question = filled(*scene.question, task, input, *captured);
        for (QString &chunk : played.chunks)
            chunk = filled(chunk, task, input, *captured);
        return played;
    }
    return {};
}

} // namespace core

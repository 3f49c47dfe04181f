// SPDX-License-Identifier: Apache-2.0
#include "core/model/replybuilder.h"

#include "core/model/replyfold.h"

#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxCharacters = 32 * 1'048'576;
constexpr size_t kMaxParts = 10'000;
constexpr qsizetype kMaxQuoted = 4096;

QString newRef() { return u"station-"_s + QUuid::createUuid().toString(QUuid::Id128).left(16); }

} // namespace

ReplyBuilder::Part &ReplyBuilder::at(qint64 place, Kind kind)
{
    return m_parts.try_emplace({place, kind}, Part{.kind = kind, .text = {}, .ref = {}, .name = {}, .input = {}, .metadata = {}}).first->second;
}

ReplyBuilder::Part *ReplyBuilder::find(qint64 place, Kind kind)
{
    const auto found = m_parts.find({place, kind});
    return found == m_parts.end() ? nullptr : &found->second;
}

ReplyBuilder::Part &ReplyBuilder::last(Kind kind)
{
    return !m_parts.empty() && m_parts.rbegin()->second.kind == kind ? m_parts.rbegin()->second : append(kind);
}

ReplyBuilder::Part &ReplyBuilder::append(Kind kind) { return at(m_parts.empty() ? 0 : m_parts.rbegin()->first.first + 1, kind); }

QString ReplyBuilder::add(Part &part, const QString &words)
{
    part.text += words;
    m_size += words.size();
    return part.kind == Kind::Text ? words : QString();
}

lattice::Result<> ReplyBuilder::checkSize() const
{
    if (m_size > kMaxCharacters || m_parts.size() > kMaxParts)
        return lattice::failed(lattice::Fault::Full, u"the model's answer is longer than 32 million characters or has more than 10000 parts"_s);
    return {};
}

ToolCall ReplyBuilder::callOf(const Part &part, const QStringList &taken) const
{
    // A call without a name or an id cannot be answered, and a wrong one must not end the run: the model is told.
    ToolCall call{.id = part.ref, .name = part.name.isEmpty() ? u"unnamed"_s : part.name, .input = part.input.value_or(QJsonObject())};
    if (call.id.isEmpty() || taken.contains(call.id))
        call.id = newRef();
    if (part.input || part.text.trimmed().isEmpty())
        return call;
    const QJsonDocument arguments = QJsonDocument::fromJson(part.text.toUtf8());
    if (arguments.isObject())
        call.input = arguments.object();
    else if (part.text.trimmed() != "null"_L1)
        call.invalidArguments = part.text.left(kMaxQuoted);
    return call;
}

ModelReply ReplyBuilder::finish() const
{
    ModelReply reply{.text = {}, .content = {}, .model = model, .provider = {}, .toolCalls = {}, .question = {}, .usage = usage, .stop = stop};
    QStringList refs;
    for (const auto &[place, part] : m_parts) {
        QJsonObject metadata = part.metadata;
        QJsonObject made;
        if (part.kind == Kind::Tool) {
            const ToolCall call = callOf(part, refs);
            refs << call.id;
            made.insert("toolRequest"_L1, QJsonObject{{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, call.input}});
            if (!call.invalidArguments.isEmpty())
                metadata.insert("invalidArguments"_L1, call.invalidArguments);
            reply.toolCalls << call;
        } else if (part.text.isEmpty() && metadata.isEmpty()) {
            continue;
        } else if (part.kind == Kind::Reasoning) {
            made.insert("reasoning"_L1, part.text);
        } else {
            made.insert("text"_L1, part.text);
            reply.text += part.text;
        }
        if (!metadata.isEmpty())
            made.insert("metadata"_L1, metadata);
        reply.content << made;
    }
    if (!reply.toolCalls.isEmpty() && (stop == StopReason::End || stop == StopReason::Other))
        reply.stop = StopReason::Tools; // some providers call that a stop
    else if (reply.toolCalls.isEmpty() && stop == StopReason::Tools)
        reply.stop = StopReason::End;
    return reply;
}

lattice::Result<ModelReply> ReplyFold::reply() const
{
    if (!m_answered)
        return lattice::failed(lattice::Fault::Unreachable, u"the model's answer was cut before it was complete"_s);
    return m_reply.finish();
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <functional>
#include <stop_token>

namespace core {

/*! A tool that the model wants called. */
struct ToolCall {
    QString id; //!< the model's, or ours where it gave none; unique in the reply, named again with the result
    QString name;
    QJsonObject input;
    QString invalidArguments = {}; //!< not empty: what the model wrote instead of a JSON object. Not to be called; the model is told instead

    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};

/*! Tokens as the provider counted them; -1: it did not say, which is not zero. */
struct Usage {
    qint64 inputTokens = -1; //!< all of them, those read from a cache too
    qint64 outputTokens = -1; //!< all of them, thinking too
    qint64 cachedTokens = -1; //!< of the input, read from the provider's cache
    qint64 cacheWriteTokens = -1; //!< of the input, written into it
    qint64 reasoningTokens = -1; //!< of the output

    friend bool operator==(const Usage &, const Usage &) = default;
};

enum class StopReason {
    End,      //!< the answer is complete
    Tools,    //!< tools are to be called
    Length,   //!< cut at the token limit
    Filtered, //!< the provider withheld the rest
    Other,
};

/*! The part that a rehearsal plays; a model sees nothing of it. */
struct RehearsalPart {
    QString name;
    QString description;
    QString task;
    QJsonObject input;
    QString scriptPath; //!< `NAME.rehearsal.yaml`, may be absent
};

struct ModelRequest {
    QString model;
    /*!
        As dotprompt has them: {role: system | user | model | tool, content: [parts]}. Parts are {text}, {media: {url, contentType?}}
        (a data: URL or one that the provider fetches), {toolRequest: {ref, name, input}} of the model, {toolResponse: {ref, name,
        output, isError?}} of role tool (output: MCP content blocks), and {reasoning, metadata}, which goes back to the provider
        that made it as it came and to no other. Of arguments that were no JSON object, input is empty and the part has
        metadata.invalidArguments. metadata.purpose "history" on a message is not sent.
    */
    QJsonArray messages;
    QJsonArray tools;         //!< {name, description, inputSchema}
    QString toolChoice;       //!< "auto" (also when empty), "required", "none", or a tool's name
    QJsonObject outputSchema; //!< not empty: the answer is JSON of this schema
    QJsonObject config;       //!< temperature, topP, topK, maxOutputTokens, stopSequences, …; others are passed on as they are
    RehearsalPart part;
    std::chrono::milliseconds deadline{std::chrono::minutes(5)};
};

struct ModelReply {
    QString text;
    QJsonArray content; //!< the parts of the model's message, to be appended unchanged as {role: model, content}
    QString model; //!< that answered, in the provider's words; "rehearsal" is not a model
    QString provider; //!< by its name in the configuration: "anthropic"
    QList<ToolCall> toolCalls;
    QString question; //!< not empty: it cannot go on without a person, and asks this
    Usage usage;
    StopReason stop = StopReason::End;
};

/*! Takes a further part of the text, on the provider's thread. */
using Progress = std::function<void(const QString &)>;

/*! Something that answers messages: a model behind an interface of its own, or the rehearsal. */
class Provider
{
public:
    Provider() = default;
    virtual ~Provider() = default;
    Q_DISABLE_COPY_MOVE(Provider)

    /*!
        One answer. \a stop may be asked from any thread and ends it as Cancelled, closing the connection; the deadline ends
        it as Timeout. Refused: no or a wrong key; NotFound: no such model; Busy: over the provider's limits; Unreachable:
        no connection, or cut; Full: more than fits into the model's window, or an answer without end; Invalid: a request or
        an answer that does not hold.
    */
    virtual QCoro::Task<lattice::Result<ModelReply>> generate(ModelRequest request, Progress progress, std::stop_token stop) = 0;
};

/*! All text of one message's parts. */
QString textOf(const QJsonValue &message);

/*! The text of the last message whose role is \a role; empty when there is none. */
QString lastText(const QJsonArray &messages, QLatin1StringView role);

} // namespace core

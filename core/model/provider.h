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
    QString id; //!< the model's, named again with the result
    QString name;
    QJsonObject input;

    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};

/*! Tokens as the provider counted them; -1: it did not say, which is not zero. */
struct Usage {
    qint64 inputTokens = -1;
    qint64 outputTokens = -1;

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
    QJsonArray messages; //!< as dotprompt has them: role system, user, model or tool; content parts {text}, {media}, …
    QJsonArray tools;    //!< {name, description, inputSchema}
    QJsonObject config;  //!< temperature, topP, maxOutputTokens, stopSequences; others are passed on as they are
    RehearsalPart part;
    std::chrono::milliseconds deadline{std::chrono::minutes(5)};
};

struct ModelReply {
    QString text;
    QString model; //!< that answered, in the provider's words; "rehearsal" is not a model
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
        no connection, or cut; Invalid: a request or an answer that does not hold.
    */
    virtual QCoro::Task<lattice::Result<ModelReply>> generate(ModelRequest request, Progress progress, std::stop_token stop) = 0;
};

/*! All text of one message's parts. */
QString textOf(const QJsonValue &message);

/*! The text of the last message whose role is \a role; empty when there is none. */
QString lastText(const QJsonArray &messages, QLatin1StringView role);

} // namespace core

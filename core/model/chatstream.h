// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"
#include "core/model/sseparser.h"

#include <map>

namespace core {

/*!
    Folds the answer of an OpenAI-compatible chat server, streamed or whole, into a ModelReply.

    Tool calls come in pieces by `index`: id and name in the first, arguments to be joined; usage comes in a last chunk
    without choices. Servers differ, so what is missing is no error, and an error may come in the middle.
*/
class ChatStream final
{
public:
    /*! \return the text that \a event added. */
    lattice::Result<QString> take(const SseEvent &event);

    /*! A whole answer (`chat.completion`), for servers that do not stream. */
    static lattice::Result<ModelReply> parseWhole(const QByteArray &json);

    bool isDone() const { return m_done; } //!< `[DONE]` was said

    /*! What came, or Unreachable when the stream ended in the middle, or Invalid for tool calls that make no sense. */
    lattice::Result<ModelReply> reply() const;

    /*! Words of an error body; empty when there are none. */
    static QString errorText(const QJsonObject &body);

private:
    struct Call {
        QString id;
        QString name;
        QString arguments;
    };

    QString takeChoice(const QJsonObject &choice, const QJsonObject &message);
    void takeToolCall(const QJsonObject &piece);

    ModelReply m_reply;
    std::map<int, Call> m_calls;
    bool m_finished = false;
    bool m_done = false;
};

} // namespace core

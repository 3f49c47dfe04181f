// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replybuilder.h"

namespace core {

/*! Takes the JSON of an HTTP answer, whole or piece by piece as it is streamed. */
class JsonSink
{
public:
    JsonSink() = default;
    virtual ~JsonSink() = default;
    Q_DISABLE_COPY_MOVE(JsonSink)

    /*! A piece of a stream. \return the text that it added to the answer */
    virtual lattice::Result<QString> take(const QJsonObject &piece) = 0;

    /*! An answer that was not streamed. \return its text */
    virtual lattice::Result<QString> takeWhole(const QJsonObject &body) = 0;

    virtual void takeDone() { } //!< the line `[DONE]`
    virtual bool isDone() const { return false; } //!< nothing more will come, whatever the connection does
};

/*!
    Folds what one kind of provider answers into a ModelReply.

    Servers differ, so what is missing is no error, and an error may come in the middle of a stream.
*/
class ReplyFold : public JsonSink
{
public:
    void takeDone() override { m_answered = m_done = true; }
    bool isDone() const override { return m_done; }

    /*! What came, or Unreachable when it ended in the middle. */
    lattice::Result<ModelReply> reply() const;

protected:
    ReplyBuilder m_reply;
    bool m_answered = false; //!< the model has said that it is done
    bool m_done = false;
};

} // namespace core

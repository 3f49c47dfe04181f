// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

#include <QRegularExpression>

#include <optional>

namespace core {

/*! Text that is contained, in any case of letters, or a regular expression written as `/…/` or `/…/i`. */
class TextMatch final
{
public:
    static lattice::Result<TextMatch> parse(const QString &text);

    /*! \return the captured texts, the whole match first; nothing when \a subject does not match. */
    std::optional<QStringList> match(const QString &subject) const;

private:
    QRegularExpression m_expression;
};

/*! One scene: what it waits for, and what is played. */
struct RehearsalScene {
    std::optional<TextMatch> message;           //!< on the last message of the user
    QList<std::pair<QString, TextMatch>> input; //!< on values of the input; all must match
    QString reply;                              //!< with {{task}}, {{NAME}} of an input value, {{match.N}}
    QStringList chunks;                         //!< the reply in the parts that are streamed; empty: as it comes
    std::chrono::milliseconds delay{0};         //!< before each part
    QList<ToolCall> toolCalls;
    std::optional<lattice::Error> error;        //!< played after the parts
    std::optional<QString> question;            //!< asked of a person after the parts, with placeholders as in reply
};

/*! What `NAME.rehearsal.yaml` tells the rehearsal to answer: a list of scenes, of which the first that matches is played. */
class RehearsalScript final
{
public:
    /*! \return the script, or Invalid with \a source, line, column and what was expected. */
    static lattice::Result<RehearsalScript> parse(const QByteArray &bytes, const QString &source);

    /*! The first scene that fits, its placeholders filled; nothing when none does. */
    std::optional<RehearsalScene> play(const QString &lastMessage, const QString &task, const QJsonObject &input) const;

private:
    QList<RehearsalScene> m_scenes;
};

} // namespace core

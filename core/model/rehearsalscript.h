// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/messageparts.h"

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
    QStringList tools;                          //!< that must have answered; with these three it is a scene for answers of tools
    std::optional<TextMatch> result;            //!< on what they answered
    std::optional<bool> toolError;              //!< whether one of them failed
    QString reply;                              //!< with {{task}}, {{NAME}} of an input value, {{match.N}}
    QStringList chunks;                         //!< the reply in the parts that are streamed; empty: as it comes
    std::chrono::milliseconds delay{0};         //!< before each part
    QList<ToolCall> toolCalls;                  //!< with placeholders in the texts of their input
    QList<RehearsalScene> then;                 //!< what may follow when the tools have answered
    std::optional<lattice::Error> error;        //!< played after the parts
    std::optional<QString> question;            //!< asked of a person after the parts, with placeholders as in reply

    bool isForTools() const { return !tools.isEmpty() || result || toolError; }
};

/*! What a scene is chosen by. */
struct RehearsalCue {
    QString message; //!< the last one of the user
    QString task;
    QJsonObject input;
    QList<ToolOutput> outputs; //!< of tools, when these were the last to speak
    QString place;             //!< of the scene that called them, as RehearsalScript::Found::place; empty: not known
};

/*! What `NAME.rehearsal.yaml` tells the rehearsal to answer: a list of scenes, of which the first that matches is played. */
class RehearsalScript final
{
public:
    /*! \return the script, or Invalid with \a source, line, column and what was expected. */
    static lattice::Result<RehearsalScript> parse(const QByteArray &bytes, const QString &source);

    struct Found {
        RehearsalScene scene; //!< its placeholders filled
        QString place;        //!< "2.0": in the third scene the first of `then`
    };

    /*!
        The first scene that fits; nothing when none does.

        After answers of tools these are the scenes in `then` of the one that called them, else those of the script that wait
        for tools; after words of a person the others.
    */
    std::optional<Found> play(const RehearsalCue &cue) const;

private:
    QList<RehearsalScene> thenOf(const QString &place) const;

    QList<RehearsalScene> m_scenes;
};

} // namespace core

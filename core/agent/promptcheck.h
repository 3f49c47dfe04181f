// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/templateengine.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace core {

/*! A remark on a prompt file, for editors, commands and CI. Lines and columns count from 1, columns and lengths in characters. */
struct Diagnostic {
    enum class Severity {
        Error,   //!< it cannot be used
        Warning, //!< most likely not what was meant
        Hint,
    };

    /*! What to put in place of what stands there. */
    struct Fix {
        QString title;
        int line = 0;
        int column = 0;
        int length = 0;
        QString text;

        friend bool operator==(const Fix &, const Fix &) = default;
    };

    Severity severity = Severity::Error;
    int line = 1;
    int column = 1;
    int length = 0; //!< zero: up to the end of the word or line
    QString code;   //!< "unknown-key": the same for all remarks of a kind
    QString text;
    std::optional<Fix> fix = {};

    QJsonObject toJson() const;
    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/*! "error", "warning", "hint". */
QString severityName(Diagnostic::Severity severity);

/*! What exists around a prompt. A list that is not given is not looked at. */
struct PromptSurroundings {
    std::optional<QStringList> tools;  //!< as "server/tool"
    std::optional<QStringList> agents; //!< by name
    std::optional<QStringList> models;
    std::optional<TemplateEngine::Partials> partials;
};

/*!
    All remarks on the prompt file \a bytes, by place. Nothing else is read and nothing kept; a file of usual size takes some
    milliseconds once \a engine has been used.
*/
QList<Diagnostic> checkPrompt(const QByteArray &bytes, const QString &fileName, TemplateEngine &engine, const PromptSurroundings &around = {});

} // namespace core

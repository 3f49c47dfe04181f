// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"

namespace app {

/*! What may stand where the cursor is, and one line about it. */
struct Candidate {
    QString text;
    QString words = {};
};

/*! The shells whose completion there is: bash, zsh, fish. */
QStringList completedShells();

/*!
    What can follow on a command line: the last of \a words is being typed and may be empty. Empty where any text or a
    file may stand. The shells' scripts ask for it by `stn __complete WORD…`, so that no script knows a verb.
*/
QList<Candidate> completions(const core::VerbTable &table, const QStringList &words);

/*! The same, one candidate a line, as `TEXT` tab `WORDS`. */
QString completionLines(const core::VerbTable &table, const QStringList &words);

/*! The script for \a shell to source; it calls \a program, and holds for `stn` and `station-headless`. */
QString completionScript(const QString &shell, const QString &program);

/*! The command `completion SHELL`. */
core::Verb completionVerb();

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandtext.h"
#include "core/verb/verbtable.h"

#include <expected>

namespace app {

/*! Options that every command has. */
struct Globals {
    QString home; //!< --home; empty: the default one
    QString configFile; //!< --config; empty: the home's
    QString nats; //!< --nats of `lattice …`
    QString logFormat; //!< empty: as configured
    QString logLevel;
    bool json = false;

    core::HomePaths paths() const { return core::HomePaths::of(home); }
};

/*! What the command line asks for: a verb with its arguments, or help on the words so far. */
struct Invocation {
    const core::Verb *verb = nullptr;
    QJsonObject arguments = {};
    Globals globals = {};
    bool help = false;
    QStringList words = {}; //!< of the command, as far as they were known
};

/*! A command line that cannot be understood, in a sentence, and the words of the command whose help fits. */
struct UsageError {
    QString text;
    QStringList words = {};
};

/*! The options of every command, as parameters: for parsing and for help. `nats` belongs to `lattice …` alone. */
const QList<core::Parameter> &globalParameters();

/*! Reads \a arguments (without the program's name) by the rows of \a table. */
std::expected<Invocation, UsageError> readCommandLine(const QStringList &arguments, const core::VerbTable &table);

} // namespace app

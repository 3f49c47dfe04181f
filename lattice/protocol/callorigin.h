// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QStringList>

namespace lattice {

/*! What a tree of calls may use up together; negative: no limit. */
struct CallBudget {
    int steps = -1; //!< exchanges with models
    qint64 tokens = -1;
    double cost = -1; //!< US dollars

    friend bool operator==(const CallBudget &, const CallBudget &) = default;
};

/*! What a call used up, with all that it started. */
struct CallUsage {
    int steps = 0;
    qint64 tokens = 0; //!< of what models said of it
    double cost = 0;

    friend bool operator==(const CallUsage &, const CallUsage &) = default;
};

/*! Who wants a call, and what it is part of. It travels with the call, in the header `Lattice-Origin`. */
struct CallOrigin {
    QString trigger;   //!< "command", "window", "mcp", "schedule", "work", "run"; empty: not said
    QString by;        //!< a client's or a person's name, or an agent's
    QString parentRun; //!< that asked for it
    QString rootRun;   //!< of the tree
    int depth = 0;     //!< of runs that started one another, this one not counted
    QStringList path;  //!< `agent@station` of these, outermost first
    CallBudget budget; //!< what is left of it
    QString workId;    //!< of the work that it carries out; does not travel
    int attempt = 0;   //!< of the work; does not travel

    friend bool operator==(const CallOrigin &, const CallOrigin &) = default;
};

/*! One line of JSON; empty when there is nothing to say. */
QByteArray encode(const CallOrigin &origin);
/*! Of empty \a bytes an empty one. Invalid for what is no origin, or longer than 16 KiB. */
Result<CallOrigin> decodeCallOrigin(const QByteArray &bytes);

} // namespace lattice

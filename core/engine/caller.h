// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

namespace core {

/*! What a caller may do; each includes those before it. */
enum class Right {
    Read,       //!< look at everything but secrets
    Operate,    //!< run agents, assign and cancel work
    Administer, //!< change agents, environments, settings, the lattice
};

/*! "read", "operate", "administer". */
QString rightName(Right right);

/*! Who wants something done, and by which way. */
struct Caller {
    enum class Face { Command, Window, Mcp, Agents, Station };

    Face face = Face::Command;
    QString name; //!< of the client: "claude-code 2.1", a station's id, a person; may be empty
    Right right = Right::Administer;

    QString words() const; //!< "window", "mcp: claude-code 2.1", as events and lists say it
};

QString faceName(Caller::Face face); //!< "command", "window", …

} // namespace core

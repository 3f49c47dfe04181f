// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QStringList>

namespace core {

/*! How an assistant's program starts this station's MCP server. */
struct ClientEntry {
    QString name;          //!< under which the client lists it
    QStringList command;   //!< program and arguments of `stdio`
};

/*! A program that speaks MCP as a client, and the file in which it looks for its servers. */
struct ClientProgram {
    QString id;    //!< "claude-code"
    QString title;
    QString file;  //!< below the user's home
    QString list;  //!< the key that holds the servers
    bool inOne = false; //!< command and arguments stand in one list
    QString type;  //!< what `type` says; empty: there is none

    QByteArray entry(const ClientEntry &entry) const; //!< the JSON of one server
};

const QList<ClientProgram> &clientPrograms();

/*!
    \a text, the client's file, with \a entry in it; all else stays, and in its order. An empty text is a file that is not there yet.
    \return Invalid when the text is no plain JSON, as with comments: it is not ours to lose them
*/
lattice::Result<QByteArray> withEntry(const QByteArray &text, const ClientProgram &program, const ClientEntry &entry);

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/environment/environment.h"

#include <QJsonObject>

namespace core {

/*!
    What has changed in an environment since the station last accepted it; made before anything is accepted.

    Agents are live as soon as their file is good. Accepting says that a person has seen the change: it is what the next plan compares with.
*/
struct SyncPlan {
    enum class Change { Added, Changed, Removed, Broken, Missing };
    struct Row {
        QString kind; //!< "agent", "server", "variable"
        QString name;
        Change change = Change::Added;
        QString file;
        QString detail; //!< the problem, or who wants the variable
    };

    QString environment;
    QList<Row> rows;
    QStringList warnings;
    QJsonObject snapshot; //!< to be accepted: digests by file and server, names of variables
    int unchanged = 0;

    int count(Change change) const;
    static QString word(Change change);

    /*! The plan of \a environment against \a accepted, an earlier snapshot. A broken file leaves what was accepted of it. */
    static QCoro::Task<lattice::Result<SyncPlan>> of(std::shared_ptr<Environment> environment, QJsonObject accepted);
};

} // namespace core

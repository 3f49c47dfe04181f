// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "lattice/result.h"

#include <QByteArray>
#include <QMap>

namespace core {

/*! Servers of another MCP client as templates of ours, their secrets taken out. */
struct ServerImport {
    struct File {
        QString name;     //!< of the server; the file is called so
        QByteArray json;  //!< without secrets
    };

    QList<File> files;
    QMap<QString, Secret> secrets; //!< by variable

    /*!
        Reads what Claude, Cursor, VS Code and others write. Values that are secret by their name (`…_TOKEN`, `--api-key`, `Authorization`) or
        by their look become `{{ .SERVER_NAME }}`; texts that hold variables already are left as they are.
    */
    static lattice::Result<ServerImport> of(const QByteArray &clientConfig, const QString &fileName);
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QJsonObject>
#include <QVariantMap>

namespace app {

/*! How changes of environments are said. */
class EnvironmentWords final
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentWords)

public:
    static QString kind(const QString &kind); //!< agent, server, variable
    /*! A row of env.sync or env.diff: kind, name, change, and their words; sign is + ~ − ! ? */
    static QVariantMap change(const QJsonObject &row);
};

} // namespace app

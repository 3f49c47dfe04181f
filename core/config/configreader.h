// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"
#include "lattice/result.h"

#include <QHash>

#include <functional>

namespace core {

/*! Something about the configuration that the operator should know. Places count from 1; 0 means that there is none, as in the environment. */
struct ConfigProblem {
    enum class Weight { Warning, Error };
    Weight weight = Weight::Error;
    QString source; //!< the file's path, or the environment variable
    int line = 0;
    int column = 0;
    QString text;

    QString toString() const; //!< "config.yaml:3:9: lattice.embedded.port: expected …"
    friend bool operator==(const ConfigProblem &, const ConfigProblem &) = default;
};

/*!
    Reads the configuration: defaults, then the file, then the environment; what comes later counts.

    All problems are found in one go. A key that is wrong keeps its default, so an error must be shown before the
    config is used: see result().
*/
class ConfigReader final
{
public:
    using Variables = QHash<QString, QString>;

    explicit ConfigReader(Variables variables = processVariables());

    void readFile(const QString &path); //!< a file that does not exist is a problem: ask before when it may be missing
    void readYaml(const QByteArray &yaml, const QString &source);
    void readVariables();

    const QList<ConfigProblem> &problems() const { return m_problems; }
    QStringList warnings() const;

    /*! The config, or Invalid (Refused, NotFound for the file itself) with every error on a line of its own. */
    lattice::Result<Config> result() const;

    static Variables processVariables();

private:
    friend class YamlWalk;
    void add(ConfigProblem problem) { m_problems << std::move(problem); }

    Variables m_variables;
    Config m_config;
    QList<ConfigProblem> m_problems;
    lattice::Fault m_fault = lattice::Fault::Invalid;
};

} // namespace core

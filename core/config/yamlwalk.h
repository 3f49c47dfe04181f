// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/configreader.h"

#include <QSet>

namespace YAML {
class Node;
}

namespace core {

struct ConfigKey;

/*! One walk over the nodes of a configuration file: finds the keys' rows, checks, and assigns. Used by ConfigReader alone. */
class YamlWalk final
{
public:
    YamlWalk(ConfigReader &reader, QString source);

    void read(const QByteArray &yaml);

private:
    void walkMap(const YAML::Node &map, const QString &path);
    void takeEntry(const QString &path, const YAML::Node &key, const YAML::Node &value);
    void takeValue(const ConfigKey &key, const QString &path, const YAML::Node &value);
    QVariant list(const ConfigKey &key, const QString &path, const YAML::Node &value);
    QVariant users(const QString &path, const YAML::Node &value);
    QVariant agents(const QString &path, const YAML::Node &value);
    QVariant providers(const QString &path, const YAML::Node &value);
    void takeProviderField(const QString &path, const YAML::Node &key, const YAML::Node &value, ProviderConfig &provider);
    QJsonValue json(const YAML::Node &node, int depth);
    QString text(const QString &path, const YAML::Node &scalar); //!< with `${NAME}` replaced
    void unknown(const QString &path, const YAML::Node &key);
    void problem(const YAML::Node &node, const QString &text,
                 ConfigProblem::Weight weight = ConfigProblem::Weight::Error);

    ConfigReader &m_reader;
    QString m_source;
    QHash<QString, QString> m_seen; //!< row's path → path as written
    int m_nodes = 0;
};

/*!
    Replaces `${NAME}` and `${NAME:-other}` in \a text; `$${` stands for itself.
    \return Invalid naming the variable when one is not set and has no other value
*/
lattice::Result<QString> expandVariables(const QString &text, const ConfigReader::Variables &variables);

/*! A path as it is meant in the configuration file \a source: `~/` is the user's folder, a relative one starts at the file's. */
QString pathInConfig(const QString &text, const QString &source);

} // namespace core

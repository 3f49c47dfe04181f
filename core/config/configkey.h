// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"
#include "lattice/result.h"

#include <QVariant>

namespace core {

/*! What a key's value must be. Numbers have bounds in their row, choices their words. */
enum class KeyType {
    Text,
    Secret,
    Path, //!< `~/` is the user's folder; a relative one starts at the file's folder
    Integer,
    Boolean,
    Choice,
    Seconds, //!< a number of seconds, or a text such as 30s, 5m, 12h, 7d
    Millis, //!< a number of milliseconds, or a text such as 250ms, 2s
    Bytes, //!< a number, or a text such as 512MB, 1GiB
    StationId,
    Words, //!< a list of texts, or one text with commas
    Users, //!< a list of {username, password}
    Agents, //!< a list of inline agents
    Providers, //!< a map of providers of models by name, see providerFields()
};

/*!
    One key of the configuration: reading, checking and the reference in docs/ come from this row alone.

    The environment variable is `STN_` and the path in capitals with underscores (or `STATION_`, as the Go project has
    it too), and those of \a variables.
*/
struct ConfigKey {
    QString path = {}; //!< "lattice.nats.url"
    KeyType type = KeyType::Text;
    QString initial = {}; //!< the default as a person would write it; empty: none
    QString help = {};
    void (*assign)(Config &config, const QVariant &value) = nullptr;
    QStringList aliases = {}; //!< other paths with the same meaning: the Go project's names
    QStringList variables = {}; //!< further environment variables, without prefix rules
    qint64 least = 0; //!< of Integer, Seconds, Millis, Bytes
    qint64 most = 0;
    QStringList choices = {}; //!< of Choice
};

/*! One field of an entry below `models.providers`. */
struct ProviderField {
    ConfigKey key; //!< its path is the field's name alone; assign is not used
    void (*assign)(ProviderConfig &provider, const QVariant &value) = nullptr;
};
const QList<ProviderField> &providerFields();

/*! All keys, in the order in which the reference shows them. */
const QList<ConfigKey> &configKeys();

/*! Keys (first parts of paths) of the Go project that are accepted and have no effect here. */
const QStringList &foreignKeys();

/*! The environment variables of \a key, the first that is set counts. */
QStringList variablesOf(const ConfigKey &key);

/*! What is expected, in words: "a whole number from 1 to 65535". */
QString expectation(const ConfigKey &key);

/*!
    Makes the typed value out of a scalar's \a text: QString, qint64, bool or QStringList by type.
    \return Invalid with expectation() when it is none; the detail never repeats a secret
*/
lattice::Result<QVariant> typedValue(const ConfigKey &key, const QString &text);

} // namespace core

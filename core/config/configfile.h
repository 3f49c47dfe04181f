// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"
#include "core/config/configkey.h"

#include <optional>

namespace core {

/*!
    A config.yaml as people wrote it: what stands where, and changes of single keys that leave every other byte as it is.

    A change is kept only when the whole file then means what it meant before, but for that key, and no new problem is in it.
*/
class ConfigFile final
{
public:
    /*! Where a key stands. */
    struct Entry {
        QString text;       //!< as written, `${NAME}` not replaced; a list with commas; of maps nothing
        int line = 0;
        bool simple = true; //!< a scalar, or a list of them
        qsizetype count = 1; //!< of a list or map: how many
    };

    /*! A file that is not there is an empty one. A link is followed. \return Refused, Full, or Invalid with its line */
    static lattice::Result<ConfigFile> read(const QString &path);
    static lattice::Result<ConfigFile> parse(const QByteArray &yaml, const QString &path);

    /*! By its own path or one of the other names; nothing when it is not there, or has no value. */
    std::optional<Entry> find(const ConfigKey &key) const;

    /*! \return Invalid with what is expected, Conflict when only a person can make this change */
    lattice::Result<> set(const ConfigKey &key, const QString &value);
    lattice::Result<> unset(const ConfigKey &key); //!< does nothing when it is not there
    lattice::Result<> save() const;                //!< when something changed; the file keeps its mode

    const QByteArray &bytes() const { return m_bytes; }
    const QString &path() const { return m_path; }

private:
    ConfigFile(QByteArray bytes, QString path, YamlValue root) : m_bytes(std::move(bytes)), m_path(std::move(path)), m_root(std::move(root)) {}
    std::optional<QStringList> wayTo(const ConfigKey &key) const;
    lattice::Result<> accept(const QByteArray &bytes, const YamlValue &wanted);
    QByteArray lineEnding() const { return m_bytes.contains("\r\n") ? "\r\n" : "\n"; }

    QByteArray m_bytes;
    QString m_path;
    YamlValue m_root;
    bool m_changed = false;
};

/*! The row of \a path or one of its other names. \return NotFound with the nearest */
lattice::Result<const ConfigKey *> configKey(const QString &path);

} // namespace core

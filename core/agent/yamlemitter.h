// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

namespace core {

/*! Writes values as YAML that every reader, of YAML 1.1 too, takes for the same. Lines end as in the file that the text goes into. */
class YamlEmitter final
{
public:
    enum class Literals { Use, Avoid }; //!< avoided where a comment may follow, which a literal would swallow

    explicit YamlEmitter(QByteArray lineEnding = "\n", Literals literals = Literals::Use)
        : m_lineEnding(std::move(lineEnding))
        , m_literals(literals)
    {
    }

    Literals literals() const { return m_literals; }

    enum class Place { Block, Flow };
    enum class Quotes { Plain, Single, Double }; //!< what stood there; more are used where they are needed

    static QByteArray scalar(const YamlValue &value, Place place, Quotes quotes = Quotes::Plain); //!< one line
    static QByteArray flow(const YamlValue &value); //!< one line, `[a, b]`

    /*! A text of several lines as `|`, its lines at \a indent; empty when that form cannot hold it. */
    QByteArray literal(const QString &text, qsizetype indent) const;

    /*! The entries of a list or map, each on lines of its own at \a indent: without the first indent, and without the last line ending. */
    QByteArray block(const YamlValue &value, qsizetype indent) const;

    /*! `key: value` for an entry at \a indent, without the first indent and the last line ending. */
    QByteArray entry(const QString &key, const YamlValue &value, qsizetype indent) const;

private:
    QByteArray behindLead(const YamlValue &value, qsizetype indent, bool inList) const;

    QByteArray m_lineEnding;
    Literals m_literals;
};

/*! The same types and values, in whatever order the keys stand; 3 and 3.0 are the same. */
bool isSameYaml(const YamlValue &left, const YamlValue &right);

} // namespace core

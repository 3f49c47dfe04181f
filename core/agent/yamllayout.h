// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace core {

/*!
    Where the parts of a YAML document stand in its text, for edits that keep all other bytes. A node has as many items as
    the YamlValue of the same text, in the same order; an alias has none.
*/
struct YamlNode {
    enum class Style { Empty, Scalar, Alias, BlockList, FlowList, BlockMap, FlowMap };

    /*! A key of a map, or the dash of a list's item. */
    struct Lead {
        qsizetype begin = 0;
        qsizetype end = 0;   //!< of the key
        qsizetype value = 0; //!< behind the colon or the dash
        bool bare = false;   //!< a key of a flow map without a colon
    };

    Style style = Style::Empty;
    qsizetype begin = 0; //!< anchors and tags included; of an empty value the place where it would stand
    qsizetype end = 0;   //!< without what follows: comments, blank lines, the line's end
    bool opaque = false; //!< its parts are not known: it can be replaced as a whole only
    QList<Lead> leads;   //!< of items
    QList<YamlNode> items;

    bool isBlock() const { return style == Style::BlockList || style == Style::BlockMap; }
    bool isFlow() const { return style == Style::FlowList || style == Style::FlowMap; }
    bool isMap() const { return style == Style::BlockMap || style == Style::FlowMap; }

    /*! The layout of the one document in \a utf8, which YamlValue::parse() has accepted; none for an empty one, and where marks do not fit. */
    static std::optional<YamlNode> of(const QByteArray &utf8);
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlemitter.h"
#include "core/agent/yamllayout.h"

namespace core {

/*!
    Changes the text of a YAML document so that it says another value, touching as little as it can: entries are inserted,
    removed and replaced one by one, in the style in which they stand. What it makes has to be read again and compared.
*/
class YamlSplice final
{
public:
    YamlSplice(const QByteArray &text, QByteArray lineEnding, YamlEmitter::Literals literals);

    /*! \a depth is how far down parts are changed by themselves; what differs below is written anew. */
    QByteArray changed(const YamlNode &layout, const YamlValue &old, const YamlValue &wanted, int depth);

private:
    struct Piece {
        qsizetype begin = 0;
        qsizetype end = 0;
        QByteArray text;
    };
    struct Around; // of a value: what it stands in

    void change(const YamlNode &node, const YamlValue &old, const YamlValue &wanted, int depth, const Around &around);
    void changeMap(const YamlNode &node, const YamlValue &old, const YamlValue &wanted, int depth);
    bool changeList(const YamlNode &node, const YamlValue &old, const YamlValue &wanted, int depth);
    void replace(const YamlNode &node, const YamlValue &wanted, const Around &around);
    void replaceInBlock(const YamlNode &node, const YamlValue &wanted, const Around &around);
    void replaceBlock(const YamlNode &node, const YamlValue &wanted, const Around &around);
    void removeEntry(const YamlNode &node, qsizetype index, const QList<bool> &stays);
    void addEntries(const YamlNode &node, const YamlValue &wanted, const QList<qsizetype> &added);
    QByteArray scalarLike(const YamlNode &node, const YamlValue &wanted, YamlEmitter::Place place) const;
    bool isRestOfLineEmpty(qsizetype position) const;
    void put(qsizetype begin, qsizetype end, const QByteArray &text);

    const QByteArray &m_text;
    QByteArray m_lineEnding;
    YamlEmitter m_emitter;
    QList<Piece> m_pieces;
};

} // namespace core

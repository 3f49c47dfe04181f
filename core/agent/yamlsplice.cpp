// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamlsplice.h"

#include "core/agent/yamlscan.h"

#include <algorithm>

namespace core {

namespace {

using Style = YamlNode::Style;
using Place = YamlEmitter::Place;
using Quotes = YamlEmitter::Quotes;

constexpr qsizetype kStep = 2;

qsizetype indexOfKey(const YamlValue &map, const QString &key)
{
    const auto found = std::ranges::find(map.keys, key, &YamlValue::Key::name);
    return found == map.keys.end() ? -1 : found - map.keys.begin();
}

} // namespace

struct YamlSplice::Around {
    bool inFlow = false;
    bool inMap = false;       //!< else in a list, or nowhere
    qsizetype column = -kStep; //!< of the entries of the block around it
    YamlNode::Lead lead;
};

YamlSplice::YamlSplice(const QByteArray &text, QByteArray lineEnding, YamlEmitter::Literals literals)
    : m_text(text)
    , m_lineEnding(std::move(lineEnding))
    , m_emitter(m_lineEnding, literals)
{
}

QByteArray YamlSplice::changed(const YamlNode &layout, const YamlValue &old, const YamlValue &wanted, int depth)
{
    m_pieces.clear();
    change(layout, old, wanted, depth, {});
    std::ranges::stable_sort(m_pieces, {}, &Piece::begin);
    QByteArray result;
    qsizetype done = 0;
    for (const Piece &piece : std::as_const(m_pieces)) {
        result += m_text.sliced(done, std::max<qsizetype>(0, piece.begin - done)) + piece.text;
        done = std::max(done, piece.end);
    }
    return result + m_text.sliced(done);
}

void YamlSplice::change(const YamlNode &node, const YamlValue &old, const YamlValue &wanted, int depth, const Around &around)
{
    if (isSameYaml(old, wanted))
        return;
    const bool canEnter = depth > 0 && !node.opaque && node.items.size() == old.items.size() && (node.isBlock() || node.isFlow());
    if (canEnter && old.isMap() && wanted.isMap()) {
        const bool anyStays = std::ranges::any_of(old.keys, [&wanted](const YamlValue::Key &key) { return wanted.find(key.name); });
        if (anyStays || old.items.isEmpty())
            return changeMap(node, old, wanted, depth);
    }
    if (canEnter && old.isList() && wanted.isList() && changeList(node, old, wanted, depth))
        return;
    replace(node, wanted, around);
}

void YamlSplice::changeMap(const YamlNode &node, const YamlValue &old, const YamlValue &wanted, int depth)
{
    QList<bool> stays;
    for (const YamlValue::Key &key : old.keys)
        stays.append(wanted.find(key.name) != nullptr);
    const qsizetype column = node.isBlock() && !node.leads.isEmpty() ? YamlScan::column(m_text, node.leads.first().begin) : -1;
    for (qsizetype i = 0; i < old.items.size(); ++i) {
        if (!stays.at(i))
            removeEntry(node, i, stays);
        else
            change(node.items.at(i), old.items.at(i), *wanted.find(old.keys.at(i).name), depth - 1, {.inFlow = node.isFlow(), .inMap = true, .column = column, .lead = node.leads.at(i)});
    }
    QList<qsizetype> added;
    for (qsizetype i = 0; i < wanted.items.size(); ++i) {
        if (indexOfKey(old, wanted.keys.at(i).name) < 0)
            added.append(i);
    }
    addEntries(node, wanted, added);
}

bool YamlSplice::changeList(const YamlNode &node, const YamlValue &old, const YamlValue &wanted, int depth)
{
    if (old.items.isEmpty() && node.isBlock())
        return false;
    // Items that stay must stand at the beginning of what is wanted, in their order; the others are new and come last.
    QList<bool> stays;
    qsizetype next = 0;
    for (const YamlValue &item : old.items) {
        const bool found = next < wanted.items.size() && isSameYaml(item, wanted.items.at(next));
        stays.append(found);
        next += found ? 1 : 0;
    }
    const qsizetype column = node.isBlock() ? YamlScan::column(m_text, node.leads.first().begin) : -1;
    if (old.items.size() == wanted.items.size()) { // some have changed where they stand
        for (qsizetype i = 0; i < old.items.size(); ++i)
            change(node.items.at(i), old.items.at(i), wanted.items.at(i), depth - 1, {.inFlow = node.isFlow(), .inMap = false, .column = column, .lead = node.leads.at(i)});
        return true;
    }
    if (next == 0 && !old.items.isEmpty())
        return false;
    for (qsizetype i = 0; i < old.items.size(); ++i) {
        if (!stays.at(i))
            removeEntry(node, i, stays);
    }
    QList<qsizetype> added;
    for (; next < wanted.items.size(); ++next)
        added.append(next);
    addEntries(node, wanted, added);
    return true;
}

void YamlSplice::removeEntry(const YamlNode &node, qsizetype index, const QList<bool> &stays)
{
    const qsizetype count = node.items.size();
    const auto beginOf = [&node](qsizetype i) { return node.isMap() || node.isBlock() ? node.leads.at(i).begin : node.items.at(i).begin; };
    const auto endOf = [&node](qsizetype i) { return std::max(node.items.at(i).end, node.isMap() || node.isBlock() ? node.leads.at(i).value : qsizetype(0)); };
    if (node.isFlow()) {
        const bool anyStaysBehind = std::ranges::any_of(stays.sliced(index + 1), [](bool one) { return one; });
        if (anyStaysBehind)
            put(beginOf(index), beginOf(index + 1), {});
        else
            put(endOf(index - 1), endOf(index), {}); // with the comma before it
        return;
    }
    const qsizetype begin = beginOf(index);
    const qsizetype line = YamlScan::lineBegin(m_text, begin);
    if (YamlScan::skipSpaces(m_text, line) == begin) {
        qsizetype end = YamlScan::nextLine(m_text, endOf(index)); // with a comment that stands in its last line
        while (m_emitter.literals() == YamlEmitter::Literals::Avoid && end < m_text.size() && YamlScan::skipSpaces(m_text, end) >= YamlScan::lineEnd(m_text, end))
            end = YamlScan::nextLine(m_text, end); // blank lines would go to a `|+` before us
        put(line, end, {});
    } else if (index + 1 < count) {
        put(begin, beginOf(index + 1), {}); // `- a: 1`, and b moves up
    }
}

void YamlSplice::addEntries(const YamlNode &node, const YamlValue &wanted, const QList<qsizetype> &added)
{
    if (added.isEmpty())
        return;
    if (node.isFlow()) {
        QByteArrayList texts;
        for (const qsizetype i : added)
            texts += (wanted.isMap() ? YamlEmitter::scalar(YamlValue::string(wanted.keys.at(i).name), Place::Flow) + ": " : QByteArray()) + YamlEmitter::flow(wanted.items.at(i));
        const QByteArray text = texts.join(", ");
        if (node.items.isEmpty()) {
            const qsizetype inside = YamlScan::skipProperties(m_text, node.begin) + 1;
            return put(inside, inside, text);
        }
        const qsizetype place = std::max(node.items.last().end, node.isMap() ? node.leads.last().value : qsizetype(0));
        return put(place, place, ", " + text);
    }
    const qsizetype column = node.leads.isEmpty() ? 0 : YamlScan::column(m_text, node.leads.first().begin);
    const qsizetype place = YamlScan::nextLine(m_text, node.end);
    QByteArray text = place > 0 && m_text.at(place - 1) != '\n' && m_text.at(place - 1) != '\r' ? m_lineEnding : QByteArray();
    for (const qsizetype i : added) {
        const YamlValue single = wanted.isMap() ? YamlValue{.kind = YamlValue::Kind::Map, .keys = {wanted.keys.at(i)}, .items = {wanted.items.at(i)}}
                                                : YamlValue{.kind = YamlValue::Kind::List, .items = {wanted.items.at(i)}};
        text += QByteArray(column, ' ') + m_emitter.block(single, column) + m_lineEnding;
    }
    put(place, place, text);
}

void YamlSplice::replace(const YamlNode &node, const YamlValue &wanted, const Around &around)
{
    if (around.inFlow) {
        const QByteArray text = wanted.isScalar() ? scalarLike(node, wanted, Place::Flow) : YamlEmitter::flow(wanted);
        if (around.lead.bare)
            put(around.lead.end, around.lead.end, ": " + text);
        else if (node.style == Style::Empty)
            put(around.lead.value, around.lead.value, ' ' + text);
        else
            put(node.begin, node.end, text);
        return;
    }
    if (node.isBlock())
        replaceBlock(node, wanted, around);
    else
        replaceInBlock(node, wanted, around);
}

/*! A scalar, a flow collection or nothing, behind a colon or a dash. */
void YamlSplice::replaceInBlock(const YamlNode &node, const YamlValue &wanted, const Around &around)
{
    const qsizetype begin = node.style == Style::Empty ? around.lead.value : node.begin;
    const qsizetype end = node.style == Style::Empty ? around.lead.value : node.end;
    const QByteArray space = node.style == Style::Empty ? " " : "";
    const bool isCollection = !wanted.isScalar() && !wanted.items.isEmpty();
    if (isCollection && around.inMap && !node.isFlow()) {
        const qsizetype lineEnd = YamlScan::lineEnd(m_text, end);
        const qsizetype indent = around.column + kStep;
        qsizetype from = begin;
        while (from > around.lead.value && (m_text.at(from - 1) == ' ' || m_text.at(from - 1) == '\t'))
            --from;
        put(from, end, {}); // a comment behind it stays behind the colon
        put(lineEnd, lineEnd, m_lineEnding + QByteArray(indent, ' ') + m_emitter.block(wanted, indent));
        return;
    }
    if (!wanted.isScalar())
        return put(begin, end, space + YamlEmitter::flow(wanted));
    if (wanted.isString() && isRestOfLineEmpty(end)) {
        if (const QByteArray lines = m_emitter.literal(wanted.text, around.column + kStep); !lines.isEmpty())
            return put(begin, end, space + lines);
    }
    const qsizetype content = YamlScan::skipProperties(m_text, begin);
    const char first = content < end ? m_text.at(content) : '\n';
    if (first == '|' || first == '>') { // what stands behind the sign is a comment
        const qsizetype sign = std::min(YamlScan::wordEnd(m_text, content), YamlScan::lineEnd(m_text, content));
        put(begin, sign, scalarLike(node, wanted, Place::Block));
        put(YamlScan::lineEnd(m_text, content), end, {});
        return;
    }
    put(begin, end, space + scalarLike(node, wanted, Place::Block));
}

/*! A list or map on lines of its own. */
void YamlSplice::replaceBlock(const YamlNode &node, const YamlValue &wanted, const Around &around)
{
    const qsizetype column = YamlScan::column(m_text, node.begin);
    if (!wanted.isScalar() && !wanted.items.isEmpty()) {
        if (!wanted.isMap() || !around.inMap || column > around.column)
            return put(node.begin, node.end, m_emitter.block(wanted, column));
        const qsizetype indent = around.column + kStep; // the list stood in its key's own column
        return put(YamlScan::lineBegin(m_text, node.begin), node.end, QByteArray(indent, ' ') + m_emitter.block(wanted, indent));
    }
    const QByteArray text = wanted.isScalar() ? YamlEmitter::scalar(wanted, Place::Block) : YamlEmitter::flow(wanted);
    const qsizetype leadEnd = YamlScan::lineEnd(m_text, around.lead.value);
    if (!around.inMap || leadEnd > node.begin)
        return put(node.begin, node.end, text);
    put(around.lead.value, around.lead.value, ' ' + text);
    put(leadEnd, node.end, {}); // from the end of the key's line, whose comment stays
}

QByteArray YamlSplice::scalarLike(const YamlNode &node, const YamlValue &wanted, Place place) const
{
    const qsizetype content = YamlScan::skipProperties(m_text, node.begin);
    const char first = node.style == Style::Scalar && content < node.end ? m_text.at(content) : '\n';
    return YamlEmitter::scalar(wanted, place, first == '"' ? Quotes::Double : first == '\'' ? Quotes::Single : Quotes::Plain);
}

bool YamlSplice::isRestOfLineEmpty(qsizetype position) const
{
    return YamlScan::skipSpaces(m_text, position) >= YamlScan::lineEnd(m_text, position);
}

void YamlSplice::put(qsizetype begin, qsizetype end, const QByteArray &text) { m_pieces.append({.begin = begin, .end = end, .text = text}); }

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamlreader.h"

#include "core/agent/yamlscalar.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxNodes = 20'000; // far above any file written by people; aliases multiply
constexpr size_t kMaxDepth = 100;

qsizetype countNodes(const YamlValue &value)
{
    qsizetype count = 1;
    for (const YamlValue &item : value.items)
        count += countNodes(item);
    return count;
}

} // namespace

YamlReader::YamlReader(const QByteArray &utf8, int firstLine)
    : m_utf8(utf8)
    , m_firstLine(firstLine)
{
}

YamlValue::Key YamlReader::place(const YAML::Mark &mark)
{
    if (mark.line != m_markLine || mark.column < m_markColumn) {
        m_markLine = mark.line;
        m_markColumn = 0;
        m_characters = 0;
    }
    const qsizetype begin = qsizetype(mark.pos) - mark.column; // of the line
    for (; m_markColumn < mark.column; ++m_markColumn) {
        const qsizetype at = begin + m_markColumn;
        if (at < 0 || at >= m_utf8.size() || (uchar(m_utf8.at(at)) & 0xc0) != 0x80)
            ++m_characters;
    }
    return {.name = {}, .line = mark.line + m_firstLine, .column = m_characters + 1};
}

void YamlReader::OnDocumentStart(const YAML::Mark &) { m_anchors.clear(); }

void YamlReader::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto at = place(mark);
    const bool word = m_utf8.mid(mark.pos, 4).toLower() == "null"; // yaml-cpp does not tell it from ~ and nothing
    take({.text = word ? u"null"_s : QString(), .line = at.line, .column = at.column}, anchor);
}

void YamlReader::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto at = place(mark);
    const auto known = m_anchors.find(anchor);
    if (known == m_anchors.end())
        return refuse(at.line, at.column, u"an alias inside the value it stands for; write the value out"_s);
    if (grow(countNodes(known->second), at.line, at.column))
        take(known->second, 0);
}

void YamlReader::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value)
{
    const auto at = place(mark);
    const QString text = QString::fromStdString(value);
    YamlValue scalar = tag == "?" ? typedScalar(text) : YamlValue::string(text);
    scalar.line = at.line;
    scalar.column = at.column;
    take(std::move(scalar), anchor);
}

void YamlReader::OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(YamlValue::Kind::List, mark, anchor);
}

void YamlReader::OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(YamlValue::Kind::Map, mark, anchor);
}

void YamlReader::open(YamlValue::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto at = place(mark);
    if (m_open.size() >= kMaxDepth)
        refuse(at.line, at.column, u"lists and maps more than %1 deep"_s.arg(kMaxDepth));
    m_open.push_back({.value = {.kind = kind, .line = at.line, .column = at.column}, .anchor = anchor, .key = {}});
}

void YamlReader::close()
{
    if (m_open.empty())
        return;
    Open done = std::move(m_open.back());
    m_open.pop_back();
    take(std::move(done.value), done.anchor);
}

void YamlReader::take(YamlValue value, YAML::anchor_t anchor)
{
    if (m_refusal || !grow(1, value.line, value.column))
        return;
    if (anchor != 0)
        m_anchors[anchor] = value;
    if (m_open.empty()) {
        m_root = std::move(value);
        return;
    }
    Open &parent = m_open.back();
    if (parent.value.isMap() && !parent.key)
        return takeKey(parent, value);
    if (parent.value.isMap())
        parent.value.keys.append(*std::exchange(parent.key, {}));
    parent.value.items.append(std::move(value));
}

void YamlReader::takeKey(Open &map, const YamlValue &key)
{
    if (!key.isScalar())
        return refuse(key.line, key.column, u"%1 as a key; keys are words"_s.arg(key.kindName()));
    const QString name = key.isNull() && key.text.isEmpty() ? u"null"_s : key.text;
    const auto same = std::ranges::find(map.value.keys, name, &YamlValue::Key::name);
    if (same != map.value.keys.end())
        return refuse(key.line, key.column, u"the key '%1' stands here a second time (first in line %2); remove one"_s.arg(name).arg(same->line));
    map.key = YamlValue::Key{.name = name, .line = key.line, .column = key.column};
}

bool YamlReader::grow(qsizetype nodes, int line, int column)
{
    m_nodes += nodes;
    if (m_nodes > kMaxNodes)
        refuse(line, column, u"more than %1 values, aliases counted"_s.arg(kMaxNodes));
    return !m_refusal;
}

void YamlReader::refuse(int line, int column, const QString &what)
{
    if (!m_refusal)
        m_refusal = Refusal{.line = line, .column = column, .what = what};
}

} // namespace core

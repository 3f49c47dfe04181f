// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamllayout.h"

#include "core/agent/optionalkeys.h"
#include "core/agent/yamlscan.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <vector>

namespace core {

namespace {

using Style = YamlNode::Style;

constexpr size_t kMaxDepth = 100; // as YamlReader
constexpr int kMaxMended = 50;

/*! Takes down where yaml-cpp sees nodes begin. */
class Marks final : public YAML::EventHandler
{
public:
    std::optional<YamlNode> root;
    bool lost = false; //!< too deep, or a key that is no word

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { take({.style = Style::Empty, .begin = mark.pos}); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { take({.style = Style::Alias, .begin = mark.pos}); }
    void OnScalar(const YAML::Mark &mark, const std::string &, YAML::anchor_t, const std::string &) override { take({.style = Style::Scalar, .begin = mark.pos}); }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value style) override
    {
        open(style == YAML::EmitterStyle::Flow ? Style::FlowList : Style::BlockList, mark);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value style) override
    {
        open(style == YAML::EmitterStyle::Flow ? Style::FlowMap : Style::BlockMap, mark);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        std::optional<YamlNode> key;
    };

    void open(Style style, const YAML::Mark &mark)
    {
        lost = lost || m_open.size() >= kMaxDepth;
        m_open.push_back({.node = {.style = style, .begin = mark.pos}, .key = {}});
    }

    void close()
    {
        if (m_open.empty())
            return;
        YamlNode done = std::move(m_open.back().node);
        m_open.pop_back();
        take(std::move(done));
    }

    void take(YamlNode node)
    {
        if (m_open.empty()) {
            root = std::move(node);
            return;
        }
        Open &parent = m_open.back();
        if (!parent.node.isMap()) {
            parent.node.leads.append(YamlNode::Lead{});
            parent.node.items.append(std::move(node));
        } else if (!parent.key) {
            lost = lost || node.style != Style::Scalar;
            parent.key = std::move(node);
        } else {
            parent.node.leads.append({.begin = parent.key->begin});
            parent.node.items.append(std::move(node));
            parent.key.reset();
        }
    }

    std::vector<Open> m_open;
};

/*! Finds ends, colons and dashes, from the top down. */
class Settler final
{
public:
    explicit Settler(const QByteArray &text)
        : m_text(text)
    {
    }

    /*! \a bound is where the next thing begins, \a parentColumn where the entries of the block around it stand (-1: none). */
    void settle(YamlNode &node, qsizetype bound, bool inFlow, qsizetype parentColumn)
    {
        const qsizetype content = YamlScan::skipProperties(m_text, node.begin);
        switch (node.style) {
        case Style::Empty: node.end = node.begin; break;
        case Style::Alias: node.end = YamlScan::wordEnd(m_text, node.begin); break;
        case Style::Scalar: node.end = scalarEnd(content, bound, inFlow, parentColumn); break;
        case Style::FlowList:
        case Style::FlowMap: settleFlow(node, content); break;
        case Style::BlockMap: settleBlockMap(node, content, bound); break;
        case Style::BlockList: settleBlockList(node, content, bound); break;
        }
    }

private:
    qsizetype scalarEnd(qsizetype begin, qsizetype bound, bool inFlow, qsizetype parentColumn) const
    {
        const char first = begin < m_text.size() ? m_text.at(begin) : '\n';
        if (first == '"' || first == '\'')
            return YamlScan::quotedEnd(m_text, begin);
        if (inFlow)
            return YamlScan::flowPlainEnd(m_text, begin, bound);
        if (first == '|' || first == '>')
            return YamlScan::literalEnd(m_text, begin, bound, parentColumn);
        return YamlScan::plainEnd(m_text, begin, bound);
    }

    /*! The key at \a lead, and its colon before \a bound. */
    bool settleKey(YamlNode::Lead &lead, qsizetype bound, bool inFlow) const
    {
        const qsizetype content = YamlScan::skipProperties(m_text, lead.begin);
        if (content >= bound)
            return false;
        const char first = m_text.at(content);
        if (first == '"' || first == '\'') {
            lead.end = YamlScan::quotedEnd(m_text, content);
        } else {
            lead.end = content;
            const auto ends = [&](qsizetype i) {
                const char next = i + 1 < m_text.size() ? m_text.at(i + 1) : '\n';
                return m_text.at(i) == ':' && (QByteArrayView(" \t\r\n").contains(next) || (inFlow && QByteArrayView(",[]{}").contains(next)));
            };
            while (lead.end < bound && !ends(lead.end) && !(inFlow && QByteArrayView(",}\r\n").contains(m_text.at(lead.end))))
                ++lead.end;
        }
        const qsizetype colon = YamlScan::skipSpaces(m_text, lead.end);
        const bool found = colon < bound && m_text.at(colon) == ':';
        while (lead.end > content && (m_text.at(lead.end - 1) == ' ' || m_text.at(lead.end - 1) == '\t'))
            --lead.end;
        lead.bare = !found && inFlow;
        lead.value = found ? colon + 1 : lead.end;
        return found || inFlow;
    }

    /*! Whether an empty value is `~` or `null`, which yaml-cpp does not tell from nothing. */
    void settleNull(YamlNode &value, qsizetype from, qsizetype bound) const
    {
        if (value.style != Style::Empty)
            return;
        const qsizetype word = YamlScan::skipSpaces(m_text, from);
        const bool isWritten = word < bound && !QByteArrayView("\r\n#,]}").contains(m_text.at(word));
        value.begin = isWritten ? word : from;
        if (isWritten)
            value.style = Style::Scalar;
    }

    void settleFlow(YamlNode &node, qsizetype content)
    {
        const char bracket = node.style == Style::FlowMap ? '{' : '[';
        if (content >= m_text.size() || m_text.at(content) != bracket) { // [a: 1], a map without brackets
            node.opaque = true;
            node.end = content;
            return;
        }
        node.end = YamlScan::flowEnd(m_text, content);
        const qsizetype inside = node.end - 1;
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            YamlNode &item = node.items[i];
            const qsizetype bound = i + 1 < node.items.size() ? (node.isMap() ? node.leads.at(i + 1).begin : node.items.at(i + 1).begin) : inside;
            if (node.isMap()) {
                node.opaque = !settleKey(node.leads[i], bound, true) || node.opaque;
                settleNull(item, node.leads.at(i).value, bound);
            } else if (item.style == Style::Empty) {
                item.style = Style::Scalar; // `~`: there are no empty items in brackets
            }
            settle(item, bound, true, -1);
            node.opaque = node.opaque || (item.opaque && item.end <= item.begin);
        }
    }

    void settleBlockMap(YamlNode &node, qsizetype content, qsizetype bound)
    {
        const qsizetype column = YamlScan::column(m_text, content);
        node.end = content;
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            const qsizetype next = i + 1 < node.items.size() ? node.leads.at(i + 1).begin : bound;
            YamlNode &item = node.items[i];
            node.opaque = node.opaque || YamlScan::column(m_text, node.leads.at(i).begin) != column || !settleKey(node.leads[i], next, false);
            settleNull(item, node.leads.at(i).value, next);
            settle(item, next, false, column);
            node.end = std::max({node.end, item.end, node.leads.at(i).value});
        }
    }

    void settleBlockList(YamlNode &node, qsizetype content, qsizetype bound)
    {
        const qsizetype column = YamlScan::column(m_text, content);
        QList<qsizetype> dashes{content};
        while (dashes.size() < node.items.size() && dashes.last() < bound)
            dashes.append(nextDash(dashes.last(), column, bound));
        dashes.resize(node.items.size() + 1, bound);
        node.end = content + 1;
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            YamlNode &item = node.items[i];
            if (dashes.at(i) >= bound || m_text.at(dashes.at(i)) != '-') {
                node.opaque = true;
                return;
            }
            node.leads[i] = {.begin = dashes.at(i), .end = dashes.at(i) + 1, .value = dashes.at(i) + 1};
            const qsizetype next = dashes.at(i + 1);
            settleNull(item, node.leads.at(i).value, next);
            settle(item, next, false, column);
            node.end = std::max({node.end, item.end, node.leads.at(i).value});
        }
    }

    /*! The next dash that is the first thing of its line, in the list's column: what belongs to an item stands further right. */
    qsizetype nextDash(qsizetype after, qsizetype column, qsizetype bound) const
    {
        for (qsizetype line = YamlScan::nextLine(m_text, after); line < bound; line = YamlScan::nextLine(m_text, line)) {
            const qsizetype first = YamlScan::skipSpaces(m_text, line);
            const char behind = first + 1 < m_text.size() ? m_text.at(first + 1) : '\n';
            if (first - line == column && first < bound && m_text.at(first) == '-' && QByteArrayView(" \t\r\n").contains(behind))
                return first;
        }
        return bound;
    }

    const QByteArray &m_text;
};

} // namespace

std::optional<YamlNode> YamlNode::of(const QByteArray &utf8)
{
    QByteArray text = utf8;
    for (int tries = 0; tries <= kMaxMended; ++tries) {
        Marks marks;
        try {
            std::istringstream stream(text.toStdString());
            YAML::Parser parser(stream);
            parser.HandleNextDocument(marks);
            if (!marks.root || marks.lost)
                return {};
            Settler(utf8).settle(*marks.root, utf8.size(), false, -1);
            return marks.root;
        } catch (const YAML::Exception &exception) {
            if (!maskOptionalKeys(text, exception.mark.line))
                return {};
        }
    }
    return {};
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptedit.h"

#include "core/agent/yamlsplice.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kDeepest = 100;

/*! \a map with \a value at \a path; \return whether a value other than a map stands on the way */
bool assign(YamlValue &map, const QStringList &path, const YamlValue &value)
{
    if (map.isNull())
        map = YamlValue::map();
    if (!map.isMap())
        return false;
    if (path.size() == 1) {
        map.insert(path.first(), value);
        return true;
    }
    const YamlValue *next = map.find(path.first());
    YamlValue inner = next ? *next : YamlValue::map();
    if (!assign(inner, path.sliced(1), value))
        return false;
    map.insert(path.first(), inner);
    return true;
}

void erase(YamlValue &map, const QStringList &path)
{
    if (path.size() == 1) {
        map.remove(path.first());
        return;
    }
    if (const YamlValue *next = map.find(path.first()); next && next->isMap()) {
        YamlValue inner = *next;
        erase(inner, path.sliced(1));
        map.insert(path.first(), inner);
    }
}

const YamlValue *valueAt(const YamlValue &root, const QStringList &path)
{
    const YamlValue *value = &root;
    for (const QString &key : path) {
        value = value->find(key);
        if (!value)
            return nullptr;
    }
    return value;
}

qsizetype countOf(const QByteArray &text, QByteArrayView ending) { return text.count(ending); }

} // namespace

PromptEdit::PromptEdit(PromptFile file)
    : m_file(std::move(file))
{
}

Result<PromptEdit> PromptEdit::open(const QByteArray &bytes, const QString &fileName)
{
    auto file = PromptFile::parse(bytes, fileName);
    if (!file)
        return std::unexpected(file.error());
    return PromptEdit(*std::move(file));
}

Result<> PromptEdit::set(const QStringList &path, const YamlValue &value)
{
    YamlValue wanted = m_file.frontMatter();
    if (path.isEmpty() || !assign(wanted, path, value))
        return failed(Fault::Conflict, u"%1: '%2' cannot be set: something on its way is not a map"_s.arg(m_file.fileName(), path.join(u'.')));
    return accept(wanted);
}

Result<> PromptEdit::remove(const QStringList &path)
{
    if (path.isEmpty() || !valueAt(m_file.frontMatter(), path))
        return {};
    YamlValue wanted = m_file.frontMatter();
    erase(wanted, path);
    return accept(wanted);
}

Result<> PromptEdit::addItem(const QStringList &path, const YamlValue &item)
{
    const YamlValue *found = valueAt(m_file.frontMatter(), path);
    YamlValue list = found && !found->isNull() ? *found : YamlValue{.kind = YamlValue::Kind::List};
    if (!list.isList())
        return failed(Fault::Conflict, u"%1: '%2' is %3; expected a list"_s.arg(m_file.fileName(), path.join(u'.'), list.kindName()));
    if (std::ranges::any_of(list.items, [&item](const YamlValue &other) { return isSameYaml(other, item); }))
        return {};
    list.items.append(item);
    return set(path, list);
}

Result<> PromptEdit::removeItem(const QStringList &path, const YamlValue &item)
{
    const YamlValue *found = valueAt(m_file.frontMatter(), path);
    if (!found || found->isNull())
        return {};
    if (!found->isList())
        return failed(Fault::Conflict, u"%1: '%2' is %3; expected a list"_s.arg(m_file.fileName(), path.join(u'.'), found->kindName()));
    YamlValue list = *found;
    list.items.removeIf([&item](const YamlValue &other) { return isSameYaml(other, item); });
    return set(path, list);
}

Result<> PromptEdit::setFrontMatter(const YamlValue &wanted) { return accept(wanted); }

Result<> PromptEdit::setBody(const QString &body)
{
    const qsizetype begin = m_file.hasFrontMatter() ? m_file.borders().bodyBegin : 0;
    const QString old = QString::fromUtf8(m_file.source().sliced(begin));
    QString text = m_file.hasFrontMatter() ? body.trimmed() : body;
    text.replace("\r\n"_L1, "\n"_L1);
    if (lineEnding() != "\n")
        text.replace(u'\n', QString::fromLatin1(lineEnding()));
    qsizetype from = 0;
    qsizetype to = old.size();
    while (m_file.hasFrontMatter() && from < to && old.at(from).isSpace())
        ++from;
    while (m_file.hasFrontMatter() && to > from && old.at(to - 1).isSpace())
        --to;
    QByteArray before = m_file.source().first(begin) + old.first(from).toUtf8();
    if (from == old.size() && !text.isEmpty() && !before.endsWith('\n') && !before.endsWith('\r') && m_file.hasFrontMatter())
        before += lineEnding(); // the closing dashes were the file's last line
    const QByteArray bytes = before + text.toUtf8() + old.sliced(to).toUtf8();
    auto file = PromptFile::parse(bytes, m_file.fileName());
    if (!file)
        return std::unexpected(file.error());
    if (file->body() != text || file->hasFrontMatter() != m_file.hasFrontMatter() || !isSameYaml(file->frontMatter(), m_file.frontMatter()))
        return failed(Fault::Invalid, u"%1: this text would be read as something else than a prompt; it must not begin with three dashes"_s.arg(m_file.fileName()));
    m_file = *std::move(file);
    return {};
}

Result<> PromptEdit::accept(const YamlValue &wanted)
{
    if (isSameYaml(m_file.frontMatter(), wanted))
        return {};
    if (!m_file.hasFrontMatter())
        return begin(wanted);
    const QByteArray text = yaml();
    const QByteArray ending = lineEnding();
    const auto layout = YamlNode::of(text);
    const bool isEmpty = m_file.frontMatter().items.isEmpty() && (!layout || layout->style == YamlNode::Style::Empty);
    if (isEmpty) { // perhaps with comments
        const QByteArray gap = text.isEmpty() || text.endsWith('\n') || text.endsWith('\r') ? QByteArray() : ending;
        if (tryYaml(text + gap + YamlEmitter(ending).block(wanted, 0) + ending, wanted))
            return {};
    }
    // As little as can be; where that does not give what was asked, as with anchors, whole parts, up to one key of the top.
    for (const int depth : {kDeepest, 3, 2, 1}) {
        for (const auto literals : {YamlEmitter::Literals::Use, YamlEmitter::Literals::Avoid}) {
            if (layout && tryYaml(YamlSplice(text, ending, literals).changed(*layout, m_file.frontMatter(), wanted, depth), wanted))
                return {};
        }
    }
    return failed(Fault::Conflict, u"%1: this cannot be changed without changing something else (an anchor that is used elsewhere?); change it by hand"_s.arg(m_file.fileName()));
}

bool PromptEdit::tryYaml(const QByteArray &yaml, const YamlValue &wanted)
{
    const auto &borders = m_file.borders();
    const QByteArray source = m_file.source();
    auto file = PromptFile::parse(source.first(borders.yamlBegin) + yaml + source.sliced(borders.yamlEnd), m_file.fileName());
    const bool isIt = file && isSameYaml(file->frontMatter(), wanted) && file->body() == m_file.body() && file->borders().yamlBegin == borders.yamlBegin
        && file->borders().yamlEnd == borders.yamlBegin + yaml.size();
    if (isIt)
        m_file = *std::move(file);
    return isIt;
}

/*! Puts a front matter before a text that has none. */
Result<> PromptEdit::begin(const YamlValue &wanted)
{
    const QByteArray ending = lineEnding();
    const QByteArray source = m_file.source();
    const qsizetype mark = source.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const QByteArray front = "---" + ending + YamlEmitter(ending).block(wanted, 0) + ending + "---" + ending;
    auto file = PromptFile::parse(source.first(mark) + front + source.sliced(mark), m_file.fileName());
    if (!file)
        return std::unexpected(file.error());
    if (!isSameYaml(file->frontMatter(), wanted) || file->body() != QString::fromUtf8(source.sliced(mark)).trimmed())
        return failed(Fault::Conflict, u"%1: a front matter cannot be put before this text; write it by hand"_s.arg(m_file.fileName()));
    m_file = *std::move(file);
    return {};
}

QByteArray PromptEdit::yaml() const
{
    const auto &borders = m_file.borders();
    return m_file.source().sliced(borders.yamlBegin, borders.yamlEnd - borders.yamlBegin);
}

/*! That of most lines. */
QByteArray PromptEdit::lineEnding() const
{
    const QByteArray text = m_file.source();
    const qsizetype both = countOf(text, "\r\n"), feeds = countOf(text, "\n"), returns = countOf(text, "\r");
    if (feeds == 0 && returns > 0)
        return "\r";
    return both * 2 > feeds ? "\r\n" : "\n";
}

} // namespace core

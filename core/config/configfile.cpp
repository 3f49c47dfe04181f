// SPDX-License-Identifier: Apache-2.0
#include "core/config/configfile.h"

#include "core/agent/yamlscan.h"
#include "core/agent/yamlsplice.h"
#include "core/config/configreader.h"
#include "core/config/nearest.h"
#include "core/engine/safefile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qint64 kLargest = 4 * 1024 * 1024;
constexpr int kDeepest = 16;

bool isNamed(const ConfigKey &key, const QString &path) { return key.path == path || key.aliases.contains(path); }

/*! The names down to the key, which may have dots of their own. */
bool findWay(const YamlValue &map, const QString &before, const ConfigKey &key, QStringList &way)
{
    for (qsizetype i = 0; i < map.keys.size(); ++i) {
        const QString name = map.keys.at(i).name, path = before + name;
        way.append(name);
        if (isNamed(key, path) || (map.items.at(i).isMap() && findWay(map.items.at(i), path + u'.', key, way)))
            return true;
        way.removeLast();
    }
    return false;
}

const YamlValue *valueAt(const YamlValue &root, const QStringList &way)
{
    const YamlValue *value = &root;
    for (const QString &name : way) {
        if (value = value->find(name); !value)
            return nullptr;
    }
    return value;
}

bool put(YamlValue &map, const QStringList &way, const YamlValue &value)
{
    if (way.size() == 1) {
        map.insert(way.first(), value);
        return true;
    }
    const YamlValue *found = map.find(way.first());
    YamlValue child = found && !found->isNull() ? *found : YamlValue::map();
    if (!child.isMap() || !put(child, way.sliced(1), value))
        return false;
    map.insert(way.first(), child);
    return true;
}

void take(YamlValue &map, const QStringList &way)
{
    if (way.size() == 1) {
        map.remove(way.first());
    } else if (const YamlValue *found = map.find(way.first())) {
        YamlValue child = *found;
        take(child, way.sliced(1));
        map.insert(way.first(), child);
    }
}

/*! Without groups that have nothing in them: `lattice:` says as much as no line at all. */
YamlValue pruned(const YamlValue &value)
{
    if (!value.isMap())
        return value;
    YamlValue rest = YamlValue::map();
    for (qsizetype i = 0; i < value.keys.size(); ++i) {
        const YamlValue item = pruned(value.items.at(i));
        if (!item.isNull() && !(item.isMap() && item.items.isEmpty()))
            rest.insert(value.keys.at(i).name, item);
    }
    return rest;
}

YamlValue toYaml(const ConfigKey &key, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const bool counts = key.type == KeyType::Integer || key.type == KeyType::Seconds || key.type == KeyType::Millis || key.type == KeyType::Bytes;
    if (counts && isNumber)
        return YamlValue::fromJson(number);
    if (key.type == KeyType::Boolean && (text == "true"_L1 || text == "false"_L1))
        return YamlValue::fromJson(text == "true"_L1);
    if (key.type == KeyType::Words) {
        QJsonArray words;
        for (const QString &word : text.split(u',')) {
            if (!word.trimmed().isEmpty())
                words.append(word.trimmed());
        }
        return YamlValue::fromJson(words);
    }
    return YamlValue::string(text);
}

QList<ConfigProblem> problemsOf(const QByteArray &yaml, const QString &path)
{
    ConfigReader reader;
    reader.readYaml(yaml, path);
    return reader.problems();
}

/*! Whether a line from \a begin on is a comment further in than \a column: it is said of what stands there. */
bool isCommentWithin(const QByteArray &text, qsizetype begin, qsizetype column)
{
    const qsizetype first = YamlScan::skipSpaces(text, begin);
    return first < text.size() && text.at(first) == '#' && first - begin > column;
}

/*! The text without the lines of the last name of \a way, and of groups that had nothing else; nothing when it does not stand on lines of its own. */
std::optional<QByteArray> withoutLines(const QByteArray &text, const YamlValue &root, const QStringList &way)
{
    const auto layout = YamlNode::of(text);
    const YamlNode *node = layout ? &*layout : nullptr;
    const YamlValue *value = &root;
    qsizetype group = -1; // where the lines of a group begin that goes with its only key
    for (qsizetype depth = 0; node && depth < way.size(); ++depth) {
        const auto found = std::ranges::find(value->keys, way.at(depth), &YamlValue::Key::name);
        const qsizetype index = found - value->keys.begin();
        if (found == value->keys.end() || node->opaque || !node->isBlock() || index >= node->items.size() || index >= node->leads.size())
            return {};
        const YamlNode::Lead &lead = node->leads.at(index);
        const qsizetype begin = YamlScan::lineBegin(text, lead.begin);
        if (YamlScan::skipSpaces(text, begin) != lead.begin)
            return {};
        const YamlNode &item = node->items.at(index);
        if (depth + 1 < way.size()) {
            const bool goes = item.isBlock() && item.items.size() == 1 && YamlScan::lineBegin(text, item.begin) == YamlScan::nextLine(text, lead.value)
                && YamlScan::skipSpaces(text, lead.value) >= YamlScan::lineEnd(text, lead.value) && !isCommentWithin(text, YamlScan::nextLine(text, item.end), lead.begin - begin);
            group = !goes ? -1 : group < 0 ? begin : group;
            node = &item;
            value = &value->items.at(index);
            continue;
        }
        return text.first(group < 0 ? begin : group) + text.sliced(YamlScan::nextLine(text, std::max(lead.value, item.end)));
    }
    return {};
}

} // namespace

Result<const ConfigKey *> configKey(const QString &path)
{
    QStringList paths;
    for (const ConfigKey &key : configKeys()) {
        if (isNamed(key, path))
            return &key;
        paths << key.path;
    }
    const QString near = nearest(path, paths);
    return failed(Fault::NotFound, near.isEmpty() ? u"there is no setting %1; `stn settings list` names them"_s.arg(path.left(128)) : u"there is no setting %1; did you mean %2?"_s.arg(path.left(128), near));
}

Result<ConfigFile> ConfigFile::read(const QString &path)
{
    const QFileInfo info(path);
    const QString target = info.isSymLink() && info.exists() ? info.canonicalFilePath() : path; // as into a repository of settings
    QFile file(target);
    if (!file.exists())
        return parse({}, target);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(target, file.errorString()));
    const QByteArray yaml = file.read(kLargest + 1);
    if (yaml.size() > kLargest)
        return failed(Fault::Full, u"%1 is larger than 4 MB, which no configuration is"_s.arg(target));
    return parse(yaml, target);
}

Result<ConfigFile> ConfigFile::parse(const QByteArray &yaml, const QString &path)
{
    auto root = YamlValue::parse(yaml, path);
    if (!root)
        return std::unexpected(root.error());
    if (root->isNull())
        return ConfigFile(yaml, path, YamlValue::map());
    if (!root->isMap())
        return failed(Fault::Invalid, u"%1: expected keys with values, such as `lattice:`, found %2"_s.arg(path, root->kindName()));
    return ConfigFile(yaml, path, *std::move(root));
}

std::optional<QStringList> ConfigFile::wayTo(const ConfigKey &key) const
{
    QStringList way;
    return findWay(m_root, {}, key, way) ? std::optional(way) : std::nullopt;
}

std::optional<ConfigFile::Entry> ConfigFile::find(const ConfigKey &key) const
{
    const auto way = wayTo(key);
    const YamlValue *value = way ? valueAt(m_root, *way) : nullptr;
    if (!value || value->isNull())
        return {};
    if (value->isScalar())
        return Entry{.text = value->text, .line = value->line};
    Entry entry{.line = value->line, .simple = value->isList(), .count = value->items.size()};
    QStringList words;
    for (const YamlValue &item : value->items) {
        entry.simple = entry.simple && item.isScalar();
        words << item.text;
    }
    if (entry.simple)
        entry.text = words.join(u", "_s);
    return entry;
}

Result<> ConfigFile::set(const ConfigKey &key, const QString &value)
{
    if (key.type == KeyType::Users || key.type == KeyType::Agents || key.type == KeyType::Providers)
        return failed(Fault::Invalid, u"%1 is %2; write it in %3 by hand"_s.arg(key.path, expectation(key), m_path));
    if (!value.contains("${"_L1)) {
        if (const auto typed = typedValue(key, value); !typed)
            return failed(Fault::Invalid, u"%1: %2"_s.arg(key.path, typed.error().detail));
    }
    YamlValue wanted = m_root;
    if (!put(wanted, wayTo(key).value_or(key.path.split(u'.')), toYaml(key, value)))
        return failed(Fault::Conflict, u"%1: a part of %2 stands there as something else than a group; change it by hand"_s.arg(m_path, key.path));
    if (isSameYaml(m_root, wanted))
        return {};
    const QByteArray ending = lineEnding();
    const QByteArray gap = m_bytes.isEmpty() || m_bytes.endsWith('\n') ? QByteArray() : ending;
    if (m_root.items.isEmpty()) // nothing, or comments alone
        return accept(m_bytes + gap + YamlEmitter(ending).block(wanted, 0) + ending, wanted);
    const auto layout = YamlNode::of(m_bytes);
    Result<> last = failed(Fault::Conflict, u"%1: this cannot be changed without changing something else; write there by hand: %2: %3"_s.arg(m_path, key.path, value));
    // As little as can be; where that does not give what was asked, as with anchors, whole parts, up to one key of the top.
    for (const int depth : {kDeepest, 3, 2, 1}) {
        for (const auto literals : {YamlEmitter::Literals::Use, YamlEmitter::Literals::Avoid}) {
            if (!layout)
                break;
            last = accept(YamlSplice(m_bytes, ending, literals).changed(*layout, m_root, wanted, depth), wanted);
            if (last || last.error().fault == Fault::Invalid)
                return last;
        }
    }
    return last;
}

Result<> ConfigFile::unset(const ConfigKey &key)
{
    const auto way = wayTo(key);
    if (!way)
        return {};
    YamlValue wanted = m_root;
    take(wanted, *way);
    if (const auto lines = withoutLines(m_bytes, m_root, *way)) {
        if (const auto accepted = accept(*lines, wanted))
            return accepted;
    }
    if (const auto layout = YamlNode::of(m_bytes))
        return accept(YamlSplice(m_bytes, lineEnding(), YamlEmitter::Literals::Avoid).changed(*layout, m_root, wanted, kDeepest), wanted);
    return failed(Fault::Conflict, u"%1: take %2 out by hand"_s.arg(m_path, key.path));
}

Result<> ConfigFile::accept(const QByteArray &bytes, const YamlValue &wanted)
{
    auto read = parse(bytes, m_path);
    if (!read || !isSameYaml(pruned(read->m_root), pruned(wanted)))
        return failed(Fault::Conflict, u"%1: this cannot be changed without changing something else; change it by hand"_s.arg(m_path));
    const auto before = problemsOf(m_bytes, m_path);
    for (const ConfigProblem &problem : problemsOf(bytes, m_path)) {
        if (!std::ranges::any_of(before, [&problem](const ConfigProblem &old) { return old.text == problem.text; }))
            return failed(Fault::Invalid, u"the file is left as it is, since line %1 would say: %2"_s.arg(problem.line).arg(problem.text));
    }
    m_bytes = bytes;
    m_root = std::move(read->m_root);
    m_changed = true;
    return {};
}

Result<> ConfigFile::save() const
{
    if (!m_changed)
        return {};
    if (const auto folder = makePrivateFolder(QFileInfo(m_path).path()); !folder)
        return folder;
    return QFile::exists(m_path) ? replaceFile(m_path, m_bytes) : writePrivateFile(m_path, m_bytes);
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/config/yamlwalk.h"

#include "core/config/configkey.h"
#include "core/config/nearest.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QRegularExpression>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <optional>
#include <sstream>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using Weight = core::ConfigProblem::Weight;

namespace core {

namespace {

constexpr int kMostNodes = 100'000; // aliases can make a small file endless
constexpr int kDeepest = 64;

const ConfigKey *rowOf(const QString &path)
{
    for (const ConfigKey &key : configKeys()) {
        if (key.path == path || key.aliases.contains(path))
            return &key;
    }
    return nullptr;
}

QStringList allPaths()
{
    QStringList paths;
    for (const ConfigKey &key : configKeys())
        paths << key.path << key.aliases;
    return paths;
}

bool isGroup(const QString &path)
{
    return std::ranges::any_of(allPaths(), [&](const QString &known) { return known.startsWith(path + u'.'); });
}

QString kind(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Map:
        return u"a map"_s;
    case YAML::NodeType::Sequence:
        return u"a list"_s;
    case YAML::NodeType::Scalar:
        return u"\"%1\""_s.arg(QString::fromStdString(node.Scalar()).left(80));
    default:
        return u"nothing"_s;
    }
}

/*! Line and column (from 1) of the first byte that is no UTF-8; 0 for the line when all is. YAML::LoadAll takes such bytes silently. */
std::pair<int, int> badByte(const QByteArray &yaml)
{
    int line = 0;
    for (const QByteArray &text : yaml.split('\n')) {
        ++line;
        if (!QUtf8StringView(text).isValidUtf8())
            return {line, static_cast<int>(QString::fromUtf8(text).indexOf(QChar::ReplacementCharacter)) + 1};
    }
    return {0, 0};
}

} // namespace

QString pathInConfig(const QString &text, const QString &source)
{
    if (text == u'~' || text.startsWith("~/"_L1))
        return QDir::homePath() + text.mid(1);
    return text.isEmpty() || QDir::isAbsolutePath(text)
        ? text
        : QDir::cleanPath(QFileInfo(source).absoluteDir().filePath(text));
}

lattice::Result<QString> expandVariables(const QString &text, const ConfigReader::Variables &variables)
{
    static const QRegularExpression form(u"\\$?\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}"_s);
    QString expanded;
    qsizetype from = 0;
    for (const auto &match : form.globalMatch(text)) {
        expanded += QStringView(text).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString name = match.captured(1);
        if (match.captured().startsWith("$$"_L1))
            expanded += match.captured().mid(1);
        else if (!variables.value(name).isEmpty())
            expanded += variables.value(name);
        else if (match.hasCaptured(2) || variables.contains(name))
            expanded += match.captured(2);
        else
            return failed(Fault::Invalid,
                          u"the environment variable %1 is not set (write ${%1:-} if it may be empty)"_s.arg(name));
    }
    return expanded + text.mid(from);
}

/*! Hears where the content of the last document begins, and nothing else. */
class DocumentMark final : public YAML::EventHandler
{
public:
    YAML::Mark mark;

    void OnDocumentStart(const YAML::Mark &start) override
    {
        mark = start;
        m_isEmpty = true;
    }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &at, YAML::anchor_t) override { begin(at); }
    void OnAlias(const YAML::Mark &at, YAML::anchor_t) override { begin(at); }
    void OnScalar(const YAML::Mark &at, const std::string &, YAML::anchor_t, const std::string &) override { begin(at); }
    void OnSequenceStart(const YAML::Mark &at, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        begin(at);
    }
    void OnSequenceEnd() override { }
    void OnMapStart(const YAML::Mark &at, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        begin(at);
    }
    void OnMapEnd() override { }

private:
    void begin(const YAML::Mark &at)
    {
        if (std::exchange(m_isEmpty, false))
            mark = at;
    }

    bool m_isEmpty = true;
};

/*! Where a second document begins. Not by YAML::LoadAll, which finds endless ones after a stray comma. */
std::optional<YAML::Mark> secondDocument(const QByteArray &yaml)
{
    std::istringstream stream(yaml.toStdString());
    YAML::Parser parser(stream);
    DocumentMark document;
    if (parser.HandleNextDocument(document) && parser.HandleNextDocument(document))
        return document.mark;
    return std::nullopt;
}

YamlWalk::YamlWalk(ConfigReader &reader, QString source)
    : m_reader(reader)
    , m_source(std::move(source))
{ }

void YamlWalk::read(const QByteArray &yaml)
{
    if (const auto [line, column] = badByte(yaml); line > 0)
        return m_reader.add({.source = m_source,
                             .line = line,
                             .column = column,
                             .text = u"expected UTF-8; save the file in this encoding"_s});
    try {
        if (const auto second = secondDocument(yaml))
            return m_reader.add({.source = m_source,
                                 .line = second->line + 1,
                                 .column = second->column + 1,
                                 .text = u"expected one document; the rest after --- belongs into a file of its own"_s});
        const YAML::Node document = YAML::Load(yaml.toStdString());
        if (document.IsNull())
            return;
        if (!document.IsMap())
            return problem(document,
                           u"expected keys with values, such as `lattice:`, found %1"_s.arg(kind(document)));
        walkMap(document, {});
    } catch (const YAML::Exception &exception) {
        m_reader.add({.source = m_source,
                      .line = exception.mark.line + 1,
                      .column = exception.mark.column + 1,
                      .text = u"not readable as YAML: %1"_s.arg(QString::fromStdString(exception.msg))});
    }
}

void YamlWalk::walkMap(const YAML::Node &map, const QString &path)
{
    QSet<QString> names;
    for (const auto &entry : map) {
        if (!entry.first.IsScalar()) {
            problem(entry.first, u"expected a key, found %1"_s.arg(kind(entry.first)));
            continue;
        }
        const QString name = QString::fromStdString(entry.first.Scalar());
        const QString full = path.isEmpty() ? name : path + u'.' + name;
        if (names.contains(name))
            problem(entry.first, u"%1 stands here twice; keep one"_s.arg(full));
        else
            takeEntry(full, entry.first, entry.second);
        names.insert(name);
    }
}

void YamlWalk::takeEntry(const QString &path, const YAML::Node &key, const YAML::Node &value)
{
    if (const ConfigKey *row = rowOf(path)) {
        const QString earlier = m_seen.value(row->path);
        m_seen.insert(row->path, path);
        if (!earlier.isEmpty())
            return problem(key, u"%1 means the same as %2 above; keep one"_s.arg(path, earlier));
        return takeValue(*row, path, value);
    }
    if (!isGroup(path))
        return unknown(path, key);
    if (value.IsNull())
        return;
    if (!value.IsMap())
        return problem(value, u"%1: expected keys below it, found %2"_s.arg(path, kind(value)));
    walkMap(value, path);
}

void YamlWalk::takeValue(const ConfigKey &key, const QString &path, const YAML::Node &value)
{
    if (value.IsNull())
        return; // "station_id:" with nothing behind it is the default
    if (key.type == KeyType::Providers && value.IsMap())
        return key.assign(m_reader.m_config, providers(path, value));
    const bool isList = key.type == KeyType::Words || key.type == KeyType::Users || key.type == KeyType::Agents;
    if (isList && value.IsSequence()) {
        if (const QVariant taken = list(key, path, value); taken.isValid())
            key.assign(m_reader.m_config, taken);
        return;
    }
    if (!value.IsScalar() || key.type == KeyType::Users || key.type == KeyType::Agents || key.type == KeyType::Providers) {
        const QString found = key.type == KeyType::Secret ? QString() : u", found "_s + kind(value);
        return problem(value, u"%1: expected %2%3"_s.arg(path, expectation(key), found));
    }
    const QString expanded = text(path, value);
    if (expanded.isNull())
        return;
    const auto typed = typedValue(key, key.type == KeyType::Path ? pathInConfig(expanded, m_source) : expanded);
    if (!typed)
        return problem(value, path + u": "_s + typed.error().detail);
    key.assign(m_reader.m_config, *typed);
}

QVariant YamlWalk::list(const ConfigKey &key, const QString &path, const YAML::Node &value)
{
    if (key.type == KeyType::Users)
        return users(path, value);
    if (key.type == KeyType::Agents)
        return agents(path, value);
    QStringList words;
    for (const auto &item : value) {
        if (item.IsScalar())
            words << text(path, item);
        else
            problem(item, u"%1: expected a text, found %2"_s.arg(path, kind(item)));
    }
    return words;
}

QVariant YamlWalk::users(const QString &path, const YAML::Node &value)
{
    QList<UserConfig> users;
    for (const auto &item : value) {
        QHash<QString, QString> fields;
        const YAML::Node map = item.IsMap() ? YAML::Node(item) : YAML::Node(YAML::NodeType::Map);
        for (const auto &entry : map) {
            const QString name = QString::fromStdString(entry.first.Scalar());
            if (name != "username"_L1 && name != "user"_L1 && name != "password"_L1)
                unknown(path + u"."_s + name, entry.first);
            else if (!entry.second.IsScalar())
                problem(entry.second, u"%1: expected a text for %2"_s.arg(path, name));
            else
                fields.insert(name == "user"_L1 ? u"username"_s : name, text(path, entry.second));
        }
        if (fields.value(u"username"_s).isEmpty() || fields.value(u"password"_s).isEmpty())
            problem(item, u"%1: expected {username, password}, and both with a value"_s.arg(path));
        users << UserConfig{fields.value(u"username"_s), Secret(fields.value(u"password"_s))};
    }
    return QVariant::fromValue(users);
}

QVariant YamlWalk::agents(const QString &path, const YAML::Node &value)
{
    QJsonArray agents;
    for (const auto &item : value) {
        if (!item.IsMap() || !item["name"] || !item["name"].IsScalar() || item["name"].Scalar().empty())
            problem(item, u"%1: expected an agent with at least a name, found %2"_s.arg(path, kind(item)));
        else
            agents << json(item, 0);
    }
    return agents;
}

QJsonValue YamlWalk::json(const YAML::Node &node, int depth)
{
    if (++m_nodes > kMostNodes || depth > kDeepest)
        throw YAML::RepresentationException(node.Mark(), "too many or too deep values");
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto &entry : node)
            object.insert(QString::fromStdString(entry.first.Scalar()), json(entry.second, depth + 1));
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &item : node)
            array << json(item, depth + 1);
        return array;
    }
    if (!node.IsScalar())
        return QJsonValue::Null;
    const QString scalar = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted
        return scalar;
    if (scalar == "true"_L1 || scalar == "false"_L1)
        return scalar == "true"_L1;
    bool isNumber = false;
    const double value = scalar.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? QJsonValue(value) : QJsonValue(scalar);
}

QString YamlWalk::text(const QString &path, const YAML::Node &scalar)
{
    const auto expanded = expandVariables(QString::fromStdString(scalar.Scalar()), m_reader.m_variables);
    if (!expanded) {
        problem(scalar, path + u": "_s + expanded.error().detail);
        return {};
    }
    return expanded->isNull() ? u""_s : *expanded;
}

void YamlWalk::unknown(const QString &path, const YAML::Node &key)
{
    if (foreignKeys().contains(path.section(u'.', 0, 0)))
        return problem(key, u"%1 is a key of the Go project that has no effect here"_s.arg(path), Weight::Warning);
    QStringList siblings;
    const QString group = path.contains(u'.') ? path.section(u'.', 0, -2) + u'.' : QString();
    for (const QString &known : allPaths()) {
        if (known.startsWith(group))
            siblings << group + known.mid(group.size()).section(u'.', 0, 0);
    }
    QString near = nearest(path, siblings);
    if (near.isEmpty()) // right name in the wrong group
        near = allPaths().value(allPaths().indexOf(
            QRegularExpression(u"^.*\\.%1$"_s.arg(QRegularExpression::escape(path.section(u'.', -1))))));
    problem(key,
            near.isEmpty() ? u"unknown key %1, ignored"_s.arg(path)
                           : u"unknown key %1, ignored; did you mean %2?"_s.arg(path, near),
            Weight::Warning);
}

void YamlWalk::problem(const YAML::Node &node, const QString &text, Weight weight)
{
    const YAML::Mark mark = node.Mark();
    m_reader.add(
        {.weight = weight, .source = m_source, .line = mark.line + 1, .column = mark.column + 1, .text = text});
}

} // namespace core

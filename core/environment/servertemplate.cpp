// SPDX-License-Identifier: Apache-2.0
#include "core/environment/servertemplate.h"

#include "core/config/nearest.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

/*! Of clients of MCP; they say when a person is asked, which is for our own policy to say. */
const QStringList kOfOthers{u"autoApprove"_s, u"alwaysAllow"_s, u"disabledTools"_s, u"trust"_s, u"description"_s, u"name"_s, u"gallery"_s, u"version"_s, u"dev"_s, u"icon"_s};
const QStringList kOurs{u"command"_s, u"args"_s, u"env"_s, u"cwd"_s, u"url"_s, u"serverUrl"_s, u"httpUrl"_s, u"headers"_s, u"type"_s, u"transport"_s,
                        u"disabled"_s, u"shareable"_s, u"sandboxed"_s, u"timeout_sec"_s, u"start_timeout_sec"_s};

lattice::Error wrong(const QString &file, const YamlValue &value, const QString &what)
{
    return yamlError(file, qMax(1, value.line), qMax(1, value.column), what);
}

/*! Writes pairs of surrogates as the characters they stand for: YAML, by which we know the lines, has none. */
QByteArray withoutSurrogates(const QByteArray &json)
{
    static const QRegularExpression pair(u"(?<!\\\\)((?:\\\\\\\\)*)\\\\u([dD][89abAB][0-9a-fA-F]{2})\\\\u([dD][c-fC-F][0-9a-fA-F]{2})"_s);
    if (!json.contains("\\ud") && !json.contains("\\uD"))
        return json;
    QString text = QString::fromUtf8(json);
    for (auto match = pair.match(text); match.hasMatch(); match = pair.match(text)) {
        const QChar both[] = {QChar(match.captured(2).toUShort(nullptr, 16)), QChar(match.captured(3).toUShort(nullptr, 16))};
        text.replace(match.capturedStart(), match.capturedLength(), match.captured(1) + QString(both, 2));
    }
    return text.toUtf8();
}

Result<YamlValue> readJson(const QByteArray &bytes, const QString &fileName)
{
    const QByteArray json = bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
    if (bytes.size() > ServerTemplateFile::kMaxBytes)
        return failed(Fault::Full, u"%1: %2 bytes; a file of servers has at most 1 MiB"_s.arg(fileName).arg(bytes.size()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isObject())
        return YamlValue::parse(withoutSurrogates(json), fileName);
    const QByteArray before = json.first(qBound(qsizetype(0), qsizetype(error.offset), json.size()));
    const int line = int(before.count('\n')) + 1, column = int(before.size() - before.lastIndexOf('\n'));
    const bool isBare = before.trimmed().endsWith('{') || json.sliced(before.size()).startsWith("{{");
    const QString hint = isBare ? u"; put variables into quotes: \"{{ .NAME }}\""_s : QString();
    const QString what = error.error == QJsonParseError::NoError ? u"expected an object with 'mcpServers'"_s : u"not readable as JSON: "_s + error.errorString() + hint;
    return std::unexpected(yamlError(fileName, line, column, what));
}

/*! Fills the texts of one definition. The first wrong one is the error. */
class Filling final
{
public:
    Filling(const ServerTemplate &server, const VariableSource &source)
        : m_server(server)
        , m_source(source)
    { }

    QString text(QStringView key)
    {
        const YamlValue *value = m_server.definition.find(key);
        return value && !value->isNull() ? filled(*value) : QString();
    }

    QStringList list(QStringView key)
    {
        QStringList texts;
        const YamlValue *value = m_server.definition.find(key);
        if (value && value->isList()) {
            for (const YamlValue &item : value->items)
                texts << filled(item);
        }
        return texts;
    }

    QMap<QString, QString> map(QStringView key)
    {
        QMap<QString, QString> texts;
        const YamlValue *value = m_server.definition.find(key);
        for (qsizetype i = 0; value && value->isMap() && i < value->items.size(); ++i)
            texts.insert(value->keys.at(i).name, filled(value->items.at(i)));
        return texts;
    }

    const QStringList &missing() const { return m_missing; }
    const std::optional<lattice::Error> &error() const { return m_error; }

private:
    QString filled(const YamlValue &value)
    {
        const auto text = fillText(value.text, m_source, m_missing);
        if (!text && !m_error)
            m_error = wrong(m_server.file, value, text.error().detail);
        return text.value_or(QString());
    }

    const ServerTemplate &m_server;
    const VariableSource &m_source;
    QStringList m_missing;
    std::optional<lattice::Error> m_error;
};

/*! Reads one file: checks what needs no variables. */
class Reading final
{
public:
    explicit Reading(const QString &fileName)
        : m_fileName(fileName)
    { }

    Result<ServerTemplateFile> read(const YamlValue &root)
    {
        const YamlValue *servers = root.find(u"mcpServers") ? root.find(u"mcpServers") : root.find(u"servers");
        if (!servers)
            servers = root.at({u"mcp", u"servers"}); // as in settings of an editor
        checkKeys(root, {u"name"_s, u"description"_s, u"mcpServers"_s, u"servers"_s, u"inputs"_s, u"mcp"_s, u"$schema"_s}, {}, u"the file"_s);
        if (!servers)
            return failed(Fault::Invalid, m_error ? m_error->detail : u"%1:1:1: no 'mcpServers' in it; expected {\"mcpServers\": {\"NAME\": {\"command\": …}}}"_s.arg(m_fileName));
        if (!servers->isMap())
            return std::unexpected(wrong(m_fileName, *servers, u"'mcpServers' is %1; expected a map of servers by name"_s.arg(servers->kindName())));
        if (const YamlValue *description = root.find(u"description"); description && description->isString())
            m_result.description = description->text;
        for (qsizetype i = 0; i < servers->items.size(); ++i)
            readServer(servers->keys.at(i), servers->items.at(i));
        if (m_error)
            return std::unexpected(*m_error);
        return m_result;
    }

private:
    void readServer(const YamlValue::Key &key, const YamlValue &value)
    {
        static const QRegularExpression form(u"^[^\\x00-\\x1f/\\\\]{1,128}\\z"_s);
        if (!form.match(key.name).hasMatch() || key.name.startsWith(u'.'))
            return fail(yamlError(m_fileName, key.line, key.column, u"'%1' is no name of a server; expected up to 128 printable characters without / and \\"_s.arg(key.name.left(80))));
        if (!value.isMap())
            return fail(wrong(m_fileName, value, u"server '%1' is %2; expected a map with 'command' or 'url'"_s.arg(key.name, value.kindName())));
        checkKeys(value, kOurs, kOfOthers, u"server '%1'"_s.arg(key.name));
        const YamlValue *command = value.find(u"command");
        const YamlValue *url = urlOf(value);
        if (!command == !url)
            return fail(wrong(m_fileName, value, u"server '%1' has %2; expected one of them"_s.arg(key.name, command ? u"both 'command' and 'url'"_s : u"neither 'command' nor 'url'"_s)));
        for (const QString &name : {u"command"_s, u"url"_s, u"serverUrl"_s, u"httpUrl"_s, u"cwd"_s, u"type"_s, u"transport"_s})
            want(value, name, &YamlValue::isString, u"a text"_s);
        want(value, u"args"_s, &YamlValue::isList, u"a list of texts"_s);
        want(value, u"env"_s, &YamlValue::isMap, u"a map of texts"_s);
        want(value, u"headers"_s, &YamlValue::isMap, u"a map of texts"_s);
        for (const QString &name : {u"args"_s, u"env"_s, u"headers"_s})
            wantScalars(value.find(name), name);
        for (const QString &name : {u"disabled"_s, u"shareable"_s, u"sandboxed"_s}) {
            if (const YamlValue *flag = value.find(name); flag && flag->kind != YamlValue::Kind::Bool)
                fail(wrong(m_fileName, *flag, u"'%1' is %2; expected true or false"_s.arg(name, flag->kindName())));
        }
        for (const QString &name : {u"timeout_sec"_s, u"start_timeout_sec"_s}) {
            if (const YamlValue *time = value.find(name); time && (time->kind != YamlValue::Kind::Integer || time->integer < 1 || time->integer > 86'400))
                fail(wrong(m_fileName, *time, u"'%1' is '%2'; expected whole seconds from 1 to 86400"_s.arg(name, time->text)));
        }
        checkTransport(value, url != nullptr);
        checkTexts(value);
        const YamlValue *disabled = value.find(u"disabled");
        m_result.servers.append({.name = key.name, .file = m_fileName, .definition = value, .disabled = disabled && disabled->boolean});
    }

    static const YamlValue *urlOf(const YamlValue &value)
    {
        for (const QString &name : {u"url"_s, u"serverUrl"_s, u"httpUrl"_s}) {
            if (const YamlValue *url = value.find(name))
                return url;
        }
        return nullptr;
    }

    void checkTransport(const YamlValue &value, bool remote)
    {
        static const QStringList http{u"http"_s, u"streamable-http"_s, u"streamable_http"_s, u"streamablehttp"_s};
        const YamlValue *type = value.find(u"type") ? value.find(u"type") : value.find(u"transport");
        const QString word = type ? type->text.toLower() : QString();
        if (!type || (remote && http.contains(word)) || (!remote && word == "stdio"_L1))
            return;
        if (word == "sse"_L1 && remote)
            return fail(wrong(m_fileName, *type, u"the transport 'sse' of 2024 is not spoken here; most servers offer Streamable HTTP at another address: give it with \"type\": \"http\""_s));
        fail(wrong(m_fileName, *type, u"'%1' does not fit; expected %2"_s.arg(type->text, remote ? u"\"http\" with 'url'"_s : u"\"stdio\" with 'command'"_s)));
    }

    /*! Tries all texts: a wrong form of variable is an error of the file, not of the day that the server starts. */
    void checkTexts(const YamlValue &value)
    {
        if (value.isString()) {
            QStringList missing;
            const VariableSource all{.variable = [](const QString &) { return u"x"_s; }, .process = [](const QString &) { return u"x"_s; }};
            if (const auto text = fillText(value.text, all, missing); !text)
                fail(wrong(m_fileName, value, text.error().detail));
        }
        for (const YamlValue &item : value.items)
            checkTexts(item);
    }

    void checkKeys(const YamlValue &map, const QStringList &known, const QStringList &silent, const QString &owner)
    {
        for (const YamlValue::Key &key : map.keys) {
            if (known.contains(key.name) || silent.contains(key.name))
                continue;
            if (const QString near = nearest(key.name, known); !near.isEmpty())
                fail(yamlError(m_fileName, key.line, key.column, u"%1 has no key '%2'; did you mean '%3'?"_s.arg(owner, key.name, near)));
            else
                m_result.warnings << yamlError(m_fileName, key.line, key.column, u"'%1' of %2 has no effect here"_s.arg(key.name, owner)).detail;
        }
    }

    void want(const YamlValue &map, const QString &key, bool (YamlValue::*is)() const, const QString &expected)
    {
        if (const YamlValue *value = map.find(key); value && !(value->*is)())
            fail(wrong(m_fileName, *value, u"'%1' is %2; expected %3"_s.arg(key, value->kindName(), expected)));
    }

    void wantScalars(const YamlValue *group, const QString &key)
    {
        for (qsizetype i = 0; group && i < group->items.size(); ++i) {
            if (const YamlValue &item = group->items.at(i); !item.isScalar() || item.isNull())
                fail(wrong(m_fileName, item, u"'%1' has %2 in it; expected texts"_s.arg(key, item.kindName())));
        }
    }

    void fail(const lattice::Error &error)
    {
        if (!m_error)
            m_error = error;
    }

    QString m_fileName;
    ServerTemplateFile m_result;
    std::optional<lattice::Error> m_error;
};

std::chrono::milliseconds secondsOf(const YamlValue &definition, QStringView key, std::chrono::milliseconds initial)
{
    const YamlValue *value = definition.find(key);
    return value ? std::chrono::seconds(value->integer) : initial;
}

bool flagOf(const YamlValue &definition, QStringView key)
{
    const YamlValue *value = definition.find(key);
    return value && value->boolean;
}

} // namespace

Result<QString> fillText(const QString &text, const VariableSource &source, QStringList &missing)
{
    static const QRegularExpression form(u"\\$?\\$\\{([^}]*)\\}|\\{\\{-?\\s*(.*?)\\s*-?\\}\\}"_s);
    static const QRegularExpression ours(u"^\\.([A-Za-z_][A-Za-z0-9_]*)\\z"_s), process(u"^(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?\\z"_s), input(u"^input:([A-Za-z0-9_-]+)\\z"_s);
    QString filled;
    qsizetype from = 0;
    for (const auto &match : form.globalMatch(text)) {
        filled += QStringView(text).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.captured().startsWith("$$"_L1)) {
            filled += match.captured().sliced(1);
            continue;
        }
        const bool isGo = match.captured().startsWith(u'{');
        QString name, other;
        std::optional<QString> value;
        if (const auto go = ours.match(match.captured(2)); isGo && go.hasMatch()) {
            name = go.captured(1);
            value = source.variable(name);
            if (!value)
                value = source.process(name);
        } else if (const auto shell = process.match(match.captured(1)); !isGo && shell.hasMatch()) {
            name = shell.captured(1);
            value = source.process(name);
            if (!value && !match.captured(1).startsWith("env:"_L1))
                value = source.variable(name);
            if ((!value || value->isEmpty()) && shell.hasCaptured(2))
                value = shell.captured(2);
        } else if (const auto asked = input.match(match.captured(1)); !isGo && asked.hasMatch()) {
            name = asked.captured(1).toUpper().replace(u'-', u'_');
            value = source.variable(name);
        } else {
            return failed(Fault::Invalid, u"'%1' is no variable; expected {{ .NAME }}, ${NAME}, ${NAME:-other} or ${env:NAME}, and $${ for the characters themselves"_s.arg(match.captured().left(80)));
        }
        if (value)
            filled += *value;
        else if (!missing.contains(name))
            missing << name;
    }
    return filled + text.sliced(from);
}

QStringList ServerTemplate::variables() const
{
    QStringList names;
    const auto none = [](const QString &) { return std::optional<QString>(); };
    const auto collect = [&](const auto &again, const YamlValue &value) -> void {
        if (value.isString())
            (void)fillText(value.text, {.variable = none, .process = none}, names);
        for (const YamlValue &item : value.items)
            again(again, item);
    };
    collect(collect, definition);
    return names;
}

Result<FilledServer> ServerTemplate::fill(const VariableSource &source) const
{
    Filling filling(*this, source);
    FilledServer filled;
    McpServerSpec &spec = filled.spec;
    spec.name = name;
    spec.command = filling.text(u"command");
    spec.arguments = filling.list(u"args");
    spec.environment = filling.map(u"env");
    spec.folder = filling.text(u"cwd");
    spec.headers = filling.map(u"headers");
    QString url = filling.text(u"url");
    for (const QString &key : {u"serverUrl"_s, u"httpUrl"_s})
        url = url.isEmpty() ? filling.text(key) : url;
    spec.shareable = flagOf(definition, u"shareable");
    spec.sandboxed = flagOf(definition, u"sandboxed");
    spec.callDeadline = secondsOf(definition, u"timeout_sec", spec.callDeadline);
    spec.startDeadline = secondsOf(definition, u"start_timeout_sec", spec.startDeadline);
    if (filling.error())
        return std::unexpected(*filling.error());
    filled.missing = filling.missing();
    if (!filled.missing.isEmpty())
        return filled;
    if (url.isEmpty() && spec.command.isEmpty())
        return std::unexpected(wrong(file, definition, u"the command of server '%1' is empty"_s.arg(name)));
    // The address may hold a key, so it is not repeated.
    spec.url = QUrl(url, QUrl::StrictMode);
    if (!url.isEmpty() && (!spec.url.isValid() || spec.url.host().isEmpty() || (spec.url.scheme() != "http"_L1 && spec.url.scheme() != "https"_L1)))
        return std::unexpected(wrong(file, definition, u"the address of server '%1' is none; expected https://HOST/PATH"_s.arg(name)));
    return filled;
}

Result<ServerTemplateFile> ServerTemplateFile::parse(const QByteArray &bytes, const QString &fileName)
{
    const auto root = readJson(bytes, fileName);
    if (!root)
        return std::unexpected(root.error());
    return Reading(fileName).read(*root);
}

} // namespace core

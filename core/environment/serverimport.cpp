// SPDX-License-Identifier: Apache-2.0
#include "core/environment/serverimport.h"

#include "core/environment/servertemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace core {

namespace {

bool isSecretName(const QString &name)
{
    static const QRegularExpression words(u"(^|[^a-z])(token|secret|password|passwd|passphrase|pwd|authorization|auth|credential|credentials|cookie|pat|api-?key|access-?key|private-?key|key|dsn|connection-?string)([^a-z]|$)"_s);
    QString spaced = name;
    static const QRegularExpression border(u"([a-z0-9])([A-Z])"_s); // apiKey → api-Key
    spaced.replace(border, u"\\1-\\2"_s).replace(u'_', u'-');
    return words.match(spaced.toLower()).hasMatch();
}

/*! Known beginnings of keys, or a long word of letters and digits without order. */
bool looksSecret(const QString &value)
{
    static const QRegularExpression known(u"(^|[\\s=:])(sk-|pk_|rk_|ghp_|gho_|ghs_|github_pat_|glpat-|xox[abprs]-|AIza|AKIA|ASIA|eyJ[A-Za-z0-9_-]+\\.|hf_|npm_|dop_v1_|Bearer\\s+\\S)"_s);
    static const QRegularExpression word(u"^[A-Za-z0-9+/_=-]{24,}\\z"_s), digit(u"[0-9]"_s), letter(u"[A-Za-z]"_s);
    if (known.match(value).hasMatch())
        return true;
    return word.match(value).hasMatch() && !value.contains(u'/') && value.count(digit) >= 4 && value.contains(letter);
}

QString wordOf(const QString &text)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]+"_s);
    QString word = QString(text).replace(other, u"_"_s).toUpper();
    while (word.startsWith(u'_'))
        word.remove(0, 1);
    while (word.endsWith(u'_'))
        word.chop(1);
    return word;
}

/*! Takes the secrets out of one server. */
class Stripping final
{
public:
    Stripping(QString server, QMap<QString, Secret> &secrets)
        : m_server(wordOf(server))
        , m_secrets(secrets)
    {
        if (m_server.isEmpty() || m_server.front().isDigit())
            m_server.prepend("SERVER_"_L1);
    }

    QJsonObject strip(QJsonObject server)
    {
        for (const auto key : {"env"_L1, "headers"_L1}) {
            if (const QJsonValue map = server.value(key); map.isObject()) // not by [], which makes what is not there
                server[key] = stripMap(map.toObject());
        }
        if (const QJsonValue arguments = server.value("args"_L1); arguments.isArray())
            server["args"_L1] = stripArguments(arguments.toArray());
        for (const auto key : {"url"_L1, "serverUrl"_L1, "httpUrl"_L1}) {
            if (const QJsonValue url = server.value(key); url.isString())
                server[key] = stripUrl(url.toString());
        }
        return server;
    }

private:
    QJsonObject stripMap(QJsonObject map)
    {
        for (const QString &name : map.keys()) {
            const QString value = map[name].toString();
            if (!isFilled(value) || !(isSecretName(name) || looksSecret(value)))
                continue;
            const bool isBearer = value.startsWith("Bearer "_L1, Qt::CaseInsensitive) || value.startsWith("Basic "_L1, Qt::CaseInsensitive);
            const qsizetype from = isBearer ? value.indexOf(u' ') + 1 : 0;
            map[name] = value.first(from) + keep(name, value.sliced(from));
        }
        return map;
    }

    QJsonArray stripArguments(QJsonArray arguments)
    {
        static const QRegularExpression assignment(u"^(-{0,2}[A-Za-z][A-Za-z0-9_-]*)=(.+)$"_s, QRegularExpression::DotMatchesEverythingOption);
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            const QString text = arguments.at(i).toString();
            const QString before = i > 0 ? arguments.at(i - 1).toString() : QString();
            if (!isFilled(text))
                continue;
            if (const auto match = assignment.match(text); match.hasMatch()) {
                if (isFilled(match.captured(2)) && (isSecretName(match.captured(1)) || looksSecret(match.captured(2))))
                    arguments[i] = match.captured(1) + u'=' + keep(match.captured(1), match.captured(2));
            } else if (before.startsWith("--"_L1) && !before.contains(u'=') && !text.startsWith(u'-') && isSecretName(before)) {
                arguments[i] = keep(before, text);
            } else if (QUrl url(text); url.isValid() && !url.password().isEmpty()) {
                arguments[i] = stripUrl(text);
            } else if (looksSecret(text)) {
                arguments[i] = keep(u"ARGUMENT_%1"_s.arg(i + 1), text);
            }
        }
        return arguments;
    }

    QString stripUrl(const QString &text)
    {
        const QUrl url(text);
        QString stripped = text;
        if (!url.password().isEmpty())
            stripped.replace(url.password(QUrl::FullyEncoded) + u'@', keep(u"PASSWORD"_s, url.password(QUrl::FullyEncoded)) + u'@');
        for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyEncoded)) {
            if (!value.isEmpty() && isFilled(value) && (isSecretName(name) || looksSecret(value)))
                stripped.replace(name + u'=' + value, name + u'=' + keep(name, value));
        }
        return stripped;
    }

    /*! A value of its own, not a variable's place. */
    static bool isFilled(const QString &value) { return !value.isEmpty() && !value.contains("{{"_L1) && !value.contains("${"_L1); }

    QString keep(const QString &name, const QString &value)
    {
        const QString own = wordOf(name);
        const QString base = own.startsWith(m_server + u'_') ? own : m_server + u'_' + own;
        QString variable = base;
        for (int number = 2; m_secrets.contains(variable) && m_secrets[variable].reveal() != value; ++number)
            variable = base + u'_' + QString::number(number);
        m_secrets.insert(variable, Secret(value));
        return u"{{ .%1 }}"_s.arg(variable);
    }

    QString m_server;
    QMap<QString, Secret> &m_secrets;
};

} // namespace

Result<ServerImport> ServerImport::of(const QByteArray &clientConfig, const QString &fileName)
{
    const auto checked = ServerTemplateFile::parse(clientConfig, fileName);
    if (!checked)
        return std::unexpected(checked.error());
    ServerImport import;
    for (const ServerTemplate &server : checked->servers) {
        const QJsonObject stripped = Stripping(server.name, import.secrets).strip(server.definition.toJson().toObject());
        const QJsonObject file{{u"name"_s, server.name}, {u"mcpServers"_s, QJsonObject{{server.name, stripped}}}};
        import.files.append({.name = server.name, .json = QJsonDocument(file).toJson()});
    }
    return import;
}

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"
#include "core/config/configkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

/*! Answers the verbs of settings, models, trust and environments as an engine would, at once, from what it holds. */
class SettingsStage final : public QObject
{
public:
    explicit SettingsStage(app::VerbClient &verbs) : m_verbs(verbs)
    {
        connect(&verbs, &app::VerbClient::wanted, this, [this](const QString &id, const QString &verb, const QJsonObject &arguments) {
            asked.append({verb, arguments});
            if (!silent)
                m_verbs.applyEnd(id, fault ? lattice::Result<QJsonObject>(std::unexpected(*fault)) : answer(verb, arguments));
        });
    }
    /*! How often \a verb was asked for. */
    int count(const QString &verb) const
    {
        return int(std::ranges::count(asked, verb, [](const auto &one) { return one.first; }));
    }
    QJsonObject last(const QString &verb) const
    {
        for (auto one = asked.crbegin(); one != asked.crend(); ++one) {
            if (one->first == verb)
                return one->second;
        }
        return {};
    }

    QHash<QString, QString> values; //!< in the file
    QSet<QString> pending;          //!< not in use yet
    QJsonArray keys;
    QJsonArray plan;
    QJsonObject ownPrices;          //!< by model
    QString pricesProblem;
    QHash<QString, QString> policies; //!< texts by environment
    bool guarded = false;
    bool silent = false;
    std::optional<lattice::Error> fault;
    QList<std::pair<QString, QJsonObject>> asked;

private:
    static QString text(const QJsonObject &object, const char *key) { return object[QLatin1StringView(key)].toString(); }

    QJsonObject row(const core::ConfigKey &key) const
    {
        static const QHash<core::KeyType, QString> types{{core::KeyType::Boolean, QStringLiteral("boolean")}, {core::KeyType::Choice, QStringLiteral("choice")}, {core::KeyType::Secret, QStringLiteral("secret")},
                                                         {core::KeyType::Users, QStringLiteral("structure")}, {core::KeyType::Agents, QStringLiteral("structure")}, {core::KeyType::Providers, QStringLiteral("structure")}};
        QJsonObject row{{QStringLiteral("key"), key.path}, {QStringLiteral("type"), types.value(key.type, QStringLiteral("text"))}, {QStringLiteral("default"), key.initial}, {QStringLiteral("help"), key.help},
                        {QStringLiteral("expected"), core::expectation(key)}, {QStringLiteral("set"), values.contains(key.path)}, {QStringLiteral("from"), QStringLiteral("default")}, {QStringLiteral("in_use"), !pending.contains(key.path)}};
        if (!key.choices.isEmpty())
            row[QStringLiteral("choices")] = QJsonArray::fromStringList(key.choices);
        if (values.contains(key.path)) {
            row[QStringLiteral("value")] = values.value(key.path);
            row[QStringLiteral("from")] = QStringLiteral("file");
            row[QStringLiteral("place")] = QStringLiteral("/home/anna/.config/station/config.yaml:7");
        }
        return row;
    }

    lattice::Result<QJsonObject> answer(const QString &verb, const QJsonObject &arguments)
    {
        if (verb == QStringLiteral("settings.list")) {
            QJsonArray rows;
            for (const core::ConfigKey &key : core::configKeys())
                rows.append(row(key));
            return QJsonObject{{QStringLiteral("file"), QStringLiteral("/home/anna/.config/station/config.yaml")}, {QStringLiteral("settings"), rows}, {QStringLiteral("problems"), QJsonArray()}};
        }
        if (verb == QStringLiteral("settings.set") || verb == QStringLiteral("settings.unset"))
            return changed(arguments);
        if (verb == QStringLiteral("model.list"))
            return models();
        if (verb == QStringLiteral("model.test"))
            return lattice::failed(lattice::Fault::Refused, QStringLiteral("401 invalid x-api-key"));
        if (verb == QStringLiteral("trust.key"))
            return QJsonObject{{QStringLiteral("key"), QStringLiteral("ed25519:Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE")}};
        if (verb == QStringLiteral("trust.list"))
            return QJsonObject{{QStringLiteral("keys"), keys}};
        if (verb == QStringLiteral("trust.allow")) {
            if (!text(arguments, "key").startsWith(QStringLiteral("ed25519:")))
                return lattice::failed(lattice::Fault::Invalid, QStringLiteral("expected ed25519: and 43 letters"));
            QJsonObject key = arguments;
            key[QStringLiteral("added")] = QStringLiteral("2026-03-01T16:00:00.000Z");
            keys.append(key);
            return key;
        }
        if (verb == QStringLiteral("trust.revoke")) {
            keys = {};
            return QJsonObject();
        }
        if (verb.startsWith(QStringLiteral("prices.")))
            return priced(verb, arguments);
        if (verb.startsWith(QStringLiteral("policy.")))
            return judged(verb, arguments);
        return environments(verb, arguments);
    }

    /*! The file is kept as the prices that it has; its text, and its revision, are their JSON. */
    lattice::Result<QJsonObject> priced(const QString &verb, const QJsonObject &arguments)
    {
        const auto textNow = [this] { return QString::fromUtf8(QJsonDocument(ownPrices).toJson(QJsonDocument::Compact)); };
        const QString model = text(arguments, "model"), before = textNow();
        if (arguments.contains(QStringLiteral("revision")) && text(arguments, "revision") != before)
            return lattice::failed(lattice::Fault::Conflict, QStringLiteral("prices.yaml is at another revision by now"));
        const bool written = verb != QStringLiteral("prices.show");
        if (arguments.contains(QStringLiteral("text"))) {
            ownPrices = QJsonDocument::fromJson(text(arguments, "text").toUtf8()).object();
        } else if (verb == QStringLiteral("prices.set")) {
            QJsonObject price = arguments;
            for (const QString &key : {QStringLiteral("model"), QStringLiteral("revision"), QStringLiteral("without")})
                price.remove(key);
            ownPrices.insert(model, price);
        } else if (verb == QStringLiteral("prices.unset")) {
            ownPrices.remove(model);
        }
        QJsonArray rows{QJsonObject{{QStringLiteral("model"), QStringLiteral("claude-sonnet-5")}, {QStringLiteral("from"), QStringLiteral("program")}, {QStringLiteral("input"), 2}, {QStringLiteral("output"), 10}, {QStringLiteral("cached"), 0.2}, {QStringLiteral("cache_write"), 2.5}}};
        for (auto own = ownPrices.begin(); own != ownPrices.end(); ++own) {
            QJsonObject row = own.value().toObject();
            row[QStringLiteral("model")] = own.key();
            row[QStringLiteral("from")] = QStringLiteral("file");
            rows.append(row);
        }
        QJsonObject result{{QStringLiteral("file"), QStringLiteral("/home/anna/.config/station/prices.yaml")}, {QStringLiteral("revision"), textNow()}, {QStringLiteral("prices"), rows}, {QStringLiteral("before"), before},
                           {QStringLiteral("written"), written}, {QStringLiteral("unknown"), ownPrices.contains(QStringLiteral("router/*")) ? QJsonArray() : QJsonArray{QStringLiteral("router/large-2")}}};
        if (!pricesProblem.isEmpty())
            result[QStringLiteral("problem")] = pricesProblem;
        return result;
    }

    lattice::Result<QJsonObject> judged(const QString &verb, const QJsonObject &arguments)
    {
        const QString name = text(arguments, "environment");
        if (verb == QStringLiteral("policy.set")) {
            if (arguments.contains(QStringLiteral("revision")) && text(arguments, "revision") != QString::number(qHash(policies.value(name))))
                return lattice::failed(lattice::Fault::Conflict, QStringLiteral("policy.yml is at another revision by now"));
            policies.insert(name, text(arguments, "text"));
        }
        const auto tool = [](const char *server, const char *called, bool readOnly, bool destructive) {
            return QJsonObject{{QStringLiteral("server"), QLatin1StringView(server)}, {QStringLiteral("name"), QLatin1StringView(called)}, {QStringLiteral("read_only"), readOnly}, {QStringLiteral("destructive"), destructive}};
        };
        return QJsonObject{{QStringLiteral("environment"), name}, {QStringLiteral("file"), QStringLiteral("/home/anna/.config/station/environments/%1/policy.yml").arg(name)}, {QStringLiteral("text"), policies.value(name)},
                           {QStringLiteral("revision"), QString::number(qHash(policies.value(name)))},
                           {QStringLiteral("tools"), QJsonArray{tool("k8s", "delete_pod", false, true), tool("k8s", "scale", false, false), tool("logs", "read_lines", true, false), tool("logs", "search", true, false)}}};
    }

    lattice::Result<QJsonObject> changed(const QJsonObject &arguments)
    {
        const auto key = std::ranges::find(core::configKeys(), text(arguments, "key"), &core::ConfigKey::path);
        QJsonObject before{{QStringLiteral("set"), values.contains(key->path)}};
        if (values.contains(key->path))
            before[QStringLiteral("value")] = values.value(key->path);
        if (arguments.contains(QStringLiteral("value"))) {
            if (const auto typed = core::typedValue(*key, text(arguments, "value")); !typed)
                return lattice::failed(lattice::Fault::Invalid, key->path + QStringLiteral(": ") + typed.error().detail);
            values[key->path] = text(arguments, "value");
        } else {
            values.remove(key->path);
        }
        QJsonObject result = row(*key);
        result[QStringLiteral("before")] = before;
        return result;
    }

    static QJsonObject models()
    {
        const auto provider = [](const char *name, const char *title, bool hasKey, bool needsKey, bool standard) {
            QJsonObject row{{QStringLiteral("provider"), QLatin1StringView(name)}, {QStringLiteral("title"), QLatin1StringView(title)}, {QStringLiteral("url"), QStringLiteral("https://api.example.org/v1")},
                            {QStringLiteral("has_key"), hasKey}, {QStringLiteral("needs_key"), needsKey}, {QStringLiteral("default"), standard}, {QStringLiteral("model"), QStringLiteral("large-5")}};
            if (hasKey)
                row[QStringLiteral("key_from")] = QStringLiteral("ANTHROPIC_API_KEY");
            return row;
        };
        return {{QStringLiteral("providers"), QJsonArray{provider("anthropic", "Anthropic", true, true, true), provider("openai", "OpenAI", false, true, false), provider("ollama", "Ollama", false, false, false)}},
                {QStringLiteral("default_provider"), QStringLiteral("anthropic")}, {QStringLiteral("default_model"), QStringLiteral("large-5")}};
    }

    static QJsonObject environment(const char *name, bool current, bool isProtected, int agents, const QString &description)
    {
        return {{QStringLiteral("name"), QLatin1StringView(name)}, {QStringLiteral("folder"), QStringLiteral("/home/anna/.config/station/environments/") + QLatin1StringView(name)}, {QStringLiteral("description"), description},
                {QStringLiteral("protected"), isProtected}, {QStringLiteral("current"), current}, {QStringLiteral("agents"), agents}, {QStringLiteral("servers"), 2}};
    }

    static QJsonObject change(const char *kind, const char *name, const char *change, const QString &detail = {})
    {
        return {{QStringLiteral("kind"), QLatin1StringView(kind)}, {QStringLiteral("name"), QLatin1StringView(name)}, {QStringLiteral("change"), QLatin1StringView(change)}, {QStringLiteral("detail"), detail}};
    }

    lattice::Result<QJsonObject> environments(const QString &verb, const QJsonObject &arguments)
    {
        const QString name = text(arguments, "environment");
        if (verb == QStringLiteral("env.list"))
            return QJsonObject{{QStringLiteral("environments"), QJsonArray{environment("default", true, false, 6, QString()), environment("production", false, true, 4, QStringLiteral("What customers reach")), environment("staging", false, guarded, 4, QString())}},
                               {QStringLiteral("trash"), QJsonArray{QStringLiteral("old@20260301-160000-000")}}};
        if (verb == QStringLiteral("agent.list"))
            return QJsonObject{{QStringLiteral("environment"), name}, {QStringLiteral("agents"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("log-analyzer")}, {QStringLiteral("description"), QStringLiteral("Finds patterns in logs")}}}},
                               {QStringLiteral("problems"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("scribe")}, {QStringLiteral("error"), QStringLiteral("scribe.prompt:3:1: expected a map")}}}}};
        if (verb == QStringLiteral("server.list"))
            return QJsonObject{{QStringLiteral("servers"), QJsonArray{QJsonObject{{QStringLiteral("server"), QStringLiteral("logs")}, {QStringLiteral("state"), QStringLiteral("ready")}, {QStringLiteral("tools"), 7}},
                                                                      QJsonObject{{QStringLiteral("server"), QStringLiteral("remote")}, {QStringLiteral("state"), QStringLiteral("unusable")}, {QStringLiteral("last_error"), QStringLiteral("it wants API_TOKEN")}}}}};
        if (verb == QStringLiteral("env.vars"))
            return QJsonObject{{QStringLiteral("variables"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("LOG_URL")}, {QStringLiteral("value"), QStringLiteral("http://logs:3100")}, {QStringLiteral("used_by"), QJsonArray{QStringLiteral("logs")}}},
                                                                        QJsonObject{{QStringLiteral("name"), QStringLiteral("LOG_TOKEN")}, {QStringLiteral("secret"), true}, {QStringLiteral("description"), QStringLiteral("from the ops team")}},
                                                                        QJsonObject{{QStringLiteral("name"), QStringLiteral("API_TOKEN")}, {QStringLiteral("missing"), true}, {QStringLiteral("used_by"), QJsonArray{QStringLiteral("remote")}}}}},
                               {QStringLiteral("missing"), QJsonArray{QStringLiteral("API_TOKEN")}}};
        if (verb == QStringLiteral("env.vars.reveal"))
            return QJsonObject{{QStringLiteral("name"), text(arguments, "name")}, {QStringLiteral("value"), QStringLiteral("tok-4711")}};
        if (verb == QStringLiteral("env.sync")) {
            const QJsonArray rows{change("agent", "deployer", "added"), change("agent", "log-analyzer", "changed"), change("server", "old-logs", "removed"), change("variable", "API_TOKEN", "missing", QStringLiteral("remote wants it"))};
            const bool accepts = arguments[QStringLiteral("yes")].toBool();
            const QJsonArray shown = accepted ? QJsonArray() : rows;
            accepted = accepted || accepts;
            return QJsonObject{{QStringLiteral("plan"), shown}, {QStringLiteral("changes"), shown.isEmpty() ? 0 : 3}, {QStringLiteral("applied"), accepts}, {QStringLiteral("unchanged"), 5}};
        }
        if (verb == QStringLiteral("env.diff"))
            return QJsonObject{{QStringLiteral("differences"), QJsonArray{change("agent", "deployer", "added"), change("variable", "LOG_URL", "changed")}}};
        if (verb == QStringLiteral("env.history") || verb == QStringLiteral("agent.history")) {
            if (arguments.contains(QStringLiteral("version")))
                return QJsonObject{{QStringLiteral("diff"), QStringLiteral("@@ -1 +1 @@\n-Look at logs.\n+Look at the logs of {{service}}.\n")}};
            return QJsonObject{{QStringLiteral("versions"), QJsonArray{QJsonObject{{QStringLiteral("version"), QStringLiteral("1a2b3c4d5e6f")}, {QStringLiteral("time"), QStringLiteral("2026-03-01T16:00:00Z")}, {QStringLiteral("author"), QStringLiteral("anna")}, {QStringLiteral("note"), QStringLiteral("Update agent log-analyzer")}}}}};
        }
        if (verb == QStringLiteral("env.delete") && name == QStringLiteral("production") && text(arguments, "confirm") != name)
            return lattice::failed(lattice::Fault::Refused, QStringLiteral("'production' is protected"));
        return QJsonObject{{QStringLiteral("environment"), name}};
    }

    app::VerbClient &m_verbs;
    bool accepted = false;
};

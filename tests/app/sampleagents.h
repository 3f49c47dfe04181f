// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QMap>

/*! Answers the verbs of environments and agents as an engine would, at once, for files that are nowhere but here. */
class AgentStage final : public QObject
{
public:
    explicit AgentStage(app::VerbClient &verbs) : m_verbs(verbs)
    {
        files[path(QStringLiteral("default"), QStringLiteral("k8s-admin"))] = QString::fromUtf8(kAdmin);
        files[path(QStringLiteral("default"), QStringLiteral("log-reader"))] = QStringLiteral("---\nname: log-reader\ndescription: Reads logs\n---\nRead {{task}}\n");
        files[path(QStringLiteral("production"), QStringLiteral("deployer"))] = QStringLiteral("---\nname: deployer\ndescription: Deploys\n---\nDeploy {{task}}\n");
        files[path(QStringLiteral("production"), QStringLiteral("halfway"))] = QStringLiteral("---\nname: [halfway\n---\nText\n");
        connect(&verbs, &app::VerbClient::wanted, this, [this](const QString &id, const QString &verb, const QJsonObject &arguments) {
            asked.append({verb, arguments});
            if (held.contains(verb))
                waiting.append({id, verb, arguments});
            else
                m_verbs.applyEnd(id, answer(verb, arguments));
        });
    }

    static constexpr const char *kAdmin = "---\n"
                                          "name: k8s-admin\n"
                                          "description: Looks after the cluster, and drains nodes when it has to\n"
                                          "# which server answers is said in the environment\n"
                                          "max_steps: 12\n"
                                          "tols:\n"
                                          "  - k8s/list\n"
                                          "agents: [log-raeder]\n"
                                          "input:\n"
                                          "  type: object\n"
                                          "  properties:\n"
                                          "    node: {type: string, description: which}\n"
                                          "    reason: {type: string}\n"
                                          "  required: [node]\n"
                                          "---\n"
                                          "{{role \"system\"}}\n"
                                          "# How to work\n"
                                          "You look after the cluster. **Never** drain two nodes at once, and write `done` at the end.\n"
                                          "\n"
                                          "- first look, then act\n"
                                          "- say what you did\n"
                                          "{{#if reason}}The reason is {{reason}}.{{/if}}\n"
                                          "{{!-- the person's words come last --}}\n"
                                          "{{role \"user\"}} Drain {{nod}}.\n";

    static QString path(const QString &environment, const QString &name) { return QStringLiteral("/home/env/%1/agents/%2.prompt").arg(environment, name); }
    static QString revisionOf(const QString &text) { return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().first(16)); }

    /*! What was held back is answered, as it stands now. */
    void release()
    {
        held.clear();
        const auto all = std::exchange(waiting, {});
        for (const auto &[id, verb, arguments] : all)
            m_verbs.applyEnd(id, answer(verb, arguments));
    }
    int count(const QString &verb) const
    {
        return int(std::ranges::count_if(asked, [&verb](const auto &one) { return one.first == verb; }));
    }

    struct Waiting {
        QString id;
        QString verb;
        QJsonObject arguments;
    };
    QMap<QString, QString> files;
    QMap<QString, QList<QString>> history; //!< texts of a file, oldest first
    QStringList held;
    QList<Waiting> waiting;
    std::optional<lattice::Error> fault;
    QList<std::pair<QString, QJsonObject>> asked;
    bool hasGit = true;
    bool alone = false; //!< there is the environment `default` and no other

private:
    lattice::Result<QJsonObject> answer(const QString &verb, const QJsonObject &arguments)
    {
        if (fault)
            return std::unexpected(*fault);
        const QString environment = arguments[QStringLiteral("environment")].toString(), file = path(environment, arguments[verb == QStringLiteral("agent.history") || verb == QStringLiteral("agent.restore") ? QStringLiteral("agent") : QStringLiteral("name")].toString());
        if (verb == QStringLiteral("env.list")) {
            QJsonArray list{QJsonObject{{QStringLiteral("name"), QStringLiteral("default")}, {QStringLiteral("folder"), QStringLiteral("/home/env/default")}, {QStringLiteral("current"), true}}};
            if (!alone)
                list.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("production")}, {QStringLiteral("folder"), QStringLiteral("/home/env/production")}, {QStringLiteral("protected"), true}});
            return QJsonObject{{QStringLiteral("environments"), list}};
        }
        if (verb == QStringLiteral("agent.list"))
            return listOf(environment);
        if (verb == QStringLiteral("agent.show") || verb == QStringLiteral("agent.update")) {
            if (!files.contains(file))
                return lattice::failed(lattice::Fault::NotFound, QStringLiteral("there is no agent '%1'").arg(arguments[QStringLiteral("name")].toString()));
            if (verb == QStringLiteral("agent.update") && arguments.contains(QStringLiteral("rename"))) {
                keep(file, QString(files[file]).replace(QStringLiteral("name: ") + arguments[QStringLiteral("name")].toString(), QStringLiteral("name: ") + arguments[QStringLiteral("rename")].toString()));
            } else if (verb == QStringLiteral("agent.update")) {
                if (arguments.contains(QStringLiteral("revision")) && arguments[QStringLiteral("revision")].toString() != revisionOf(files[file]))
                    return lattice::failed(lattice::Fault::Conflict, QStringLiteral("%1 is at revision %2 by now; read it again").arg(file, revisionOf(files[file])));
                const QString source = arguments[QStringLiteral("source")].toString();
                if (source.contains(QStringLiteral("name: [")))
                    return lattice::failed(lattice::Fault::Invalid, file + QStringLiteral(":2:7: the list is not closed"));
                keep(file, source);
            }
            QJsonObject json = jsonOf(file);
            json[QStringLiteral("source")] = files[file];
            return json;
        }
        if (verb == QStringLiteral("agent.create")) {
            const QString name = arguments[QStringLiteral("name")].toString();
            if (files.contains(file))
                return lattice::failed(lattice::Fault::Conflict, QStringLiteral("there is an agent '%1' already, in %2").arg(name, file));
            keep(file, arguments[QStringLiteral("source")].toString(QStringLiteral("---\nname: %1\n---\nText\n").arg(name)));
            return jsonOf(file);
        }
        if (verb == QStringLiteral("agent.delete")) {
            if (arguments[QStringLiteral("revision")].toString() != revisionOf(files.value(file)))
                return lattice::failed(lattice::Fault::Conflict, QStringLiteral("%1 was changed meanwhile").arg(file));
            if (history[file].isEmpty() && hasGit)
                history[file].append(files[file]);
            files.remove(file);
            return QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("deleted"), true}};
        }
        if (verb == QStringLiteral("agent.history") && !hasGit)
            return lattice::failed(lattice::Fault::NotFound, QStringLiteral("there is no git"));
        if (verb == QStringLiteral("agent.history"))
            return historyOf(file, arguments[QStringLiteral("version")].toString());
        if (verb == QStringLiteral("agent.restore")) {
            keep(file, history[file].at(arguments[QStringLiteral("version")].toString().right(4).toInt()));
            return QJsonObject();
        }
        if (verb == QStringLiteral("server.list"))
            return QJsonObject{{QStringLiteral("servers"), QJsonArray{QJsonObject{{QStringLiteral("server"), QStringLiteral("k8s")}, {QStringLiteral("tools"), 2}}}}};
        if (verb == QStringLiteral("tool.list"))
            return QJsonObject{{QStringLiteral("tools"), QJsonArray{QJsonObject{{QStringLiteral("server"), QStringLiteral("k8s")}, {QStringLiteral("name"), QStringLiteral("list")}},
                                                                    QJsonObject{{QStringLiteral("server"), QStringLiteral("k8s")}, {QStringLiteral("name"), QStringLiteral("drain")}}}}};
        if (verb == QStringLiteral("model.list"))
            return QJsonObject{{QStringLiteral("providers"), QJsonArray{QJsonObject{{QStringLiteral("provider"), QStringLiteral("ollama")}, {QStringLiteral("models"), QJsonArray{QStringLiteral("qwen3")}}}}}};
        return QJsonObject();
    }

    void keep(const QString &file, const QString &source)
    {
        if (history[file].isEmpty() && files.contains(file))
            history[file].append(files[file]);
        files[file] = source;
        history[file].append(source);
    }

    QJsonObject jsonOf(const QString &file) const
    {
        QJsonObject json{{QStringLiteral("file"), file}, {QStringLiteral("name"), QFileInfo(file).completeBaseName()}, {QStringLiteral("revision"), revisionOf(files[file])}};
        if (files[file].contains(QStringLiteral("name: [")))
            json[QStringLiteral("error")] = file + QStringLiteral(":2:7: the list is not closed");
        else
            json[QStringLiteral("description")] = QStringLiteral("What %1 does").arg(QFileInfo(file).completeBaseName());
        return json;
    }

    QJsonObject listOf(const QString &environment) const
    {
        QJsonArray agents, problems;
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (!file.key().startsWith(QStringLiteral("/home/env/%1/").arg(environment)))
                continue;
            const QJsonObject json = jsonOf(file.key());
            (json.contains(QStringLiteral("error")) ? problems : agents).append(json);
        }
        return {{QStringLiteral("environment"), environment}, {QStringLiteral("agents"), agents}, {QStringLiteral("problems"), problems}};
    }

    QJsonObject historyOf(const QString &file, const QString &version) const
    {
        const QList<QString> texts = history.value(file);
        if (!version.isEmpty())
            return {{QStringLiteral("source"), texts.value(version.right(4).toInt())}};
        QJsonArray rows;
        for (qsizetype i = texts.size() - 1; i >= 0; --i)
            rows.append(QJsonObject{{QStringLiteral("version"), QStringLiteral("1a2b3c4d%1").arg(i, 4, 10, QLatin1Char('0'))}, {QStringLiteral("time"), QStringLiteral("2026-03-01T16:%1:00Z").arg(i, 2, 10, QLatin1Char('0'))},
                                    {QStringLiteral("author"), QStringLiteral("anna")}, {QStringLiteral("note"), i == 0 ? QStringLiteral("Create %1").arg(QFileInfo(file).completeBaseName()) : QStringLiteral("Change %1").arg(QFileInfo(file).completeBaseName())}});
        return {{QStringLiteral("versions"), rows}};
    }

    app::VerbClient &m_verbs;
};

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agentcatalogue.h"
#include "core/config/secretstore.h"
#include "core/environment/servertemplate.h"
#include "core/environment/variables.h"

namespace core {

/*! Where the things of one environment stand. */
struct EnvironmentPaths {
    QString folder;

    QString agents() const { return folder + QLatin1StringView("/agents"); }
    QString variables() const { return folder + QLatin1StringView("/variables.yml"); }
    QString settings() const { return folder + QLatin1StringView("/environment.yml"); }
};

/*! What `environment.yml` says. */
struct EnvironmentSettings {
    QString description;
    bool isProtected = false; //!< what changes much wants the environment's name as a second word

    static lattice::Result<EnvironmentSettings> parse(const QByteArray &bytes, const QString &fileName);
    QByteArray toYaml() const;

    friend bool operator==(const EnvironmentSettings &, const EnvironmentSettings &) = default;
};

/*! The MCP servers of an environment, as far as they can be started. Secret: see McpServerSpec. */
struct EnvironmentServers {
    struct Waiting {
        QString server;
        QStringList missing; //!< names of variables
    };

    QList<McpServerSpec> servers;
    QList<Waiting> waiting;       //!< those that want variables first
    QStringList missing;          //!< of all of them, each once
    QList<AgentProblem> problems; //!< files that are not, or not as they now stand, in use
    QStringList warnings;         //!< keys without effect, with file and line
    QStringList secrets;          //!< values to be masked wherever texts are shown or kept
};

/*!
    One environment: a folder with prompts in `agents`, MCP servers in JSON files, and `variables.yml`, kept up to date while people edit it.

    A file that breaks keeps what was good of it, and is listed as a problem. Of two servers with one name the first, by file name, has it.
*/
class Environment final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Environment)

public:
    /*! Reads \a folder at once. \a secrets outlives us; \a memory is the catalogue's. */
    Environment(const QString &folder, SecretStore &secrets, const QString &memory = {}, QObject *parent = nullptr);

    QString name() const { return m_name; }
    const EnvironmentPaths &paths() const { return m_paths; }
    AgentCatalogue &catalogue() { return m_catalogue; }
    const EnvironmentSettings &settings() const { return m_settings.good; }
    const Variables &variables() const { return m_variables.good; }
    QList<ServerTemplate> templates() const; //!< disabled ones too
    QList<AgentProblem> problems() const;    //!< of all but agents
    QStringList warnings() const;

    /*! All variables that have a value, secret ones too. */
    struct Values {
        QHash<QString, QString> all;
        QStringList secrets; //!< values to be masked
    };
    QCoro::Task<lattice::Result<Values>> values();

    /*! Fills the templates: variables of the file, secrets, then variables of this process. */
    QCoro::Task<lattice::Result<EnvironmentServers>> servers();

    /*! Writes one variable, the value of a secret one to the store. */
    QCoro::Task<lattice::Result<>> setVariable(Variable variable);
    QCoro::Task<lattice::Result<>> unsetVariable(QString name);
    lattice::Result<> writeSettings(const EnvironmentSettings &settings);

    void rescan(); //!< reads what has changed since

    static QString secretKey(const QString &environment, const QString &variable) { return environment + u'/' + variable; }

Q_SIGNALS:
    void serversChanged(); //!< templates, variables, settings, or their problems

private:
    /*! A file as it last was good, and what is wrong with it now. */
    template <typename T>
    struct Kept {
        T good = {};
        QByteArray bytes;
        bool read = false;
        std::optional<lattice::Error> error;
    };

    template <typename T, typename Parse>
    static bool update(Kept<T> &kept, const QString &path, Parse parse);
    void watch(const QStringList &files);

    EnvironmentPaths m_paths;
    QString m_name;
    SecretStore &m_secrets;
    AgentCatalogue m_catalogue;
    QMap<QString, Kept<ServerTemplateFile>> m_files; //!< by file name
    Kept<Variables> m_variables;
    Kept<EnvironmentSettings> m_settings;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QTimer m_sweep;
};

} // namespace core

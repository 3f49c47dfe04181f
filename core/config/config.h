// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

#include <chrono>

namespace core {

struct UserConfig {
    QString user;
    Secret password;

    friend bool operator==(const UserConfig &, const UserConfig &) = default;
};

/*! The nats-server that an orchestrator supervises. */
struct EmbeddedConfig {
    bool enabled = true; //!< false: an orchestrator that uses the server of `nats.url`
    int port = 0; //!< 0: the next free one from 4222 up; -1: any free one; else this one or an error
    int monitoringPort = 0; //!< 0: 8222 or a free one; -1: any free one
    QString bind; //!< empty: 127.0.0.1
    QString storeDir; //!< empty: `lattice` in the home's data
    bool authEnabled = true;
    QList<UserConfig> users;
    Secret token;

    friend bool operator==(const EmbeddedConfig &, const EmbeddedConfig &) = default;
};

/*! The connection of a member, or of an orchestrator without a server of its own. */
struct NatsConfig {
    QString url;
    QString user;
    Secret password;
    QString credentialsFile;
    QString nkeyFile;
    Secret nkeySeed;
    Secret token;
    bool tlsEnabled = false;
    QString tlsCertificate;
    QString tlsKey;
    QString tlsCa;
    bool tlsSkipVerify = false;
    std::chrono::seconds reconnectWait{2};
    int maxReconnects = -1; //!< negative: without end

    friend bool operator==(const NatsConfig &, const NatsConfig &) = default;
};

struct EventsConfig {
    std::chrono::seconds maxAge = std::chrono::days(7);
    qint64 maxBytes = 1024LL * 1024 * 1024;
    qint64 maxMessages = -1; //!< negative: without limit
    int replicas = 1;
    int batch = 100;
    std::chrono::milliseconds flush{100};

    friend bool operator==(const EventsConfig &, const EventsConfig &) = default;
};

struct LatticeConfig {
    QString
        mode; //!< "standalone", "orchestrator", "member"; empty: not said, so standalone, or member when nats.url is set
    QString stationId;
    QString stationName;
    QString pool;
    QString region;
    QStringList tags;
    int slots = 4; //!< calls at a time
    int queue = 64;
    EmbeddedConfig embedded;
    NatsConfig nats;
    EventsConfig events;
    std::chrono::seconds presenceTtl{30};
    std::chrono::seconds cleanupInterval{60};
    std::chrono::seconds timeout{60}; //!< until a station takes the call
    bool remoteRead = true; //!< stations that nobody allowed may read here
    int retryCount = 3; //!< tries before a handler answers

    friend bool operator==(const LatticeConfig &, const LatticeConfig &) = default;
};

/*! Where traces go. The standard variables `OTEL_…` count before these. \sa TelemetrySettings */
struct TelemetryConfig {
    bool enabled = true;
    QString provider; //!< "none" is off, "jaeger" one on this machine
    QString endpoint; //!< OTLP over HTTP, without /v1/traces
    Secret headers;   //!< NAME=VALUE,…
    QString serviceName = QStringLiteral("station");
    QString environment; //!< deployment.environment.name
    QString sampleRate = QStringLiteral("1"); //!< of new traces, 0 to 1
    bool captureContent = false; //!< prompts, answers and what tools get and give

    friend bool operator==(const TelemetryConfig &, const TelemetryConfig &) = default;
};

/*! What runs may take, and how long they are remembered. */
struct RunsConfig {
    std::chrono::seconds maxAge = std::chrono::days(30);
    qint64 maxBytes = 2LL * 1024 * 1024 * 1024;
    std::chrono::seconds toolTimeout = std::chrono::minutes(5); //!< for one tool call
    int maxDepth = 5;       //!< of agents that call agents
    int budgetSteps = 500;  //!< exchanges with models, of a run with all that it starts; negative: no limit
    qint64 budgetTokens = -1;
    double budgetCost = -1; //!< US dollars

    friend bool operator==(const RunsConfig &, const RunsConfig &) = default;
};

/*! What is said of one provider of models, built in or of one's own. */
struct ProviderConfig {
    QString name; //!< in `name/model`
    QString api; //!< openai, responses, anthropic, gemini, ollama; empty: as built in, else openai
    QString baseUrl;
    Secret apiKey;
    QString model; //!< when nobody names one
    int requestsPerMinute = 0; //!< of all runs together; 0: no limit
    qint64 tokensPerMinute = 0;
    int concurrency = 64; //!< requests under way at the same time
    std::chrono::milliseconds connect{0}; //!< time limits; 0: the usual ones
    std::chrono::milliseconds firstByte{0};
    std::chrono::milliseconds silence{0};

    friend bool operator==(const ProviderConfig &, const ProviderConfig &) = default;
};

struct ModelsConfig {
    QStringList fallback; //!< models that are asked when the wanted one cannot be
    QList<ProviderConfig> providers;

    friend bool operator==(const ModelsConfig &, const ModelsConfig &) = default;
};

/*! What `config.yaml`, the environment and the command line say. Every field is a row of configKeys(). */
struct Config {
    LatticeConfig lattice;
    QString workspace; //!< the folder of the environments; empty: the home's
    QString aiProvider;
    QString aiModel;
    QString aiBaseUrl;
    Secret aiApiKey;
    ModelsConfig models;
    int mcpPort = 8586;
    QString mcpTlsCertificate; //!< PEM files, for MCP beyond this machine
    QString mcpTlsKey;
    QString mcpOauthIssuer; //!< empty: tokens of our own alone
    QString mcpOauthAudience;
    int agentsPort = 0; //!< 0: the MCP port + 1
    QString bind; //!< of the MCP endpoints; empty: 127.0.0.1
    TelemetryConfig telemetry;
    QString logFormat = QStringLiteral("text");
    QString logLevel = QStringLiteral("info");
    RunsConfig runs;
    QJsonArray agents; //!< inline agents, as written: objects with at least "name"

    friend bool operator==(const Config &, const Config &) = default;
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#include "core/config/configkey.h"

using namespace Qt::StringLiterals;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

using Value = const QVariant &;
constexpr qint64 kYear = 366LL * 24 * 3600;
constexpr qint64 kMillion = 1'000'000;

std::chrono::seconds seconds(Value v) { return std::chrono::seconds(v.toLongLong()); }

QList<ConfigKey> stationKeys()
{
    return {
        {.path = u"lattice.mode"_s, .type = KeyType::Choice, .help = u"How the station takes part: alone, leading a lattice with a nats-server of its own, or as a member of one. Not said: member when nats.url is set, else standalone."_s,
         .assign = [](Config &c, Value v) { c.lattice.mode = v.toString(); }, .choices = {u"standalone"_s, u"orchestrator"_s, u"member"_s}},
        {.path = u"lattice.station_id"_s, .type = KeyType::StationId, .help = u"The station's id on the lattice. Not said: made once and kept in the home."_s,
         .assign = [](Config &c, Value v) { c.lattice.stationId = v.toString(); }},
        {.path = u"lattice.station_name"_s, .help = u"The name that people see. Not said: the machine's name."_s,
         .assign = [](Config &c, Value v) { c.lattice.stationName = v.toString(); }},
        {.path = u"lattice.pool"_s, .help = u"Stations of one pool own their agents' names together and share the calls."_s,
         .assign = [](Config &c, Value v) { c.lattice.pool = v.toString(); }},
        {.path = u"lattice.region"_s, .help = u"Where the station stands; the map groups by it."_s,
         .assign = [](Config &c, Value v) { c.lattice.region = v.toString(); }},
        {.path = u"lattice.tags"_s, .type = KeyType::Words, .help = u"Words to find and group the station by."_s,
         .assign = [](Config &c, Value v) { c.lattice.tags = v.toStringList(); }},
        {.path = u"lattice.slots"_s, .type = KeyType::Integer, .initial = u"4"_s, .help = u"Calls and work that are handled at the same time."_s,
         .assign = [](Config &c, Value v) { c.lattice.slots = v.toInt(); }, .least = 1, .most = 1024},
        {.path = u"lattice.queue"_s, .type = KeyType::Integer, .initial = u"64"_s, .help = u"Calls that may wait for a slot; beyond that the station answers busy."_s,
         .assign = [](Config &c, Value v) { c.lattice.queue = v.toInt(); }, .least = 0, .most = 65536},
    };
}

QList<ConfigKey> embeddedKeys()
{
    return {
        {.path = u"lattice.embedded.enabled"_s, .type = KeyType::Boolean, .initial = u"true"_s, .help = u"Whether an orchestrator runs a nats-server of its own; false: it leads the lattice of nats.url."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.enabled = v.toBool(); }, .aliases = {u"lattice.orchestrator.embedded_nats.enabled"_s}},
        {.path = u"lattice.embedded.port"_s, .type = KeyType::Integer, .initial = u"0"_s, .help = u"NATS port. 0: the next free one from 4222 up; -1: any free one; another: this one, or an error that names who has it."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.port = v.toInt(); },
         .aliases = {u"lattice.orchestrator.embedded_nats.port"_s}, .variables = {u"STN_LATTICE_NATS_PORT"_s}, .least = -1, .most = 65535},
        {.path = u"lattice.embedded.http_port"_s, .type = KeyType::Integer, .initial = u"0"_s, .help = u"Monitoring port, on loopback only. 0: 8222, or a free one when that is taken; -1: any free one."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.monitoringPort = v.toInt(); },
         .aliases = {u"lattice.orchestrator.embedded_nats.http_port"_s}, .variables = {u"STN_LATTICE_NATS_HTTP_PORT"_s}, .least = -1, .most = 65535},
        {.path = u"lattice.embedded.bind"_s, .initial = u"127.0.0.1"_s, .help = u"Address to listen on. Beyond loopback only with sign-in and TLS."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.bind = v.toString(); }},
        {.path = u"lattice.embedded.store_dir"_s, .type = KeyType::Path, .help = u"Folder of the server's data. Not said: lattice in the home's data."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.storeDir = v.toString(); },
         .aliases = {u"lattice.orchestrator.embedded_nats.store_dir"_s}, .variables = {u"STN_LATTICE_NATS_STORE_DIR"_s}},
        {.path = u"lattice.embedded.auth.enabled"_s, .type = KeyType::Boolean, .initial = u"true"_s, .help = u"Whether clients must sign in."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.authEnabled = v.toBool(); },
         .aliases = {u"lattice.orchestrator.embedded_nats.auth.enabled"_s}, .variables = {u"STN_LATTICE_AUTH_ENABLED"_s}},
        {.path = u"lattice.embedded.auth.users"_s, .type = KeyType::Users, .help = u"Who may sign in, a list of {username, password}, besides the user station with its generated secret."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.users = v.value<QList<UserConfig>>(); },
         .aliases = {u"lattice.orchestrator.embedded_nats.auth.users"_s}},
        {.path = u"lattice.embedded.auth.token"_s, .type = KeyType::Secret, .help = u"A token to sign in with; beside users it is the password of user token."_s,
         .assign = [](Config &c, Value v) { c.lattice.embedded.token = Secret(v.toString()); },
         .aliases = {u"lattice.orchestrator.embedded_nats.auth.token"_s}, .variables = {u"STN_LATTICE_AUTH_TOKEN"_s}},
    };
}

QList<ConfigKey> natsKeys()
{
    return {
        {.path = u"lattice.nats.url"_s, .help = u"The lattice to join: nats://HOST:PORT or tls://…, several with commas."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.url = v.toString(); }, .aliases = {u"lattice_url"_s}, .variables = {u"STN_LATTICE_URL"_s}},
        {.path = u"lattice.nats.auth.creds_file"_s, .type = KeyType::Path, .help = u"Credentials file. Of all ways to sign in the first that is set counts, in this order."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.credentialsFile = v.toString(); }, .variables = {u"STN_LATTICE_NATS_CREDS_FILE"_s}},
        {.path = u"lattice.nats.auth.nkey_file"_s, .type = KeyType::Path, .help = u"File with an NKey seed."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.nkeyFile = v.toString(); }, .variables = {u"STN_LATTICE_NATS_NKEY_FILE"_s}},
        {.path = u"lattice.nats.auth.nkey_seed"_s, .type = KeyType::Secret, .help = u"NKey seed, SU…; better in the environment than in the file."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.nkeySeed = Secret(v.toString()); }, .variables = {u"STN_LATTICE_NATS_NKEY_SEED"_s}},
        {.path = u"lattice.nats.auth.token"_s, .type = KeyType::Secret, .help = u"Token."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.token = Secret(v.toString()); }, .variables = {u"STN_LATTICE_NATS_TOKEN"_s}},
        {.path = u"lattice.nats.auth.user"_s, .help = u"User name."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.user = v.toString(); }, .aliases = {u"lattice.nats.auth.username"_s}, .variables = {u"STN_LATTICE_NATS_USER"_s}},
        {.path = u"lattice.nats.auth.password"_s, .type = KeyType::Secret, .help = u"Password."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.password = Secret(v.toString()); }, .variables = {u"STN_LATTICE_NATS_PASSWORD"_s}},
        {.path = u"lattice.nats.tls.enabled"_s, .type = KeyType::Boolean, .initial = u"false"_s, .help = u"Whether to speak TLS."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.tlsEnabled = v.toBool(); }},
        {.path = u"lattice.nats.tls.cert"_s, .type = KeyType::Path, .help = u"Our certificate (PEM), where the server asks for one."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.tlsCertificate = v.toString(); }, .aliases = {u"lattice.nats.tls.cert_file"_s}},
        {.path = u"lattice.nats.tls.key"_s, .type = KeyType::Path, .help = u"Its key (PEM)."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.tlsKey = v.toString(); }, .aliases = {u"lattice.nats.tls.key_file"_s}},
        {.path = u"lattice.nats.tls.ca"_s, .type = KeyType::Path, .help = u"The authority (PEM) that the server's certificate must come from; not said: the system's."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.tlsCa = v.toString(); }, .aliases = {u"lattice.nats.tls.ca_file"_s}},
        {.path = u"lattice.nats.tls.skip_verify"_s, .type = KeyType::Boolean, .initial = u"false"_s, .help = u"Takes any certificate. For trials only: the connection can then be listened to."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.tlsSkipVerify = v.toBool(); }},
        {.path = u"lattice.nats.reconnect_wait_sec"_s, .type = KeyType::Seconds, .initial = u"2"_s, .help = u"The longest pause between two tries to connect again."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.reconnectWait = seconds(v); }, .least = 0, .most = 3600},
        {.path = u"lattice.nats.max_reconnects"_s, .type = KeyType::Integer, .initial = u"-1"_s, .help = u"How often to try again; -1: without end."_s,
         .assign = [](Config &c, Value v) { c.lattice.nats.maxReconnects = v.toInt(); }, .least = -1, .most = kMillion},
    };
}

QList<ConfigKey> routingKeys()
{
    return {
        {.path = u"lattice.presence_ttl_sec"_s, .type = KeyType::Seconds, .initial = u"30"_s, .help = u"Silence after which a station counts as offline."_s,
         .assign = [](Config &c, Value v) { c.lattice.presenceTtl = seconds(v); }, .aliases = {u"lattice.orchestrator.registry.presence_ttl_sec"_s}, .least = 5, .most = 3600},
        {.path = u"lattice.cleanup_interval_sec"_s, .type = KeyType::Seconds, .initial = u"60"_s, .help = u"How often records of dead stations are swept."_s,
         .assign = [](Config &c, Value v) { c.lattice.cleanupInterval = seconds(v); }, .aliases = {u"lattice.orchestrator.registry.cleanup_interval_sec"_s}, .least = 1, .most = 86400},
        {.path = u"lattice.timeout_sec"_s, .type = KeyType::Seconds, .initial = u"60"_s, .help = u"How long until a station must have taken a call."_s,
         .assign = [](Config &c, Value v) { c.lattice.timeout = seconds(v); }, .aliases = {u"lattice.orchestrator.routing.timeout_sec"_s},
         .variables = {u"STN_LATTICE_ROUTING_TIMEOUT_SEC"_s}, .least = 1, .most = 86400},
        {.path = u"lattice.retry_count"_s, .type = KeyType::Integer, .initial = u"3"_s, .help = u"How often a call is tried before a station has taken it."_s,
         .assign = [](Config &c, Value v) { c.lattice.retryCount = v.toInt(); }, .aliases = {u"lattice.orchestrator.routing.retry_count"_s}, .least = 0, .most = 100},
        {.path = u"lattice.remote.read"_s, .type = KeyType::Boolean, .initial = u"true"_s, .help = u"Whether other stations of the lattice may read here (agents, runs, settings without secrets). What changes something needs an allowed key in any case."_s,
         .assign = [](Config &c, Value v) { c.lattice.remoteRead = v.toBool(); }},
        {.path = u"lattice.events.max_age"_s, .type = KeyType::Seconds, .initial = u"7d"_s, .help = u"How long the history is kept."_s,
         .assign = [](Config &c, Value v) { c.lattice.events.maxAge = seconds(v); }, .least = 60, .most = 100 * kYear},
        {.path = u"lattice.events.max_bytes"_s, .type = KeyType::Bytes, .initial = u"1GiB"_s, .help = u"How large the history may grow; the oldest goes first."_s,
         .assign = [](Config &c, Value v) { c.lattice.events.maxBytes = v.toLongLong(); }, .least = kMillion, .most = 1LL << 50},
        {.path = u"lattice.events.max_msgs"_s, .type = KeyType::Integer, .initial = u"-1"_s, .help = u"How many events are kept; -1: no limit."_s,
         .assign = [](Config &c, Value v) { c.lattice.events.maxMessages = v.toLongLong(); }, .least = -1, .most = 1LL << 50},
        {.path = u"lattice.events.replicas"_s, .type = KeyType::Integer, .initial = u"1"_s, .help = u"Copies of the history and of work in a cluster of servers."_s,
         .assign = [](Config &c, Value v) { c.lattice.events.replicas = v.toInt(); }, .least = 1, .most = 5},
        {.path = u"lattice.events.batch"_s, .type = KeyType::Integer, .initial = u"100"_s, .help = u"Events published at a time."_s,
         .assign = [](Config &c, Value v) { c.lattice.events.batch = v.toInt(); }, .least = 1, .most = 10000},
        {.path = u"lattice.events.flush_ms"_s, .type = KeyType::Millis, .initial = u"100"_s, .help = u"How long an event waits for others at most."_s,
         .assign = [](Config &c, Value v) { c.lattice.events.flush = std::chrono::milliseconds(v.toLongLong()); }, .least = 1, .most = 60000},
    };
}

QList<ConfigKey> engineKeys()
{
    return {
        {.path = u"workspace"_s, .type = KeyType::Path, .help = u"Folder that holds environments/. Not said: the home's."_s,
         .assign = [](Config &c, Value v) { c.workspace = v.toString(); }},
        {.path = u"agents"_s, .type = KeyType::Agents, .help = u"Inline agents, a list of {name, description, prompt, …}; only this file can change them."_s,
         .assign = [](Config &c, Value v) { c.agents = v.toJsonArray(); }},
        {.path = u"ai_provider"_s, .help = u"Whose models agents use when they do not say: anthropic, openai, gemini, ollama, custom, rehearsal. Not said: by the keys in the environment, else rehearsal."_s,
         .assign = [](Config &c, Value v) { c.aiProvider = v.toString(); }, .variables = {u"AI_PROVIDER"_s}},
        {.path = u"ai_model"_s, .help = u"The model of agents that name none."_s,
         .assign = [](Config &c, Value v) { c.aiModel = v.toString(); }, .variables = {u"AI_MODEL"_s}},
        {.path = u"ai_base_url"_s, .help = u"Address of the provider, for servers that speak its protocol."_s,
         .assign = [](Config &c, Value v) { c.aiBaseUrl = v.toString(); }, .variables = {u"AI_BASE_URL"_s}},
        {.path = u"ai_api_key"_s, .type = KeyType::Secret, .help = u"The provider's key; better in the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY), or written ${NAME} here."_s,
         .assign = [](Config &c, Value v) { c.aiApiKey = Secret(v.toString()); }, .variables = {u"AI_API_KEY"_s}},
        {.path = u"mcp_port"_s, .type = KeyType::Integer, .initial = u"8586"_s, .help = u"Port of the MCP endpoint /mcp. 0 or -1: any free one."_s,
         .assign = [](Config &c, Value v) { c.mcpPort = v.toInt(); }, .least = -1, .most = 65535},
        {.path = u"agents_port"_s, .type = KeyType::Integer, .initial = u"0"_s, .help = u"Port of agents as tools. 0: the MCP port + 1; -1: any free one."_s,
         .assign = [](Config &c, Value v) { c.agentsPort = v.toInt(); }, .least = -1, .most = 65535},
        {.path = u"bind"_s, .initial = u"127.0.0.1"_s, .help = u"Address of the MCP endpoints."_s,
         .assign = [](Config &c, Value v) { c.bind = v.toString(); }},
        {.path = u"log_format"_s, .type = KeyType::Choice, .initial = u"text"_s, .help = u"How the log on stderr is written."_s,
         .assign = [](Config &c, Value v) { c.logFormat = v.toString(); }, .choices = {u"text"_s, u"json"_s}},
        {.path = u"log_level"_s, .type = KeyType::Choice, .initial = u"info"_s, .help = u"What is logged."_s,
         .assign = [](Config &c, Value v) { c.logLevel = v.toString(); }, .choices = {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s}},
        {.path = u"lattice_orchestration"_s, .type = KeyType::Boolean, .help = u"The Go project's way to say lattice.mode: orchestrator."_s,
         .assign = [](Config &c, Value v) { if (v.toBool() && c.lattice.mode.isEmpty()) c.lattice.mode = u"orchestrator"_s; }},
    };
}

} // namespace

const QList<ConfigKey> &configKeys()
{
    static const QList<ConfigKey> keys = stationKeys() + embeddedKeys() + natsKeys() + routingKeys() + engineKeys();
    return keys;
}

const QStringList &foreignKeys()
{
    static const QStringList keys = {
        u"database_url"_s, u"ssh_port"_s, u"api_port"_s, u"admin_username"_s, u"debug"_s, u"local_mode"_s, u"dev_mode"_s, u"encryption_key"_s,
        u"serve_environment"_s, u"ai_auth_type"_s, u"ai_oauth_token"_s, u"ai_oauth_refresh_token"_s, u"ai_oauth_expires_at"_s, u"cloudship"_s,
        u"telemetry"_s, u"telemetry_enabled"_s, u"otel_endpoint"_s, u"jaeger_query_url"_s, u"webhook"_s, u"notifications"_s, u"notify"_s,
        u"sandbox"_s, u"coding"_s, u"secrets"_s, u"harness"_s, u"faker_templates"_s,
    };
    return keys;
}

} // namespace core

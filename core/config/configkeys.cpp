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

QList<ConfigKey> runKeys()
{
    return {
        {.path = u"runs.max_age"_s, .type = KeyType::Seconds, .initial = u"30d"_s, .help = u"How long runs are remembered."_s,
         .assign = [](Config &c, Value v) { c.runs.maxAge = seconds(v); }, .least = 60, .most = 100 * kYear},
        {.path = u"runs.max_bytes"_s, .type = KeyType::Bytes, .initial = u"2GiB"_s, .help = u"How large the record of runs may grow; the oldest goes first."_s,
         .assign = [](Config &c, Value v) { c.runs.maxBytes = v.toLongLong(); }, .least = kMillion, .most = 1LL << 50},
        {.path = u"runs.tool_timeout"_s, .type = KeyType::Seconds, .initial = u"5m"_s, .help = u"How long a tool may take."_s,
         .assign = [](Config &c, Value v) { c.runs.toolTimeout = seconds(v); }, .least = 1, .most = 86400},
        {.path = u"runs.max_depth"_s, .type = KeyType::Integer, .initial = u"5"_s, .help = u"How deep agents may call agents."_s,
         .assign = [](Config &c, Value v) { c.runs.maxDepth = v.toInt(); }, .least = 0, .most = 100},
        {.path = u"runs.budget.steps"_s, .type = KeyType::Integer, .initial = u"500"_s, .help = u"Exchanges with models that a run may need with all that it starts; -1: no limit."_s,
         .assign = [](Config &c, Value v) { c.runs.budgetSteps = v.toInt(); }, .least = -1, .most = 1'000'000},
        {.path = u"runs.budget.tokens"_s, .type = KeyType::Integer, .initial = u"-1"_s, .help = u"Tokens that a run may need with all that it starts; -1: no limit."_s,
         .assign = [](Config &c, Value v) { c.runs.budgetTokens = v.toLongLong(); }, .least = -1, .most = 1LL << 50},
    };
}

QList<ConfigKey> engineKeys()
{
    return {
        {.path = u"workspace"_s, .type = KeyType::Path, .help = u"Folder that holds environments/. Not said: the home's."_s,
         .assign = [](Config &c, Value v) { c.workspace = v.toString(); }},
        {.path = u"agents"_s, .type = KeyType::Agents, .help = u"Inline agents, a list of {name, description, prompt, …}; only this file can change them."_s,
         .assign = [](Config &c, Value v) { c.agents = v.toJsonArray(); }},
        {.path = u"ai_provider"_s, .help = u"Whose models agents use when they do not say: anthropic, openai, openai-responses, gemini, ollama, llamacpp, custom, rehearsal, or a name below models.providers. Not said: by the keys in the environment, else rehearsal."_s,
         .assign = [](Config &c, Value v) { c.aiProvider = v.toString(); }, .aliases = {u"ai.provider"_s}, .variables = {u"AI_PROVIDER"_s}},
        {.path = u"ai_model"_s, .help = u"The model of agents that name none."_s,
         .assign = [](Config &c, Value v) { c.aiModel = v.toString(); }, .aliases = {u"ai.model"_s}, .variables = {u"AI_MODEL"_s}},
        {.path = u"ai_base_url"_s, .help = u"Address of the provider, for servers that speak its protocol."_s,
         .assign = [](Config &c, Value v) { c.aiBaseUrl = v.toString(); }, .aliases = {u"ai.base_url"_s}, .variables = {u"AI_BASE_URL"_s}},
        {.path = u"ai_api_key"_s, .type = KeyType::Secret, .help = u"The provider's key; better in the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY), or written ${NAME} here."_s,
         .assign = [](Config &c, Value v) { c.aiApiKey = Secret(v.toString()); }, .aliases = {u"ai.api_key"_s}, .variables = {u"AI_API_KEY"_s}},
        {.path = u"models.fallback"_s, .type = KeyType::Words, .help = u"Models that are asked, in this order, when the wanted one cannot be reached, is busy or unknown; each as model or provider/model."_s,
         .assign = [](Config &c, Value v) { c.models.fallback = v.toStringList(); }},
        {.path = u"models.providers"_s, .type = KeyType::Providers, .help = u"Addresses, keys and limits of providers, and servers of one's own: see models.md."_s,
         .assign = [](Config &c, Value v) { c.models.providers = v.value<QList<ProviderConfig>>(); }},
        {.path = u"mcp_port"_s, .type = KeyType::Integer, .initial = u"8586"_s, .help = u"Port of the MCP endpoint /mcp; where it is taken, the next free one. Another port is had or is an error. 0 or -1: any free one."_s,
         .assign = [](Config &c, Value v) { c.mcpPort = v.toInt(); }, .least = -1, .most = 65535},
        {.path = u"mcp_tls_certificate"_s, .type = KeyType::Path, .help = u"Certificate (PEM) of the MCP endpoints, needed to bind them beyond this machine."_s,
         .assign = [](Config &c, Value v) { c.mcpTlsCertificate = v.toString(); }},
        {.path = u"mcp_tls_key"_s, .type = KeyType::Path, .help = u"Its private key (PEM)."_s, .assign = [](Config &c, Value v) { c.mcpTlsKey = v.toString(); }},
        {.path = u"mcp_oauth_issuer"_s, .help = u"Address of an authorization server (OAuth 2.1) whose access tokens the MCP endpoints take too: see mcp-server.md."_s,
         .assign = [](Config &c, Value v) { c.mcpOauthIssuer = v.toString(); }},
        {.path = u"mcp_oauth_audience"_s, .help = u"For whom such a token may be, beside the address of the endpoint itself."_s, .assign = [](Config &c, Value v) { c.mcpOauthAudience = v.toString(); }},
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

QList<ConfigKey> telemetryKeys()
{
    return {
        {.path = u"telemetry.enabled"_s, .type = KeyType::Boolean, .initial = u"true"_s, .help = u"false: no traces are made, also when an endpoint is known."_s,
         .assign = [](Config &c, Value v) { c.telemetry.enabled = v.toBool(); }, .aliases = {u"telemetry_enabled"_s}},
        {.path = u"telemetry.provider"_s, .type = KeyType::Choice, .help = u"jaeger: the endpoint is http://localhost:4318 when none is given; none: no traces."_s,
         .assign = [](Config &c, Value v) { c.telemetry.provider = v.toString(); }, .choices = {u"otlp"_s, u"jaeger"_s, u"none"_s, u"cloudship"_s}},
        {.path = u"telemetry.endpoint"_s, .help = u"Collector that takes OTLP over HTTP, as http://localhost:4318; /v1/traces is added. Not said: the Jaeger of `stn jaeger up`, if it was started."_s,
         .assign = [](Config &c, Value v) { c.telemetry.endpoint = v.toString(); }, .aliases = {u"otel_endpoint"_s}},
        {.path = u"telemetry.headers"_s, .type = KeyType::Secret, .help = u"Headers for the collector, NAME=VALUE,NAME=VALUE; values percent-encoded."_s,
         .assign = [](Config &c, Value v) { c.telemetry.headers = Secret(v.toString()); }},
        {.path = u"telemetry.service_name"_s, .initial = u"station"_s, .help = u"service.name of this station's spans."_s,
         .assign = [](Config &c, Value v) { c.telemetry.serviceName = v.toString(); }},
        {.path = u"telemetry.environment"_s, .help = u"deployment.environment.name of this station's spans."_s,
         .assign = [](Config &c, Value v) { c.telemetry.environment = v.toString(); }},
        {.path = u"telemetry.sample_rate"_s, .initial = u"1"_s, .help = u"Part of the new traces that is exported, from 0 to 1; a trace that came from elsewhere is exported as its caller decided."_s,
         .assign = [](Config &c, Value v) { c.telemetry.sampleRate = v.toString(); }},
        {.path = u"telemetry.capture_content"_s, .type = KeyType::Boolean, .initial = u"false"_s, .help = u"Whether prompts, answers and what tools get and give are put into spans."_s,
         .assign = [](Config &c, Value v) { c.telemetry.captureContent = v.toBool(); }},
    };
}

} // namespace

const QList<ConfigKey> &configKeys()
{
    static const QList<ConfigKey> keys = stationKeys() + embeddedKeys() + natsKeys() + routingKeys() + runKeys() + engineKeys() + telemetryKeys();
    return keys;
}

const QList<ProviderField> &providerFields()
{
    using Provider = ProviderConfig;
    static const QList<ProviderField> fields{
        {{.path = u"api"_s, .type = KeyType::Choice, .choices = {u"openai"_s, u"responses"_s, u"anthropic"_s, u"gemini"_s, u"ollama"_s}}, [](Provider &p, Value v) { p.api = v.toString(); }},
        {{.path = u"base_url"_s}, [](Provider &p, Value v) { p.baseUrl = v.toString(); }},
        {{.path = u"api_key"_s, .type = KeyType::Secret}, [](Provider &p, Value v) { p.apiKey = Secret(v.toString()); }},
        {{.path = u"model"_s}, [](Provider &p, Value v) { p.model = v.toString(); }},
        {{.path = u"requests_per_minute"_s, .type = KeyType::Integer, .least = 0, .most = kMillion}, [](Provider &p, Value v) { p.requestsPerMinute = v.toInt(); }},
        {{.path = u"tokens_per_minute"_s, .type = KeyType::Integer, .least = 0, .most = kMillion * kMillion}, [](Provider &p, Value v) { p.tokensPerMinute = v.toLongLong(); }},
        {{.path = u"concurrency"_s, .type = KeyType::Integer, .least = 1, .most = 255}, [](Provider &p, Value v) { p.concurrency = v.toInt(); }},
        {{.path = u"connect_sec"_s, .type = KeyType::Seconds, .least = 1, .most = 3600}, [](Provider &p, Value v) { p.connect = seconds(v); }},
        {{.path = u"first_byte_sec"_s, .type = KeyType::Seconds, .least = 1, .most = 86400}, [](Provider &p, Value v) { p.firstByte = seconds(v); }},
        {{.path = u"silence_sec"_s, .type = KeyType::Seconds, .least = 1, .most = 86400}, [](Provider &p, Value v) { p.silence = seconds(v); }},
    };
    return fields;
}

const QStringList &foreignKeys()
{
    static const QStringList keys = {
        u"database_url"_s, u"ssh_port"_s, u"api_port"_s, u"admin_username"_s, u"debug"_s, u"local_mode"_s, u"dev_mode"_s, u"encryption_key"_s,
        u"serve_environment"_s, u"ai_auth_type"_s, u"ai_oauth_token"_s, u"ai_oauth_refresh_token"_s, u"ai_oauth_expires_at"_s, u"cloudship"_s,
        u"jaeger_query_url"_s, u"webhook"_s, u"notifications"_s, u"notify"_s,
        u"sandbox"_s, u"coding"_s, u"secrets"_s, u"harness"_s, u"faker_templates"_s,
    };
    return keys;
}

} // namespace core

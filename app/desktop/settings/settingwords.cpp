// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settings/settingwords.h"

#include "app/desktop/window/shortcuttable.h"

#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// clang-format off: rows of a table, one thing a line
namespace app {

namespace {

struct Row {
    QLatin1StringView key;
    QLatin1StringView group;
    const char *title;
};

constexpr auto kRows = std::to_array<Row>({
    {"lattice.station_name"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Name of the station")},
    {"lattice.region"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Region")},
    {"lattice.tags"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tags")},
    {"lattice.pool"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Pool")},
    {"lattice.slots"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Slots")},
    {"lattice.queue"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Queue")},
    {"workspace"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Folder of the environments")},
    {"window.on_close"_L1, "general"_L1, QT_TRANSLATE_NOOP("SettingWords", "Closing the window of an orchestrator")},
    {"window.rail_names"_L1, "appearance"_L1, QT_TRANSLATE_NOOP("SettingWords", "Names beside the icons of the pages")},
    {"window.theme"_L1, "appearance"_L1, QT_TRANSLATE_NOOP("SettingWords", "Colors")},
    {"window.density"_L1, "appearance"_L1, QT_TRANSLATE_NOOP("SettingWords", "Height of rows")},
    {"window.text_size"_L1, "accessibility"_L1, QT_TRANSLATE_NOOP("SettingWords", "Size of text")},
    {"window.high_contrast"_L1, "accessibility"_L1, QT_TRANSLATE_NOOP("SettingWords", "High contrast")},
    {"window.notify_needs"_L1, "notifications"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tell what needs you")},
    {"window.notify_failed"_L1, "notifications"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tell failures")},
    {"window.notify_offline"_L1, "notifications"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tell when a protected station is offline")},
    {"window.notify_finished"_L1, "notifications"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tell when watched work ends")},
    {"window.letter_keys"_L1, "shortcuts"_L1, QT_TRANSLATE_NOOP("SettingWords", "Single-letter keys")},
    {"window.reduce_motion"_L1, "accessibility"_L1, QT_TRANSLATE_NOOP("SettingWords", "Reduce motion")},
    {"lattice.mode"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Part in the lattice")},
    {"lattice.nats.url"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Address of the lattice")},
    {"lattice.nats.auth.creds_file"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Credentials file")},
    {"lattice.nats.auth.nkey_file"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "NKey file")},
    {"lattice.nats.auth.nkey_seed"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "NKey seed")},
    {"lattice.nats.auth.token"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Token")},
    {"lattice.nats.auth.user"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "User")},
    {"lattice.nats.auth.password"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Password")},
    {"lattice.nats.tls.enabled"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "TLS")},
    {"lattice.nats.tls.cert"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Own certificate")},
    {"lattice.nats.tls.key"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Key of the own certificate")},
    {"lattice.nats.tls.ca"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Certificate authority")},
    {"lattice.nats.tls.skip_verify"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Take any certificate")},
    {"lattice.nats.reconnect_wait_sec"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Longest pause between tries")},
    {"lattice.nats.max_reconnects"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tries to connect again")},
    {"lattice.timeout_sec"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Time until a call is taken")},
    {"lattice.retry_count"_L1, "connections"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tries of a call")},
    {"lattice.embedded.enabled"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "NATS server of its own")},
    {"lattice.embedded.port"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "NATS port")},
    {"lattice.embedded.http_port"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Monitoring port")},
    {"lattice.embedded.bind"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Address to listen on")},
    {"lattice.embedded.store_dir"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Folder of the server")},
    {"lattice.embedded.auth.enabled"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Clients must sign in")},
    {"lattice.embedded.auth.users"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Users")},
    {"lattice.embedded.auth.token"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Token of the server")},
    {"lattice.presence_ttl_sec"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Silence until offline")},
    {"lattice.cleanup_interval_sec"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Sweeping of dead stations")},
    {"lattice.events.max_age"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Age of the history")},
    {"lattice.events.max_bytes"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Size of the history")},
    {"lattice.events.max_msgs"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Events in the history")},
    {"lattice.events.replicas"_L1, "orchestrator"_L1, QT_TRANSLATE_NOOP("SettingWords", "Copies of the history")},
    {"ai_provider"_L1, "models"_L1, QT_TRANSLATE_NOOP("SettingWords", "Provider")},
    {"ai_model"_L1, "models"_L1, QT_TRANSLATE_NOOP("SettingWords", "Model")},
    {"ai_base_url"_L1, "models"_L1, QT_TRANSLATE_NOOP("SettingWords", "Address of the provider")},
    {"ai_api_key"_L1, "models"_L1, QT_TRANSLATE_NOOP("SettingWords", "Key of the provider")},
    {"models.fallback"_L1, "models"_L1, QT_TRANSLATE_NOOP("SettingWords", "Models to fall back on")},
    {"models.providers"_L1, "models"_L1, QT_TRANSLATE_NOOP("SettingWords", "Further providers")},
    {"runs.tool_timeout"_L1, "policies"_L1, QT_TRANSLATE_NOOP("SettingWords", "Time for a tool")},
    {"runs.max_depth"_L1, "policies"_L1, QT_TRANSLATE_NOOP("SettingWords", "Depth of agents that call agents")},
    {"runs.budget.steps"_L1, "policies"_L1, QT_TRANSLATE_NOOP("SettingWords", "Steps of a run")},
    {"runs.budget.tokens"_L1, "policies"_L1, QT_TRANSLATE_NOOP("SettingWords", "Tokens of a run")},
    {"lattice.remote.read"_L1, "trust"_L1, QT_TRANSLATE_NOOP("SettingWords", "Other stations may read here")},
    {"bind"_L1, "trust"_L1, QT_TRANSLATE_NOOP("SettingWords", "Address of the MCP endpoints")},
    {"mcp_tls_certificate"_L1, "trust"_L1, QT_TRANSLATE_NOOP("SettingWords", "Certificate of the MCP endpoints")},
    {"mcp_oauth_issuer"_L1, "trust"_L1, QT_TRANSLATE_NOOP("SettingWords", "Authorization server whose tokens are taken")},
    {"mcp_oauth_audience"_L1, "trust"_L1, QT_TRANSLATE_NOOP("SettingWords", "For whom such a token may be")},
    {"mcp_tls_key"_L1, "trust"_L1, QT_TRANSLATE_NOOP("SettingWords", "Key of that certificate")},
    {"telemetry.enabled"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Traces")},
    {"telemetry.provider"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Kind of collector")},
    {"telemetry.endpoint"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Collector of traces")},
    {"telemetry.headers"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Headers for the collector")},
    {"telemetry.service_name"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Name of the service in traces")},
    {"telemetry.environment"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Environment in traces")},
    {"telemetry.sample_rate"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Part of the traces that is sent")},
    {"telemetry.capture_content"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Prompts and answers in traces")},
    {"runs.max_age"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Age of runs that are kept")},
    {"runs.max_bytes"_L1, "privacy"_L1, QT_TRANSLATE_NOOP("SettingWords", "Size of the record of runs")},
    {"lattice.station_id"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Id of the station")},
    {"lattice.events.batch"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Events published at a time")},
    {"lattice.events.flush_ms"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Longest wait of an event")},
    {"mcp_port"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "MCP port")},
    {"agents_port"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Port of agents as tools")},
    {"agents"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Agents in the file")},
    {"log_format"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Form of the log")},
    {"log_level"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "What is logged")},
    {"lattice_orchestration"_L1, "advanced"_L1, QT_TRANSLATE_NOOP("SettingWords", "Orchestrator, as the Go project says it")},
});

const Row *rowOf(const QString &key)
{
    const auto found = std::ranges::find_if(kRows, [&key](const Row &row) { return key == row.key; });
    return found == kRows.end() ? nullptr : &*found;
}

} // namespace

QStringList SettingWords::groups()
{
    return {u"general"_s, u"appearance"_s, u"connections"_s, u"orchestrator"_s, u"notifications"_s, u"shortcuts"_s, u"models"_s, u"policies"_s, u"trust"_s, u"privacy"_s, u"accessibility"_s, u"advanced"_s};
}

QString SettingWords::groupTitle(const QString &group)
{
    return group == "general"_L1 ? tr("General") : group == "appearance"_L1 ? tr("Appearance") : group == "connections"_L1 ? tr("Connections") : group == "orchestrator"_L1 ? tr("Orchestrator")
         : group == "notifications"_L1 ? tr("Notifications") : group == "shortcuts"_L1 ? tr("Shortcuts")
         : group == "models"_L1 ? tr("Models") : group == "policies"_L1 ? tr("Policies of tools") : group == "trust"_L1 ? tr("Trust") : group == "privacy"_L1 ? tr("Privacy")
         : group == "accessibility"_L1 ? tr("Accessibility") : tr("Advanced");
}

QString SettingWords::groupOf(const QString &key)
{
    if (ShortcutTable::ofSetting(key))
        return u"shortcuts"_s;
    const Row *row = rowOf(key);
    return row ? QString(row->group) : u"advanced"_s;
}

QString SettingWords::title(const QString &key)
{
    if (const ShortcutRow *keys = ShortcutTable::ofSetting(key))
        return ShortcutTable::words(*keys);
    const Row *row = rowOf(key);
    return row ? QCoreApplication::translate("SettingWords", row->title) : key;
}

int SettingWords::place(const QString &key)
{
    const Row *row = rowOf(key);
    return int(row ? row - kRows.data() : qsizetype(kRows.size()));
}

bool SettingWords::isKnown(const QString &key) { return rowOf(key) || ShortcutTable::ofSetting(key); }

QString SettingWords::help(const QString &key)
{
    if (const ShortcutRow *keys = ShortcutTable::ofSetting(key))
        return ShortcutTable::placeWords(keys->place);
    return key == "window.rail_names"_L1      ? tr("In narrow windows the icons stand alone.")
         : key == "window.on_close"_L1       ? tr("Other stations lose their hub when it stops. It goes on in the tray, or minimized where there is none.")
         : key == "window.notify_needs"_L1    ? tr("Questions, escalations, stalled work and conflicts. It stays until it is settled.")
         : key == "window.notify_failed"_L1   ? tr("Of work that was begun on this station, or is watched.")
         : key == "window.notify_offline"_L1  ? tr("Protected are stations with the tag protected.")
         : key == "window.notify_finished"_L1 ? tr("While the window is not in front. The menu of a row of work watches it.")
         : key == "window.letter_keys"_L1     ? tr("Keys that need no Control or Alt, as J, K and /. They count only where no text is written.")
         : key == "window.theme"_L1           ? tr("As the desktop has it, light, or dark.")
         : key == "window.density"_L1         ? tr("Rows of lists: compact 24, normal 30, roomy 38 pixels.")
         : key == "window.text_size"_L1       ? tr("Of all text in the window, over the size that the desktop has.")
         : key == "window.high_contrast"_L1   ? tr("Black and white, thick outlines, nothing that shines through.")
         : key == "window.reduce_motion"_L1   ? tr("No moving dots on the map; counts and lines say the same.")
                                              : QString();
}

QString SettingWords::choice(const QString &key, const QString &value)
{
    if (value.isEmpty())
        return tr("not said");
    if (key == "window.text_size"_L1)
        return tr("%1 %").arg(QLocale().toString(value.toInt()));
    if (key == "window.theme"_L1)
        return value == "light"_L1 ? tr("Light") : value == "dark"_L1 ? tr("Dark") : tr("As the desktop");
    if (key == "window.on_close"_L1)
        return value == "keep"_L1 ? tr("Goes on") : value == "stop"_L1 ? tr("Stops it") : tr("Ask");
    if (key == "window.density"_L1)
        return value == "compact"_L1 ? tr("Compact") : value == "roomy"_L1 ? tr("Roomy") : tr("Normal");
    if (key == "lattice.mode"_L1)
        return value == "standalone"_L1 ? tr("Alone") : value == "member"_L1 ? tr("Member") : tr("Orchestrator");
    return value;
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "core/tool/sandboxsource.h"

#include "core/agent/agentsettings.h"
#include "core/environment/servertemplate.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

SandboxPlan planOf(const SandboxSettings &settings)
{
    SandboxPlan plan;
    plan.mode = settings.mode == SandboxSettings::Mode::Code ? SandboxPlan::Mode::Session : SandboxPlan::Mode::Single;
    plan.runtime = runtimeName(settings.runtime);
    SandboxLimits &limits = plan.limits;
    limits.network = settings.network;
    if (settings.timeout > 0ms)
        limits.timeout = settings.timeout;
    if (settings.maxOutputBytes > 0)
        limits.outputBytes = settings.maxOutputBytes;
    if (settings.maxMemoryBytes > 0)
        limits.memoryBytes = settings.maxMemoryBytes;
    if (settings.maxFileBytes > 0)
        limits.fileBytes = settings.maxFileBytes;
    if (settings.maxFiles > 0)
        limits.files = settings.maxFiles;
    if (settings.maxProcesses > 0)
        limits.processes = settings.maxProcesses;
    return plan;
}

} // namespace

SandboxSource::SandboxSource(Values values)
    : m_values(std::move(values))
{ }

QCoro::Task<Result<QList<std::shared_ptr<ToolSession>>>> SandboxSource::open(RunScope scope, std::stop_token stop)
{
    Q_UNUSED(stop)
    const SandboxSettings settings = scope.agent.sandbox;
    if (!settings.enabled)
        co_return QList<std::shared_ptr<ToolSession>>();
    if (const auto checked = co_await SandboxBox::examine(); !checked)
        co_return failed(checked.error().fault, u"agent '%1': %2"_s.arg(scope.agent.name, checked.error().detail));
    if (!settings.pipPackages.isEmpty() || !settings.npmPackages.isEmpty())
        co_return failed(Fault::Invalid, u"agent '%1': 'sandbox' asks for packages (%2), and sandboxes install none; put them below /usr of this machine (Debian: python3-…, node-…) and take the key out"_s
                                             .arg(scope.agent.name, (settings.pipPackages + settings.npmPackages).join(u", "_s)));
    SandboxPlan plan = planOf(settings);
    if (!settings.environment.isEmpty()) {
        QHash<QString, QString> values;
        if (m_values) {
            const auto read = co_await m_values(scope.environment);
            if (!read)
                co_return std::unexpected(read.error());
            values = *read;
        }
        const auto look = [&values](const QString &name) { return values.contains(name) ? std::optional(values[name]) : std::nullopt; };
        const auto nothing = [](const QString &) { return std::optional<QString>(); };
        QStringList missing;
        for (auto variable = settings.environment.cbegin(); variable != settings.environment.cend(); ++variable) {
            const auto filled = fillText(variable.value(), {.variable = look, .process = nothing}, missing);
            if (!filled)
                co_return failed(Fault::Invalid, u"agent '%1': sandbox.environment.%2: %3"_s.arg(scope.agent.name, variable.key(), filled.error().detail));
            plan.environment.insert(variable.key(), *filled);
        }
        if (!missing.isEmpty())
            co_return failed(Fault::Invalid, u"agent '%1': variables of environment %2 are missing: %3; set them with `stn env vars set NAME VALUE`"_s.arg(scope.agent.name, scope.environment, missing.join(u", "_s)));
    }
    co_return QList<std::shared_ptr<ToolSession>>{std::make_shared<SandboxTools>(std::move(plan))};
}

} // namespace core

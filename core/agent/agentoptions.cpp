// SPDX-License-Identifier: Apache-2.0
// The keys of an agent that are neither name, model nor schema: sandbox, policy, memory, schedule, …
#include "core/agent/agentreader.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kManyFiles = 1'000'000;
constexpr qint64 kManyProcesses = 4096;

/*! The first of \a keys that \a map has. */
const YamlValue *firstOf(const YamlValue &map, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        if (const YamlValue *value = map.find(key); value && !value->isNull())
            return value;
    }
    return nullptr;
}

} // namespace

void AgentReader::readSandbox()
{
    const QStringList runtimes{u"python"_s, u"node"_s, u"bash"_s};
    const YamlValue *sandbox = m_front.root().find(u"sandbox");
    if (!sandbox || sandbox->isNull())
        return;
    SandboxSettings &settings = m_agent.sandbox;
    using Runtime = SandboxSettings::Runtime;
    if (sandbox->kind == YamlValue::Kind::Bool) {
        settings.enabled = sandbox->boolean;
        return;
    }
    settings.enabled = true;
    if (sandbox->isString()) {
        settings.runtime = Runtime(m_front.choiceOf(sandbox, u"sandbox", runtimes, 0));
        return;
    }
    if (!sandbox->isMap())
        return m_front.wrong(*sandbox, u"'sandbox' is %1; expected python, node, bash, true, false or a map with 'runtime'"_s.arg(sandbox->kindName()));
    settings.enabled = m_front.flagOf(sandbox->find(u"enabled"), u"sandbox.enabled", true);
    settings.runtime = Runtime(m_front.choiceOf(sandbox->find(u"runtime"), u"sandbox.runtime", runtimes, 0));
    settings.mode = SandboxSettings::Mode(m_front.choiceOf(sandbox->find(u"mode"), u"sandbox.mode", {u"compute"_s, u"code"_s}, 0));
    settings.session = SandboxSettings::Session(m_front.choiceOf(sandbox->find(u"session"), u"sandbox.session", {u"agent"_s, u"workflow"_s}, 0));
    settings.network = m_front.flagOf(firstOf(*sandbox, {u"allow_network", u"network"}), u"sandbox.allow_network", false);
    settings.pipPackages = m_front.listOf(sandbox->find(u"pip_packages"), u"sandbox.pip_packages");
    settings.npmPackages = m_front.listOf(sandbox->find(u"npm_packages"), u"sandbox.npm_packages");
    settings.image = m_front.textOf(sandbox->find(u"image"), u"sandbox.image");
    readSandboxLimits(*sandbox);
    const YamlValue *variables = firstOf(*sandbox, {u"environment", u"env"});
    if (variables && !variables->isMap())
        m_front.wrong(*variables, u"'sandbox.environment' is %1; expected a map of variables"_s.arg(variables->kindName()));
    for (qsizetype i = 0; variables && variables->isMap() && i < variables->items.size(); ++i)
        settings.environment.insert(variables->keys.at(i).name, m_front.textOf(&variables->items.at(i), u"sandbox.environment.%1"_s.arg(variables->keys.at(i).name)));
}

void AgentReader::readSandboxLimits(const YamlValue &sandbox)
{
    SandboxSettings &settings = m_agent.sandbox;
    const YamlValue *given = firstOf(sandbox, {u"limits", u"resources"});
    if (given && !given->isMap())
        m_front.wrong(*given, u"'sandbox.limits' is %1; expected a map"_s.arg(given->kindName()));
    const YamlValue limits = given && given->isMap() ? *given : YamlValue::map();
    const auto either = [&](std::initializer_list<QStringView> keys) {
        const YamlValue *above = firstOf(sandbox, keys);
        return above ? above : firstOf(limits, keys);
    };
    settings.timeout = m_front.secondsOf(either({u"timeout_seconds", u"timeout"}), u"sandbox.timeout");
    settings.maxOutputBytes = m_front.bytesOf(either({u"max_stdout_bytes", u"max_output"}), u"sandbox.max_stdout_bytes");
    settings.maxFileBytes = m_front.bytesOf(either({u"max_file_size_bytes", u"max_file_size"}), u"sandbox.limits.max_file_size_bytes");
    settings.maxFiles = int(m_front.numberOf(either({u"max_files"}), u"sandbox.limits.max_files", 1, kManyFiles, 0));
    settings.maxMemoryBytes = m_front.bytesOf(either({u"memory", u"max_memory"}), u"sandbox.limits.memory");
    settings.maxProcesses = int(m_front.numberOf(either({u"processes", u"max_processes"}), u"sandbox.limits.processes", 1, kManyProcesses, 0));
}

void AgentReader::readPolicy()
{
    const YamlValue *policy = m_front.root().find(u"tool_policy");
    if (!policy)
        return;
    const auto read = ToolPolicy::read(*policy, m_front.file().fileName());
    if (read)
        m_agent.toolPolicy = *read;
    else
        m_front.add(read.error());
}

void AgentReader::readOthers()
{
    const YamlValue &front = m_front.root();
    if (const YamlValue *memory = front.find(u"memory"); memory && memory->isMap()) {
        m_agent.memory = m_front.flagOf(memory->find(u"enabled"), u"memory.enabled", true);
        m_agent.memoryMaxTokens = int(m_front.numberOf(memory->find(u"max_tokens"), u"memory.max_tokens", 1, std::numeric_limits<int>::max(), 0));
    } else {
        m_agent.memory = m_front.flagOf(memory, u"memory", false);
    }
    if (const YamlValue *cloud = front.find(u"cloudshipai"); cloud && cloud->isMap()) { // the Go project's way to ask for a memory
        m_agent.memory = m_agent.memory || !m_front.textOf(cloud->find(u"memory"), u"cloudshipai.memory").isEmpty();
        m_agent.memoryMaxTokens = int(m_front.numberOf(cloud->find(u"memory_max_tokens"), u"cloudshipai.memory_max_tokens", 1, std::numeric_limits<int>::max(), m_agent.memoryMaxTokens));
    }
    m_agent.notify = m_front.flagOf(front.find(u"notify"), u"notify", false);
    if (const YamlValue *schedule = front.find(u"schedule"); schedule && schedule->isMap()) {
        m_agent.schedule.cron = m_front.textOf(schedule->find(u"cron"), u"schedule.cron").simplified();
        m_agent.schedule.enabled = m_front.flagOf(schedule->find(u"enabled"), u"schedule.enabled", true);
        const YamlValue *variables = schedule->find(u"variables");
        if (variables && !variables->isNull() && !variables->isMap())
            m_front.wrong(*variables, u"'schedule.variables' is %1; expected a map of input values"_s.arg(variables->kindName()));
        m_agent.schedule.variables = variables ? variables->toJson().toObject() : QJsonObject();
        const qsizetype fields = m_agent.schedule.cron.isEmpty() ? 0 : m_agent.schedule.cron.count(u' ') + 1;
        if (fields != 0 && fields != 5 && fields != 6 && !m_agent.schedule.cron.startsWith(u'@'))
            m_front.wrong(*schedule->find(u"cron"), u"'schedule.cron' has %1 fields; expected five, or six with seconds"_s.arg(fields));
    } else if (schedule && schedule->isString()) {
        m_agent.schedule.cron = schedule->text.simplified();
    }
    if (const YamlValue *coding = front.find(u"coding"); coding && coding->isMap()) {
        m_agent.coding.enabled = m_front.flagOf(coding->find(u"enabled"), u"coding.enabled", true);
        m_agent.coding.backend = m_front.textOf(coding->find(u"backend"), u"coding.backend");
        m_agent.coding.workspacePath = m_front.textOf(coding->find(u"workspace_path"), u"coding.workspace_path");
    } else {
        m_agent.coding.enabled = m_front.flagOf(coding, u"coding", false);
    }
}

} // namespace core

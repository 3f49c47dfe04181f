// SPDX-License-Identifier: Apache-2.0
#include "core/tool/agentmemory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kMostCharacters = 200'000;
constexpr int kCharactersPerToken = 4; // of English; of other languages less fits

class MemorySession final : public ToolSession
{
public:
    explicit MemorySession(AgentMemory memory) : m_memory(std::move(memory)) { }

    QList<ToolInfo> tools() const override
    {
        const auto schema = [](const QString &field, const QString &words) {
            return QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{field, QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, words}}}}}, {u"required"_s, QJsonArray{field}}};
        };
        return {{.name = u"remember"_s, .title = u"Remember"_s, .description = u"Notes one thing for your later runs. You see your notes at the beginning of each run."_s,
                 .inputSchema = schema(u"note"_s, u"what to remember, in a sentence"_s), .outputSchema = {}, .hints = {.readOnly = false, .destructive = false}, .server = u"memory"_s},
                {.name = u"rewrite_memory"_s, .title = u"Rewrite memory"_s, .description = u"Replaces all of your notes by a new text, of %1 characters at most."_s.arg(m_memory.limit()),
                 .inputSchema = schema(u"text"_s, u"all that is to be remembered"_s), .outputSchema = {}, .hints = {.readOnly = false, .destructive = false}, .server = u"memory"_s}};
    }

    QCoro::Task<Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink, std::chrono::milliseconds, std::stop_token) override
    {
        const auto done = name == "remember"_L1 ? m_memory.add(input["note"_L1].toString()) : m_memory.replace(input["text"_L1].toString());
        co_return done ? ToolResult::text(u"noted"_s) : ToolResult::error(done.error().detail);
    }

private:
    const AgentMemory m_memory;
};

} // namespace

std::optional<AgentMemory> AgentMemory::of(const Agent &agent, const QString &folder)
{
    if (folder.isEmpty() || !agent.file)
        return std::nullopt;
    const YamlValue *topic = agent.file->frontMatter().find(u"memory_topic");
    const bool shared = topic && topic->isScalar() && !topic->text.trimmed().isEmpty();
    if (!agent.memory && !shared)
        return std::nullopt;
    AgentMemory memory;
    memory.m_path = folder + u'/' + (shared ? u"topic-"_s + Agent::slug(topic->text) : agent.id) + ".md"_L1;
    if (agent.memoryMaxTokens > 0)
        memory.m_limit = std::min(kMostCharacters, qsizetype(agent.memoryMaxTokens) * kCharactersPerToken);
    return memory;
}

QString AgentMemory::read() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(4 * m_limit)).left(m_limit).trimmed() : QString();
}

Result<> AgentMemory::add(const QString &line) const
{
    const QString before = read();
    return replace((before.isEmpty() ? QString() : before + u'\n') + u"- "_s + line.simplified());
}

Result<> AgentMemory::replace(const QString &text) const
{
    if (text.size() > m_limit)
        return failed(Fault::Full, u"that would make %1 characters, and the memory holds %2; say it shorter with rewrite_memory"_s.arg(text.size()).arg(m_limit));
    QSaveFile file(m_path);
    if (!QDir().mkpath(QFileInfo(m_path).path()) || !file.open(QIODevice::WriteOnly) || file.write(text.toUtf8() + '\n') < 0 || !file.commit())
        return failed(Fault::Refused, u"the memory cannot be written: %1"_s.arg(file.errorString()));
    return {};
}

QCoro::Task<Result<QList<std::shared_ptr<ToolSession>>>> MemoryTools::open(RunScope scope, std::stop_token)
{
    QList<std::shared_ptr<ToolSession>> sessions;
    if (auto memory = AgentMemory::of(scope.agent, m_folder))
        sessions.append(std::make_shared<MemorySession>(*std::move(memory)));
    co_return sessions;
}

} // namespace core

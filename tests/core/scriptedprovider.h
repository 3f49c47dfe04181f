// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/pause.h"
#include "core/model/provider.h"
#include "core/tool/toolsource.h"

#include <deque>

/*! Plays replies in their order, and keeps what it was asked. */
class ScriptedProvider final : public core::Provider
{
public:
    using Play = std::function<lattice::Result<core::ModelReply>(const core::ModelRequest &)>;

    std::deque<Play> script; //!< one a request; the last is played over and over
    std::chrono::milliseconds delay{0};
    QList<core::ModelRequest> asked;

    static core::ModelReply reply(const QString &text)
    {
        core::ModelReply reply;
        reply.text = text;
        reply.model = QStringLiteral("scripted");
        reply.usage = {.inputTokens = 10, .outputTokens = 5};
        return reply;
    }
    static Play says(const QString &text) { return [text](const core::ModelRequest &) { return reply(text); }; }
    static Play calls(QList<core::ToolCall> calls, const QString &text = {})
    {
        return [calls, text](const core::ModelRequest &) {
            core::ModelReply calling = reply(text);
            calling.toolCalls = calls;
            calling.stop = core::StopReason::Tools;
            return calling;
        };
    }
    static Play fails(lattice::Fault fault, const QString &words) { return [=](const core::ModelRequest &) -> lattice::Result<core::ModelReply> { return lattice::failed(fault, words); }; }

    QCoro::Task<lattice::Result<core::ModelReply>> generate(core::ModelRequest request, core::Progress progress, std::stop_token stop) override
    {
        asked.append(request);
        const Play play = script.front();
        if (script.size() > 1)
            script.pop_front();
        if (delay.count() > 0 && !co_await core::pause(delay, stop))
            co_return lattice::failed(lattice::Fault::Cancelled, QStringLiteral("stopped"));
        if (stop.stop_requested())
            co_return lattice::failed(lattice::Fault::Cancelled, QStringLiteral("stopped"));
        auto reply = play(request);
        if (reply && progress && !reply->text.isEmpty())
            progress(reply->text);
        co_return reply;
    }
};

/*! Tools made of functions. */
class ScriptedTools final : public core::ToolSession
{
public:
    struct Tool {
        core::ToolInfo info;
        std::function<lattice::Result<core::ToolResult>(const QJsonObject &)> answer;
        std::chrono::milliseconds delay{0};
        bool deaf = false; //!< heeds no stop
    };
    QList<Tool> list;
    QStringList called;
    int underWay = 0;
    int most = 0;

    static core::ToolInfo info(const QString &name, const QString &server = QStringLiteral("test"), const QJsonObject &schema = {{QStringLiteral("type"), QStringLiteral("object")}})
    {
        return {.name = name, .title = {}, .description = name + QStringLiteral(" of ") + server, .inputSchema = schema, .outputSchema = {}, .hints = {}, .server = server};
    }

    QList<core::ToolInfo> tools() const override
    {
        QList<core::ToolInfo> infos;
        for (const Tool &tool : list)
            infos.append(tool.info);
        return infos;
    }
    QCoro::Task<lattice::Result<core::ToolResult>> call(QString name, QJsonObject input, core::ToolProgressSink, std::chrono::milliseconds, std::stop_token stop) override
    {
        called += name;
        most = std::max(most, ++underWay);
        const auto tool = *std::ranges::find_if(list, [&name](const Tool &each) { return each.info.name == name; });
        const bool whole = tool.delay.count() == 0 || co_await core::pause(tool.delay, tool.deaf ? std::stop_token() : stop);
        --underWay;
        if (!whole)
            co_return lattice::failed(lattice::Fault::Cancelled, QStringLiteral("told to end"));
        co_return tool.answer(input);
    }
};

/*! Gives every run the same session. */
class ScriptedSource final : public core::ToolSource
{
public:
    explicit ScriptedSource(QList<std::shared_ptr<core::ToolSession>> sessions) : m_sessions(std::move(sessions)) { }
    QCoro::Task<lattice::Result<QList<std::shared_ptr<core::ToolSession>>>> open(core::RunScope scope, std::stop_token) override
    {
        scopes.append(scope);
        co_return m_sessions;
    }
    QList<core::RunScope> scopes;

private:
    const QList<std::shared_ptr<core::ToolSession>> m_sessions;
};

// SPDX-License-Identifier: Apache-2.0
#include "app/bench/lineload.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/mcp/mcpclient.h"
#include "core/mcp/stdiotransport.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using Clock = std::chrono::steady_clock;
using lattice::Result;

double microseconds(Clock::duration time) { return std::chrono::duration<double, std::micro>(time).count(); }

} // namespace

MeasureTask measureToolCalls(Setting setting)
{
    const int calls = setting.quick ? 1000 : 5000;
    core::McpServerSpec spec;
    spec.name = u"echo"_s;
    spec.command = QCoreApplication::applicationFilePath();
    spec.arguments = {u"--as"_s, u"tool"_s};
    const auto client = std::make_shared<core::McpClient>(std::make_unique<core::StdioTransport>(spec, std::make_shared<core::ProcessGuard>()), core::McpClient::Options{.server = spec.name});
    if (const auto opened = co_await client->open({}); !opened)
        co_return std::unexpected(opened.error());
    std::vector<double> ours;
    for (int call = -100; call < calls; ++call) {
        const auto begin = Clock::now();
        const auto result = co_await client->callTool(u"echo"_s, {{u"text"_s, u"hello"_s}}, {}, 10s, {});
        if (!result)
            co_return std::unexpected(result.error());
        if (call >= 0)
            ours.push_back(microseconds(Clock::now() - begin));
    }
    co_await client->close();
    const auto bare = co_await lineTimes(u"tool"_s, core::RpcMessage::request(1, u"tools/call"_s, {{u"name"_s, u"echo"_s}, {u"arguments"_s, QJsonObject{{u"text"_s, u"hello"_s}}}}).toBytes(), calls);
    if (!bare)
        co_return std::unexpected(bare.error());
    co_return QList<Figures>{{median(ours), median(*bare), {}}};
}

} // namespace app

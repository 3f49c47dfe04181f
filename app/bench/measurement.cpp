// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measurement.h"

#include "app/bench/measures.h"

using namespace Qt::StringLiterals;

namespace app {

const QList<Measurement> &measurements()
{
    using enum Bar::On;
    static const QList<Measurement> all{
        {{{u"call"_s, u"µs"_s, {Ratio, 1.5}}, {u"call p99"_s, u"µs"_s, {Ratio, 2}}}, measureCalls},
        {{{u"registry"_s, u"ms"_s, {Ratio, 2}}}, measureRegistry},
        {{{u"start"_s, u"ms"_s, {Ours, 150}}}, measureStart},
        {{{u"memory"_s, u"MB"_s, {Ours, 40}}}, measureMemory},
        {{{u"presence 300"_s, u"%"_s, {Ours, 5, Bar::Limit::Excluded}}}, measurePresence},
        {{{u"model first word"_s, u"µs"_s, {Ratio, 1.5}}}, measureModel},
        {{{u"mcp tool call"_s, u"µs"_s, {Ratio, 2}}}, measureToolCalls},
        {{{u"work"_s, u"ms"_s, {Ratio, 1.43}}, {u"work unsynced"_s, u"ms"_s, {Ratio, 1.43}}}, measureWork},
        {{{u"event publish"_s, u"ms"_s, {Ratio, 1.43}}}, measureEventPublish},
        {{{u"mcp tools/call, 10 at a time"_s, u"µs"_s, {Ratio, 1.5}}, {u"mcp tools/call p99"_s, u"µs"_s, {Ratio, 2}}}, measureMcp},
        {{{u"mcp tools/call, stdio"_s, u"µs"_s, {Ratio, 1.5}}}, measureMcpStdio},
        {{{u"mcp list of 500 tools"_s, u"ms"_s, {Ratio, 2}}}, measureMcpList},
        {{{u"mcp idle client"_s, u"kB"_s, {Ours, 20}}, {u"mcp tools/call beside 500 idle"_s, u"µs"_s, {Ratio, 1.2}}}, measureMcpIdle},
        {{{u"replay"_s, u"ms"_s, {Ratio, 2.5}},
          {u"index load"_s, u"ms"_s, {Ours, 5000}},
          {u"index first rows"_s, u"ms"_s, {Ours, 200}},
          {u"index seek"_s, u"ms"_s, {Ours, 150}},
          {u"index filter first"_s, u"ms"_s, {Ours, 100}},
          {u"index filter all"_s, u"ms"_s, {Ours, 1000}}},
         measureHistory},
        {{{u"run step"_s, u"ms"_s, {Ratio, 1.5}}, {u"run list"_s, u"ms"_s, {Ours, 20}}, {u"runs open 80,000 steps"_s, u"ms"_s, {Ours, 1000}}, {u"runs unfold child"_s, u"ms"_s, {Ours, 50}}}, measureRuns},
        {{{u"start 1000 agents, first"_s, u"ms"_s, {Ratio, 20}}, {u"start 1000 agents"_s, u"ms"_s, {Ratio, 15}}}, measureAgentStart},
        {{{u"prompt render hot"_s, u"µs"_s, {Ratio, 2.5}}}, measurePromptRender},
#ifdef STATION_DESKTOP
        {{{u"map frame 300 (null RHI)"_s, u"ms"_s, {Ours, 2}}}, measureSmallMap},
        {{{u"map frame 3000 (null RHI)"_s, u"ms"_s, {Ours, 2}}}, measureLargeMap},
        {{{u"map tick 3000"_s, u"ms"_s, {Ours, 4}}}, measureTick3000},
        {{{u"map tick 10000"_s, u"ms"_s, {Ours, 15}}}, measureTick10000},
        {{{u"map rest 3000"_s, u"ms"_s, {Ours, 1500}}}, measureRest3000},
        {{{u"map places 3000"_s, u"ms"_s, {Ours, 4}}}, measureLayout3000},
        {{{u"map places 10000"_s, u"ms"_s, {Ours, 15}}}, measureLayout10000},
        {{{u"map join 3000"_s, u"ms"_s, {Ours, 16}}}, measureJoin3000},
#endif
    };
    return all;
}

} // namespace app

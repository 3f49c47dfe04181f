// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measurement.h"

namespace app {

using MeasureTask = QCoro::Task<lattice::Result<QList<Figures>>>;

MeasureTask measureCalls(Setting setting);    //!< p50 and p99 of a call
MeasureTask measureRegistry(Setting setting); //!< a large registry, read whole
MeasureTask measureStart(Setting setting);    //!< a member, to its ready line
MeasureTask measureAgentStart(Setting setting); //!< 1,000 prompt files, to the list of agents
MeasureTask measureMemory(Setting setting);   //!< a member that idles
MeasureTask measurePresence(Setting setting); //!< what 300 stations cost an orchestrator
MeasureTask measureModel(Setting setting);    //!< first word of a model, against the bare HTTP exchange
MeasureTask measureToolCalls(Setting setting); //!< a call of an MCP server on stdio
MeasureTask measureWork(Setting setting);     //!< durable work, from submitted to recorded
MeasureTask measureEventPublish(Setting setting); //!< events into the history
MeasureTask measureMcp(Setting setting);          //!< tools/call over HTTP, ten at a time
MeasureTask measureMcpStdio(Setting setting);     //!< tools/call over stdio
MeasureTask measureMcpList(Setting setting);      //!< 500 tools, listed
MeasureTask measureMcpIdle(Setting setting);      //!< 500 clients that only listen
MeasureTask measureHistory(Setting setting);      //!< a large history: read, indexed, sought, filtered
MeasureTask measureRuns(Setting setting);         //!< a step of a run, a page of a million runs
MeasureTask measurePromptRender(Setting setting); //!< a prompt that was rendered before

// Of the map, where the window is built.
MeasureTask measureSmallMap(Setting setting);    //!< a frame, 300 stations
MeasureTask measureLargeMap(Setting setting);    //!< a frame, 3,000 stations
MeasureTask measureTick3000(Setting setting);    //!< a step of the forces
MeasureTask measureTick10000(Setting setting);
MeasureTask measureRest3000(Setting setting);    //!< all steps, and who stands where
MeasureTask measureLayout3000(Setting setting);  //!< all places at once
MeasureTask measureLayout10000(Setting setting);
MeasureTask measureJoin3000(Setting setting);    //!< one more place

} // namespace app

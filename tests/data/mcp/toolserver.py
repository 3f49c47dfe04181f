#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An MCP server on stdio for tests: well-behaved by default, and bad in the ways its options name."""
import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time

parser = argparse.ArgumentParser()
parser.add_argument("--era", choices=["legacy", "modern", "dual"], default="legacy")
parser.add_argument("--version", default="2025-11-25")
parser.add_argument("--prefix", default="", help="before each tool's name")
parser.add_argument("--only", default="", help="the tools to have, by commas")
parser.add_argument("--page", type=int, default=3)
parser.add_argument("--slow-start", type=float, default=0)
parser.add_argument("--die-on-probe", action="store_true")
parser.add_argument("--die-at-start", action="store_true")
parser.add_argument("--deaf", action="store_true", help="reads and says nothing")
parser.add_argument("--garbage", action="store_true", help="lines that are no messages, and answers to nobody")
parser.add_argument("--huge", action="store_true", help="a line without an end")
parser.add_argument("--endless-pages", action="store_true")
parser.add_argument("--stubborn", action="store_true", help="ignores the end of its input, and SIGTERM")
parser.add_argument("--children", default="", help="starts a child that ignores SIGTERM, and writes its pid here")
parser.add_argument("--starts", default="", help="adds a line to this file at each start")
parser.add_argument("--noise", type=int, default=0, help="lines on stderr")
options = parser.parse_args()

lock = threading.Lock()
cancelled = set()
answers = {}
answered = threading.Condition()
extra = []
META = "io.modelcontextprotocol/"


def send(message):
    with lock:
        sys.stdout.write(json.dumps(dict(jsonrpc="2.0", **message)) + "\n")
        sys.stdout.flush()


def log(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def text(words, **more):
    return dict(content=[dict(type="text", text=words)], **more)


def schema(**properties):
    return dict(type="object", properties=properties, required=list(properties))


NUMBER = dict(type="number")
TOOLS = {
    "add": dict(description="Adds.", inputSchema=schema(a=NUMBER, b=NUMBER), outputSchema=schema(sum=NUMBER), annotations=dict(readOnlyHint=True)),
    "echo": dict(description="Says it again.", inputSchema=schema(text=dict(type="string")), annotations=dict(title="Echo")),
    "slow": dict(description="Takes its time.", inputSchema=schema(seconds=NUMBER)),
    "hang": dict(description="Never answers.", inputSchema=schema()),
    "crash": dict(description="Ends the server.", inputSchema=schema()),
    "fail": dict(description="Fails.", inputSchema=schema()),
    "refuse": dict(description="Answers with an error.", inputSchema=schema()),
    "lie": dict(description="Breaks its schema.", inputSchema=schema(), outputSchema=schema(n=dict(type="integer"))),
    "ask": dict(description="Asks a person.", inputSchema=schema()),
    "names": dict(description="Names of its variables.", inputSchema=schema()),
    "grow": dict(description="Gets one more tool.", inputSchema=schema()),
    "cancelled": dict(description="Which calls were cancelled.", inputSchema=schema()),
    "trace": dict(description="Its _meta.", inputSchema=schema()),
}


def tools():
    names = options.only.split(",") if options.only else list(TOOLS)
    return [dict(TOOLS[name], name=options.prefix + name) for name in names] + [dict(name=name, inputSchema=schema()) for name in extra]


def ask_client(method, params):
    key = "server-%d" % len(answers)
    with answered:
        answers[key] = None
    send(dict(id=key, method=method, params=params))
    with answered:
        answered.wait_for(lambda: answers[key] is not None, 20)
        return answers[key]


FORM = dict(message="Which colour?", requestedSchema=dict(type="object", properties=dict(colour=dict(type="string"), shade=dict(type="string", default="dark")), required=["colour"]))


def call(message, modern):
    params = message["params"]
    name, given = params["name"][len(options.prefix):], params.get("arguments", {})
    if name == "add":
        total = given["a"] + given["b"]
        return text(json.dumps(dict(sum=total)), structuredContent=dict(sum=total))
    if name == "echo":
        return text(given["text"])
    if name == "slow":
        token = params.get("_meta", {}).get("progressToken")
        for step in range(1, 5):
            time.sleep(given["seconds"] / 4)
            if message["id"] in cancelled:
                return None
            if token is not None:
                send(dict(method="notifications/progress", params=dict(progressToken=token, progress=step, total=4, message="step %d" % step)))
        return text("done")
    if name == "hang":
        return None
    if name == "crash":
        log("going down")
        os._exit(3)
    if name == "fail":
        return text("it did not work", isError=True)
    if name == "lie":
        return text("{}", structuredContent=dict(n="none"))
    if name == "ask":
        if modern:
            if "inputResponses" not in params:
                return dict(resultType="input_required", inputRequests=dict(colour=dict(method="elicitation/create", params=FORM)), requestState="state-1")
            return text(json.dumps([params["inputResponses"]["colour"], params.get("requestState")], sort_keys=True))
        return text(json.dumps(ask_client("elicitation/create", FORM), sort_keys=True))
    if name == "names":
        return text(",".join(sorted(os.environ)))
    if name == "grow":
        extra.append("grown-%d" % len(extra))
        send(dict(method="notifications/tools/list_changed"))
        return text("grown")
    if name == "cancelled":
        return text(json.dumps(sorted(cancelled)))
    if name == "trace":
        return text(json.dumps(params.get("_meta", {}), sort_keys=True))
    return text("?")


def serve(message):
    method, modern = message["method"], META + "protocolVersion" in message.get("params", {}).get("_meta", {})
    whole = dict(resultType="complete") if modern else {}

    def reply(result):
        if result is not None:
            send(dict(id=message["id"], result=dict(whole, **result)))

    def refuse(code, words, **more):
        send(dict(id=message["id"], error=dict(code=code, message=words, **more)))

    if modern and options.era == "legacy" or not modern and options.era == "modern":
        if options.die_on_probe:
            os._exit(1)
        return refuse(-32601, "Method not found: " + method)
    if modern and message["params"]["_meta"][META + "protocolVersion"] != "2026-07-28":
        return refuse(-32022, "Unsupported", data=dict(supported=["2026-07-28"]))
    if method == "server/discover":
        return reply(dict(supportedVersions=["2026-07-28"], capabilities=dict(tools=dict(listChanged=True)), ttlMs=0, cacheScope="private"))
    if method == "initialize":
        return reply(dict(protocolVersion=options.version, capabilities=dict(tools=dict(listChanged=True)), serverInfo=dict(name="test", version="1")))
    if method == "ping":
        return reply({})
    if method == "tools/list":
        if options.endless_pages:
            return reply(dict(tools=[], nextCursor="x%d" % time.monotonic_ns()))
        first = int(message.get("params", {}).get("cursor", 0))
        page = dict(tools=tools()[first:first + options.page])
        if first + options.page < len(tools()):
            page["nextCursor"] = str(first + options.page)
        if modern:
            page.update(ttlMs=0, cacheScope="private")
        return reply(page)
    if method == "subscriptions/listen":
        return send(dict(method="notifications/subscriptions/acknowledged", params={"_meta": {META + "subscriptionId": message["id"]}, "notifications": {}}))
    if method == "tools/call":
        if message["params"]["name"] == options.prefix + "refuse":
            return refuse(-32602, "such arguments are not taken")
        return threading.Thread(target=lambda: reply(call(message, modern)), daemon=True).start()
    refuse(-32601, "Method not found: " + method)


if options.starts:
    with open(options.starts, "a") as file:
        file.write("%d\n" % os.getpid())
if options.stubborn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if options.children:
    child = subprocess.Popen([sys.executable, "-c", "import signal,time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(300)"], stdin=subprocess.DEVNULL)
    with open(options.children, "w") as file:
        file.write(str(child.pid))
for number in range(options.noise):
    log("line %d" % number)
if options.die_at_start:
    log("no database at " + os.environ.get("DATABASE_KEY", "nowhere"))
    sys.exit(7)
if options.huge:
    while True:
        sys.stdout.write("x" * 65536)
time.sleep(options.slow_start)
for line in sys.stdin:
    if options.deaf:
        continue
    message = json.loads(line)
    if options.garbage:
        print("Listening on stdio \u2026 [debug]\n{\"half\":\n\n[]\n{\"jsonrpc\":\"2.0\"}\n{\"jsonrpc\":\"2.0\",\"id\":99999,\"result\":{}}\n{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"x\"}}", flush=True)
    if "method" not in message:
        with answered:
            answers[message["id"]] = message.get("result", message.get("error"))
            answered.notify_all()
    elif message["method"] == "notifications/cancelled":
        cancelled.add(message["params"]["requestId"])
    elif "id" in message:
        serve(message)
while options.stubborn:
    time.sleep(1)

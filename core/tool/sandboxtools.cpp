// SPDX-License-Identifier: Apache-2.0
#include "core/tool/sandboxtools.h"

#include "core/config/nearest.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kMostSessions = 4;
constexpr qint64 kMostRead = 1 << 20;
const QStringList kRuntimes{u"python"_s, u"node"_s, u"bash"_s};

using Answer = Result<ToolResult>;

QJsonObject text(const QString &description) { return {{u"type"_s, u"string"_s}, {u"description"_s, description}}; }
QJsonObject number(const QString &description) { return {{u"type"_s, u"number"_s}, {u"description"_s, description}}; }
QJsonObject flag(const QString &description) { return {{u"type"_s, u"boolean"_s}, {u"description"_s, description}}; }
QJsonObject schema(const QJsonObject &properties, const QStringList &required)
{
    return {{u"type"_s, u"object"_s}, {u"properties"_s, properties}, {u"required"_s, QJsonArray::fromStringList(required)}, {u"additionalProperties"_s, false}};
}

/*! Text where it is text, else base64: {"text": …} or {"base64": …}. */
QJsonObject contentOf(const QByteArray &bytes)
{
    if (bytes.isValidUtf8() && !bytes.contains('\0'))
        return {{u"text"_s, QString::fromUtf8(bytes)}};
    return {{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
}

/*! A text, or {"base64": …}. */
Result<QByteArray> bytesOf(const QJsonValue &value, const QString &name)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (const QJsonValue coded = value[u"base64"_s]; coded.isString()) {
        if (const auto bytes = QByteArray::fromBase64Encoding(coded.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors))
            return *bytes;
        return failed(Fault::Invalid, u"%1: not base64"_s.arg(name));
    }
    return failed(Fault::Invalid, u"%1: expected a text, or {\"base64\": …}"_s.arg(name));
}

QString cut(const QByteArray &kept, qint64 total, const QString &what)
{
    QByteArray whole = kept;
    while (!whole.isEmpty() && total > kept.size() && !whole.isValidUtf8() && kept.size() - whole.size() < 4)
        whole.chop(1); // the cut may go through a character
    QString text = QString::fromUtf8(whole);
    if (total > kept.size())
        text += u"\n[%1 is cut: %2 of %3 bytes are shown]"_s.arg(what).arg(kept.size()).arg(total);
    return text;
}

QString reason(const SandboxOutcome &outcome, const SandboxLimits &limits, std::chrono::milliseconds timeout)
{
    if (outcome.why == "timeout"_L1)
        return u"ended after %1 s, the time that it has"_s.arg(double(timeout.count()) / 1000);
    if (outcome.why == "memory"_L1)
        return u"ended: more than %1 MiB of memory and files together"_s.arg(limits.memoryBytes >> 20);
    if (outcome.why == "files"_L1)
        return u"ended: more than %1 files"_s.arg(limits.files);
    if (outcome.signal > 0)
        return u"ended by signal %1"_s.arg(outcome.signal);
    return outcome.exitCode == 0 ? QString() : u"exit code %1"_s.arg(outcome.exitCode);
}

ToolResult told(const SandboxOutcome &outcome, const SandboxLimits &limits, std::chrono::milliseconds timeout, const QJsonObject &files)
{
    const QString output = cut(outcome.output, outcome.outputTotal, u"output"_s), errors = cut(outcome.errors, outcome.errorsTotal, u"standard error"_s), why = reason(outcome, limits, timeout);
    QStringList parts;
    if (!output.isEmpty())
        parts << output;
    if (!errors.isEmpty())
        parts << u"[standard error]\n"_s + errors;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const QJsonObject content = file->toObject();
        parts << u"[%1]\n%2"_s.arg(file.key(), content.contains(u"error"_s) ? content[u"error"_s].toString() : content[u"text"_s].toString(content[u"base64"_s].toString()));
    }
    if (!why.isEmpty())
        parts << u'[' + why + u']';
    ToolResult result = ToolResult::text(parts.isEmpty() ? u"[no output]"_s : parts.join(u'\n'));
    result.isError = !why.isEmpty();
    QJsonObject structured{{u"exit_code"_s, outcome.exitCode}, {u"stdout"_s, output}, {u"stderr"_s, errors}, {u"duration_ms"_s, qint64(outcome.duration.count())},
                           {u"stdout_bytes"_s, outcome.outputTotal}, {u"stderr_bytes"_s, outcome.errorsTotal}};
    if (!why.isEmpty())
        structured.insert(u"ended"_s, why);
    if (!files.isEmpty())
        structured.insert(u"files"_s, files);
    result.structured = structured;
    return result;
}

/*! A problem that the model can do something about is an answer of the tool; others are ours. */
Answer answered(const lattice::Error &error)
{
    if (error.fault == Fault::Cancelled || error.fault == Fault::Timeout || error.fault == Fault::Unreachable)
        return std::unexpected(error);
    return ToolResult::error(error.detail);
}

QString mainFile(const QString &runtime, const QString &code, const QJsonObject &others)
{
    static const QRegularExpression module(u"^\\s*(import\\s+[\\w{*\"']|export\\s)"_s, QRegularExpression::MultilineOption);
    const QString suffix = runtime == "python"_L1 ? u"py"_s : runtime == "bash"_L1 ? u"sh"_s : module.match(code).hasMatch() ? u"mjs"_s : u"js"_s;
    QString name = u"main."_s + suffix;
    for (int i = 2; others.contains(name); ++i)
        name = u"main%1.%2"_s.arg(i).arg(suffix);
    return name;
}

QStringList program(const QString &runtime)
{
    return runtime == "python"_L1 ? QStringList{u"python3"_s, u"-u"_s} : runtime == "node"_L1 ? QStringList{u"node"_s} : QStringList{u"bash"_s};
}

QString packageOf(const QString &runtime) { return runtime == "python"_L1 ? u"python3"_s : runtime == "node"_L1 ? u"nodejs"_s : u"bash"_s; }

} // namespace

struct SandboxTools::Private {
    SandboxPlan plan;
    QMap<QString, std::shared_ptr<Sandbox>> sessions;
    int opened = 0;
    std::stop_source closing;

    std::chrono::milliseconds timeoutOf(const QJsonObject &input, std::chrono::milliseconds deadline) const
    {
        const auto wanted = input[u"timeout"_s].isDouble() ? std::chrono::milliseconds(qint64(qBound(0.1, input[u"timeout"_s].toDouble(), 86'400.0) * 1000)) : plan.limits.timeout;
        const auto most = std::min(wanted, plan.limits.timeout);
        // A little is kept of the deadline, so that what was printed until then comes back.
        return deadline > 2s ? std::min(most, deadline - 1s) : most;
    }

    QStringList withVariables(const QStringList &words) const
    {
        if (plan.environment.isEmpty())
            return words;
        QStringList all{u"env"_s}; // inside, where nobody else sees the words
        for (auto variable = plan.environment.cbegin(); variable != plan.environment.cend(); ++variable)
            all << variable.key() + u'=' + variable.value();
        return all + words;
    }

    /*! The session that is meant: the one that is named, else the only one. */
    Result<std::shared_ptr<Sandbox>> session(const QJsonObject &input)
    {
        const QString id = input[u"session"_s].toString();
        if (id.isEmpty() && sessions.size() == 1)
            return sessions.first();
        if (!sessions.contains(id))
            return failed(Fault::NotFound, sessions.isEmpty() ? u"no sandbox is open; call sandbox_open first"_s : u"there is no sandbox '%1'; open ones: %2"_s.arg(id, sessions.keys().join(u", "_s)));
        return sessions.value(id);
    }
};

namespace {

QCoro::Task<Answer> runCode(SandboxPlan plan, QStringList variables, QJsonObject input, std::chrono::milliseconds timeout, std::stop_token stop)
{
    const QString runtime = input[u"runtime"_s].toString(plan.runtime), code = input[u"code"_s].toString();
    if (!kRuntimes.contains(runtime))
        co_return ToolResult::error(u"there is no runtime '%1'; expected python, node or bash"_s.arg(runtime));
    const auto sandbox = co_await Sandbox::open(plan.limits, stop);
    if (!sandbox)
        co_return std::unexpected(sandbox.error());
    const QJsonObject files = input[u"files"_s].toObject();
    const QString main = mainFile(runtime, code, files);
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto bytes = bytesOf(*file, file.key());
        const auto written = bytes ? co_await (*sandbox)->write(file.key(), *bytes) : Result<>(std::unexpected(bytes.error()));
        if (!written)
            co_return answered(written.error());
    }
    if (const auto written = co_await (*sandbox)->write(main, code.toUtf8()); !written)
        co_return answered(written.error());
    auto outcome = co_await (*sandbox)->run({.words = variables + program(runtime) + QStringList(main), .input = input[u"stdin"_s].toString().toUtf8(), .timeout = timeout}, stop);
    if (!outcome)
        co_return answered(outcome.error());
    if (outcome->exitCode == 127 && outcome->errors.contains(program(runtime).first().toUtf8() + ": No such file"))
        co_return failed(Fault::NotFound, u"the runtime %1 is not installed below /usr of this machine (Debian: apt install %2)"_s.arg(runtime, packageOf(runtime)));
    QJsonObject read;
    const QJsonArray wanted = input[u"read"_s].toArray();
    for (const auto &path : wanted) {
        const auto part = co_await (*sandbox)->read(path.toString(), 0, kMostRead);
        if (part && part->size <= kMostRead)
            read.insert(path.toString(), contentOf(part->content));
        else
            read.insert(path.toString(), QJsonObject{{u"error"_s, part ? u"%1 bytes; at most 1 MiB is read"_s.arg(part->size) : part.error().detail}});
    }
    co_return told(*outcome, plan.limits, timeout, read);
}

QCoro::Task<Answer> execute(std::shared_ptr<Sandbox> sandbox, QStringList variables, QJsonObject input, std::chrono::milliseconds timeout, std::stop_token stop)
{
    const auto outcome = co_await sandbox->run({.words = variables + QStringList{u"bash"_s, u"-c"_s, input[u"command"_s].toString()}, .input = input[u"stdin"_s].toString().toUtf8(),
                                                .folder = input[u"folder"_s].toString(), .timeout = timeout}, stop);
    co_return outcome ? told(*outcome, sandbox->limits(), timeout, {}) : answered(outcome.error());
}

QCoro::Task<Answer> readFile(std::shared_ptr<Sandbox> sandbox, QJsonObject input)
{
    const auto part = co_await sandbox->read(input[u"path"_s].toString(), qint64(input[u"offset"_s].toDouble()), kMostRead);
    if (!part)
        co_return answered(part.error());
    const QJsonObject content = contentOf(part->content);
    QJsonObject structured = content;
    structured.insert(u"size"_s, part->size);
    const qint64 end = qint64(input[u"offset"_s].toDouble()) + part->content.size();
    const QString rest = end < part->size ? u"\n[cut: %1 of %2 bytes so far; go on with offset %1]"_s.arg(end).arg(part->size) : QString();
    ToolResult result = ToolResult::text(content[u"text"_s].toString(content[u"base64"_s].toString()) + rest);
    result.structured = structured;
    co_return result;
}

QCoro::Task<Answer> listFiles(std::shared_ptr<Sandbox> sandbox, QJsonObject input)
{
    const auto entries = co_await sandbox->list(input[u"path"_s].toString(), input[u"recursive"_s].toBool());
    if (!entries)
        co_return answered(entries.error());
    QJsonArray rows;
    QStringList lines;
    for (const Sandbox::Entry &entry : *entries) {
        rows << QJsonObject{{u"path"_s, entry.path}, {u"kind"_s, entry.kind}, {u"size"_s, entry.size}};
        lines << (entry.kind == "folder"_L1 ? entry.path + u'/' : u"%1 (%2 bytes)"_s.arg(entry.path).arg(entry.size));
    }
    ToolResult result = ToolResult::text(lines.isEmpty() ? u"[empty]"_s : lines.join(u'\n'));
    result.structured = QJsonObject{{u"files"_s, rows}};
    co_return result;
}

QCoro::Task<Answer> writeFile(std::shared_ptr<Sandbox> sandbox, QJsonObject input)
{
    const QString path = input[u"path"_s].toString();
    const auto bytes = input.contains(u"base64"_s) ? bytesOf(QJsonObject{{u"base64"_s, input[u"base64"_s]}}, path) : bytesOf(input[u"content"_s], path);
    if (!bytes)
        co_return answered(bytes.error());
    const auto written = co_await sandbox->write(path, *bytes);
    co_return written ? ToolResult::text(u"%1: %2 bytes"_s.arg(path).arg(bytes->size())) : answered(written.error());
}

QCoro::Task<Answer> deleteFile(std::shared_ptr<Sandbox> sandbox, QJsonObject input)
{
    const auto removed = co_await sandbox->remove(input[u"path"_s].toString(), input[u"recursive"_s].toBool());
    co_return removed ? ToolResult::text(u"%1 is gone"_s.arg(input[u"path"_s].toString())) : answered(removed.error());
}

} // namespace

SandboxTools::SandboxTools(SandboxPlan plan)
    : d(std::make_shared<Private>())
{
    d->plan = std::move(plan);
}

SandboxTools::~SandboxTools()
{
    const auto kept = d;
    kept->closing.request_stop();
    for (const auto &sandbox : std::exchange(kept->sessions, {}))
        sandbox->close();
}

QList<ToolInfo> SandboxTools::tools() const
{
    const QJsonObject timeout = number(u"seconds that it may take, at most %1"_s.arg(double(d->plan.limits.timeout.count()) / 1000)), session = text(u"which sandbox; may be left out while one is open"_s), path = text(u"below /work"_s);
    const QJsonObject runtime{{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(kRuntimes)}, {u"description"_s, u"what runs the code; without it %1"_s.arg(d->plan.runtime)}};
    const QJsonObject files{{u"type"_s, u"object"_s}, {u"description"_s, u"files to put into the folder first, by path: a text, or {\"base64\": …}"_s}};
    const QJsonObject read{{u"type"_s, u"array"_s}, {u"items"_s, QJsonObject{{u"type"_s, u"string"_s}}}, {u"description"_s, u"paths of files to bring back afterwards"_s}};
    const QString network = d->plan.limits.network ? u"It has the network."_s : u"It has no network."_s;
    const auto tool = [](const QString &name, const QString &title, const QString &description, const QJsonObject &input, const ToolHints &hints) {
        return ToolInfo{.name = name, .title = title, .description = description, .inputSchema = input, .outputSchema = {}, .hints = hints, .server = u"sandbox"_s};
    };
    const ToolHints changes{.readOnly = false, .destructive = false, .idempotent = false, .openWorld = d->plan.limits.network}, looks{.readOnly = true, .destructive = false, .idempotent = true, .openWorld = false},
        removes{.readOnly = false, .destructive = true, .idempotent = true, .openWorld = false};
    QList<ToolInfo> tools{tool(u"sandbox_run"_s, u"Run code"_s, u"Runs code in a fresh sandbox and gives back what it prints. The folder /work is empty but for the files given, and goes with the sandbox. "_s + network,
                               schema({{u"code"_s, text(u"the code"_s)}, {u"runtime"_s, runtime}, {u"files"_s, files}, {u"read"_s, read}, {u"stdin"_s, text(u"its standard input"_s)}, {u"timeout"_s, timeout}}, {u"code"_s}), changes)};
    if (d->plan.mode == SandboxPlan::Mode::Single)
        return tools;
    tools << tool(u"sandbox_open"_s, u"Open a sandbox"_s, u"Opens a sandbox whose folder /work stays until it is closed or the run ends. "_s + network, schema({}, {}), changes)
          << tool(u"sandbox_exec"_s, u"Run a command"_s, u"Runs a command of bash in the sandbox; python3 and node are there where the machine has them. Processes in the background go on."_s,
                  schema({{u"command"_s, text(u"the command"_s)}, {u"session"_s, session}, {u"folder"_s, path}, {u"stdin"_s, text(u"its standard input"_s)}, {u"timeout"_s, timeout}}, {u"command"_s}), changes)
          << tool(u"sandbox_fs_write"_s, u"Write a file"_s, u"Writes a file, whole, and the folders that it lies in."_s,
                  schema({{u"path"_s, path}, {u"content"_s, text(u"its text"_s)}, {u"base64"_s, text(u"instead of a text: its bytes"_s)}, {u"session"_s, session}}, {u"path"_s}), changes)
          << tool(u"sandbox_fs_read"_s, u"Read a file"_s, u"Reads a file, 1 MiB at a time."_s, schema({{u"path"_s, path}, {u"offset"_s, number(u"where to begin, in bytes"_s)}, {u"session"_s, session}}, {u"path"_s}), looks)
          << tool(u"sandbox_fs_list"_s, u"List files"_s, u"Lists a folder."_s, schema({{u"path"_s, path}, {u"recursive"_s, flag(u"with all below"_s)}, {u"session"_s, session}}, {}), looks)
          << tool(u"sandbox_fs_delete"_s, u"Delete a file"_s, u"Deletes a file or a folder."_s, schema({{u"path"_s, path}, {u"recursive"_s, flag(u"also a folder that is not empty"_s)}, {u"session"_s, session}}, {u"path"_s}), removes)
          << tool(u"sandbox_close"_s, u"Close a sandbox"_s, u"Closes a sandbox; its files are gone."_s, schema({{u"session"_s, session}}, {}), removes);
    return tools;
}

QCoro::Task<Result<ToolResult>> SandboxTools::call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop)
{
    Q_UNUSED(progress) // output comes at the end: parts of it tell a model nothing
    const auto kept = d;
    QStringList names;
    for (const ToolInfo &tool : tools()) {
        names << tool.name;
        if (tool.name != name)
            continue;
        const QJsonArray required = tool.inputSchema[u"required"_s].toArray();
        for (const auto &key : required) {
            if (!input.contains(key.toString()))
                co_return ToolResult::error(u"%1: '%2' is missing"_s.arg(name, key.toString()));
        }
    }
    if (!names.contains(name)) {
        const QString near = nearest(name, names);
        co_return failed(Fault::NotFound, u"the sandbox has no tool '%1'%2"_s.arg(name, near.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(near)));
    }
    const auto timeout = kept->timeoutOf(input, deadline);
    const QStringList variables = kept->withVariables({});
    if (name == "sandbox_run"_L1)
        co_return co_await runCode(kept->plan, variables, input, timeout, stop);
    if (name == "sandbox_open"_L1) {
        if (kept->sessions.size() >= kMostSessions)
            co_return ToolResult::error(u"%1 sandboxes are open; close one with sandbox_close"_s.arg(kMostSessions));
        const auto sandbox = co_await Sandbox::open(kept->plan.limits, stop);
        if (!sandbox)
            co_return std::unexpected(sandbox.error());
        if (kept->closing.stop_requested())
            co_return failed(Fault::Cancelled, u"the run has ended"_s);
        const QString id = u"s%1"_s.arg(++kept->opened);
        kept->sessions.insert(id, *sandbox);
        ToolResult result = ToolResult::text(u"Sandbox %1 is open; its folder is /work."_s.arg(id));
        result.structured = QJsonObject{{u"session"_s, id}};
        co_return result;
    }
    const auto sandbox = kept->session(input);
    if (!sandbox)
        co_return answered(sandbox.error());
    if (name == "sandbox_close"_L1) {
        (*sandbox)->close();
        kept->sessions.remove(kept->sessions.key(*sandbox));
        co_return ToolResult::text(u"The sandbox is closed."_s);
    }
    if (name == "sandbox_exec"_L1)
        co_return co_await execute(*sandbox, variables, input, timeout, stop);
    if (name == "sandbox_fs_write"_L1)
        co_return co_await writeFile(*sandbox, input);
    if (name == "sandbox_fs_read"_L1)
        co_return co_await readFile(*sandbox, input);
    if (name == "sandbox_fs_list"_L1)
        co_return co_await listFiles(*sandbox, input);
    co_return co_await deleteFile(*sandbox, input);
}

} // namespace core

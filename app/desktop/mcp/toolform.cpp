// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/toolform.h"

#include "app/errortext.h"

#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kLongestProgress = 20'000; // characters; the oldest go

} // namespace

ToolForm::ToolForm(VerbClient &verbs, const ToolListModel &tools, ToolCallHistory &history, QObject *parent)
    : FieldModel(parent), m_verbs(verbs), m_tools(tools), m_history(history)
{
    connect(this, &QAbstractItemModel::dataChanged, this, [this] {
        m_problem.clear();
        m_asking = false; // what was asked about is another thing now
        Q_EMIT progressed();
    });
}

void ToolForm::open(const QString &server, const QString &tool)
{
    if (server == this->server() && tool == this->tool())
        return;
    if (const QJsonObject found = m_tools.find(server, tool); !found.isEmpty())
        setTool(found);
}

void ToolForm::close()
{
    if (!m_tool.isEmpty())
        setTool({});
}

/*! What is shown of a call. One that is under way goes on, and ends in the history. */
void ToolForm::forget()
{
    m_callId.clear();
    m_requestId.clear();
    m_phase = CallValue::Idle;
    m_asking = false;
    m_progress.clear();
    m_problem.clear();
    m_errorText.clear();
    m_errorWords.clear();
    m_answer = {};
    m_result.setJson(QJsonValue::Undefined);
}

void ToolForm::setTool(const QJsonObject &tool)
{
    forget();
    m_tool = tool;
    const QJsonObject schema = tool[u"inputSchema"].toObject();
    const auto fields = InputForm::fields(QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact)));
    setFields(fields.value_or(QList<InputField>()), fields ? QString() : tr("Its schema cannot be read: %1").arg(fields.error().detail));
    m_schema.setJson(schema);
    Q_EMIT targetChanged();
    Q_EMIT progressed();
}

void ToolForm::refresh()
{
    if (m_tool.isEmpty())
        return;
    const QJsonObject now = m_tools.find(server(), tool());
    if (now.isEmpty())
        setTool({});
    else if (now != m_tool)
        setTool(now);
    else
        Q_EMIT targetChanged(); // who uses it may be others
}

void ToolForm::call()
{
    if (m_tool.isEmpty() || m_phase == CallValue::Running)
        return;
    m_problem = check() ? QString() : tr("Some values cannot be used; see there.");
    m_asking = m_problem.isEmpty() && m_tool[u"annotations"][u"destructiveHint"].toBool() && !m_tool[u"annotations"][u"readOnlyHint"].toBool();
    if (m_problem.isEmpty() && !m_asking)
        start();
    Q_EMIT progressed();
}

void ToolForm::confirm()
{
    if (!m_asking)
        return;
    start();
    Q_EMIT progressed();
}

void ToolForm::unask()
{
    m_asking = false;
    Q_EMIT progressed();
}

void ToolForm::start()
{
    forget();
    m_phase = CallValue::Running;
    const QString callId = m_callId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject input = InputForm::values(fields());
    m_history.begin({.id = callId, .server = server(), .tool = tool(), .input = input, .time = QDateTime::currentDateTimeUtc(), .summary = {}});
    QJsonObject arguments{{u"server"_s, server()}, {u"tool"_s, tool()}};
    if (!input.isEmpty())
        arguments[u"input"_s] = input;
    const auto begin = QDateTime::currentMSecsSinceEpoch();
    const QString requestId = m_verbs.ask(u"tool.call"_s, arguments, this, [this, callId, begin](const lattice::Result<QJsonObject> &answer) {
        const bool failed = !answer || (*answer)[u"is_error"].toBool();
        const bool stopped = !answer && answer.error().fault == lattice::Fault::Cancelled;
        m_history.end(callId, stopped ? CallValue::Stopped : failed ? CallValue::Failed : CallValue::Done, answer ? (*answer)[u"text"].toString() : answer.error().detail);
        Q_EMIT called();
        if (callId != m_callId)
            return;
        m_durationMs = double(QDateTime::currentMSecsSinceEpoch() - begin);
        m_phase = stopped ? CallValue::Stopped : failed ? CallValue::Failed : CallValue::Done;
        end(answer);
    }, [this, callId](const QString &part) {
        if (callId != m_callId)
            return;
        m_progress = (m_progress + part).right(kLongestProgress);
        Q_EMIT progressed();
    });
    m_requestId = m_phase == CallValue::Running ? requestId : QString();
}

void ToolForm::end(const lattice::Result<QJsonObject> &answer)
{
    m_requestId.clear();
    if (answer) {
        m_answer = *answer;
        m_errorText = m_phase == CallValue::Failed ? tr("The tool says that it failed.") : QString();
        const QJsonValue structured = m_answer[u"structured"];
        const QJsonDocument parsed = QJsonDocument::fromJson(m_answer[u"text"].toString().toUtf8());
        m_result.setJson(!structured.isUndefined() ? structured : parsed.isObject() ? QJsonValue(parsed.object()) : parsed.isArray() ? QJsonValue(parsed.array())
                         : m_answer[u"text"].toString().isEmpty() ? m_answer[u"content"] : QJsonValue(QJsonValue::Undefined));
    } else {
        m_errorText = answer.error().fault == lattice::Fault::Invalid ? tr("It was not called, or its answer is of no use.") : ErrorText::describe(answer.error());
        m_errorWords = m_phase == CallValue::Stopped ? QString() : answer.error().detail;
    }
    Q_EMIT progressed();
}

void ToolForm::cancel()
{
    if (m_phase == CallValue::Running)
        m_verbs.cancel(m_requestId);
}

void ToolForm::fill(int row)
{
    const ToolCall *call = m_history.callAt(row);
    if (!call)
        return;
    const QJsonObject tool = m_tools.find(call->server, call->tool);
    if (tool.isEmpty()) {
        m_problem = tr("The tool %1 of %2 is not there any more.").arg(call->tool, call->server);
        return Q_EMIT progressed();
    }
    const QJsonObject input = call->input;
    setTool(tool);
    QList<InputField> filled = fields();
    for (InputField &field : filled) {
        const QJsonValue value = input[field.key];
        field.text = value.isUndefined() ? QString() : InputForm::textOf(value);
    }
    setFields(filled, schemaProblem());
}

void ToolForm::repeat(int row)
{
    fill(row);
    if (m_problem.isEmpty())
        call();
}

QString ToolForm::answer() const
{
    const QString text = m_answer[u"text"].toString();
    return text.isEmpty() ? QString::fromUtf8(QJsonDocument(m_answer).toJson()) : text;
}

QString ToolForm::usedBy() const
{
    if (m_tool.isEmpty())
        return {};
    const QStringList agents = m_tools.agentsUsing(server(), tool());
    return agents.isEmpty() ? tr("No agent of this station uses it.") : agents.join(u", "_s);
}

} // namespace app

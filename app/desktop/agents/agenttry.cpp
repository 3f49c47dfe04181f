// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agenttry.h"

#include "app/desktop/agents/agentdocument.h"
#include "app/desktop/runs/runwords.h"
#include "app/desktop/vocabulary.h"
#include "app/errortext.h"
#include "core/agent/agent.h"
#include "core/agent/agentsettings.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

AgentTry::AgentTry(VerbClient &verbs, AgentDocument &document, const QString &folder)
    : m_verbs(verbs), m_document(document), m_folder(folder), m_phase(CallValue::Idle)
{
}

void AgentTry::setInput(const QJsonObject &schema)
{
    if (m_hasSchema && schema == m_schema)
        return;
    m_hasSchema = true;
    m_schema = schema;
    setSchema(schema.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact)));
}

void AgentTry::setTools(int tools)
{
    if (tools < Faked || tools > Real || std::exchange(m_tools, tools) == tools)
        return;
    if (tools == Recorded)
        loadRecordings();
    Q_EMIT toolsChanged();
    Q_EMIT progressed();
}

void AgentTry::setRecording(int row)
{
    m_recording = row;
    Q_EMIT recordingsChanged();
}

int AgentTry::phase() const { return m_phase; }

void AgentTry::loadRecordings()
{
    m_verbs.ask(u"runs.list"_s, {{u"agent"_s, m_document.title()}, {u"limit"_s, 20}}, this, [this](const Result<QJsonObject> &answer) {
        m_recordings.clear();
        m_recordedIds.clear();
        for (const QJsonValue value : answer ? (*answer)[u"runs"_s].toArray() : QJsonArray()) {
            const QJsonObject run = value.toObject();
            if (run[u"state"_s].toString() == "running"_L1 || run[u"tool_calls"_s].toInt() == 0)
                continue; // there is nothing in it to play
            m_recordedIds << run[u"run_id"_s].toString();
            m_recordings << tr("%1, %n tool call(s)", nullptr, run[u"tool_calls"_s].toInt()).arg(RunWords::clock(run[u"started_at"_s].toString()));
        }
        m_recording = 0;
        Q_EMIT recordingsChanged();
        Q_EMIT progressed();
    });
}

QString AgentTry::offReason() const
{
    const auto *environment = m_document.knowledge().tree().environment(m_document.environment());
    if (environment && !environment->isCurrent)
        return tr("Only agents of the current environment can be tried; %1 is another one.").arg(environment->name);
    if (m_document.problems()->errors() > 0)
        return tr("The text has errors; see the problems beside the editor.");
    if (m_tools == Recorded && m_recordedIds.isEmpty())
        return tr("No run of this agent has called a tool yet, so nothing is recorded.");
    return {};
}

/*! A short answer for each tool that is known and that the agent may call. A tool that is not known cannot be called. */
QByteArray AgentTry::fakes() const
{
    const auto agent = core::Agent::parse(m_document.text().toUtf8(), m_document.file());
    QJsonArray answers;
    for (const QString &known : m_document.knowledge().tools(m_document.environment())) {
        const QString server = known.section(u'/', 0, 0), tool = known.section(u'/', 1);
        if (!tool.isEmpty() && agent && core::matchesTool(agent->tools, server, tool))
            answers.append(QJsonObject{{u"tool"_s, tool}, {u"output"_s, tr("(faked) %1 was called and did nothing.").arg(tool)}});
    }
    return QJsonDocument(answers).toJson();
}

void AgentTry::run()
{
    if (m_phase == CallValue::Running || !offReason().isEmpty() || !check())
        return;
    m_phase = CallValue::Running;
    m_answer.clear();
    m_facts.clear();
    m_problem.clear();
    m_problemWords.clear();
    m_runId.clear();
    Q_EMIT progressed();
    if (m_tools == Real)
        return ask({});
    if (m_tools == Recorded)
        return ask(u"run:"_s + m_recordedIds.value(std::clamp(m_recording, 0, int(m_recordedIds.size()) - 1)));
    const QString path = m_folder + u"/fakes-%1.yaml"_s.arg(m_document.handle());
    m_document.jobs().write(path, fakes(), this, [this, path](const Result<> &written) {
        if (written)
            ask(path);
        else
            take(std::unexpected(written.error()));
    });
}

void AgentTry::ask(const QString &fakes)
{
    QJsonObject arguments{{u"agent"_s, m_document.title()}, {u"source"_s, m_document.text()}, {u"task"_s, task()}, {u"input"_s, values()}};
    if (!fakes.isEmpty())
        arguments[u"fakes"_s] = fakes;
    m_requestId = m_verbs.ask(u"agent.run"_s, arguments, this, [this](const Result<QJsonObject> &answer) { take(answer); }, [this](const QString &part) {
        m_answer += part;
        Q_EMIT progressed();
    });
}

void AgentTry::cancel() { m_verbs.cancel(m_requestId); }

void AgentTry::take(const Result<QJsonObject> &result)
{
    if (!result) {
        m_phase = result.error().fault == lattice::Fault::Cancelled ? CallValue::Stopped : CallValue::Failed;
        m_problem = ErrorText::describe(result.error());
        m_problemWords = result.error().detail;
        Q_EMIT progressed();
        return;
    }
    const QJsonObject &run = *result;
    m_phase = CallValue::Done;
    m_answer = run[u"text"_s].toString();
    m_runId = run[u"run_id"_s].toString();
    QStringList facts{Words::duration(run[u"duration_ms"_s].toDouble()), tr("%n step(s)", nullptr, run[u"steps"_s].toInt())};
    if (const int calls = run[u"tool_calls"_s].toInt(); calls > 0)
        facts << tr("%n tool call(s)", nullptr, calls);
    facts << RunWords::tokens(run[u"tokens"_s].toObject()) << (run.contains(u"cost"_s) ? RunWords::cost(run[u"cost"_s]) : tr("cost not known")) << run[u"model"_s].toString();
    facts.removeAll(QString());
    m_facts = facts.join(u" · "_s);
    Q_EMIT progressed();
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runagain.h"

#include "app/desktop/runs/runtexts.h"
#include "app/desktop/verbtext.h"
#include "app/desktop/vocabulary.h"
#include "app/errortext.h"

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

RunAgain::RunAgain(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_phase(CallValue::Idle)
{
}

void RunAgain::begin(const QString &runId)
{
    if (runId == m_runId && m_phase == CallValue::Running) {
        Q_EMIT changed(); // it is shown how that goes
        return;
    }
    m_runId = runId;
    m_run = {};
    m_draft.clear();
    m_answer.clear();
    m_problem.clear();
    m_problemWords.clear();
    m_newRunId.clear();
    m_requestId.clear(); // what still runs ends unseen, and stands in the list
    m_useDraft = false;
    m_phase = CallValue::Idle;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, runId}, {u"limit"_s, 1}}, this, [this, asked = ++m_asked](const Result<QJsonObject> &answer) {
        if (asked != m_asked)
            return;
        if (!answer)
            return fail(answer.error());
        m_run = *answer;
        m_realTools = toolCalls() == 0; // there is nothing to play
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void RunAgain::setDraft(const QString &draft)
{
    m_draft = draft;
    m_useDraft = m_useDraft && hasDraft();
    Q_EMIT changed();
}

void RunAgain::setRealTools(bool real)
{
    m_realTools = real || toolCalls() == 0;
    Q_EMIT changed();
}

void RunAgain::setUseDraft(bool use)
{
    m_useDraft = use && hasDraft();
    Q_EMIT changed();
}

QString RunAgain::input() const
{
    const QJsonObject input = m_run[u"input"_s].toObject();
    QStringList lines;
    for (auto value = input.begin(); value != input.end(); ++value)
        lines << value.key() + u": "_s + RunTexts::pretty(value.value());
    return lines.join(u'\n');
}

QJsonObject RunAgain::arguments() const
{
    QJsonObject arguments{{u"agent"_s, agent()}, {u"task"_s, task()}};
    if (const QJsonObject input = m_run[u"input"_s].toObject(); !input.isEmpty())
        arguments[u"input"_s] = input;
    if (m_useDraft)
        arguments[u"source"_s] = m_draft;
    if (!m_realTools)
        arguments[u"fakes"_s] = u"run:"_s + m_runId;
    return arguments;
}

QString RunAgain::command() const { return isReady() ? VerbText::command(u"agent.run"_s, arguments()) : QString(); }
QString RunAgain::mcpCall() const { return isReady() ? VerbText::mcpCall(u"agent.run"_s, arguments()) : QString(); }

void RunAgain::run()
{
    if (!isReady() || m_phase == CallValue::Running)
        return;
    m_phase = CallValue::Running;
    m_answer.clear();
    m_problem.clear();
    m_problemWords.clear();
    m_newRunId.clear();
    const int asked = ++m_asked;
    m_requestId = m_verbs.ask(u"agent.run"_s, arguments(), this, [this, asked](const Result<QJsonObject> &answer) {
        if (asked != m_asked)
            return;
        if (!answer)
            return fail(answer.error());
        m_phase = CallValue::Done;
        m_answer = (*answer)[u"text"_s].toString();
        m_newRunId = (*answer)[u"run_id"_s].toString();
        Q_EMIT changed();
    }, [this, asked](const QString &part) {
        if (asked != m_asked)
            return;
        m_answer += part;
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void RunAgain::fail(const lattice::Error &error)
{
    m_phase = error.fault == lattice::Fault::Cancelled ? CallValue::Stopped : CallValue::Failed;
    m_problem = ErrorText::describe(error);
    m_problemWords = error.detail;
    Q_EMIT changed();
}

void RunAgain::cancel() { m_verbs.cancel(m_requestId); }

} // namespace app

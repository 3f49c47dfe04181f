// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/rundetails.h"

#include "app/desktop/runs/runwords.h"
#include "app/errortext.h"

using namespace Qt::StringLiterals;

namespace app {

RunDetails::RunDetails(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs)
{
}

void RunDetails::open(const QString &runId)
{
    if (runId.isEmpty() || runId == m_runId)
        return;
    m_runId = runId;
    m_run = {};
    m_problem.clear();
    m_after = 0;
    m_loading = true;
    m_stepNumber = 0;
    m_stepTitle.clear();
    m_step.setJson({});
    m_messages.setJson({});
    m_steps.reset({});
    Q_EMIT changed();
    Q_EMIT stepChanged();
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, runId}, {u"limit"_s, kPage}}, this, [this, runId](const lattice::Result<QJsonObject> &answer) {
        if (runId != m_runId)
            return;
        m_loading = false;
        if (answer)
            take(*answer, false);
        else
            m_problem = ErrorText::describe(answer.error());
        Q_EMIT changed();
    });
}

void RunDetails::take(const QJsonObject &answer, bool further)
{
    QJsonObject run = answer;
    const QJsonArray steps = run.take(u"step_list"_s).toArray();
    m_after = run.take(u"after"_s).toInt();
    if (!further) {
        m_run = run;
        m_steps.reset(run);
    }
    m_steps.append(steps);
}

void RunDetails::loadMore()
{
    if (!hasMore() || m_loading)
        return;
    m_loading = true;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"after"_s, m_after}, {u"limit"_s, kPage}}, this, [this, runId = m_runId](const lattice::Result<QJsonObject> &answer) {
        if (runId != m_runId)
            return;
        m_loading = false;
        if (answer)
            take(*answer, true);
        Q_EMIT changed();
    });
}

void RunDetails::close()
{
    if (m_runId.isEmpty())
        return;
    m_runId.clear();
    m_run = {};
    m_steps.reset({});
    m_stepNumber = 0;
    Q_EMIT changed();
    Q_EMIT stepChanged();
}

void RunDetails::openStep(int row)
{
    const QJsonObject step = m_steps.at(row);
    m_stepNumber = step[u"number"_s].toInt();
    m_stepTitle = step[u"server"_s].toString().isEmpty() ? step[u"name"_s].toString() : tr("%1 of %2").arg(step[u"name"_s].toString(), step[u"server"_s].toString());
    m_step.setJson({});
    Q_EMIT stepChanged();
    if (m_stepNumber == 0)
        return;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"after"_s, m_stepNumber - 1}, {u"limit"_s, 1}, {u"details"_s, true}}, this, [this, number = m_stepNumber, runId = m_runId](const lattice::Result<QJsonObject> &answer) {
        if (number != m_stepNumber || runId != m_runId || !answer)
            return;
        const QJsonObject full = (*answer)[u"step_list"_s][0].toObject();
        QJsonObject shown = full[u"detail"_s].toObject();
        if (full.contains(u"error"_s))
            shown[u"error"_s] = full[u"error"_s];
        m_step.setJson(shown);
        Q_EMIT stepChanged();
    });
}

void RunDetails::loadMessages()
{
    if (m_runId.isEmpty())
        return;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"limit"_s, 1}, {u"messages"_s, true}}, this, [this, runId = m_runId](const lattice::Result<QJsonObject> &answer) {
        if (runId == m_runId && answer)
            m_messages.setJson((*answer)[u"messages"_s]);
    });
}

void RunDetails::cancel()
{
    m_verbs.ask(u"runs.cancel"_s, {{u"run"_s, m_runId}}, this, [this, runId = m_runId](const lattice::Result<QJsonObject> &answer) {
        if (runId != m_runId)
            return;
        m_problem = answer ? QString() : answer.error().detail;
        Q_EMIT changed();
    });
}

void RunDetails::applyRun(const QJsonObject &run)
{
    if (run[u"run_id"_s].toString() != m_runId || m_runId.isEmpty())
        return;
    m_run = run;
    m_steps.setRun(run);
    Q_EMIT changed();
}

void RunDetails::applyStep(const QString &runId, const QJsonObject &step)
{
    if (runId == m_runId && !hasMore())
        m_steps.apply(step);
}

QString RunDetails::title() const
{
    return m_run[u"agent"_s].toString();
}

int RunDetails::state() const
{
    return RunWords::state(m_run);
}

QString RunDetails::stateText() const
{
    const QString remark = RunWords::remark(m_run), word = WorkWords::word(RunWords::state(m_run));
    return remark.isEmpty() ? word : tr("%1, %2").arg(word, remark);
}

QString RunDetails::glyph() const
{
    return WorkWords::glyph(RunWords::state(m_run));
}

QString RunDetails::facts() const
{
    QStringList words{RunWords::clock(m_run[u"started_at"_s].toString()), RunWords::duration(m_run, QDateTime::currentDateTimeUtc()), m_run[u"model"_s].toString(),
                      RunWords::tokens(m_run[u"tokens"_s].toObject()), RunWords::cost(m_run[u"cost"_s]), RunWords::trigger(m_run)};
    if (m_run.contains(u"fakes"_s))
        words << tr("tools were faked");
    words.removeAll(QString());
    return words.join(u" · "_s);
}

} // namespace app

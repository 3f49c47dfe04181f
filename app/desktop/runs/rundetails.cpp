// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/rundetails.h"

#include "app/desktop/runs/runpayload.h"
#include "app/desktop/runs/runtexts.h"
#include "app/desktop/runs/runwords.h"
#include "app/desktop/verbtext.h"
#include "app/errortext.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kDeepestPath = 8; // of runs that are unfolded by themselves

} // namespace

RunDetails::RunDetails(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs)
{
}

void RunDetails::open(const QString &runId)
{
    if (runId.isEmpty() || runId == m_runId)
        return;
    close();
    m_runId = runId;
    ++m_opening;
    m_loading = true;
    m_pathWanted = true;
    Q_EMIT runIdChanged();
    Q_EMIT changed();
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, runId}, {u"limit"_s, kPage}}, this, [this, opening = m_opening](const lattice::Result<QJsonObject> &answer) {
        if (opening != m_opening)
            return;
        m_loading = false;
        if (answer)
            take(*answer, false);
        else
            m_problem = ErrorText::describe(answer.error());
        Q_EMIT changed();
        loadMore();
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
    m_steps.setHasMore(hasMore());
    lookForThePath();
}

/*! Steps come page by page until they are there, so that the axis and the first failure are those of the whole run; of a monstrous one, by scrolling. */
void RunDetails::loadMore()
{
    if (!hasMore() || m_loading)
        return;
    m_loading = true;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"after"_s, m_after}, {u"limit"_s, kFurtherPage}}, this, [this, opening = m_opening](const lattice::Result<QJsonObject> &answer) {
        if (opening != m_opening)
            return;
        m_loading = false;
        if (answer)
            take(*answer, true);
        else
            m_problem = ErrorText::describe(answer.error());
        Q_EMIT changed();
        if (answer && m_steps.count() < kMostByThemselves)
            loadMore();
    });
}

void RunDetails::close()
{
    if (m_runId.isEmpty())
        return;
    ++m_opening;
    m_runId.clear();
    m_run = {};
    m_problem.clear();
    m_after = 0;
    m_loading = false;
    m_steps.reset({});
    openStep(-1);
    m_pathWanted = false;
    m_messages.setJson({});
    m_allMessages = {};
    Q_EMIT messagesChanged();
    dismissReport();
    Q_EMIT runIdChanged();
    Q_EMIT changed();
}

void RunDetails::openStep(int row)
{
    const RunSpan step = m_steps.at(row);
    m_pathWanted = false;
    ++m_choice;
    m_stepNumber = step.number;
    m_stepRun = step.runId;
    m_stepTitle = step.server.isEmpty() ? step.name : tr("%1 of %2").arg(step.name, step.server);
    m_stepJson = {};
    m_stepFile.clear();
    m_step.setJson({});
    Q_EMIT stepChanged();
    if (m_stepNumber == 0)
        return;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, m_stepRun}, {u"after"_s, m_stepNumber - 1}, {u"limit"_s, 1}, {u"details"_s, true}}, this, [this, number = m_stepNumber, runId = m_stepRun](const lattice::Result<QJsonObject> &answer) {
        if (number != m_stepNumber || runId != m_stepRun)
            return;
        if (!answer) {
            m_problem = ErrorText::describe(answer.error());
            Q_EMIT changed();
            return;
        }
        const QJsonObject full = (*answer)[u"step_list"_s][0].toObject();
        m_stepJson = full[u"detail"_s].toObject();
        if (full.contains(u"error"_s))
            m_stepJson[u"error"_s] = full[u"error"_s];
        for (const QJsonValue file : (*answer)[u"files"_s].toArray()) {
            if (file[u"step"_s].toInt() != number)
                continue;
            m_stepFile = file[u"path"_s].toString();
            m_stepFileSize = RunPayload::sizeText(file[u"size"_s].toInteger());
        }
        m_step.setJson(m_stepJson);
        Q_EMIT stepChanged();
    });
}

QString RunDetails::stepText() const { return RunTexts::pretty(m_stepJson); }
QString RunDetails::stepSize() const { return RunPayload::sizeWhenLong(stepText()); }
QString RunDetails::messagesText() const { return m_allMessages.isArray() ? RunTexts::pretty(m_allMessages) : QString(); }
QString RunDetails::messagesSize() const { return RunPayload::sizeWhenLong(messagesText()); }

void RunDetails::toggleFold(int row)
{
    const RunSpan step = m_steps.at(row);
    m_pathWanted = false;
    ++m_choice;
    if (step.fold == RunSpan::Fold::Open)
        m_steps.fold(row);
    else if (step.fold == RunSpan::Fold::Folded)
        unfold(row, false);
}

void RunDetails::unfold(int row, bool onThePath)
{
    const RunSpan step = m_steps.at(row);
    m_steps.setFold(row, RunSpan::Fold::Loading);
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, step.childRun}, {u"limit"_s, kPage}}, this, [this, onThePath, step, opening = m_opening, choice = m_choice](const lattice::Result<QJsonObject> &answer) {
        const int at = m_steps.rowOf(step.runId, step.number);
        if (opening != m_opening || at < 0)
            return;
        if (answer)
            m_steps.unfold(at, (*answer)[u"step_list"_s].toArray(), answer->contains(u"after"_s));
        else
            m_steps.failFold(at, answer.error().detail);
        if (onThePath && choice == m_choice)
            followPath(at);
    });
}

/*! As soon as it is certain: a failure as it comes, the longest step when all are there. */
void RunDetails::lookForThePath()
{
    if (!m_pathWanted)
        return;
    const int failed = m_steps.nextProblem(-1, true);
    if (failed >= 0 || !hasMore()) {
        m_pathWanted = false;
        followPath(failed >= 0 || isRunning() ? failed : m_steps.longest());
    }
}

/*! From \a row into the run that it started, and so on, to where it failed or took so long. */
void RunDetails::followPath(int row)
{
    const RunSpan step = m_steps.at(row);
    if (step.fold == RunSpan::Fold::Folded && step.words.isEmpty() && step.depth < kDeepestPath)
        return unfold(row, true);
    const bool hasChildren = m_steps.at(row + 1).depth > step.depth;
    if (step.fold == RunSpan::Fold::Open && hasChildren) {
        const int problem = m_steps.nextProblem(row, true);
        const int next = step.isFailed() && problem >= 0 && m_steps.at(problem).depth > step.depth ? problem : step.isFailed() ? -1 : m_steps.longest(row + 1);
        if (next >= 0)
            return followPath(next);
    }
    if (row < 0)
        return;
    if (step.isFailed())
        openStep(row);
    Q_EMIT pathFound(row);
}

void RunDetails::loadMessages()
{
    if (m_runId.isEmpty())
        return;
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"limit"_s, 1}, {u"messages"_s, true}}, this, [this, opening = m_opening](const lattice::Result<QJsonObject> &answer) {
        if (opening != m_opening)
            return;
        if (!answer)
            m_problem = ErrorText::describe(answer.error());
        m_allMessages = answer ? (*answer)[u"messages"_s] : QJsonValue();
        m_messages.setJson(m_allMessages);
        Q_EMIT messagesChanged();
        Q_EMIT changed();
    });
}

void RunDetails::cancel()
{
    m_verbs.ask(u"runs.cancel"_s, {{u"run"_s, m_runId}}, this, [this, opening = m_opening](const lattice::Result<QJsonObject> &answer) {
        if (opening != m_opening)
            return;
        m_problem = answer ? QString() : answer.error().detail;
        Q_EMIT changed();
    });
}

void RunDetails::exportTo(const QUrl &file)
{
    m_verbs.ask(u"runs.export"_s, {{u"file"_s, file.toLocalFile()}, {u"run"_s, m_runId}}, this, [this, path = file.toLocalFile()](const lattice::Result<QJsonObject> &answer) {
        m_report = answer ? tr("The run is written to %1.").arg(path) : tr("The run could not be written.");
        m_reportWords = answer ? QString() : answer.error().detail;
        Q_EMIT reportChanged();
    });
}

void RunDetails::dismissReport()
{
    m_report.clear();
    m_reportWords.clear();
    Q_EMIT reportChanged();
}

QString RunDetails::command() const { return VerbText::command(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"details"_s, true}}); }
QString RunDetails::mcpCall() const { return VerbText::mcpCall(u"runs.inspect"_s, {{u"run"_s, m_runId}, {u"details"_s, true}}); }

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
    if (runId == m_runId && (!hasMore() || step[u"number"_s].toInt() <= m_steps.lastNumber())) // else it comes with its page
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

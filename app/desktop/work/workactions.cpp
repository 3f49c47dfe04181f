// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workactions.h"

#include "app/desktop/verbtext.h"
#include "app/errortext.h"
#include "lattice/work/transition.h"

#include <QPointer>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

namespace app {

namespace {

QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

} // namespace

WorkActions::WorkActions(WorkBoard &board, QObject *parent)
    : QObject(parent)
    , m_board(board)
{
    connect(&board, &WorkBoard::changed, this, [this](const QList<int> &slotNumbers) {
        for (const int slot : slotNumbers) {
            if (m_moving.isEmpty())
                return;
            if (const auto *entry = m_board.at(slot))
                proceed(lattice::WorkRecord(entry->record));
        }
    });
}

bool WorkActions::isPossible(Deed deed, const lattice::WorkRecord &record)
{
    switch (deed) {
    case Cancel:
    case Reassign: return !isEnd(record.phase) && record.phase != WorkPhase::Cancelling;
    case Retry: return record.phase == WorkPhase::Failed || record.phase == WorkPhase::Cancelled || record.phase == WorkPhase::Escalated;
    case Answer: return record.phase == WorkPhase::Escalated;
    }
    return false;
}

QStringList WorkActions::able(int deed, const QStringList &ids) const
{
    QStringList possible;
    for (const auto &id : ids) {
        const auto *entry = m_board.find(id);
        if (m_offReason.isEmpty() && entry && !m_moving.contains(id) && isPossible(Deed(deed), entry->record))
            possible.append(id);
    }
    return possible;
}

QString WorkActions::label(const QString &workId) const
{
    const auto *entry = m_board.find(workId);
    if (!entry)
        return workId;
    const auto task = WorkWords::firstLine(entry->record.spec.task);
    const auto agent = agentOf(entry->record).isEmpty() ? entry->record.spec.capability : agentOf(entry->record);
    //: an item of work in a line: the agent, and what it does
    return task.isEmpty() ? agent : tr("%1: %2").arg(agent, task);
}

QString WorkActions::ask(const std::shared_ptr<Batch> &batch, const QString &workId, Half half)
{
    const auto id = newId();
    m_requests.insert(id, {.batch = batch, .workId = workId, .half = half});
    return id;
}

void WorkActions::cancel(const QStringList &ids, const QString &reason)
{
    const auto possible = able(Cancel, ids);
    if (!m_guard || possible.isEmpty())
        return stop(ids, reason);
    const QString deed = possible.size() == 1 ? tr("Stop work: %1").arg(label(possible.constFirst())) : tr("Stop %n item(s) of work", nullptr, int(possible.size()));
    m_guard(deed, [self = QPointer(this), ids, reason](bool go) {
        if (self && go)
            self->stop(ids, reason);
    });
}

void WorkActions::stop(const QStringList &ids, const QString &reason)
{
    const auto possible = able(Cancel, ids);
    const auto batch = std::make_shared<Batch>(Batch{.deed = Cancel, .open = int(possible.size())});
    for (const auto &id : possible)
        Q_EMIT cancelRequested(ask(batch, id), id, reason);
}

void WorkActions::retry(const QStringList &ids)
{
    const auto possible = able(Retry, ids);
    const auto batch = std::make_shared<Batch>(Batch{.deed = Retry, .open = int(possible.size())});
    for (const auto &id : possible)
        Q_EMIT retryRequested(ask(batch, id), id);
}

void WorkActions::reassign(const QStringList &ids, const QString &stationId)
{
    const auto possible = able(Reassign, ids);
    const auto batch = std::make_shared<Batch>(Batch{.deed = Reassign, .open = int(possible.size())});
    for (const auto &id : possible) {
        m_moving.insert(id, {.stationId = stationId, .batch = batch});
        Q_EMIT cancelRequested(ask(batch, id, Half::First), id, u"reassigned"_s);
    }
}

void WorkActions::answer(const QString &workId, const QString &text)
{
    if (text.trimmed().isEmpty() || able(Answer, {workId}).isEmpty())
        return;
    Q_EMIT answerRequested(ask(std::make_shared<Batch>(Batch{.deed = Answer, .open = 1}), workId), workId, text);
}

void WorkActions::applyAnswer(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record)
{
    const auto request = m_requests.take(requestId);
    if (!request.batch)
        return;
    auto &batch = *request.batch;
    const bool first = request.half == Half::First;
    if (record && first)
        return proceed(*record); // it has been asked to stop; done when the new one is there
    if (!record && first && !m_moving.remove(request.workId))
        return; // the board told how it ended before this answer came
    if (record) {
        ++batch.done;
        if (batch.deed == Retry || batch.deed == Reassign)
            Q_EMIT begun(record->spec.workId);
    } else {
        ++batch.failed;
        batch.error = record.error();
    }
    close(batch);
}

/*! An item that is to move has changed: when it has stopped, the new one is submitted. */
void WorkActions::proceed(const lattice::WorkRecord &record)
{
    if (!isEnd(record.phase) || !m_moving.contains(record.spec.workId))
        return;
    const auto move = m_moving.take(record.spec.workId);
    if (record.phase != WorkPhase::Cancelled) {
        ++move.batch->failed;
        move.batch->error = {.fault = lattice::Fault::Conflict, .detail = u"work %1 ended before it could be moved: %2"_s.arg(record.spec.workId, phaseName(record.phase))};
        return close(*move.batch);
    }
    auto spec = lattice::Transition::replayOf(record, newId());
    spec.wantedStation = move.stationId;
    spec.requestedBy.clear(); // the engine says who asks
    Q_EMIT submitRequested(ask(move.batch, spec.workId), spec);
}

void WorkActions::close(Batch &batch)
{
    if (--batch.open > 0)
        return;
    if (batch.failed == 0)
        return report(successText(batch));
    if (batch.deed == Answer && batch.error.fault == lattice::Fault::Conflict)
        return report(tr("Somebody else was faster: it is answered already.")); // nobody's mistake
    const auto problem = ErrorText::describe(batch.error);
    if (batch.done == 0 && batch.failed == 1)
        return report(problem, &batch.error);
    report(tr("%1 of %2 did not work. The last one: %3").arg(batch.failed).arg(batch.failed + batch.done).arg(problem), &batch.error);
}

QString WorkActions::successText(const Batch &batch) const
{
    switch (batch.deed) {
    case Cancel: return tr("%n item(s) asked to stop.", nullptr, batch.done);
    case Retry: return tr("%n item(s) begun again.", nullptr, batch.done);
    case Reassign: return tr("%n item(s) given away anew.", nullptr, batch.done);
    case Answer: return tr("Answered; the work goes on.");
    }
    return {};
}

void WorkActions::report(const QString &text, const lattice::Error *error)
{
    m_reportText = text;
    m_reportWords = error ? error->detail : QString();
    m_reportFailed = error != nullptr;
    Q_EMIT reported();
}

void WorkActions::dismiss()
{
    if (!m_reportText.isEmpty())
        report({});
}

void WorkActions::tellWritten(const QUrl &file, const QString &problem)
{
    if (problem.isEmpty())
        return report(tr("Written to %1.").arg(file.fileName()));
    const lattice::Error error{.fault = lattice::Fault::Refused, .detail = problem};
    report(tr("%1 could not be written. Choose another place, or make room there.").arg(file.fileName()), &error);
}

QString WorkActions::stateOf(const QStringList &ids) const
{
    if (!m_offReason.isEmpty())
        return m_offReason;
    const auto *entry = ids.size() == 1 ? m_board.find(ids.first()) : nullptr;
    if (!entry)
        return tr("Somebody else was faster: nothing is left to do with this.");
    const auto &escalation = entry->record.escalation;
    if (!escalation.answer.isEmpty())
        return tr("Answered meanwhile by %1: %2").arg(escalation.answeredBy.isEmpty() ? tr("somebody") : escalation.answeredBy, WorkWords::firstLine(escalation.answer));
    //: while somebody was about to do something with an item, it changed: "Meanwhile it is done"
    return tr("Meanwhile it is %1.").arg(WorkWords::word(entry->state));
}

QList<std::pair<QString, QJsonObject>> WorkActions::verbsOf(Deed deed, const QStringList &ids, const QString &words, const QString &stationId) const
{
    QList<std::pair<QString, QJsonObject>> verbs;
    for (const auto &id : ids) {
        QJsonObject arguments{{u"work_id"_s, id}};
        const auto *entry = m_board.find(id);
        switch (deed) {
        case Cancel:
            if (!words.isEmpty())
                arguments[u"reason"_s] = words;
            verbs.append({u"work.cancel"_s, arguments});
            break;
        case Retry: verbs.append({u"work.retry"_s, arguments}); break;
        case Answer:
            arguments[u"text"_s] = words;
            verbs.append({u"work.answer"_s, arguments});
            break;
        case Reassign: {
            arguments[u"reason"_s] = u"reassigned"_s;
            verbs.append({u"work.cancel"_s, arguments});
            if (!entry)
                break;
            const auto spec = lattice::Transition::replayOf(entry->record, {});
            QJsonObject anew{{u"task"_s, spec.task}, {u"priority"_s, spec.priority}};
            anew[spec.agent.isEmpty() ? u"capability"_s : u"agent"_s] = spec.agent.isEmpty() ? spec.capability : spec.agent;
            if (!stationId.isEmpty())
                anew[u"station"_s] = stationId;
            QJsonObject input;
            for (auto value = spec.context.begin(); value != spec.context.end(); ++value)
                input[value.key()] = value.value();
            if (!input.isEmpty())
                anew[u"input"_s] = input;
            verbs.append({u"work.assign"_s, anew});
            break;
        }
        }
    }
    return verbs;
}

QString WorkActions::commandsOf(int deed, const QStringList &ids, const QString &words, const QString &stationId) const
{
    QStringList lines;
    for (const auto &[verb, arguments] : verbsOf(Deed(deed), ids, words, stationId))
        lines.append(VerbText::command(verb, arguments));
    return lines.join(u'\n');
}

QString WorkActions::mcpCallsOf(int deed, const QStringList &ids, const QString &words, const QString &stationId) const
{
    QStringList lines;
    for (const auto &[verb, arguments] : verbsOf(Deed(deed), ids, words, stationId))
        lines.append(VerbText::mcpCall(verb, arguments));
    return lines.join(u'\n');
}

void WorkActions::tellFailure(const lattice::Error &error) { report(ErrorText::describe(error), &error); }

void WorkActions::setOffReason(const QString &reason)
{
    if (m_offReason == reason)
        return;
    m_offReason = reason;
    Q_EMIT offReasonChanged();
}

void WorkActions::clear()
{
    m_requests.clear();
    m_moving.clear();
    dismiss();
}

} // namespace app

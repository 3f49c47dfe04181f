// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workstate.h"

#include "app/desktop/vocabulary.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

namespace app {

WorkValue::Value WorkWords::state(const lattice::WorkRecord &record, const QDateTime &progressAt, const QDateTime &now)
{
    switch (record.phase) {
    case WorkPhase::Queued:
    case WorkPhase::Assigned:
    case WorkPhase::RetryWait: return WorkValue::Queued;
    case WorkPhase::Running:
    case WorkPhase::Cancelling: return progressAt.isValid() && progressAt.secsTo(now) >= kStallSeconds ? WorkValue::Stalled : WorkValue::Running;
    case WorkPhase::Escalated: return record.outcome.error.isEmpty() ? WorkValue::Escalated : WorkValue::Waiting;
    case WorkPhase::Done: return WorkValue::Done;
    case WorkPhase::Failed: return WorkValue::Failed;
    case WorkPhase::Cancelled: return WorkValue::Stopped;
    }
    return WorkValue::Queued;
}

QString WorkWords::word(WorkValue::Value state)
{
    switch (state) {
    case WorkValue::Queued: return tr("queued");
    case WorkValue::Running: return tr("running");
    case WorkValue::Waiting: return tr("waiting for you");
    case WorkValue::Stalled: return tr("stalled");
    case WorkValue::Escalated: return tr("escalated");
    case WorkValue::Done: return tr("done");
    case WorkValue::Failed: return tr("failed");
    case WorkValue::Stopped: return tr("stopped");
    }
    return {};
}

QString WorkWords::glyph(WorkValue::Value state)
{
    switch (state) {
    case WorkValue::Queued: return u"circle"_s;
    case WorkValue::Running: return u"play"_s;
    case WorkValue::Waiting: return u"shield"_s;
    case WorkValue::Stalled: return u"hourglass"_s;
    case WorkValue::Escalated: return u"triangle"_s;
    case WorkValue::Done: return u"check"_s;
    case WorkValue::Failed: return u"cross"_s;
    case WorkValue::Stopped: return u"stop"_s;
    }
    return {};
}

QString WorkWords::phase(WorkPhase phase)
{
    switch (phase) {
    case WorkPhase::Queued: return tr("queued");
    case WorkPhase::Assigned: return tr("assigned");
    case WorkPhase::Running: return tr("running");
    case WorkPhase::RetryWait: return tr("waiting to retry");
    case WorkPhase::Cancelling: return tr("stopping");
    case WorkPhase::Escalated: return tr("escalated");
    case WorkPhase::Done: return tr("done");
    case WorkPhase::Failed: return tr("failed");
    case WorkPhase::Cancelled: return tr("stopped");
    }
    return {};
}

QString WorkWords::remark(const lattice::WorkRecord &record, const QDateTime &now)
{
    switch (record.phase) {
    case WorkPhase::Assigned: return tr("assigned");
    case WorkPhase::Cancelling: return tr("stopping");
    case WorkPhase::RetryWait: {
        const auto wait = record.notBefore.isValid() ? now.secsTo(record.notBefore) : 0;
        return wait > 0 ? tr("again in %1").arg(Words::span(wait)) : tr("again soon");
    }
    default: return {};
    }
}

QString WorkWords::progress(const lattice::WorkRecord &record)
{
    const auto &progress = record.progress;
    if (progress.percent < 0)
        return progress.message;
    const auto percent = tr("%1 %").arg(QLocale().toString(progress.percent));
    //: progress of work: a percentage, and what is being done
    return progress.message.isEmpty() ? percent : tr("%1, %2").arg(percent, progress.message);
}

QString WorkWords::firstLine(const QString &task)
{
    const auto text = task.trimmed();
    const auto end = text.indexOf(u'\n');
    return (end < 0 ? text : text.first(end)).left(300).trimmed();
}

} // namespace app

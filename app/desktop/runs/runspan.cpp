// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runspan.h"

#include "app/desktop/runs/runwords.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace app {

RunSpan RunSpan::of(const QJsonObject &step, const QString &runId, qint64 epoch)
{
    const QString kind = step[u"kind"_s].toString();
    RunSpan span{.runId = runId, .name = step[u"name"_s].toString(), .server = step[u"server"_s].toString(), .error = step[u"error"_s].toString(), .childRun = step[u"child_run"_s].toString(),
                 .words = step[u"detail"_s][u"words"_s].toString(), .facts = {}, .durationMs = step[u"duration_ms"_s].toDouble(-1), .number = step[u"number"_s].toInt(),
                 .kind = kind == "model"_L1 ? Kind::Model : kind == "tool"_L1 ? Kind::Tool : Kind::Note};
    const QDateTime started = QDateTime::fromString(step[u"started_at"_s].toString(), Qt::ISODateWithMs);
    span.beginMs = started.isValid() ? double(started.toMSecsSinceEpoch() - epoch) : 0;
    span.fold = span.childRun.isEmpty() ? Fold::None : Fold::Folded;
    QStringList facts{RunWords::tokens(step[u"tokens"_s].toObject()), RunWords::cost(step[u"cost"_s])};
    facts.removeAll(QString());
    span.facts = facts.join(u" · "_s);
    return span;
}

WorkValue::Value RunSpan::state(bool isRunning) const
{
    if (isFailed())
        return WorkValue::Failed;
    if (!isUnderWay())
        return WorkValue::Done;
    return isRunning ? WorkValue::Running : WorkValue::Stopped; // begun, and nobody ended it
}

} // namespace app

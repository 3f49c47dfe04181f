// SPDX-License-Identifier: Apache-2.0
#include "app/headless/workprinter.h"

#include "app/headless/texttable.h"
#include "core/engine/pastanswer.h"
#include "lattice/history/eventcodec.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app::WorkPrinter {

namespace {

constexpr qsizetype kTask = 60; // characters of a task in a table

QString textOf(const QJsonObject &object, const QString &key)
{
    return printable(object[key].toVariant().toString());
}

QString localTime(const QJsonValue &iso, const QString &format = u"yyyy-MM-dd HH:mm:ss"_s)
{
    const QDateTime time = QDateTime::fromString(iso.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toLocalTime().toString(format) : QString();
}

QString fact(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString() : u"  "_s + name.leftJustified(10) + value + u'\n';
}

QString firstLine(const QString &text)
{
    const QString line = text.section(u'\n', 0, 0).simplified();
    return line.size() > kTask ? line.left(kTask - 1) + u'…' : line;
}

QString attemptOf(const QJsonObject &work)
{
    const int attempt = work[u"attempt"_s].toInt();
    return attempt == 0 ? QString() : u"%1 of %2"_s.arg(attempt).arg(work[u"max_attempts"_s].toInt());
}

} // namespace

QString item(const QJsonObject &work)
{
    const QJsonObject escalation = work[u"escalation"_s].toObject();
    const QString result = work[u"result"_s].toString();
    QString text = u"Work %1: %2\n"_s.arg(textOf(work, u"work_id"_s), textOf(work, u"phase"_s))
        + fact(u"Agent"_s, textOf(work, u"agent"_s).isEmpty() ? u"any that can do "_s + textOf(work, u"capability"_s) : textOf(work, u"agent"_s))
        + fact(u"Task"_s, firstLine(textOf(work, u"task"_s))) + fact(u"Station"_s, textOf(work, u"station"_s)) + fact(u"Attempt"_s, attemptOf(work))
        + fact(u"Submitted"_s, localTime(work[u"submitted_at"_s])) + fact(u"Ended"_s, localTime(work[u"ended_at"_s]))
        + fact(u"Parent"_s, textOf(work, u"parent_id"_s)) + fact(u"Again of"_s, textOf(work, u"replay_of"_s)) + fact(u"Waits"_s, textOf(work, u"waiting"_s))
        + fact(u"Error"_s, textOf(work, u"error"_s)) + fact(u"Asks"_s, textOf(escalation, u"reason"_s)) + fact(u"Answer"_s, textOf(escalation, u"answer"_s));
    if (work[u"phase"_s] == "escalated"_L1)
        text += u"Answer it with `stn lattice work answer %1 \"…\"`.\n"_s.arg(textOf(work, u"work_id"_s));
    if (!result.isEmpty())
        text += u'\n' + printable(result) + (result.endsWith(u'\n') ? QString() : u"\n"_s);
    return text;
}

QString streamed(const QJsonObject &work)
{
    const QString error = textOf(work, u"error"_s);
    return u"\nWork %1: %2%3\n"_s.arg(textOf(work, u"work_id"_s), textOf(work, u"phase"_s), error.isEmpty() ? QString() : u", "_s + error);
}

QString list(const QJsonObject &result)
{
    QList<QStringList> rows;
    const QJsonArray all = result[u"work"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject work = value.toObject();
        const QString note = work.contains(u"waiting"_s) ? textOf(work, u"waiting"_s) : firstLine(textOf(work, u"error"_s));
        rows << QStringList{textOf(work, u"work_id"_s), textOf(work, u"phase"_s), textOf(work, u"agent"_s), textOf(work, u"station"_s).left(8), attemptOf(work),
                            localTime(work[u"submitted_at"_s], u"MM-dd HH:mm:ss"_s), firstLine(textOf(work, u"task"_s)), note};
    }
    const int total = result[u"total"_s].toInt();
    const QString rest = total > rows.size() ? u"%1 more; see them with --limit %2\n"_s.arg(total - rows.size()).arg(total) : QString();
    const QString empty = rows.isEmpty() ? u"None. Assign some: `stn lattice work assign AGENT \"TASK\"`.\n"_s : QString();
    return u"Work in Lattice (%1 total)\n"_s.arg(total) + textTable({u"ID"_s, u"PHASE"_s, u"AGENT"_s, u"STATION"_s, u"ATTEMPT"_s, u"SUBMITTED"_s, u"TASK"_s, u"NOTE"_s}, rows) + rest + empty;
}

QString steps(const QJsonObject &result)
{
    QList<QStringList> rows;
    const QJsonArray all = result[u"steps"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject step = value.toObject();
        rows << QStringList{localTime(step[u"at"_s], u"yyyy-MM-dd HH:mm:ss.zzz"_s), textOf(step, u"phase"_s), textOf(step, u"attempt"_s), textOf(step, u"station"_s), textOf(step, u"reason"_s)};
    }
    return u"Work %1: %2\n"_s.arg(textOf(result, u"work_id"_s), textOf(result, u"phase"_s)) + textTable({u"TIME"_s, u"PHASE"_s, u"ATTEMPT"_s, u"STATION"_s, u"WHY"_s}, rows);
}

QString events(const QJsonObject &result)
{
    QString text;
    const QJsonArray all = result[u"events"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject row = value.toObject();
        const QString number = u"#"_s + textOf(row, u"sequence"_s).leftJustified(9);
        const auto event = lattice::decodeEvent(QJsonDocument(row[u"event"_s].toObject()).toJson());
        if (event)
            text += number + printable(core::lineOf(*event));
        else if (row.contains(u"missing_to"_s))
            text += number + u"events up to #%1 are missing: %2\n"_s.arg(textOf(row, u"missing_to"_s), textOf(row, u"reason"_s));
        else
            text += number + u"no event (%1): %2\n"_s.arg(textOf(row, u"subject"_s), textOf(row, u"unreadable"_s));
    }
    if (all.isEmpty())
        return u"No events match.\n"_s;
    return text + (result[u"more"_s].toBool() ? u"There are more: --before %1\n"_s.arg(textOf(all.last().toObject(), u"sequence"_s)) : QString());
}

QString state(const QJsonObject &result)
{
    QList<QStringList> stations;
    for (const auto &value : result[u"stations"_s].toArray()) {
        const QJsonObject station = value.toObject();
        stations << QStringList{textOf(station, u"name"_s), textOf(station, u"station_id"_s), textOf(station, u"state"_s), localTime(station[u"since"_s]), QString::number(station[u"agents"_s].toArray().size())};
    }
    QList<QStringList> work;
    for (const auto &value : result[u"work"_s].toArray()) {
        const QJsonObject item = value.toObject();
        work << QStringList{textOf(item, u"work_id"_s), textOf(item, u"phase"_s), textOf(item, u"agent"_s), textOf(item, u"station"_s).left(8), firstLine(textOf(item, u"task"_s))};
    }
    return u"The lattice after event #%1, %2\n"_s.arg(textOf(result, u"sequence"_s), localTime(result[u"time"_s])) + textTable({u"STATION"_s, u"ID"_s, u"STATE"_s, u"SINCE"_s, u"AGENTS"_s}, stations)
        + u"Open work: %1\n"_s.arg(work.size()) + textTable({u"ID"_s, u"PHASE"_s, u"AGENT"_s, u"STATION"_s, u"TASK"_s}, work);
}

QString verified(const QJsonObject &result)
{
    QString text = u"Read %1 messages, #%2 to #%3, and %4 checkpoints.\n"_s.arg(textOf(result, u"messages"_s), textOf(result, u"first"_s), textOf(result, u"last"_s), textOf(result, u"checkpoints"_s));
    text += result[u"verified_to"_s].toInteger() > 0 ? u"Signed and unchanged: #%1 to #%2.\n"_s.arg(textOf(result, u"verified_from"_s), textOf(result, u"verified_to"_s)) : u"Nothing is signed yet.\n"_s;
    for (const auto &value : result[u"findings"_s].toArray())
        text += u"✗ #%1  %2\n"_s.arg(textOf(value.toObject(), u"sequence"_s), textOf(value.toObject(), u"words"_s));
    return text + (result[u"healthy"_s].toBool() ? u"Nothing is wrong.\n"_s : QString());
}

} // namespace app::WorkPrinter

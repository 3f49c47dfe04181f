// SPDX-License-Identifier: Apache-2.0
#include "app/headless/runprinter.h"

#include "app/headless/texttable.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app::RunPrinter {

namespace {

constexpr qsizetype kLine = 60; // characters of a task in a table
constexpr qsizetype kShown = 2000; // of what a tool was given or answered

QString textOf(const QJsonObject &object, const QString &key) { return printable(object[key].toVariant().toString()); }

QString localTime(const QJsonValue &iso, const QString &format)
{
    const QDateTime time = QDateTime::fromString(iso.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toLocalTime().toString(format) : QString();
}

QString duration(const QJsonValue &milliseconds)
{
    if (!milliseconds.isDouble())
        return u"…"_s;
    const double ms = milliseconds.toDouble();
    return ms < 1000 ? u"%1 ms"_s.arg(ms, 0, 'f', 0) : u"%1 s"_s.arg(ms / 1000, 0, 'f', 1);
}

QString tokens(const QJsonObject &object)
{
    const QJsonObject counted = object[u"tokens"_s].toObject();
    if (counted.isEmpty())
        return {};
    const auto part = [&counted](const QString &key) { return counted.contains(key) ? QString::number(counted[key].toInteger()) : u"?"_s; };
    return part(u"input"_s) + u'/' + part(u"output"_s);
}

QString cost(const QJsonObject &object) { return object.contains(u"cost"_s) ? u"$%1"_s.arg(object[u"cost"_s].toDouble(), 0, 'f', 4) : QString(); }

QString cut(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.first(most) + u"… (%1 characters)"_s.arg(text.size());
}

QString firstLine(const QString &text)
{
    const QString line = text.section(u'\n', 0, 0).simplified();
    return line.size() > kLine ? line.left(kLine - 1) + u'…' : line;
}

QString fact(const QString &name, const QString &value) { return value.isEmpty() ? QString() : u"  "_s + name.leftJustified(10) + value + u'\n'; }

QString figures(const QJsonObject &figures)
{
    return u"%1 runs, %2 running, %3 failed (%4 %), %5 cancelled; half took %6 or less, 95 % took %7 or less; %8/%9 tokens, $%10%11\n"_s.arg(figures[u"runs"_s].toInteger()).arg(figures[u"running"_s].toInteger()).arg(figures[u"failed"_s].toInteger())
        .arg(100 * figures[u"failure_rate"_s].toDouble(), 0, 'f', 1).arg(figures[u"cancelled"_s].toInteger()).arg(duration(figures[u"p50_ms"_s]), duration(figures[u"p95_ms"_s])).arg(figures[u"input_tokens"_s].toInteger())
        .arg(figures[u"output_tokens"_s].toInteger()).arg(figures[u"cost"_s].toDouble(), 0, 'f', 4)
        .arg(figures[u"cost_unknown"_s].toInteger() > 0 ? u" and what %1 runs cost, which is not known"_s.arg(figures[u"cost_unknown"_s].toInteger()) : QString());
}

QString stepWords(const QJsonObject &step)
{
    if (step[u"kind"_s] == "note"_L1)
        return firstLine(printable(step[u"detail"_s][u"words"_s].toString()));
    return firstLine(textOf(step, u"error"_s));
}

QString details(const QJsonArray &steps)
{
    QString text;
    for (const auto &value : steps) {
        const QJsonObject step = value.toObject(), detail = step[u"detail"_s].toObject();
        if (step[u"kind"_s] == "tool"_L1) {
            text += u"\n#%1 %2 %3\n"_s.arg(step[u"number"_s].toInt()).arg(textOf(step, u"name"_s), printable(cut(QString::fromUtf8(QJsonDocument(detail[u"input"_s].toObject()).toJson(QJsonDocument::Compact)), kShown)));
            for (const auto &block : detail[u"output"_s].toArray())
                text += printable(cut(block.toObject()[u"text"_s].toString(u"(%1)"_s.arg(block.toObject()[u"type"_s].toString())), kShown)) + u'\n';
        } else if (step[u"kind"_s] == "note"_L1) {
            text += u"\n#%1 %2: %3\n"_s.arg(step[u"number"_s].toInt()).arg(textOf(step, u"name"_s), printable(cut(detail[u"words"_s].toString(), kShown)));
        }
    }
    return text;
}

QString messages(const QJsonArray &messages)
{
    QString text;
    for (const auto &value : messages) {
        const QJsonObject message = value.toObject();
        text += u"\n[%1]%2\n"_s.arg(textOf(message, u"role"_s), message[u"folded"_s].toBool() ? u" (folded)"_s : QString());
        for (const auto &part : message[u"content"_s].toArray()) {
            const QJsonObject object = part.toObject();
            text += printable(cut(object.contains(u"text"_s) ? object[u"text"_s].toString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)), kShown)) + u'\n';
        }
    }
    return text;
}

QString side(const QJsonObject &row, const QString &key)
{
    const QJsonObject step = row[key].toObject();
    return step.isEmpty() ? QString() : u"#%1 %2"_s.arg(step[u"number"_s].toInt()).arg(textOf(step, u"name"_s));
}

} // namespace

QString list(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result[u"runs"_s].toArray()) {
        const QJsonObject run = value.toObject();
        rows << QStringList{textOf(run, u"run_id"_s).left(8), textOf(run, u"state"_s), textOf(run, u"agent"_s), localTime(run[u"started_at"_s], u"MM-dd HH:mm:ss"_s), duration(run[u"duration_ms"_s]),
                            QString::number(run[u"steps"_s].toInt()), QString::number(run[u"tool_calls"_s].toInt()), tokens(run), cost(run), textOf(run, u"trigger"_s), firstLine(textOf(run, run.contains(u"error"_s) ? u"error"_s : u"task"_s))};
    }
    QString text = textTable({u"RUN"_s, u"STATE"_s, u"AGENT"_s, u"STARTED"_s, u"TOOK"_s, u"STEPS"_s, u"TOOLS"_s, u"TOKENS"_s, u"COST"_s, u"BY"_s, u"TASK"_s}, rows);
    if (rows.isEmpty())
        text += u"None. Run an agent: `stn agent run NAME \"TASK\"`.\n"_s;
    if (result.contains(u"before"_s))
        text += u"There are more: --before %1\n"_s.arg(result[u"before"_s].toInteger());
    if (result.contains(u"figures"_s))
        text += figures(result[u"figures"_s].toObject());
    if (result.contains(u"trouble"_s))
        text += u"Runs are not recorded now: %1\n"_s.arg(textOf(result, u"trouble"_s));
    return text;
}

QString run(const QJsonObject &run)
{
    QString text = u"Run %1: %2\n"_s.arg(textOf(run, u"run_id"_s), textOf(run, u"state"_s)) + fact(u"Agent"_s, textOf(run, u"agent"_s)) + fact(u"Task"_s, firstLine(textOf(run, u"task"_s)))
        + fact(u"Started"_s, localTime(run[u"started_at"_s], u"yyyy-MM-dd HH:mm:ss"_s) + u", by "_s + textOf(run, u"trigger"_s) + (run.contains(u"requested_by"_s) ? u" of "_s + textOf(run, u"requested_by"_s) : QString()))
        + fact(u"Took"_s, duration(run[u"duration_ms"_s])) + fact(u"Model"_s, textOf(run, u"model"_s)) + fact(u"Tokens"_s, tokens(run)) + fact(u"Cost"_s, cost(run)) + fact(u"Work"_s, textOf(run, u"work_id"_s))
        + fact(u"Parent"_s, textOf(run, u"parent_id"_s)) + fact(u"Fakes"_s, textOf(run, u"fakes"_s)) + fact(u"Asks"_s, textOf(run, u"question"_s)) + fact(u"Error"_s, textOf(run, u"error"_s))
        + fact(u"Note"_s, run[u"incomplete"_s].toBool() ? u"parts of it could not be stored"_s : QString());
    QList<QStringList> rows;
    const QJsonArray steps = run[u"step_list"_s].toArray();
    for (const auto &value : steps) {
        const QJsonObject step = value.toObject();
        rows << QStringList{QString::number(step[u"number"_s].toInt()), localTime(step[u"started_at"_s], u"HH:mm:ss.zzz"_s), textOf(step, u"kind"_s), textOf(step, u"name"_s), duration(step[u"duration_ms"_s]), tokens(step), stepWords(step)};
    }
    text += textTable({u"STEP"_s, u"TIME"_s, u"KIND"_s, u"NAME"_s, u"TOOK"_s, u"TOKENS"_s, u"NOTE"_s}, rows);
    if (run.contains(u"after"_s))
        text += u"There are more: --after %1\n"_s.arg(run[u"after"_s].toInt());
    text += details(steps) + messages(run[u"messages"_s].toArray());
    for (const auto &file : run[u"files"_s].toArray())
        text += u"File %1, %2 bytes: %3\n"_s.arg(textOf(file.toObject(), u"name"_s)).arg(file.toObject()[u"size"_s].toInteger()).arg(textOf(file.toObject(), u"path"_s));
    if (const QString answer = textOf(run, u"answer"_s); !answer.isEmpty())
        text += u'\n' + answer + (answer.endsWith(u'\n') ? QString() : u"\n"_s);
    return text;
}

QString comparison(const QJsonObject &result)
{
    QList<QStringList> rows;
    int number = 0;
    const int first = result[u"divergence"_s].toInt(-1);
    for (const auto &value : result[u"rows"_s].toArray()) {
        const QJsonObject row = value.toObject();
        rows << QStringList{number++ == first ? u"▶"_s : QString(), side(row, u"left"_s), side(row, u"right"_s), textOf(row, u"difference"_s)};
    }
    const auto whose = [&result](const QString &key) { return textOf(result[key].toObject(), u"run_id"_s).left(8) + u' ' + textOf(result[key].toObject(), u"agent"_s); };
    return u"%1 beside %2: %3, %4\n"_s.arg(whose(u"left"_s), whose(u"right"_s), result[u"same_prompt"_s].toBool() ? u"the same prompt"_s : u"different prompts"_s, result[u"same_task"_s].toBool() ? u"the same task"_s : u"different tasks"_s)
        + textTable({QString(), u"FIRST"_s, u"SECOND"_s, u"DIFFERENCE"_s}, rows) + (first < 0 ? u"They do not differ.\n"_s : QString());
}

} // namespace app::RunPrinter

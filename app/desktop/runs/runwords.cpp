// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runwords.h"

#include "app/desktop/vocabulary.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr double kLong = 120'000; // ms; a longer run is told in minutes and hours

} // namespace

WorkValue::Value RunWords::state(const QJsonObject &run)
{
    const QString name = run[u"state"_s].toString();
    if (name == "running"_L1)
        return WorkValue::Running;
    if (name == "waiting"_L1)
        return WorkValue::Escalated;
    if (name == "done"_L1)
        return WorkValue::Done;
    return name == "cancelled"_L1 ? WorkValue::Stopped : WorkValue::Failed;
}

QString RunWords::remark(const QJsonObject &run)
{
    if (run[u"state"_s] == "interrupted"_L1)
        return tr("interrupted");
    return run[u"incomplete"_s].toBool() ? tr("not all of it is recorded") : QString();
}

QString RunWords::shortId(const QString &runId)
{
    return runId.left(8);
}

QString RunWords::trigger(const QJsonObject &run)
{
    const QString kind = run[u"trigger"_s].toString(), station = run[u"from_station"_s].toString(), by = run[u"requested_by"_s].toString();
    QString words = kind;
    if (kind == "command"_L1)
        words = tr("command");
    else if (kind == "window"_L1)
        words = tr("window");
    else if (kind == "work"_L1)
        words = tr("work");
    else if (kind == "call"_L1)
        words = tr("call");
    else if (kind == "run"_L1)
        words = tr("another run");
    else if (kind == "mcp"_L1)
        words = tr("MCP client");
    if (!by.isEmpty())
        return tr("%1, %2").arg(words, by);
    return station.isEmpty() ? words : tr("%1 from %2").arg(words, station);
}

QString RunWords::tokens(const QJsonObject &tokens)
{
    const QLocale locale;
    if (!tokens.contains(u"input"_s) && !tokens.contains(u"output"_s))
        return {};
    const auto number = [&](const QString &key) { return tokens.contains(key) ? locale.toString(tokens[key].toInteger()) : tr("?", "a number that is not known"); };
    return tr("%1 in, %2 out", "tokens").arg(number(u"input"_s), number(u"output"_s));
}

QString RunWords::cost(const QJsonValue &cost)
{
    if (!cost.isDouble())
        return {};
    const double dollars = cost.toDouble();
    return u"$"_s + QLocale().toString(dollars, 'f', dollars < 1 ? 4 : 2);
}

QString RunWords::duration(const QJsonObject &run, const QDateTime &now)
{
    if (run.contains(u"ended_at"_s) || run[u"state"_s] != "running"_L1) {
        const double took = run[u"duration_ms"_s].toDouble();
        return took < kLong ? Words::duration(took) : Words::span(qint64(took / 1000));
    }
    const double ms = double(std::max<qint64>(0, QDateTime::fromString(run[u"started_at"_s].toString(), Qt::ISODateWithMs).msecsTo(now)));
    return ms < kLong ? Words::duration(ms) : Words::span(qint64(ms / 1000));
}

QString RunWords::difference(const QString &names)
{
    static const QHash<QString, const char *> known{{u"model"_s, QT_TR_NOOP("another model")}, {u"text"_s, QT_TR_NOOP("another answer")}, {u"stop"_s, QT_TR_NOOP("ended for another reason")},
                                                    {u"input"_s, QT_TR_NOOP("another input")}, {u"output"_s, QT_TR_NOOP("another output")}, {u"error"_s, QT_TR_NOOP("one failed")}};
    QStringList words;
    for (const QString &name : names.split(u", "_s, Qt::SkipEmptyParts))
        words << (known.contains(name) ? tr(known.value(name)) : name);
    return words.join(u", "_s);
}

QString RunWords::clock(const QString &time)
{
    const QDateTime local = QDateTime::fromString(time, Qt::ISODateWithMs).toLocalTime();
    if (!local.isValid())
        return {};
    return local.date() == QDate::currentDate() ? local.time().toString(u"HH:mm:ss"_s) : QLocale().toString(local, QLocale::ShortFormat);
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/eventwords.h"

#include "app/desktop/vocabulary.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using lattice::EventState;
using lattice::HistoryRow;

namespace app {

namespace {

constexpr qsizetype kSummary = 300;

QString firstText(const QJsonObject &data, std::initializer_list<QLatin1StringView> keys)
{
    for (const auto key : keys) {
        if (const auto text = data.value(key).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

QString EventWords::state(EventState state)
{
    switch (state) {
    case EventState::None: return {};
    case EventState::Queued: return tr("queued");
    case EventState::Running: return tr("running");
    case EventState::Waiting: return tr("waiting for you");
    case EventState::Stalled: return tr("stalled");
    case EventState::Escalated: return tr("escalated");
    case EventState::Done: return tr("done");
    case EventState::Failed: return tr("failed");
    case EventState::Stopped: return tr("stopped");
    case EventState::Joined: return tr("joined");
    case EventState::Left: return tr("left");
    case EventState::Unreadable: return tr("unreadable");
    case EventState::Gap: return tr("missing");
    }
    return {};
}

QString EventWords::summary(const HistoryRow &row)
{
    if (row.kind == HistoryRow::Kind::Gap) {
        const auto missing = row.lastSequence - row.sequence + 1;
        const auto words = missing > 1'000'000'000 ? tr("many messages are not there") : tr("%n message(s) not there", nullptr, int(missing));
        //: how many messages are missing, and the reason in the index's words
        return row.reason.isEmpty() ? words : tr("%1: %2").arg(words, row.reason);
    }
    if (row.kind == HistoryRow::Kind::Unreadable)
        return tr("This message is no event: %1").arg(row.reason);
    const auto &data = row.event.data;
    auto text = firstText(data, {"error"_L1, "escalation_reason"_L1, "reason"_L1, "message"_L1, "progress_msg"_L1, "answer"_L1, "result"_L1, "task"_L1, "description"_L1});
    const auto percent = data.value("progress_pct"_L1);
    if (percent.isDouble()) {
        //: progress of work
        const auto part = tr("%1 %").arg(QLocale().toString(percent.toDouble(), 'f', 0));
        text = text.isEmpty() ? part : u"%1 %2"_s.arg(part, text);
    }
    return text.simplified().left(kSummary);
}

QString EventWords::type(const HistoryRow &row)
{
    switch (row.kind) {
    case HistoryRow::Kind::Gap: return tr("gap");
    case HistoryRow::Kind::Unreadable: return tr("unreadable");
    case HistoryRow::Kind::Event: break;
    }
    return lattice::shortType(row.event.type).toString();
}

QString EventWords::line(const HistoryRow &row, const QDateTime &now)
{
    const auto facts = lattice::factsOf(row.event);
    QStringList parts{moment(row.stored, now), type(row), state(row.state), facts.agent, facts.stationName, summary(row)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString EventWords::shortId(const QString &id, qsizetype length) { return id.size() <= length + 4 ? id : id.left(length) + u'…'; }

QString EventWords::moment(const QDateTime &time, const QDateTime &now, bool milliseconds)
{
    if (!time.isValid())
        return tr("unknown time");
    const QLocale locale;
    const auto local = time.toLocalTime();
    const auto clock = locale.toString(local.time(), milliseconds ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s);
    const auto today = now.toLocalTime().date();
    if (local.date() == today)
        return clock;
    //: a day and a time of day; the formats of QLocale for the day
    const auto day = locale.toString(local.date(), local.date().year() == today.year() ? tr("d MMM") : tr("d MMM yyyy"));
    return u"%1 %2"_s.arg(day, clock);
}

QString EventWords::ago(const QDateTime &time, const QDateTime &now) { return tr("%1 ago").arg(Words::span(qMax<qint64>(0, time.secsTo(now)))); }

QString EventWords::filterProblem(const lattice::FilterError &error)
{
    //: where: the number of a character; what: the index's own words
    return tr("Character %1 of the filter cannot be read. Expected there: %2.").arg(error.position + 1).arg(error.expected);
}

QString EventWords::filterTerm(QLatin1StringView key, QString value)
{
    return value.isEmpty() ? QString() : u"%1:\"%2\""_s.arg(key, value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s));
}

QString EventWords::count(quint64 number) { return QLocale().toString(number); }

} // namespace app

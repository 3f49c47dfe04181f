// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/historyreport.h"

#include "lattice/history/eventcodec.h"
#include "lattice/protocol/excerpt.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMostText = 200;

QString timeOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss'Z'"_s) : u"–"_s;
}

/*! \a text on one line, so that it cannot become a heading, a link or a cell of its own. */
QString plain(QString text)
{
    text = excerpt(text, kMostText).simplified();
    for (const QChar c : {u'\\', u'`', u'*', u'_', u'[', u']', u'<', u'>', u'|', u'#'})
        text.replace(c, QString(u'\\') + c);
    return text;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : plain(text);
}

} // namespace

void HistoryReport::list(Listed &to, const QString &line)
{
    if (++to.all <= quint64(kMostListed))
        to.lines.append(line);
}

void HistoryReport::add(const ExportLine &line)
{
    ++m_rows;
    if (line.gapLast > 0)
        return list(m_gaps, u"messages %1 to %2: %3"_s.arg(line.message.sequence).arg(line.gapLast).arg(plain(line.gapReason)));
    if (!m_from.isValid())
        m_from = line.message.stored;
    m_to = line.message.stored;
    auto event = decodeEvent(line.message.body);
    if (!event) {
        ++m_unreadable;
        return;
    }
    event->sequence = line.message.sequence;
    event->time = line.message.stored; // as everywhere in the history
    count(*event, factsOf(*event));
}

void HistoryReport::count(const Event &event, const EventFacts &facts)
{
    ++m_types[shortType(facts.type).toString()];
    if (!facts.station.isEmpty() && !facts.stationName.isEmpty())
        m_names.insert(facts.station, facts.stationName);
    QList<Tally *> tallies{&m_all};
    if (!facts.station.isEmpty())
        tallies.append(&m_stations[facts.station]);
    if (!facts.agent.isEmpty())
        tallies.append(&m_agents[facts.agent]);
    for (Tally *tally : std::as_const(tallies)) {
        ++tally->events;
        tally->done += facts.state == EventState::Done ? 1 : 0;
        tally->failed += facts.state == EventState::Failed ? 1 : 0;
        tally->stopped += facts.state == EventState::Stopped ? 1 : 0;
    }
    const QString where = u"%1, #%2"_s.arg(timeOf(event.time)).arg(event.sequence);
    const QString who = u"%1 at %2"_s.arg(orDash(facts.agent), orDash(facts.stationName.isEmpty() ? facts.station : facts.stationName));
    if (facts.state == EventState::Failed)
        list(m_failures, u"%1: %2, work %3: %4"_s.arg(where, who, orDash(facts.work), orDash(event.data["error"_L1].toString())));
    if (facts.state == EventState::Escalated)
        list(m_questions, u"%1: %2, work %3: %4"_s.arg(where, who, orDash(facts.work), orDash(event.data["escalation_reason"_L1].toString(event.data["reason"_L1].toString()))));
    if (facts.state == EventState::Joined || facts.state == EventState::Left)
        list(m_presence, u"%1: %2 %3"_s.arg(where, orDash(facts.stationName.isEmpty() ? facts.station : facts.stationName), facts.state == EventState::Joined ? u"joined"_s : u"left"_s));
}

QByteArray HistoryReport::text(const ExportHeader &header) const
{
    QString text = u"# What happened\n\n"_s;
    text += u"- from %1 to %2, messages %3 to %4\n"_s.arg(timeOf(m_from), timeOf(m_to)).arg(header.first).arg(header.last);
    text += header.filter.isEmpty() ? u"- everything that the history has of it\n"_s : u"- only what this filter finds: `%1`\n"_s.arg(QString(header.filter).remove(u'`'));
    text += u"- %1 events; %2 ended well, %3 failed, %4 were stopped; %5 unreadable\n"_s.arg(m_all.events).arg(m_all.done).arg(m_all.failed).arg(m_all.stopped).arg(m_unreadable);
    text += u"- exported %1; the JSON lines beside this file are the proof, this is for reading\n"_s.arg(timeOf(header.exportedAt));

    const auto listed = [&text](const QString &title, const Listed &list, const QString &none) {
        text += u"\n## %1 (%2)\n\n"_s.arg(title).arg(list.all);
        for (const QString &line : list.lines)
            text += u"- "_s + line + u'\n';
        if (list.all == 0)
            text += none + u'\n';
        else if (list.all > quint64(list.lines.size()))
            text += u"\n… and %1 more\n"_s.arg(list.all - quint64(list.lines.size()));
    };
    const auto table = [&text](const QString &title, const QMap<QString, Tally> &rows, const QHash<QString, QString> &names) {
        text += u"\n## %1 (%2)\n\n| | events | ended well | failed | stopped |\n|---|---:|---:|---:|---:|\n"_s.arg(title).arg(rows.size());
        for (const auto &[name, tally] : rows.asKeyValueRange())
            text += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(plain(names.value(name, name))).arg(tally.events).arg(tally.done).arg(tally.failed).arg(tally.stopped);
    };
    listed(u"Failures"_s, m_failures, u"None."_s);
    listed(u"Questions to a person"_s, m_questions, u"None."_s);
    listed(u"Stations that came and went"_s, m_presence, u"None."_s);
    listed(u"What is missing"_s, m_gaps, u"Nothing."_s);
    table(u"By station"_s, m_stations, m_names);
    table(u"By agent"_s, m_agents, {});
    text += u"\n## By type\n\n"_s;
    for (const auto &[type, count] : m_types.asKeyValueRange())
        text += u"- %1: %2\n"_s.arg(plain(type)).arg(count);
    return text.toUtf8();
}

Result<> HistoryReport::write(const QString &path, const ExportHeader &header) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text(header)) < 0 || !file.commit())
        return failed(file.error() == QFile::ResourceError ? Fault::Full : Fault::Refused, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace lattice

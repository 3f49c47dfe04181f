// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventspool.h"

#include "lattice/history/eventcodec.h"
#include "lattice/link/privatefile.h"
#include "lattice/protocol/fields.h"
#include "lattice/protocol/wiretime.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr QByteArrayView kEvent = ",\"event\":";
constexpr qsizetype kSegmentLines = 2'000;
constexpr qint64 kSegmentBytes = 2 * 1024 * 1024;

QDateTime timeOf(const SpooledEvent &event)
{
    const auto decoded = decodeEvent(event.body);
    return decoded ? decoded->time : QDateTime();
}

} // namespace

void DroppedEvents::add(const SpooledEvent &event)
{
    const QDateTime time = timeOf(event);
    if (count++ == 0)
        first = time;
    last = time;
}

QByteArray encode(const SpooledEvent &event)
{
    const QByteArray head = toBytes({{"id"_L1, QString::fromUtf8(event.id)}, {"subject"_L1, QString::fromUtf8(event.subject)}});
    return head.chopped(1) + kEvent.toByteArray() + event.body + '}';
}

Result<SpooledEvent> decodeSpooledEvent(const QByteArray &line)
{
    const qsizetype place = line.indexOf(kEvent);
    if (place < 1 || !line.endsWith('}'))
        return failed(Fault::Invalid, u"a line of the spool holds no event"_s);
    const auto fields = Fields::parse(line.first(place) + '}');
    if (!fields)
        return std::unexpected(fields.error());
    SpooledEvent event{.id = fields->neededText("id"_L1).toUtf8(), .subject = fields->neededText("subject"_L1).toUtf8(), .body = line.sliced(place + kEvent.size()).chopped(1)};
    if (event.body.contains('\n') || !decodeEvent(event.body))
        fields->refuse("event"_L1, u"is no event"_s);
    return fields->finish(std::move(event));
}

Result<std::unique_ptr<EventSpool>> EventSpool::open(SpoolOptions options)
{
    if (const auto made = makePrivateFolder(options.folder); !made)
        return std::unexpected(made.error());
    std::unique_ptr<EventSpool> spool(new EventSpool(std::move(options)));
    if (const auto loaded = spool->load(); !loaded)
        return std::unexpected(loaded.error());
    return spool;
}

QString EventSpool::path(quint64 number) const
{
    return QDir(m_options.folder).filePath(u"spool-%1.jsonl"_s.arg(number, 12, 10, '0'_L1));
}

Result<> EventSpool::load()
{
    QFile state(QDir(m_options.folder).filePath(u"spool.json"_s));
    const QJsonObject json = state.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(state.readAll()).object() : QJsonObject();
    m_dropped = {.count = json["dropped"_L1].toInteger(), .first = parseWireTime(json["first"_L1].toString()).value_or(QDateTime()),
                 .last = parseWireTime(json["last"_L1].toString()).value_or(QDateTime())};
    const QStringList names = QDir(m_options.folder).entryList({u"spool-*.jsonl"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        bool isNumber = false;
        const quint64 number = QStringView(name).sliced(6).chopped(6).toULongLong(&isNumber);
        const bool isFirst = number == quint64(json["segment"_L1].toInteger());
        if (!isNumber)
            continue;
        if (const auto loaded = loadSegment(number, isFirst ? json["line"_L1].toInteger() : 0); !loaded)
            return loaded;
    }
    return {};
}

Result<> EventSpool::loadSegment(quint64 number, qsizetype skip)
{
    QFile file(path(number));
    if (!file.open(QIODevice::ReadWrite))
        return failed(Fault::Refused, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    const QByteArray bytes = file.readAll();
    const qsizetype whole = bytes.lastIndexOf('\n') + 1;
    if (whole < bytes.size())
        file.resize(whole); // a crash tore the last line
    const qsizetype lines = bytes.first(whole).count('\n');
    if (lines <= skip)
        return file.remove() ? Result<>() : failed(Fault::Refused, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    if (m_segments.empty())
        m_read = skip;
    m_segments.push_back({.number = number, .lines = lines - skip, .bytes = whole});
    m_size += lines - skip;
    m_bytes += whole;
    return {};
}

Result<> EventSpool::append(const QList<SpooledEvent> &events)
{
    QByteArray lines;
    for (const SpooledEvent &event : events)
        lines += encode(event) + '\n';
    const qsizetype most = std::max<qsizetype>(1, std::min(kSegmentLines, m_options.mostEvents / 10));
    const bool isFull = m_segments.empty() || !m_file.isOpen() || m_segments.back().lines >= most || m_segments.back().bytes >= std::min(kSegmentBytes, m_options.mostBytes / 4);
    if (isFull) {
        if (const auto begun = beginSegment(); !begun)
            return begun;
    }
    if (const auto written = write(lines, events.size()); !written)
        return written;
    keepLimits();
    return {};
}

Result<> EventSpool::beginSegment()
{
    const quint64 number = m_segments.empty() ? 1 : m_segments.back().number + 1;
    m_file.close();
    m_file.setFileName(path(number));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        return failed(m_file.error() == QFile::ResourceError ? Fault::Full : Fault::Refused, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    if (m_segments.empty())
        m_read = 0;
    m_segments.push_back({.number = number});
    return {};
}

Result<> EventSpool::write(const QByteArray &lines, qsizetype count)
{
    const qint64 before = m_file.size();
    if (m_file.write(lines) != lines.size()) {
        const QString words = m_file.errorString();
        m_file.resize(before); // no half a line in the middle
        return failed(Fault::Full, u"%1: %2"_s.arg(m_file.fileName(), words));
    }
    Segment &last = m_segments.back();
    last.lines += count;
    last.bytes += lines.size();
    m_size += count;
    m_bytes += lines.size();
    if (m_segments.size() == 1)
        m_front.clear(); // read again when it is asked for
    return {};
}

QList<SpooledEvent> EventSpool::readSegment(const Segment &segment) const
{
    QFile file(path(segment.number));
    QList<SpooledEvent> events;
    if (!file.open(QIODevice::ReadOnly))
        return events;
    for (qsizetype skip = &segment == &m_segments.front() ? m_read : 0; !file.atEnd();) {
        const QByteArray line = file.readLine().trimmed();
        if (skip-- > 0)
            continue;
        skip = 0;
        events.append(decodeSpooledEvent(line).value_or(SpooledEvent())); // one that cannot be read keeps its place
    }
    return events;
}

void EventSpool::loadFront()
{
    while (m_front.isEmpty() && !m_segments.empty()) {
        m_front = readSegment(m_segments.front());
        m_front.resize(std::min(m_front.size(), m_segments.front().lines));
        if (m_front.isEmpty())
            dropSegment(); // somebody removed it
    }
}

QList<SpooledEvent> EventSpool::front(qsizetype most)
{
    loadFront();
    while (!m_front.isEmpty() && m_front.first().id.isEmpty()) {
        ++m_dropped.count; // a line that cannot be read
        removeFront(1);
        loadFront();
    }
    QList<SpooledEvent> events;
    for (qsizetype i = 0; i < m_front.size() && i < most && !m_front[i].id.isEmpty(); ++i)
        events.append(m_front[i]);
    return events;
}

void EventSpool::removeFront(qsizetype count)
{
    loadFront();
    count = std::min(count, m_front.size());
    if (count == 0)
        return;
    m_front.remove(0, count);
    m_read += count;
    m_size -= count;
    Segment &first = m_segments.front();
    first.lines -= count;
    if (first.lines <= 0) {
        m_bytes -= first.bytes;
        if (m_segments.size() == 1)
            m_file.close();
        QFile::remove(path(first.number));
        m_segments.pop_front();
        m_front.clear();
        m_read = 0;
    }
    save();
}

void EventSpool::keepLimits()
{
    while (m_segments.size() > 1 && (m_size > m_options.mostEvents || m_bytes > m_options.mostBytes))
        dropSegment();
}

void EventSpool::dropSegment()
{
    const Segment first = m_segments.front();
    const QList<SpooledEvent> events = m_front.isEmpty() ? readSegment(m_segments.front()) : m_front;
    if (!events.isEmpty()) {
        DroppedEvents ends;
        ends.add(events.first());
        ends.add(events.last());
        if (m_dropped.count == 0)
            m_dropped.first = ends.first;
        m_dropped.last = ends.last;
    }
    m_dropped.count += first.lines;
    m_size -= first.lines;
    m_bytes -= first.bytes;
    if (m_segments.size() == 1)
        m_file.close();
    QFile::remove(path(first.number));
    m_segments.pop_front();
    m_front.clear();
    m_read = 0;
    save();
}

void EventSpool::clearDropped()
{
    m_dropped = {};
    save();
}

/*! Not synced: an older place means that some events are sent again, and the stream drops them by their ids. */
void EventSpool::save()
{
    QFile file(QDir(m_options.folder).filePath(u"spool.json"_s));
    if (!file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        return;
    file.write(toBytes({{"segment"_L1, m_segments.empty() ? 0 : qint64(m_segments.front().number)}, {"line"_L1, qint64(m_read)}, {"dropped"_L1, m_dropped.count},
                        {"first"_L1, toWireTime(m_dropped.first)}, {"last"_L1, toWireTime(m_dropped.last)}}));
}

} // namespace lattice

// SPDX-License-Identifier: Apache-2.0
#include "core/model/sseparser.h"

using namespace Qt::StringLiterals;

namespace core {

lattice::Result<QList<SseEvent>> SseParser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (std::exchange(m_lineFeedMayFollow, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        qsizetype end = 0;
        while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r')
            ++end;
        m_line += bytes.first(end);
        if (m_line.size() + m_data.size() > kMaxEventBytes)
            return lattice::failed(lattice::Fault::Full, u"a server-sent event of more than 16 MiB"_s);
        if (end == bytes.size())
            break;
        m_lineFeedMayFollow = bytes[end] == '\r';
        bytes = bytes.sliced(end + 1);
        takeLine();
    }
    return std::exchange(m_ready, {});
}

QList<SseEvent> SseParser::finish()
{
    if (!m_line.isEmpty())
        takeLine();
    dispatch();
    return std::exchange(m_ready, {});
}

lattice::Result<QList<SseEvent>> SseParser::parse(const QByteArray &bytes)
{
    SseParser parser;
    auto events = parser.feed(bytes);
    if (events)
        *events += parser.finish();
    return events;
}

void SseParser::takeLine()
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_first, false) && line.startsWith("\xef\xbb\xbf"))
        line.remove(0, 3);
    if (line.isEmpty())
        return dispatch();
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return;
    QByteArrayView value = colon < 0 ? QByteArrayView() : QByteArrayView(line).sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    takeField(QByteArrayView(line).first(colon < 0 ? line.size() : colon), value);
}

void SseParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    } else if (name == "event") {
        m_event = value.toByteArray();
    } else if (name == "id" && !value.contains('\0')) {
        m_id = value.toByteArray();
    } else if (name == "retry") {
        bool number = false;
        const int milliseconds = value.toByteArray().toInt(&number);
        if (number && milliseconds >= 0)
            m_retryMs = m_reconnectionMs = milliseconds;
    }
}

void SseParser::dispatch()
{
    m_lastId = QString::fromUtf8(m_id);
    SseEvent event{.data = QString::fromUtf8(m_data), .id = m_lastId, .retryMs = std::exchange(m_retryMs, {})};
    if (!m_event.isEmpty())
        event.event = QString::fromUtf8(m_event);
    m_data.clear();
    m_event.clear();
    if (std::exchange(m_hasData, false))
        m_ready.append(event);
}

} // namespace core

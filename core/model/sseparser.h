// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core {

/*! One server-sent event. */
struct SseEvent {
    QString event = QStringLiteral("message");
    QString data;
    QString id; //!< the last one said, also by an earlier event
    std::optional<int> retryMs;

    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

/*!
    Takes a stream of server-sent events in pieces cut anywhere, inside a character or a line ending too.

    Lines end in LF, CRLF or CR; lines that begin with a colon are comments. Beyond the standard, finish() gives an event
    that the end of the stream left without its blank line: some servers omit the last one.
    \sa https://html.spec.whatwg.org/multipage/server-sent-events.html
*/
class SseParser final
{
public:
    static constexpr qsizetype kMaxEventBytes = 16 * 1'048'576;

    /*! \return the events completed by \a bytes, or Full for one beyond kMaxEventBytes; then the stream is no use any more. */
    lattice::Result<QList<SseEvent>> feed(QByteArrayView bytes);

    /*! The stream has ended. */
    QList<SseEvent> finish();

    /*! What the stream said last, also by lines without data, which are no event. */
    QString lastId() const { return m_lastId; } //!< of what came whole
    std::optional<int> reconnectionMs() const { return m_reconnectionMs; }

    /*! All events of a whole stream. */
    static lattice::Result<QList<SseEvent>> parse(const QByteArray &bytes);

private:
    void takeLine();
    void takeField(QByteArrayView name, QByteArrayView value);
    void dispatch();

    QByteArray m_line;
    bool m_lineFeedMayFollow = false; //!< the last byte was CR: an LF now belongs to it
    bool m_first = true;              //!< a byte order mark may stand here
    QByteArray m_data;
    bool m_hasData = false;
    QByteArray m_event;
    QByteArray m_id;
    std::optional<int> m_retryMs;
    std::optional<int> m_reconnectionMs;
    QString m_lastId;
    QList<SseEvent> m_ready;
};

} // namespace core

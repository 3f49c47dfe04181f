// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QList>

#include <deque>
#include <memory>

namespace lattice {

struct SpoolOptions {
    QString folder; //!< of the spool alone; empty: none
    qsizetype mostEvents = 100'000;
    qint64 mostBytes = 64 * 1024 * 1024;
};

/*! An event that waits to be published. */
struct SpooledEvent {
    QByteArray id;
    QByteArray subject;
    QByteArray body;

    friend bool operator==(const SpooledEvent &, const SpooledEvent &) = default;
};

/*! Events that were given up: how many, and of which time. */
struct DroppedEvents {
    qint64 count = 0;
    QDateTime first;
    QDateTime last;

    void add(const SpooledEvent &event);
    friend bool operator==(const DroppedEvents &, const DroppedEvents &) = default;
};

/*!
    Events on disk, in order, that the history could not take yet.

    They stand as JSON lines in segments, `spool-N.jsonl`; `spool.json` says how far the first one has been read. A line that a
    crash tore is left out. Over the limits the oldest segment is given up, and counted. Writes are not synced: what was
    appended outlives the program, not a power cut.
*/
class EventSpool final
{
public:
    static Result<std::unique_ptr<EventSpool>> open(SpoolOptions options);
    Q_DISABLE_COPY_MOVE(EventSpool)

    /*! All of \a events or, on Full and Refused, none. */
    Result<> append(const QList<SpooledEvent> &events);
    QList<SpooledEvent> front(qsizetype most); //!< the oldest
    void removeFront(qsizetype count);         //!< they are stored
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    const DroppedEvents &dropped() const { return m_dropped; }
    void clearDropped(); //!< they were told

private:
    struct Segment {
        quint64 number = 0;
        qsizetype lines = 0; //!< that are left
        qint64 bytes = 0;
    };

    explicit EventSpool(SpoolOptions options) : m_options(std::move(options)) { }
    Result<> load();
    Result<> loadSegment(quint64 number, qsizetype skip);
    Result<> write(const QByteArray &lines, qsizetype count);
    Result<> beginSegment();
    QList<SpooledEvent> readSegment(const Segment &segment) const;
    void loadFront();
    void keepLimits();
    void dropSegment();
    void save();
    QString path(quint64 number) const;

    const SpoolOptions m_options;
    std::deque<Segment> m_segments;
    QList<SpooledEvent> m_front; //!< the lines of the first segment that are left, once they were asked for
    qsizetype m_read = 0;        //!< lines of the first segment that are done with
    qsizetype m_size = 0;
    qint64 m_bytes = 0;
    DroppedEvents m_dropped;
    QFile m_file; //!< the last segment
};

/*! One line of a segment, without its end. */
QByteArray encode(const SpooledEvent &event);
Result<SpooledEvent> decodeSpooledEvent(const QByteArray &line);

} // namespace lattice

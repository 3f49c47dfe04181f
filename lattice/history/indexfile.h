// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventindex.h"
#include "lattice/history/indexappender.h"
#include "lattice/history/indexfolder.h"
#include "lattice/history/indexreader.h"

#include <unordered_set>

namespace lattice {

/*! An EventIndex as it is on its own thread: blocking, one question at a time. */
class IndexFile final
{
public:
    static Result<std::unique_ptr<IndexFile>> open(EventIndexOptions options);
    ~IndexFile();
    Q_DISABLE_COPY_MOVE(IndexFile)

    Result<HistoryRange> range() const;
    Result<HistoryRange> setStream(const StreamIdentity &stream);
    Result<QString> stream() const; //!< of which it was made
    /*! \return the rows that were added, none unless \a wanted */
    Result<QList<HistoryRow>> append(const QList<StoredEvent> &events, EventIndex::Rows wanted, quint64 after);
    void setGapReason(const QString &words) { m_appender->setGapReason(words); } //!< instead of what can be told from the stream
    Result<bool> has(const QString &eventId);
    Result<bool> foldStep(const std::stop_token &stop);
    Result<LatticeState> stateAt(quint64 sequence, const std::stop_token &stop) { return m_folder->stateAt(sequence, stop); }
    const IndexReader &reader() const { return *m_reader; }
    const EventIndexOptions &options() const { return m_options; }

    /*! After a fault: whether the file is broken; then it was set aside, and this is a new one. */
    bool mend(const Error &error);
    QStringList takeNotices() { return std::exchange(m_notices, {}); }

private:
    explicit IndexFile(EventIndexOptions options);
    Result<> begin();
    Result<> startAnew(const QString &why);
    Result<bool> trim();
    Result<> removeBefore(quint64 sequence, quint64 rows);

    const EventIndexOptions m_options;
    std::unique_ptr<IndexDatabase> m_database;
    std::unique_ptr<IndexAppender> m_appender;
    std::unique_ptr<IndexReader> m_reader;
    std::unique_ptr<IndexFolder> m_folder;
    std::unordered_set<qint64> m_ids; //!< of all events, once has() was asked
    bool m_idsRead = false;
    quint64 m_firstKept = 0;
    quint64 m_loadTo = 0; //!< while the index is built from nothing: where the stream ended then
    quint64 m_trimmed = 0; //!< rows since the words were last cleaned
    QStringList m_notices;
};

} // namespace lattice

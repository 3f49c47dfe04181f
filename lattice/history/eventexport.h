// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/history.h"

#include <QSaveFile>

namespace lattice {

/*! The first line of an export. */
struct ExportHeader {
    QString streamCreated;
    quint64 first = 0;
    quint64 last = 0;
    QString filter; //!< empty: everything
    QList<QByteArray> publicKeys; //!< whose checkpoints the exporting station trusts
    QDateTime exportedAt;

    friend bool operator==(const ExportHeader &, const ExportHeader &) = default;
};

/*! One more line: a message, or messages that are missing. */
struct ExportLine {
    StoredEvent message;
    quint64 gapLast = 0; //!< of a gap, whose first is message.sequence; else 0
    QString gapReason;

    friend bool operator==(const ExportLine &, const ExportLine &) = default;
};

QByteArray encode(const ExportHeader &header);
Result<ExportHeader> decodeExportHeader(const QByteArray &line);
/*! Without a line end. The body of an event stands in it byte by byte, as the last member. \sa docs/history.md §8 */
QByteArray encode(const ExportLine &line);
Result<ExportLine> decodeExportLine(const QByteArray &line);

/*! Writes an export; the file is there when it is whole. */
class ExportWriter final
{
public:
    explicit ExportWriter(const QString &path) : m_file(path) { }

    Result<> begin(const ExportHeader &header);
    Result<> add(const ExportLine &line);
    Result<ExportReport> finish();

private:
    Result<> write(const QByteArray &line);

    QSaveFile m_file;
    ExportReport m_report;
};

struct ImportReport {
    ExportHeader header;
    quint64 messages = 0;
    bool whole = false; //!< the last line is there
};

/*! Reads an export into \a index, which should be new. Invalid names the line that cannot be read. */
QCoro::Task<Result<ImportReport>> importHistory(EventIndex &index, QString path, std::stop_token stop = {});

} // namespace lattice

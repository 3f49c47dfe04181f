// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventexport.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/eventscanner.h"
#include "lattice/history/indexfile.h"
#include "lattice/protocol/fields.h"
#include "lattice/protocol/wiretime.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr QByteArrayView kEvent = ",\"event\":";
constexpr qint64 kMostSequence = std::numeric_limits<qint64>::max() - 1;
constexpr qint64 kLongestLine = 2 * kMaxMessageBytes;

/*! Whether \a body may stand in a line as it is. */
bool isPlain(const QByteArray &body)
{
    return !body.contains('\n') && !body.contains('\r') && body.startsWith('{') && body.endsWith('}') && (scanEvent(body) || decodeEvent(body));
}

Error inLine(quint64 number, const Error &error)
{
    return {.fault = error.fault, .detail = u"line %1: %2"_s.arg(number).arg(error.detail)};
}

} // namespace

QByteArray encode(const ExportHeader &header)
{
    QJsonArray keys;
    for (const QByteArray &key : header.publicKeys)
        keys.append(QString::fromLatin1(key.toHex()));
    return toBytes({{"station_history"_L1, 1}, {"stream"_L1, "LATTICE_EVENTS"_L1}, {"stream_created"_L1, header.streamCreated}, {"first"_L1, qint64(header.first)},
                    {"last"_L1, qint64(header.last)}, {"filter"_L1, header.filter}, {"public_keys"_L1, keys}, {"exported_at"_L1, toWireTime(header.exportedAt)}});
}

Result<ExportHeader> decodeExportHeader(const QByteArray &line)
{
    const auto fields = Fields::parse(line);
    if (!fields)
        return failed(Fault::Invalid, u"this is no export of a history: %1"_s.arg(fields.error().detail));
    if (fields->integer("station_history"_L1, 0) != 1)
        fields->refuse("station_history"_L1, u"is not 1: no export of a history, or one of a later version"_s);
    ExportHeader header{.streamCreated = fields->text("stream_created"_L1), .first = quint64(fields->integer("first"_L1, 0, kMostSequence)),
                        .last = quint64(fields->integer("last"_L1, 0, kMostSequence)), .filter = fields->text("filter"_L1), .exportedAt = fields->time("exported_at"_L1)};
    for (const QString &key : fields->texts("public_keys"_L1)) {
        header.publicKeys.append(QByteArray::fromHex(key.toLatin1()));
        if (header.publicKeys.last().size() != 32)
            fields->refuse("public_keys"_L1, u"holds what is no key of 64 hex digits"_s);
    }
    return fields->finish(std::move(header));
}

QByteArray encode(const ExportLine &line)
{
    const StoredEvent &message = line.message;
    QJsonObject head{{"seq"_L1, qint64(message.sequence)}};
    if (line.gapLast > 0) {
        head.insert("last"_L1, qint64(line.gapLast));
        head.insert("gap"_L1, line.gapReason);
        return toBytes(head);
    }
    head.insert("subject"_L1, QString::fromUtf8(message.subject));
    head.insert("stored"_L1, toWireTime(message.stored));
    if (isPlain(message.body))
        return toBytes(head).chopped(1) + kEvent.toByteArray() + message.body + '}';
    head.insert("raw"_L1, QString::fromLatin1(message.body.toBase64()));
    return toBytes(head);
}

Result<ExportLine> decodeExportLine(const QByteArray &line)
{
    // The first of these is a member of the line itself: texts before it would have their quotation marks escaped.
    const qsizetype place = line.indexOf(kEvent);
    const QByteArray head = place > 0 ? line.first(place) + '}' : line;
    const auto fields = Fields::parse(head);
    if (!fields)
        return std::unexpected(fields.error());
    ExportLine result;
    result.message.sequence = quint64(fields->integer("seq"_L1, 1, kMostSequence));
    if (!fields->has("seq"_L1))
        fields->refuse("seq"_L1, u"is missing"_s);
    if (fields->has("gap"_L1)) {
        result.gapLast = quint64(fields->integer("last"_L1, qint64(result.message.sequence), kMostSequence));
        result.gapReason = fields->text("gap"_L1);
        if (!fields->has("last"_L1))
            fields->refuse("last"_L1, u"is missing"_s);
        return fields->finish(std::move(result));
    }
    result.message.subject = fields->neededText("subject"_L1).toUtf8();
    result.message.stored = fields->time("stored"_L1);
    if (place > 0) {
        result.message.body = line.sliced(place + kEvent.size()).chopped(1);
        if (!line.endsWith('}') || !isPlain(result.message.body))
            fields->refuse("event"_L1, u"is no event, or not the last member of the line"_s);
    } else {
        const auto raw = QByteArray::fromBase64Encoding(fields->text("raw"_L1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!raw || !fields->has("raw"_L1))
            fields->refuse("raw"_L1, u"is missing or no base64, and there is no event"_s);
        result.message.body = *raw;
    }
    return fields->finish(std::move(result));
}

Result<> ExportWriter::begin(const ExportHeader &header)
{
    if (!m_file.open(QIODevice::WriteOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return write(encode(header));
}

Result<> ExportWriter::write(const QByteArray &line)
{
    if (m_file.write(line + '\n') != line.size() + 1)
        return failed(Fault::Full, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    m_report.bytes += line.size() + 1;
    return {};
}

Result<> ExportWriter::add(const ExportLine &line)
{
    m_report.first = m_report.first == 0 ? line.message.sequence : m_report.first;
    m_report.last = std::max(line.message.sequence, line.gapLast);
    ++m_report.rows;
    return write(encode(line));
}

Result<ExportReport> ExportWriter::finish()
{
    if (const auto written = write(toBytes({{"end"_L1, true}, {"rows"_L1, qint64(m_report.rows)}})); !written)
        return std::unexpected(written.error());
    if (!m_file.commit())
        return failed(Fault::Full, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    return m_report;
}

QCoro::Task<Result<ImportReport>> importHistory(EventIndex &given, QString path, std::stop_token stop)
{
    const QPointer<EventIndex> index(&given);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        co_return failed(file.exists() ? Fault::Refused : Fault::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    const auto header = decodeExportHeader(file.readLine(kLongestLine).trimmed());
    if (!header)
        co_return std::unexpected(inLine(1, header.error()));
    ImportReport report{.header = *header};
    const QString reason = header->filter.isEmpty() ? u"these messages are not in the export"_s : u"left out by the filter of the export: %1"_s.arg(header->filter);
    const auto prepared = co_await index->run([reason](IndexFile &to, std::stop_token) -> Result<> {
        to.setGapReason(reason);
        return {};
    });
    if (!prepared)
        co_return std::unexpected(prepared.error());
    quint64 number = 1;
    quint64 rows = 0;
    while (!report.whole && !file.atEnd()) {
        QList<StoredEvent> batch;
        while (batch.size() < 2000 && !report.whole && !file.atEnd()) {
            const QByteArray text = file.readLine(kLongestLine).trimmed();
            ++number;
            if (text.startsWith("{\"end\":true")) {
                report.whole = Fields::parse(text).transform([rows](const Fields &end) { return quint64(end.integer("rows"_L1, 0, kMostSequence)) == rows; }).value_or(false);
                if (!report.whole)
                    co_return failed(Fault::Invalid, u"line %1: the export says another number of rows than there are: some are missing"_s.arg(number));
                break;
            }
            auto line = decodeExportLine(text);
            if (!line)
                co_return std::unexpected(inLine(number, line.error()));
            ++rows;
            if (line->gapLast == 0)
                batch.append(std::move(line->message));
        }
        report.messages += quint64(batch.size());
        if (!index || stop.stop_requested())
            co_return failed(Fault::Cancelled, u"the import was stopped"_s);
        const auto added = co_await index->append(std::move(batch), EventIndex::Rows::NotWanted);
        if (!added)
            co_return std::unexpected(added.error());
    }
    co_return report;
}

} // namespace lattice

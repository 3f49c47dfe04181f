// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/recording.h"

#include "app/desktop/events/eventwords.h"
#include "app/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>

#include <QCoro/QCoroTask>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

QString indexIn(const QTemporaryDir &folder) { return folder.filePath(u"events.index"_s); }

/*! On the reading thread: an index of its own, so that nothing of it belongs to the window's. */
QCoro::Task<Result<lattice::ImportReport>> readInto(QString indexFile, QString path, std::stop_token stop)
{
    const auto index = std::make_unique<lattice::EventIndex>(lattice::EventIndexOptions{.file = indexFile});
    if (const auto opened = co_await index->open(); !opened)
        co_return std::unexpected(opened.error());
    co_return co_await lattice::importHistory(*index, path, stop);
}

} // namespace

Recording::Recording(HistoryClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_thread.setObjectName(u"recording"_s);
}

Recording::~Recording()
{
    m_stop.request_stop();
    m_ended.acquire(int(m_lastReading)); // each looks at its stop token, and what it owns lives on the thread
    m_thread.quit();
    m_thread.wait();
    if (isOpen())
        m_client.showLive();
}

void Recording::read(const QUrl &file)
{
    const auto path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    readFile(path, QFileInfo(path).completeBaseName());
}

void Recording::readSample() { readFile(samplePath(), tr("A small lattice, recorded")); }

void Recording::readFile(const QString &path, const QString &name)
{
    stopReading();
    m_problem.reset();
    m_stop = std::stop_source();
    m_reading = ++m_lastReading;
    auto folder = std::make_shared<std::unique_ptr<QTemporaryDir>>(std::make_unique<QTemporaryDir>());
    if (!m_thread.isRunning())
        m_thread.start();
    auto *reader = new QObject;
    reader->moveToThread(&m_thread);
    QMetaObject::invokeMethod(reader, [this, reader, folder, path, name, reading = m_reading, stop = m_stop.get_token()] {
        QCoro::connect(readInto(indexIn(**folder), path, stop), reader, [this, reader, folder, name, reading](const Result<lattice::ImportReport> &report) {
            auto read = std::make_shared<Read>(Read{.folder = std::move(*folder), .report = report});
            reader->deleteLater();
            QMetaObject::invokeMethod(this, [this, reading, name, read] { take(reading, name, read); }, Qt::QueuedConnection);
            m_ended.release(); // this object waits for it before it goes
        });
    }, Qt::QueuedConnection);
    Q_EMIT changed();
}

void Recording::stopReading()
{
    if (!isReading())
        return;
    m_stop.request_stop();
    m_reading = 0;
    Q_EMIT changed();
}

void Recording::take(quint64 reading, const QString &name, std::shared_ptr<Read> read)
{
    if (reading != m_reading)
        return;
    m_reading = 0;
    if (!read->report) {
        m_problem = read->report.error();
        Q_EMIT changed();
        return;
    }
    if (read->report->messages == 0) {
        m_problem = lattice::Error{.fault = lattice::Fault::NotFound, .detail = u"%1 holds no event"_s.arg(name)};
        Q_EMIT changed();
        return;
    }
    drop();
    m_name = name;
    m_report = *read->report;
    m_folder = std::move(read->folder);
    m_index = std::make_unique<lattice::History>(lattice::HistoryOptions{.folder = m_folder->path(), .trustedKeys = m_report.header.publicKeys});
    QCoro::connect(m_index->open(), this, [this](const Result<lattice::HistoryRange> &range) {
        if (range)
            return show(*range);
        drop();
        m_problem = range.error();
        Q_EMIT changed();
    });
}

void Recording::show(const lattice::HistoryRange &range)
{
    m_client.showRecorded(*this, {.state = lattice::HistoryStatus::State::Following, .range = range, .streamFirst = range.first, .streamLast = range.last});
    Q_EMIT changed();
    Q_EMIT opened();
}

void Recording::close()
{
    if (!isOpen())
        return;
    drop();
    Q_EMIT left();
}

void Recording::drop()
{
    if (!isOpen())
        return;
    m_index.reset();
    m_folder.reset();
    m_client.showLive();
    Q_EMIT changed();
    Q_EMIT closed();
}

bool Recording::readElsewhere(const QUrl &file)
{
    const bool started = QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--recording"_s, file.toLocalFile()});
    m_problem.reset();
    if (!started)
        m_problem = lattice::Error{.fault = lattice::Fault::Refused, .detail = u"%1 cannot be started"_s.arg(QCoreApplication::applicationFilePath())};
    Q_EMIT changed();
    return started;
}

QString Recording::about() const
{
    if (!isOpen())
        return {};
    QStringList parts;
    //: a recording: how many events it has
    parts.append(tr("%1 events").arg(EventWords::count(m_report.messages)));
    if (m_report.header.exportedAt.isValid())
        parts.append(tr("recorded %1").arg(QLocale().toString(m_report.header.exportedAt.toLocalTime().date(), QLocale::LongFormat)));
    if (!m_report.header.filter.isEmpty())
        parts.append(tr("only what this filter found: %1").arg(m_report.header.filter));
    if (!m_report.whole)
        parts.append(tr("the end of the file is missing"));
    return parts.join(u" · "_s);
}

QString Recording::problem() const
{
    if (!m_problem)
        return {};
    if (m_problem->fault == lattice::Fault::Invalid)
        return tr("This file is no recording that can be read. Export one with `stn lattice events export FILE`, or on the page Events.");
    return ErrorText::describe(*m_problem);
}

void Recording::query(const QString &requestId, const lattice::HistoryQuery &query)
{
    QCoro::connect(m_index->query(query), this, [this, requestId](const Result<lattice::HistoryPage> &page) { m_client.applyFound(requestId, page); });
}

void Recording::count(const QString &requestId, const lattice::EventFilter &filter)
{
    QCoro::connect(m_index->count(filter), this, [this, requestId](const Result<quint64> &count) { m_client.applyCounted(requestId, count); });
}

void Recording::histogram(const QString &requestId, const QDateTime &from, const QDateTime &to, int buckets)
{
    QCoro::connect(m_index->histogram(from, to, buckets), this, [this, requestId](const Result<QList<lattice::HistoryBucket>> &made) { m_client.applyHistogram(requestId, made); });
}

void Recording::state(const QString &requestId, const QDateTime &time)
{
    QCoro::connect(m_index->stateAt(time), this, [this, requestId](const Result<lattice::LatticeState> &state) { m_client.applyState(requestId, state); });
}

void Recording::exportTo(const QString &requestId, const QString &path, const lattice::EventFilter &filter)
{
    QCoro::connect(m_index->exportTo(path, 0, 0, filter), this, [this, requestId](const Result<lattice::ExportReport> &report) { m_client.applyExported(requestId, report); });
}

} // namespace app

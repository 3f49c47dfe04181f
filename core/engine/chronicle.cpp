// SPDX-License-Identifier: Apache-2.0
#include "core/engine/chronicle.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace lattice;

Q_LOGGING_CATEGORY(chronicleLog, "station.history")

namespace core {

namespace {

EventStreamOptions streamOptions(const ChronicleOptions &options)
{
    const EventsConfig &config = options.config;
    EventStreamOptions stream{.maxAge = config.maxAge, .maxBytes = config.maxBytes, .maxMessages = config.maxMessages,
                              .replicas = config.replicas, .batch = config.batch, .flush = config.flush};
    if (!options.folder.isEmpty())
        stream.spool.folder = options.folder + u"/spool"_s;
    return stream;
}

} // namespace

Chronicle::Chronicle(MeshLink &link, ChronicleOptions options, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_options(std::move(options))
    , m_maker(m_options.stationId.isEmpty() ? u"command"_s : m_options.stationId, m_options.stationName)
    , m_publisher(link, streamOptions(m_options))
{
    m_publisher.setMaker(m_maker);
    connect(&m_publisher, &EventPublisher::dropped, this, [](qsizetype count) {
        qCWarning(chronicleLog, "%lld events were lost to the history", static_cast<long long>(count));
    });
    if (m_options.index && !m_options.folder.isEmpty())
        openIndex();
}

void Chronicle::openIndex()
{
    m_history = std::make_unique<History>(HistoryOptions{.folder = m_options.folder});
    connect(m_history.get(), &History::noticed, this, [](const QString &words) { qCWarning(chronicleLog, "%ls", qUtf16Printable(words)); });
    QCoro::connect(m_history->open(&m_link), this, [](const Result<HistoryRange> &opened) {
        if (!opened)
            qCWarning(chronicleLog, "the history cannot be indexed here: %ls", qUtf16Printable(opened.error().detail));
    });
    auto key = CheckpointKey::open(m_options.folder + u"/checkpoint.key"_s);
    if (!key) {
        qCWarning(chronicleLog, "the history will not be signed: %ls", qUtf16Printable(key.error().detail));
        return;
    }
    m_key = std::move(*key);
    m_checkpoints = std::make_unique<CheckpointMaker>(*m_history, m_link, *m_key, m_maker);
    connect(m_checkpoints.get(), &CheckpointMaker::failed, this, [](const Error &error) {
        qCInfo(chronicleLog, "a checkpoint was not made: %ls", qUtf16Printable(error.detail));
    });
}

void Chronicle::publish(WorkFact fact, const WorkRecord &record)
{
    const QString maker = m_options.stationId.isEmpty() ? u"command"_s : m_options.stationId;
    m_publisher.publish(workEvent(fact, record, maker, m_options.stationName, QDateTime::currentDateTimeUtc()));
}

QCoro::Task<Result<>> Chronicle::ensure()
{
    return ensureEventStream(m_link, streamOptions(m_options));
}

void Chronicle::setLeading(bool leads)
{
    if (m_checkpoints && leads && !m_checkpoints->isRunning())
        m_checkpoints->start();
    else if (m_checkpoints && !leads)
        m_checkpoints->stop();
}

} // namespace core

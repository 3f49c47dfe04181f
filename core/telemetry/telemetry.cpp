// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/telemetry.h"

#include "lattice/pending.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_LOGGING_CATEGORY(telemetryLog)

namespace core {

namespace {
constexpr std::chrono::milliseconds kGrace = 100ms; // for the exporter to say that it gave up
}

Telemetry::Telemetry(const TelemetrySettings &settings) : m_tracer(settings.sampling), m_capturesContent(settings.captureContent)
{
    for (const QString &warning : settings.warnings)
        qCWarning(telemetryLog, "%ls", qUtf16Printable(warning));
    if (settings.endpoint.isEmpty())
        return;
    m_queue = std::make_shared<SpanQueue>(settings.mostQueued, settings.batch, [this](bool isFull) {
        QMetaObject::invokeMethod(m_exporter, [exporter = m_exporter, isFull] { exporter->wake(isFull); }, Qt::QueuedConnection);
    });
    m_exporter = new OtlpExporter(settings, m_queue);
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"telemetry"_s);
    m_exporter->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_exporter, &QObject::deleteLater);
    connect(m_exporter, &OtlpExporter::statusChanged, this, [this](const TelemetryStatus &status) {
        m_status = status;
        Q_EMIT statusChanged(status);
    });
    m_status.endpoint = settings.endpoint.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    m_thread->start();
    m_tracer.add(m_queue, lattice::SpanListener::Wants::Sampled);
    qCInfo(telemetryLog, "traces go to %ls", qUtf16Printable(m_status.endpoint));
}

Telemetry::~Telemetry()
{
    if (!m_exporter)
        return;
    m_tracer.remove(m_queue.get()); // copies of the tracer go on, and are off
    m_queue->close();
    m_thread->quit();
    m_thread->wait();
}

QCoro::Task<> Telemetry::finish(std::chrono::milliseconds patience)
{
    if (!m_exporter)
        co_return;
    const lattice::Pending<bool> done;
    QTimer limit;
    connect(m_exporter, &OtlpExporter::finished, &limit, [done] { done.settle(true); });
    connect(&limit, &QTimer::timeout, &limit, [done] { done.settle(false); });
    connect(this, &QObject::destroyed, &limit, [done] { done.settle(false); });
    limit.start(patience + kGrace);
    QMetaObject::invokeMethod(m_exporter, [exporter = m_exporter, patience] { exporter->finish(patience); }, Qt::QueuedConnection);
    co_await done;
}

} // namespace core

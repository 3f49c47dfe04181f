// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/telemetry/otlpexporter.h"

#include <QCoroTask>
#include <QThread>

namespace core {

/*!
    The tracer of one engine, and its exporter when there is a collector. Without one there is neither a thread nor a queue, and
    the tracer is off until somebody listens.
*/
class Telemetry final : public QObject
{
    Q_OBJECT

public:
    explicit Telemetry(const TelemetrySettings &settings = {});
    ~Telemetry() override;
    Q_DISABLE_COPY_MOVE(Telemetry)

    const lattice::Tracer &tracer() const { return m_tracer; }
    bool capturesContent() const { return m_capturesContent; }
    const TelemetryStatus &status() const { return m_status; }

    /*! Sends what waits, so that nothing of a normal end is lost; gives up after \a patience. */
    QCoro::Task<> finish(std::chrono::milliseconds patience);

Q_SIGNALS:
    void statusChanged(const core::TelemetryStatus &status);

private:
    lattice::Tracer m_tracer;
    const bool m_capturesContent;
    TelemetryStatus m_status;
    std::shared_ptr<SpanQueue> m_queue;
    std::unique_ptr<QThread> m_thread;
    OtlpExporter *m_exporter = nullptr; //!< of the thread; null: nothing is exported
};

} // namespace core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/retry.h"
#include "core/telemetry/spanqueue.h"
#include "core/telemetry/telemetrysettings.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QTimer>

class QNetworkReply;

namespace core {

/*! What became of spans so far, for people. */
struct TelemetryStatus {
    QString endpoint; //!< without sign-in; empty: nothing is exported
    quint64 sent = 0;
    quint64 lost = 0; //!< for which there was no room, or that the collector did not take
    QString problem;  //!< why the last request failed; empty: it did not

    friend bool operator==(const TelemetryStatus &, const TelemetryStatus &) = default;
};

/*!
    Sends the spans of a queue to a collector, batch by batch, as OTLP/JSON over HTTP.

    It lives on a thread of its own, so that neither encoding nor a slow collector holds up the engine. One request is under way
    at a time. 429, 502, 503, 504 and a connection that fails are tried again, after the time that the collector asks for; what
    fails otherwise, or too often, is given up, counted and said once until something is taken again.
*/
class OtlpExporter final : public QObject
{
    Q_OBJECT

public:
    OtlpExporter(TelemetrySettings settings, std::shared_ptr<SpanQueue> queue);
    ~OtlpExporter() override;
    Q_DISABLE_COPY_MOVE(OtlpExporter)

    void wake(bool isFull); //!< spans wait
    /*! Sends all that waits now, within \a patience, and says finished(). */
    void finish(std::chrono::milliseconds patience);

Q_SIGNALS:
    void statusChanged(const core::TelemetryStatus &status);
    void finished();

private:
    bool isFinishing() const { return !m_patience.isForever(); }
    void sendNext();
    void post();
    void take();
    void taken(const QByteArray &body);
    void failed(const QString &problem, bool mayPass, std::chrono::milliseconds asked);
    void lose(quint64 spans, const QString &why);
    void complain(const QString &problem);

    const TelemetrySettings m_settings;
    const std::shared_ptr<SpanQueue> m_queue;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_answer;
    QByteArray m_body; //!< of the batch under way; empty: none
    qsizetype m_count = 0;
    int m_attempt = 0;
    QTimer m_next;  //!< until a batch is sent, or tried again
    QTimer m_limit; //!< of the request under way
    QDeadlineTimer m_patience{QDeadlineTimer::Forever};
    TelemetryStatus m_status;
    bool m_complained = false;
};

} // namespace core

Q_DECLARE_METATYPE(core::TelemetryStatus)

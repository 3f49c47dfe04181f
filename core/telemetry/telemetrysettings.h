// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"
#include "lattice/trace/sampling.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QUrl>

namespace core {

/*! Where spans go and how: the standard variables of OpenTelemetry over the configuration. */
struct TelemetrySettings {
    QUrl endpoint; //!< of traces, whole; empty: nothing is exported
    QList<std::pair<QByteArray, Secret>> headers;
    std::chrono::milliseconds timeout{10'000}; //!< of one request
    bool gzip = false;
    QString certificate; //!< file of the authorities that the collector's certificate is checked by; empty: the system's
    QMap<QString, QString> resource; //!< what is said once of all spans
    lattice::Sampling sampling;
    qsizetype mostQueued = 2048; //!< spans that wait; further ones are dropped
    qsizetype batch = 512;
    std::chrono::milliseconds delay{5'000}; //!< until a batch that is not full is sent
    bool captureContent = false;
    QStringList warnings; //!< what was said and is not followed, for the log

    /*!
        `OTEL_SDK_DISABLED`, `OTEL_TRACES_EXPORTER`, `OTEL_EXPORTER_OTLP_[TRACES_]{ENDPOINT,HEADERS,TIMEOUT,COMPRESSION,CERTIFICATE,PROTOCOL}`,
        `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER[_ARG]`, `OTEL_BSP_*`,
        `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT`; an empty variable counts as unset.
        \param jaeger the endpoint of a Jaeger that was started by our command, used when nobody names another; may be empty
        \sa https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
    */
    static TelemetrySettings read(const TelemetryConfig &config, const QProcessEnvironment &environment, const QString &jaeger = {});
};

} // namespace core

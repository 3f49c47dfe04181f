// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/telemetrysettings.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/*! NAME=VALUE,… as of W3C baggage: values are percent-encoded. */
QList<std::pair<QString, QString>> pairsOf(const QString &text, const QString &source, QStringList &warnings)
{
    QList<std::pair<QString, QString>> pairs;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString name = QUrl::fromPercentEncoding(part.left(equals).trimmed().toUtf8());
        if (equals < 1 || name.isEmpty())
            warnings << u"%1: a part is not NAME=VALUE and is left out"_s.arg(source); // it may be a secret
        else
            pairs.append({name, QUrl::fromPercentEncoding(part.sliced(equals + 1).trimmed().toUtf8())});
    }
    return pairs;
}

bool isHeaderName(const QString &name)
{
    return std::ranges::all_of(name, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f && !u"()<>@,;:\\\"/[]?={}"_s.contains(c); });
}

class Reader
{
public:
    Reader(TelemetrySettings &settings, const TelemetryConfig &config, const QProcessEnvironment &environment)
        : m_to(settings), m_config(config), m_environment(environment)
    {
    }

    bool isOff() const
    {
        return !m_config.enabled || m_config.provider == "none"_L1 || variable(u"OTEL_SDK_DISABLED"_s).compare("true"_L1, Qt::CaseInsensitive) == 0
            || variable(u"OTEL_TRACES_EXPORTER"_s) == "none"_L1;
    }

    void readEndpoint(const QString &jaeger)
    {
        const QString exporter = variable(u"OTEL_TRACES_EXPORTER"_s);
        if (!exporter.isEmpty() && exporter != "otlp"_L1)
            warn(u"OTEL_TRACES_EXPORTER=%1 is not known here; spans are exported by otlp"_s.arg(exporter));
        const QString whole = variable(u"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"_s);
        QString base = variable(u"OTEL_EXPORTER_OTLP_ENDPOINT"_s);
        if (base.isEmpty())
            base = m_config.endpoint;
        if (base.isEmpty() && m_config.provider == "jaeger"_L1)
            base = u"http://localhost:4318"_s;
        if (base.isEmpty())
            base = jaeger;
        if (whole.isEmpty() && base.isEmpty())
            return;
        QString text = whole.isEmpty() ? base : whole;
        if (!text.contains("://"_L1))
            text.prepend("http://"_L1); // the Go project's examples leave it out
        QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
            warn(u"the address of the collector is no http:// or https:// address; no traces are exported"_s);
            return;
        }
        if (whole.isEmpty() && !url.path().endsWith("/v1/traces"_L1))
            url.setPath(url.path() + (url.path().endsWith(u'/') ? "v1/traces"_L1 : "/v1/traces"_L1));
        else if (url.path().isEmpty())
            url.setPath(u"/"_s);
        const QString protocol = forTraces(u"PROTOCOL"_s);
        if (protocol == "grpc"_L1) {
            warn(u"OTEL_EXPORTER_OTLP_PROTOCOL=grpc: only OTLP over HTTP is spoken here; name the collector's HTTP port (4318) and http/json. No traces are exported"_s);
            return;
        }
        m_to.endpoint = url;
    }

    void readWire()
    {
        const QString sent = forTraces(u"HEADERS"_s), source = sent.isEmpty() ? u"telemetry.headers"_s : u"OTEL_EXPORTER_OTLP_HEADERS"_s;
        for (const auto &[name, value] : pairsOf(sent.isEmpty() ? m_config.headers.reveal() : sent, source, m_to.warnings)) {
            if (!isHeaderName(name) || value.contains(u'\n') || value.contains(u'\r'))
                warn(u"%1: a header cannot be sent and is left out"_s.arg(source));
            else
                m_to.headers.append({name.toLatin1(), Secret(value)});
        }
        m_to.timeout = std::chrono::milliseconds(number(u"OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"_s, number(u"OTEL_EXPORTER_OTLP_TIMEOUT"_s, m_to.timeout.count(), 1), 1));
        const QString compression = forTraces(u"COMPRESSION"_s);
        m_to.gzip = compression == "gzip"_L1;
        if (!m_to.gzip && !compression.isEmpty() && compression != "none"_L1)
            warn(u"the compression %1 is not known; spans are sent as they are"_s.arg(compression));
        m_to.certificate = forTraces(u"CERTIFICATE"_s);
        m_to.mostQueued = number(u"OTEL_BSP_MAX_QUEUE_SIZE"_s, m_to.mostQueued, 1);
        m_to.batch = std::min(m_to.mostQueued, qsizetype(number(u"OTEL_BSP_MAX_EXPORT_BATCH_SIZE"_s, m_to.batch, 1)));
        m_to.delay = std::chrono::milliseconds(number(u"OTEL_BSP_SCHEDULE_DELAY"_s, m_to.delay.count(), 0));
    }

    void readResource()
    {
        m_to.resource[u"service.name"_s] = m_config.serviceName.isEmpty() ? u"station"_s : m_config.serviceName;
        if (!m_config.environment.isEmpty())
            m_to.resource[u"deployment.environment.name"_s] = m_config.environment;
        for (const auto &[name, value] : pairsOf(variable(u"OTEL_RESOURCE_ATTRIBUTES"_s), u"OTEL_RESOURCE_ATTRIBUTES"_s, m_to.warnings))
            m_to.resource[name] = value;
        if (const QString name = variable(u"OTEL_SERVICE_NAME"_s); !name.isEmpty())
            m_to.resource[u"service.name"_s] = name;
        const QString capture = variable(u"OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"_s);
        m_to.captureContent = capture.isEmpty() ? m_config.captureContent : capture.compare("true"_L1, Qt::CaseInsensitive) == 0;
    }

    void readSampling()
    {
        const QString given = variable(u"OTEL_TRACES_SAMPLER"_s);
        QString kind = given.isEmpty() ? u"parentbased_traceidratio"_s : given;
        m_to.sampling.followsParent = kind.startsWith("parentbased_"_L1);
        if (m_to.sampling.followsParent)
            kind = kind.sliced(12);
        if (kind == "traceidratio"_L1)
            m_to.sampling.ratio = given.isEmpty() ? ratio(m_config.sampleRate, u"telemetry.sample_rate"_s) : ratio(variable(u"OTEL_TRACES_SAMPLER_ARG"_s), u"OTEL_TRACES_SAMPLER_ARG"_s);
        else if (kind == "always_off"_L1)
            m_to.sampling.ratio = 0;
        else if (kind != "always_on"_L1) {
            warn(u"OTEL_TRACES_SAMPLER=%1 is not known; parentbased_always_on is used"_s.arg(given));
            m_to.sampling = {};
        }
    }

private:
    QString variable(const QString &name) const { return m_environment.value(name).trimmed(); }
    QString forTraces(const QString &what) const
    {
        const QString own = variable(u"OTEL_EXPORTER_OTLP_TRACES_"_s + what);
        return own.isEmpty() ? variable(u"OTEL_EXPORTER_OTLP_"_s + what) : own;
    }
    void warn(const QString &text) { m_to.warnings << text; }

    qint64 number(const QString &name, qint64 initial, qint64 least)
    {
        const QString text = variable(name);
        bool isNumber = false;
        const qint64 value = text.toLongLong(&isNumber);
        if (isNumber && value >= least && value <= 86'400'000)
            return value;
        if (!text.isEmpty())
            warn(u"%1 is no whole number from %2 up; %3 is used"_s.arg(name).arg(least).arg(initial));
        return initial;
    }

    double ratio(const QString &text, const QString &name)
    {
        bool isNumber = false;
        const double value = text.toDouble(&isNumber);
        if (text.isEmpty() || (isNumber && value >= 0 && value <= 1))
            return text.isEmpty() ? 1 : value;
        warn(u"%1 is no number from 0 to 1; all traces are exported"_s.arg(name));
        return 1;
    }

    TelemetrySettings &m_to;
    const TelemetryConfig &m_config;
    const QProcessEnvironment &m_environment;
};

} // namespace

TelemetrySettings TelemetrySettings::read(const TelemetryConfig &config, const QProcessEnvironment &environment, const QString &jaeger)
{
    TelemetrySettings settings;
    Reader reader(settings, config, environment);
    reader.readResource();
    if (reader.isOff())
        return settings;
    reader.readEndpoint(jaeger);
    if (settings.endpoint.isEmpty())
        return settings;
    reader.readWire();
    reader.readSampling();
    return settings;
}

} // namespace core

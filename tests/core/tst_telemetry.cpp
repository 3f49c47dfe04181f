// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/genai.h"
#include "core/telemetry/otlpjson.h"
#include "core/telemetry/telemetry.h"

#include "otlpsink.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Telemetry;
using core::TelemetryConfig;
using core::TelemetrySettings;
using lattice::ActiveSpan;
using lattice::Fault;
using lattice::Sampling;
using lattice::Span;
using lattice::SpanListener;
using lattice::Tracer;

// Each allocation of this thread is counted. Sanitizers bring a malloc of their own, which must stay.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__GLIBC__)
#define COUNTS_ALLOCATIONS
static thread_local qint64 allocations = 0;
extern "C" void *__libc_malloc(size_t size);
extern "C" void *malloc(size_t size)
{
    ++allocations;
    return __libc_malloc(size);
}
#endif

namespace {

const QString kParent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s;

class Ear final : public SpanListener
{
public:
    void spanStarted(const Span &span) override { started.append(span); }
    void spanEnded(const Span &span) override { ended.append(span); }

    QList<Span> started;
    QList<Span> ended;
};

TelemetrySettings settingsFor(const OtlpSink &sink, std::chrono::milliseconds delay = 0ms)
{
    auto settings = TelemetrySettings::read({.endpoint = sink.endpoint()}, {});
    settings.delay = delay;
    return settings;
}

QProcessEnvironment environmentOf(const QString &text)
{
    QProcessEnvironment environment;
    for (const QString &pair : text.split(u';', Qt::SkipEmptyParts))
        environment.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    return environment;
}

} // namespace

class TestTelemetry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offCostsNothing();
    void spanIsChildOfItsParent();
    void malformedParentStartsATrace();
    void unsampledIsPassedOnAndNotExported();
    void listenerToAllHearsWhatIsNotSampled();
    void ratioDecidesByTheTraceId();
    void limitsHold();
    void spansComeFromManyThreads();
    void jsonIsThatOfOtlp();
    void variablesAreFollowed_data();
    void variablesAreFollowed();
    void headersAreReadAndSecret();
    void spansReachTheCollector();
    void bodyIsCompressed();
    void fullBatchIsSentAtOnce();
    void waitsUntilTheBatchIsDue();
    void passingFailureIsTriedAgain_data();
    void passingFailureIsTriedAgain();
    void lastingFailureIsNotTriedAgain_data();
    void lastingFailureIsNotTriedAgain();
    void rejectedSpansAreCounted();
    void absentCollectorLosesNoMoreThanItMust();
    void silentCollectorDoesNotHoldUpTheEnd();
    void endComesWhileItWaitsToTryAgain();
    void endOfTelemetryEndsItsTracer();
    void contentIsNotInSpansUnlessAskedFor();
    void genAiNamesAreThoseOfTheConventions();
};

void TestTelemetry::offCostsNothing()
{
#ifdef COUNTS_ALLOCATIONS
    const Telemetry off(TelemetrySettings::read({}, {}));
    const Tracer tracer = off.tracer(), never;
    const QString name = u"agent"_s, id = u"an id that is long enough for the heap"_s;
    QVERIFY(!tracer.isOn());
    for (const Tracer &each : {tracer, never}) {
        const qint64 before = allocations;
        for (int i = 0; i < 1000; ++i) {
            ActiveSpan span = each.start({"verb"_L1, name}, Span::Kind::Server, kParent);
            span.set("lattice.call.id"_L1, id);
            span.set("count"_L1, i);
            span.fail(Fault::Timeout);
            const QString parent = span.traceparent(kParent);
            QCOMPARE(parent.constData(), kParent.constData()); // shared, not copied
            ActiveSpan moved = std::move(span);
        }
        QCOMPARE(allocations - before, 0);
    }
    const qint64 before = allocations;
    const QString made = QString(100, u'x');
    QVERIFY(allocations > before); // the counter does count
#else
    QSKIP("a sanitizer has its own malloc, so allocations cannot be counted");
#endif
}

void TestTelemetry::spanIsChildOfItsParent()
{
    const Tracer tracer{Sampling()};
    const auto ear = std::make_shared<Ear>();
    Tracer(tracer).add(ear, SpanListener::Wants::Sampled);
    {
        ActiveSpan outer = tracer.start({"verb"_L1, u"x"}, Span::Kind::Server, kParent);
        const ActiveSpan inner = tracer.start({"chat"_L1}, Span::Kind::Client, outer.traceparent());
        QCOMPARE(ear->started.size(), 2);
        QCOMPARE(ear->ended.size(), 0);
        outer.fail({Fault::Busy, u"first line\nsecond line"_s});
    }
    QCOMPARE(ear->ended.size(), 2);
    const Span &inner = ear->ended.first(), &outer = ear->ended.last();
    QCOMPARE(outer.parentId, u"b7ad6b7169203331"_s);
    QVERIFY(outer.isParentRemote);
    QVERIFY(!inner.isParentRemote);
    QCOMPARE(outer.context.traceId(), u"0af7651916cd43dd8448eb211c80319c"_s);
    QCOMPARE(inner.parentId, outer.context.spanId());
    QCOMPARE(inner.context.traceId(), outer.context.traceId());
    QCOMPARE(outer.name, u"verb x"_s);
    QCOMPARE(outer.status, Span::Status::Error);
    QCOMPARE(outer.statusText, u"first line"_s);
    QCOMPARE(std::get<QString>(outer.value("error.type"_L1)), u"busy"_s);
    QVERIFY(inner.startNs >= outer.startNs && inner.endNs <= outer.endNs);
}

void TestTelemetry::malformedParentStartsATrace()
{
    Tracer tracer{Sampling()};
    const auto ear = std::make_shared<Ear>();
    tracer.add(ear, SpanListener::Wants::Sampled);
    for (const QString &parent : {QString(), u"nonsense"_s, kParent.chopped(1), u"00-00000000000000000000000000000000-b7ad6b7169203331-01"_s}) {
        ear->ended.clear();
        tracer.start({"verb"_L1}, Span::Kind::Server, parent);
        QCOMPARE(ear->ended.size(), 1);
        QVERIFY(ear->ended.first().parentId.isEmpty());
        QVERIFY(!ear->ended.first().isParentRemote);
    }
}

void TestTelemetry::unsampledIsPassedOnAndNotExported()
{
    Tracer tracer{Sampling{.ratio = 0}};
    const auto ear = std::make_shared<Ear>();
    tracer.add(ear, SpanListener::Wants::Sampled);
    {
        const ActiveSpan root = tracer.start({"verb"_L1}, Span::Kind::Server);
        QVERIFY(!root.isRecording());
        QVERIFY(root.traceparent().endsWith("-00"_L1));
        const ActiveSpan child = tracer.start({"chat"_L1}, Span::Kind::Client, root.traceparent());
        QCOMPARE(child.traceparent().sliced(3, 32), root.traceparent().sliced(3, 32));
        QVERIFY(child.traceparent().endsWith("-00"_L1));
        QVERIFY(tracer.start({"verb"_L1}, Span::Kind::Server, kParent).isRecording()); // as its caller decided
    }
    QCOMPARE(ear->ended.size(), 1);
}

void TestTelemetry::listenerToAllHearsWhatIsNotSampled()
{
    Tracer tracer{Sampling{.ratio = 0}};
    const auto all = std::make_shared<Ear>(), sampled = std::make_shared<Ear>();
    tracer.add(all, SpanListener::Wants::All);
    tracer.add(sampled, SpanListener::Wants::Sampled);
    tracer.start({"verb"_L1}, Span::Kind::Server).set("count"_L1, 3);
    QCOMPARE(all->ended.size(), 1);
    QCOMPARE(std::get<qint64>(all->ended.first().value("count"_L1)), 3);
    QVERIFY(sampled->ended.isEmpty());
    tracer.remove(all.get());
    tracer.remove(sampled.get());
    QVERIFY(!tracer.isOn());
    QVERIFY(tracer.start({"verb"_L1}, Span::Kind::Server).traceparent().isEmpty());
}

void TestTelemetry::ratioDecidesByTheTraceId()
{
    const Sampling half{.ratio = 0.5};
    int taken = 0;
    for (int i = 0; i < 4000; ++i) {
        const auto context = lattice::Traceparent::make();
        const bool sampled = half.decide(context, false);
        QCOMPARE(half.decide(context.child(), false), sampled); // all of a trace alike
        taken += sampled;
    }
    QVERIFY2(taken > 1800 && taken < 2200, qPrintable(QString::number(taken))); // 6 sigma
    const auto low = *lattice::Traceparent::parse(u"00-ffffffffffffffff3333333333333333-b7ad6b7169203331-00"_s);
    const auto high = *lattice::Traceparent::parse(u"00-0000000000000001ffffffffffffffff-b7ad6b7169203331-01"_s);
    QVERIFY((Sampling{.ratio = 0.21}.decide(low, false)));
    QVERIFY(!(Sampling{.ratio = 0.19}.decide(low, false)));
    QVERIFY(!(Sampling{.ratio = 0.99}.decide(high, false)));
    QVERIFY((Sampling{.ratio = 1}.decide(high, false)));
    QVERIFY((Sampling{.ratio = 0}.decide(high, true)));
    QVERIFY(!(Sampling{.ratio = 0, .followsParent = false}.decide(high, true)));
}

void TestTelemetry::limitsHold()
{
    static const QList<QByteArray> keys = [] {
        QList<QByteArray> made;
        for (int i = 0; i < 200; ++i)
            made.append("key" + QByteArray::number(i));
        return made;
    }();
    Tracer tracer{Sampling()};
    const auto ear = std::make_shared<Ear>();
    tracer.add(ear, SpanListener::Wants::Sampled);
    {
        ActiveSpan span = tracer.start({"verb"_L1, QString(10'000, u'n')}, Span::Kind::Server);
        for (const QByteArray &key : keys)
            span.set(QLatin1StringView(key), 1);
        span.set(QLatin1StringView(keys.first()), u"again"_s);
        for (int i = 0; i < 200; ++i) {
            span.addEvent("tick"_L1);
            span.addLink(kParent);
        }
        span.addLink(u"nonsense"_s);
        span.fail({Fault::Invalid, QString(10'000, u'e')});
    }
    const Span &span = ear->ended.first();
    QCOMPARE(span.attributes.size(), 128);
    QCOMPARE(span.droppedAttributes, 73); // with error.type
    QCOMPARE(std::get<QString>(span.attributes.first().value), u"again"_s);
    QCOMPARE(span.events.size(), 128);
    QCOMPARE(span.droppedEvents, 72);
    QCOMPARE(span.links.size(), 128);
    QCOMPARE(span.droppedLinks, 72);
    QVERIFY(span.name.size() < 300 && span.statusText.size() <= 300);

    ActiveSpan other = tracer.start({"verb"_L1}, Span::Kind::Server);
    other.set("long"_L1, QString(16 * 1024 - 1, u'x') + u"\U0001F600"_s);
    other.end();
    QCOMPARE(std::get<QString>(ear->ended.last().value("long"_L1)).size(), 16 * 1024 - 1); // half a character is none
}

void TestTelemetry::spansComeFromManyThreads()
{
    OtlpSink sink;
    Telemetry telemetry(settingsFor(sink, 10ms));
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([tracer = telemetry.tracer()] {
            for (int i = 0; i < 250; ++i)
                tracer.start({"verb"_L1}, Span::Kind::Server).set("count"_L1, i);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QTRY_COMPARE(sink.spans.size(), 1000);
    QCOMPARE(sink.faults, QStringList());
}

void TestTelemetry::jsonIsThatOfOtlp()
{
    const auto context = *lattice::Traceparent::parse(u"00-5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174-01"_s);
    const Span span{.context = context, .parentId = u"eee19b7ec3c1b173"_s, .isParentRemote = true, .name = u"Grüße"_s, .kind = Span::Kind::Server,
                    .startNs = 1'544'712'660'000'000'001, .endNs = 1'544'712'661'000'000'002,
                    .attributes = {{"text"_L1, u"a\"b"_s}, {"whole"_L1, qint64(9'007'199'254'740'993)}, {"part"_L1, 0.5}, {"truth"_L1, true}, {"list"_L1, QStringList{u"x"_s, u"y"_s}}, {"odd"_L1, std::numeric_limits<double>::infinity()}},
                    .events = {{.name = "tick"_L1, .timeNs = 1'544'712'660'500'000'000, .attributes = {{"n"_L1, qint64(1)}}}},
                    .links = {{.context = context.withSampled(false), .attributes = {}}}, .droppedAttributes = 2, .droppedEvents = 0, .droppedLinks = 0, .status = Span::Status::Error, .statusText = u"no"_s};
    const QJsonDocument made = QJsonDocument::fromJson(core::toOtlpJson({span}, {{u"service.name"_s, u"station"_s}}));
    const QJsonDocument expected = QJsonDocument::fromJson(R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"station"}}]},
        "scopeSpans":[{"scope":{"name":"station.lattice","version":")" STATION_VERSION R"("},"spans":[{
            "traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","parentSpanId":"eee19b7ec3c1b173","flags":769,"name":"Grüße","kind":2,
            "startTimeUnixNano":"1544712660000000001","endTimeUnixNano":"1544712661000000002",
            "attributes":[{"key":"text","value":{"stringValue":"a\"b"}},{"key":"whole","value":{"intValue":"9007199254740993"}},{"key":"part","value":{"doubleValue":0.5}},
                          {"key":"truth","value":{"boolValue":true}},{"key":"list","value":{"arrayValue":{"values":[{"stringValue":"x"},{"stringValue":"y"}]}}},{"key":"odd","value":{"doubleValue":"Infinity"}}],
            "droppedAttributesCount":2,"events":[{"timeUnixNano":"1544712660500000000","name":"tick","attributes":[{"key":"n","value":{"intValue":"1"}}]}],
            "links":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","attributes":[],"flags":0}],"status":{"code":2,"message":"no"}}]}]}]})");
    QVERIFY(!expected.isNull());
    QCOMPARE(made.toJson(), expected.toJson());
}

void TestTelemetry::variablesAreFollowed_data()
{
    QTest::addColumn<QString>("variables");
    QTest::addColumn<TelemetryConfig>("config");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<std::function<bool(const TelemetrySettings &)>>("holds");
    using Holds = std::function<bool(const TelemetrySettings &)>;
    const Holds nothing = [](const TelemetrySettings &s) { return s.warnings.isEmpty(); };
    const auto warns = [](const QString &word) { return Holds([word](const TelemetrySettings &s) { return s.warnings.size() == 1 && s.warnings.first().contains(word); }); };
    const TelemetryConfig none, given{.endpoint = u"http://config:4318"_s};
    const QString base = u"OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318"_s;
    QTest::newRow("nothing said") << QString() << none << QString() << nothing;
    QTest::newRow("base") << base << none << u"http://c:4318/v1/traces"_s << nothing;
    QTest::newRow("base with a slash") << base + u"/otlp/"_s << none << u"http://c:4318/otlp/v1/traces"_s << nothing;
    QTest::newRow("of traces, as it is") << base + u";OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://t/x"_s << none << u"https://t/x"_s << nothing;
    QTest::newRow("of traces, without a path") << u"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://t:1"_s << none << u"http://t:1/"_s << nothing;
    QTest::newRow("empty is unset") << u"OTEL_EXPORTER_OTLP_ENDPOINT="_s << given << u"http://config:4318/v1/traces"_s << nothing;
    QTest::newRow("variables count before the file") << base << given << u"http://c:4318/v1/traces"_s << nothing;
    QTest::newRow("without a scheme") << u"OTEL_EXPORTER_OTLP_ENDPOINT=localhost:4318"_s << none << u"http://localhost:4318/v1/traces"_s << nothing;
    QTest::newRow("jaeger by the file") << QString() << TelemetryConfig{.provider = u"jaeger"_s} << u"http://localhost:4318/v1/traces"_s << nothing;
    QTest::newRow("no address") << u"OTEL_EXPORTER_OTLP_ENDPOINT=ftp://c"_s << none << QString() << warns(u"no http://"_s);
    QTest::newRow("disabled") << base + u";OTEL_SDK_DISABLED=TRUE"_s << none << QString() << nothing;
    QTest::newRow("not disabled") << base + u";OTEL_SDK_DISABLED=1"_s << none << u"http://c:4318/v1/traces"_s << nothing;
    QTest::newRow("exporter none") << base + u";OTEL_TRACES_EXPORTER=none"_s << none << QString() << nothing;
    QTest::newRow("off by the file") << base << TelemetryConfig{.enabled = false} << QString() << nothing;
    QTest::newRow("grpc") << base + u";OTEL_EXPORTER_OTLP_PROTOCOL=grpc"_s << none << QString() << warns(u"4318"_s);
    QTest::newRow("protobuf is sent as JSON") << base + u";OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"_s << none << u"http://c:4318/v1/traces"_s << nothing;
    QTest::newRow("wire") << base + u";OTEL_EXPORTER_OTLP_TIMEOUT=2000;OTEL_EXPORTER_OTLP_TRACES_TIMEOUT=1500;OTEL_EXPORTER_OTLP_COMPRESSION=gzip;OTEL_BSP_SCHEDULE_DELAY=7;OTEL_BSP_MAX_QUEUE_SIZE=10"_s << none
                          << u"http://c:4318/v1/traces"_s << Holds([](const TelemetrySettings &s) { return s.timeout == 1500ms && s.gzip && s.delay == 7ms && s.mostQueued == 10 && s.batch == 10; });
    QTest::newRow("no number") << base + u";OTEL_EXPORTER_OTLP_TIMEOUT=soon"_s << none << u"http://c:4318/v1/traces"_s << warns(u"OTEL_EXPORTER_OTLP_TIMEOUT"_s);
    QTest::newRow("resource") << base + u";OTEL_RESOURCE_ATTRIBUTES=service.name=a,k=b%20c,team=x=y;OTEL_SERVICE_NAME=mine"_s << TelemetryConfig{.serviceName = u"f"_s, .environment = u"prod"_s} << u"http://c:4318/v1/traces"_s
                              << Holds([](const TelemetrySettings &s) { return s.resource[u"service.name"_s] == "mine"_L1 && s.resource[u"k"_s] == "b c"_L1 && s.resource[u"team"_s] == "x=y"_L1 && s.resource[u"deployment.environment.name"_s] == "prod"_L1; });
    QTest::newRow("ratio") << base + u";OTEL_TRACES_SAMPLER=traceidratio;OTEL_TRACES_SAMPLER_ARG=0.25"_s << none << u"http://c:4318/v1/traces"_s << Holds([](const TelemetrySettings &s) { return s.sampling == Sampling{.ratio = 0.25, .followsParent = false}; });
    QTest::newRow("parent and ratio") << base + u";OTEL_TRACES_SAMPLER=parentbased_traceidratio;OTEL_TRACES_SAMPLER_ARG=0.5"_s << none << u"http://c:4318/v1/traces"_s << Holds([](const TelemetrySettings &s) { return s.sampling == Sampling{.ratio = 0.5}; });
    QTest::newRow("never") << base + u";OTEL_TRACES_SAMPLER=parentbased_always_off"_s << none << u"http://c:4318/v1/traces"_s << Holds([](const TelemetrySettings &s) { return s.sampling == Sampling{.ratio = 0}; });
    QTest::newRow("rate of the file") << base << TelemetryConfig{.sampleRate = u"0.1"_s} << u"http://c:4318/v1/traces"_s << Holds([](const TelemetrySettings &s) { return s.sampling == Sampling{.ratio = 0.1}; });
    QTest::newRow("no ratio") << base + u";OTEL_TRACES_SAMPLER=traceidratio;OTEL_TRACES_SAMPLER_ARG=2"_s << none << u"http://c:4318/v1/traces"_s << warns(u"OTEL_TRACES_SAMPLER_ARG"_s);
    QTest::newRow("unknown sampler") << base + u";OTEL_TRACES_SAMPLER=xray"_s << none << u"http://c:4318/v1/traces"_s << warns(u"xray"_s);
    QTest::newRow("content") << base + u";OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=True"_s << none << u"http://c:4318/v1/traces"_s << Holds([](const TelemetrySettings &s) { return s.captureContent; });
}

void TestTelemetry::variablesAreFollowed()
{
    QFETCH(QString, variables);
    QFETCH(TelemetryConfig, config);
    QFETCH(QString, endpoint);
    QFETCH(std::function<bool(const TelemetrySettings &)>, holds);
    const auto settings = TelemetrySettings::read(config, environmentOf(variables));
    QCOMPARE(settings.endpoint.toString(), endpoint);
    QVERIFY2(holds(settings), qPrintable(settings.warnings.join(u'\n')));
    const auto beside = TelemetrySettings::read(config, environmentOf(variables), u"http://127.0.0.1:9"_s); // a Jaeger of ours
    QCOMPARE(beside.endpoint.toString(), endpoint.isEmpty() && variables.isEmpty() ? u"http://127.0.0.1:9/v1/traces"_s : endpoint);
}

void TestTelemetry::headersAreReadAndSecret()
{
    const auto settings = TelemetrySettings::read({}, environmentOf(u"OTEL_EXPORTER_OTLP_ENDPOINT=http://c;OTEL_EXPORTER_OTLP_HEADERS=authorization=Basic%20geheim==,x-a = b ,geheim,x-b=geheim%0Ad"_s));
    QCOMPARE(settings.headers.size(), 2);
    QCOMPARE(settings.headers[0].first, "authorization"_ba);
    QCOMPARE(settings.headers[0].second.reveal(), u"Basic geheim=="_s);
    QCOMPARE(settings.headers[1].second.reveal(), u"b"_s);
    QCOMPARE(settings.warnings.size(), 2);
    QVERIFY(!settings.warnings.join(u' ').contains("geheim"_L1));
}

void TestTelemetry::spansReachTheCollector()
{
    OtlpSink sink;
    auto settings = settingsFor(sink);
    settings.headers = {{"x-key", core::Secret(u"geheim"_s)}};
    settings.resource[u"service.instance.id"_s] = u"s-1"_s;
    Telemetry telemetry(settings);
    {
        ActiveSpan span = telemetry.tracer().start({"verb"_L1, u"x"}, Span::Kind::Server, kParent);
        span.set("count"_L1, 7);
        span.addEvent("tick"_L1, {{"n"_L1, qint64(1)}});
        span.addLink(kParent);
    }
    QTRY_COMPARE(sink.spans.size(), 1);
    QCOMPARE(sink.faults, QStringList());
    QVERIFY(sink.heads.first().startsWith("POST /v1/traces HTTP/1.1\r\n"));
    QVERIFY(sink.heads.first().contains("x-key: geheim"));
    const SunkSpan &span = sink.spans.first();
    QCOMPARE(span.resource[u"service.instance.id"_s], u"s-1"_s);
    QCOMPARE(span.attributes[u"count"_s].toInt(), 7);
    QCOMPARE(span.parentId, u"b7ad6b7169203331"_s);
    QTRY_COMPARE(telemetry.status().sent, 1);
    QCOMPARE(telemetry.status().lost, 0);
}

void TestTelemetry::bodyIsCompressed()
{
    OtlpSink sink;
    auto settings = settingsFor(sink);
    settings.gzip = true;
    Telemetry telemetry(settings);
    for (int i = 0; i < 100; ++i)
        telemetry.tracer().start({"verb"_L1, u"grüß"}, Span::Kind::Server);
    QCoro::waitFor(telemetry.finish(2s));
    QCOMPARE(sink.spans.size(), 100);
    QCOMPARE(sink.faults, QStringList());
    QVERIFY(sink.heads.first().toLower().contains("content-encoding: gzip"));
}

void TestTelemetry::fullBatchIsSentAtOnce()
{
    OtlpSink sink;
    auto settings = settingsFor(sink, 1h);
    settings.batch = 10;
    Telemetry telemetry(settings);
    for (int i = 0; i < 25; ++i)
        telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTRY_COMPARE(sink.batches, (QList{10, 10}));
    QCoro::waitFor(telemetry.finish(2s));
    QCOMPARE(sink.batches, (QList{10, 10, 5}));
}

void TestTelemetry::waitsUntilTheBatchIsDue()
{
    OtlpSink sink;
    Telemetry telemetry(settingsFor(sink, 300ms));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 3; ++i)
        telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTRY_COMPARE(sink.batches, QList{3}); // together
    QVERIFY(timer.durationElapsed() >= 250ms);
}

void TestTelemetry::passingFailureIsTriedAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestTelemetry::passingFailureIsTriedAgain()
{
    QFETCH(int, status);
    OtlpSink sink;
    sink.replies = {{.status = status, .headers = "Retry-After: 0\r\n"}, {.status = status, .headers = "Retry-After: 0\r\n"}};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it answers %1; trying again"_s.arg(status)));
    Telemetry telemetry(settingsFor(sink));
    telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTRY_COMPARE(sink.spans.size(), 1);
    QCOMPARE(sink.heads.size(), 3);
    QCOMPARE(sink.faults, QStringList());
    QTRY_COMPARE(telemetry.status().sent, 1);
    QCOMPARE(telemetry.status().lost, 0);
    QCOMPARE(telemetry.status().problem, QString());
}

void TestTelemetry::lastingFailureIsNotTriedAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 400, 401, 404, 408, 413, 500, 501})
        QTest::addRow("%d", status) << status;
}

void TestTelemetry::lastingFailureIsNotTriedAgain()
{
    QFETCH(int, status);
    OtlpSink sink;
    sink.replies = {{.status = status, .headers = "Retry-After: 0\r\nLocation: http://127.0.0.1:1/\r\n"}};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"1 spans are lost: it answers %1"_s.arg(status)));
    Telemetry telemetry(settingsFor(sink));
    telemetry.tracer().start({"verb"_L1, u"lost"}, Span::Kind::Server);
    QTRY_COMPARE(telemetry.status().lost, 1);
    telemetry.tracer().start({"verb"_L1, u"kept"}, Span::Kind::Server); // what comes after is sent
    QTRY_COMPARE(sink.spans.size(), 1);
    QCOMPARE(sink.spans.first().name, u"verb kept"_s);
    QCOMPARE(sink.heads.size(), 2);
}

void TestTelemetry::rejectedSpansAreCounted()
{
    OtlpSink sink;
    sink.replies = {{.body = R"({"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}})"}};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"2 spans are lost: it did not want them: too old"_s));
    Telemetry telemetry(settingsFor(sink, 50ms));
    for (int i = 0; i < 3; ++i)
        telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTRY_COMPARE(telemetry.status().lost, 2);
    QCOMPARE(telemetry.status().sent, 1);
}

void TestTelemetry::absentCollectorLosesNoMoreThanItMust()
{
    quint16 port = 0;
    {
        OtlpSink gone;
        port = gone.serverPort();
    }
    auto settings = TelemetrySettings::read({.endpoint = u"http://user:geheim@127.0.0.1:%1"_s.arg(port)}, {});
    settings.delay = 0ms;
    settings.mostQueued = 100;
    settings.batch = 50;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^traces to http://127.0.0.1:%1/v1/traces: "_s.arg(port))); // once, without the sign-in
    Telemetry telemetry(settings);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 500; ++i)
        telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QVERIFY2(timer.durationElapsed() < 500ms, "a collector that is not there holds up nobody");
    QTRY_VERIFY(!telemetry.status().problem.isEmpty());
    timer.restart();
    QCoro::waitFor(telemetry.finish(500ms));
    QVERIFY(timer.durationElapsed() < 2s);
    QTRY_COMPARE(telemetry.status().lost, 500); // those that were dropped are counted as well
    QCOMPARE(telemetry.status().sent, 0);
}

void TestTelemetry::silentCollectorDoesNotHoldUpTheEnd()
{
    OtlpSink sink;
    sink.replies = {{.silent = true}, {.silent = true}, {.silent = true}};
    Telemetry telemetry(settingsFor(sink));
    telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTRY_COMPARE(sink.heads.size(), 1);
    telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no answer in time"_s));
    QElapsedTimer timer;
    timer.start();
    QCoro::waitFor(telemetry.finish(400ms));
    QVERIFY2(timer.durationElapsed() < 1s, qPrintable(QString::number(timer.elapsed())));
}

void TestTelemetry::endComesWhileItWaitsToTryAgain()
{
    OtlpSink sink;
    sink.replies = {{.status = 503, .headers = "Retry-After: 30\r\n"}};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it answers 503; trying again"_s));
    Telemetry telemetry(settingsFor(sink));
    telemetry.tracer().start({"verb"_L1}, Span::Kind::Server);
    QTRY_VERIFY(!telemetry.status().problem.isEmpty());
    QCoro::waitFor(telemetry.finish(2s)); // now or never
    QCOMPARE(sink.spans.size(), 1);
    QCOMPARE(sink.heads.size(), 2);
}

void TestTelemetry::endOfTelemetryEndsItsTracer()
{
    OtlpSink sink;
    Tracer tracer;
    ActiveSpan late;
    {
        Telemetry telemetry(settingsFor(sink));
        tracer = telemetry.tracer();
        late = tracer.start({"verb"_L1}, Span::Kind::Server);
        QVERIFY(late.isRecording());
    }
    QVERIFY(!tracer.isOn());
    late.end(); // nobody hears it, and nothing breaks
    QVERIFY(sink.spans.isEmpty());
}

void TestTelemetry::contentIsNotInSpansUnlessAskedFor()
{
    const core::ModelRequest request{.model = u"m"_s, .messages = {QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, u"geheim-a"_s}}}}},
                                                                  QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, u"geheim-b"_s}}}}}}};
    const core::ModelReply reply{.text = u"geheim-c"_s, .model = u"m-1"_s};
    for (const bool captures : {false, true}) {
        OtlpSink sink;
        Telemetry telemetry(settingsFor(sink));
        const core::Tracing tracing{.tracer = telemetry.tracer(), .capturesContent = captures};
        auto chat = core::GenAi::startChat(tracing, request, {});
        core::GenAi::endChat(tracing, chat, reply);
        auto failed = core::GenAi::startChat(tracing, request, {});
        core::GenAi::endChat(tracing, failed, lattice::failed(Fault::Invalid, u"400: geheim-d"_s));
        auto tool = core::GenAi::startTool(tracing, {.id = u"1"_s, .name = u"read"_s, .input = {{u"path"_s, u"geheim-e"_s}}}, u"files"_s, {});
        core::GenAi::endTool(tracing, tool, core::ToolResult::error(u"geheim-f"_s));
        QCoro::waitFor(telemetry.finish(2s));
        QCOMPARE(sink.spans.size(), 3);
        QCOMPARE(sink.faults, QStringList());
        QCOMPARE(sink.lastBody.contains("geheim"), captures);
        if (captures) {
            const auto input = QJsonDocument::fromJson(sink.spans.first().attributes[u"gen_ai.input.messages"_s].toString().toUtf8());
            QCOMPARE(input, QJsonDocument::fromJson(R"([{"role":"user","parts":[{"type":"text","content":"geheim-b"}]}])"));
            const auto output = QJsonDocument::fromJson(sink.spans.first().attributes[u"gen_ai.output.messages"_s].toString().toUtf8());
            QCOMPARE(output, QJsonDocument::fromJson(R"([{"role":"assistant","parts":[{"type":"text","content":"geheim-c"}],"finish_reason":"stop"}])"));
        }
    }
}

void TestTelemetry::genAiNamesAreThoseOfTheConventions()
{
    Tracer tracer{Sampling()};
    const auto ear = std::make_shared<Ear>();
    tracer.add(ear, SpanListener::Wants::All);
    const core::Tracing tracing{.tracer = tracer};
    const auto text = [&](QLatin1StringView key) { return std::get<QString>(ear->ended.last().value(key)); };

    core::GenAi::startAgent(tracing, {.id = u"a-1"_s, .name = u"scout"_s}, u"run-1"_s, kParent).end();
    QCOMPARE(ear->ended.last().name, u"invoke_agent scout"_s);
    QCOMPARE(ear->ended.last().kind, Span::Kind::Internal);
    QCOMPARE(text("gen_ai.operation.name"_L1), u"invoke_agent"_s);
    QCOMPARE(text("gen_ai.agent.name"_L1), u"scout"_s);
    QCOMPARE(text("gen_ai.conversation.id"_L1), u"run-1"_s);

    auto chat = core::GenAi::startChat(tracing, {.model = u"gem-2"_s, .config = {{u"temperature"_s, 0.5}, {u"maxOutputTokens"_s, 100}}}, {});
    core::GenAi::endChat(tracing, chat, core::ModelReply{.model = u"gem-2-001"_s, .usage = {.inputTokens = 10, .outputTokens = 3}, .stop = core::StopReason::Tools});
    QCOMPARE(ear->ended.last().name, u"chat gem-2"_s);
    QCOMPARE(ear->ended.last().kind, Span::Kind::Client);
    QCOMPARE(text("gen_ai.provider.name"_L1), u"openai"_s);
    QCOMPARE(text("gen_ai.request.model"_L1), u"gem-2"_s);
    QCOMPARE(text("gen_ai.response.model"_L1), u"gem-2-001"_s);
    QCOMPARE(std::get<qint64>(ear->ended.last().value("gen_ai.usage.input_tokens"_L1)), 10);
    QCOMPARE(std::get<qint64>(ear->ended.last().value("gen_ai.usage.output_tokens"_L1)), 3);
    QCOMPARE(ear->ended.last().value("gen_ai.usage.cache_read.input_tokens"_L1), lattice::SpanValue(QString())); // not said is not zero
    QCOMPARE(std::get<QStringList>(ear->ended.last().value("gen_ai.response.finish_reasons"_L1)), QStringList{u"tool_calls"_s});

    auto tool = core::GenAi::startTool(tracing, {.id = u"call-1"_s, .name = u"read_file"_s}, u"files"_s, {});
    core::GenAi::endTool(tracing, tool, core::ToolResult::error(u"no such file"_s));
    QCOMPARE(ear->ended.last().name, u"execute_tool read_file"_s);
    QCOMPARE(text("gen_ai.tool.call.id"_L1), u"call-1"_s);
    QCOMPARE(text("error.type"_L1), u"tool_error"_s);
    QCOMPARE(ear->ended.last().status, Span::Status::Error);
}

QTEST_GUILESS_MAIN(TestTelemetry)
#include "tst_telemetry.moc"

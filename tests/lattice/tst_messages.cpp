// SPDX-License-Identifier: Apache-2.0
#include "golden.h"
#include "protocolexamples.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreAsTheirGoldenFilesSay();
    void messagesOfGoStationsAreUnderstood();
    void goSpellingIsTaken();
    void contextValuesOfAnyTypeBecomeTexts();
    void brokenMessagesAreInvalidAndSayWhere_data();
    void brokenMessagesAreInvalidAndSayWhere();
    void faultsNeverQuoteTheMessage();
    void largeAndDeepMessagesAreRefused();
    void halfACharacterBecomesAReplacement();
    void everyValueSurvivesTheWire();
    void errorsOfGoStationsHaveNoFault();
    void originOfACallHasLimits();
};

void TestMessages::messagesAreAsTheirGoldenFilesSay()
{
    compareGolden("protocol/announce.json", examples::announce(), decodePresence);
    compareGolden("protocol/heartbeat.json", examples::heartbeat(), decodePresence);
    compareGolden("protocol/goodbye.json", examples::goodbye(), decodePresence);
    compareGolden("protocol/digest.json", examples::digest(), decodePresenceDigest);
    compareGolden("protocol/manifest.json", examples::manifest(), decodeManifest);
    compareGolden("protocol/manifest-empty.json", examples::emptyManifest(), decodeManifest);
    compareGolden("protocol/agentrecord.json", examples::agentRecord(), decodeAgentRecord);
    compareGolden("protocol/invoke-request.json", examples::invokeRequest(), decodeInvokeRequest);
    compareGolden("protocol/invoke-request-id.json", examples::invokeRequestById(), decodeInvokeRequest);
    compareGolden("protocol/invoke-response.json", examples::invokeResponse(), decodeInvokeResponse);
    compareGolden("protocol/invoke-response-busy.json", examples::busyResponse(), decodeInvokeResponse);
    compareGolden("protocol/call-origin.json", examples::callOrigin(), decodeCallOrigin);
    compareGolden("protocol/workflow-request.json", examples::workflowRequest(), decodeRunWorkflowRequest);
    compareGolden("protocol/workflow-response.json", examples::workflowResponse(), decodeRunWorkflowResponse);
    compareGolden("protocol/workflow-response-error.json", examples::workflowError(), decodeRunWorkflowResponse);
    compareGolden("protocol/nameclaim.json", examples::takenOverClaim(), decodeNameClaim);
    compareGolden("protocol/nameclaim-free.json", examples::freshClaim(), decodeNameClaim);
    compareGolden("protocol/facts.json", examples::facts(), decodeStationFacts);
}

void TestMessages::messagesOfGoStationsAreUnderstood()
{
    const auto announce = decodePresence(golden("protocol/go/announce.json"));
    QVERIFY(announce);
    QCOMPARE(announce->timestamp, QDateTime({2026, 1, 26}, {16, 0, 0, 123}, QTimeZone::utc()));
    QVERIFY(announce->manifest);
    QVERIFY(!announce->manifest->lastSeen.isValid());
    QCOMPARE(announce->manifest->workflows.size(), 0);
    QCOMPARE(announce->manifest->agents.size(), 1);
    QCOMPARE(announce->manifest->agents[0].description, u"a <b> & c"_s);
    QCOMPARE(announce->manifest->agents[0].capabilities, QStringList());
    QCOMPARE(announce->manifest->agents[0].inputSchema, uR"({"userInput":{"type":"string"}})"_s);

    const auto heartbeat = decodePresence(golden("protocol/go/heartbeat.json"));
    QVERIFY(heartbeat && !heartbeat->manifest && !heartbeat->capacity);
    QCOMPARE(decodeInvokeRequest(golden("protocol/go/invoke-request.json")).value(),
             (InvokeRequest{.agentName = u"LogAnalyzer"_s, .task = u"check errors"_s}));
    QCOMPARE(decodeInvokeResponse(golden("protocol/go/invoke-response.json")).value(),
             (InvokeResponse{.result = u"done"_s, .durationMs = 5321, .stationId = u"6f9c2b7e"_s}));
    const auto error = decodeInvokeResponse(golden("protocol/go/invoke-response-error.json"));
    QVERIFY(error);
    QCOMPARE(error->error, InvokeText::AgentMissing);
    QCOMPARE(decodeRunWorkflowRequest(golden("protocol/go/workflow-request.json")).value(), examples::workflowRequest());
    QCOMPARE(decodeRunWorkflowResponse(golden("protocol/go/workflow-response.json")).value(),
             (RunWorkflowResponse{.runId = u"r-1"_s, .stationId = u"6f9c2b7e"_s}));
}

void TestMessages::goSpellingIsTaken()
{
    const auto message = decodePresence(R"({"Station_ID":"go-1","STATION_NAME":"sre","Type":"heartbeat","type2":1,
        "timestamp":null,"capacity":null,"manifest":null,"new":{"a":[1,null]}})");
    QVERIFY2(message, message ? "" : qPrintable(message.error().detail));
    QCOMPARE(message->stationId, u"go-1"_s);
    QCOMPARE(message->stationName, u"sre"_s);
    QVERIFY(!message->timestamp.isValid());

    const auto exact = decodeNameClaim(R"({"STATION":"wrong","station":"right"})");
    QCOMPARE(exact.value().stationId, u"right"_s);
    QCOMPARE(decodeInvokeResponse(R"({"status":"success","tool_calls":3.0})").value().toolCalls, 3);
}

void TestMessages::contextValuesOfAnyTypeBecomeTexts()
{
    const auto request = decodeInvokeRequest(
        R"({"context":{"text":"a","int":3,"real":0.5,"yes":true,"none":null,"list":[1,"b"],"map":{"c":null}}})");
    QVERIFY(request);
    const QMap<QString, QString> expected{{u"text"_s, u"a"_s},   {u"int"_s, u"3"_s},          {u"real"_s, u"0.5"_s},
                                          {u"yes"_s, u"true"_s}, {u"none"_s, u""_s},          {u"list"_s, u"[1,\"b\"]"_s},
                                          {u"map"_s, u"{\"c\":null}"_s}};
    QCOMPARE(request->context, expected);
    QVERIFY(agentMissing(*request));
}

using Decode = std::optional<Error> (*)(const QByteArray &);

template <auto decode>
std::optional<Error> errorFrom(const QByteArray &bytes)
{
    const auto result = decode(bytes);
    return result ? std::nullopt : std::optional(result.error());
}

void TestMessages::brokenMessagesAreInvalidAndSayWhere_data()
{
    QTest::addColumn<Decode>("decode");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto row = [](Decode decode, const char *bytes, const QString &words) {
        QTest::newRow(bytes[0] ? bytes : "no bytes") << decode << QByteArray(bytes) << words;
    };
    const Decode presence = errorFrom<decodePresence>;
    const Decode response = errorFrom<decodeInvokeResponse>;
    row(presence, "", u"not JSON"_s);
    row(presence, "{\"station_id\":", u"at byte"_s);
    row(presence, "[]", u"expected an object"_s);
    row(presence, "\"text\"", u"expected an object, found a text"_s);
    row(presence, "{\"station_id\":\"\xff\"}", u"not JSON"_s);
    row(presence, "{}", u"type: is missing"_s);
    row(presence, R"({"type":"hello","station_id":"a"})", u"type: is none of announce, heartbeat, goodbye"_s);
    row(presence, R"({"type":"goodbye"})", u"station_id: is missing"_s);
    row(presence, R"({"type":"goodbye","station_id":7})", u"station_id: expected a text, found a number"_s);
    row(presence, R"({"type":"goodbye","station_id":"a.b"})", u"station_id: is no station id"_s);
    row(presence, R"({"type":"goodbye","station_id":"assign"})", u"station_id: is no station id"_s);
    row(presence, R"({"type":"goodbye","station_id":"a","timestamp":"soon"})", u"timestamp: expected a time"_s);
    row(presence, R"({"type":"goodbye","station_id":"a","timestamp":5})", u"timestamp: expected a time, found a number"_s);
    row(presence, R"({"type":"announce","station_id":"a","manifest":[]})", u"manifest: expected an object, found an array"_s);
    row(presence, R"({"type":"announce","station_id":"a","manifest":{"station_id":"b"}})", u"manifest.station_id: is not the sender's"_s);
    row(presence, R"({"type":"announce","station_id":"a","manifest":{"station_id":"a","agents":[{},{"name":[]}]}})",
        u"manifest.agents[1].name: expected a text, found an array"_s);
    row(presence, R"({"type":"announce","station_id":"a","manifest":{"station_id":"a","agents":[7]}})", u"agents"_s);
    row(presence, R"({"type":"heartbeat","station_id":"a","capacity":{"slots_free":-1}})", u"capacity.slots_free: expected a whole number"_s);
    row(presence, R"({"type":"heartbeat","station_id":"a","capacity":{"queued":0.5}})", u"capacity.queued: expected a whole number"_s);
    row(presence, R"({"type":"heartbeat","station_id":"a","capacity":{"queued":1e300}})", u"capacity.queued: expected a whole number"_s);
    row(errorFrom<decodeManifest>, R"({"station_id":"a","agents":{}})", u"agents: expected an array, found an object"_s);
    row(errorFrom<decodeManifest>, R"({"station_id":"a","agents":[{"capabilities":[1]}]})", u"agents[0].capabilities: expected an array of texts"_s);
    row(errorFrom<decodeAgentRecord>, R"({"name":"x"})", u"station_id: is missing"_s);
    row(errorFrom<decodeInvokeRequest>, R"({"task":{}})", u"task: expected a text, found an object"_s);
    row(errorFrom<decodeInvokeRequest>, R"({"context":"a"})", u"context: expected an object, found a text"_s);
    row(response, R"({"status":"done"})", u"status: is none of success, error"_s);
    row(response, R"({"status":"success","duration_ms":"5"})", u"duration_ms: expected a number, found a text"_s);
    row(errorFrom<decodeRunWorkflowRequest>, R"({"input":{}})", u"workflow_id: is missing"_s);
    row(errorFrom<decodeRunWorkflowResponse>, R"({"status":"success"})", u"status: is none of started, error"_s);
    row(errorFrom<decodeNameClaim>, R"({"station":"a","pool":"a b"})", u"pool: is no token"_s);
    row(errorFrom<decodeNameClaim>, R"({"station":"a","revision":-1})", u"revision: expected a whole number"_s);
    row(errorFrom<decodeStationFacts>, R"({"orchestrator":"yes"})", u"orchestrator: expected a boolean, found a text"_s);
    row(errorFrom<decodePresenceDigest>, R"({"station_id":"a","stations":[{"station_id":"b","presence":"up"}]})",
        u"stations[0].presence: is none of online, late, offline, left"_s);
}

void TestMessages::brokenMessagesAreInvalidAndSayWhere()
{
    QFETCH(Decode, decode);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto error = decode(bytes);
    QVERIFY(error);
    QCOMPARE(error->fault, Fault::Invalid);
    QVERIFY2(error->detail.contains(words), qPrintable(error->detail));
}

void TestMessages::faultsNeverQuoteTheMessage()
{
    for (const char *bytes : {R"({"task":["s3cret"]})", R"({"task":"s3cret)", R"({"context":"s3cret"})", "s3cret"}) {
        const auto request = decodeInvokeRequest(bytes);
        QVERIFY(!request);
        QVERIFY2(!request.error().detail.contains(u"s3cret"), qPrintable(request.error().detail));
    }
}

void TestMessages::largeAndDeepMessagesAreRefused()
{
    const auto nested = [](int levels) { return "{\"x\":" + QByteArray(levels - 1, '[') + QByteArray(levels - 1, ']') + "}"; };
    QVERIFY(decodeInvokeRequest(nested(64)));
    const auto deep = decodeInvokeRequest(nested(65));
    QVERIFY(!deep);
    QVERIFY(deep.error().detail.contains(u"64 levels"));
    QVERIFY(!decodeInvokeRequest(QByteArray(1'000'000, '[')));
    const QByteArray quoted = "{\"task\":\"\\\"" + QByteArray(100, '[') + "\"}";
    QVERIFY(decodeInvokeRequest(quoted));

    const auto sized = [](qsizetype bytes) { return "{\"task\":\"" + QByteArray(bytes - 11, 'x') + "\"}"; };
    QVERIFY(decodeInvokeRequest(sized(8 * 1024 * 1024)));
    const auto large = decodeInvokeRequest(sized(8 * 1024 * 1024 + 1));
    QVERIFY(!large);
    QVERIFY(large.error().detail.contains(u"8388609 bytes"));
}

void TestMessages::halfACharacterBecomesAReplacement()
{
    const auto request = decodeInvokeRequest(R"({"task":"a\ud83dz","agent_name":"\ud83d\ude42"})");
    QVERIFY(request);
    QVERIFY(request->task.isValidUtf16());
    QVERIFY(request->task.startsWith(u'a') && request->task.endsWith(u'z'));
    QCOMPARE(request->agentName, u"🙂"_s);
    QCOMPARE(decodeInvokeRequest(encode(*request)).value(), *request);
}

/*! Values of every shape a message can have: empty, long, with quotes, line ends, NUL and letters from all planes. */
class Generator
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    int below(int limit) { return m_random.bounded(limit); }

    QString text()
    {
        static const QStringList pieces{u"a"_s, u"\""_s, u"\\"_s, u"\n"_s, QString(QChar(0)), u"é"_s, u"代"_s, u"🙂"_s, u"<&>"_s, u"\u2028"_s};
        QString result;
        for (int i = below(8); i > 0; --i)
            result += pieces.at(below(int(pieces.size())));
        return result;
    }

    QString token() { return u"station_"_s + QString::number(m_random.generate(), 36); }

    QStringList texts()
    {
        QStringList result;
        for (int i = below(4); i > 0; --i)
            result += text();
        return result;
    }

    QMap<QString, QString> map()
    {
        QMap<QString, QString> result;
        for (int i = below(4); i > 0; --i)
            result.insert(text(), text());
        return result;
    }

    QDateTime time()
    {
        return below(4) == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(qint64(m_random.generate64() >> 18), QTimeZone::utc());
    }

    AgentInfo agent() { return {token(), text(), text(), texts(), text(), text(), texts()}; }

    StationManifest manifest(const QString &id)
    {
        StationManifest result{.stationId = id, .stationName = text(), .lastSeen = time(), .status = text()};
        for (int i = below(4); i > 0; --i)
            result.agents.append(agent());
        for (int i = below(3); i > 0; --i)
            result.workflows.append({text(), text(), text()});
        return result;
    }

    std::optional<Capacity> capacity() { return below(2) ? std::optional(Capacity{below(99), below(99), below(99)}) : std::nullopt; }

    PresenceMessage presence()
    {
        PresenceMessage result{.type = PresenceMessage::Type(below(3)), .stationId = token(), .stationName = text(), .timestamp = time()};
        if (below(2))
            result.manifest = manifest(result.stationId);
        result.capacity = capacity();
        return result;
    }

    PresenceDigest digest()
    {
        PresenceDigest result{.stationId = token(), .timestamp = time(), .complete = below(2) == 0};
        for (int i = below(5); i > 0; --i)
            result.stations.append({token(), text(), Presence(below(4)), capacity()});
        return result;
    }

    InvokeRequest request() { return {below(2) ? token() : QString(), text(), text(), map()}; }

    InvokeResponse response()
    {
        InvokeResponse result{.status = InvokeResponse::Status(below(2)), .result = text(), .error = text(),
                              .durationMs = m_random.generateDouble() * 1e6, .toolCalls = below(1000), .stationId = token(),
                              .agentName = text(), .model = text()};
        if (below(2))
            result.fault = Fault(below(10));
        return result;
    }

private:
    QRandomGenerator m_random;
};

void TestMessages::everyValueSurvivesTheWire()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    Generator make(seed);
    for (int i = 0; i < 300; ++i) {
        const PresenceMessage presence = make.presence();
        QVERIFY(decodePresence(encode(presence)) == presence);
        const PresenceDigest digest = make.digest();
        QVERIFY(decodePresenceDigest(encode(digest)) == digest);
        const StationManifest manifest = make.manifest(make.token());
        QVERIFY(decodeManifest(encode(manifest)) == manifest);
        const AgentRecord record{make.agent(), make.token(), make.text()};
        QVERIFY(decodeAgentRecord(encode(record)) == record);
        const InvokeRequest request = make.request();
        QVERIFY(decodeInvokeRequest(encode(request)) == request);
        const InvokeResponse response = make.response();
        QVERIFY(decodeInvokeResponse(encode(response)) == response);
        const RunWorkflowRequest workflow{u"w"_s + make.text(), make.map()};
        QVERIFY(decodeRunWorkflowRequest(encode(workflow)) == workflow);
        const RunWorkflowResponse started{RunWorkflowResponse::Status(make.below(2)), make.text(), make.text(), make.text(), make.token()};
        QVERIFY(decodeRunWorkflowResponse(encode(started)) == started);
        const NameClaim claim{make.token(), make.below(2) ? make.token() : QString(), quint64(make.below(9))};
        QVERIFY(decodeNameClaim(encode(claim)) == claim);
        const StationFacts facts{make.text(), make.text(), make.texts(), make.token(), make.below(99), make.below(2) == 0, make.text()};
        QVERIFY(decodeStationFacts(encode(facts)) == facts);
    }
}

void TestMessages::errorsOfGoStationsHaveNoFault()
{
    const auto ours = decodeInvokeResponse(encode(refusal(u"a"_s, Fault::NotFound, InvokeText::ExecutionFailed.toString() + InvokeText::agentNotFound(u"x"_s))));
    QCOMPARE(errorOf(*ours), (Error{Fault::NotFound, u"execution failed: agent 'x' not found"_s}));
    const auto theirs = decodeInvokeResponse(R"({"status":"error","error":"execution failed: no"})");
    QCOMPARE(errorOf(*theirs), (Error{Fault::Invalid, u"execution failed: no"_s}));
    const auto later = decodeInvokeResponse(R"({"status":"error","fault":"a_word_of_tomorrow"})");
    QVERIFY(later);
    QCOMPARE(errorOf(*later).fault, Fault::Invalid);
    QVERIFY(!errorOf(*later).detail.isEmpty());
}

void TestMessages::originOfACallHasLimits()
{
    QCOMPARE(decodeCallOrigin({}).value(), CallOrigin());
    QCOMPARE(encode(CallOrigin()), QByteArray());
    QCOMPARE(decodeCallOrigin("{}").value().budget, CallBudget());
    for (const QByteArray &wrong : {"no"_ba, "[]"_ba, R"({"depth":-1})"_ba, R"({"depth":1e9})"_ba, R"({"path":"a"})"_ba, R"({"budget":{"steps":-2}})"_ba, "{\"by\":\"" + QByteArray(20'000, 'x') + "\"}"}) {
        const auto origin = decodeCallOrigin(wrong);
        QVERIFY2(!origin && origin.error().fault == Fault::Invalid, wrong.left(40).constData());
    }
    const QByteArray line = encode(CallOrigin{.by = u"a\nb\r\n"_s});
    QVERIFY(!line.contains('\n') && !line.contains('\r')); // it is a header
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"

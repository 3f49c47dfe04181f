// SPDX-License-Identifier: Apache-2.0
#include "golden.h"
#include "lattice/protocol/subject.h"
#include "workexamples.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestWorkMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreAsTheirGoldenFilesSay();
    void messagesOfGoStationsAreUnderstood();
    void goZeroTimesAreWrittenWhereGoReadsThem();
    void whatASubmissionDoesNotSayHasItsDefault();
    void theAnswerToASubmissionIsARecordOrAnError();
    void assignmentsComeFromRecords();
    void workOfGoDispatchersBecomesAnItemForTheMailboxItWasIn();
    void everyPhaseHasItsResponseAndItsGoStatus_data();
    void everyPhaseHasItsResponseAndItsGoStatus();
    void publishAcksAreToldFromResponses();
    void bidsAreRankedByWhatIsFree();
    void listsOfGoStationsAreArraysOfIds();
    void subjectsAndKeysAreThoseOfTheProtocol();
    void badTokensMakeNoSubject_data();
    void badTokensMakeNoSubject();
    void unknownFieldsAndGoSpellingAreTaken();
    void brokenMessagesAreInvalidAndSayWhere_data();
    void brokenMessagesAreInvalidAndSayWhere();
    void everyRecordSurvivesTheWire();
};

static Result<WorkRecord> decodeRecord(const QByteArray &bytes)
{
    return decodeWorkRecord(bytes, 0);
}

void TestWorkMessages::messagesAreAsTheirGoldenFilesSay()
{
    using Type = WorkResponse::Type;
    compareGolden("protocol/work-record.json", examples::runningWork(), decodeRecord);
    compareGolden("protocol/work-record-queued.json", examples::queuedWork(), decodeRecord);
    compareGolden("protocol/work-record-retry.json", examples::retriedWork(), decodeRecord);
    compareGolden("protocol/work-record-done.json", examples::doneWork(), decodeRecord);
    compareGolden("protocol/work-submit.json", examples::submission(), decodeWorkSpec);
    compareGolden("protocol/work-assign.json", assignmentOf(examples::runningWork()), decodeWorkAssignment);
    compareGolden("protocol/work-response-accepted.json", examples::workResponse(Type::Accepted), decodeWorkResponse);
    compareGolden("protocol/work-response-progress.json", examples::workResponse(Type::Progress), decodeWorkResponse);
    compareGolden("protocol/work-response-complete.json", examples::workResponse(Type::Complete), decodeWorkResponse);
    compareGolden("protocol/work-response-failed.json", examples::workResponse(Type::Failed), decodeWorkResponse);
    compareGolden("protocol/work-response-escalate.json", examples::workResponse(Type::Escalate), decodeWorkResponse);
    compareGolden("protocol/gowork.json", examples::goWork(), decodeGoWorkRecord);
    compareGolden("protocol/work-offer.json", WorkOffer{.workId = u"w-1"_s, .agent = u"log-analyzer"_s, .priority = 7}, decodeWorkOffer);
    compareGolden("protocol/work-bid.json", WorkBid{.stationId = u"station-7"_s, .slotsFree = 3, .queued = 1}, decodeWorkBid);
    compareGolden("protocol/work-lease.json", WorkLease{.stationId = u"station-7"_s, .attempt = 2}, decodeWorkLease);
    compareGolden("protocol/leader-lock.json", Leadership{.stationId = u"orchestrator-1"_s}, decodeLeadership);
    QCOMPARE(decodeWorkRecord(golden("protocol/work-record.json"), 77).value().revision, 77u);
}

void TestWorkMessages::messagesOfGoStationsAreUnderstood()
{
    const auto assignment = decodeWorkAssignment(golden("protocol/go/work-assign.json"));
    QVERIFY(assignment);
    QCOMPARE(assignment->timeout, std::chrono::minutes(5));
    QCOMPARE(assignment->assignedAt, QDateTime({2026, 1, 26}, {16, 1, 0, 123}, QTimeZone::utc()));
    QCOMPARE(assignment->attempt, 0);
    QCOMPARE(assignment->epoch, 0u);

    const auto accepted = decodeWorkResponse(golden("protocol/go/work-response-accepted.json"));
    QVERIFY(accepted && accepted->type == WorkResponse::Type::Accepted);
    const auto complete = decodeWorkResponse(golden("protocol/go/work-response-complete.json"));
    QVERIFY(complete);
    QCOMPARE(complete->localRunId, 42);
    QCOMPARE(complete->durationMs, 5321.0);
    QCOMPARE(complete->result, u"3 errors"_s);

    const auto record = decodeGoWorkRecord(golden("protocol/go/work-record.json"));
    QVERIFY(record);
    QVERIFY(!record->acceptedAt.isValid() && !record->completedAt.isValid());
    QCOMPARE(record->status, GoWorkRecord::Status::Assigned);
}

void TestWorkMessages::goZeroTimesAreWrittenWhereGoReadsThem()
{
    const QByteArray record = encode(GoWorkRecord{.workId = u"w"_s});
    for (const char *key : {"assigned_at", "accepted_at", "completed_at", "updated_at"})
        QVERIFY2(record.contains(QByteArray("\"") + key + "\":\"0001-01-01T00:00:00Z\""), key);
    QVERIFY(encode(WorkAssignment{}).contains(R"("assigned_at":"0001-01-01T00:00:00Z")"));
    QVERIFY(encode(WorkResponse{}).contains(R"("timestamp":"0001-01-01T00:00:00Z")"));
    const auto ours = decodeRecord(R"({"work_id":"w","agent":"a","phase":"queued","deadline":"0001-01-01T00:00:00Z"})");
    QVERIFY(ours && !ours->spec.deadline.isValid());
    QVERIFY(!encode(*ours).contains("deadline"));
}

void TestWorkMessages::whatASubmissionDoesNotSayHasItsDefault()
{
    const auto spec = decodeWorkSpec(R"({"work_id":"w","agent":"a","priority":null,"timeout_ms":0})");
    QVERIFY(spec);
    QCOMPARE(*spec, (WorkSpec{.workId = u"w"_s, .agent = u"a"_s}));
    QCOMPARE(spec->priority, 5);
    QCOMPARE(spec->timeout, std::chrono::minutes(5));
    QCOMPARE(spec->maxAttempts, 3);
    const auto lowest = decodeWorkSpec(R"({"work_id":"w","agent":"a","priority":0,"timeout_ms":1.6,"max_attempts":1})");
    QCOMPARE(lowest->priority, 0);
    QCOMPARE(lowest->timeout, std::chrono::milliseconds(2));
    QCOMPARE(decodeWorkSpec(encode(*lowest)).value(), *lowest);
}

void TestWorkMessages::theAnswerToASubmissionIsARecordOrAnError()
{
    const WorkRecord failing = examples::retriedWork(); // has an error of its own
    QCOMPARE(decodeSubmitAnswer(encodeSubmitAnswer(failing)).value(), failing);
    const Result<WorkRecord> refused = failed(Fault::Invalid, u"name either an agent or a capability"_s);
    QCOMPARE(QJsonDocument::fromJson(encodeSubmitAnswer(refused)), QJsonDocument::fromJson(golden("protocol/work-submit-refused.json")));
    QCOMPARE(decodeSubmitAnswer(encodeSubmitAnswer(refused)).error(), refused.error());
    QCOMPARE(decodeSubmitAnswer(R"({"error":"no","fault":"a_word_of_tomorrow"})").error(), (Error{Fault::Invalid, u"no"_s}));
    QCOMPARE(decodeSubmitAnswer("{}").error().fault, Fault::Invalid);
    QVERIFY(decodeSubmitAnswer("{}").error().detail.contains(u"error: is missing"));
}

void TestWorkMessages::assignmentsComeFromRecords()
{
    WorkRecord record = examples::queuedWork();
    record.station = u"station-7"_s;
    record.chosenAgent = u"log-analyzer"_s;
    record.attempt = 3;
    const WorkAssignment assignment = assignmentOf(record);
    QCOMPARE(assignment.agentName, u"log-analyzer"_s);
    QCOMPARE(assignment.replySubject, u"lattice.work.w-2.response"_s);
    QCOMPARE(assignment.traceId, QString());
    QCOMPARE(messageId(assignment), u"w-2.3"_s);
    QVERIFY(!agentMissing(assignment));
    QVERIFY(agentMissing(WorkAssignment{.workId = u"w"_s}));
}

void TestWorkMessages::workOfGoDispatchersBecomesAnItemForTheMailboxItWasIn()
{
    const WorkAssignment full{.workId = u"w-1"_s, .runId = u"no token"_s, .parentId = u"no token"_s, .agentId = u"7"_s, .task = u"t"_s,
                              .context = {{u"a"_s, u"b"_s}}, .timeout = std::chrono::nanoseconds(1), .priority = 90,
                              .traceId = u"0af7651916cd43dd8448eb211c80319c"_s, .spanId = u"b7ad6b7169203331"_s};
    const WorkSpec spec = specOf(full, u"station-7"_s);
    QCOMPARE(spec.runId, u"w-1"_s);
    QCOMPARE(spec.parentId, QString());
    QCOMPARE(spec.agent, u"7"_s);
    QCOMPARE(spec.wantedStation, u"station-7"_s);
    QCOMPARE(spec.timeout, std::chrono::milliseconds(1));
    QCOMPARE(spec.priority, 9);
    QCOMPARE(spec.traceparent, u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s);

    const WorkSpec bare = specOf({.workId = u"w-1"_s, .runId = u"r-1"_s, .agentId = u"7"_s, .agentName = u"a"_s, .priority = -3}, u"station-7"_s);
    QCOMPARE(bare.agent, u"a"_s);
    QCOMPARE(bare.runId, u"r-1"_s);
    QCOMPARE(bare.priority, 0);
    QCOMPARE(bare.timeout, WorkSpec().timeout);
    QCOMPARE(bare.traceparent, QString());
    QCOMPARE(specOf({.workId = u"w-1"_s}, u"station-7"_s).priority, 5);
}

void TestWorkMessages::everyPhaseHasItsResponseAndItsGoStatus_data()
{
    using Type = WorkResponse::Type;
    using Status = GoWorkRecord::Status;
    QTest::addColumn<WorkPhase>("phase");
    QTest::addColumn<std::optional<Type>>("type");
    QTest::addColumn<Status>("status");
    const auto row = [](WorkPhase phase, std::optional<Type> type, Status status) {
        QTest::newRow(qPrintable(phaseName(phase))) << phase << type << status;
    };
    row(WorkPhase::Queued, {}, Status::Assigned);
    row(WorkPhase::Assigned, {}, Status::Assigned);
    row(WorkPhase::RetryWait, {}, Status::Assigned);
    row(WorkPhase::Running, Type::Accepted, Status::Accepted);
    row(WorkPhase::Cancelling, {}, Status::Accepted);
    row(WorkPhase::Escalated, Type::Escalate, Status::Escalated);
    row(WorkPhase::Done, Type::Complete, Status::Complete);
    row(WorkPhase::Failed, Type::Failed, Status::Failed);
    row(WorkPhase::Cancelled, Type::Failed, Status::Failed);
}

void TestWorkMessages::everyPhaseHasItsResponseAndItsGoStatus()
{
    QFETCH(WorkPhase, phase);
    QFETCH(std::optional<WorkResponse::Type>, type);
    QFETCH(GoWorkRecord::Status, status);
    WorkRecord record = examples::doneWork();
    record.phase = phase;
    record.outcome.error = u"boom"_s;
    const auto response = responseTo(record, examples::workTime(1, 0));
    QCOMPARE(response.has_value(), type.has_value());
    QCOMPARE(goStatus(phase), status);
    QCOMPARE(phaseOf(phaseName(phase)), phase);
    const GoWorkRecord go = goRecordOf(record, examples::workTime(1, 0));
    const bool failedThere = status == GoWorkRecord::Status::Failed;
    QCOMPARE(go.error, phase == WorkPhase::Cancelled ? u"cancelled"_s : failedThere ? u"boom"_s : phase == WorkPhase::Escalated ? u"delete it?"_s : QString());
    if (!type)
        return;
    QCOMPARE(response->type, *type);
    QCOMPARE(response->error, failedThere ? u"boom"_s : QString());
    QCOMPARE(response->result, phase == WorkPhase::Done ? u"see the blob"_s : QString());
    QCOMPARE(response->escalationReason, phase == WorkPhase::Escalated ? u"delete it?"_s : QString());
    QCOMPARE(isTerminal(*type), phase != WorkPhase::Running);
    QCOMPARE(response->attempt, 1);
}

void TestWorkMessages::publishAcksAreToldFromResponses()
{
    QVERIFY(isPublishAck(R"({"stream":"LATTICE_WORK","seq":12})"));
    QVERIFY(isPublishAck(R"({"stream":"LATTICE_WORK","seq":12,"duplicate":true})"));
    QVERIFY(!isPublishAck(golden("protocol/work-response-complete.json")));
    QVERIFY(!isPublishAck("{}"));
    QVERIFY(!isPublishAck("stream seq"));
}

void TestWorkMessages::bidsAreRankedByWhatIsFree()
{
    QCOMPARE(ranked({}), QStringList());
    const QList<WorkBid> bids{{u"full"_s, 0, 0}, {u"late"_s, 2, 1}, {u"beta"_s, 2, 0}, {u"alpha"_s, 2, 0}, {u"best"_s, 3, 0}, {u"best"_s, 9, 8}};
    QCOMPARE(ranked(bids), (QStringList{u"best"_s, u"alpha"_s, u"beta"_s, u"late"_s}));
}

void TestWorkMessages::listsOfGoStationsAreArraysOfIds()
{
    const QStringList ids{u"w-1"_s, u"w-2"_s};
    QCOMPARE(encodeGoIndex(ids), R"(["w-1","w-2"])"_ba);
    QCOMPARE(decodeGoIndex(encodeGoIndex(ids)).value(), ids);
    QCOMPARE(decodeGoIndex("[]").value(), QStringList());
    for (const char *bytes : {"", "{}", "null", "[1]", "[\"a b\"]", "[\"a\"", "[\"a\"],\"ids\":[]"})
        QCOMPARE(decodeGoIndex(bytes).error().fault, Fault::Invalid);
}

void TestWorkMessages::subjectsAndKeysAreThoseOfTheProtocol()
{
    QCOMPARE(Subject::workAssign(u"s-1"_s).value(), u"lattice.work.s-1.assign"_s);
    QCOMPARE(Subject::goWorkAssign(u"s-1"_s).value(), u"lattice.station.s-1.work.assign"_s);
    QCOMPARE(Subject::workResponse(u"w-1"_s).value(), u"lattice.work.w-1.response"_s);
    QCOMPARE(Subject::workStream(u"w-1"_s).value(), u"lattice.work.w-1.stream"_s);
    QCOMPARE(Subject::workCancel(u"w-1"_s).value(), u"lattice.work.w-1.cancel"_s);
    QCOMPARE(Subject::blobChunk(QString(64, u'a'), 3).value(), u"lattice.blob."_s + QString(64, u'a') + u".3"_s);
    QCOMPARE(workKey(u"w-1"_s).value(), u"w.w-1"_s);
    QCOMPARE(leaseKey(u"w-1"_s).value(), u"w-1"_s);
    QCOMPARE(goWorkKey(u"w-1"_s).value(), u"work.w-1"_s);
    QCOMPARE(goStationKey(u"s-1"_s).value(), u"station.s-1.active"_s);
    QCOMPARE(goRunKey(u"r-1"_s).value(), u"run.r-1"_s);
    QCOMPARE(workConsumer(u"s-1"_s).value(), u"st_s-1"_s);
    for (const QString &kind : {u"response"_s, u"stream"_s, u"cancel"_s})
        QCOMPARE(Subject::workOf(u"lattice.work.w-1."_s + kind), u"w-1"_s);
    for (const QString &other : {u"lattice.work.w-1.assign"_s, u"lattice.work..response"_s, u"lattice.work.w-1.response.x"_s, u"lattice.work.submit"_s, QString()})
        QCOMPARE(Subject::workOf(other), QString());
}

void TestWorkMessages::badTokensMakeNoSubject_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("two tokens") << u"a.b"_s;
    QTest::newRow("wildcard") << u"*"_s;
    QTest::newRow("65 characters") << QString(65, u'x');
    QTest::newRow("end of line") << u"a\r\nPUB b"_s;
}

void TestWorkMessages::badTokensMakeNoSubject()
{
    QFETCH(QString, token);
    const QList<Result<QString>> built{Subject::workAssign(token), Subject::goWorkAssign(token), Subject::workResponse(token), Subject::workStream(token),
                                       Subject::workCancel(token), Subject::blobChunk(token, 0), workKey(token), leaseKey(token), goWorkKey(token),
                                       goStationKey(token), goRunKey(token), workConsumer(token)};
    for (const auto &subject : built) {
        QVERIFY(!subject);
        QCOMPARE(subject.error().fault, Fault::Invalid);
    }
    QVERIFY(!Subject::workAssign(u"assign"_s));
}

void TestWorkMessages::unknownFieldsAndGoSpellingAreTaken()
{
    const auto record = decodeRecord(R"({"Work_ID":"w","AGENT":"a","phase":"queued","of_tomorrow":{"x":[1]},"fault":"a_word_of_tomorrow","context":{"n":3}})");
    QVERIFY2(record, record ? "" : qPrintable(record.error().detail));
    QCOMPARE(record->spec.workId, u"w"_s);
    QVERIFY(!record->outcome.fault);
    QCOMPARE(record->spec.context.value(u"n"_s), u"3"_s);
    QVERIFY(decodeWorkAssignment(R"({"work_id":"w","lattice":"x"})"));
}

using Decode = std::optional<Error> (*)(const QByteArray &);

template <auto decode>
std::optional<Error> errorFrom(const QByteArray &bytes)
{
    const auto result = decode(bytes);
    return result ? std::nullopt : std::optional(result.error());
}

void TestWorkMessages::brokenMessagesAreInvalidAndSayWhere_data()
{
    QTest::addColumn<Decode>("decode");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto row = [](Decode decode, const char *bytes, const QString &words) {
        QTest::addRow("%s", bytes) << decode << QByteArray(bytes) << words;
    };
    row(errorFrom<decodeRecord>, "", u"not JSON"_s);
    row(errorFrom<decodeRecord>, R"({"agent":"a","phase":"queued"})", u"work_id: is missing"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"a.b","agent":"a","phase":"queued"})", u"work_id: is no token"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","phase":"queued"})", u"agent: is missing, and so is capability"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a"})", u"phase: is missing"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"paused"})", u"phase: is none of queued"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"running","attempt":1})", u"station: is missing"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"assigned","station":"s"})", u"attempt is: somebody must hold what is assigned"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","station":"a b"})", u"station: is no station id"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","run_id":"a b"})", u"run_id: is no token"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","priority":10})", u"priority: expected a whole number from 0 to 9"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","max_attempts":0})", u"max_attempts: expected a whole number"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","timeout_ms":-1})", u"timeout_ms: expected milliseconds"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","timeout_ms":1e300})", u"timeout_ms: expected milliseconds"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","attempt":1.5})", u"attempt: expected a whole number"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","deadline":"noon"})", u"deadline: expected a time"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","blob":{"sha256":"../x"}})", u"blob.sha256: expected 64"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","progress":{"pct":101}})", u"progress.pct: expected a whole number"_s);
    row(errorFrom<decodeRecord>, R"({"work_id":"w","agent":"a","phase":"queued","history":[{"phase":"x"}]})", u"history[0].phase: is none of"_s);
    row(errorFrom<decodeWorkSpec>, R"({"work_id":"w","agent":"a","parent_id":"a b"})", u"parent_id: is no token"_s);
    row(errorFrom<decodeWorkAssignment>, R"({"task":"t"})", u"work_id: is missing"_s);
    row(errorFrom<decodeWorkAssignment>, R"({"work_id":"w","timeout":"5m"})", u"timeout: expected a number"_s);
    row(errorFrom<decodeWorkAssignment>, R"({"work_id":"w","timeout":-1})", u"timeout: expected a whole number"_s);
    row(errorFrom<decodeWorkResponse>, R"({"work_id":"w","station_id":"s","type":"WORK_DONE"})", u"type: is none of WORK_ACCEPTED"_s);
    row(errorFrom<decodeWorkResponse>, R"({"work_id":"","station_id":"s","type":"WORK_FAILED"})", u"work_id: is missing"_s);
    row(errorFrom<decodeWorkResponse>, R"({"work_id":"w","station_id":"s","type":"WORK_PROGRESS","progress_pct":1000})", u"progress_pct: expected"_s);
    row(errorFrom<decodeGoWorkRecord>, R"({"work_id":"w","status":"PENDING"})", u"status: is none of ASSIGNED"_s);
    row(errorFrom<decodeWorkOffer>, R"({"work_id":"w","priority":5})", u"agent: is missing"_s);
    row(errorFrom<decodeWorkBid>, R"({"station_id":"s","slots_free":-1})", u"slots_free: expected a whole number"_s);
    row(errorFrom<decodeWorkLease>, R"({"station_id":"s"})", u"attempt: is missing or 0"_s);
    row(errorFrom<decodeLeadership>, R"({"station_id":"a b"})", u"station_id: is no station id"_s);
}

void TestWorkMessages::brokenMessagesAreInvalidAndSayWhere()
{
    QFETCH(Decode, decode);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto error = decode(bytes);
    QVERIFY(error);
    QCOMPARE(error->fault, Fault::Invalid);
    QVERIFY2(error->detail.contains(words), qPrintable(error->detail));
}

/*! Records of every shape: empty texts, quotes, line ends, NUL and letters from all planes. */
static WorkRecord anyRecord(QRandomGenerator &random)
{
    const auto below = [&random](int limit) { return int(random.bounded(limit)); };
    const auto text = [&] {
        static const QStringList pieces{u"a"_s, u"\""_s, u"\\"_s, u"\n"_s, QString(QChar(0)), u"é"_s, u"代"_s, u"🙂"_s, u"\u2028"_s};
        QString made;
        for (int i = below(6); i > 0; --i)
            made += pieces.at(below(int(pieces.size())));
        return made;
    };
    const auto token = [&] { return u"t"_s + QString::number(random.generate(), 36); };
    const auto map = [&] { return below(2) ? QMap<QString, QString>{{text(), text()}, {text(), text()}} : QMap<QString, QString>(); };
    const auto time = [&] { return below(3) ? QDateTime::fromMSecsSinceEpoch(qint64(random.generate64() >> 18), QTimeZone::utc()) : QDateTime(); };
    WorkRecord record{
        .spec = {.workId = token(), .runId = token(), .path = {text(), text()}, .agent = u"x"_s + text(), .capability = text(), .wantedStation = token(),
                 .task = text(), .context = map(), .priority = below(10), .timeout = std::chrono::milliseconds(1 + below(1'000'000)), .deadline = time(),
                 .maxAttempts = 1 + below(9), .auction = below(2) == 1, .labels = map(), .sourceStation = text(), .requestedBy = text(), .submittedAt = time()},
        .phase = WorkPhase(below(9)), .since = time(), .attempt = 1 + below(5), .excused = below(3), .station = token(), .chosenAgent = text(),
        .epoch = random.generate64() >> 2, .notBefore = time(), .assignedAt = time(), .acceptedAt = time(), .endedAt = time(),
        .progress = {.percent = below(102) - 1, .message = text(), .at = time()},
        .outcome = {.result = text(), .error = text(), .durationMs = random.generateDouble() * 1e6, .toolCalls = below(9), .model = text()},
        .escalation = {.reason = text(), .context = map(), .answer = text(), .answeredBy = text()}, .cancel = {.by = text(), .reason = text()}};
    if (below(2))
        record.outcome.fault = Fault(below(10));
    for (int i = below(11); i > 0; --i)
        record.history.append({.phase = WorkPhase(below(9)), .attempt = below(9), .station = text(), .at = time(), .reason = text()});
    return record;
}

void TestWorkMessages::everyRecordSurvivesTheWire()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int i = 0; i < 500; ++i) {
        const WorkRecord record = anyRecord(random);
        const auto again = decodeWorkRecord(encode(record), 0);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(*again, record);
        QCOMPARE(decodeWorkAssignment(encode(assignmentOf(record))).value(), assignmentOf(record));
        QCOMPARE(decodeGoWorkRecord(encode(goRecordOf(record, {}))).value(), goRecordOf(record, {}));
    }
}

QTEST_GUILESS_MAIN(TestWorkMessages)
#include "tst_workmessages.moc"

// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workstreams.h"

#include "lattice/protocol/subject.h"

#include <QJsonArray>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr int kHalvings = 4;

qint64 nanoseconds(std::chrono::nanoseconds duration)
{
    return duration.count();
}

QJsonObject stream(QStringView name, const QString &description, const QJsonArray &subjects, std::chrono::nanoseconds maxAge, int replicas)
{
    return {{"name"_L1, name.toString()},
            {"description"_L1, description},
            {"subjects"_L1, subjects},
            {"storage"_L1, "file"_L1},
            {"max_msgs"_L1, -1},
            {"max_consumers"_L1, -1},
            {"max_age"_L1, nanoseconds(maxAge)},
            {"duplicate_window"_L1, nanoseconds(10min)},
            {"num_replicas"_L1, replicas},
            {"allow_direct"_L1, true}};
}

/*! A full mailbox refuses: the leader sends no more than there are slots, so 64 are a fault of somebody. */
QJsonObject workStream(int replicas)
{
    QJsonObject config = stream(Stream::Work, u"Mailboxes of the stations: assigned work"_s,
                                {Subject::AllWorkAssign.toString(), Subject::AllGoWorkAssign.toString()}, std::chrono::days(8), replicas);
    config["retention"_L1] = "workqueue"_L1;
    config["discard"_L1] = "new"_L1;
    config["discard_new_per_subject"_L1] = true;
    config["max_msgs_per_subject"_L1] = 64;
    config["max_msg_size"_L1] = kMebibyte;
    config["max_bytes"_L1] = 1024 * kMebibyte;
    return config;
}

QJsonObject responseStream(int replicas)
{
    QJsonObject config = stream(Stream::Responses, u"What stations said of their work"_s, {Subject::AllWorkResponses.toString()}, 72h, replicas);
    config["retention"_L1] = "limits"_L1;
    config["discard"_L1] = "old"_L1;
    config["max_msgs_per_subject"_L1] = 256;
    config["max_bytes"_L1] = 512 * kMebibyte;
    return config;
}

/*! One message per chunk: a blob that is stored again, after the window for duplicates, replaces itself. */
QJsonObject blobStream(int replicas)
{
    QJsonObject config = stream(Stream::Blobs, u"Large results of work, in parts"_s, {Subject::AllBlobs.toString()}, std::chrono::days(7), replicas);
    config["retention"_L1] = "limits"_L1;
    config["discard"_L1] = "old"_L1;
    config["max_msgs_per_subject"_L1] = 1;
    config["max_bytes"_L1] = -1;
    return config;
}

QCoro::Task<Result<>> ensureStream(JetStream jetStream, QJsonObject config, std::stop_token stop)
{
    const qint64 room = config["max_bytes"_L1].toInteger();
    for (int halvings = 0;; ++halvings) {
        const auto made = co_await jetStream.ensureStream(config, stop);
        if (made)
            co_return Result<>();
        if (made.error().fault != Fault::Full || room <= 0 || halvings == kHalvings)
            co_return failed(made.error().fault, u"stream %1: %2"_s.arg(config["name"_L1].toString(), made.error().detail));
        config["max_bytes"_L1] = room >> (halvings + 1);
    }
}

QCoro::Task<Result<>> ensureBucket(JetStream jetStream, BucketOptions options, std::stop_token stop)
{
    const auto made = co_await KeyValue::ensure(jetStream.link(), options, std::move(stop));
    if (!made)
        co_return failed(made.error().fault, u"bucket %1: %2"_s.arg(QString::fromUtf8(options.name), made.error().detail));
    co_return Result<>();
}

} // namespace

BucketOptions WorkBucket::ledger(int replicas)
{
    return {.name = Bucket::Ledger.toLatin1(), .history = 20, .description = u"Work: one record per item"_s, .replicas = replicas, .maxValueBytes = kMebibyte};
}

BucketOptions WorkBucket::lease(int replicas)
{
    return {.name = Bucket::Lease.toLatin1(), .ttl = 45s, .memory = true, .description = u"Work: who runs what just now"_s, .replicas = replicas};
}

BucketOptions WorkBucket::lock(int replicas)
{
    return {.name = Bucket::Lock.toLatin1(), .ttl = 15s, .description = u"Who leads the lattice's work"_s, .replicas = replicas};
}

QCoro::Task<Result<>> ensureWorkStreams(MeshLink &link, int replicas, std::stop_token stop)
{
    const JetStream jetStream(link);
    const BucketOptions projection{.name = Bucket::Work.toLatin1(), .history = 10, .ttl = std::chrono::days(7), .description = u"Work as Go stations read it"_s, .replicas = replicas};
    std::vector<QCoro::Task<Result<>>> tasks; // all at once: one after the other they would cost a start 14 round trips
    for (const BucketOptions &options : {WorkBucket::ledger(replicas), WorkBucket::lease(replicas), WorkBucket::lock(replicas), projection})
        tasks.push_back(ensureBucket(jetStream, options, stop));
    for (const QJsonObject &config : {workStream(replicas), responseStream(replicas), blobStream(replicas)})
        tasks.push_back(ensureStream(jetStream, config, stop));
    Result<> result;
    for (auto &task : tasks) {
        const auto made = co_await task;
        // The server's refusals are told apart badly when many come at once: those of the others end as timeouts.
        if (!made && (result || made.error().fault == Fault::Refused))
            result = made;
    }
    co_return result;
}

Result<QJsonObject> mailboxConsumer(const QString &stationId, int slots_)
{
    const auto name = workConsumer(stationId);
    const auto ours = Subject::workAssign(stationId);
    const auto theirs = Subject::goWorkAssign(stationId);
    if (!name || !ours || !theirs)
        return std::unexpected(!name ? name.error() : !ours ? ours.error() : theirs.error());
    return QJsonObject{{"durable_name"_L1, *name},
                       {"description"_L1, u"Mailbox of the station %1"_s.arg(stationId)},
                       {"filter_subjects"_L1, QJsonArray{*ours, *theirs}},
                       {"deliver_policy"_L1, "all"_L1},
                       {"ack_policy"_L1, "explicit"_L1},
                       {"ack_wait"_L1, nanoseconds(60s)},
                       {"max_deliver"_L1, -1},
                       {"max_ack_pending"_L1, std::max(1, slots_)}};
}

} // namespace lattice

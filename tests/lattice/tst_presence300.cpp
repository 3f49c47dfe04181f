// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/subject.h"
#include "meshpeer.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kStations = 300;
constexpr int kAgents = 10; // of each

/*! The last sequence of each bucket of the registry: it moves with every write. */
QList<quint64> lastSequences(MeshLink &link)
{
    QList<quint64> sequences;
    for (const QStringView bucket : {Bucket::Stations, Bucket::Agents, Bucket::Names, Bucket::Facts}) {
        JetStream jetStream(link);
        const auto info = QCoro::waitFor(jetStream.api("STREAM.INFO.KV_" + bucket.toUtf8()));
        sequences.append(info ? quint64((*info)["state"_L1].toObject()["last_seq"_L1].toInteger()) : 0);
    }
    return sequences;
}

int onlineWithAllAgents(const Directory &directory)
{
    const auto stations = directory.stations();
    return int(std::ranges::count_if(stations, [](const Station &station) { return station.presence == Presence::Online && station.agents.size() == kAgents; }));
}

} // namespace

class Presence300Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crowdIsSeenWholeAndItsHeartbeatsWriteNothing()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {}, {.watchAll = true});
        QVERIFY(hub.waitAnnounced());
        std::vector<std::unique_ptr<MeshPeer>> crowd;
        for (int i = 0; i < kStations; ++i) {
            QStringList agents;
            for (int agent = 0; agent < kAgents; ++agent)
                agents.append(u"agent-%1-%2"_s.arg(i).arg(agent));
            crowd.push_back(std::make_unique<MeshPeer>(server, u"crowd-%1"_s.arg(i, 4, 10, QChar(u'0')), agents, MeshOptions{.heartbeat = 1s}));
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(crowd, [](const auto &peer) { return peer->mesh->herald().isAnnounced(); }), 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(onlineWithAllAgents(*hub.mesh->directory()), kStations, 30'000);

        QHash<QByteArray, int> heartbeats;
        const auto heard = hub.link.subscribe(Subject::Heartbeat.toUtf8(), [&heartbeats](const Message &message) {
            if (const auto sign = decodePresence(message.data))
                ++heartbeats[sign->stationId.toUtf8()];
        });
        const QList<quint64> before = lastSequences(hub.link);
        QVERIFY(before[0] >= kStations && before[1] >= kStations * kAgents && before[2] >= kStations * kAgents && before[3] >= kStations);
        const auto allBeatThrice = [&heartbeats] { return heartbeats.size() > kStations && std::ranges::all_of(heartbeats, [](int count) { return count >= 3; }); };
        heartbeats.insert("hub-0001", 3); // it beats every ten seconds
        QTRY_VERIFY_WITH_TIMEOUT(allBeatThrice(), 60'000);
        QCOMPARE(lastSequences(hub.link), before);
        QCOMPARE(onlineWithAllAgents(*hub.mesh->directory()), kStations);

        // And one of so many is found and called as ever.
        const auto answer = hub.call(u"agent-299-9"_s, u"echo"_s);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->stationId, u"crowd-0299"_s);
    }
};

QTEST_GUILESS_MAIN(Presence300Test)
#include "tst_presence300.moc"

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historyexamples.h"
#include "lattice/history/checkpointmaker.h"
#include "lattice/history/eventstream.h"
#include "lattice/history/history.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

/*! A server with a stream of events, a link, and a history that follows. */
struct HistoryFixture {
    TestServer server;
    QTemporaryDir folder;
    lattice::MeshLink link{{.url = server.url(), .name = QStringLiteral("test"), .reconnectWaitMs = 50}};
    lattice::HistoryOptions options{.folder = folder.filePath(QStringLiteral("history"))};
    std::unique_ptr<lattice::History> history;
    QStringList notices;
    QList<lattice::Event> events;
    QList<lattice::HistoryRow> rows;

    bool begin(lattice::EventStreamOptions stream = {})
    {
        link.open();
        return QTest::qWaitFor([this] { return link.isLive(); }, 10'000) && QCoro::waitFor(lattice::ensureEventStream(link, stream));
    }

    bool open(lattice::MeshLink *to)
    {
        history.reset();
        history = std::make_unique<lattice::History>(options);
        QObject::connect(history.get(), &lattice::History::noticed, history.get(), [this](const QString &words) { notices.append(words); });
        QObject::connect(history.get(), &lattice::History::appended, history.get(), [this](const QList<lattice::Event> &more) { events += more; });
        QObject::connect(history.get(), &lattice::History::rowsAppended, history.get(), [this](const QList<lattice::HistoryRow> &more) { rows += more; });
        return QCoro::waitFor(history->open(to)).has_value();
    }

    bool follow() { return open(&link) && waitFor(lattice::HistoryStatus::State::Following); }
    bool waitFor(lattice::HistoryStatus::State state) { return QTest::qWaitFor([this, state] { return history->status().state == state; }, 10'000); }

    lattice::Result<QJsonObject> api(const QByteArray &subject, const QJsonObject &body = {}) { return QCoro::waitFor(lattice::JetStream(link).api(subject, body)); }

    quint64 publish(const QByteArray &subject, const QByteArray &body)
    {
        return QCoro::waitFor(lattice::JetStream(link).publish({.subject = subject, .data = body})).value_or(lattice::PubAck()).sequence;
    }
    quint64 publish(const lattice::Event &event) { return publish("lattice.events." + event.type.toUtf8(), encode(event)); }
    void publishWork(int count)
    {
        for (int i = 0; i < count; ++i)
            publish(examples::workEvent(QStringLiteral("progress"), QStringLiteral("w%1").arg(i)));
    }

    quint64 count() { return QCoro::waitFor(history->count({})).value_or(0); }
    bool hasRows(quint64 wanted) { return QTest::qWaitFor([this, wanted] { return count() == wanted; }, 10'000); }
    lattice::VerifyReport verify() { return QCoro::waitFor(history->verify()).value(); }
};

/*! A leader that signs. */
struct Leader {
    std::unique_ptr<lattice::CheckpointKey> key;
    lattice::CheckpointMaker maker;
    QSignalSpy made{&maker, &lattice::CheckpointMaker::made};

    Leader(HistoryFixture &f, lattice::CheckpointOptions options)
        : key(lattice::CheckpointKey::open(f.folder.filePath(QStringLiteral("key"))).value()), maker(*f.history, f.link, *key, lattice::EventMaker(QStringLiteral("leader-01"), QStringLiteral("leader")), options)
    {
        maker.start();
    }
};

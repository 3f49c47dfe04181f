// SPDX-License-Identifier: Apache-2.0
#include "interop.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/*! Clients of others against our server: the official SDK of both generations, and the MCP Inspector. */
class TestMcpClients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NEED_INTEROP();
        m_station = m_programs.start({u"serve"_s, u"--home"_s, m_programs.path(u"home"_s), u"--mcp-port"_s, u"0"_s, u"--orchestration"_s, u"--nats-port"_s, u"0"_s, u"--samples"_s});
        m_line = Programs::ready(m_station);
        QVERIFY2(!m_line.isEmpty(), m_station->readAllStandardError().constData());
        m_endpoints = m_programs.run({u"mcp"_s, u"status"_s, u"--json"_s, u"--home"_s, m_programs.path(u"home"_s)}).json();
        QCOMPARE(m_endpoints[u"address"_s], m_line[u"mcp"_s]);
    }
    void sdkListsAndCallsEverything_data()
    {
        QTest::addColumn<QString>("generation");
        QTest::addColumn<QString>("revision");
        QTest::addColumn<bool>("overStdio");
        QTest::newRow("sdk 1, HTTP") << u"v1"_s << u"2025-11-25"_s << false;
        QTest::newRow("sdk 1, stdio") << u"v1"_s << u"2025-11-25"_s << true;
        QTest::newRow("sdk 2, HTTP") << u"v2"_s << u"2026-07-28"_s << false;
        QTest::newRow("sdk 2, stdio") << u"v2"_s << u"2026-07-28"_s << true;
    }
    void sdkListsAndCallsEverything()
    {
        NEED_INTEROP();
        QFETCH(QString, generation);
        QFETCH(QString, revision);
        QFETCH(bool, overStdio);
        const QStringList way = overStdio ? QStringList{u"stdio"_s, QStringLiteral(STATION_BIN "/station-headless"), u"stdio"_s, u"--home"_s, m_programs.path(u"home"_s)}
                                          : QStringList{u"http"_s, m_line[u"mcp"_s].toString(), m_line[u"mcp_token"_s].toString()};

        const Outcome outcome = node(QStringList{QStringLiteral(TEST_SOURCE "/sdkclient.mjs"), generation, Interop::folder()} + way);

        QVERIFY2(outcome.code == 0, qPrintable(outcome.out + outcome.err));
        const QJsonObject found = outcome.json();
        QVERIFY2(found[u"problems"_s].toArray().isEmpty(), qPrintable(outcome.out));
        if (!overStdio || generation == "v2"_L1) // the first SDK keeps the revision of stdio to itself
            QCOMPARE(found[u"revision"_s].toString(), revision);
        QVERIFY(found[u"tools"_s].toInt() >= 41);
        QVERIFY(found[u"called"_s].toArray().size() >= 25);
        for (const QJsonValue call : found[u"called"_s].toArray()) {
            const QString words = call[u"failed"_s].toString();
            if (call[u"tool"_s] == "lattice_invite"_L1) // nobody is invited to a lattice on loopback
                QVERIFY2(words.contains("only this machine can reach the lattice"_L1), qPrintable(words));
            else
                QVERIFY2(words.isEmpty(), qPrintable(call[u"tool"_s].toString() + u": "_s + words));
        }
        QCOMPARE(found[u"read"_s].toArray().size(), found[u"resources"_s].toInt());
        QVERIFY(!found[u"got"_s].toArray().isEmpty());
    }
    void inspectorFindsNothingInTheSchemas_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("verbs") << u"address"_s;
        QTest::newRow("agents") << u"agents_address"_s;
    }
    void inspectorFindsNothingInTheSchemas()
    {
        NEED_INTEROP();
        QFETCH(QString, endpoint);
        const Outcome outcome = inspector(endpoint, {u"--method"_s, u"tools/list"_s, u"--strict"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        if (endpoint == "address"_L1) // the schemas of agents are their writers'
            QVERIFY2(!outcome.err.contains("tool \""_L1), qPrintable(outcome.err));
        QVERIFY(outcome.out.contains("inputSchema"_L1));
    }
    void inspectorCalls()
    {
        NEED_INTEROP();
        const Outcome called = inspector(u"address"_s, {u"--method"_s, u"tools/call"_s, u"--tool-name"_s, u"call_agent"_s, u"--tool-arg"_s, u"agent=log-analyzer"_s, u"--tool-arg"_s, u"task=why"_s});
        QVERIFY2(called.code == 0 && called.out.contains("rehearsal, not a model"_L1), qPrintable(called.out + called.err));
        const Outcome asTool = inspector(u"agents_address"_s, {u"--method"_s, u"tools/call"_s, u"--tool-name"_s, u"agent_log-analyzer"_s, u"--tool-arg"_s, u"task=why"_s});
        QVERIFY2(asTool.code == 0 && asTool.out.contains("rehearsal, not a model"_L1), qPrintable(asTool.out + asTool.err));
        const Outcome wrong = inspector(u"address"_s, {u"--method"_s, u"tools/call"_s, u"--tool-name"_s, u"no_such_tool"_s});
        QVERIFY2(wrong.code != 0, qPrintable(wrong.out));
    }
    void whoWasHereIsListed()
    {
        NEED_INTEROP();
        const QJsonArray clients = m_programs.run({u"mcp"_s, u"status"_s, u"--json"_s, u"--home"_s, m_programs.path(u"home"_s)}).json()[u"clients"_s].toArray();
        QStringList seen;
        for (const QJsonValue client : clients) {
            seen += client[u"at"_s].toString() + u' ' + client[u"client"_s].toString();
            QVERIFY2(client[u"calls"_s].toInt() > 0 || client[u"requests"_s].toInt() > 0, qPrintable(seen.last()));
        }
        for (const QString &expected : {u"station sdk-v1"_s, u"station sdk-v2"_s, u"stdio sdk-v1 1.0"_s, u"stdio sdk-v2 1.0"_s})
            QVERIFY2(seen.contains(expected), qPrintable(expected + u" is not among: "_s + seen.join(u", "_s)));
    }

private:
    Outcome inspector(const QString &endpoint, const QStringList &arguments)
    {
        return node(QStringList{Interop::folder() + u"/node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js"_s, u"--cli"_s, m_endpoints[endpoint].toString(), u"--transport"_s, u"http"_s,
                                u"--header"_s, u"Authorization: Bearer "_s + m_line[u"mcp_token"_s].toString()}
                    + arguments);
    }
    Outcome node(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = m_programs.environment;
        environment.insert(u"HOME"_s, m_home.path());
        process.setProcessEnvironment(environment);
        process.start(Interop::node(), arguments);
        if (!process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3, .out = QString::fromUtf8(process.readAllStandardOutput()), .err = QString::fromUtf8(process.readAllStandardError())};
    }

    Programs m_programs;
    QTemporaryDir m_home; //!< of the clients, so that they write nothing into the user's
    QProcess *m_station = nullptr;
    QJsonObject m_line;
    QJsonObject m_endpoints; //!< as `mcp status` says
};

QTEST_GUILESS_MAIN(TestMcpClients)
#include "tst_mcpclients.moc"

// SPDX-License-Identifier: Apache-2.0
#include "interop.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

/*! The official conformance suite of MCP against our client. */
class TestMcpClientSuite final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequiredScenarioPasses_data()
    {
        QTest::addColumn<QString>("revision");
        QTest::addColumn<int>("required"); // those with OAuth included
        QTest::newRow("2025-11-25") << u"2025-11-25"_s << 18;
        QTest::newRow("2026-07-28") << u"2026-07-28"_s << 32;
    }
    void everyRequiredScenarioPasses()
    {
        QFETCH(QString, revision);
        QFETCH(int, required);
        NEED_INTEROP();
        Programs programs;
        QProcess suite;
        suite.setProcessChannelMode(QProcess::MergedChannels);
        suite.start(Interop::node(), {u"-r"_s, TEST_SOURCE "/loopback.cjs"_L1, Interop::suite(), u"client"_s, u"--command"_s, STATION_BIN "/station-headless mcp-conformance-client"_L1,
                                      u"--requirements"_s, revision, u"-o"_s, programs.path(u"out"_s)});
        if (!suite.waitForFinished(240'000)) {
            suite.kill();
            suite.waitForFinished();
        }
        const QString output = QString::fromUtf8(suite.readAll());
        QVERIFY2(suite.exitStatus() == QProcess::NormalExit, qPrintable(output.right(6000))); // its code counts the extensions below as well
        static const QRegularExpression line(u"^([✓✗]) ([\\w/.-]+): \\d+ passed"_s, QRegularExpression::MultilineOption);
        static const QStringList extensions{u"auth/client-credentials-jwt"_s, u"auth/client-credentials-basic"_s, u"auth/enterprise-managed-authorization"_s,
                                            u"auth/dpop"_s, u"auth/dpop-nonce"_s, u"auth/wif-jwt-bearer"_s,}; // none of what we claim
        int passed = 0;
        for (const QRegularExpressionMatch &match : line.globalMatch(output)) {
            passed += match.captured(1) == u"✓"_s;
            if (match.captured(1) == u"✗"_s)
                QVERIFY2(extensions.contains(match.captured(2)), qPrintable(match.captured(2)));
        }
        QCOMPARE(passed, required + 1); // json-schema-2020-12-preservation is not scored
    }
};

QTEST_GUILESS_MAIN(TestMcpClientSuite)
#include "tst_mcpclientsuite.moc"

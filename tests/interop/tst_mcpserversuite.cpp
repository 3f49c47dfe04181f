// SPDX-License-Identifier: Apache-2.0
#include "interop.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

/*! The official conformance suite of MCP against our server. */
class TestMcpServerSuite final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequiredScenarioPasses_data()
    {
        QTest::addColumn<QString>("revision");
        QTest::addColumn<int>("required");
        QTest::addColumn<QStringList>("further"); // not scored by the suite, and passed by us
        QTest::newRow("2025-11-25") << u"2025-11-25"_s << 30 << QStringList{u"server-session-lifecycle"_s, u"json-schema-2020-12"_s, u"server-sse-polling"_s};
        QTest::newRow("2026-07-28") << u"2026-07-28"_s << 37 << QStringList{u"json-schema-2020-12"_s, u"http-header-validation"_s, u"http-custom-header-server-validation"_s};
    }
    void everyRequiredScenarioPasses()
    {
        QFETCH(QString, revision);
        QFETCH(int, required);
        QFETCH(QStringList, further);
        NEED_INTEROP();
        Programs programs;
        QProcess *station = programs.start({u"--home"_s, programs.path(u"home"_s), u"serve"_s, u"--mcp-port"_s, u"0"_s, u"--mcp-conformance-fixtures"_s});
        const QString url = Programs::ready(station)[u"mcp"_s].toString();
        QVERIFY2(!url.isEmpty(), station->readAllStandardError().constData());

        const Outcome outcome = runSuite({u"server"_s, u"--url"_s, url, u"--requirements"_s, revision, u"-o"_s, programs.path(u"out"_s)});

        QVERIFY2(outcome.code == 0, qPrintable(outcome.out.right(6000)));
        const QStringList passed = scenarios(outcome.out, u'✓');
        const QStringList failed = scenarios(outcome.out, u'✗');
        for (const QString &name : further)
            QVERIFY2(passed.contains(name), qPrintable(name));
        for (const QString &name : failed) // the tasks extension is none of what we claim
            QVERIFY2(name.startsWith("tasks-"_L1), qPrintable(name));
        const auto ofTasks = std::ranges::count_if(passed, [](const QString &name) { return name.startsWith("tasks-"_L1); });
        QCOMPARE(passed.size() - ofTasks, required + further.size());
        QVERIFY2(warnings(programs.path(u"out"_s)).isEmpty(), qPrintable(warnings(programs.path(u"out"_s)).join(u'\n')));
    }

private:
    static Outcome runSuite(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(Interop::node(), QStringList{Interop::suite()} + arguments);
        if (!process.waitForFinished(240'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3, .out = QString::fromUtf8(process.readAll()), .err = {}};
    }
    /*! Of the summary's lines "✓ ping: 2 passed, 0 failed". */
    static QStringList scenarios(const QString &output, QChar mark)
    {
        QStringList names;
        static const QRegularExpression line(u"^([✓✗]) ([\\w-]+): \\d+ passed"_s, QRegularExpression::MultilineOption);
        for (const QRegularExpressionMatch &match : line.globalMatch(output)) {
            if (match.captured(1) == mark)
                names << match.captured(2);
        }
        return names;
    }
    /*! What a server should do and does not; the suite passes it. */
    static QStringList warnings(const QString &folder)
    {
        QStringList found;
        for (const QString &name : QDir(folder).entryList({u"server-*"_s}, QDir::Dirs)) {
            if (name.startsWith("server-tasks-"_L1))
                continue;
            QFile file(folder + u'/' + name + "/checks.json"_L1);
            if (!file.open(QIODevice::ReadOnly))
                found << name + u": no checks"_s;
            for (const QJsonValue check : QJsonDocument::fromJson(file.readAll()).array()) {
                if (check["status"_L1] == "WARNING"_L1)
                    found << check["id"_L1].toString() + u": "_s + check["errorMessage"_L1].toString();
            }
        }
        return found;
    }
};

QTEST_GUILESS_MAIN(TestMcpServerSuite)
#include "tst_mcpserversuite.moc"

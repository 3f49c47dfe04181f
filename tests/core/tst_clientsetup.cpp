// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/clientsetup.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ClientProgram;

/*! The settings of other programs: what is not ours stays as it was. */
class TestClientSetup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClientGetsItsForm_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("claude-code") << u"claude-code"_s << QByteArray(R"({"mcpServers":{"station":{"type":"stdio","command":"/opt/s","args":["stdio"]}}})");
        QTest::newRow("cursor") << u"cursor"_s << QByteArray(R"({"mcpServers":{"station":{"command":"/opt/s","args":["stdio"]}}})");
        QTest::newRow("vscode") << u"vscode"_s << QByteArray(R"({"servers":{"station":{"type":"stdio","command":"/opt/s","args":["stdio"]}}})");
        QTest::newRow("opencode") << u"opencode"_s << QByteArray(R"({"mcp":{"station":{"type":"local","command":["/opt/s","stdio"],"enabled":true}}})");
    }
    void everyClientGetsItsForm()
    {
        QFETCH(QString, client);
        QFETCH(QByteArray, expected);
        const auto text = core::withEntry({}, program(client), entry());
        QVERIFY(text);
        QCOMPARE(QJsonDocument::fromJson(*text), QJsonDocument::fromJson(expected));
    }

    void whatIsThereStaysInItsOrder()
    {
        const QByteArray before = "{\n  \"zeta\": 1.50,\n  \"mcpServers\": {\n    \"other\": {\n      \"command\": \"x\"\n    },\n    \"station\": {\n      \"command\": \"old\"\n    },\n    \"last\": {}\n  },\n"
                                  "  \"alpha\": \"\xc3\xa4\",\n  \"big\": 12345678901234567890\n}\n";
        const auto after = core::withEntry(before, program(u"cursor"_s), entry());
        QVERIFY(after);
        QVERIFY(after->indexOf("zeta") < after->indexOf("mcpServers") && after->indexOf("mcpServers") < after->indexOf("alpha"));
        QVERIFY(after->indexOf("other") < after->indexOf("station") && after->indexOf("station") < after->indexOf("last"));
        QVERIFY(after->contains("12345678901234567890") && after->contains("\xc3\xa4") && !after->contains("\"old\""));
        QCOMPARE(*core::withEntry(*after, program(u"cursor"_s), entry()), *after); // once more changes nothing
    }

    void whatIsNoPlainJsonIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comments") << QByteArray("{\n  // mine\n  \"mcpServers\": {}\n}");
        QTest::newRow("comma too many") << QByteArray("{\"mcpServers\": {},}");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("servers no object") << QByteArray("{\"mcpServers\": []}");
        QTest::newRow("half") << QByteArray("{\"mcpServers\": {");
        QTest::newRow("binary") << QByteArray("\0\1\2", 3);
    }
    void whatIsNoPlainJsonIsLeftAlone()
    {
        QFETCH(QByteArray, text);
        const auto after = core::withEntry(text, program(u"claude-code"_s), entry());
        QVERIFY(!after);
        QCOMPARE(after.error().fault, lattice::Fault::Invalid);
        QVERIFY(after.error().detail.contains("--print"_L1));
    }

private:
    static ClientProgram program(const QString &id) { return *std::ranges::find(core::clientPrograms(), id, &ClientProgram::id); }
    static core::ClientEntry entry() { return {.name = u"station"_s, .command = {u"/opt/s"_s, u"stdio"_s}}; }
};

QTEST_GUILESS_MAIN(TestClientSetup)
#include "tst_clientsetup.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/tool/mcpservers.h"
#include "core/tool/mcptoolsource.h"
#include "interop.h"

#include <QCoro/QCoroTask>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*! Tool servers of others, from npm, as agents use them. */
class TestToolServers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesystem()
    {
        NEED_INTEROP();
        QTemporaryDir folder;
        QFile file(folder.filePath(u"note.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Grüß dich") > 0);
        file.close();
        const auto servers = serversWith({server(u"filesystem"_s, {folder.path()})});
        const auto sessions = open(*servers, {u"read_text_file"_s, u"filesystem/list_*"_s});
        QVERIFY2(sessions, sessions ? "" : qPrintable(sessions.error().detail));
        const auto session = sessions->first();
        const auto read = QCoro::waitFor(session->call(u"read_text_file"_s, {{u"path"_s, file.fileName()}}, {}, 20s, {}));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->textOf(), u"Grüß dich"_s);
        QCOMPARE(read->structured[u"content"_s].toString(), u"Grüß dich"_s);
        const auto outside = QCoro::waitFor(session->call(u"read_text_file"_s, {{u"path"_s, u"/etc/passwd"_s}}, {}, 20s, {}));
        QVERIFY(outside && outside->isError);
        QVERIFY(session->tools().size() >= 3);
    }

    void everything()
    {
        NEED_INTEROP();
        const auto servers = serversWith({server(u"everything"_s, {u"stdio"_s})});
        const auto sessions = open(*servers, {u"everything"_s});
        QVERIFY2(sessions, sessions ? "" : qPrintable(sessions.error().detail));
        const auto session = sessions->first();
        const auto echo = QCoro::waitFor(session->call(u"echo"_s, {{u"message"_s, u"hi"_s}}, {}, 20s, {}));
        QVERIFY2(echo, echo ? "" : qPrintable(echo.error().detail));
        QVERIFY(echo->textOf().contains("hi"_L1));
        int steps = 0;
        const auto slow = QCoro::waitFor(session->call(u"trigger-long-running-operation"_s, {{u"duration"_s, 1}, {u"steps"_s, 4}}, [&steps](const core::ToolProgress &) { ++steps; }, 20s, {}));
        QVERIFY2(slow, slow ? "" : qPrintable(slow.error().detail));
        QVERIFY(steps >= 3);
        const auto late = QCoro::waitFor(session->call(u"trigger-long-running-operation"_s, {{u"duration"_s, 30}, {u"steps"_s, 4}}, {}, 300ms, {}));
        QVERIFY(!late);
        QCOMPARE(late.error().fault, lattice::Fault::Timeout);
    }

private:
    static core::McpServerSpec server(const QString &name, const QStringList &arguments)
    {
        core::McpServerSpec spec;
        spec.name = name;
        spec.command = Interop::node();
        spec.arguments = QStringList{Interop::folder() + u"/node_modules/@modelcontextprotocol/server-"_s + name + u"/dist/index.js"_s} + arguments;
        return spec;
    }
    using Sessions = QList<std::shared_ptr<core::ToolSession>>;
    static std::unique_ptr<core::McpServers, void (*)(core::McpServers *)> serversWith(const QList<core::McpServerSpec> &specs)
    {
        core::McpServers::Services services;
        services.specs = [specs](QString) { return setOf(specs); };
        return {new core::McpServers(services), [](core::McpServers *servers) {
                    QCoro::waitFor(servers->close());
                    delete servers;
                }};
    }
    static QCoro::Task<lattice::Result<core::ServerSet>> setOf(QList<core::McpServerSpec> specs) { co_return core::ServerSet{.servers = specs, .unusable = {}}; }
    static lattice::Result<Sessions> open(core::McpServers &servers, const QStringList &tools)
    {
        core::RunScope scope;
        scope.environment = u"default"_s;
        scope.agent.name = u"tester"_s;
        scope.agent.tools = tools;
        core::McpToolSource source(&servers);
        return QCoro::waitFor(source.open(scope, {}));
    }
};

QTEST_GUILESS_MAIN(TestToolServers)
#include "tst_toolservers.moc"

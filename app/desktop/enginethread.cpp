// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/enginethread.h"

#include "app/assembly.h"
#include "app/desktop/controlcenter.h"
#include "app/desktop/engineconnection.h"
#include "core/agent/samples.h"
#include "core/mcp/mcpservice.h"
#include "core/verb/verbtable.h"

#include <QDir>
#include <QLoggingCategory>
#include <QSemaphore>

#include <unistd.h>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(windowLog, "station.window")

namespace app {

namespace {

constexpr int kGoodbyeMs = 3000; // then we go without

/*! Offers the window's engine to the commands of the same user. */
void publish(core::Engine &engine, const QString &configFile)
{
    static const core::VerbTable table = [] {
        core::VerbTable verbs;
        verbs.addEngineVerbs();
        return verbs;
    }();
    const core::Context context{.engine = &engine, .home = engine.home()->paths(), .configFile = configFile, .installSamples = {}, .caller = {}};
    core::ControlServer::Dispatch dispatch = table.dispatch(context);
    if (auto mcp = core::McpService::open(engine, table, context, {}); mcp) {
        dispatch = (*mcp)->noting(std::move(dispatch));
        engine.setEndpoints(std::move(*mcp));
    } else {
        qCWarning(windowLog, "assistants cannot reach this window: %ls", qUtf16Printable(mcp.error().detail));
    }
    if (const auto published = engine.publish(std::move(dispatch)); !published)
        qCWarning(windowLog, "commands cannot reach this window: %ls", qUtf16Printable(published.error().detail));
}

} // namespace

EngineThread::~EngineThread()
{
    if (!m_engine)
        return;
    QSemaphore ended;
    QMetaObject::invokeMethod(m_engine.get(), [this, &ended] {
        m_engine->stop().then([this, &ended] {
            m_engine.reset(); // on its own thread
            ended.release();
        });
    }, Qt::QueuedConnection);
    const bool inTime = ended.tryAcquire(1, kGoodbyeMs);
    m_thread.quit();
    if (!inTime || !m_thread.wait(kGoodbyeMs)) {
        // A server that does not answer holds the goodbye. The engine's thread still uses what we would now take away.
        qCWarning(windowLog, "the goodbye took too long; ended without it");
        ::_exit(0);
    }
}

lattice::Result<> EngineThread::open(const EngineThreadOptions &options, ControlCenter &center)
{
    auto home = core::Home::open(options.home, core::Home::Take::Alone);
    if (!home)
        return std::unexpected(home.error());
    center.replay()->bookmarks()->open((*home)->paths().data + u"/bookmarks.json"_s);
    center.settings()->open((*home)->paths().config);
    center.layouts()->open((*home)->paths().data + u"/columns.json"_s);
    center.places()->open((*home)->paths().data + u"/map.json"_s);
    center.search()->recents().open((*home)->paths().data + u"/palette.json"_s);
    center.mcp()->history()->open((*home)->paths().data + u"/toolcalls.json"_s);
    center.environments()->details()->policy()->openDrafts((*home)->paths().data + u"/policies.json"_s);
    center.agents()->openDrafts((*home)->paths().data + u"/drafts"_s);
    center.window()->filters()->open((*home)->paths().data + u"/filters.json"_s);
    center.window()->session()->open((*home)->paths().data + u"/session.json"_s);
    center.window()->profiles()->open((*home)->paths());
    const auto config = loadConfig(options.config, (*home)->paths());
    if (!config)
        return std::unexpected(config.error());
    const QString agents = agentsFolder((*home)->paths(), *config);
    if (const auto samples = core::installSamplesInto(agents); !samples)
        qCWarning(windowLog, "%ls", qUtf16Printable(samples.error().detail));

    core::EngineOptions engineOptions{.config = *config, .mode = core::wantedMode(*config), .watchAll = true};
    m_thread.setObjectName(u"engine"_s);
    m_thread.start();
    // Made on its own thread: nothing of it may belong to another one.
    QSemaphore made;
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    QMetaObject::invokeMethod(context, [&, context] {
        m_engine = assembleEngine(std::move(*home), std::move(engineOptions));
        connectEngine(center, *m_engine);
        publish(*m_engine, options.config);
        QCoro::connect(m_engine->start(), m_engine.get(), [engine = m_engine.get()](const lattice::Result<> &started) {
            if (!started)
                Q_EMIT engine->procedureFailed(QStringLiteral("start"), started.error());
        });
        context->deleteLater();
        made.release();
    }, Qt::QueuedConnection);
    made.acquire();
    center.window()->spend()->begin();
    center.window()->session()->begin();
    return {};
}

} // namespace app

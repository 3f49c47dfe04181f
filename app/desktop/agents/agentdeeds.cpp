// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentdeeds.h"

#include "app/desktop/verbtext.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

/*! By which verbs know it, also when it is broken. */
QString handleOf(const QString &file) { return QFileInfo(file).completeBaseName(); }

} // namespace

AgentDeeds::AgentDeeds(VerbClient &verbs, PromptJobs &jobs, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_jobs(jobs)
{
    m_undo.setSingleShot(true);
    m_undo.setInterval(kUndo);
    connect(&m_undo, &QTimer::timeout, this, &AgentDeeds::dismiss);
}

/*! One question of a deed; what goes wrong ends the deed. */
void AgentDeeds::ask(const QString &verb, const QJsonObject &arguments, Then then)
{
    m_busy = true;
    m_problem.clear();
    Q_EMIT changed();
    m_verbs.ask(verb, arguments, this, [this, then = std::move(then)](const Result<QJsonObject> &answer) {
        if (answer)
            return then(*answer);
        m_busy = false;
        m_problem = answer.error().detail;
        Q_EMIT changed();
    });
}

void AgentDeeds::tell(const QString &report, const QString &words)
{
    m_report = report;
    m_reportWords = words;
    Q_EMIT changed();
}

void AgentDeeds::finish(const QString &environment, const QString &file)
{
    m_busy = false;
    Q_EMIT changed();
    Q_EMIT made(environment, file);
    Q_EMIT done();
}

void AgentDeeds::duplicate(const QString &environment, const QString &file, const QString &into, const QString &wanted)
{
    const QString name = wanted.trimmed();
    if (m_busy || name.isEmpty())
        return;
    ask(u"agent.show"_s, {{u"name"_s, handleOf(file)}, {u"environment"_s, environment}}, [this, file, into, name](const QJsonObject &shown) {
        m_jobs.change(shown[u"source"_s].toString(), file, {{u"name"_s, name}}, this, [this, into, name](const Result<QString> &source) {
            m_busy = false;
            m_problem = source ? QString() : source.error().detail; // a broken file cannot be given another name
            Q_EMIT changed();
            if (!source)
                return;
            ask(u"agent.create"_s, {{u"name"_s, name}, {u"environment"_s, into}, {u"source"_s, *source}}, [this, into](const QJsonObject &made) { finish(into, made[u"file"_s].toString()); });
        });
    });
}

void AgentDeeds::rename(const QString &environment, const QString &file, const QString &wanted)
{
    const QString name = wanted.trimmed();
    if (m_busy || name.isEmpty())
        return;
    ask(u"agent.update"_s, {{u"name"_s, handleOf(file)}, {u"environment"_s, environment}, {u"rename"_s, name}}, [this](const QJsonObject &) {
        m_busy = false;
        Q_EMIT changed();
        Q_EMIT renamed();
        Q_EMIT done();
    });
}

void AgentDeeds::remove(const QString &environment, const QString &file)
{
    if (m_busy)
        return;
    const QJsonObject which{{u"name"_s, handleOf(file)}, {u"environment"_s, environment}};
    ask(u"agent.show"_s, which, [this, which, environment, file](const QJsonObject &shown) {
        Deleted deleted{.environment = environment, .file = file, .name = shown[u"name"_s].toString(handleOf(file)), .source = shown[u"source"_s].toString(), .version = {}};
        const QJsonObject history{{u"agent"_s, handleOf(file)}, {u"environment"_s, environment}, {u"limit"_s, 1}};
        m_verbs.ask(u"agent.history"_s, history, this, [this, which, deleted, revision = shown[u"revision"_s]](const Result<QJsonObject> &versions) mutable {
            deleted.version = versions ? (*versions)[u"versions"_s][0][u"version"_s].toString() : QString(); // without git there is none, which is no reason to stop
            QJsonObject arguments = which;
            arguments[u"revision"_s] = revision; // what was changed since is not lost unseen
            ask(u"agent.delete"_s, arguments, [this, deleted](const QJsonObject &) {
                m_busy = false;
                m_deleted = deleted;
                m_undo.start();
                tell(tr("%1 was deleted.").arg(deleted.name));
                Q_EMIT removed(deleted.file);
                Q_EMIT done();
            });
        });
    });
}

void AgentDeeds::undo()
{
    if (!canUndo() || m_busy)
        return;
    m_undo.stop();
    bringBack(!m_deleted.version.isEmpty());
}

void AgentDeeds::bringBack(bool byHistory)
{
    const QString handle = handleOf(m_deleted.file);
    const QJsonObject arguments = byHistory ? QJsonObject{{u"agent"_s, handle}, {u"environment"_s, m_deleted.environment}, {u"version"_s, m_deleted.version}, {u"confirm"_s, m_deleted.environment}}
                                            : QJsonObject{{u"name"_s, handle}, {u"environment"_s, m_deleted.environment}, {u"source"_s, m_deleted.source}};
    m_busy = true;
    m_verbs.ask(byHistory ? u"agent.restore"_s : u"agent.create"_s, arguments, this, [this, byHistory, handle](const Result<QJsonObject> &answer) {
        m_busy = false;
        if (!answer && byHistory)
            return bringBack(false);
        if (!answer)
            return tell(tr("%1 could not be brought back.").arg(m_deleted.name), answer.error().detail);
        tell({});
        const QString file = (*answer)[u"file"_s].toString(m_deleted.file);
        if (!byHistory)
            return finish(m_deleted.environment, file);
        // What was changed without the station may be newer than its history.
        ask(u"agent.update"_s, {{u"name"_s, handle}, {u"environment"_s, m_deleted.environment}, {u"source"_s, m_deleted.source}}, [this, file](const QJsonObject &) { finish(m_deleted.environment, file); });
    });
    Q_EMIT changed();
}

void AgentDeeds::dismiss()
{
    m_undo.stop();
    m_deleted = {};
    tell({});
}

void AgentDeeds::forgetProblem()
{
    m_problem.clear();
    Q_EMIT changed();
}

QString AgentDeeds::command(const QString &environment, const QString &file) const { return VerbText::command(u"agent.show"_s, {{u"name"_s, handleOf(file)}, {u"environment"_s, environment}}); }
QString AgentDeeds::mcpCall(const QString &environment, const QString &file) const { return VerbText::mcpCall(u"agent.show"_s, {{u"name"_s, handleOf(file)}, {u"environment"_s, environment}}); }

} // namespace app

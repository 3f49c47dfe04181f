// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/controlserver.h"
#include "core/verb/verb.h"

namespace core {

/*! All verbs of a program. Rows live as long as the table; it is filled at the start and not changed later. */
class VerbTable final
{
public:
    /*! Verbs that run at any station of the lattice are given the parameter `station`, those with a long list `limit` and `offset`. */
    void add(QList<Verb> verbs);
    void addEngineVerbs(); //!< all that an engine offers

    const QList<Verb> &verbs() const { return m_verbs; }
    const Verb *find(const QString &name) const;

    /*!
        Checks \a arguments and the caller's right, runs the verb \a name, and has the engine remember it. It runs in a span of
        its own, below Context::traceparent, or else below `_meta.traceparent` of the arguments.
        \return NotFound with the nearest name, Invalid naming the argument, Refused when the right does not suffice
    */
    QCoro::Task<lattice::Result<QJsonObject>> run(QString name, Context context, QJsonObject arguments,
                                                  Progress progress, std::stop_token stop) const;

    /*! For Engine::publish(). The table must live as long as the engine; verbs of the own process are not offered. */
    ControlServer::Dispatch dispatch(Context context) const;

private:
    QList<Verb> m_verbs;
};

/*! status, version, init, doctor. */
QList<Verb> stationVerbs();

/*! lattice.status, lattice.agents, lattice.call, lattice.workflows, lattice.cleanup. */
QList<Verb> latticeVerbs();

/*! model.list, model.set, model.test, model.reload, model.key. */
QList<Verb> modelVerbs();

/*! work.assign, work.await, work.check, work.stream, work.cancel, work.retry, work.answer, work.snooze, work.list, work.history. */
QList<Verb> workVerbs();

/*! jaeger.up, jaeger.down, jaeger.status. */
QList<Verb> jaegerVerbs();
/*! token.create, token.list, token.revoke. */
QList<Verb> tokenVerbs();

/*! mcp.install. */
QList<Verb> mcpVerbs();

/*! needs.list, needs.answer. */
QList<Verb> needVerbs();

/*! trust.key, trust.allow, trust.list, trust.revoke. */
QList<Verb> trustVerbs();
/*! agent.list, agent.show, agent.create, agent.update, agent.delete, agent.check. */
QList<Verb> agentVerbs();

/*! server.list, server.check, tool.list, tool.call. */
QList<Verb> serverVerbs();
/*! server.add, server.update, server.remove. */
QList<Verb> serverEditVerbs();

/*! agent.schema, agent.prompt, agent.tools.add, agent.tools.remove, agent.agents.add, agent.agents.remove. */
QList<Verb> agentPartVerbs();

/*! lattice.start, lattice.join, lattice.leave. */
QList<Verb> membershipVerbs();

/*! faker.create, faker.list. */
QList<Verb> fakerVerbs();

/*! events.tail, events.query, events.state, events.verify, events.export. */
QList<Verb> eventVerbs();

/*! runs.list, runs.inspect, runs.tail, runs.cancel, runs.compare, runs.export, agent.run. */
QList<Verb> runVerbs();
/*! prices.show, prices.set, prices.unset. */
QList<Verb> priceVerbs();
/*! policy.show, policy.set, policy.unset. */
QList<Verb> policyVerbs();
/*! settings.list, settings.get, settings.set, settings.unset. */
QList<Verb> settingsVerbs();
/*! env.list, env.create, env.delete, env.restore, env.use, env.protect, env.sync, env.diff, env.vars…, env.import, env.history, agent.history, agent.restore. */
QList<Verb> envVerbs();

} // namespace core

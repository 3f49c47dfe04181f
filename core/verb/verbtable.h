// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/controlserver.h"
#include "core/verb/verb.h"

namespace core {

/*! All verbs of a program. Rows live as long as the table; it is filled at the start and not changed later. */
class VerbTable final
{
public:
    void add(QList<Verb> verbs);

    const QList<Verb> &verbs() const { return m_verbs; }
    const Verb *find(const QString &name) const;

    /*!
        Checks \a arguments and runs the verb \a name.
        \return NotFound with the nearest name, or Invalid naming the argument
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

/*! work.assign, work.await, work.check, work.stream, work.cancel, work.retry, work.answer, work.list, work.history. */
QList<Verb> workVerbs();

/*! token.create, token.list, token.revoke. */
QList<Verb> tokenVerbs();

/*! events.tail, events.query, events.state, events.verify, events.export. */
QList<Verb> eventVerbs();

} // namespace core

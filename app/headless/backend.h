// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/errorwords.h"
#include "app/headless/commandline.h"
#include "core/engine/controlclient.h"
#include "core/engine/engine.h"

#include <QDeadlineTimer>

namespace app {

/*! Where a command's verbs run: in the engine that serves from the home or at the address, else in one of this process. */
class Backend final
{
public:
    /*! A failure, and what it happened at. */
    struct Failure {
        lattice::Error error;
        Doing doing = Doing::Command;
    };
    template <typename T>
    using Opened = std::expected<T, Failure>;

    /*! \return Unreachable when a running engine is needed and there is none, or when the address does not answer */
    static QCoro::Task<Opened<std::unique_ptr<Backend>>> open(Globals globals, core::Verb::Place place,
                                                              const core::VerbTable *table);

    /*! Who asks from now on; without it the command itself. */
    void setCaller(core::Caller caller) { m_caller = std::move(caller); }
    QCoro::Task<lattice::Result<QJsonObject>> call(QString verb, QJsonObject arguments, core::Progress progress,
                                                   std::stop_token stop);
    bool isConnected() const { return m_engine || (m_client && m_client->isConnected()); }
    /*! Ends an engine of our own in order: what it did goes into the history first. */
    QCoro::Task<> close();

    /*!
        The same for a verb that outlivesEngine: when the engine that was asked ends, the next one of the home or the address is asked,
        with what is left of `timeout`. \a lost is called each time.
        \return Timeout when none has come by then
    */
    QCoro::Task<lattice::Result<QJsonObject>> callOver(QString verb, QJsonObject arguments, core::Progress progress,
                                                       std::stop_token stop, std::function<void()> lost);


private:
    Backend(Globals globals, const core::VerbTable *table)
        : m_globals(std::move(globals))
        , m_table(table)
    { }
    static QCoro::Task<lattice::Result<std::unique_ptr<core::Engine>>> ownEngine(Globals globals, core::Verb::Place place);
    QCoro::Task<bool> hasLostEngine(lattice::Error error, std::stop_token stop);
    QCoro::Task<lattice::Result<>> findNext(QDeadlineTimer deadline, std::stop_token stop);

    Globals m_globals;
    const core::VerbTable *m_table;
    core::Caller m_caller;
    std::unique_ptr<core::ControlClient> m_client;
    std::unique_ptr<core::Engine> m_engine;
};

} // namespace app

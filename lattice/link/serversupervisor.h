// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/restartpolicy.h"
#include "lattice/link/serverfailure.h"
#include "lattice/link/serveroptions.h"

#include <QCoro/QCoroTask>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace lattice {

class DiskGuard;
class ServerProcess;
struct ServerStorage;

/*!
    Keeps a nats-server with JetStream running on this machine: ours alone, on a store that is ours alone.

    start() answers by stepChanged of "storage", "port" and "server", then by started or failed. A server that was up and ends by
    itself is started again on the same port and store, with pauses that grow to half a minute, until it is up or stop() is called:
    a full disk or a taken port passes, and nobody may be there at night to start it. The server dies with the thread that called start(), so that thread must live as long as the engine.
    In a slot of one of its signals, end this object by deleteLater().
*/
class ServerSupervisor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerSupervisor)

public:
    enum class State { Off, Starting, Running, Restarting, Stopping };
    Q_ENUM(State)

    explicit ServerSupervisor(const ServerOptions &options, QObject *parent = nullptr);
    ~ServerSupervisor() override; //!< ends the server and waits for that: milliseconds, at most options.stopDeadline

    void start(); //!< nothing happens unless Off
    void stop();  //!< answers by stopped, also when there is nothing to stop

    State state() const { return m_state; }
    std::optional<ServerAddress> address() const { return m_address; } //!< while Running
    DiskSpace diskSpace() const;

Q_SIGNALS:
    void stepChanged(const lattice::CheckStep &step);          //!< of the first start, not of restarts
    void started(const lattice::ServerAddress &address);       //!< after each start; the port stays, the name does not
    void crashed(const QString &reason);
    void restarting(std::chrono::milliseconds in, const QString &reason);
    void stopped();
    void failed(const lattice::Error &error);                  //!< start() did not succeed; Off now
    void alarm(const QString &text);                           //!< a line of its log that an operator must see
    void diskSpaceChanged(lattice::DiskSpace space, qint64 freeBytes);

private:
    QCoro::Task<> run(std::stop_token stop);
    QCoro::Task<Attempt<>> supervise(std::stop_token stop);
    QCoro::Task<Attempt<>> prepare(std::stop_token stop);
    QCoro::Task<Attempt<>> prepareProgram(std::stop_token stop);
    QCoro::Task<Attempt<>> firstLaunch(std::stop_token stop);
    QCoro::Task<Attempt<>> launch(std::stop_token stop);
    QCoro::Task<Attempt<>> recover(bool crash, QString reason, std::stop_token stop);
    Attempt<> openStorage();
    void watchDisk();
    void renewProcess();
    void announce(const ServerAddress &address);
    void setStep(const QString &id, CheckStep::State state, const QString &detail = {});
    void reset();

    ServerOptions m_options;
    State m_state = State::Off;
    bool m_ending = false; //!< in the destructor: whoever wakes up then touches nothing
    std::stop_source m_stop;
    RestartPolicy m_policy;
    std::unique_ptr<ServerStorage> m_storage;
    std::unique_ptr<DiskGuard> m_guard;
    std::shared_ptr<ServerProcess> m_process;
    std::optional<ServerAddress> m_address;
    QString m_program;
    QString m_warning;
    int m_port = 0; //!< as chosen at the first start
    int m_monitoringPort = 0;
};

} // namespace lattice

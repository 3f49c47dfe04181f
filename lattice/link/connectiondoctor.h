// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/finding.h"

#include <QCoro/QCoroTask>
#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <stop_token>

namespace lattice {

class Examination;

/*!
    Finds out why a connection does not come about, or that it would.

    It goes the way of a connection step by step and stops at the first step that fails; those behind it are Skipped. It
    stores nothing and changes nothing on the server. With several addresses the first that answers is examined.

    | step     | passed: detail is              | failed: cause is                                                        |
    |----------|--------------------------------|-------------------------------------------------------------------------|
    | name     | the addresses                  | address-invalid, name-unknown                                           |
    | tcp      | the server's version           | port-refused, port-silent, unreachable, not-nats, wrong-scheme (a web server answered) |
    | tls      | the version of TLS             | tls-required (and its authority is not known here), tls-unavailable, tls-untrusted, tls-expired, tls-hostname, tls-failed, client-certificate-needed, client-certificate-refused, file-unreadable, file-invalid (authority or client certificate), no-answer |
    | signin   | the user, if it has a name     | signin-missing, signin-refused, signin-expired, key-unreadable, key-invalid, server-full, no-answer |
    | history  | number of events, if readable  | no-jetstream, not-permitted, no-answer, server-error                    |
    | registry | number of stations             | no-lattice, no-jetstream, not-permitted, no-answer, server-error        |
    | clock    | the difference, "0.0 ms"       | clock-skew (over 2 s), not-permitted, no-answer, server-error           |

    The words are those of the server, the system or the library. The step "tls" is Skipped when TLS is neither wanted nor
    required, "clock" when the server does not tell its time. clock-skew is a warning: the connection is healthy with it.
*/
class ConnectionDoctor final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    explicit ConnectionDoctor(LinkOptions options, QObject *parent = nullptr, Clock clock = &QDateTime::currentDateTimeUtc);
    ~ConnectionDoctor() override; //!< also in the middle, and in a slot of ours; says nothing more
    Q_DISABLE_COPY_MOVE(ConnectionDoctor)

    void start(); //!< from the first step on; nothing when it runs. All signals come after it has returned
    void stop();  //!< what has not ended is Skipped, and finished(false) comes

    bool isRunning() const { return m_running; }
    const QList<CheckStep> &steps() const { return m_steps; } //!< in order

Q_SIGNALS:
    void stepChanged(const lattice::CheckStep &step);
    void finished(bool healthy);

private:
    QCoro::Task<void> run(std::shared_ptr<Examination> examination, std::stop_token over);
    std::stop_token begin(qsizetype step);
    void end(qsizetype step, const Finding &finding);
    void conclude(bool healthy);

    const LinkOptions m_options;
    const Clock m_clock;
    QList<CheckStep> m_steps;
    bool m_running = false;
    std::stop_source m_over; //!< ends the run
    std::stop_source m_late; //!< ends the step
    QTimer m_deadline;
};

} // namespace lattice

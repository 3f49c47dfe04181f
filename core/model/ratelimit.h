// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/tokenbucket.h"
#include "lattice/pending.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace core {

/*! What may be asked of one provider. 0: no limit. */
struct RateSettings {
    int requestsPerMinute = 0;
    qint64 tokensPerMinute = 0; //!< of input and output
    int concurrency = 64;       //!< requests under way; as many connections are opened at most

    friend bool operator==(const RateSettings &, const RateSettings &) = default;
};

/*!
    The one gate of a provider, through which all runs of a station go, in the order in which they came.

    A provider that says "later" (429 with Retry-After) closes it for all of them: the others would only be told the same.
*/
class RateLimit final : public QObject, public std::enable_shared_from_this<RateLimit>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateLimit)

public:
    using Clock = std::chrono::steady_clock;

    explicit RateLimit(const RateSettings &settings);
    ~RateLimit() override;

    /*! Leave to send one request; it is under way for as long as this lives. */
    class Permit final
    {
    public:
        Permit(std::shared_ptr<RateLimit> limit, qint64 estimate);
        ~Permit();
        Q_DISABLE_COPY_MOVE(Permit)

        void spent(qint64 tokens); //!< as the provider counted them, instead of the estimate

    private:
        std::shared_ptr<RateLimit> m_limit;
        qint64 m_estimate;
    };

    /*! Waits for leave. \return Busy when there is none before \a end, at once where that is plain; Cancelled by \a stop */
    static QCoro::Task<lattice::Result<std::shared_ptr<Permit>>> acquire(std::shared_ptr<RateLimit> limit, qint64 tokens, Clock::time_point end, std::stop_token stop);

    void hold(std::chrono::milliseconds time); //!< nobody starts before
    int underway() const { return m_underway; }
    int waiting() const { return int(m_queue.size()); }

private:
    enum class Turn { Granted, Late, Stopped, Gone };
    struct Waiter {
        qint64 tokens = 0;
        Clock::time_point end;
        lattice::Pending<Turn> turn;
    };

    Clock::time_point startOf(qint64 tokens, Clock::time_point now) const; //!< when one may start, not counting those under way
    bool tryStart(qint64 tokens);
    void pump();
    void release();

    const RateSettings m_settings;
    TokenBucket m_requests;
    TokenBucket m_tokens;
    Clock::time_point m_heldUntil;
    int m_underway = 0;
    QList<Waiter> m_queue;
    QTimer m_next;
};

} // namespace core

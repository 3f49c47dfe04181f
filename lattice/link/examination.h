// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/finding.h"
#include "lattice/link/jetstream.h"
#include "lattice/link/wireprobe.h"

#include <QDateTime>

#include <functional>

namespace lattice {

/*!
    What the steps of one run of the connection doctor find, and hand on to each other.

    The coroutines run on it, so it has to outlive them. At its stop token a step ends as one that took too long.
*/
class Examination final
{
public:
    using Clock = std::function<QDateTime()>;

    Examination(LinkOptions options, Clock clock) : m_options(std::move(options)), m_clock(std::move(clock)) { }
    Q_DISABLE_COPY_MOVE(Examination)

    /*! Runs the step \a id; all before it have passed or were skipped. */
    QCoro::Task<Finding> check(QString id, std::chrono::milliseconds limit, std::stop_token stop);

private:
    struct Address {
        QString url; //!< with its sign-in
        QString host;
        int port;
    };

    Result<> readAddresses();
    QCoro::Task<Finding> checkName(std::stop_token stop);
    QCoro::Task<Finding> checkTcp(std::chrono::milliseconds limit, std::stop_token stop);
    QCoro::Task<Finding> checkTls(std::stop_token stop);
    QCoro::Task<Finding> checkSignIn(std::stop_token stop);
    QCoro::Task<Finding> checkHistory(std::stop_token stop);
    QCoro::Task<Finding> checkRegistry(std::stop_token stop);
    QCoro::Task<Finding> checkClock(std::stop_token stop);
    QCoro::Task<Result<qint64>> countStations(std::stop_token stop);
    QCoro::Task<Finding> judgeSignIn(Error error, std::stop_token stop);
    Finding refused(const QString &words) const;
    Finding judge(const Error &error) const;

    const LinkOptions m_options;
    const Clock m_clock;
    QList<Address> m_addresses; //!< first all, later those that answer
    WireProbe m_wire;
    std::unique_ptr<MeshLink, QScopedPointerDeleteLater> m_link; // we may end inside one of its signals
    const std::shared_ptr<QString> m_complaint = std::make_shared<QString>(); // the link may complain after our end
};

} // namespace lattice

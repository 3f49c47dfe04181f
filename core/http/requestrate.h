// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>

namespace core {

/*! So many a second from each address, over time, and a burst of more now and then. Forgets addresses that are quiet. */
class RequestRate final
{
public:
    RequestRate(double perSecond, double burst);

    bool allows(const QHostAddress &peer); //!< and counts it

private:
    struct Bucket {
        double left = 0;
        qint64 at = 0; //!< ms of m_clock
    };
    void sweep(qint64 now);

    double m_perSecond;
    double m_burst;
    QElapsedTimer m_clock;
    QHash<QHostAddress, Bucket> m_buckets;
};

} // namespace core

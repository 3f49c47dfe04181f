// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/pending.h"
#include "lattice/result.h"

#include <QTcpServer>
#include <QUrl>

namespace core {

/*! Waits on a free loopback port for the browser to come back from a sign-in. One answer; what it is worth others check. */
class OAuthRedirect final : public QTcpServer
{
    Q_OBJECT

public:
    OAuthRedirect();
    ~OAuthRedirect() override;

    QUrl url() const; //!< to be sent back to; invalid when no port was free
    lattice::Pending<lattice::Result<QUrl>> came() const { return m_came; }
    void giveUp(const lattice::Error &error) { m_came.settle(std::unexpected(error)); }

private:
    void read(class QTcpSocket *socket);

    lattice::Pending<lattice::Result<QUrl>> m_came;
};

} // namespace core

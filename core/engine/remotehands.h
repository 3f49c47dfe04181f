// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/controlserver.h"
#include "core/trust/signedverb.h"
#include "core/trust/trustedkeys.h"
#include "lattice/link/link.h"

#include <QObject>

namespace core {

/*!
    Verbs asked of this station by others of the lattice, and asked of others by this one.

    Anyone in a NATS account can say to be anyone, so an unsigned request may only read, and not even that when reading was
    switched off; a signed one may what the owner of the key was allowed here. \sa docs/remote.md
*/
class RemoteHands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteHands)

public:
    struct Options {
        QString stationId;
        QString folder;       //!< of the key and the trusted keys; empty: of a command without a home, which signs nothing
        bool openToRead = true;
    };
    static constexpr int kMostAtATime = 32;

    explicit RemoteHands(Options options);

    /*! Runs what \a message asks for and replies. Goes on without us: the reply is given up when the link has gone. */
    void answer(lattice::MeshLink &link, const lattice::Message &message, const ControlServer::Dispatch &dispatch);

    /*! Has \a stationId run \a verb. \return NoResponders when it is gone or too old to take verbs; its own faults with its words */
    QCoro::Task<lattice::Result<QJsonObject>> ask(QPointer<lattice::MeshLink> link, QString stationId, QString verb, QJsonObject arguments, std::stop_token stop);

    /*! This station's public key; made with the key at the first call. */
    lattice::Result<QByteArray> publicKey();
    TrustedKeys trusted() const { return TrustedKeys(m_options.folder + QStringLiteral("/trust.json")); }

private:
    lattice::Result<const lattice::SigningKey *> key();
    lattice::Result<Caller> callerOf(const RemoteVerb &request) const;
    void reply(lattice::MeshLink *link, const QByteArray &subject, const lattice::Result<QJsonObject> &result);

    const Options m_options;
    RemoteVerbReader m_reader;
    std::unique_ptr<lattice::SigningKey> m_key;
    int m_underWay = 0;
};

} // namespace core

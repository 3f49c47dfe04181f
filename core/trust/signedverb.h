// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/message.h"
#include "lattice/link/signingkey.h"

#include <QHash>
#include <QJsonObject>

#include <chrono>

namespace core {

/*! A request to another station to run a verb: the message's body, and headers that say who asks. \sa docs/remote.md */
struct RemoteVerb {
    QString verb;
    QJsonObject arguments;
    QString from;   //!< the asking station's id, as it says
    QByteArray key; //!< whose signature was right; empty: unsigned
};

/*! How long a signed request counts, and by how much two clocks may differ. */
inline constexpr std::chrono::milliseconds kSignedFor = std::chrono::seconds(60);

/*! \a request for \a subject, signed by \a key over subject, time, nonce and body; unsigned when \a key is null. */
lattice::Message toMessage(const QByteArray &subject, const RemoteVerb &request, const lattice::SigningKey *key, std::chrono::milliseconds now);

/*!
    Reads such requests, and refuses those that were heard before, are old, are for another subject or were changed.

    Nonces are kept for as long as their request would count; there is room for kMostNonces, and when that is full signed
    requests are refused rather than a nonce forgotten.
*/
class RemoteVerbReader final
{
public:
    static constexpr qsizetype kMostNonces = 100'000;

    /*! \return Invalid for what cannot be read, Refused for a signature that does not hold or comes again, Busy when too many came */
    lattice::Result<RemoteVerb> read(const lattice::Message &message, std::chrono::milliseconds now);

private:
    lattice::Result<QByteArray> checkSignature(const lattice::Message &message, std::chrono::milliseconds now);

    QHash<QByteArray, qint64> m_nonces; //!< of right signatures: until when they count, in ms
};

} // namespace core

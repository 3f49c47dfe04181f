// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"
#include "lattice/result.h"

namespace lattice {

/*!
    The line that lets another machine join: `station://HOST:PORT/?user=…&secret=…&ca=BASE64URL`.

    \a options gives one address, a user with password or a token (then `user` is left out), and with TLS the authority's
    certificate as PEM; `ca` is its DER form. The line is a secret as a whole. Invalid names what is missing.
*/
Result<QString> encodeJoinLine(const LinkOptions &options);

/*!
    Where to connect by what a person typed or pasted: a join line, or a NATS address.

    Addresses are `nats://` or `tls://` URLs, `host`, `host:port`, several with commas; port 4222 when none is said; IPv6
    in brackets or alone. A sign-in in the URL moves to the options: `user:password@`, or `token@`. Blanks and line breaks
    that mail programs put into a join line are taken out.
    \return Invalid with what is wrong and what to write instead; it never quotes \a text, which may hold a secret
*/
Result<LinkOptions> parseAddress(const QString &text);

} // namespace lattice

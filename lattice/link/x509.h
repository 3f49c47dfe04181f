// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace lattice {

struct X509Deleter {
    void operator()(evp_pkey_st *key) const;
    void operator()(x509_st *certificate) const;
};

using KeyPtr = std::unique_ptr<evp_pkey_st, X509Deleter>;
using CertificatePtr = std::unique_ptr<x509_st, X509Deleter>;

struct Validity {
    QDateTime from;
    QDateTime until;
};

/*! A private key with its certificate. Making one gives null pointers when OpenSSL fails, which takes a broken installation. */
struct Credential {
    KeyPtr key;
    CertificatePtr certificate;

    explicit operator bool() const { return key && certificate; }
};

Credential makeAuthority(const Validity &validity);
Credential makeServer(const QStringList &hosts, const Credential &authority, const Validity &validity);

/*! Names as they stand in a certificate: lower case, international ones in their ASCII form, addresses in one spelling, sorted. */
Result<QStringList> normalizedHosts(const QStringList &hosts);

QByteArray toPem(const KeyPtr &key);
QByteArray toPem(const CertificatePtr &certificate);
QByteArray toDer(const CertificatePtr &certificate);

/*! Null when \a pem is not one. */
KeyPtr keyFromPem(const QByteArray &pem);
CertificatePtr certificateFromPem(const QByteArray &pem);
CertificatePtr certificateFromDer(const QByteArray &der);

bool belongTogether(const Credential &credential);
bool isSignedBy(const CertificatePtr &certificate, const CertificatePtr &authority);
bool isAuthority(const CertificatePtr &certificate); //!< and signed by itself
QStringList hostsOf(const CertificatePtr &certificate); //!< as normalizedHosts() gives them
QDateTime expiryOf(const CertificatePtr &certificate);

} // namespace lattice

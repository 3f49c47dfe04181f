// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace lattice {

/*! What a server needs for TLS, and what its clients need to trust it. */
struct CertificateFiles {
    QString caFile;          //!< ca.pem
    QString certificateFile; //!< server.pem
    QString keyFile;         //!< server-key.pem
    QByteArray caPem;        //!< for the join line
    bool changed = false;    //!< the server's certificate is new: it must be told to reload

    friend bool operator==(const CertificateFiles &, const CertificateFiles &) = default;
};

/*!
    Sees to it that \a folder holds a certificate authority and a server certificate for \a hosts (names and addresses).

    Keys are P-256. The authority lasts 10 years and its key stays in the folder (ca-key.pem), so that a new server
    certificate does not invalidate join lines. The server certificate lasts 2 years and is made anew when fewer than 30
    days are left at \a now, the hosts have changed, or its files are missing, damaged or of another authority. An expired
    authority is replaced with all that hangs on it. All files have mode 0600, a new folder 0700.

    \return Invalid for a host that is neither name nor address, and for a damaged authority, which we do not replace
    unasked because every machine that joined trusts it; Refused when the folder may not be written; Full when the disk is.
*/
Result<CertificateFiles> ensureCertificates(const QString &folder, const QStringList &hosts,
                                            const QDateTime &now = QDateTime::currentDateTimeUtc());

/*! The DER form of the one certificate in \a pem, and back. Both refuse what is not a self-signed authority with a right signature. */
Result<QByteArray> authorityToDer(const QByteArray &pem);
Result<QByteArray> authorityToPem(const QByteArray &der);

} // namespace lattice

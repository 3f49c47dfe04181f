// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/certificates.h"

#include "lattice/link/x509.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <optional>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr int kAuthorityYears = 10;
constexpr int kServerYears = 2;
constexpr int kRenewalDays = 30;
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

struct Paths {
    QString authority;
    QString authorityKey;
    QString server;
    QString serverKey;
};

Validity validity(const QDateTime &now, int years)
{
    return Validity{.from = now.addDays(-1), .until = now.addYears(years)}; // a day for clocks that are behind
}

Result<> makeFolder(const QString &folder)
{
    if (QDir(folder).exists())
        return {};
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, kOwnerOnly | QFileDevice::ExeOwner))
        return failed(Fault::Refused, u"cannot make the folder %1: check who may write there"_s.arg(folder));
    return {};
}

/*! Written whole or not at all, and never readable by others, not for a moment. */
Result<> save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly))
        return failed(Fault::Refused, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failed(Fault::Full, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

Result<> save(const Credential &credential, const QString &certificate, const QString &key)
{
    if (!credential)
        return failed(Fault::Invalid, u"OpenSSL made no certificate: is its configuration broken?"_s);
    if (const auto saved = save(key, toPem(credential.key)); !saved)
        return saved;
    return save(certificate, toPem(credential.certificate));
}

/*! Nothing when there is no such file. */
Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

Result<Credential> load(const QString &certificate, const QString &key)
{
    const auto certificatePem = contents(certificate);
    if (!certificatePem)
        return std::unexpected(certificatePem.error());
    const auto keyPem = contents(key);
    if (!keyPem)
        return std::unexpected(keyPem.error());
    return Credential{.key = keyFromPem(*keyPem), .certificate = certificateFromPem(*certificatePem)};
}

Result<Credential> ensureAuthority(const Paths &paths, const QDateTime &now)
{
    // The key is written first: without a certificate nobody has trusted it yet.
    const bool existed = QFile::exists(paths.authority);
    auto authority = load(paths.authority, paths.authorityKey);
    if (!authority)
        return authority;
    if (existed && (!belongTogether(*authority) || !isAuthority(authority->certificate)))
        return failed(Fault::Invalid, u"%1 and %2 are damaged or do not belong together: restore them, or remove both for a new "
                                      "authority; machines that joined then need a new join line"_s.arg(paths.authority, paths.authorityKey));
    if (existed && expiryOf(authority->certificate) > now)
        return authority;
    Credential fresh = makeAuthority(validity(now, kAuthorityYears));
    if (const auto saved = save(fresh, paths.authority, paths.authorityKey); !saved)
        return std::unexpected(saved.error());
    return fresh;
}

bool isGood(const Credential &server, const Credential &authority, const QStringList &hosts, const QDateTime &now)
{
    return belongTogether(server) && isSignedBy(server.certificate, authority.certificate)
        && hostsOf(server.certificate) == hosts && expiryOf(server.certificate) >= std::min(now.addDays(kRenewalDays), expiryOf(authority.certificate));
}

Validity serverValidity(const Credential &authority, const QDateTime &now)
{
    Validity wanted = validity(now, kServerYears);
    wanted.until = std::min(wanted.until, expiryOf(authority.certificate)); // none outlives what vouches for it
    return wanted;
}

} // namespace

Result<CertificateFiles> ensureCertificates(const QString &folder, const QStringList &hosts, const QDateTime &now)
{
    const auto names = normalizedHosts(hosts);
    if (!names)
        return std::unexpected(names.error());
    if (const auto made = makeFolder(folder); !made)
        return std::unexpected(made.error());
    const QDir dir(folder);
    const Paths paths{.authority = dir.filePath(u"ca.pem"_s),
                      .authorityKey = dir.filePath(u"ca-key.pem"_s),
                      .server = dir.filePath(u"server.pem"_s),
                      .serverKey = dir.filePath(u"server-key.pem"_s)};
    const auto authority = ensureAuthority(paths, now);
    if (!authority)
        return std::unexpected(authority.error());
    const auto server = load(paths.server, paths.serverKey);
    if (!server)
        return std::unexpected(server.error());

    CertificateFiles files{.caFile = paths.authority, .certificateFile = paths.server, .keyFile = paths.serverKey,
                           .caPem = toPem(authority->certificate)};
    if (isGood(*server, *authority, *names, now))
        return files;
    files.changed = true;
    const auto saved = save(makeServer(*names, *authority, serverValidity(*authority, now)), paths.server, paths.serverKey);
    if (!saved)
        return std::unexpected(saved.error());
    return files;
}

Result<QByteArray> authorityToDer(const QByteArray &pem)
{
    const CertificatePtr certificate = certificateFromPem(pem);
    if (!isAuthority(certificate))
        return failed(Fault::Invalid, u"the certificate is no authority that signed itself, or is damaged"_s);
    return toDer(certificate);
}

Result<QByteArray> authorityToPem(const QByteArray &der)
{
    const CertificatePtr certificate = certificateFromDer(der);
    if (!isAuthority(certificate))
        return failed(Fault::Invalid, u"the certificate is no authority that signed itself, or is damaged"_s);
    return toPem(certificate);
}

} // namespace lattice

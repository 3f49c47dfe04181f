// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"
#include "lattice/link/x509.h"

#include <QFile>
#include <QTemporaryDir>

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/*! An authority with the certificates it signs, as files for a test's server and clients. */
class TestTls final
{
public:
    explicit TestTls(const lattice::Validity &validity = lasting())
        : m_validity(validity)
        , m_authority(lattice::makeAuthority(lasting()))
    {
        write(QStringLiteral("ca.pem"), lattice::toPem(m_authority.certificate));
    }

    static lattice::Validity lasting()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return {.from = now.addDays(-2), .until = now.addDays(30)};
    }

    static lattice::Validity over()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return {.from = now.addDays(-2), .until = now.addDays(-1)};
    }

    /*! The lines of a server's configuration for a certificate of \a hosts; \a more goes into the tls block. */
    QString config(const QStringList &hosts = {QStringLiteral("127.0.0.1")}, const QString &more = {})
    {
        const auto server = lattice::makeServer(hosts, m_authority, m_validity);
        return QStringLiteral("tls { cert_file: \"%1\", key_file: \"%2\", ca_file: \"%3\", %4 }")
            .arg(write(QStringLiteral("server.pem"), lattice::toPem(server.certificate)), write(QStringLiteral("server-key.pem"), lattice::toPem(server.key)), caFile(), more);
    }

    QString configWithVerify() { return config({QStringLiteral("127.0.0.1")}, QStringLiteral("verify: true")); }

    QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    QByteArray caPem() const { return lattice::toPem(m_authority.certificate); }
    lattice::Tls trusting() const { return {.enabled = true, .caFile = caFile()}; }

    /*! Trusts the authority and has a client certificate signed by \a signer, or by ours. */
    lattice::Tls withClient(const TestTls *signer = nullptr)
    {
        const lattice::Credential client = makeClient((signer ? signer : this)->m_authority);
        lattice::Tls tls = trusting();
        tls.certificateFile = write(QStringLiteral("client.pem"), lattice::toPem(client.certificate));
        tls.keyFile = write(QStringLiteral("client-key.pem"), lattice::toPem(client.key));
        return tls;
    }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

private:
    static lattice::Credential makeClient(const lattice::Credential &authority)
    {
        lattice::Credential client{.key = lattice::KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")), .certificate = lattice::CertificatePtr(X509_new())};
        X509 *raw = client.certificate.get();
        X509_set_version(raw, X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(raw), 7);
        ASN1_TIME_set(X509_getm_notBefore(raw), lasting().from.toSecsSinceEpoch());
        ASN1_TIME_set(X509_getm_notAfter(raw), lasting().until.toSecsSinceEpoch());
        X509_NAME_add_entry_by_txt(X509_get_subject_name(raw), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("client"), -1, -1, 0);
        X509_set_issuer_name(raw, X509_get_subject_name(authority.certificate.get()));
        X509_set_pubkey(raw, client.key.get());
        X509_EXTENSION *usage = X509V3_EXT_conf_nid(nullptr, nullptr, NID_ext_key_usage, "clientAuth");
        X509_add_ext(raw, usage, -1);
        X509_EXTENSION_free(usage);
        X509_sign(raw, authority.key.get(), EVP_sha256());
        return client;
    }

    QTemporaryDir m_folder;
    lattice::Validity m_validity;
    lattice::Credential m_authority;
};

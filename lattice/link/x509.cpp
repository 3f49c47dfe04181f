// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/x509.h"

#include "lattice/protocol/natsaddress.h"

#include <QHostAddress>
#include <QTimeZone>
#include <QUrl>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

/*! Takes back what OpenSSL puts into its thread's error queue: a TLS connection on this thread would take it for its own. */
struct ErrorGuard {
    ErrorGuard() { ERR_set_mark(); }
    ~ErrorGuard() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(ErrorGuard)
};

struct Freer {
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(BIGNUM *number) const { BN_free(number); }
    void operator()(GENERAL_NAMES *names) const { GENERAL_NAMES_free(names); }
};
using BioPtr = std::unique_ptr<BIO, Freer>;
using BignumPtr = std::unique_ptr<BIGNUM, Freer>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, Freer>;

KeyPtr makeKey()
{
    return KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
}

BioPtr reader(const QByteArray &bytes)
{
    return BioPtr(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

QByteArray contents(const BioPtr &bio)
{
    QByteArray bytes(static_cast<qsizetype>(BIO_ctrl_pending(bio.get())), Qt::Uninitialized);
    const int read = BIO_read(bio.get(), bytes.data(), static_cast<int>(bytes.size()));
    return bytes.first(std::max(read, 0));
}

bool setName(X509_NAME *name, const QByteArray &commonName)
{
    const auto add = [name](const char *field, const QByteArray &text) {
        const auto bytes = reinterpret_cast<const unsigned char *>(text.constData());
        return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytes, static_cast<int>(text.size()), -1, 0) == 1;
    };
    return add("O", "Station lattice") && add("CN", commonName);
}

/*! A random positive serial number of 127 bits, as RFC 5280 wants it: never used twice. */
bool setSerial(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return false;
    bytes.front() &= 0x7f;
    const BignumPtr number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setValidity(X509 *certificate, const Validity &validity)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), validity.from.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(certificate), validity.until.toSecsSinceEpoch());
}

/*! \a value is in OpenSSL's small language, so nothing from outside may get into it. */
bool addExtension(X509 *certificate, X509 *issuer, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

GENERAL_NAME *makeName(const QString &host)
{
    const QByteArray text = host.toLatin1();
    GENERAL_NAME *name = GENERAL_NAME_new();
    if (ASN1_OCTET_STRING *address = a2i_IPADDRESS(text.constData())) {
        GENERAL_NAME_set0_value(name, GEN_IPADD, address);
    } else {
        ASN1_IA5STRING *dns = ASN1_IA5STRING_new();
        ASN1_STRING_set(dns, text.constData(), static_cast<int>(text.size()));
        GENERAL_NAME_set0_value(name, GEN_DNS, dns);
    }
    return name;
}

bool addHosts(X509 *certificate, const QStringList &hosts)
{
    const NamesPtr names(GENERAL_NAMES_new());
    for (const QString &host : hosts)
        sk_GENERAL_NAME_push(names.get(), makeName(host));
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) == 1;
}

/*! Version, serial, times and subject: what both kinds have. */
CertificatePtr blank(const KeyPtr &key, const QByteArray &commonName, const Validity &validity)
{
    CertificatePtr certificate(X509_new());
    const bool done = key && certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && setSerial(certificate.get()) && setValidity(certificate.get(), validity)
        && setName(X509_get_subject_name(certificate.get()), commonName)
        && X509_set_pubkey(certificate.get(), key.get()) == 1;
    return done ? std::move(certificate) : nullptr;
}

bool sign(X509 *certificate, X509 *issuer, EVP_PKEY *key)
{
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1
        && addExtension(certificate, issuer, NID_subject_key_identifier, "hash")
        && addExtension(certificate, issuer, NID_authority_key_identifier, "keyid") && X509_sign(certificate, key, EVP_sha256()) > 0;
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
}

QString hostOf(const GENERAL_NAME *name)
{
    int type = 0;
    const auto value = static_cast<const ASN1_STRING *>(GENERAL_NAME_get0_value(name, &type));
    const auto bytes = ASN1_STRING_get0_data(value);
    const int size = ASN1_STRING_length(value);
    if (type == GEN_DNS)
        return QString::fromLatin1(reinterpret_cast<const char *>(bytes), size);
    if (type == GEN_IPADD && size == 4)
        return QHostAddress(quint32(bytes[0]) << 24 | quint32(bytes[1]) << 16 | quint32(bytes[2]) << 8 | bytes[3]).toString();
    return type == GEN_IPADD && size == 16 ? QHostAddress(bytes).toString() : QString();
}

} // namespace

void X509Deleter::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

void X509Deleter::operator()(x509_st *certificate) const
{
    X509_free(certificate);
}

Credential makeAuthority(const Validity &validity)
{
    const ErrorGuard guard;
    // A name of its own for each, so that a client that knows several finds the right one.
    std::array<char, 4> random{};
    RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), static_cast<int>(random.size()));
    KeyPtr key = makeKey();
    CertificatePtr own = blank(key, "authority " + QByteArray(random.data(), random.size()).toHex(), validity);
    X509 *raw = own.get();
    const bool done = own && addExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign") && sign(raw, raw, key.get());
    return done ? Credential{.key = std::move(key), .certificate = std::move(own)} : Credential();
}

Credential makeServer(const QStringList &hosts, const Credential &authority, const Validity &validity)
{
    const ErrorGuard guard;
    KeyPtr key = makeKey();
    CertificatePtr own = blank(key, "server", validity);
    X509 *raw = own.get();
    X509 *issuer = authority.certificate.get();
    const bool done = own && addHosts(raw, hosts) && addExtension(raw, issuer, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(raw, issuer, NID_key_usage, "critical,digitalSignature")
        && addExtension(raw, issuer, NID_ext_key_usage, "serverAuth") && sign(raw, issuer, authority.key.get());
    return done ? Credential{.key = std::move(key), .certificate = std::move(own)} : Credential();
}

Result<QStringList> normalizedHosts(const QStringList &hosts)
{
    QStringList names;
    for (const QString &host : hosts) {
        const QHostAddress address(host);
        // toAce() refuses underscores, which names in private networks do have.
        const QString ascii = isAscii(host) ? host.toLower() : QString::fromLatin1(QUrl::toAce(host));
        const bool scoped = !address.scopeId().isEmpty(); // a zone means something on one machine alone
        if (scoped || (address.isNull() && !isHostName(ascii)))
            return failed(Fault::Invalid, u"\"%1\" is neither a host name nor an address"_s.arg(host));
        names.append(address.isNull() ? ascii : address.toString());
    }
    if (names.isEmpty())
        return failed(Fault::Invalid, u"a server certificate needs a host name or an address"_s);
    names.sort();
    names.removeDuplicates();
    return names;
}

QByteArray toPem(const KeyPtr &key)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    const bool done = bio && PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    return done ? contents(bio) : QByteArray();
}

QByteArray toPem(const CertificatePtr &certificate)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_X509(bio.get(), certificate.get()) == 1 ? contents(bio) : QByteArray();
}

QByteArray toDer(const CertificatePtr &certificate)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return bio && i2d_X509_bio(bio.get(), certificate.get()) == 1 ? contents(bio) : QByteArray();
}

KeyPtr keyFromPem(const QByteArray &pem)
{
    const ErrorGuard guard;
    // An empty pass phrase of our own, or OpenSSL would ask for one on the terminal.
    const auto noPhrase = [](char *, int, int, void *) { return 0; };
    return KeyPtr(PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, noPhrase, nullptr));
}

CertificatePtr certificateFromPem(const QByteArray &pem)
{
    const ErrorGuard guard;
    const auto noPhrase = [](char *, int, int, void *) { return 0; };
    return CertificatePtr(PEM_read_bio_X509(reader(pem).get(), nullptr, noPhrase, nullptr));
}

CertificatePtr certificateFromDer(const QByteArray &der)
{
    const ErrorGuard guard;
    auto bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const auto end = bytes + der.size();
    CertificatePtr certificate(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
    return bytes == end ? std::move(certificate) : nullptr;
}

bool belongTogether(const Credential &credential)
{
    const ErrorGuard guard;
    return credential && X509_check_private_key(credential.certificate.get(), credential.key.get()) == 1;
}

bool isSignedBy(const CertificatePtr &certificate, const CertificatePtr &authority)
{
    const ErrorGuard guard;
    return certificate && authority && X509_verify(certificate.get(), X509_get0_pubkey(authority.get())) == 1;
}

bool isAuthority(const CertificatePtr &certificate)
{
    const ErrorGuard guard;
    return certificate && X509_check_ca(certificate.get()) == 1 && isSignedBy(certificate, certificate);
}

QStringList hostsOf(const CertificatePtr &certificate)
{
    const ErrorGuard guard;
    const NamesPtr names(static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    QStringList hosts;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i)
        hosts.append(hostOf(sk_GENERAL_NAME_value(names.get(), i)));
    hosts.sort();
    return hosts;
}

QDateTime expiryOf(const CertificatePtr &certificate)
{
    std::tm time{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &time) != 1)
        return {};
    return QDateTime(QDate(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday),
                     QTime(time.tm_hour, time.tm_min, time.tm_sec), QTimeZone::utc());
}

} // namespace lattice

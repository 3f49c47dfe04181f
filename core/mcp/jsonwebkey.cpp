// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/jsonwebkey.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <QtTypes>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kLeastRsaBits = 2048;

template<auto Free>
struct Freed {
    template<class T>
    void operator()(T *object) const { Free(object); }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const uchar *bytesOf(const QByteArray &bytes) { return reinterpret_cast<const uchar *>(bytes.constData()); }

QByteArray decoded(const QJsonValue &value)
{
    const auto result = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return result ? *result : QByteArray();
}

Number numberOf(const QByteArray &bytes) { return Number(BN_bin2bn(bytesOf(bytes), int(bytes.size()), nullptr)); }

EVP_PKEY *keyFrom(const char *type, const Parameters &parameters)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || !parameters || EVP_PKEY_fromdata_init(context.get()) <= 0 || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) <= 0)
        return nullptr;
    return key;
}

EVP_PKEY *rsaKey(const QByteArray &modulus, const QByteArray &exponent)
{
    const Number n = numberOf(modulus), e = numberOf(exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || BN_num_bits(n.get()) < kLeastRsaBits || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get())
        || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()))
        return nullptr;
    return keyFrom("RSA", Parameters(OSSL_PARAM_BLD_to_param(builder.get())));
}

/*! OpenSSL refuses a point that is not on the curve. */
EVP_PKEY *curveKey(const char *group, qsizetype size, const QByteArray &x, const QByteArray &y)
{
    const Builder builder(OSSL_PARAM_BLD_new());
    const QByteArray point = '\x04' + x + y; // uncompressed
    if (x.size() != size || y.size() != size || !builder || !OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0)
        || !OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), size_t(point.size())))
        return nullptr;
    return keyFrom("EC", Parameters(OSSL_PARAM_BLD_to_param(builder.get())));
}

/*! RFC 7518 §3.4 writes r and s one after the other, OpenSSL wants them as DER. */
QByteArray derOf(const QByteArray &signature, qsizetype size)
{
    const Signature pair(ECDSA_SIG_new());
    if (signature.size() != 2 * size || !pair)
        return {};
    Number r = numberOf(signature.first(size)), s = numberOf(signature.last(size));
    if (!r || !s || !ECDSA_SIG_set0(pair.get(), r.get(), s.get()))
        return {};
    r.release(); // the pair has them now
    s.release();
    uchar *der = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &der);
    const QByteArray result(reinterpret_cast<const char *>(der), std::max(0, length));
    OPENSSL_free(der);
    return result;
}

const EVP_MD *digestOf(const QString &algorithm)
{
    return algorithm.endsWith("256"_L1) ? EVP_sha256() : algorithm.endsWith("384"_L1) ? EVP_sha384() : algorithm.endsWith("512"_L1) ? EVP_sha512() : nullptr;
}

} // namespace

std::optional<JsonWebKey> JsonWebKey::of(const QJsonObject &json)
{
    const QString type = json[u"kty"_s].toString(), curve = json[u"crv"_s].toString(), use = json[u"use"_s].toString();
    if (!use.isEmpty() && use != "sig"_L1)
        return std::nullopt;
    JsonWebKey key;
    key.m_id = json[u"kid"_s].toString();
    key.m_algorithm = json[u"alg"_s].toString();
    const QByteArray x = decoded(json[u"x"_s]), y = decoded(json[u"y"_s]);
    EVP_PKEY *made = nullptr;
    if (type == "RSA"_L1) {
        made = rsaKey(decoded(json[u"n"_s]), decoded(json[u"e"_s]));
    } else if (type == "EC"_L1 && curve == "P-256"_L1) {
        key.m_kind = Kind::P256;
        made = curveKey("P-256", 32, x, y);
    } else if (type == "EC"_L1 && curve == "P-384"_L1) {
        key.m_kind = Kind::P384;
        made = curveKey("P-384", 48, x, y);
    } else if (type == "OKP"_L1 && curve == "Ed25519"_L1 && x.size() == 32) {
        key.m_kind = Kind::Ed25519;
        made = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(x), size_t(x.size()));
    }
    if (!made)
        return std::nullopt;
    key.m_key.reset(made, EVP_PKEY_free);
    return key;
}

bool JsonWebKey::verifies(const QString &algorithm, const QByteArray &data, const QByteArray &signature) const
{
    if (!m_algorithm.isEmpty() && m_algorithm != algorithm)
        return false;
    const bool isPss = algorithm.startsWith("PS"_L1), isRsa = isPss || algorithm.startsWith("RS"_L1);
    const EVP_MD *digest = digestOf(algorithm);
    QByteArray given = signature;
    switch (m_kind) {
    case Kind::Rsa:
        if (!isRsa || !digest)
            return false;
        break;
    case Kind::P256:
        given = algorithm == "ES256"_L1 ? derOf(signature, 32) : QByteArray();
        break;
    case Kind::P384:
        given = algorithm == "ES384"_L1 ? derOf(signature, 48) : QByteArray();
        break;
    case Kind::Ed25519:
        digest = nullptr;
        if (algorithm != "EdDSA"_L1 && algorithm != "Ed25519"_L1)
            return false;
        break;
    }
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *key = nullptr; // the context's
    if (given.isEmpty() || !context || EVP_DigestVerifyInit(context.get(), &key, digest, nullptr, m_key.get()) <= 0)
        return false;
    if (isPss && (EVP_PKEY_CTX_set_rsa_padding(key, RSA_PKCS1_PSS_PADDING) <= 0 || EVP_PKEY_CTX_set_rsa_pss_saltlen(key, RSA_PSS_SALTLEN_DIGEST) <= 0))
        return false;
    return EVP_DigestVerify(context.get(), bytesOf(given), size_t(given.size()), bytesOf(data), size_t(data.size())) == 1;
}

} // namespace core

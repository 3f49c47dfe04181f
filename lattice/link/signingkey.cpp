// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/signingkey.h"

#include "lattice/link/privatefile.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

Result<QByteArray> readSeed(const QString &file, const QByteArray &head)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(file, source.errorString()));
    if (source.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return failed(Fault::Refused, u"%1: other users may read or change this key; run chmod 600 on it"_s.arg(file));
    const QByteArray text = source.read(1024);
    const QByteArray seed = QByteArray::fromHex(text.startsWith(head + '\n') ? text.sliced(head.size()).trimmed() : QByteArray());
    if (seed.size() != crypto_sign_SEEDBYTES)
        return failed(Fault::Invalid, u"%1 holds no %2; move it away, and a new one is made"_s.arg(file, QString::fromUtf8(head)));
    return seed;
}

} // namespace

SigningKey::~SigningKey()
{
    sodium_memzero(m_secret.data(), size_t(m_secret.size()));
}

Result<std::unique_ptr<SigningKey>> SigningKey::open(const QString &file, const QByteArray &head)
{
    if (sodium_init() < 0)
        return failed(Fault::Refused, u"libsodium does not start"_s);
    if (!QFileInfo::exists(file)) {
        QByteArray fresh(crypto_sign_SEEDBYTES, Qt::Uninitialized);
        randombytes_buf(fresh.data(), size_t(fresh.size()));
        const auto made = makePrivateFolder(QFileInfo(file).path());
        const auto written = made ? writePrivateFile(file, head + '\n' + fresh.toHex() + '\n') : made;
        if (!written)
            return std::unexpected(written.error());
    }
    const auto seed = readSeed(file, head);
    if (!seed)
        return std::unexpected(seed.error());
    std::unique_ptr<SigningKey> key(new SigningKey);
    key->m_public.resize(crypto_sign_PUBLICKEYBYTES);
    key->m_secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char *>(key->m_public.data()), reinterpret_cast<unsigned char *>(key->m_secret.data()), raw(*seed));
    return key;
}

QByteArray SigningKey::sign(const QByteArray &bytes) const
{
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, raw(bytes), size_t(bytes.size()), raw(m_secret));
    return signature;
}

bool SigningKey::isRight(const QByteArray &signature, const QByteArray &bytes, const QByteArray &publicKey)
{
    static_assert(kPublicBytes == crypto_sign_PUBLICKEYBYTES && kSignatureBytes == crypto_sign_BYTES);
    return publicKey.size() == kPublicBytes && signature.size() == kSignatureBytes
        && crypto_sign_verify_detached(raw(signature), raw(bytes), size_t(bytes.size()), raw(publicKey)) == 0;
}

} // namespace lattice

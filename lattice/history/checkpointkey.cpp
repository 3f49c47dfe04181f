// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/checkpoint.h"
#include "lattice/link/privatefile.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr QByteArrayView kHead = "station checkpoint key 1\n"; // then the seed as hex digits

Result<QByteArray> readSeed(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(file, source.errorString()));
    if (source.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return failed(Fault::Refused, u"%1: other users may read or change this key; run chmod 600 on it"_s.arg(file));
    const QByteArray text = source.read(1024);
    const QByteArray seed = QByteArray::fromHex(text.startsWith(kHead) ? text.sliced(kHead.size()).trimmed() : QByteArray());
    if (seed.size() != crypto_sign_SEEDBYTES)
        return failed(Fault::Invalid, u"%1 holds no key of checkpoints; move it away, and a new one is made"_s.arg(file));
    return seed;
}

} // namespace

CheckpointKey::~CheckpointKey()
{
    sodium_memzero(m_secret.data(), size_t(m_secret.size()));
}

Result<std::unique_ptr<CheckpointKey>> CheckpointKey::open(const QString &file)
{
    if (sodium_init() < 0)
        return failed(Fault::Refused, u"libsodium does not start"_s);
    if (!QFileInfo::exists(file)) {
        QByteArray fresh(crypto_sign_SEEDBYTES, Qt::Uninitialized);
        randombytes_buf(fresh.data(), size_t(fresh.size()));
        const auto made = makePrivateFolder(QFileInfo(file).path());
        const auto written = made ? writePrivateFile(file, kHead.toByteArray() + fresh.toHex() + '\n') : made;
        if (!written)
            return std::unexpected(written.error());
    }
    const auto seed = readSeed(file);
    if (!seed)
        return std::unexpected(seed.error());
    std::unique_ptr<CheckpointKey> key(new CheckpointKey);
    key->m_public.resize(crypto_sign_PUBLICKEYBYTES);
    key->m_secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char *>(key->m_public.data()), reinterpret_cast<unsigned char *>(key->m_secret.data()),
                             reinterpret_cast<const unsigned char *>(seed->constData()));
    return key;
}

void CheckpointKey::sign(Checkpoint &checkpoint) const
{
    checkpoint.publicKey = m_public;
    const QByteArray bytes = checkpoint.signedBytes();
    checkpoint.signature.resize(crypto_sign_BYTES);
    crypto_sign_detached(reinterpret_cast<unsigned char *>(checkpoint.signature.data()), nullptr, reinterpret_cast<const unsigned char *>(bytes.constData()),
                         size_t(bytes.size()), reinterpret_cast<const unsigned char *>(m_secret.constData()));
}

} // namespace lattice

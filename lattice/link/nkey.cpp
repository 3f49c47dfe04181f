// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/nkey.h"

#include <sodium.h>

#include <array>

using namespace Qt::StringLiterals;

namespace lattice::nkey {

namespace {

constexpr QByteArrayView kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr quint8 kSeed = 18 << 3; // 'S'
constexpr quint8 kUser = 20 << 3; // 'U'

quint16 crc16(QByteArrayView bytes) // CCITT, as NKeys use it
{
    quint16 crc = 0;
    for (const char byte : bytes) {
        crc = quint16(crc ^ (quint8(byte) << 8));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16(crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return crc;
}

QByteArray toBase32(const QByteArray &bytes)
{
    QByteArray text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | quint8(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += kAlphabet[(buffer >> (bits - 5)) & 31];
    }
    if (bits > 0)
        text += kAlphabet[(buffer << (5 - bits)) & 31];
    return text;
}

QByteArray fromBase32(const QByteArray &text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const char letter : text) {
        const auto place = kAlphabet.indexOf(letter);
        if (place < 0)
            return {};
        buffer = (buffer << 5) | quint32(place);
        bits += 5;
        if (bits < 8)
            continue;
        bits -= 8;
        bytes += char((buffer >> bits) & 0xff);
    }
    return bytes;
}

} // namespace

Result<QByteArray> publicKey(const QByteArray &seed)
{
    const QByteArray raw = fromBase32(seed); // two bytes of prefix, 32 of seed, two of checksum
    if (raw.size() != 36 || (quint8(raw[0]) & 0xf8) != kSeed)
        return failed(Fault::Invalid, u"this is no NKey seed: it has to begin with SU and have 58 characters"_s);
    const auto sum = quint16(quint8(raw[34]) | (quint8(raw[35]) << 8));
    if (crc16(QByteArrayView(raw).first(34)) != sum)
        return failed(Fault::Invalid, u"the NKey seed is mistyped: its checksum does not fit"_s);
    if (quint8(((quint8(raw[0]) & 7) << 5) | (quint8(raw[1]) >> 3)) != kUser)
        return failed(Fault::Invalid, u"the NKey seed is not a user's: it has to begin with SU"_s);

    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(key.data(), secret.data(), reinterpret_cast<const unsigned char *>(raw.constData()) + 2);
    sodium_memzero(secret.data(), secret.size());

    QByteArray result(1, char(kUser));
    result.append(reinterpret_cast<const char *>(key.data()), qsizetype(key.size()));
    const quint16 crc = crc16(result);
    result += char(crc & 0xff);
    result += char(crc >> 8);
    return toBase32(result);
}

Result<QByteArray> seedIn(const QByteArray &text)
{
    for (const QByteArray &word : text.simplified().split(' ')) {
        if (word.startsWith("SU") && word.size() == 58)
            return word;
    }
    return failed(Fault::Invalid, u"no NKey seed (SU…) in it"_s);
}

} // namespace lattice::nkey

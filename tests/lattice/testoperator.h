// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <openssl/evp.h>
#include <sodium.h>

#include <array>

/*! An NKey of any kind (NATS ADR-14): O operator, A account, U user. */
class TestKey final
{
public:
    explicit TestKey(char kind)
        : m_prefix(quint8((kind - 'A') << 3))
    {
        std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
        randombytes_buf(seed.data(), seed.size());
        crypto_sign_seed_keypair(m_public.data(), m_secret.data(), seed.data());
        m_seed = QByteArray(reinterpret_cast<const char *>(seed.data()), qsizetype(seed.size()));
    }

    QByteArray name() const { return checked(QByteArray(1, char(m_prefix)) + QByteArray(reinterpret_cast<const char *>(m_public.data()), qsizetype(m_public.size()))); }

    QByteArray seed() const
    {
        constexpr quint8 seedPrefix = 18 << 3; // 'S'
        return checked(QByteArray(1, char(seedPrefix | (m_prefix >> 5))) + char((m_prefix & 31) << 3) + m_seed);
    }

    /*! A JWT as NATS wants it: \a claims without iss, iat and jti. */
    QByteArray sign(QJsonObject claims) const
    {
        claims[QStringLiteral("iss")] = QString::fromLatin1(name());
        claims[QStringLiteral("iat")] = QDateTime::currentSecsSinceEpoch();
        claims[QStringLiteral("jti")] = QString::fromLatin1(base32(hash(json(claims))));
        const QByteArray text = url(R"({"typ":"JWT","alg":"ed25519-nkey"})") + '.' + url(json(claims));
        QByteArray signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, reinterpret_cast<const unsigned char *>(text.constData()),
                             static_cast<unsigned long long>(text.size()), m_secret.data());
        return text + '.' + url(signature);
    }

private:
    static QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    static QByteArray url(const QByteArray &bytes) { return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); }

    static QByteArray hash(const QByteArray &bytes) // SHA-512/256
    {
        QByteArray digest(32, '\0');
        EVP_Digest(bytes.constData(), size_t(bytes.size()), reinterpret_cast<unsigned char *>(digest.data()), nullptr, EVP_get_digestbyname("SHA512-256"), nullptr);
        return digest;
    }

    static QByteArray base32(const QByteArray &bytes)
    {
        QByteArray text;
        quint32 buffer = 0;
        int bits = 0;
        for (const char byte : bytes) {
            buffer = (buffer << 8) | quint8(byte);
            for (bits += 8; bits >= 5; bits -= 5)
                text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(buffer >> (bits - 5)) & 31];
        }
        if (bits > 0)
            text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(buffer << (5 - bits)) & 31];
        return text;
    }

    static QByteArray checked(QByteArray raw) // with CRC-16 (XMODEM), little endian
    {
        quint16 crc = 0;
        for (const char byte : std::as_const(raw)) {
            crc = quint16(crc ^ (quint8(byte) << 8));
            for (int bit = 0; bit < 8; ++bit)
                crc = quint16(crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1);
        }
        raw += char(crc & 0xff);
        raw += char(crc >> 8);
        return base32(raw);
    }

    quint8 m_prefix;
    QByteArray m_seed;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> m_public{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> m_secret{};
};

/*! An operator with a system account and one account with JetStream: the configuration of a server, and its users' credentials files. */
class TestOperator final
{
public:
    /*! The lines of a server's configuration. */
    QString config() const
    {
        const auto account = [this](const TestKey &key, const QString &name, const QJsonObject &limits) {
            QJsonObject nats{{QStringLiteral("type"), QStringLiteral("account")}, {QStringLiteral("version"), 2}, {QStringLiteral("limits"), limits}};
            return QString::fromLatin1(m_operator.sign({{QStringLiteral("sub"), QString::fromLatin1(key.name())}, {QStringLiteral("name"), name}, {QStringLiteral("nats"), nats}}));
        };
        QJsonObject limits;
        for (const char *all : {"subs", "data", "payload", "imports", "exports", "conn", "leaf"})
            limits[QString::fromLatin1(all)] = -1;
        limits[QStringLiteral("wildcards")] = true;
        QJsonObject withJetStream = limits;
        for (const char *all : {"mem_storage", "disk_storage", "streams", "consumer"})
            withJetStream[QString::fromLatin1(all)] = -1;
        const QString own = QString::fromLatin1(m_operator.sign({{QStringLiteral("sub"), QString::fromLatin1(m_operator.name())},
                                                                 {QStringLiteral("name"), QStringLiteral("O")},
                                                                 {QStringLiteral("nats"), QJsonObject{{QStringLiteral("type"), QStringLiteral("operator")}, {QStringLiteral("version"), 2}}}}));
        return QStringLiteral("operator: \"%1\"\nsystem_account: %2\nresolver: MEMORY\nresolver_preload: {\n %2: \"%3\"\n %4: \"%5\"\n}")
            .arg(own, QString::fromLatin1(m_system.name()), account(m_system, QStringLiteral("SYS"), limits), QString::fromLatin1(m_account.name()),
                 account(m_account, QStringLiteral("A"), withJetStream));
    }

    /*! Writes the credentials of a new user; \a expiry may be invalid. \return the file's path */
    QString writeCredentials(const QDateTime &expiry = {}) const
    {
        const TestKey user('U');
        QJsonObject claims{{QStringLiteral("sub"), QString::fromLatin1(user.name())},
                           {QStringLiteral("name"), QStringLiteral("u")},
                           {QStringLiteral("nats"), QJsonObject{{QStringLiteral("type"), QStringLiteral("user")}, {QStringLiteral("version"), 2},
                                                                {QStringLiteral("subs"), -1}, {QStringLiteral("data"), -1}, {QStringLiteral("payload"), -1}}}};
        if (expiry.isValid())
            claims[QStringLiteral("exp")] = expiry.toSecsSinceEpoch();
        return write("-----BEGIN NATS USER JWT-----\n" + m_account.sign(claims) + "\n------END NATS USER JWT------\n\n"
                     "-----BEGIN USER NKEY SEED-----\n" + user.seed() + "\n------END USER NKEY SEED------\n");
    }

    QString write(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QStringLiteral("user.creds")));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

private:
    QTemporaryDir m_folder;
    TestKey m_operator{'O'};
    TestKey m_system{'A'};
    TestKey m_account{'A'};
};

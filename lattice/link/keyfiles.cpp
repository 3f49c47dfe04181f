// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/keyfiles.h"

#include "lattice/link/nkey.h"
#include "lattice/link/x509.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

using Flaw = std::optional<KeyFlaw>;

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::NotFound, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.read(kMostBytes);
}

/*! The claims of the user JWT in a credentials file; empty when there is none. */
QJsonObject claimsIn(const QByteArray &credentials)
{
    static const QRegularExpression marked(uR"(-{3,}\s*BEGIN NATS USER JWT\s*-{3,}\s*([\w-]+)\.([\w-]+)\.([\w-]+)\s*-{3,})"_s);
    const auto match = marked.match(QString::fromLatin1(credentials));
    const auto json = QByteArray::fromBase64(match.captured(2).toLatin1(), QByteArray::Base64UrlEncoding);
    return QJsonDocument::fromJson(json).object();
}

Flaw keyFlaw(const Result<QByteArray> &text, const QString &where)
{
    const auto seed = nkey::seedIn(*text);
    const auto key = seed ? nkey::publicKey(*seed) : seed;
    if (!key)
        return KeyFlaw{u"key-invalid"_s, where.isEmpty() ? key.error().detail : where + u": "_s + key.error().detail};
    return {};
}

Flaw credentialsFlaw(const QString &file)
{
    const auto text = contents(file);
    if (!text)
        return KeyFlaw{u"key-unreadable"_s, u"the credentials file "_s + text.error().detail};
    if (claimsIn(*text).isEmpty())
        return KeyFlaw{u"key-invalid"_s, u"the credentials file %1 holds no user JWT"_s.arg(file)};
    return keyFlaw(text, u"the credentials file "_s + file);
}

Flaw authorityFlaw(const Tls &tls)
{
    if (!tls.caPem.isEmpty() && !certificateFromPem(tls.caPem))
        return KeyFlaw{u"file-invalid"_s, u"the authority that was given is no certificate in PEM form"_s};
    if (tls.caFile.isEmpty())
        return {};
    const auto text = contents(tls.caFile);
    if (!text)
        return KeyFlaw{u"file-unreadable"_s, u"the CA file "_s + text.error().detail};
    if (!certificateFromPem(*text))
        return KeyFlaw{u"file-invalid"_s, u"the CA file %1 holds no certificate in PEM form"_s.arg(tls.caFile)};
    return {};
}

Flaw clientFlaw(const Tls &tls)
{
    if (tls.certificateFile.isEmpty() && tls.keyFile.isEmpty())
        return {};
    if (tls.certificateFile.isEmpty() || tls.keyFile.isEmpty())
        return KeyFlaw{u"file-invalid"_s, u"a client certificate needs both its file and the file of its key"_s};
    const auto certificate = contents(tls.certificateFile);
    if (!certificate)
        return KeyFlaw{u"file-unreadable"_s, u"the client certificate "_s + certificate.error().detail};
    const auto key = contents(tls.keyFile);
    if (!key)
        return KeyFlaw{u"file-unreadable"_s, u"the client key "_s + key.error().detail};

    const Credential both{.key = keyFromPem(*key), .certificate = certificateFromPem(*certificate)};
    if (!both.certificate)
        return KeyFlaw{u"file-invalid"_s, u"the client certificate %1 is no certificate in PEM form"_s.arg(tls.certificateFile)};
    if (!both.key)
        return KeyFlaw{u"file-invalid"_s, u"the client key %1 is no private key in PEM form, or it has a pass phrase"_s.arg(tls.keyFile)};
    if (!belongTogether(both))
        return KeyFlaw{u"file-invalid"_s, u"the client key %1 does not belong to the certificate %2"_s.arg(tls.keyFile, tls.certificateFile)};
    return {};
}

} // namespace

std::optional<KeyFlaw> flawOf(const SignIn &signIn)
{
    if (!signIn.credentialsFile.isEmpty())
        return credentialsFlaw(signIn.credentialsFile);
    if (!signIn.nkeyFile.isEmpty()) {
        const auto text = contents(signIn.nkeyFile);
        return text ? keyFlaw(text, u"the NKey file "_s + signIn.nkeyFile) : KeyFlaw{u"key-unreadable"_s, u"the NKey file "_s + text.error().detail};
    }
    return signIn.nkeySeed.isEmpty() ? Flaw() : keyFlaw(signIn.nkeySeed.toUtf8(), {});
}

std::optional<KeyFlaw> flawOf(const Tls &tls)
{
    const Flaw flaw = authorityFlaw(tls);
    return flaw ? flaw : clientFlaw(tls);
}

QDateTime expiryOfCredentials(const QString &file)
{
    const auto text = file.isEmpty() ? failed(Fault::NotFound, {}) : contents(file);
    const qint64 seconds = text ? claimsIn(*text)["exp"_L1].toInteger() : 0;
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC) : QDateTime();
}

} // namespace lattice

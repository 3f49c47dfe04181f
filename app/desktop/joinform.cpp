// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/joinform.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

QString JoinForm::url() const
{
    const auto host = m_host.trimmed();
    if (host.isEmpty() || host.contains("://"_L1))
        return host;
    return (m_tls ? u"tls://"_s : u"nats://"_s) + host + (QUrl(u"nats://"_s + host).port() > 0 ? QString() : u":4222"_s);
}

core::JoinRequest JoinForm::request() const
{
    core::JoinRequest request;
    if (request.line = m_line.trimmed(); !request.line.isEmpty())
        return request;
    request.options.url = url();
    auto &signIn = request.options.signIn;
    switch (Method(m_method)) {
    case None: break;
    case CredentialsFile: signIn.credentialsFile = m_secret; break;
    case NKeyFile: signIn.nkeyFile = m_secret; break;
    case NKeySeed: signIn.nkeySeed = m_secret; break;
    case Token: signIn.token = m_secret; break;
    case UserPassword:
        signIn.user = m_user;
        signIn.password = m_secret;
        break;
    }
    request.options.tls.enabled = m_tls || request.options.url.startsWith("tls://"_L1);
    request.options.tls.caFile = m_tls ? m_caFile.trimmed() : QString();
    return request;
}

QString JoinForm::problem() const
{
    const auto line = m_line.trimmed();
    const bool byLine = !line.isEmpty();
    if (!byLine && m_host.trimmed().isEmpty())
        return tr("Paste a join line, or fill in a host.");
    const QUrl address(byLine ? line : url(), QUrl::StrictMode);
    static const QStringList known{u"station"_s, u"nats"_s, u"tls"_s, u"ws"_s, u"wss"_s};
    if (!address.isValid() || address.host().isEmpty() || !known.contains(address.scheme()))
        return byLine ? tr("This is no join line: it looks like station://HOST:PORT/?… or nats://HOST:PORT.") : tr("This is no address: write it as HOST or HOST:PORT.");
    if (byLine)
        return {};
    if (m_method == UserPassword && m_user.isEmpty())
        return tr("Fill in the user.");
    if (m_method != None && m_secret.isEmpty())
        return tr("Fill in: %1.").arg(secretLabel());
    if ((m_method == CredentialsFile || m_method == NKeyFile) && !QFileInfo(m_secret).isReadable())
        return tr("The file cannot be read: %1").arg(m_secret);
    if (m_tls && !m_caFile.trimmed().isEmpty() && !QFileInfo(m_caFile.trimmed()).isReadable())
        return tr("The file cannot be read: %1").arg(m_caFile.trimmed());
    return {};
}

QStringList JoinForm::methods() const
{
    return {tr("No sign-in"), tr("Credentials file"), tr("NKey file"), tr("NKey seed"), tr("Token"), tr("User and password")};
}

QString JoinForm::secretLabel() const
{
    switch (Method(m_method)) {
    case None: return {};
    case CredentialsFile: return tr("Credentials file");
    case NKeyFile: return tr("NKey file");
    case NKeySeed: return tr("NKey seed");
    case Token: return tr("Token");
    case UserPassword: return tr("Password");
    }
    return {};
}

} // namespace app

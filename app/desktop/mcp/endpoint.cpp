// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/endpoint.h"

#include "app/desktop/palette/verbform.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

namespace {

const QString kHttp = u"http"_s;

QStringList clientsOf(const core::Verb *install)
{
    if (!install)
        return {};
    const auto client = std::ranges::find(install->parameters, u"client"_s, &core::Parameter::name);
    return client == install->parameters.end() ? QStringList() : client->choices;
}

} // namespace

Endpoint::Endpoint(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_setups(QStringList{kHttp} + clientsOf(verbTable().find(u"mcp.install"_s))), m_setup(kHttp)
{
}

void Endpoint::reload()
{
    m_verbs.ask(u"mcp.status"_s, {}, this, [this](const lattice::Result<QJsonObject> &answer) {
        m_loaded = true;
        m_problem = answer ? QString() : answer.error().detail;
        if (answer) {
            m_status = *answer;
            m_clients.setRows(m_status[u"clients"].toArray());
        }
        Q_EMIT changed();
        Q_EMIT setupChanged(); // the address is in it
    });
    loadTokens();
}

void Endpoint::loadTokens()
{
    m_verbs.ask(u"token.list"_s, {}, this, [this](const lattice::Result<QJsonObject> &answer) {
        if (answer)
            m_tokens.setRows((*answer)[u"tokens"].toArray());
        else
            m_tokenProblem = answer.error().detail;
        Q_EMIT tokenChanged();
    });
}

QString Endpoint::portText() const
{
    if (!m_status.contains(u"wanted_port"))
        return {};
    const int wanted = m_status[u"wanted_port"].toInt();
    const QString owner = m_status[u"port_owner"].toString();
    if (address().isEmpty())
        return owner.isEmpty() ? tr("Assistants cannot reach this window; the log says why. Set mcp_port in config.yaml to a free port, or to 8586, and start again.")
                               : tr("Assistants cannot reach this window: port %1 belongs to %2. Set mcp_port in config.yaml to another port, and start again.").arg(QString::number(wanted), owner);
    return owner.isEmpty() ? tr("Port %1 was taken at the start and is free now; it is used again after the next start.").arg(QString::number(wanted))
                           : tr("Port %1 belongs to %2, so port %3 is used.").arg(QString::number(wanted), owner, QString::number(QUrl(address()).port()));
}

void Endpoint::makeToken(const QString &name, const QString &right)
{
    const QString trimmed = name.trimmed();
    m_tokenProblem = trimmed.isEmpty() ? tr("Say who it is for.") : QString();
    Q_EMIT tokenChanged();
    if (trimmed.isEmpty())
        return;
    m_verbs.ask(u"token.create"_s, {{u"name"_s, trimmed}, {u"right"_s, right}}, this, [this, trimmed](const lattice::Result<QJsonObject> &answer) {
        m_tokenProblem = answer ? QString() : answer.error().detail;
        if (answer) {
            m_newToken = (*answer)[u"token"].toString();
            m_newTokenName = trimmed;
            loadTokens();
        }
        Q_EMIT tokenChanged();
        Q_EMIT setupChanged();
    });
}

void Endpoint::forgetToken()
{
    m_newToken.clear();
    m_newTokenName.clear();
    Q_EMIT tokenChanged();
    Q_EMIT setupChanged();
}

void Endpoint::revokeToken(const QString &name)
{
    m_verbs.ask(u"token.revoke"_s, {{u"name"_s, name}}, this, [this, name](const lattice::Result<QJsonObject> &answer) {
        m_tokenProblem = answer ? QString() : answer.error().detail;
        if (answer && name == m_newTokenName)
            forgetToken();
        loadTokens();
        Q_EMIT tokenChanged();
    });
}

void Endpoint::showSetup(const QString &client)
{
    if (!m_setups.contains(client))
        return;
    m_setup = client;
    m_setupText.clear();
    m_setupFile.clear();
    m_setupNote.clear();
    m_setupProblem.clear();
    Q_EMIT setupChanged();
    if (client == kHttp)
        return;
    m_verbs.ask(u"mcp.install"_s, {{u"client"_s, client}, {u"print"_s, true}}, this, [this, client](const lattice::Result<QJsonObject> &answer) {
        if (client != m_setup)
            return;
        m_setupProblem = answer ? QString() : answer.error().detail;
        if (answer) {
            m_setupText = (*answer)[u"text"].toString();
            m_setupFile = (*answer)[u"file"].toString();
        }
        Q_EMIT setupChanged();
    });
}

QString Endpoint::setupText() const
{
    if (m_setup != kHttp)
        return m_setupText;
    if (address().isEmpty())
        return {};
    const QJsonObject headers{{u"Authorization"_s, u"Bearer "_s + (m_newToken.isEmpty() ? u"TOKEN"_s : m_newToken)}};
    const QJsonObject entry{{u"type"_s, u"http"_s}, {u"url"_s, address()}, {u"headers"_s, headers}};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"mcpServers"_s, QJsonObject{{u"station"_s, entry}}}}).toJson());
}

void Endpoint::install()
{
    if (m_setup == kHttp)
        return;
    m_verbs.ask(u"mcp.install"_s, {{u"client"_s, m_setup}}, this, [this, client = m_setup](const lattice::Result<QJsonObject> &answer) {
        if (client != m_setup)
            return;
        m_setupProblem = answer ? QString() : answer.error().detail;
        const QString backup = answer ? (*answer)[u"backup"].toString() : QString();
        if (answer)
            m_setupNote = backup.isEmpty() ? tr("It is entered in %1. Start the program anew.").arg((*answer)[u"file"].toString())
                                           : tr("It is entered in %1; the file as it was is %2. Start the program anew.").arg((*answer)[u"file"].toString(), backup);
        Q_EMIT setupChanged();
    });
}

} // namespace app

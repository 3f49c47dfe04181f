// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/opener.h"

#include "app/desktop/controlcenter.h"
#include "app/desktop/window/viewlink.h"
#include "core/agent/agent.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr qint64 kMostBytes = 4 * 1024 * 1024; // prompt files are far smaller

/*! A thing of the lattice, as in the MCP server's resources; all else of this scheme is a join line. */
bool isThing(const QUrl &link)
{
    static const QStringList kinds{u"work"_s, u"agent"_s};
    return link.port() < 0 && kinds.contains(link.host()) && link.path().size() > 1;
}

} // namespace

Opener::Opener(ControlCenter &center, QObject *parent)
    : QObject(parent), m_center(center)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(5s);
    connect(&m_patience, &QTimer::timeout, this, &Opener::giveUp);
    connect(center.search(), &SearchModel::linkChosen, this, [this](const QString &link) { open({link}); });
    connect(center.stations(), &StationListModel::stationChanged, this, [this] {
        if (m_patience.isActive() && select(m_agent))
            m_patience.stop();
    });
}

void Opener::open(const QStringList &arguments)
{
    for (const QString &argument : arguments) {
        const QUrl url(argument, QUrl::StrictMode);
        if (url.isLocalFile() || QFileInfo::exists(argument))
            openFile(url.isLocalFile() ? url.toLocalFile() : argument);
        else if (url.isValid() && url.scheme() == "station"_L1)
            openLink(url);
        else
            Q_EMIT failed(tr("This is neither a link of a lattice nor a file: %1").arg(argument.left(200)));
    }
}

void Opener::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Q_EMIT failed(tr("The file cannot be read: %1").arg(path));
    const auto agent = core::Agent::parse(file.read(kMostBytes), path);
    if (!agent)
        return Q_EMIT failed(tr("%1 is no agent: %2").arg(path, agent.error().detail));
    openAgent(agent->name, tr("%1 is no agent of this lattice. It becomes one when the file lies in the folder of an environment of this station.").arg(agent->name));
}

void Opener::openLink(const QUrl &link)
{
    if (const auto view = ViewLink::parse(link))
        return view->open(m_center);
    if (!isThing(link)) {
        if (m_center.status()->inLattice())
            return Q_EMIT failed(tr("This window is in a lattice already. Leave it first, then open the join line again."));
        m_center.joinForm()->setProperty("line", link.toString(QUrl::FullyEncoded));
        return;
    }
    const QString name = link.path(QUrl::FullyDecoded).sliced(1);
    if (link.host() == "work"_L1)
        m_center.selection()->selectWork(name);
    else
        openAgent(name, tr("No station of this lattice offers the agent %1.").arg(name));
}

void Opener::openAgent(const QString &name, const QString &otherwise)
{
    if (select(name))
        return;
    m_agent = name;
    m_otherwise = otherwise;
    m_patience.start();
}

bool Opener::select(const QString &agent)
{
    for (const lattice::Station &station : m_center.stations()->stations()) {
        const bool offers = std::ranges::find(station.agents, agent, &lattice::AgentInfo::name) != station.agents.end();
        if (!offers || station.presence == lattice::Presence::Left)
            continue;
        m_center.selection()->selectAgent(station.id, agent);
        return true;
    }
    return false;
}

void Opener::giveUp() { Q_EMIT failed(m_otherwise); }

} // namespace app

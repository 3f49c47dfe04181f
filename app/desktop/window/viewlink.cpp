// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/viewlink.h"

#include "app/desktop/controlcenter.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kLongest = 4000; // characters of a filter

/*! The list of runs has no line of words yet: its two choices are written as if it had. */
QString runFilter(const RunListModel &list)
{
    QStringList parts;
    if (!list.stateFilter().isEmpty())
        parts << u"is:"_s + list.stateFilter();
    if (!list.agentFilter().isEmpty())
        parts << u"agent:"_s + list.agentFilter();
    return parts.join(u' ');
}

void setRunFilter(RunListModel &list, const QString &filter)
{
    QString state, agent;
    const QStringList parts = filter.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.startsWith("is:"_L1))
            state = part.sliced(3);
        else if (part.startsWith("agent:"_L1))
            agent = part.sliced(6);
    }
    list.setStateFilter(state);
    list.setAgentFilter(agent);
}

} // namespace

ViewLink ViewLink::ofWindow(ControlCenter &center)
{
    const auto &selection = *center.selection();
    const auto &past = *center.replay()->past();
    ViewLink link{.page = selection.page(), .time = past.isActive() ? past.time() : QDateTime()};
    if (link.page == "lattice"_L1)
        link.filter = center.filter();
    else if (link.page == "work"_L1)
        link.filter = center.work()->list()->filter();
    else if (link.page == "events"_L1)
        link.filter = center.replay()->events()->filter();
    else if (link.page == "agents"_L1)
        link.filter = center.agents()->tree()->filter();
    else if (link.page == "mcp"_L1)
        link.filter = center.mcp()->tools()->filter();
    else if (link.page == "runs"_L1)
        link.filter = runFilter(*center.runs()->list());
    link.id = link.page == "runs"_L1 ? center.runs()->details()->runId() : link.page == "lattice"_L1 ? selection.stationId() : selection.workId();
    return link;
}

std::optional<ViewLink> ViewLink::parse(const QUrl &url)
{
    const bool isPage = url.scheme() == "station"_L1 && url.port() < 0 && url.userInfo().isEmpty() && url.path().size() <= 1 && ShortcutTable::find(u"page:"_s + url.host());
    if (!isPage)
        return std::nullopt;
    const QUrlQuery query(url);
    ViewLink link{.page = url.host(), .filter = query.queryItemValue(u"q"_s, QUrl::FullyDecoded).left(kLongest), .id = query.queryItemValue(u"id"_s, QUrl::FullyDecoded).left(kLongest)};
    link.time = QDateTime::fromString(query.queryItemValue(u"t"_s, QUrl::FullyDecoded), Qt::ISODateWithMs);
    return link;
}

QString ViewLink::text() const
{
    QUrl url;
    url.setScheme(u"station"_s);
    url.setHost(page);
    QString query;
    const auto add = [&query](QLatin1StringView key, const QString &value) {
        if (!value.isEmpty())
            query += (query.isEmpty() ? u""_s : u"&"_s) + key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value, ":"_ba)); // + and & and # would be read as something else
    };
    add("q"_L1, filter);
    add("t"_L1, time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString());
    add("id"_L1, id);
    return url.toString(QUrl::FullyEncoded) + (query.isEmpty() ? u""_s : u"?"_s + query);
}

void ViewLink::open(ControlCenter &center) const
{
    if (page == "lattice"_L1)
        center.setFilter(filter);
    else if (page == "work"_L1)
        center.work()->list()->setFilter(filter);
    else if (page == "events"_L1)
        center.replay()->events()->setFilter(filter);
    else if (page == "agents"_L1)
        center.agents()->tree()->setFilter(filter);
    else if (page == "mcp"_L1)
        center.mcp()->tools()->setFilter(filter);
    else if (page == "runs"_L1)
        setRunFilter(*center.runs()->list(), filter);
    center.selection()->openPage(page);
    if (!id.isEmpty() && page == "runs"_L1)
        center.runs()->details()->open(id);
    else if (!id.isEmpty() && page == "lattice"_L1)
        center.selection()->selectStation(id);
    else if (!id.isEmpty())
        center.selection()->selectWork(id);
    if (time.isValid())
        center.window()->session()->goTo(time);
    else
        center.window()->session()->goLive();
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/selection.h"

namespace app {

namespace {

constexpr qsizetype kRemembered = 200;

} // namespace

void Selection::go(const Place &place)
{
    if (m_way.at(m_at) == place)
        return;
    m_way.resize(m_at + 1);
    m_way.append(place);
    if (m_way.size() > kRemembered)
        m_way.removeFirst();
    m_at = m_way.size() - 1;
    Q_EMIT changed();
}

void Selection::openPage(const QString &page)
{
    auto place = m_way.at(m_at);
    place.page = page;
    go(place);
}

void Selection::begin(const QString &page, const QString &stationId, const QString &agentName, const QString &workId)
{
    m_way = {Place{page, stationId, agentName, workId}};
    m_at = 0;
    Q_EMIT changed();
}

void Selection::back()
{
    if (!canGoBack())
        return;
    --m_at;
    Q_EMIT changed();
}

void Selection::forward()
{
    if (!canGoForward())
        return;
    ++m_at;
    Q_EMIT changed();
}

} // namespace app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/windowsession.h"

#include "app/desktop/controlcenter.h"
#include "app/desktop/events/eventwords.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QScreen>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(windowSessionLog, "station.window.session")

namespace app {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024; // ours have some hundred
constexpr QSize kSmallest{900, 600};

QJsonObject rectJson(const QRect &rect) { return {{u"x"_s, rect.x()}, {u"y"_s, rect.y()}, {u"width"_s, rect.width()}, {u"height"_s, rect.height()}}; }

QJsonArray sortsJson(const QList<WorkSort> &sorts)
{
    const auto columns = QMetaEnum::fromType<WorkColumnValue::Value>();
    QJsonArray list;
    for (const WorkSort &sort : sorts)
        list.append(QJsonObject{{u"column"_s, QString::fromLatin1(columns.valueToKey(sort.column))}, {u"falling"_s, sort.order == Qt::DescendingOrder}});
    return list;
}

QList<WorkSort> sortsOf(const QJsonArray &list)
{
    const auto columns = QMetaEnum::fromType<WorkColumnValue::Value>();
    QList<WorkSort> sorts;
    for (const auto &entry : list) {
        bool known = false;
        const int column = columns.keyToValue(entry[u"column"].toString().toLatin1().constData(), &known);
        const bool isNew = std::ranges::find(sorts, WorkColumnValue::Value(column), &WorkSort::column) == sorts.end();
        if (known && isNew)
            sorts.append({.column = WorkColumnValue::Value(column), .order = entry[u"falling"].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return sorts;
}

} // namespace

WindowSession::WindowSession(ControlCenter &center, QObject *parent)
    : QObject(parent), m_center(center)
{
    m_timer.setInterval(1s);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &WindowSession::save);
    connect(&center.replay()->client(), &HistoryClient::statusChanged, this, [this] {
        if (m_wanted.isValid() && m_center.replay()->past()->isAvailable())
            goTo(m_wanted);
    });
    connect(center.replay()->past(), &PastTime::changed, this, [this] {
        if (m_center.replay()->past()->isActive()) // somebody went there by another way
            dropOffer();
    });
}

WindowSession::~WindowSession() = default;

void WindowSession::open(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.size() <= kMostBytes) {
        QJsonParseError error;
        const auto json = QJsonDocument::fromJson(file.readAll(), &error);
        if (error.error == QJsonParseError::NoError)
            fromJson(json.object());
        else
            qCInfo(windowSessionLog, "the window opens as at first: %ls: %ls", qUtf16Printable(path), qUtf16Printable(error.errorString()));
    }
    m_path = path;
    m_timer.start();
}

void WindowSession::watch(QWindow &window)
{
    m_window = &window;
    connect(&window, &QWindow::visibleChanged, this, [this](bool visible) {
        if (!visible)
            save(); // the end may be near
    });
}

void WindowSession::save()
{
    if (m_path.isEmpty())
        return;
    if (m_window && m_window->isVisible() && !(m_window->windowStates() & Qt::WindowMinimized)) {
        m_maximized = (m_window->windowStates() & (Qt::WindowMaximized | Qt::WindowFullScreen)) != 0;
        if (!m_maximized)
            m_place = m_window->geometry();
    }
    const QByteArray json = QJsonDocument(toJson()).toJson();
    if (json == m_saved)
        return;
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) < 0 || !file.commit())
        qCWarning(windowSessionLog, "how the window is left is not kept: %ls: %ls", qUtf16Printable(m_path), qUtf16Printable(file.errorString()));
    m_saved = json; // a disk that is full is told of once
}

QRect WindowSession::place() const
{
    if (m_place.isEmpty())
        return {};
    const QRect wanted(m_place.topLeft(), m_place.size().expandedTo(kSmallest));
    for (const QScreen *screen : QGuiApplication::screens()) {
        const QRect seen = screen->availableGeometry().intersected(wanted);
        if (seen.width() >= 200 && seen.height() >= 100) // enough to take hold of it
            return {wanted.topLeft(), wanted.size().boundedTo(screen->availableSize().expandedTo(kSmallest))};
    }
    return {};
}

QJsonObject WindowSession::filters() const
{
    return {{u"lattice"_s, m_center.filter()}, {u"work"_s, m_center.work()->list()->filter()}, {u"events"_s, m_center.replay()->events()->filter()}, {u"agents"_s, m_center.agents()->tree()->filter()},
            {u"tools"_s, m_center.mcp()->tools()->filter()}, {u"runState"_s, m_center.runs()->list()->stateFilter()}, {u"runAgent"_s, m_center.runs()->list()->agentFilter()}};
}

QJsonObject WindowSession::toJson() const
{
    auto &selection = *m_center.selection();
    const auto &past = *m_center.replay()->past();
    const bool isThere = past.isActive() && !past.isRecorded();
    const QDateTime time = isThere ? past.time() : m_offer;
    QJsonObject json{
        {u"window"_s, rectJson(m_place)}, {u"maximized"_s, m_maximized}, {u"inspector"_s, m_inspectorShown}, {u"inspectorWidth"_s, m_inspectorWidth}, {u"timeBar"_s, m_timeBarShown}, {u"outline"_s, m_outlineShown},
        {u"page"_s, selection.page()}, {u"station"_s, selection.stationId()}, {u"agent"_s, selection.agentName()}, {u"work"_s, selection.workId()}, {u"run"_s, m_center.runs()->details()->runId()},
        {u"filters"_s, filters()}, {u"workView"_s, m_center.work()->list()->view()}, {u"workOrder"_s, sortsJson(m_center.work()->list()->sorts())},
        {u"environment"_s, m_center.environments()->details()->name()}, {u"environmentTab"_s, m_center.environments()->details()->tab()}, {u"settings"_s, m_center.settings()->list()->group()}};
    if (time.isValid()) {
        json[u"past"_s] = time.toUTC().toString(Qt::ISODateWithMs);
        json[u"pastOf"_s] = isThere ? m_lattice : m_offerOf;
    }
    for (auto later = m_later.constBegin(); later != m_later.constEnd(); ++later)
        json[later.key()] = *later;
    return json;
}

void WindowSession::fromJson(const QJsonObject &json)
{
    const auto window = json[u"window"].toObject();
    m_place = {window[u"x"].toInt(), window[u"y"].toInt(), std::clamp(window[u"width"].toInt(), 0, 20'000), std::clamp(window[u"height"].toInt(), 0, 20'000)};
    m_maximized = json[u"maximized"].toBool();
    m_inspectorShown = json[u"inspector"].toBool();
    m_inspectorWidth = std::clamp(json[u"inspectorWidth"].toDouble(360), 300.0, 4000.0);
    m_timeBarShown = json[u"timeBar"].toBool();
    m_outlineShown = json[u"outline"].toBool();
    Q_EMIT layoutChanged();
    restoreFilters(json[u"filters"].toObject());
    m_center.work()->list()->setView(std::clamp(json[u"workView"].toInt(), int(WorkViewValue::Table), int(WorkViewValue::Tree)));
    m_center.work()->list()->setSorts(sortsOf(json[u"workOrder"].toArray()));
    if (const QString group = json[u"settings"].toString(); m_center.settings()->list()->groups().contains(group))
        m_center.settings()->list()->setGroup(group);
    const QString page = json[u"page"].toString();
    m_center.selection()->begin(ShortcutTable::find(u"page:"_s + page) ? page : u"lattice"_s, json[u"station"].toString(), json[u"agent"].toString(), json[u"work"].toString());
    if (const auto time = QDateTime::fromString(json[u"past"].toString(), Qt::ISODateWithMs); time.isValid() && time < QDateTime::currentDateTimeUtc()) {
        m_offerOf = json[u"pastOf"].toString();
        setOffer(time);
    }
    m_later = {};
    for (const QString &key : {u"run"_s, u"environment"_s, u"environmentTab"_s})
        m_later[key] = json[key].toString();
}

void WindowSession::restoreFilters(const QJsonObject &filters)
{
    m_center.setFilter(filters[u"lattice"].toString());
    m_center.work()->list()->setFilter(filters[u"work"].toString());
    m_center.replay()->events()->setFilter(filters[u"events"].toString());
    m_center.agents()->tree()->setFilter(filters[u"agents"].toString());
    m_center.mcp()->tools()->setFilter(filters[u"tools"].toString());
    m_center.runs()->list()->setStateFilter(filters[u"runState"].toString());
    m_center.runs()->list()->setAgentFilter(filters[u"runAgent"].toString());
}

void WindowSession::begin()
{
    const QJsonObject later = std::exchange(m_later, {});
    if (const QString run = later[u"run"].toString(); !run.isEmpty())
        m_center.runs()->details()->open(run);
    if (const QString name = later[u"environment"].toString(); !name.isEmpty()) {
        m_center.environments()->details()->open(name);
        if (const QString tab = later[u"environmentTab"].toString(); !tab.isEmpty())
            m_center.environments()->details()->setTab(tab);
    }
}

QString WindowSession::offer() const { return m_offer.isValid() ? EventWords::moment(m_offer, QDateTime::currentDateTimeUtc()) : QString(); }

void WindowSession::setOffer(const QDateTime &time)
{
    if (std::exchange(m_offer, time) != time)
        Q_EMIT offerChanged();
}

void WindowSession::takeOffer()
{
    const QDateTime time = m_offer;
    dropOffer();
    goTo(time);
}

void WindowSession::goTo(QDateTime time)
{
    m_wanted = {};
    if (m_center.replay()->past()->isAvailable())
        m_center.replay()->scrub(time);
    else
        m_wanted = time;
}

void WindowSession::goLive()
{
    m_wanted = {};
    if (!m_center.replay()->past()->isRecorded())
        m_center.replay()->past()->live();
}

void WindowSession::setLattice(const QString &address)
{
    if (std::exchange(m_lattice, address) == address)
        return;
    if (address.isEmpty())
        m_wanted = {};
    else if (!m_offerOf.isEmpty() && m_offerOf != address)
        dropOffer();
}

void WindowSession::dropOffer() { setOffer({}); }

} // namespace app

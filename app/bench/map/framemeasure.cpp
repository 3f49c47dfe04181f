// SPDX-License-Identifier: Apache-2.0
#include "app/bench/map/bareitem.h"
#include "app/bench/map/mapmeasures.h"
#include "app/bench/statistics.h"
#include "app/desktop/map/mapdrawing.h"
#include "app/desktop/map/mapitem.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QQuickWindow>
#include <QTimer>

#include <ctime>
#include <functional>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using lattice::Fault;
using lattice::Result;

constexpr QSize kPage{1304, 746};
constexpr int kWarmUp = 20;
constexpr int kPatienceMs = 30'000;

QString stationId(int index) { return u"station-%1"_s.arg(index, 5, 10, QLatin1Char('0')); }

QList<lattice::Station> makeStations(int count)
{
    QList<lattice::Station> stations;
    for (int i = 0; i < count; ++i) {
        lattice::Station station;
        station.id = stationId(i);
        station.name = station.id;
        station.presence = lattice::Presence::Online;
        station.facts.region = u"region-%1"_s.arg(i % 5);
        station.facts.orchestrator = i == 0;
        station.agents.resize(10);
        stations.append(station);
    }
    return stations;
}

/*! A call by one station to another; half as many pairs as stations, again and again. */
lattice::Event call(int number, int stations)
{
    const int pair = number % (stations / 2);
    lattice::Event event;
    event.type = QString::fromLatin1(lattice::EventType::AgentInvoked);
    event.data = {{u"requested_by"_s, stationId(pair)}, {u"station_id"_s, stationId((pair * 7 + 1) % stations)}, {u"run_id"_s, QString::number(pair)}};
    return event;
}

bool waitUntil(const std::function<bool()> &reached)
{
    QDeadlineTimer deadline(kPatienceMs);
    QTimer alarm; // wakes us when nothing happens
    alarm.start(kPatienceMs);
    while (!reached() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return reached();
}

/*! A window that nobody sees. */
class Stage final
{
public:
    Stage()
    {
        m_window.resize(kPage);
        QObject::connect(&m_window, &QQuickWindow::frameSwapped, &m_window, [this] { ++m_frames; });
    }

    QQuickItem *content() { return m_window.contentItem(); }

    Result<> open()
    {
        m_window.show();
        if (!waitUntil([this] { return m_frames > 0; }))
            return lattice::failed(Fault::Unreachable, u"the window draws no frames"_s);
        if (m_window.rendererInterface()->graphicsApi() != QSGRendererInterface::Null)
            return lattice::failed(Fault::Invalid, u"Qt Quick does not draw with its null backend"_s);
        return {};
    }

    /*! The median over \a frames, of all that the thread does from one to the next, but for what \a prepare does. */
    Result<double> measure(int frames, const std::function<void()> &prepare)
    {
        std::vector<double> costs;
        for (int i = -kWarmUp; i < frames; ++i) {
            prepare();
            const double start = threadMilliseconds();
            if (!waitUntil([this, before = m_frames] { return m_frames > before; }))
                return lattice::failed(Fault::Timeout, u"only %1 frames were drawn"_s.arg(i + kWarmUp));
            if (i >= 0)
                costs.push_back(threadMilliseconds() - start);
        }
        return median(costs);
    }

private:
    QQuickWindow m_window;
    int m_frames = 0;
};

/*! Sends new dots on their way for those that arrived. */
void topUp(MapScene &scene, int stations, int dots)
{
    static int number = 0;
    QList<lattice::Event> events;
    for (auto missing = dots - scene.dots().size(); missing > 0; --missing)
        events.append(call(number++, stations));
    scene.applyEvents(events);
}

Result<double> measureMap(MapScene &scene, int stations, int dots, int frames)
{
    Stage stage;
    MapItem map;
    map.setParentItem(stage.content()); // not by the constructor, in which the map would not hear of its window
    map.setSize(kPage);
    map.setScene(&scene);
    if (const auto opened = stage.open(); !opened)
        return std::unexpected(opened.error());
    return stage.measure(frames, [&] { topUp(scene, stations, dots); });
}

Result<double> measureBare(const MapScene &scene, int frames)
{
    MapCamera camera;
    camera.setViewport(kPage);
    camera.fit(scene.bounds());
    const MapPalette palette;
    const MapDrawing shapes(scene, camera, palette, {});
    Stage stage;
    BareItem bare(shapes.hulls().vertices() + shapes.edges().vertices() + shapes.nodes().vertices(), shapes.dots().vertices(), stage.content());
    bare.setSize(kPage);
    if (const auto opened = stage.open(); !opened)
        return std::unexpected(opened.error());
    return stage.measure(frames, [&bare] { bare.update(); });
}

} // namespace

double threadMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

Result<Figures> measureFrames(int stations, int dots, int frames)
{
    MapScene scene;
    scene.applyStations(makeStations(stations), {});
    if (!waitUntil([&scene] { return std::ranges::all_of(scene.nodes(), &MapNode::placed); }))
        return lattice::failed(Fault::Timeout, u"the stations got no places"_s);
    scene.foldAll(false); // the most there can be to draw
    for (int i = 0; i < stations / 2; ++i)
        scene.applyEvents({call(i, stations)});
    scene.setMotion(true);
    const auto ours = measureMap(scene, stations, dots, frames);
    if (!ours)
        return std::unexpected(ours.error());
    topUp(scene, stations, dots);
    const auto bare = measureBare(scene, frames);
    if (!bare)
        return std::unexpected(bare.error());
    return Figures{*ours, *bare, {}};
}

} // namespace app

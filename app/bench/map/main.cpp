// SPDX-License-Identifier: Apache-2.0
// Measures the map for station-bench, which itself knows nothing of windows: station-bench-map frame STATIONS DOTS FRAMES,
// or tick|rest|layout|join STATIONS ROUNDS. Prints {"ours","baseline","broken"}.
#include "app/bench/map/mapmeasures.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWindow>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

lattice::Result<app::Figures> measure(const QStringList &arguments)
{
    const auto number = [&arguments](int index) { return arguments.value(index).toInt(); };
    const auto what = arguments.value(1);
    if (what == "frame"_L1 && number(2) > 1 && number(3) > 0 && number(4) > 0)
        return app::measureFrames(number(2), number(3), number(4));
    if (what == "tick"_L1 && number(2) > 1 && number(3) > 0)
        return app::measureTick(number(2), number(3));
    if (what == "rest"_L1 && number(2) > 1 && number(3) > 0)
        return app::measureRest(number(2), number(3));
    if (what == "layout"_L1 && number(2) > 0 && number(3) > 0)
        return app::measureLayout(number(2), number(3));
    if (what == "join"_L1 && number(2) > 0 && number(3) > 0)
        return app::measureJoining(number(2), number(3));
    return lattice::failed(lattice::Fault::Invalid, u"usage: station-bench-map frame STATIONS DOTS FRAMES | tick STATIONS ROUNDS | rest STATIONS ROUNDS | layout STATIONS ROUNDS | join STATIONS ROUNDS"_s);
}

} // namespace

int main(int argc, char **argv)
{
    // No display is needed, no picture is made: what is measured is our update and Qt's recording of it.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QSG_RENDER_LOOP", "basic");
    qputenv("QT_QUICK_BACKEND", "rhi"); // else Qt paints in software where the platform has no OpenGL
    qunsetenv("QSG_RHI_BACKEND");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Null);
    const QGuiApplication application(argc, argv);
    const auto figures = measure(QGuiApplication::arguments());
    if (!figures) {
        std::fprintf(stderr, "%s\n", qPrintable(figures.error().detail));
        return 1;
    }
    const QJsonObject line{{u"ours"_s, figures->ours}, {u"baseline"_s, figures->baseline}, {u"broken"_s, figures->broken}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}

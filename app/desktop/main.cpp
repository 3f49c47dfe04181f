// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/controlcenter.h"
#include "app/desktop/enginethread.h"
#include "app/desktop/modules.h"
#include "app/desktop/windowsetup.h"
#include "app/signalwatch.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QMessageBox>
#include <QQmlApplicationEngine>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    app::SignalWatch::block(); // first: see there
    QApplication::setApplicationName(u"station"_s);
    QApplication::setApplicationVersion(QStringLiteral(STATION_VERSION));
    QApplication::setDesktopFileName(u"station"_s);
    const QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Station Control Center"_s);
    QQuickStyle::setStyle(u"Basic"_s);
    app::installTranslations();

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "The control center: a window onto a lattice of stations."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption theme(u"theme"_s, QCoreApplication::translate("main", "Colors of the window: system, light or dark."), u"NAME"_s);
    const QCommandLineOption home(u"home"_s, QCoreApplication::translate("main", "Folder of the station's home, instead of the user's own."), u"DIR"_s);
    const QCommandLineOption config(u"config"_s, QCoreApplication::translate("main", "Configuration file, instead of the home's."), u"FILE"_s);
    const QCommandLineOption recording(u"recording"_s, QCoreApplication::translate("main", "Look around in a recorded lattice, an export of its events. No station is started."), u"FILE"_s);
    parser.addOptions({theme, home, config, recording});
    parser.process(application);
    if (static const QStringList themes{u"system"_s, u"light"_s, u"dark"_s}; parser.isSet(theme) && !themes.contains(parser.value(theme))) {
        qCritical("--theme takes system, light or dark");
        return 2;
    }

    app::ControlCenter center;
    app::EngineThread engineThread;
    if (parser.isSet(recording)) {
        center.replay()->recording()->setOnly();
        center.replay()->recording()->read(QUrl::fromLocalFile(QFileInfo(parser.value(recording)).absoluteFilePath()));
        QObject::connect(center.replay()->recording(), &app::Recording::left, &application, &QApplication::quit);
    } else if (const auto opened = engineThread.open({.home = parser.value(home), .config = parser.value(config)}, center); !opened) {
        QMessageBox::critical(nullptr, QCoreApplication::translate("main", "The station cannot start"), opened.error().detail);
        return 1;
    }
    QQmlApplicationEngine engine;
    if (!app::openWindow(engine, center, parser.value(theme)))
        return 1;
    app::SignalWatch signalWatch;
    QObject::connect(&signalWatch, &app::SignalWatch::asked, &application, &QApplication::quit);
    return QApplication::exec();
}

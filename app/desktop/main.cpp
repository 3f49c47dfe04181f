// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/controlcenter.h"
#include "app/desktop/desktopnotices.h"
#include "app/desktop/desktoptray.h"
#include "app/desktop/enginethread.h"
#include "app/desktop/modules.h"
#include "app/desktop/opener.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/window/trayfacts.h"
#include "app/desktop/windowsetup.h"
#include "app/profiles.h"
#include "app/signalwatch.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QQmlApplicationEngine>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

namespace {

/*! Says it beside the window, which goes on. */
void tell(const QString &words)
{
    auto *box = new QMessageBox(QMessageBox::Information, QApplication::applicationDisplayName(), words, QMessageBox::Ok);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

/*! The profile that was asked for, made when it may be. */
lattice::Result<app::Profile> chosenProfile(const QString &name, bool make)
{
    auto found = app::Profiles::find(name);
    if (found || !make || found.error().fault != lattice::Fault::NotFound)
        return found;
    return app::Profiles::create(name);
}

} // namespace

int main(int argc, char **argv)
{
    app::SignalWatch::block(); // first: see there
    QApplication::setApplicationName(u"station"_s);
    QApplication::setApplicationVersion(QStringLiteral(STATION_VERSION));
    QApplication::setDesktopFileName(QStringLiteral(STATION_APP_ID));
    const QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Station Control Center"_s);
    QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral(STATION_APP_ID), QIcon(QStringLiteral(":/station/" STATION_APP_ID ".svg"))));
    QQuickStyle::setStyle(u"Basic"_s);
    app::installTranslations();

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "The control center: a window onto a lattice of stations."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption theme(u"theme"_s, QCoreApplication::translate("main", "Colors of the window: system, light or dark."), u"NAME"_s);
    const QCommandLineOption home(u"home"_s, QCoreApplication::translate("main", "Folder of the station's home, instead of the user's own."), u"DIR"_s);
    const QCommandLineOption profile(u"profile"_s, QCoreApplication::translate("main", "Name of a profile, which is a home with a name."), u"NAME"_s);
    const QCommandLineOption fresh(u"new"_s, QCoreApplication::translate("main", "Make the profile if there is none of that name."));
    const QCommandLineOption config(u"config"_s, QCoreApplication::translate("main", "Configuration file, instead of the home's."), u"FILE"_s);
    const QCommandLineOption recording(u"recording"_s, QCoreApplication::translate("main", "Look around in a recorded lattice, an export of its events. No station is started."), u"FILE"_s);
    parser.addOptions({theme, home, profile, fresh, config, recording});
    parser.addPositionalArgument(u"what"_s, QCoreApplication::translate("main", "A join line, a link as station://work/ID, station://agent/NAME or of a view, or a prompt file to show."), u"[LINK|FILE…]"_s);
    parser.process(application);
    if (static const QStringList themes{u"system"_s, u"light"_s, u"dark"_s}; parser.isSet(theme) && !themes.contains(parser.value(theme))) {
        qCritical("--theme takes system, light or dark");
        return 2;
    }

    QString chosenHome = parser.value(home);
    if (parser.isSet(profile)) {
        const auto chosen = parser.isSet(home) ? lattice::Result<app::Profile>(lattice::failed(lattice::Fault::Invalid, u"--home and --profile name two homes; give one of them"_s)) : chosenProfile(parser.value(profile), parser.isSet(fresh));
        if (!chosen) {
            qCritical("%ls", qUtf16Printable(chosen.error().detail));
            return 2;
        }
        chosenHome = chosen->home();
    } else if (parser.isSet(fresh)) {
        qCritical("--new goes with --profile NAME");
        return 2;
    }

    app::SingleInstance instance(chosenHome);
    switch (parser.isSet(recording) ? app::SingleInstance::Role::First : instance.begin(parser.positionalArguments())) { // recordings are windows beside it
    case app::SingleInstance::Role::First: break;
    case app::SingleInstance::Role::HandedOver: return 0;
    case app::SingleInstance::Role::Silent:
        qCritical("the window that is open already does not answer; end it, then start again");
        return 1;
    }

    app::ControlCenter center;
    app::EngineThread engineThread;
    if (parser.isSet(recording)) {
        center.replay()->recording()->setOnly();
        center.replay()->recording()->read(QUrl::fromLocalFile(QFileInfo(parser.value(recording)).absoluteFilePath()));
        QObject::connect(center.replay()->recording(), &app::Recording::left, &application, &QApplication::quit);
    } else if (const auto opened = engineThread.open({.home = chosenHome, .config = parser.value(config)}, center); !opened) {
        QMessageBox::critical(nullptr, QCoreApplication::translate("main", "The station cannot start"), opened.error().detail);
        return 1;
    }
    QQmlApplicationEngine engine;
    if (!app::openWindow(engine, center, parser.value(theme)))
        return 1;
    app::Opener opener(center);
    QObject::connect(&opener, &app::Opener::failed, &opener, tell);
    QObject::connect(&instance, &app::SingleInstance::asked, &opener, [&](const QStringList &arguments) {
        center.window()->leaving()->show();
        opener.open(arguments);
    });
    app::DesktopNotices notices;
    QObject::connect(center.window()->notices(), &app::Notices::told, &notices, &app::DesktopNotices::show);
    QObject::connect(center.window()->notices(), &app::Notices::settled, &notices, &app::DesktopNotices::close);
    QObject::connect(&notices, &app::DesktopNotices::opened, &opener, [&](const QString &link) {
        center.window()->leaving()->show();
        opener.open({link});
    });
    app::TrayFacts trayFacts(center);
    app::DesktopTray tray(trayFacts);
    auto &leaving = *center.window()->leaving();
    leaving.setTray(tray.isThere());
    QObject::connect(&tray, &app::DesktopTray::thereChanged, &leaving, &app::Leaving::setTray);
    QObject::connect(&tray, &app::DesktopTray::openWanted, &opener, [&](const QString &link) {
        leaving.show();
        if (!link.isEmpty())
            opener.open({link});
    });
    QObject::connect(&tray, &app::DesktopTray::quietWanted, center.window()->notices(), &app::Notices::beQuiet);
    QObject::connect(&tray, &app::DesktopTray::quitWanted, &leaving, &app::Leaving::quit);
    QObject::connect(&leaving, &app::Leaving::quitWanted, &application, &QApplication::quit, Qt::QueuedConnection);
    opener.open(parser.positionalArguments());
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &center, [&center] { center.window()->session()->save(); });
    QObject::connect(&application, &QCoreApplication::aboutToQuit, &center, [&center] { center.window()->session()->save(); });
    app::SignalWatch signalWatch;
    QObject::connect(&signalWatch, &app::SignalWatch::asked, &application, &QApplication::quit);
    return QApplication::exec();
}

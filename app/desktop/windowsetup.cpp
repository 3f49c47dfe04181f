// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/windowsetup.h"

#include "app/desktop/controlcenter.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QQmlApplicationEngine>
#include <QTranslator>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace app {

bool openWindow(QQmlApplicationEngine &engine, ControlCenter &center, const QString &theme)
{
    if (!theme.isEmpty())
        center.settings()->window()->setThemeOnce(theme);
    QVariantMap properties{{u"center"_s, QVariant::fromValue(&center)}};
    auto &session = *center.window()->session();
    if (const QRect place = session.place(); !place.isEmpty()) // none of it twice: a window that jumps is no welcome
        properties.insert({{u"x"_s, place.x()}, {u"y"_s, place.y()}, {u"width"_s, place.width()}, {u"height"_s, place.height()}});
    if (session.isMaximized())
        properties[u"visibility"_s] = int(QWindow::Maximized);
    engine.setInitialProperties(properties);
    engine.loadFromModule("Station", "Main");
    if (engine.rootObjects().isEmpty())
        return false;
    if (auto *window = qobject_cast<QWindow *>(engine.rootObjects().constFirst())) {
        session.watch(*window);
        center.window()->leaving()->watch(*window);
    }
    return true;
}

void installTranslations()
{
    auto *ours = new QTranslator(QCoreApplication::instance());
    if (ours->load(QLocale(), u"station"_s, u"_"_s, u":/i18n"_s) || ours->load(u":/i18n/station_en"_s)) // English needs its plurals
        QCoreApplication::installTranslator(ours);
    auto *qt = new QTranslator(QCoreApplication::instance());
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace app

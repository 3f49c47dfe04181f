// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/windowsetup.h"

#include "app/desktop/controlcenter.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QQmlApplicationEngine>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace app {

bool openWindow(QQmlApplicationEngine &engine, ControlCenter &center, const QString &theme)
{
    if (!theme.isEmpty())
        center.settings()->window()->setThemeOnce(theme);
    engine.setInitialProperties({{u"center"_s, QVariant::fromValue(&center)}});
    engine.loadFromModule("Station", "Main");
    return !engine.rootObjects().isEmpty();
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

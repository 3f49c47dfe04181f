// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/pictures.h"

#include <QDir>
#include <QImage>
#include <QQuickWindow>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

void Pictures::themes()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << u"light"_s;
    QTest::newRow("dark") << u"dark"_s;
}

void Pictures::keep(TestWindow &window, const QString &name)
{
    QCoreApplication::processEvents();
    const auto picture = window.window()->grabWindow();
    QDir().mkpath(QStringLiteral(SCREENS));
    QVERIFY(picture.save(QStringLiteral(SCREENS "/%1.png").arg(name)));
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colors.insert(picture.pixel(x, y));
    }
    QVERIFY2(colors.size() > 20, "the picture is blank");
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

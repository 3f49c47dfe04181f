// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/*! A server has no display: what station-headless loads draws nothing. */
class NoGuiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headlessLoadsNoGui();
};

void NoGuiTest::headlessLoadsNoGui()
{
    QProcess ldd;
    ldd.start(u"ldd"_s, {QStringLiteral(STATION_BIN "/station-headless")});
    QVERIFY(ldd.waitForFinished(30'000));
    const QStringList libraries = QString::fromUtf8(ldd.readAllStandardOutput()).split(u'\n');
    QVERIFY2(!libraries.filter(u"libQt6Core.so"_s).isEmpty() && !libraries.filter(u"libnats.so"_s).isEmpty(), "ldd reads the program");
    QCOMPARE(libraries.filter(u"not found"_s), QStringList());
    static const QRegularExpression drawing(u"lib(Qt6(Gui|Widgets|Quick|OpenGL|Svg)|X11|xcb|wayland|GL|EGL|GLX|OpenGL|fontconfig)"_s);
    QCOMPARE(libraries.filter(drawing), QStringList());
}

QTEST_GUILESS_MAIN(NoGuiTest)
#include "tst_no_gui.moc"

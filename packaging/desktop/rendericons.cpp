// SPDX-License-Identifier: Apache-2.0
// rendericons SVG FOLDER SIZE…: draws the icon once per size, as FOLDER/SIZE.png. Runs while building and needs no display.
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    QSvgRenderer icon(words.value(1));
    if (words.size() < 4 || !icon.isValid()) {
        qCritical("usage: rendericons SVG FOLDER SIZE…");
        return 2;
    }
    for (const QString &size : words.mid(3)) {
        QImage image(size.toInt(), size.toInt(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        icon.render(&painter);
        painter.end();
        if (!image.save(words[2] + u'/' + size + u".png"_s)) {
            qCritical("cannot write %ls", qUtf16Printable(words[2]));
            return 1;
        }
    }
    return 0;
}

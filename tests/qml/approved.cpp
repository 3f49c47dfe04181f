// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/approved.h"

#include <QDir>
#include <QHash>
#include <QImageWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int kColors = 36;
constexpr int kTolerance = 48;  // of a channel, after softening
constexpr int kBlock = 16;      // pixels at scale 1
constexpr int kMayDiffer = 7;   // pixels of a block, at scale 1

int distance(QRgb one, QRgb other) { return std::max({qAbs(qRed(one) - qRed(other)), qAbs(qGreen(one) - qGreen(other)), qAbs(qBlue(one) - qBlue(other))}); }

/*! The mean of three by three pixels: thin strokes weigh as much as they cover, however they are spread. */
QImage softened(const QImage &picture)
{
    const QImage from = picture.convertToFormat(QImage::Format_RGB32);
    QImage soft = from;
    for (int y = 0; y < from.height(); ++y) {
        auto *to = reinterpret_cast<QRgb *>(soft.scanLine(y));
        for (int x = 0; x < from.width(); ++x) {
            int red = 0, green = 0, blue = 0;
            for (int row = y - 1; row <= y + 1; ++row) {
                const auto *line = reinterpret_cast<const QRgb *>(from.constScanLine(qBound(0, row, from.height() - 1)));
                for (int column = x - 1; column <= x + 1; ++column) {
                    const QRgb pixel = line[qBound(0, column, from.width() - 1)];
                    red += qRed(pixel);
                    green += qGreen(pixel);
                    blue += qBlue(pixel);
                }
            }
            to[x] = qRgb(red / 9, green / 9, blue / 9);
        }
    }
    return soft;
}

/*! Whether the color is there in the other picture too, in its place or beside it. */
bool isThere(QRgb color, const QImage &other, int x, int y, int reach)
{
    for (int row = qMax(0, y - reach); row <= qMin(other.height() - 1, y + reach); ++row) {
        const auto *line = reinterpret_cast<const QRgb *>(other.constScanLine(row));
        for (int column = qMax(0, x - reach); column <= qMin(other.width() - 1, x + reach); ++column) {
            if (distance(color, line[column]) <= kTolerance)
                return true;
        }
    }
    return false;
}

QString folder() { return QStringLiteral(APPROVED_PICTURES); }
QString failedFolder() { return QStringLiteral(FAILED_PICTURES); }

} // namespace

QImage Approved::differences(const QImage &approved, const QImage &actual, int scale)
{
    if (approved.size() != actual.size()) {
        QImage all = actual.convertToFormat(QImage::Format_RGB32);
        all.fill(Qt::red);
        return all;
    }
    const QImage one = softened(approved), other = softened(actual);
    const int block = kBlock * scale;
    const QSize blocks((one.width() + block - 1) / block, (one.height() + block - 1) / block);
    QList<int> differing(qsizetype(blocks.width()) * blocks.height());
    QImage marked = one.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < one.height(); ++y) {
        const auto *left = reinterpret_cast<const QRgb *>(one.constScanLine(y));
        const auto *right = reinterpret_cast<const QRgb *>(other.constScanLine(y));
        for (int x = 0; x < one.width(); ++x) {
            if (distance(left[x], right[x]) <= kTolerance || (isThere(left[x], other, x, y, scale) && isThere(right[x], one, x, y, scale)))
                continue;
            ++differing[qsizetype(y / block) * blocks.width() + x / block];
            marked.setPixel(x, y, qRgb(255, 0, 0));
        }
    }
    return std::ranges::any_of(differing, [scale](int count) { return count > kMayDiffer * scale * scale; }) ? marked : QImage();
}

QImage Approved::reduced(const QImage &picture)
{
    const QImage from = picture.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < from.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(from.constScanLine(y));
        for (int x = 0; x < from.width(); ++x)
            ++counts[line[x]];
    }
    QList<QRgb> byNumber = counts.keys();
    std::ranges::sort(byNumber, [&counts](QRgb one, QRgb other) { return std::pair(-counts.value(one), one) < std::pair(-counts.value(other), other); });
    // Half of the palette are the colors that are there most, half those that are farthest from what is in it: the little that is red has to stay red.
    QList<QRgb> palette;
    for (const QRgb color : std::as_const(byNumber)) {
        if (palette.size() < kColors / 2 && std::ranges::none_of(palette, [color](QRgb known) { return distance(color, known) < 16; }))
            palette.append(color);
    }
    QHash<QRgb, int> apart;
    for (const QRgb color : std::as_const(byNumber)) {
        if (counts.value(color) >= 4)
            apart.insert(color, distance(color, *std::ranges::min_element(palette, {}, [color](QRgb known) { return distance(color, known); })));
    }
    while (palette.size() < kColors && !apart.isEmpty()) {
        const QRgb farthest = std::ranges::max_element(byNumber, {}, [&apart](QRgb color) { return apart.value(color, -1); })[0];
        palette.append(farthest);
        for (auto color = apart.begin(); color != apart.end(); ++color)
            *color = qMin(*color, distance(color.key(), farthest));
    }
    QHash<QRgb, uchar> places;
    for (const QRgb color : std::as_const(byNumber))
        places.insert(color, uchar(std::ranges::min_element(palette, {}, [color](QRgb known) { return distance(color, known); }) - palette.begin()));
    QImage small(from.size(), QImage::Format_Indexed8);
    small.setColorTable(palette);
    for (int y = 0; y < from.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(from.constScanLine(y));
        auto *to = small.scanLine(y);
        for (int x = 0; x < from.width(); ++x)
            to[x] = places.value(line[x]);
    }
    return small;
}

QString Approved::check(const QString &name, const QImage &actual, int scale)
{
    const QString path = folder() + u'/' + name + u".png"_s;
    const auto write = [](const QImage &picture, const QString &to) {
        QImageWriter writer(to, "png");
        writer.setQuality(0); // as small as it gets
        return writer.write(picture);
    };
    if (qgetenv("STATION_PICTURES") == "rewrite") {
        const QImage old(path);
        if (!old.isNull() && differences(old, actual, scale).isNull())
            return {}; // the same to a person: no new bytes
        return write(reduced(actual), path) ? QString() : u"%1 cannot be written"_s.arg(path);
    }
    const QImage approved(path);
    const QImage difference = approved.isNull() ? actual : differences(approved, actual, scale);
    if (difference.isNull())
        return {};
    QDir().mkpath(failedFolder());
    write(actual, failedFolder() + u'/' + name + u"-actual.png"_s);
    if (approved.isNull())
        return u"There is no %1. Look at %2/%3-actual.png; STATION_PICTURES=rewrite approves it."_s.arg(path, failedFolder(), name);
    write(difference, failedFolder() + u'/' + name + u"-difference.png"_s);
    return u"It does not look like %1. Look at %2/%3-actual.png and -difference.png; STATION_PICTURES=rewrite approves it."_s.arg(path, failedFolder(), name);
}

// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/walker.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Walker {

namespace {

bool isPopup(const QQuickItem *item) { return item->inherits("QQuickPopupItem"); }

void collect(QQuickItem *item, QList<QQuickItem *> &into)
{
    if (!item->isVisible() || item->opacity() < 0.05)
        return;
    into.append(item);
    const auto children = item->childItems();
    for (auto *child : children)
        collect(child, into);
}

} // namespace

QQuickItem *front(QQuickWindow *window)
{
    for (auto *item = window->activeFocusItem(); item; item = item->parentItem()) {
        if (isPopup(item))
            return item;
    }
    return window->contentItem();
}

QList<QQuickItem *> shown(QQuickItem *root)
{
    QList<QQuickItem *> items;
    collect(root, items);
    return items;
}

QRectF wholeRect(const QQuickItem *item) { return item->mapRectToScene({0, 0, item->width(), item->height()}); }

QRectF seenRect(const QQuickItem *item)
{
    QRectF rect = wholeRect(item);
    for (const auto *around = item->parentItem(); around; around = around->parentItem()) {
        if (around->clip())
            rect &= wholeRect(around);
    }
    return rect & QRectF({0, 0}, QSizeF(item->window()->size()));
}

QAccessible::Role roleOf(QQuickItem *item)
{
    auto *accessible = QAccessible::queryAccessibleInterface(item);
    return accessible ? accessible->role() : QAccessible::NoRole;
}

QString nameOf(QQuickItem *item)
{
    auto *accessible = QAccessible::queryAccessibleInterface(item);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

bool isControl(QQuickItem *item)
{
    switch (roleOf(item)) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::Link:
    case QAccessible::PageTab:
    case QAccessible::ColumnHeader:
    case QAccessible::ListItem:
    case QAccessible::TreeItem:
    case QAccessible::MenuItem:
    case QAccessible::EditableText:
        return true;
    default:
        return false;
    }
}

QString describe(QQuickItem *item)
{
    QStringList path;
    for (auto *around = item; around; around = around->parentItem()) {
        QString type = QString::fromLatin1(around->metaObject()->className());
        type = type.section(u"_QML"_s, 0, 0).remove(u"QQuick"_s);
        if (around == item || !around->objectName().isEmpty() || type != QString::fromLatin1(around->metaObject()->className()))
            path.prepend(around->objectName().isEmpty() ? type : type + u'#' + around->objectName());
    }
    const QRectF rect = wholeRect(item);
    return u"%1 \"%2\" at %3,%4 %5x%6"_s.arg(path.mid(qMax(0, path.size() - 4)).join(u'/'), nameOf(item)).arg(qRound(rect.x())).arg(qRound(rect.y())).arg(qRound(rect.width())).arg(qRound(rect.height()));
}

Round tabRound(QQuickWindow *window, bool backwards, const std::function<void(QQuickItem *)> &atStop)
{
    Round round;
    for (int i = 0; i < 400; ++i) {
        auto *before = window->activeFocusItem();
        Qt::KeyboardModifiers modifiers = backwards ? Qt::ShiftModifier : Qt::NoModifier;
        auto *spoken = before ? QAccessible::queryAccessibleInterface(before) : nullptr;
        if (spoken && spoken->text(QAccessible::Description).contains("Ctrl+Tab"_L1)) // an editor writes with Tab, and says how else to go on
            modifiers |= Qt::ControlModifier;
        QTest::keyClick(window, backwards ? Qt::Key_Backtab : Qt::Key_Tab, modifiers);
        auto *item = window->activeFocusItem();
        if (!item || item == before) {
            if (item && round.stops.isEmpty() && front(window) != window->contentItem()) { // a sheet with a single place for the keyboard
                round.stops.append(item);
                if (atStop)
                    atStop(item);
            } else {
                round.trap = before;
            }
            return round;
        }
        if (const auto found = round.stops.indexOf(item); found >= 0) {
            round.trap = found == 0 ? nullptr : item;
            return round;
        }
        round.stops.append(item);
        if (atStop)
            atStop(item);
    }
    round.trap = window->activeFocusItem();
    return round;
}

int newPixels(QQuickItem *item, const QImage &before, const QImage &now)
{
    const QRect rect = seenRect(item).adjusted(-12, -12, 12, 12).toAlignedRect() & now.rect();
    int found = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            found += now.pixel(x, y) != before.pixel(x, y) && contrast(now.pixelColor(x, y), before.pixelColor(x, y)) >= 3;
    }
    return found;
}

double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

} // namespace Walker
